/** How the sum over samples and the slope of a bias in lesson 08 are judged. */
import { Matrix, matrix } from "../src/engine/matrix.ts";
import {
  scale,
  sum,
  sumRows,
  transpose,
  transposedTimes,
  map,
} from "../src/engine/operations.ts";
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { drawn, filled } from "../src/exercises/matrices.ts";
import { numbersOnly, range } from "./08-two-layers.checks.ts";

type OfTwo = (A: Matrix, B: Matrix) => Matrix;
type OfOne = (A: Matrix) => unknown;

/** The sum of inputs times slopes over some of the samples. */
const over =
  (samples: (count: number) => readonly number[]): OfTwo =>
  (X, dZ) =>
    filled(X.cols, dZ.cols, (i, j) =>
      samples(X.rows).reduce((s, n) => s + X.at(n, i) * dZ.at(n, j), 0),
    );

const sumSlips: readonly FunctionSlip[] = [
  [
    ((X, dZ) => transposedTimes(dZ, X)) satisfies OfTwo,
    "rows and columns are exchanged: inputs in the rows, units in the columns, as in W",
  ],
  [
    ((X, dZ) => scale(transposedTimes(X, dZ), 1 / X.rows)) satisfies OfTwo,
    "that is the mean over the samples; the loss is a sum, so this is a sum",
  ],
  [
    over((count) => [count - 1]),
    "only the last sample is left: what the samples before it brought is overwritten",
  ],
  [over(() => [0]), "only the first sample is there: go through all rows"],
  [
    over((count) => range(1, count)),
    "the first sample is missing: count from 0",
  ],
  [
    over((count) => range(0, count - 1)),
    "the last sample is missing: the loop ends too early",
  ],
  [
    ((X, dZ) => scale(transposedTimes(X, dZ), -1)) satisfies OfTwo,
    "the sign is turned round: this is the slope, not the step against it",
  ],
  [
    ((X, dZ) =>
      filled(X.cols, dZ.cols, (i, j) =>
        range(0, X.rows).reduce((s, n) => s + X.at(n, i) + dZ.at(n, j), 0),
      )) satisfies OfTwo,
    "an input is multiplied by the slope of its sum, not added to it",
  ],
  [
    ((X, dZ) =>
      filled(X.cols, dZ.cols, (_, j) =>
        range(0, X.rows).reduce((s, n) => s + dZ.at(n, j), 0),
      )) satisfies OfTwo,
    "the inputs are not used: a weight gets its own input times the slope",
  ],
  [
    ((X, dZ) =>
      filled(X.cols, dZ.cols, (i) =>
        range(0, X.rows).reduce((s, n) => s + X.at(n, i), 0),
      )) satisfies OfTwo,
    "the slopes are not used: a weight gets its own input times the slope",
  ],
  [
    ((X, dZ) =>
      filled(
        X.cols,
        dZ.cols,
        (i, j) =>
          range(0, X.rows).reduce((s, n) => s + X.at(n, i), 0) *
          range(0, X.rows).reduce((s, n) => s + dZ.at(n, j), 0),
      )) satisfies OfTwo,
    "multiply first, sample by sample, and then add up; not sum times sum",
  ],
  [
    ((X, dZ) => scale(transposedTimes(X, dZ), 2)) satisfies OfTwo,
    "the 2 of the square is in dZ already",
  ],
  [
    ((X, dZ) => sum(transposedTimes(X, dZ))) satisfies (
      A: Matrix,
      B: Matrix,
    ) => number,
    "that is one number for all; each weight has a sum of its own",
  ],
  [
    ((X, dZ) => {
      const out = new Matrix(X.cols, dZ.cols);
      for (let n = 0; n < X.rows; n++)
        for (let i = 0; i < X.cols; i++)
          for (let j = 0; j < dZ.cols; j++)
            out.data[i * X.cols + j] += X.at(n, i) * dZ.at(n, j);
      return out;
    }) satisfies OfTwo,
    "a row of dW is `dW.cols` numbers long, one for each unit: the place is `i * dW.cols + j`",
  ],
  [
    ((X, dZ) => new Matrix(X.cols, dZ.cols)) satisfies OfTwo,
    "the result holds only zeros: is it written to?",
  ],
  [
    ((X, dZ) =>
      filled(X.cols, dZ.cols, (i, j) =>
        range(0, X.rows).reduce(
          (s, n) => s + Math.abs(X.at(n, i) * dZ.at(n, j)),
          0,
        ),
      )) satisfies OfTwo,
    "a slope keeps its sign: two samples may pull in different directions",
  ],

  [
    ((X, dZ) => {
      const right = transposedTimes(X, dZ);
      const data = right.data.map((v, at) => (at % dZ.cols === 0 ? v : 0));
      return new Matrix(X.cols, dZ.cols, data);
    }) satisfies OfTwo,
    "only the first unit has slopes: go through all columns of dZ",
  ],
];

const small = [
  matrix([
    [1, 2, 0],
    [3, -1, 1],
  ]),
  matrix([
    [1, -1],
    [2, 0.5],
  ]),
];

export const sumCheck: FunctionCheck = {
  name: "sumOverSamples",
  cases: [[matrix([[1], [2], [-1]]), matrix([[-2], [2], [-2]])], small],
  draw: (random: Random) => {
    const [n, i, j] = [0, 1, 2].map(() => 2 + random.integer(4));
    return [drawn(random, n, i), drawn(random, n, j)];
  },
  expected: ((X, dZ) => transposedTimes(X, dZ)) satisfies OfTwo,
  slips: sumSlips,
  otherwise:
    "begin with `zeros(X.cols, dZ.cols)`; for each sample n, input i and unit j, add `X.at(n, i) * dZ.at(n, j)` at row i and column j",
};

const biasSlips: readonly FunctionSlip[] = [
  [() => Number.NaN, numbersOnly],
  [
    ((dZ) => scale(sumRows(dZ), 1 / dZ.rows)) satisfies OfOne,
    "that is the mean over the samples; the loss is a sum, so this is a sum",
  ],
  [
    ((dZ) => transpose(sumRows(dZ))) satisfies OfOne,
    "the numbers are right; their shape is 1 x units, one row, as the bias has it",
  ],
  [
    ((dZ) => Array.from(sumRows(dZ).data)) satisfies OfOne,
    "the numbers are right; put them into a matrix of one row: `row(...list)`",
  ],
  [
    ((dZ) => transpose(sumRows(transpose(dZ)))) satisfies OfOne,
    "that adds up the units of each sample; add up the samples of each unit",
  ],
  [
    ((dZ) => sumRows(transpose(dZ))) satisfies OfOne,
    "that adds up the units of each sample; add up the samples of each unit",
  ],
  [
    ((dZ) => scale(sumRows(dZ), -1)) satisfies OfOne,
    "the sign is turned round: this is the slope, not the step against it",
  ],
  [
    ((dZ) => sum(dZ)) satisfies OfOne,
    "that is one number for all; each unit has a bias of its own",
  ],
  [
    ((dZ) => dZ) satisfies OfOne,
    "these are the slopes of each sample; all samples share one bias, so add them up",
  ],
  [
    ((dZ) => filled(1, dZ.cols, (_, j) => dZ.at(0, j))) satisfies OfOne,
    "that is the first sample alone; add up all of them",
  ],
  [
    ((dZ) =>
      filled(1, dZ.cols, (_, j) => dZ.at(dZ.rows - 1, j))) satisfies OfOne,
    "that is the last sample alone; add up all of them",
  ],
  [
    ((dZ) => new Matrix(1, dZ.cols)) satisfies OfOne,
    "the result holds only zeros: is it written to?",
  ],
  [
    ((dZ) => filled(1, dZ.cols, () => 1)) satisfies OfOne,
    "these are the ones; they are still to be multiplied by dZ",
  ],
  [
    ((dZ) =>
      filled(1, dZ.cols, (_, j) =>
        range(1, dZ.rows).reduce((s, n) => s + dZ.at(n, j), 0),
      )) satisfies OfOne,
    "the first sample is missing: count from 0",
  ],
  [
    ((dZ) => transposedTimes(dZ, dZ)) satisfies OfOne,
    "the other factor is a column of ones, not dZ again",
  ],
  [
    ((dZ) =>
      filled(dZ.rows, dZ.cols, (_, j) =>
        sumRows(dZ).at(0, j),
      )) satisfies OfOne,
    "the sums are right, but one row of them is enough: 1 x units",
  ],

  [
    ((dZ) => map(sumRows(dZ), Math.abs)) satisfies OfOne,
    "a slope has a sign: no `Math.abs`",
  ],
  [
    ((dZ) => sumRows(map(dZ, (v) => v * v))) satisfies OfOne,
    "the slopes are added as they are, without a square",
  ],
  [
    ((dZ) =>
      new Matrix(
        1,
        dZ.cols,
        sumRows(dZ).data.map((v, j) => v - dZ.at(dZ.rows - 1, j)),
      )) satisfies OfOne,
    "the last sample is missing: the loop ends too early",
  ],
];

export const biasCheck: FunctionCheck = {
  name: "biasSlope",
  cases: [[matrix([[3, -1]])], [small[1]]],
  draw: (random: Random) => [
    drawn(random, 2 + random.integer(4), 2 + random.integer(4)),
  ],
  expected: sumRows satisfies OfOne,
  slips: biasSlips,
  otherwise:
    "the row of ones times dZ: for each unit, the sum of its column of dZ",
};
