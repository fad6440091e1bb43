/** How the two matrix products of lesson 14 are judged: by their numbers, and by their time beside another product's. */
import { Matrix } from "../src/engine/matrix.ts";
import { map, matmul, transpose } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import { functionOf, matrixOf } from "../src/exercises/answer.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

type Product = (A: Matrix, B: Matrix) => Matrix;

/** By rows, in the order i, k, j; `skips` says for which numbers of A the row of B is left out. */
function productWith({
  skips = (_a: number): boolean => false,
  ends = (_a: number): boolean => false,
  factor = (a: Matrix, i: number, k: number): number =>
    a.data[i * a.cols + k],
  adds = true,
}): Product {
  return (A, B) => {
    const C = new Matrix(A.rows, B.cols);
    for (let i = 0; i < A.rows; i++) {
      for (let k = 0; k < A.cols; k++) {
        const a = factor(A, i, k);
        if (ends(a)) break;
        if (skips(a)) continue;
        for (let j = 0; j < B.cols; j++) {
          const part = a * B.data[k * B.cols + j];
          const place = i * B.cols + j;
          C.data[place] = adds ? C.data[place] + part : part;
        }
      }
    }
    return C;
  };
}

/** Plain loops: a later cell measures how long they take. */
export const rightByRows: Product = (A, B) => {
  const C = new Matrix(A.rows, B.cols);
  const [a, b, c] = [A.data, B.data, C.data];
  const [m, n] = [A.cols, B.cols];
  for (let i = 0; i < A.rows; i++)
    for (let k = 0; k < m; k++)
      for (let j = 0; j < n; j++) c[i * n + j] += a[i * m + k] * b[k * n + j];
  return C;
};

export const rightSkipZeros: Product = (A, B) => {
  const C = new Matrix(A.rows, B.cols);
  const [b, c, n] = [B.data, C.data, B.cols];
  for (let i = 0; i < A.rows; i++) {
    for (let k = 0; k < A.cols; k++) {
      const a = A.data[i * A.cols + k];
      if (a === 0) continue;
      for (let j = 0; j < n; j++) c[i * n + j] += a * b[k * n + j];
    }
  }
  return C;
};

const productSlips: readonly FunctionSlip[] = [
  [
    productWith({ adds: false }),
    "each part overwrites the one before: `+=`, not `=`",
  ],
  [
    ((A, B) => transpose(matmul(A, B))) satisfies Product,
    "rows and columns of the result are exchanged: row i of A belongs to row i of C",
  ],
  [
    productWith({ factor: (A, i, k) => A.data[k * A.rows + i] }),
    "A is read down its columns: the number in row i and column k is `a[i * A.cols + k]`",
  ],
  [
    productWith({ factor: (A, _i, k) => A.data[k] }),
    "every row of the result takes row 0 of A: `a[i * A.cols + k]`",
  ],
  [
    productWith({ factor: (A, i) => A.data[i * A.cols] }),
    "only column 0 of A is used: `a[i * A.cols + k]`",
  ],
];

const zeroSlips: readonly FunctionSlip[] = [
  [
    productWith({ skips: (a) => a === 0, adds: false }),
    "each part overwrites the one before: `+=`, not `=`",
  ],
  [
    productWith({ skips: (a) => a !== 0 }),
    "the condition is turned round: what is *not* 0 was left out",
  ],
  [
    productWith({ ends: (a) => a === 0 }),
    "the loop over k ends at the first 0: `continue` goes on with the next k, `break` leaves the loop",
  ],
  [
    productWith({ skips: (a) => a <= 0 }),
    "numbers below 0 are left out as well: only 0 itself adds nothing",
  ],
  [
    productWith({ skips: (a) => Math.abs(a) < 0.5 }),
    "small numbers are left out as well: only 0 itself adds nothing",
  ],
];

/** Numbers around 0, most of them 0 in A, as in images. */
function pair(random: Random): [Matrix, Matrix] {
  const [m, k, n] = [2, 3, 4, 5].map((size) => size + random.integer(3));
  const A = map(new Matrix(m, k), () =>
    random.next() < 0.5 ? 0 : random.normal(),
  );
  return [A, map(new Matrix(k, n), () => random.normal())];
}

const checkNumbers = (name: string, slips: readonly FunctionSlip[]) =>
  ({
    name,
    cases: [
      [
        new Matrix(1, 2, Float64Array.of(2, 3)),
        new Matrix(2, 2, Float64Array.of(1, 10, 100, 1000)),
      ],
    ],
    draw: pair,
    draws: 4,
    expected: matmul,
    slips,
    otherwise:
      "three loops, over the rows i of A, its columns k and the columns j of B; in the innermost `c[i * n + j] += a[i * m + k] * b[k * n + j]`",
  }) satisfies FunctionCheck;

export const checkByRows = (answer: unknown): Verdict | undefined =>
  checkFunction(answer, checkNumbers("byRows", productSlips)) ??
  checkOwnLoops(answer, "byRows") ??
  checkOrder(answer, "byRows");

export const checkSkipZeros = (answer: unknown): Verdict | undefined =>
  checkFunction(
    answer,
    checkNumbers("skipZeros", [...zeroSlips, ...productSlips]),
  ) ??
  checkOwnLoops(answer, "skipZeros") ??
  checkSkipped(answer) ??
  checkOrder(answer, "skipZeros");

function checkOwnLoops(answer: unknown, name: string): Verdict | undefined {
  return /\b(?:matmul|transposedTimes|timesTransposed)\b/.test(String(answer))
    ? notYet({
        what: `\`${name}\``,
        came: "calls a product of the library",
        cause: "write the three loops: they are what this is about",
      })
    : undefined;
}

/** The product by the book: down a column of B for each place of the result. */
const byTheBook: Product = (A, B) => {
  const C = new Matrix(A.rows, B.cols);
  const [a, b, c] = [A.data, B.data, C.data];
  const [m, n] = [A.cols, B.cols];
  for (let i = 0; i < A.rows; i++)
    for (let j = 0; j < n; j++)
      for (let k = 0; k < m; k++) c[i * n + j] += a[i * m + k] * b[k * n + j];
  return C;
};

/**
 * How long the first takes, as a share of the second: the quickest of several runs of each, in turns, so that
 * whatever else the machine does meets both.
 */
function timeShare(first: () => unknown, second: () => unknown): number {
  const quickest = [Infinity, Infinity];
  for (let turn = 0; turn < 5; turn++)
    for (const [i, work] of [first, second].entries()) {
      const before = performance.now();
      work();
      quickest[i] = Math.min(quickest[i], performance.now() - before);
    }
  return quickest[0] / quickest[1];
}

/** As wide as the hidden layer, so that a column of B does not fit into the nearest memory. */
function large(rows: number, shareOfZeros: number): [Matrix, Matrix] {
  const random = seeded(14);
  const A = map(new Matrix(rows, 784), () =>
    random.next() < shareOfZeros ? 0 : 1,
  );
  return [A, map(new Matrix(784, 1000), () => random.next())];
}

/** Reading along rows takes less than a half of the time; other orders that are as quick are as good. */
function checkOrder(answer: unknown, name: string): Verdict | undefined {
  const product = functionOf(answer, name);
  const [A, B] = large(12, 0);
  const share = timeShare(
    () => matrixOf(product(A, B), `what \`${name}\` gives`),
    () => byTheBook(A, B),
  );
  if (share < 0.75) return undefined;
  return notYet({
    what: `\`${name}\``,
    came: `takes ${Math.round(100 * share)} % of the time of the product by the book, with the same numbers`,
    expected: "less than 75 %",
    cause:
      "is `j` the letter of the innermost loop? Only then the places in `b` and `c` grow by 1 from one step to the next",
  });
}

/** With four zeros of five a fifth of the work is left. */
function checkSkipped(answer: unknown): Verdict | undefined {
  const product = functionOf(answer, "skipZeros");
  const [full, B] = large(10, 0);
  const [sparse] = large(10, 0.8);
  const share = timeShare(
    () => product(sparse, B),
    () => product(full, B),
  );
  if (share < 0.65) return undefined;
  return notYet({
    what: "with four zeros in five numbers of A, `skipZeros`",
    came: `takes ${Math.round(100 * share)} % of the time that it takes without zeros`,
    expected: "less than 65 %",
    cause:
      "look at the number of A before the loop over j: `if (a === 0) continue;`",
  });
}
