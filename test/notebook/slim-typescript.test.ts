import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";
import { expect, test } from "vitest";
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

test("a file of another make is left whole", () => {
  expect(slimTypescript("module.exports = 1;", used)).toBe("module.exports = 1;");
});
