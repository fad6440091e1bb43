/** The counting exercises of lesson 12: parameters, accuracy, confusion, and their slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";

type Count = (sizes: number[]) => number;

const sumOver = (
  sizes: number[],
  layer: (inputs: number, units: number, l: number) => number,
): number =>
  sizes.slice(1).reduce((sum, n, l) => sum + layer(sizes[l], n, l), 0);

export const parametersCheck: FunctionCheck = {
  name: "parameterCount",
  otherwise:
    "go through the layers: inputs times units, plus one bias for each unit",
  cases: [[[2, 1]], [[784, 8, 8, 10]], [[784, 30, 10]], [[3, 5, 4, 2]]],
  draw: (random: Random) => [
    Array.from({ length: 4 }, () => 1 + random.integer(9)),
  ],
  expected: ((sizes) => sumOver(sizes, (m, n) => m * n + n)) satisfies Count,
  slips: [
    [
      ((sizes) => sumOver(sizes, (m, n) => m * n)) satisfies Count,
      "every unit has a bias, too",
    ],
    [
      ((sizes) => sumOver(sizes, (m, n) => m * n + m)) satisfies Count,
      "a bias belongs to a unit, not to an input",
    ],
    [
      ((sizes) =>
        sumOver(sizes, (m, n) => m * n + n) + sizes[0]) satisfies Count,
      "the inputs are no units: they have no biases",
    ],
    [
      ((sizes) => sumOver(sizes, (m, n) => m * n + 1)) satisfies Count,
      "a layer has one bias for each unit, not one in all",
    ],
    [
      ((sizes) => sizes.reduce((all, n) => all * n, 1)) satisfies Count,
      "layers are added, not multiplied",
    ],
    [
      ((sizes) => sizes.reduce((all, n) => all + n, 0)) satisfies Count,
      "that is the number of units; count the weights between them, and the biases",
    ],
    [
      ((sizes) => sumOver(sizes, (m, n) => m + n)) satisfies Count,
      "each input meets each unit: the two numbers are multiplied",
    ],
    [
      ((sizes) =>
        sumOver(sizes.slice(0, -1), (m, n) => m * n + n)) satisfies Count,
      "the last layer is left out",
    ],
    [
      ((sizes) =>
        sumOver(sizes.slice(1), (m, n) => m * n + n)) satisfies Count,
      "the first layer, the one on the inputs, is left out",
    ],
  ],
};

type Accuracy = (rows: number[][], labels: number[]) => number;

const shareBy =
  (answer: (row: number[]) => number): Accuracy =>
  (rows, labels) =>
    rows.filter((row, i) => answer(row) === labels[i]).length / rows.length;
const first = (row: number[]): number => row.indexOf(Math.max(...row));

const sureRows = [
  [0.1, 0.7, 0.2],
  [0.6, 0.3, 0.1],
  [0.2, 0.2, 0.6],
  [0.5, 0.4, 0.1],
];

export const accuracyCheck: FunctionCheck = {
  name: "accuracy",
  otherwise:
    "for each row: the place of its largest number; count the rows where it is the label; divide by their number",
  cases: [
    [sureRows, [1, 0, 2, 0]],
    [sureRows, [1, 0, 2, 1]],
    [sureRows, [0, 1, 0, 2]],
    [[[0.4, 0.4, 0.2]], [0]], // a tie: the first counts
    [[[0.2, 0.4, 0.4]], [2]],
  ],
  draw: (random: Random) => {
    const rows = Array.from({ length: 7 }, () =>
      Array.from({ length: 4 }, () => random.next()),
    );
    return [rows, rows.map((row) => (random.next() < 0.6 ? first(row) : 0))];
  },
  expected: shareBy(first),
  slips: [
    [
      shareBy((row) => row.lastIndexOf(Math.max(...row))),
      "if two are equally large, the first one counts",
    ],
    [
      ((rows, labels) =>
        shareBy(first)(rows, labels) * rows.length) satisfies Accuracy,
      "that is how many are right; divide by the number of rows",
    ],
    [
      ((rows, labels) =>
        shareBy(first)(rows, labels) * 100) satisfies Accuracy,
      "a share lies between 0 and 1; this is per cent",
    ],
    [
      ((rows, labels) => 1 - shareBy(first)(rows, labels)) satisfies Accuracy,
      "that is the share of wrong answers",
    ],
    [
      shareBy((row) => row.indexOf(Math.min(...row))),
      "the answer is the place of the largest number, not of the smallest",
    ],
    [
      shareBy((row) => Math.max(...row)),
      "compare the *place* of the largest number with the label, not the number",
    ],
    [
      ((rows, labels) =>
        rows.reduce((sum, row, i) => sum + row[labels[i]], 0) /
        rows.length) satisfies Accuracy,
      "that is the mean probability of the label; an answer is right or wrong",
    ],
    [
      ((rows, labels) =>
        rows.filter((row, i) => row[labels[i]] > 0.5).length /
        rows.length) satisfies Accuracy,
      "the largest probability need not be above 0.5",
    ],
    [
      ((rows, labels) =>
        (shareBy(first)(rows, labels) * rows.length) /
        rows[0].length) satisfies Accuracy,
      "divide by the number of rows, not by the number of classes",
    ],
    [
      ((rows, labels) =>
        Number(shareBy(first)(rows, labels).toFixed(2))) satisfies Accuracy,
      "the share is rounded; return it as it is",
    ],
  ],
};

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
  ],
};
