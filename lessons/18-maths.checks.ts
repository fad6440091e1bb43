/** How the product and the gradient of appendix A are judged. */
import type { Random } from "../src/engine/random.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import type { Verdict } from "../src/exercises/verdict.ts";

type Rows = readonly (readonly number[])[];

const turned = (B: Rows): number[][] =>
  B[0].map((_, k) => B.map((row) => row[k]));

const dot = (u: readonly number[], v: readonly number[]): number =>
  u.reduce((sum, ui, i) => sum + ui * v[i], 0);

export function rowsTimes(A: Rows, B: Rows): number[][] {
  const columns = turned(B);
  return A.map((row) => columns.map((column) => dot(row, column)));
}

const productSlips: readonly FunctionSlip[] = [
  [
    (A: Rows, B: Rows) => A.map((row) => B.map((other) => dot(row, other))),
    "that is rows times rows: a number of the result is a row of A times a *column* of B",
  ],
  [
    (A: Rows, B: Rows) => A.map((row, i) => row.map((a, k) => a * B[i][k])),
    "place by place is another product: each number of this one is a sum over a row and a column",
  ],
  [
    (A: Rows, B: Rows) => rowsTimes(B, A),
    "A and B are exchanged: the order matters",
  ],
  [
    (A: Rows, B: Rows) => turned(rowsTimes(A, B)),
    "rows and columns of the result are exchanged",
  ],
  [
    (A: Rows, B: Rows) => A.map((row, i) => row.map((a, k) => a + B[i][k])),
    "that is the sum of both",
  ],
  [
    (A: Rows, B: Rows) =>
      rowsTimes(A, B).map((row) => row.map((c) => c / B.length)),
    "the products are added up, not averaged",
  ],
  [
    (A: Rows, B: Rows) => rowsTimes(A, B).map(([first]) => [first]),
    "only the first column of B is used",
  ],
];

const drawRows = (random: Random, rows: number, cols: number): number[][] =>
  Array.from({ length: rows }, () =>
    Array.from({ length: cols }, () => random.integer(9) - 4),
  );

const productCheck: FunctionCheck = {
  name: "product",
  cases: [
    [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ],
    [[[1, 0, 2]], [[3], [4], [5]]],
  ],
  draw: (random: Random) => {
    const [n, m, k] = [1 + random.integer(3), 3, 1 + random.integer(4)];
    return [drawRows(random, n, m), drawRows(random, m, k)];
  },
  expected: rowsTimes,
  slips: productSlips,
  otherwise:
    "row 0 of A is 1, 2; column 0 of B is 5, 7: `1 * 5 + 2 * 7` is 19",
};

export function checkProduct(answer: unknown): Verdict | undefined {
  return checkFunction(answer, productCheck);
}

type F = (list: number[]) => number;

export function nudged(f: F, at: readonly number[], h: number): number[] {
  return at.map(
    (xi, i) => (f(at.with(i, xi + h)) - f(at.with(i, xi - h))) / (2 * h),
  );
}

const gradientSlips: readonly FunctionSlip[] = [
  [
    (f: F, at: number[], h: number) =>
      at.map((xi, i) => (f(at.with(i, xi + h)) - f(at.with(i, xi - h))) / h),
    "up and down are 2h apart: divide by `2 * h`",
  ],
  [
    (f: F, at: number[], h: number) =>
      at.map((xi, i) => (f(at.with(i, xi + h)) - f(at)) / h),
    "nudge down as well: `f` at `xi + h` less `f` at `xi - h`, divided by `2 * h`",
  ],
  [
    (f: F, at: number[], h: number) =>
      nudged(f, at, h).map((slope) => -slope),
    "the sign is turned: up less down",
  ],
  [
    (f: F, at: number[], h: number) =>
      at.map(
        () => (f(at.map((x) => x + h)) - f(at.map((x) => x - h))) / (2 * h),
      ),
    "all numbers are nudged at once: only the one at place i may move",
  ],
  [
    (f: F, at: number[], h: number) =>
      at.map((xi, i) => f(at.with(i, xi + h)) - f(at.with(i, xi - h))),
    "the difference is not divided yet: by `2 * h`",
  ],
  [
    (f: F, at: number[], h: number) => nudged(f, at, h).slice(0, 1),
    "only the first slope comes back: one for each place",
  ],
  [
    (f: F, at: number[], h: number) =>
      nudged(f, at, h).reduce((a, b) => a + b, 0),
    "the slopes are added up: a gradient is the list of them",
  ],
];

const bowl: F = ([x, y]) => x * x + 3 * y;
const twisted: F = ([x, y, z]) => x * y - z * z;

const gradientCheck: FunctionCheck = {
  name: "gradientOf",
  cases: [
    [bowl, [2, 5], 0.5],
    [twisted, [1, -2, 3], 0.1],
  ],
  draw: (random: Random) => [
    twisted,
    [random.normal(), random.normal(), random.normal()],
    0.01 + 0.1 * random.next(),
  ],
  tolerance: 1e-6,
  expected: nudged,
  slips: gradientSlips,
  otherwise:
    "for x * x + 3 * y at 2, 5 with h = 0.5: (6.25 + 15 - 2.25 - 15) / 1 is 4",
};

export function checkGradient(answer: unknown): Verdict | undefined {
  return checkFunction(answer, gradientCheck);
}
