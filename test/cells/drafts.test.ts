/** What a check may cost: a cell beside the program looks for no file again. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, test } from "vitest";
import { nodeFiles } from "../../src/cells/files.ts";
import { CellLanguage } from "../../src/cells/language.ts";
import { packageFolder } from "./session.ts";

const folder = fileURLToPath(new URL("../../notebooks", import.meta.url));
const known = nodeFiles();
const written = new Map<string, string>();
let lookups = 0;
const language = new CellLanguage({
  folder,
  packageFolder,
  files: {
    ...known,
    fileExists: (path) => {
      if (!path.endsWith("/package.json")) lookups++;
      return written.has(path) || known.fileExists(path);
    },
    readFile: (path) => written.get(path) ?? known.readFile(path),
    version: (path) => written.get(path) ?? known.version(path),
  },
});

beforeEach(() => {
  language.forget();
  written.clear();
});

function messages(cell: string): string[] {
  return language.check(cell).map(({ message }) => message);
}

function run(cell: string): void {
  expect(messages(cell)).toEqual([]);
  language.commit(cell);
}

function lookupsOf(cell: string): number {
  lookups = 0;
  run(cell);
  return lookups;
}

test("a cell that imports what no cell has imported looks for it, and later ones do not", () => {
  expect(
    lookupsOf('import { sgd } from "chainrule"; const a = sgd({ learningRate: 1 });'),
  ).not.toBe(0);
  run('import { matrix } from "chainrule";');
  expect(lookupsOf('import { matrix } from "chainrule"; const b = matrix([[1, 2]]);')).toBe(0);
  expect(lookupsOf('import { readFileSync } from "node:fs"; readFileSync("a", "utf8");')).toBe(0);
});

test("a cell is checked without a look at the files that earlier cells brought in", () => {
  run('import { matmul, matrix } from "chainrule";');
  run("const v = matrix([[1]]);");
  run("matmul(v, v);");
  expect(lookupsOf("const w = matrix([[1, 2]]); let rate: number = 0.1;")).toBe(0);
  expect(lookupsOf("1 + 1")).toBe(0);
  expect(lookupsOf("const y = matmul(w, matrix([[1], [2]])); rate = y.at(0, 0);")).toBe(0);
  expect(messages("const z: string = y;")).toEqual([
    "Type 'Matrix' is not assignable to type 'string'.",
  ]);
});

test("what a cell adds to the global scope counts in the cells after it, until it is forgotten", () => {
  run("declare global { interface Array<T> { second(): T } }");
  run("const s: number = [1, 2].second();");
  run("let [first]: number[] = [s];");
  language.forget();
  expect(messages("[1, 2].second()")).toEqual([
    "Property 'second' does not exist on type 'number[]'.",
  ]);
});

test("a comment to TypeScript leaves errors out in its own cell alone", () => {
  run('// @ts-expect-error on purpose\nconst wrong: number = "a";');
  expect(messages("// @ts-expect-error without need\nwrong.toFixed()")).toEqual([
    "Unused '@ts-expect-error' directive.",
  ]);
  expect(messages('wrong + ({} as string) + 1; const n: number = "b";')).toHaveLength(1);
});

test("a missing file does not stand in the way of other cells, and is found once it is there", () => {
  const cell = 'import { late } from "./late.ts"; const l: number = late;';
  expect(messages(cell)[0]).toMatch("Cannot find module './late.ts'");
  run("const other = 1;");
  written.set(join(folder, "late.ts").replaceAll("\\", "/"), "export const late = 1;");
  run(cell);
  written.set(join(folder, "late.ts").replaceAll("\\", "/"), 'export const late = "text";');
  expect(messages(cell)).toEqual(["Type 'string' is not assignable to type 'number'."]);
  run("const sum: number = l + other;");
});

test("hundreds of cells later, and after quiet moments, the types of the first are known", () => {
  run('import { matrix } from "chainrule"; const m0 = matrix([[1]]);');
  for (let i = 1; i < 250; i++) {
    run(`const m${i} = m${i - 1}; type T${i} = typeof m${i};`);
    if (i % 50 === 0) language.settle();
  }
  run("const last: T1 = m249; last.at(0, 0).toFixed();");
  expect(messages("const wrong: string = m249;")).toEqual([
    "Type 'Matrix' is not assignable to type 'string'.",
  ]);
});
