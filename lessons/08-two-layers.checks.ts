/** How the matrix product of lesson 08 is judged, and what the checks of its matrices share. */
import { Matrix, matrix } from "../src/engine/matrix.ts";
import {
  hadamard,
  map,
  matmul,
  scale,
  transpose,
} from "../src/engine/operations.ts";
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { drawn, filled } from "../src/exercises/matrices.ts";

type OfTwo = (A: Matrix, B: Matrix) => Matrix;

/** The whole numbers from `from` to below `to`. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** Sums of `term` over the numbers from `from`, up to `less` before the end. */
const dots =
  (
    term: (a: number, b: number) => number,
    { from = 0, less = 0 } = {},
  ): OfTwo =>
  (A, B) =>
    filled(A.rows, B.cols, (r, c) => {
      let total = 0;
      for (let k = from; k < A.cols - less; k++)
        total += term(A.at(r, k), B.at(k, c));
      return total;
    });

/** A matrix in a place for numbers gives NaN. */
export const numbersOnly =
  "`+`, `-`, `*` and functions like `sigmoid` work on numbers only; for matrices there are `add`, `matmul`, `hadamard`, `map(A, f)`";

const productSlips: readonly FunctionSlip[] = [
  [() => Number.NaN, numbersOnly],
  [
    ((A, B) => transpose(matmul(A, B))) satisfies OfTwo,
    "rows and columns of the result are exchanged: row r of A belongs to row r of the product",
  ],
  [
    ((A, B) => matmul(B, A)) satisfies OfTwo,
    "the factors are exchanged: rows of A, columns of B",
  ],
  [
    ((A, B) =>
      filled(A.rows, B.cols, (r, c) => {
        const k = A.cols - 1;
        return A.at(r, k) * B.at(k, c);
      })) satisfies OfTwo,
    "only the last of the products is left: add them up, `+=`",
  ],
  [
    dots((a, b) => a * b, { from: 1 }),
    "the first product of each sum is missing: count from 0",
  ],
  [
    dots((a, b) => a * b, { less: 1 }),
    "the last product of each sum is missing: the loop ends too early",
  ],
  [
    dots((a, b) => a + b),
    "the numbers of a row and a column are multiplied, and then added up",
  ],
  [dots((a, b) => -a * b), "the sign is turned round"],
  [
    ((A, B) =>
      filled(
        A.rows,
        B.cols,
        (r, c) => A.at(r, 0) * B.at(0, c),
      )) satisfies OfTwo,
    "only the first of the products is there: go along the whole row",
  ],
  [
    ((A, B) => {
      const right = matmul(A, B);
      return scale(right, 1 / A.cols);
    }) satisfies OfTwo,
    "the sum is asked for, not the mean",
  ],
  [
    ((A, B) => {
      const right = matmul(A, B);
      const out = new Matrix(A.rows, B.cols);
      for (let r = 0; r < A.rows; r++)
        for (let c = 0; c < B.cols; c++)
          out.data[r * A.cols + c] = right.at(r, c);
      return out;
    }) satisfies OfTwo,
    "the number in row r and column c stands at `r * out.cols + c`: each row of the result has `out.cols` numbers, not `A.cols`",
  ],
  [
    ((A, B) => {
      const right = matmul(A, B);
      const out = new Matrix(A.rows, B.cols);
      for (let r = 0; r < A.rows; r++)
        for (let c = 0; c < B.cols; c++)
          out.data[r * A.rows + c] = right.at(r, c);
      return out;
    }) satisfies OfTwo,
    "the number in row r and column c stands at `r * out.cols + c`: each row of the result has `out.cols` numbers, not `out.rows`",
  ],
  [
    ((A, B) => {
      let total = 0;
      return map(matmul(A, B), (one) => {
        total += one;
        return total;
      });
    }) satisfies OfTwo,
    "each sum goes on from the one before: begin every sum with 0",
  ],
  [
    ((A, B) => {
      const out = new Matrix(A.rows, B.cols);
      for (let r = 0; r < A.rows; r++)
        for (let c = 0; c < B.cols; c++)
          out.data[r + c] = matmul(A, B).at(r, c);
      return out;
    }) satisfies OfTwo,
    "a row is `out.cols` numbers long: the place is `r * out.cols + c`",
  ],
  [
    ((A, B) =>
      filled(A.rows, B.cols, (r, c) =>
        range(0, A.cols).reduce(
          (s, k) => s + A.data[r * A.rows + k] * B.at(k, c),
          0,
        ),
      )) satisfies OfTwo,
    "a row of A is `A.cols` numbers long: `A.at(r, k)` finds the place",
  ],
  [
    ((A, B) => matmul(A, B).data[0]) satisfies (
      A: Matrix,
      B: Matrix,
    ) => number,
    "that is one number: `return` stands inside the loops, or returns the sum; return the whole matrix at the end",
  ],
  [
    ((A, B) =>
      filled(A.rows, B.cols, (r, c) =>
        range(0, A.cols).reduce((s, k) => s * A.at(r, k) * B.at(k, c), 1),
      )) satisfies OfTwo,
    "the products are added up, not multiplied",
  ],
  [
    ((A, B) => new Matrix(A.rows, B.cols)) satisfies OfTwo,
    "the result holds only zeros: is it written to?",
  ],
  [
    ((A, B) =>
      filled(
        A.rows,
        B.cols,
        (r, c) => A.data[r * B.cols + c] * B.data[r * B.cols + c],
      )) satisfies OfTwo,
    "that multiplies number by number; each place needs a whole row and a whole column",
  ],
  [
    ((A, B) => hadamard(A, B)) satisfies OfTwo,
    "that multiplies number by number; each place needs a whole row and a whole column",
  ],

  [
    ((A, B) => {
      const right = matmul(A, B);
      const data = new Float64Array(right.data.length);
      for (let r = 0; r < A.rows; r++)
        for (let c = 0; c < B.cols; c++)
          if (r * A.rows + c < data.length)
            data[r * A.rows + c] += right.at(r, c);
      return new Matrix(A.rows, B.cols, data);
    }) satisfies OfTwo,
    "a row of the result is `out.cols` numbers long: the place is `r * out.cols + c`",
  ],
  [
    ((A, B) => {
      const right = matmul(A, B);
      const data = right.data.map((_, at) =>
        right.at(at % A.rows, Math.floor(at / A.rows)),
      );
      return new Matrix(A.rows, B.cols, data);
    }) satisfies OfTwo,
    "the numbers stand column after column; write them row after row, at `r * out.cols + c`",
  ],
  [
    ((A, B) => {
      const right = matmul(A, B);
      const data = right.data.map((v, at) =>
        at < B.cols * (A.rows - 1) ? v : 0,
      );
      return new Matrix(A.rows, B.cols, data);
    }) satisfies OfTwo,
    "the last row is not written: the loop ends too early",
  ],
  [
    ((A, B) => {
      const right = matmul(A, B);
      const data = right.data.map((v, at) =>
        (at + 1) % B.cols === 0 ? 0 : v,
      );
      return new Matrix(A.rows, B.cols, data);
    }) satisfies OfTwo,
    "the last column is not written: the loop ends too early",
  ],
];

export const productCheck: FunctionCheck = {
  name: "product",
  cases: [
    [matrix([[1, 2, -1]]), matrix([[-2], [2], [-2]])],
    [
      matrix([
        [1, 2],
        [3, 4],
      ]),
      matrix([
        [5, 6],
        [7, 8],
      ]),
    ],
    [
      matrix([
        [1, 2, 0],
        [3, -1, 1],
      ]),
      matrix([
        [1, 0],
        [2, 1],
        [-1, 3],
      ]),
    ],
  ],
  draw: (random: Random) => {
    const [m, k, n] = [0, 1, 2].map(() => 2 + random.integer(4));
    return [drawn(random, m, k), drawn(random, k, n)];
  },
  expected: matmul satisfies OfTwo,
  slips: productSlips,
  otherwise:
    "for each row r of A and each column c of B: add up `A.at(r, k) * B.at(k, c)` over all k, and write the sum to `out.data[r * out.cols + c]`",
};
