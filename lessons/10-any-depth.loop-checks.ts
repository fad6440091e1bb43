/** How the two parts of lesson 10 that are written with loops are judged: the end of the forward pass, and the way back through W. */
import { softmax } from "../src/engine/activations.ts";
import { Matrix, matrix } from "../src/engine/matrix.ts";
import {
  addRow,
  map,
  scale,
  sum,
  sumRows,
  timesTransposed,
  transpose,
} from "../src/engine/operations.ts";
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { checkMatrices, drawn, filled } from "../src/exercises/matrices.ts";
import type { Verdict } from "../src/exercises/verdict.ts";

type OfTwo = (A: Matrix, B: Matrix) => Matrix;

export const rightLastLayer: OfTwo = (AW, b) => softmax.apply(addRow(AW, b));

/** The last layer with something else done to each row of sums. */
const byRows =
  (work: (z: number[], all: Matrix) => number[]): OfTwo =>
  (AW, b) => {
    const Z = addRow(AW, b);
    return matrix(Z.toArray().map((z) => work(z, Z)));
  };

const total = (list: readonly number[]): number =>
  list.reduce((a, b) => a + b, 0);
const shares = (list: number[]): number[] =>
  list.map((one) => one / total(list));
const powers = (z: number[], less: number): number[] =>
  z.map((zj) => Math.exp(zj - less));

const lastSlips: readonly FunctionSlip[] = [
  [
    ((AW) => softmax.apply(AW)) satisfies OfTwo,
    "the bias is missing, or each unit gets the same one: add `b.at(0, j)` to the sum of unit j",
  ],
  [addRow satisfies OfTwo, "these are the sums: the softmax is missing"],
  [
    byRows((z) => shares(powers(z, 0))),
    "right for small sums, but `Math.exp(1000)` is Infinity: subtract the largest sum of the row first",
  ],
  [
    byRows((z, all) => shares(powers(z, Math.max(...all.data)))),
    "each row subtracts its own largest: by the largest of all rows a row far below becomes 0 / 0",
  ],
  [
    byRows((z) => shares(powers(z, Math.min(...z)))),
    "the largest of the row must be subtracted, not the smallest",
  ],
  [
    byRows((z) => powers(z, Math.max(...z))),
    "the division is missing: a row of probabilities adds up to 1",
  ],
  [
    byRows((z, all) => {
      const largest = Math.max(...all.data);
      const whole = total(powers(Array.from(all.data), largest));
      return powers(z, largest).map((one) => one / whole);
    }),
    "that divides by the sum of the whole matrix: each row has a sum of its own",
  ],
  [
    byRows((z, all) => {
      const whole = total(powers(Array.from(all.data), 0));
      return powers(z, 0).map((one) => one / whole);
    }),
    "that divides by the sum of the whole matrix, and `Math.exp(1000)` is Infinity: each row has a largest and a sum of its own",
  ],
  [
    byRows((z, all) => {
      const ofRow = (row: number[]) => total(powers(row, Math.max(...row)));
      const whole = total(all.toArray().map(ofRow));
      return powers(z, Math.max(...z)).map((one) => one / whole);
    }),
    "that divides by the sum of the whole matrix: each row has a sum of its own",
  ],
  [
    ((AW, b) =>
      transpose(softmax.apply(transpose(addRow(AW, b))))) satisfies OfTwo,
    "the softmax goes down the columns: a sample is a row",
  ],
  [
    ((AW, b) => addRow(softmax.apply(AW), b)) satisfies OfTwo,
    "the bias belongs to the sum: add it before the softmax, not after it",
  ],
  [
    ((AW, b) =>
      softmax.apply(
        filled(AW.rows, AW.cols, (i, j) => AW.at(i, j) + b.data[i]),
      )) satisfies OfTwo,
    "b has a number for each unit, not for each sample: `b.at(0, j)` for column j",
  ],
  [
    byRows((z) => z.map((zj) => 1 / (1 + Math.exp(-zj)))),
    "that is the sigmoid of each sum; the softmax looks at the whole row",
  ],
  [
    byRows((z) => z.map((zj) => (zj === Math.max(...z) ? 1 : 0))),
    "that chooses the largest; the softmax gives the others their share",
  ],
  [
    byRows((z) => shares(z.map((zj) => zj - Math.max(...z)))),
    "`Math.exp` is missing: without it the numbers are no probabilities",
  ],
  [
    ((AW, b) => map(rightLastLayer(AW, b), Math.log)) satisfies OfTwo,
    "that is the logarithm of the probabilities",
  ],
  [
    ((AW, b) => {
      const P = rightLastLayer(AW, b);
      const last = P.rows - 1;
      return filled(P.rows, P.cols, (i, j) => (i === 0 ? P.at(last, j) : 0));
    }) satisfies OfTwo,
    "each row is written over the one before: write row i from place `i * P.cols` on",
  ],
  [
    ((AW, b) => {
      const P = rightLastLayer(AW, b);
      return filled(P.rows, P.cols, (i, j) => (i === 0 ? P.at(i, j) : 0));
    }) satisfies OfTwo,
    "only the first row is there: go through all rows, and write row i from place `i * P.cols` on",
  ],
];

const lastCheck: FunctionCheck = {
  name: "lastLayer",
  cases: [
    [
      matrix([
        [3, 1],
        [-2, 0],
        [0, 0],
      ]),
      matrix([[0, 2]]),
    ],
    [
      matrix([
        [0, -1000, 1000],
        [-1000, -1001, -999],
      ]),
      matrix([[0, 1, 0]]),
    ],
  ],
  draw: (random: Random) => {
    const [n, units] = random.shuffle([2, 3, 4, 5]);
    return [drawn(random, n, units), drawn(random, 1, units)];
  },
  expected: rightLastLayer,
  slips: lastSlips,
  otherwise:
    "for row i: the sums `AW.at(i, j) + b.at(0, j)`, less the largest of them, through `Math.exp`, and each divided by their sum",
};

export function checkLastLayer(answer: unknown): Verdict | undefined {
  return checkMatrices(answer, lastCheck);
}

/** A matrix of samples by inputs, whose number for sample i and input k is `at(i, k)`. */
const slopesAt =
  (at: (i: number, k: number, dZ: Matrix, W: Matrix) => number): OfTwo =>
  (dZ, W) =>
    filled(dZ.rows, W.rows, (i, k) => at(i, k, dZ, W));

/** The sum over some of the units only. */
const over = (units: (count: number) => readonly number[]): OfTwo =>
  slopesAt((i, k, dZ, W) =>
    total(units(W.cols).map((j) => dZ.at(i, j) * W.at(k, j))),
  );

const units = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

const backSlips: readonly FunctionSlip[] = [
  [
    ((dZ, W) => timesTransposed(W, dZ)) satisfies OfTwo,
    "rows and columns are exchanged: a row for each sample, a column for each input",
  ],
  [
    over((count) => [count - 1]),
    "only the last unit is left: what the units before it brought is overwritten, `=` in place of `+=`",
  ],
  [over(() => [0]), "only the first unit is there: add up over all of them"],
  [
    over((count) => units(1, count)),
    "the first unit is missing: count from 0",
  ],
  [
    over((count) => units(0, count - 1)),
    "the last unit is missing: the loop ends too early",
  ],
  [
    slopesAt((i, k, dZ, W) =>
      total(
        units(0, W.cols).map((j) => dZ.at(i, j) * W.data[j * W.cols + k]),
      ),
    ),
    "W is read down its columns: the weight from input k to unit j stands in row k, `W.at(k, j)`",
  ],
  [
    ((dZ, W) => scale(timesTransposed(dZ, W), 1 / W.cols)) satisfies OfTwo,
    "that is the mean over the units; what they bring is added up",
  ],
  [
    ((dZ, W) => scale(timesTransposed(dZ, W), -1)) satisfies OfTwo,
    "the sign is turned round: this is the slope, not the step against it",
  ],
  [
    slopesAt((i, k, dZ, W) =>
      total(units(0, W.cols).map((j) => dZ.at(i, j) + W.at(k, j))),
    ),
    "a slope is multiplied by its weight, not added to it",
  ],
  [
    slopesAt((i, _, dZ, W) =>
      total(units(0, W.cols).map((j) => dZ.at(i, j))),
    ),
    "the weights are not used: a unit's slope comes back times the weight between",
  ],
  [
    slopesAt((_, k, __, W) => total(units(0, W.cols).map((j) => W.at(k, j)))),
    "the slopes in dZ are not used",
  ],
  [
    slopesAt(
      (i, k, dZ, W) =>
        total(units(0, W.cols).map((j) => dZ.at(i, j))) *
        total(units(0, W.cols).map((j) => W.at(k, j))),
    ),
    "multiply first, unit by unit, and then add up; not sum times sum",
  ],
  [
    ((dZ, W) => {
      const dA = new Matrix(dZ.rows, W.rows);
      for (let i = 0; i < dZ.rows; i++)
        for (let k = 0; k < W.rows; k++)
          for (let j = 0; j < W.cols; j++)
            dA.data[i * dZ.cols + k] += dZ.at(i, j) * W.at(k, j);
      return dA;
    }) satisfies OfTwo,
    "a row of the result is `W.rows` numbers long, one for each input: the place is `i * W.rows + k`",
  ],
  [
    ((dZ, W) => new Matrix(dZ.rows, W.rows)) satisfies OfTwo,
    "the result holds only zeros: is it written to?",
  ],
  [
    ((dZ, W) => sumRows(timesTransposed(dZ, W))) satisfies OfTwo,
    "that adds up the samples as well: each sample keeps a row of its own",
  ],
  [
    (dZ: Matrix, W: Matrix) => sum(timesTransposed(dZ, W)),
    "that is one number for all; each input of each sample has a slope of its own",
  ],
];

export const rightBackThrough: OfTwo = (dZ, W) => timesTransposed(dZ, W);

const backCheck: FunctionCheck = {
  name: "backThrough",
  cases: [
    [matrix([[1, -1]]), matrix([[2, 1]])],
    [
      matrix([
        [1, -1],
        [2, 0.5],
      ]),
      matrix([
        [1, 0],
        [2, 1],
        [-1, 3],
      ]),
    ],
    [
      matrix([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      matrix([
        [1, 2],
        [3, 5],
      ]),
    ],
  ],
  draw: (random: Random) => {
    const [n, inputs, outputs] = random.shuffle([2, 3, 4, 5]);
    return [drawn(random, n, outputs), drawn(random, inputs, outputs)];
  },
  expected: rightBackThrough,
  slips: backSlips,
  otherwise:
    "begin with `zeros(dZ.rows, W.rows)`; for sample i, input k and unit j add `dZ.at(i, j) * W.at(k, j)` at row i and column k",
};

export function checkBackThrough(answer: unknown): Verdict | undefined {
  return checkMatrices(answer, backCheck);
}
