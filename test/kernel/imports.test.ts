import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const project = mkdtempSync(join(tmpdir(), "chainrule-imports-"));
const files: Record<string, string> = {
  "src/above.ts": 'import type { Pair } from "./pair";\nexport const above: Pair = [1, 2];',
  "src/pair.ts": "export type Pair = [number, number];",
  "notebooks/local.ts": 'export { above } from "../src/above.ts";\nexport const here = "here";',
  "notebooks/plain.js": "export const plain = 3;",
  "node_modules/only-esm/package.json":
    '{ "name": "only-esm", "type": "module", "exports": { ".": "./main.js", "./part": { "types": "./part.d.ts", "import": "./inner/part.js" } } }',
  "node_modules/only-esm/main.js": "export const esm = true;",
  "node_modules/only-esm/main.d.ts": "export declare const esm: boolean;",
  "node_modules/only-esm/part.d.ts": "export declare const part: string;",
  "node_modules/only-esm/inner/part.js": 'export const part = "part";',
};
const notebook = new Notebook(join(project, "notebooks"));

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text);
  }
});
afterAll(async () => {
  await notebook.close();
  rmSync(project, { recursive: true });
});

const imports: [what: string, source: string, result: string][] = [
  ["a .ts file beside it, with its ending", 'import { here } from "./local.ts"; here', "'here'"],
  ["a .ts file without its ending", 'import { here } from "./local"; here', "'here'"],
  ["a .ts file above its folder", 'import { above } from "../src/above"; above', "[ 1, 2 ]"],
  [
    "what a local file passes on from above",
    'import { above } from "./local.ts"; above',
    "[ 1, 2 ]",
  ],
  ["an ESM-only package", 'import { esm } from "only-esm"; esm', "true"],
  ["a subpath of an exports map", 'import { part } from "only-esm/part"; part', "'part'"],
  ["Node's own modules", 'import { basename } from "node:path"; basename("a/b")', "'b'"],
  [
    "chainrule, though no package of that name is installed",
    'import { displaySymbol } from "chainrule"; displaySymbol',
    "Symbol(Jupyter.display)",
  ],
  ["dynamically", '(await import("./local.ts")).here', "'here'"],
];

describe("a cell imports", () => {
  test.each(imports)("%s", async (_, source, expected) => {
    const { result, error } = await notebook.run(source);
    expect(error).toBe("");
    expect(result).toBe(expected);
  });

  test("nothing that is not there, and the error says what was asked for", async () => {
    const { error } = await notebook.run('const name = "./nowhere.ts"; await import(name)');
    expect(error).toMatch(/Cannot find module .*nowhere\.ts/);
  });

  test("a changed file anew, also one that it imports itself, and an unchanged one as it is", async () => {
    const write = (name: string, text: string): void =>
      writeFileSync(join(project, "notebooks", name), text);
    write("outer.ts", 'export { inner } from "./inner";\nexport const same = {};');
    write("inner.ts", "export const inner = 1;");
    const cell =
      'import { inner, same } from "./outer.ts"; [inner, same === Reflect.get(globalThis, "kept")]';
    await notebook.run('import { same } from "./outer.ts"; Reflect.set(globalThis, "kept", same);');
    expect((await notebook.run(cell)).result).toBe("[ 1, true ]");
    write("inner.ts", "export const inner = 2;");
    expect((await notebook.run(cell)).result).toBe("[ 2, false ]");
  });
});
