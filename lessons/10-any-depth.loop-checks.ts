/** How the last layer of lesson 10 is judged, which is written with loops. */
import { softmax } from "../src/engine/activations.ts";
import { type Matrix, matrix } from "../src/engine/matrix.ts";
import { addRow, map, transpose } from "../src/engine/operations.ts";
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
