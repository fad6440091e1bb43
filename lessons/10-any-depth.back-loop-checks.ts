/** How the way back through W of lesson 10 is judged, which is written with loops. */
import { Matrix, matrix } from "../src/engine/matrix.ts";
import {
  scale,
  sum,
  sumRows,
  timesTransposed,
} from "../src/engine/operations.ts";
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { checkMatrices, drawn, filled } from "../src/exercises/matrices.ts";
import type { Verdict } from "../src/exercises/verdict.ts";

type OfTwo = (A: Matrix, B: Matrix) => Matrix;

const total = (list: readonly number[]): number =>
  list.reduce((a, b) => a + b, 0);

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
