import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";
import { expect, test } from "vitest";
import { slimMessages } from "../../src/notebook/slim-messages.ts";
import { slimTypescript, typescriptNames } from "../../src/notebook/slim-typescript.ts";

const path = createRequire(import.meta.url).resolve("typescript");
const used = new Set(["createSourceFile", "version", "ScriptTarget"]);

test("the names that a program uses are found in every form", () => {
  const sources = [
    "ts.createSourceFile(a); const x: ts.Node = b;",
    "const { factory,  sys } = ts;",
    "const inner = ts as unknown as Internals;\ninner.bindSourceFile(a);",
  ];
  const found = ["createSourceFile", "Node", "bindSourceFile", "factory", "sys"];
  expect([...typescriptNames(sources)]).toEqual(found);
});

test("the slim module is TypeScript: it has the names asked for, and they work", async () => {
  const slim = slimTypescript(readFileSync(path, "utf8"), used);
  const module = `data:text/javascript;base64,${Buffer.from(slim).toString("base64")}`;
  const made = ((await import(/* @vite-ignore */ module)) as { default: typeof ts }).default;
  expect(Object.keys(made).sort()).toEqual(["ScriptTarget", "createSourceFile", "version"]);
  expect(made.version).toBe(ts.version);
  const file = made.createSourceFile("a.ts", "let a = 1;", made.ScriptTarget.ES2022);
  expect(file.statements).toHaveLength(1);
});

test("the slim language service answers what it is asked, and has nothing else", {
  timeout: 120_000,
}, async () => {
  const names = new Set(["createLanguageService", "ScriptTarget", "ScriptSnapshot"]);
  const asked = new Set(["getSemanticDiagnostics", "getProgram", "getQuickInfoAtPosition"]);
  const whole = readFileSync(path, "utf8");
  const slim = await slimMessages(slimTypescript(whole, names, asked));
  expect(slim.length).toBeLessThan(slimTypescript(whole, names, everything(whole)).length);
  const module = `data:text/javascript;base64,${Buffer.from(slim).toString("base64")}`;
  const made = ((await import(/* @vite-ignore */ module)) as { default: typeof ts }).default;
  const service = made.createLanguageService(hostOf("const one: number = 'two';", made));
  const [found] = service.getSemanticDiagnostics("a.ts").map(({ messageText }) => messageText);
  expect(found).toBe("Type 'string' is not assignable to type 'number'.");
  expect(service.getQuickInfoAtPosition("a.ts", 7)?.kind).toBe("const");
  expect(Object.keys(service).sort()).toEqual([...asked].sort());
});

test("the slim emitter writes what TypeScript writes for today's engines, and knows no older ones", async () => {
  const names = new Set(["transpileModule", "ScriptTarget", "ModuleKind"]);
  const slim = slimTypescript(readFileSync(path, "utf8"), names);
  expect(slim.match(/transformers\.push\(transform(?:ES20|Gen)\w+\)/g)).toBe(null);
  expect(slim).not.toContain("return transformSystemModule");
  const module = `data:text/javascript;base64,${Buffer.from(slim).toString("base64")}`;
  const made = ((await import(/* @vite-ignore */ module)) as { default: typeof ts }).default;
  const cell = `import { train } from "chainrule";
    enum Kind { Step, Sigmoid }
    class Unit<T> { #w = 1; static made = 0; accessor bias = 2; constructor(readonly kind: Kind, public x?: T) {} }
    const log = (target: unknown, context: ClassMethodDecoratorContext) => {};
    class Marked { @log run() { using file = open(); return 2 ** 3 ?? file?.name; } }
    async function* steps() { for await (const { a, ...rest } of train()) yield a ||= rest; }
    export { Unit, Marked, steps };`;
  for (const kind of [made.ModuleKind.ES2022, made.ModuleKind.CommonJS]) {
    const compilerOptions = { target: made.ScriptTarget.ES2022, module: kind };
    const { outputText } = made.transpileModule(cell, { compilerOptions });
    expect(outputText).toBe(ts.transpileModule(cell, { compilerOptions }).outputText);
  }
});

/** Every word of the text: whatever is asked for is kept. */
function everything(text: string): Set<string> {
  return new Set(text.match(/\w+/g));
}

function hostOf(text: string, { ScriptSnapshot, ScriptTarget }: typeof ts): ts.LanguageServiceHost {
  const isOurs = (name: string): boolean => name === "a.ts";
  return {
    getCompilationSettings: () => ({ target: ScriptTarget.ES2022, noLib: true }),
    getScriptFileNames: () => ["a.ts"],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => (isOurs(name) ? ScriptSnapshot.fromString(text) : undefined),
    getCurrentDirectory: () => "/",
    getDefaultLibFileName: () => "lib.d.ts",
    fileExists: isOurs,
    readFile: (name) => (isOurs(name) ? text : undefined),
  };
}

test("a file of another make is left whole", () => {
  expect(slimTypescript("module.exports = 1;", used)).toBe("module.exports = 1;");
});
