/** What a check may cost: a program whose structure is reused whole looks for no file again. */
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { nodeFiles } from "../../src/cells/files.ts";
import { CellLanguage } from "../../src/cells/language.ts";
import { packageFolder } from "./session.ts";

const files = nodeFiles();
let lookups = 0;
const language = new CellLanguage({
  folder: fileURLToPath(new URL("../../notebooks", import.meta.url)),
  packageFolder,
  files: {
    ...files,
    fileExists: (path) => {
      if (!path.endsWith("/package.json")) lookups++;
      return files.fileExists(path);
    },
  },
});

function run(cell: string): void {
  expect(language.check(cell)).toEqual([]);
  language.commit(cell);
  language.settle();
}

function lookupsOf(cell: string): number {
  lookups = 0;
  expect(language.check(cell)).toEqual([]);
  return lookups;
}

test("a cell is checked without a look at the files that earlier cells brought in", () => {
  run('import { matmul, matrix } from "chainrule";');
  run("const w = matrix([[1, 2]]); let rate: number = 0.1;");
  expect(lookupsOf("1 + 1")).toBe(0);
  expect(lookupsOf("const y = matmul(w, matrix([[1], [2]])); rate = y.at(0, 0);")).toBe(0);
});

test("a cell that imports what no cell has imported looks for it", () => {
  expect(lookupsOf('import { sgd } from "chainrule"; sgd({ learningRate: 1 });')).toBeGreaterThan(
    0,
  );
});
