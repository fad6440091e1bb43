import { expect, test } from "vitest";
import { causeOfError } from "../../src/exercises/cause.ts";
import { compare } from "../../src/exercises/compare.ts";
import { patternOf } from "../../src/exercises/pattern.ts";

const three = [1.23456, -2.5, 7.125];
const lists = [
  [1, 2, 3],
  [5, -4],
];
const tables = [
  [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
  [
    [7, 8],
    [9, 10],
  ],
];
/** The pattern of an answer that changes every right result in one way. */
function after<T>(expected: readonly T[], change: (right: T) => unknown): string | undefined {
  return patternOf(expected.map((one) => ({ came: change(one), expected: one })));
}

test("right results show no pattern, nor do results that are wrong in different ways", () => {
  expect(after(three, (x) => x)).toBeUndefined();
  expect(after(lists, (x) => [...x])).toBeUndefined();
  expect(after(three, (x) => x * x)).toBeUndefined();
});

test.each([
  ["is too large by a number", (x: number) => x + 1, "too large by 1"],
  ["is too small by a number", (x: number) => x - 0.5, "too small by 0.5"],
  ["has a factor too many", (x: number) => 2 * x, "2 times as large as it should be"],
  ["lacks a factor", (x: number) => x / 3, "must be 3 times as large"],
  ["has the other sign and a factor", (x: number) => -2 * x, "the sign is turned round as well"],
  ["has the other sign", (x: number) => -x, "the sign is turned round"],
  ["is what is left to 1", (x: number) => 1 - x, "1 minus"],
  ["is rounded", (x: number) => Number(x.toFixed(2)), "rounded to 2 digits"],
  ["is always the same", () => 4, "the same for every input"],
  ["is a list", (x: number) => [x / 2, x / 2], "add them up"],
  ["is a list of which the mean is right", (x: number) => [x - 1, x + 1], "their mean"],
  ["is an object", (x: number) => ({ x }), "one number is asked for, and this is an object"],
])("a number that %s", (_, change, says) => {
  expect(after(three, change)).toContain(says);
});

test.each([
  ["in the opposite order", (x: number[]) => [...x].reverse(), "opposite order"],
  ["without the last", (x: number[]) => x.slice(0, -1), "the last is missing"],
  ["without the first", (x: number[]) => x.slice(1), "the first is missing"],
  ["with one more behind", (x: number[]) => [...x, 0], "one too many at the end"],
  ["with one more before", (x: number[]) => [0, ...x], "one too many at the start"],
  ["of a fixed length", () => [1, Math.random()], "the size is 2 numbers for every input"],
  ["of which the last is wrong", (x: number[]) => [...x.slice(0, -1), 9], "all but the last"],
  ["of which the first is wrong", (x: number[]) => [9, ...x.slice(1)], "all but the first"],
  [
    "of which the first is right",
    (x: number[]) => x.map((v, i) => (i ? 9 * v : v)),
    "only the first",
  ],
  ["added up", (x: number[]) => x.reduce((a, b) => a + b), "a list is asked for"],
  ["in a map", (x: number[]) => new Map(x.entries()), "a list is asked for, and this is an object"],
])("a list %s", (_, change, says) => {
  expect(after(lists, change)).toContain(says);
});

test("a table that is turned, or laid flat", () => {
  const turned = (rows: number[][]) => rows[0]?.map((_, j) => rows.map((row) => row[j]));
  expect(after(tables, turned)).toContain("rows and columns are exchanged");
  expect(after(tables, (rows) => rows.flat())).toContain("all in one row");
});

test("the fields of an object have patterns of their own", () => {
  const fields = lists.map((b) => ({ a: 1, b }));
  expect(after(fields, ({ a, b }) => ({ a, b: [...b].reverse() }))).toMatch(/^`b`: .*opposite/);
  expect(after(fields, ({ a, b }) => ({ a, b: b.map((v) => -v) }))).toContain("sign is turned");
});

test("a place that was never set is told as such", () => {
  const hole = new Array<number>(2);
  hole[1] = 3;
  expect(compare("f(1)", hole, [0, 3])?.text).toContain("this place was never set");
});

test.each([
  ["matmul: a is 1x3 and b is 4x3; a.cols must equal b.rows", "the shapes do not fit each other"],
  ["subtract: a is 5x4 and b is 4x5; the shapes must be equal", "the transpose of the other"],
  ["subtract: a is 1x4 and b is 6x4; the shapes must be equal", "one row meets many"],
])("the error %s", (text, says) => {
  expect(causeOfError(`RangeError: ${text}`)).toContain(says);
});

test("a list of one number is named, and a place that was never set has no pattern", () => {
  expect(after(three, (x) => [x])).toContain("without brackets");
  const fields = three.map((x) => ({ h: [x], a: x }));
  expect(after(fields, () => ({ h: [undefined], a: 0 }))).toBeUndefined();
});
