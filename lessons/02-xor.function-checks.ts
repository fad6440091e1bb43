/** The two functions of lesson 02: counting tables, and the forward pass, with the usual slips. */
import type { Random } from "../src/engine/random.ts";
import { functionOf, numberOf } from "../src/exercises/answer.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import {
  inputs,
  predict,
  type Unit,
  weightedSum,
} from "./01-perceptron.checks.ts";
import type { TwoLayers } from "./02-xor.checks.ts";

/** The lesson's 4913 units. */
function searched(): Unit[] {
  const grid = Array.from({ length: 17 }, (_, i) => -2 + i / 4);
  return grid.flatMap((w1) =>
    grid.flatMap((w2) => grid.map((b) => ({ w: [w1, w2], b }))),
  );
}

const tableOf = (unit: Unit): string =>
  inputs.map((x) => predict(unit, x)).join("");

/** Counts on all units, and on a few whose number of tables nobody can know by heart. */
export function checkCount(answer: unknown): Verdict | undefined {
  const countTables = functionOf(answer, "countTables");
  const all = searched();
  const samples = [
    { units: all, text: "the 4913 units" },
    {
      units: [all[0], all[1], all[0]],
      text: "three units with the same table",
    },
    {
      units: all.filter((_, i) => i % 700 === 0),
      text: "eight of the units",
    },
  ];
  for (const { units, text } of samples) {
    const what = `\`countTables\` for ${text}`;
    const came = numberOf(countTables(structuredClone(units)), what);
    const expected = new Set(units.map(tableOf)).size;
    if (came === expected) continue;
    const cause =
      miscounts(units, expected).find(([slip]) => slip === came)?.[1] ??
      "each unit has a table of four answers; count how many different tables there are";
    return notYet({ what, came: `is ${describeValue(came)}`, cause });
  }
  return undefined;
}

/** Numbers that answer another question than the one asked. */
function miscounts(units: readonly Unit[], expected: number) {
  const tables = units.map(tableOf);
  const xorLike = tables.filter((table) => table === "0110").length;
  const list: readonly (readonly [number, string])[] = [
    [units.length, "that is the number of units; many have the same table"],
    [
      xorLike,
      "that is the number of units that do XOR; all tables are asked for",
    ],
    [expected + 1, "one too many: is a table counted that no unit has?"],
    [expected - 1, "one too few: is the first or the last table left out?"],
    [14, "the number must be counted from `candidates`, not written down"],
    [16, "16 tables exist; two of them no unit can do"],
    [
      new Set(tables.map((table) => table.replaceAll("0", "").length)).size,
      "units with as many ones may have different tables; compare all four answers",
    ],
    [4, "a unit has four answers; together they are one table"],
    [2, "there are two answers, 0 and 1; a table is four of them"],
  ];
  return list;
}

function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } {
  const h = net.hidden.map((unit) => predict(unit, x));
  return { h, a: predict(net.output, h) };
}

export const forwardCheck: FunctionCheck = {
  name: "forward",
  cases: [
    [
      {
        hidden: [
          { w: [1, 1], b: -0.5 },
          { w: [-1, -1], b: 1.5 },
        ],
        output: { w: [1, 1], b: -1.5 },
      },
      [1, 1],
    ],
    ...inputs.map((x) => [
      {
        hidden: [
          { w: [1, -1], b: -0.5 },
          { w: [-1, 1], b: -0.5 },
        ],
        output: { w: [1, 1], b: -0.5 },
      },
      x,
    ]),
  ],
  draw: (random: Random) => {
    const list = (n: number) =>
      Array.from({ length: n }, () => random.normal());
    const hidden = Array.from({ length: 3 }, () => ({
      w: list(2),
      b: random.normal(),
    }));
    return [{ hidden, output: { w: list(3), b: random.normal() } }, list(2)];
  },
  draws: 6,
  expected: forward,
  otherwise:
    "`h` holds one answer of `predict(unit, x)` for each hidden unit; `a` is one number, `predict(net.output, h)`",
  slips: [
    [
      (net: TwoLayers, x: number[]) => ({
        ...forward(net, x),
        a: predict(net.output, x),
      }),
      "the output unit sees h, not x",
    ],
    [
      (net: TwoLayers, x: number[]) => {
        const h = net.hidden.map((unit) => weightedSum(unit, x));
        return { h, a: predict(net.output, h) };
      },
      "the step is missing in the hidden units: use `predict`",
    ],
    [
      (net: TwoLayers, x: number[]) => {
        const { h } = forward(net, x);
        return { h, a: weightedSum(net.output, h) };
      },
      "the step is missing in the output unit: use `predict`",
    ],
    [
      (net: TwoLayers, x: number[]) => {
        const h = [predict(net.hidden[0], x), predict(net.hidden[1], x)];
        return { h, a: predict(net.output, h) };
      },
      "only two hidden units are used; go through all of `net.hidden`",
    ],
    [
      (net: TwoLayers, x: number[]) => {
        const { h, a } = forward(net, x);
        return { h: [...h].reverse(), a };
      },
      "the order of the hidden units is turned round",
    ],
    [
      (net: TwoLayers, x: number[]) => {
        const { h, a } = forward(net, x);
        return { h, a: 1 - a };
      },
      "0 and 1 are exchanged at the output",
    ],
    [
      (net: TwoLayers, x: number[]) => forward(net, x).a,
      "return both: h and a",
    ],
    [
      (net: TwoLayers, x: number[]) => forward(net, x).h,
      "return both: h and a",
    ],
    [
      (net: TwoLayers, x: number[]) => ({ ...forward(net, x), h: x }),
      "`h` is what the hidden units answer, not what comes in",
    ],
  ],
};
