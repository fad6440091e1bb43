/** The accuracy of lesson 12, and its slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";

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
    [
      ((rows, labels) =>
        rows.filter((row, i) => row[labels[i]] === Math.max(...row)).length /
        rows.length) satisfies Accuracy,
      "of two equally large numbers only the first is the answer; here either counts as right",
    ],
    [
      ((rows, labels) =>
        (shareBy(first)(rows, labels) * rows.length) / 10) satisfies Accuracy,
      "divide by the number of rows, which need not be 10",
    ],
    [
      shareBy((row) => first(row) + 1),
      "places are counted from 0, as the labels are",
    ],
    [
      shareBy((row) => first(row.slice(0, -1))),
      "the last class is never the answer: the search stops one place early",
    ],
    [
      shareBy((row) => first(row.slice(1)) + 1),
      "the first class is never the answer: the search begins one place late",
    ],
    ...[2, 3].map(
      (n) =>
        [
          shareBy((row) => first(row.slice(0, n))),
          `only the first ${n} classes are looked at: go to \`row.length\``,
        ] as const,
    ),
    [
      ((rows, labels) =>
        rows.filter((row, i) => i > 0 && first(row) === labels[i]).length /
        rows.length) satisfies Accuracy,
      "the first row is not counted: rows begin at 0",
    ],
    [
      ((rows, labels) =>
        rows.filter(
          (row, i) => i < rows.length - 1 && first(row) === labels[i],
        ).length / rows.length) satisfies Accuracy,
      "the last row is not counted",
    ],
    [
      (rows: number[][]) => rows.map(first),
      "these are the answers; now count how many are the label, and divide",
    ],
    [
      (rows: number[][], labels: number[]) =>
        rows.map((row, i) => first(row) === labels[i]),
      "this says of each row whether it is right; now count, and divide",
    ],
    [
      ((rows, labels) =>
        rows.reduce((sum, row, i) => sum - Math.log(row[labels[i]]), 0) /
        rows.length) satisfies Accuracy,
      "that is the loss (cross-entropy); the accuracy only asks whether an answer is right",
    ],
    [
      shareBy((row) => row.findIndex((p) => Math.round(p) === 1)),
      "the largest probability need not be above 0.5",
    ],
  ],
};
