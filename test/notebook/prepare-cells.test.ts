import { beforeAll, describe, expect, test } from "vitest";
import type { Notebook } from "../../src/notebook/notebook.ts";
import { pageTypes } from "../../src/notebook/page-types.ts";
import { type PreparedCell, prepareCells } from "../../src/notebook/prepare-cells.ts";
import { root } from "../project/modules.ts";
import { code, text } from "./samples.ts";

let types: Readonly<Record<string, string>>;

beforeAll(async () => {
  types = await pageTypes(root);
});

function prepared(...sources: readonly string[]): (PreparedCell | null)[] {
  return preparedIn(true, sources);
}

function preparedIn(strict: boolean, sources: readonly string[]): (PreparedCell | null)[] {
  const cells = sources.map((source, i) => code(`c${i}`, source, []));
  const notebook: Notebook = { metadata: {}, cells: [text("words", "# Words"), ...cells] };
  return prepareCells(notebook, types, strict);
}

describe("the cells of a page, prepared", () => {
  test("are scripts that do what the cells say, one for each code cell", () => {
    const [first, second] = prepared("let n = 20;", "n * 2 + 2");
    expect(first?.names).toEqual(["n"]);
    const run = new Function(`let n; ${first?.code}; return ${second?.code}`);
    expect(run()).toEqual({ value: 42 });
  });

  test("know the cells above them, and none of another notebook", () => {
    expect(prepared("const width = 3;", "width + 1").map((cell) => cell !== null)).toEqual([
      true,
      true,
    ]);
    expect(prepared("width + 1")).toEqual([null]);
  });

  test("are left out where TypeScript finds a mistake, and the others are there", () => {
    const cells = prepared('const n: number = "one";', "const = 5", "1 + 1");
    expect(cells.map((cell) => cell !== null)).toEqual([false, false, true]);
  });

  test("bring the warning of a cell that only strictness objects to, where that does not stop it", () => {
    const cell = "const add = (x, y: number) => x + y";
    expect(prepared(cell)).toEqual([null]);
    expect(preparedIn(false, [cell])[0]?.warnings).toMatch(/^warning, line 1: Parameter 'x'/);
  });

  test("are checked against what a page has: no files, no process", () => {
    expect(prepared('import { readFileSync } from "node:fs"; readFileSync("a");')).toEqual([null]);
    expect(prepared('import { seeded } from "chainrule"; seeded(1).next()')).not.toEqual([null]);
  });

  test("are not made for a notebook so large that its page would take minutes to write", () => {
    expect(prepared(...Array.from({ length: 301 }, () => "1"))).toEqual([]);
  });
});
