/** Counting tables in lesson 02, with what is often counted in their place. */
import { functionOf, numberOf } from "../src/exercises/answer.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import { inputs, predict, type Unit } from "./01-perceptron.checks.ts";

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
  const tries = samples.map(({ units, text }) => {
    const what = `\`countTables\` for ${text}`;
    const came = countOf(countTables(structuredClone(units)), what);
    return { units, what, came, expected: new Set(units.map(tableOf)).size };
  });
  const wrong = tries.find(({ came, expected }) => came !== expected);
  if (!wrong) return undefined;
  const { units, what, came, expected } = wrong;
  const slip = otherCounts.find(([count]) =>
    tries.every((one) => one.came === count(one.units)),
  );
  const cause =
    slip?.[1] ??
    miscounts(units, expected).find(([number]) => number === came)?.[1] ??
    "each unit has a table of four answers; count how many different tables there are";
  return notYet({ what, came: `is ${describeValue(came)}`, cause });
}

/** A number; where a set or a list of tables came, its size is what is missing. */
function countOf(value: unknown, what: string): number {
  const cause =
    value instanceof Set
      ? "this is the set of tables; its `.size` is asked for"
      : Array.isArray(value)
        ? "this is a list of tables; its `.length` is asked for"
        : value === undefined
          ? "did you forget `return`? Or is it `.length` of a `Set`, which has `.size`?"
          : undefined;
  if (cause === undefined) return numberOf(value, what);
  const came = `is ${describeValue(value)}`;
  throw new Refusal(notYet({ what, came, expected: "a number", cause }));
}

const different = (list: readonly unknown[]): number => new Set(list).size;
const rightAboutXor = (unit: Unit): number =>
  [...tableOf(unit)].filter((a, i) => a === "0110"[i]).length;

/** What is counted in the place of tables, wherever it is counted. */
const otherCounts: readonly (readonly [
  count: (units: readonly Unit[]) => number,
  says: string,
])[] = [
  [
    (units) => units.length,
    "that is the number of units; many have the same table (a `Set` takes two arrays for different, whatever they hold: make a text of each table)",
  ],
  [
    (units) => different(units.map((unit) => JSON.stringify(unit))),
    "that is the number of different units; units with other numbers, and other z, may have the same four answers",
  ],
  [
    (units) => different(units.map(rightAboutXor)),
    "these are the different counts of right rows; compare the four answers themselves",
  ],
  [
    (units) => units.filter((unit) => rightAboutXor(unit) === 3).length,
    "that is the number of units that are right about three points of XOR; the different tables are asked for",
  ],
  [
    (units) => different(units.map((unit) => tableOf(unit).slice(1))),
    "a row is left out: a table has four answers",
  ],
  [
    (units) => different(units.map((unit) => tableOf(unit).slice(0, -1))),
    "a row is left out: a table has four answers",
  ],
  [
    (units) => units.length - different(units.map(tableOf)),
    "these are the units whose table was there before; count the tables that are new",
  ],
  [
    () => 1,
    "only the first unit is looked at: `return` stands inside the loop",
  ],
];

/** Numbers that answer another question than the one asked. */
function miscounts(units: readonly Unit[], expected: number) {
  const tables = units.map(tableOf);
  const xorLike = tables.filter((table) => table === "0110").length;
  const list: readonly (readonly [number, string])[] = [
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
