import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { usesOf } from "../../src/cells/uses.ts";
import { needsOf } from "../../src/page/needs.ts";
import { root } from "../project/modules.ts";

/** Positions, from 1, of the cells that the last one needs. */
function needs(...sources: readonly string[]): number[] {
  return needsOf(sources.map(usesOf), sources.length - 1).map((index) => index + 1);
}

describe("a cell needs the cells above it that", () => {
  test.each<[string, string[], number[]]>([
    ["declare what it names", ["const a = 1;", "const b = 2;", "b"], [2]],
    ["declare what those name", ["const a = 1;", "const b = a + 1;", "0", "b"], [1, 2]],
    [
      "declare the types it names",
      ["interface P { x: number }", "1", "const p: P = { x: 1 }"],
      [1],
    ],
    ["import what it calls", ['import { seeded } from "chainrule";', "1", "seeded(1)"], [1]],
    ["declare what its functions name", ["let n = 0;", "const f = () => n;", "f()"], [1, 2]],
    ["declare a name a second time", ["let n = 0;", "let n = 1;", "n"], [1, 2]],
    ["assign to what it names", ["let n = 0;", "n = 1;", "n"], [1, 2]],
    ["assign inside of it", ["const p = { x: 0 };", "p.x = 1;", "p.x++;", "p"], [1, 2, 3]],
    ["push to it", ["const list = [1];", "list.push(2);", "list.map((x) => x);", "list"], [1, 2]],
    [
      "hand it to a function",
      ["const m = [1];", "const f = (x: number[]) => x.pop();", "f(m);", "m"],
      [1, 2, 3],
    ],
    ["change it by a function", ["let n = 0;", "const up = () => n++;", "up();", "n"], [1, 2, 3]],
    ["change it by another name", ["const a = [1];", "const b = a;", "b.push(2);", "a"], [1, 2, 3]],
    [
      "draw from it",
      ['import { seeded } from "chainrule";', "const r = seeded(1);", "r();", "r()"],
      [1, 2, 3],
    ],
    [
      "train it",
      [
        'import { network, train, show } from "chainrule";',
        "const net = network([]);",
        "const data = {};",
        "await train(net, data);",
        "net",
      ],
      [1, 2, 3, 4],
    ],
  ])("%s", (_what, sources, expected) => expect(needs(...sources)).toEqual(expected));
});

describe("a cell does not need those that only", () => {
  test.each<[string, string[]]>([
    ["print what it names", ["const list = [1];", "console.log(list);", "list"]],
    [
      "show it in a figure",
      [
        'import { show, lineChart } from "chainrule";\nconst list = [1];',
        "show(lineChart(list));",
        "list",
      ],
    ],
    [
      "train something else on it",
      [
        'import { train } from "chainrule";\nconst data = {};',
        "const net = {};\nawait train(net, data);",
        "data",
      ],
    ],
    ["call the same function", ["const f = (x: number) => x;", "f(1);", "f(2)"]],
    ["have a property of its name", ["const x = 1;", "const p = { x: 2 };\np.x", "x"]],
  ])("%s", (_what, sources) => expect(needs(...sources)).toEqual([1]));
});

test("where a cell reaches what no name says, all above are needed", () => {
  expect(needs("const a = 1;", "2", "eval('a')")).toEqual([1, 2]);
  expect(needs("const a = 1;", "globalThis.b = 2;", "b")).toEqual([1, 2]);
});

test("a cell with mistakes is read as far as it goes", () => {
  expect(needs("const a = 1;", "const b = a +;", "b")).toEqual([1, 2]);
});

test("in no lesson a cell needs one that does not come before it, and most need a part only", () => {
  const source = readFileSync(join(root, "lessons", "09-mini-batches.ts"), "utf8");
  const cells = source
    .split(/^\/\/ %%(?! \[markdown\]).*$/m)
    .slice(1)
    .map((cell) => cell.split("\n// %%")[0]);
  const uses = cells.map(usesOf);
  const shares = uses.map((_, index) => (index === 0 ? 0 : needsOf(uses, index).length / index));
  expect(shares.reduce((sum, share) => sum + share) / shares.length).toBeLessThan(0.8);
});
