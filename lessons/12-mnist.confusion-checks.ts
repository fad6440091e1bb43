/** The confusion matrix of lesson 12, and its slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";

type Confusion = (
  actual: number[],
  predicted: number[],
  classes: number,
) => number[][];

function countPairs(
  actual: number[],
  predicted: number[],
  classes: number,
): number[][] {
  const table = Array.from({ length: classes }, () =>
    new Array<number>(classes).fill(0),
  );
  actual.forEach((t, i) => {
    table[t][predicted[i]]++;
  });
  return table;
}

export const confusionCheck: FunctionCheck = {
  name: "countPairs",
  otherwise:
    "start with `classes` rows of `classes` zeros, and add 1 at `table[actual[i]][predicted[i]]` for each sample",
  cases: [
    [[0, 1, 2, 2, 2], [0, 2, 2, 1, 2], 3],
    [[1, 1], [0, 0], 2], // a class that never occurs keeps its row
    [[0, 1, 0], [1, 1, 0], 4], // the last classes occur nowhere
  ],
  draw: (random: Random) => {
    const labels = () => Array.from({ length: 9 }, () => random.integer(3));
    return [labels(), labels(), 5];
  },
  expected: countPairs satisfies Confusion,
  slips: [
    [
      ((actual, predicted, classes) =>
        countPairs(predicted, actual, classes)) satisfies Confusion,
      "rows and columns are exchanged: the row is the true class",
    ],
    [
      ((actual, predicted) =>
        countPairs(
          actual,
          predicted,
          Math.max(...actual, ...predicted) + 1,
        )) satisfies Confusion,
      "the size is `classes`: a class that occurs nowhere keeps its row and its column",
    ],
    [
      ((actual, predicted) =>
        countPairs(
          actual,
          predicted,
          Math.max(Math.max(...actual), ...predicted) + 1,
        )) satisfies Confusion,
      "the size is `classes`: a class that occurs nowhere keeps its row and its column",
    ],
    [
      ((actual, predicted, classes) => {
        const row = new Array<number>(classes).fill(0);
        actual.forEach((_, i) => {
          row[predicted[i]]++;
        });
        return Array.from({ length: classes }, () => row);
      }) satisfies Confusion,
      "all rows are one and the same array (`fill` with an array does that); each needs its own",
    ],
    [
      ((actual, predicted, classes) =>
        countPairs(actual, predicted, classes).map((row) =>
          row.map((count) => Math.min(1, count)),
        )) satisfies Confusion,
      "each pair counts as often as it occurs: `++`, not `= 1`",
    ],
    [
      ((actual, predicted, classes) =>
        countPairs(actual, predicted, classes).map((row) =>
          row.map((count) => count / actual.length),
        )) satisfies Confusion,
      "the table holds counts, not shares",
    ],
    [
      ((actual, _predicted, classes) =>
        countPairs(actual, actual, classes)) satisfies Confusion,
      "`predicted` is not used",
    ],
    [
      ((actual, predicted, classes) =>
        countPairs(actual, predicted, classes).map((row, t) =>
          row.map((count, p) => (t === p ? count : 0)),
        )) satisfies Confusion,
      "wrong answers are counted as well, beside the diagonal",
    ],
    [
      ((actual, predicted, classes) =>
        countPairs(actual, predicted, classes).map((row, t) =>
          row.map((count, p) => (t === p ? 0 : count)),
        )) satisfies Confusion,
      "right answers are counted as well, on the diagonal",
    ],
    [
      ((actual, predicted, classes) =>
        countPairs(actual, predicted, classes).map((row) =>
          row.map((count) => count / row.reduce((a, b) => a + b, 0)),
        )) satisfies Confusion,
      "the table holds counts, not shares of a row",
    ],
    [
      ((actual, predicted, classes) =>
        countPairs(
          actual.slice(0, -1),
          predicted.slice(0, -1),
          classes,
        )) satisfies Confusion,
      "the last sample is not counted",
    ],
    [
      ((actual, predicted, classes) =>
        countPairs(
          actual.slice(1),
          predicted.slice(1),
          classes,
        )) satisfies Confusion,
      "the first sample is not counted: places begin at 0",
    ],
    [
      ((actual, predicted, classes) =>
        countPairs(actual, predicted, classes + 1)) satisfies Confusion,
      "there is one row and one column too many: the classes are 0 to `classes - 1`",
    ],
    [
      ((actual, predicted, classes) =>
        countPairs(actual, predicted, classes).map((row) =>
          row.map((count) => count + 1),
        )) satisfies Confusion,
      "every count is 1 too large: begin with zeros",
    ],
    [
      ((_actual, _predicted, classes) =>
        countPairs([], [], classes)) satisfies Confusion,
      "the zeros are right; now add 1 for each sample",
    ],
    [
      ((actual, predicted, classes) =>
        countPairs(
          [...actual, ...predicted],
          [...predicted, ...actual],
          classes,
        )) satisfies Confusion,
      "each sample is counted twice, once with rows and columns exchanged",
    ],
    [
      ((actual, _predicted, classes) =>
        countPairs(
          actual,
          actual.map((_, i) => i % classes),
          classes,
        )) satisfies Confusion,
      "the column is the answer, `predicted[i]`, not the place `i`",
    ],
    [
      (actual: number[], predicted: number[], classes: number) =>
        countPairs(actual, predicted, classes).map((row, t) => row[t]),
      "these are the right answers of each class, the diagonal; the table has a row and a column for each class",
    ],
  ],
};
