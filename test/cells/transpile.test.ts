import { expect, test } from "vitest";
import { importsOf, transpileFile } from "../../src/cells/transpile.ts";

test("a file loses its types and keeps its imports of values", () => {
  const source =
    "import { type A, b } from './b.ts';\nimport { C } from './c.ts';\nexport const d: A & C = b;";
  const [first, second] = transpileFile(source, "/books/helper.ts").split("\n");
  expect([first, second]).toEqual(["import { b } from './b.ts';", "export const d = b;"]);
});

test("a file's map names the file and holds its text", () => {
  const code = transpileFile("export const a: number = 1;", "/books/helper.ts");
  const map = /sourceMappingURL=data:application\/json;base64,(.*)/.exec(code)?.[1] ?? "";
  const { sources } = JSON.parse(Buffer.from(map, "base64").toString());
  expect(sources).toEqual(["helper.ts"]);
});

test("the modules that a file names are those of its imports, exports and import()", () => {
  const source = "import a from './a.ts'; export * from 'b'; const c = () => import('../c.ts')";
  expect(importsOf(source)).toEqual(["./a.ts", "b", "../c.ts"]);
});
