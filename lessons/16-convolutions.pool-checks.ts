/** How the pooling of lesson 16 is judged, forward and backward. */
import { Matrix } from "../src/engine/matrix.ts";
import { map, scale, transpose } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import type { FunctionChecks } from "../src/exercises/check-functions.ts";

type Pool = (Z: Matrix) => Matrix;
type PoolBack = (Z: Matrix, dA: Matrix) => Matrix;

/** Where in `data` the four numbers of each square are, square by square; `step` from one square to the next. */
function squares({ rows, cols }: Matrix, step = 2): number[][] {
  const [high, wide] = placesOf({ rows, cols }, step);
  return Array.from({ length: high * wide }, (_, square) => {
    const r = Math.floor(square / wide) * step;
    const corner = r * cols + (square % wide) * step;
    return [corner, corner + 1, corner + cols, corner + cols + 1];
  });
}

const placesOf = (
  { rows, cols }: { rows: number; cols: number },
  step: number,
): [number, number] => [
  Math.floor((rows - 2) / step) + 1,
  Math.floor((cols - 2) / step) + 1,
];

/** A pooling that makes another number of each square. */
const poolWith =
  (choose: (four: number[]) => number, step = 2): Pool =>
  (Z) => {
    const [high, wide] = placesOf(Z, step);
    const chosen = squares(Z, step).map((at) =>
      choose(at.map((i) => Z.data[i])),
    );
    return new Matrix(high, wide, Float64Array.from(chosen));
  };

const largest = (four: number[]): number => Math.max(...four);
const added = (four: number[]): number => four.reduce((a, b) => a + b, 0);

export const rightPool: Pool = poolWith(largest);

const poolSlips: readonly FunctionSlip[] = [
  [
    poolWith((four) => added(four) / 4),
    "that is the mean of each square; its largest number is asked for",
  ],
  [
    poolWith(added),
    "that is the sum of each square; its largest number is asked for",
  ],
  [
    poolWith((four) => Math.min(...four)),
    "that is the smallest number of each square",
  ],
  [
    poolWith(([first]) => first),
    "that is the first number of each square, not the largest",
  ],
  [
    poolWith((four) => Math.max(0, ...four)),
    "a square of negative numbers has a largest one, too: do not begin with 0",
  ],
  [
    poolWith((four) => largest(four.map(Math.abs))),
    "the largest number, not the largest absolute value",
  ],
  [
    poolWith(largest, 1),
    "the squares must not overlap: the next one begins two further",
  ],
  [
    poolWith(([a, b]) => Math.max(a, b)),
    "only the upper row of each square is looked at",
  ],
  [
    poolWith(([a, , c]) => Math.max(a, c)),
    "only the left column of each square is looked at",
  ],
  [(Z: Matrix) => transpose(rightPool(Z)), "rows and columns are exchanged"],
];

/** A map that has gone through a ReLU, with equal numbers, zeros, and a rest that fills no square. */
function drawnMap(random: Random): Matrix {
  const size = (): number => 4 + random.integer(3);
  return map(new Matrix(size(), size()), () => random.integer(5) - 1);
}

const poolCheck: FunctionCheck = {
  name: "pool",
  cases: [
    [new Matrix(2, 4, Float64Array.from([0, 7, 1, 2, 3, 0, 9, 4]))],
    [new Matrix(2, 2, Float64Array.from([-3, -1, -2, -4]))],
    [
      new Matrix(
        3,
        5,
        Float64Array.from({ length: 15 }, (_, i) => i),
      ),
    ],
  ],
  draw: (random: Random) => [drawnMap(random)],
  expected: rightPool,
  slips: poolSlips,
  otherwise:
    "begin with `zeros(Math.floor(Z.rows / 2), Math.floor(Z.cols / 2))`; the square at (r, c) begins at (2 * r, 2 * c) of Z",
};

/** The walk back with another share for each of the four numbers. */
const backWith =
  (share: (four: number[], i: number, slope: number) => number): PoolBack =>
  (Z, dA) => {
    const dZ = new Matrix(Z.rows, Z.cols);
    squares(Z).forEach((at, square) => {
      const four = at.map((i) => Z.data[i]);
      at.forEach((place, i) => {
        dZ.data[place] = share(four, i, dA.data[square]);
      });
    });
    return dZ;
  };

const isFirst = (four: number[], i: number): boolean =>
  four.indexOf(largest(four)) === i;

export const rightPoolBack: PoolBack = backWith((four, i, slope) =>
  isFirst(four, i) ? slope : 0,
);

const poolBackSlips: readonly FunctionSlip[] = [
  [
    backWith((_, __, slope) => slope),
    "all four get the slope: only the largest number of the square gets it",
  ],
  [
    backWith((_, __, slope) => slope / 4),
    "the slope is shared out, as for a mean; a maximum routes all of it to one number",
  ],
  [
    backWith((four, i, slope) => (four[i] === largest(four) ? slope : 0)),
    "where several are equally large, all of them get the slope: only the first one gets it",
  ],
  [
    backWith((four, i, slope) =>
      four.lastIndexOf(largest(four)) === i ? slope : 0,
    ),
    "where several are equally large, the last one gets the slope: the first one should",
  ],
  [
    backWith((four, i, slope) => (isFirst(four, i) ? slope * four[i] : 0)),
    "the slope of a maximum is 1, not the number itself",
  ],
  [
    backWith((four, i) => (isFirst(four, i) ? 1 : 0)),
    "1 stands at the right places; the slope that came for the square belongs there",
  ],
  [
    backWith((four, i, slope) => (isFirst(four, i) ? -slope : 0)),
    "the sign is turned round",
  ],
  [
    backWith((_, i, slope) => (i === 0 ? slope : 0)),
    "the first number of each square gets it, the largest should",
  ],
  [
    backWith((four, i, slope) =>
      isFirst(four, i) && four[i] > 0 ? slope : 0,
    ),
    "the largest number gets the slope whatever its sign: the ReLU is another layer",
  ],
  [
    (_: Matrix, dA: Matrix) => dA,
    "that is `dA` itself: the result has the shape of `Z`",
  ],
  [(Z: Matrix) => Z, "that is `Z` itself: its slopes are asked for"],
  [
    (Z: Matrix, dA: Matrix) => scale(rightPoolBack(Z, dA), 0.25),
    "a quarter: the largest number gets all of the slope",
  ],
];

/** A map, and a slope for each square. */
function drawnSlopes(random: Random): [Matrix, Matrix] {
  const Z = drawnMap(random);
  return [Z, map(rightPool(Z), () => random.normal())];
}

const poolBackCheck: FunctionCheck = {
  name: "poolBack",
  cases: [
    [
      new Matrix(2, 4, Float64Array.from([0, 7, 1, 2, 3, 0, 9, 4])),
      new Matrix(1, 2, Float64Array.from([5, -6])),
    ],
    drawnSlopes(seeded(8)),
  ],
  draw: drawnSlopes,
  expected: rightPoolBack,
  slips: poolBackSlips,
  otherwise:
    "begin with zeros of the shape of `Z`; in each square, find the place of the largest number, and put the slope of the square there",
};

export const poolChecks = {
  pool: poolCheck,
  poolBack: poolBackCheck,
} satisfies FunctionChecks;
