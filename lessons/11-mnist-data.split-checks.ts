/** How the split and the mean images of lesson 11 are judged. */
import { Matrix } from "../src/engine/matrix.ts";
import { map, transpose } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import {
  fieldsOf,
  functionOf,
  type LearnerFunction,
  listOf,
  matrixOf,
} from "../src/exercises/answer.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

/** Two lists of row numbers. */
export interface Rows {
  training: number[];
  validation: number[];
}

export function rightSplit(
  count: number,
  share: number,
  random: Random,
): Rows {
  const rows = random.shuffle(Array.from({ length: count }, (_, i) => i));
  const aside = Math.round(share * count);
  return { training: rows.slice(aside), validation: rows.slice(0, aside) };
}

/** By what it gives: sizes, each row once, chance. */
export function checkSplit(answer: unknown): Verdict | undefined {
  const split = functionOf(answer, "splitRows");
  return (
    checkRows(split, 40, 0.15, 6) ??
    checkRows(split, 10, 0.25, 3) ??
    checkRows(split, 7, 0.5, 4) ??
    checkChance(split)
  );
}

function rowsOf(
  split: LearnerFunction,
  count: number,
  share: number,
  random: Random,
): { what: string; training: number[]; validation: number[] } {
  const what = `\`splitRows(${count}, ${share}, random)\``;
  const came = fieldsOf(split(count, share, random), what, [
    "training",
    "validation",
  ]);
  const [training, validation] = (["training", "validation"] as const).map(
    (name) => [...listOf(came[name], `\`${name}\` of ${what}`)] as number[],
  );
  return { what, training, validation };
}

function checkRows(
  split: LearnerFunction,
  count: number,
  share: number,
  aside: number,
): Verdict | undefined {
  const { what, training, validation } = rowsOf(
    split,
    count,
    share,
    seeded(21),
  );
  if (validation.length !== aside)
    return notYet({
      what: `\`validation\` of ${what}`,
      came: `has ${validation.length} rows`,
      expected: `${aside}`,
      cause:
        training.length === aside
          ? "the two parts are exchanged: `share` of the rows are put aside"
          : validation.length === count
            ? "all rows are in it"
            : "`Math.round(share * count)` rows are put aside",
    });
  const all = [...training, ...validation];
  const twice = all.find((row, i) => all.indexOf(row) !== i);
  const strange = all.find(
    (row) => !Number.isInteger(row) || row < 0 || row >= count,
  );
  if (strange !== undefined)
    return notYet({
      what,
      came: `holds ${describeValue(strange)}`,
      expected: `row numbers from 0 to ${count - 1}`,
      cause:
        strange === count
          ? "rows count from 0: the last is count - 1"
          : undefined,
    });
  if (twice !== undefined)
    return notYet({
      what,
      came: `holds row ${twice} twice`,
      expected: "each row in one of the two lists, once",
      cause:
        validation.includes(twice) && training.includes(twice)
          ? "a row that is in both is a leak: `training` holds only the rows that were not put aside"
          : "shuffle the rows once and cut the list, or each draw may take a row again",
    });
  return all.length < count
    ? notYet({
        what,
        came: `holds ${all.length} of ${count} rows`,
        expected: "each row in one of the two lists",
        cause: "rows are lost: `training` begins where `validation` ends",
      })
    : undefined;
}

/** Chance must come from `random`, and reach every row. */
function checkChance(split: LearnerFunction): Verdict | undefined {
  const aside = (seed: number): string =>
    rowsOf(split, 30, 0.2, seeded(seed))
      .validation.toSorted((a, b) => a - b)
      .join();
  const [once, again] = [1, 1].map(aside);
  if (once !== again)
    return notYet({
      what: "`splitRows` with the same seed",
      came: "puts other rows aside",
      cause: "take all chance from `random`, not from `Math.random`",
    });
  const draws = Array.from({ length: 200 }, (_, seed) => aside(seed + 1));
  if (new Set(draws).size === 1)
    return notYet({
      what: "`splitRows` with another seed",
      came: "puts the same rows aside",
      cause: `is \`random\` used? ${
        draws[0].startsWith("0,1,2")
          ? "the first rows are taken, and data may be sorted"
          : draws[0].endsWith("27,28,29")
            ? "the last rows are taken, and data may be sorted"
            : ""
      }`.trim(),
    });
  const counts = Array.from(
    { length: 30 },
    (_, row) =>
      draws.filter((draw) => draw.split(",").includes(`${row}`)).length,
  );
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least < 15 || most > 75
    ? notYet({
        what: `of 200 splits, row ${counts.indexOf(least < 15 ? least : most)}`,
        came: `is put aside ${least < 15 ? least : most} times`,
        expected: "about 40 times, as every other row",
        cause:
          "each row must have the same chance: shuffle all row numbers, then cut",
      })
    : undefined;
}

export function rightMeans(
  X: Matrix,
  labels: ArrayLike<number>,
  classes: number,
): Matrix {
  const counts = countsOf(labels, classes);
  const means = new Matrix(classes, X.cols);
  const image = new Float64Array(X.cols);
  for (let i = 0; i < X.rows; i++) {
    X.copyRow(i, image, 0); // a row at once: 47 million calls of `X.at` take seconds
    const [first, count] = [labels[i] * X.cols, counts[labels[i]]];
    for (let j = 0; j < X.cols; j++)
      means.data[first + j] += image[j] / count;
  }
  return means;
}

function countsOf(labels: ArrayLike<number>, classes: number): number[] {
  return Array.from(
    { length: classes },
    (_, k) => Array.from(labels).filter((label) => label === k).length,
  );
}

type Means = typeof rightMeans;

/** The means times something of each class. */
const meansTimes =
  (factor: (count: number, rows: number, classes: number) => number): Means =>
  (X, labels, classes) => {
    const counts = countsOf(labels, classes);
    const means = rightMeans(X, labels, classes);
    means.data.forEach((v, i) => {
      const k = Math.floor(i / X.cols);
      means.data[i] = v * factor(counts[k], X.rows, classes);
    });
    return means;
  };

const meanSlips: readonly FunctionSlip[] = [
  [
    meansTimes((count) => count),
    "these are sums: divide by how many rows the class has",
  ],
  [
    meansTimes((count, rows) => count / rows),
    "divide by the number of rows of that class, not of all rows",
  ],
  [
    meansTimes((count, _rows, classes) => count / classes),
    "divide by the number of rows of that class, not by the number of classes",
  ],
  [
    ((X, labels, classes) =>
      transpose(rightMeans(X, labels, classes))) satisfies Means,
    "rows and columns are exchanged: row k is the mean image of class k",
  ],
  [
    ((X, _labels, classes) => {
      const zeros = Array.from({ length: X.rows }, () => 0);
      const { data } = rightMeans(X, zeros, 1);
      const rows = Float64Array.from(
        { length: classes * X.cols },
        (_, i) => data[i % X.cols],
      );
      return new Matrix(classes, X.cols, rows);
    }) satisfies Means,
    "that is the mean of all rows, the same for each class: use `labels[i]`",
  ],
  [
    ((X, labels, classes) => {
      const last = new Matrix(classes, X.cols);
      for (let i = 0; i < X.rows; i++)
        for (let j = 0; j < X.cols; j++)
          last.data[labels[i] * X.cols + j] = X.at(i, j);
      return last;
    }) satisfies Means,
    "that is the last row of each class: add them up (`+=`), do not overwrite",
  ],
  [
    ((X, labels, classes) => {
      const first = new Matrix(classes, X.cols);
      for (let i = X.rows - 1; i >= 0; i--)
        for (let j = 0; j < X.cols; j++)
          first.data[labels[i] * X.cols + j] = X.at(i, j);
      return first;
    }) satisfies Means,
    "that is the first row of each class; the mean of all of them is asked for",
  ],
  [
    ((_X, _labels, classes) => new Matrix(classes, _X.cols)) satisfies Means,
    "all are 0: write into `data[k * X.cols + j]`",
  ],
];

const meansCheck: FunctionCheck = {
  name: "meanImages",
  cases: [
    [new Matrix(3, 2, Float64Array.from([1, 2, 3, 4, 5, 8])), [0, 1, 1], 2],
  ],
  draw: (random: Random) => {
    const classes = 2 + random.integer(3);
    const labels = random.shuffle(
      Array.from({ length: classes * 3 + 2 }, (_, i) => i % classes),
    );
    const X = map(new Matrix(labels.length, 3), () => random.next());
    return [X, labels, classes];
  },
  expected: rightMeans,
  slips: meanSlips,
  otherwise:
    "begin with `zeros(classes, X.cols)`; add every row to the row of its class, divided by how many that class has",
};

export function checkMeans(answer: unknown): Verdict | undefined {
  const wrong = checkFunction(answer, meansCheck);
  if (wrong) return wrong;
  const made = functionOf(answer, "meanImages")(...meansCheck.cases[0]);
  matrixOf(made, "what `meanImages` gives");
  return undefined;
}
