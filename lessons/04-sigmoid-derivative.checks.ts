/** What the exercises of lesson 04 are compared with, and the usual slips in each. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const slope = (z: number): number => sigmoid(z) * (1 - sigmoid(z));

type Four = (u: number, du: number, v: number, dv: number) => number;

export const quotientCheck: FunctionCheck = {
  name: "quotient",
  cases: [
    [1, 0, 2, -1],
    [3, 2, 2, 5],
    [-1, 4, 0.5, 3],
  ],
  draw: (random: Random) => [
    random.normal(),
    random.normal(),
    1 + random.next(),
    random.normal(),
  ],
  expected: ((u, du, v, dv) => (du * v - u * dv) / v ** 2) satisfies Four,
  otherwise:
    "above: slope above times value below, minus value above times slope below; below: the value below, squared",
  slips: [
    [
      ((u, du, v, dv) => (u * dv - du * v) / v ** 2) satisfies Four,
      "the order is turned round: slope above times value below comes first",
    ],
    [
      ((u, du, v, dv) => (du * v + u * dv) / v ** 2) satisfies Four,
      "the two products are subtracted, not added",
    ],
    [
      ((u, du, v, dv) => (du * v - u * dv) / v) satisfies Four,
      "below stands the square of the value below: `v ** 2`",
    ],
    [
      ((u, du, v, dv) => du * v - u * dv) satisfies Four,
      "the division by the square of the value below is missing",
    ],
    [
      ((u, du, v, dv) => du * v - (u * dv) / v ** 2) satisfies Four,
      "parentheses are missing: all of the difference is divided",
    ],
    [
      ((_u, du, _v, dv) => du / dv) satisfies Four,
      "the slope of a fraction is not the fraction of the slopes",
    ],
    [
      ((u, du, v, dv) => (du * v - u * dv) / dv ** 2) satisfies Four,
      "below stands the square of the value `v`, not of the slope",
    ],
    [
      ((u, du, v, dv) => (u * v - du * dv) / v ** 2) satisfies Four,
      "each product has one value and one slope",
    ],
    [
      ((u, du, v, dv) => (du * v - u * dv) / (v * 2)) satisfies Four,
      "`v ** 2` is the square; `v * 2` doubles it",
    ],
    [
      ((u, du, v, dv) => (du * v - u * dv) / u ** 2) satisfies Four,
      "the value below is `v`; here the one above is squared",
    ],
    [
      ((u, du, v, dv) => du * v + (u * dv) / v ** 2) satisfies Four,
      "that mixes the rule for products with the one for fractions",
    ],
    [
      ((u, _du, v) => u / v) satisfies Four,
      "that is the fraction; its slope is asked for",
    ],
  ],
};

const differences = {
  central: (z: number, h: number): number =>
    (sigmoid(z + h) - sigmoid(z - h)) / (2 * h),
  forward: (z: number, h: number): number =>
    (sigmoid(z + h) - sigmoid(z)) / h,
};

/** The largest error that each difference may have for z from -3 to 3. */
const limits = { central: 1e-10, forward: 1e-7 };

/** Measures what the learner's nudge does for z from -3 to 3. */
export function checkNudge(
  kind: keyof typeof differences,
  h: number,
): Verdict | undefined {
  const name = `the nudge of the ${kind} difference`;
  if (!(h > 0))
    return notYet({
      what: name,
      came: `is ${h}`,
      expected: "a number above 0, such as `0.01` or `1e-2`",
      cause:
        h < -1
          ? "that is the exponent; write the number itself, `1e-3` for 0.001"
          : "a nudge of 0 moves nothing, and a difference divides by it",
    });
  const error = largestError(kind, h);
  if (error < limits[kind]) return undefined;
  return notYet({
    what: `${name}, h = ${h},`,
    came: `leaves an error of ${error.toExponential(1)}`,
    expected: `less than ${limits[kind].toExponential(0)}`,
    cause: isTooSmall(kind, h)
      ? "so small a nudge loses its digits in the subtraction; take a larger one"
      : "the curve bends within so large a nudge; take a smaller one",
  });
}

function largestError(kind: keyof typeof differences, h: number): number {
  const zs = Array.from({ length: 61 }, (_, i) => -3 + i / 10);
  return Math.max(
    ...zs.map((z) => Math.abs(differences[kind](z, h) - slope(z))),
  );
}

function isTooSmall(kind: keyof typeof differences, h: number): boolean {
  return h < (kind === "central" ? 1e-5 : 1e-8);
}

type Two = (formula: number, measured: number) => number;

const relative: Two = (formula, measured) => {
  const size = Math.max(Math.abs(formula), Math.abs(measured));
  return size === 0 ? 0 : Math.abs(formula - measured) / size;
};

export const relativeCheck: FunctionCheck = {
  name: "relative",
  cases: [
    [0.25, 0.25],
    [2, 1],
    [1, 2],
    [-2, -1],
    [2, -1],
    [0, 0],
    [0, 0.001],
    [1000, 1001],
  ],
  draw: (random: Random) => [random.normal(), random.normal()],
  expected: relative,
  otherwise:
    "the difference without its sign, divided by the larger of the two sizes; equal slopes give 0",
  slips: [
    [
      ((f, m) => Math.abs(f - m)) satisfies Two,
      "the division by the size is missing: an error of 0.001 is much for a small slope",
    ],
    [
      ((f, m) =>
        f === m
          ? 0
          : (f - m) / Math.max(Math.abs(f), Math.abs(m))) satisfies Two,
      "the difference must lose its sign: `Math.abs(formula - measured)`",
    ],
    [
      ((f, m) =>
        Math.abs(f - m) / Math.max(Math.abs(f), Math.abs(m))) satisfies Two,
      "for two slopes of 0 it divides 0 by 0; they agree, so the error is 0",
    ],
    [
      ((f, m) =>
        f === m ? 0 : Math.abs(f - m) / Math.max(f, m)) satisfies Two,
      "the size has no sign: take `Math.abs` of both before the maximum",
    ],
    [
      ((f, m) => (f === m ? 0 : Math.abs(f - m) / Math.abs(f))) satisfies Two,
      "divide by the larger of the two sizes, not by the formula's",
    ],
    [
      ((f, m) => (f === m ? 0 : Math.abs(f - m) / Math.abs(m))) satisfies Two,
      "divide by the larger of the two sizes, not by the measured one's",
    ],
    [
      ((f, m) =>
        f === m
          ? 0
          : Math.abs(f - m) / (Math.abs(f) + Math.abs(m))) satisfies Two,
      "divide by the larger of the two sizes, not by their sum",
    ],
    [
      ((f, m) =>
        f === m
          ? 0
          : Math.abs(f - m) /
            Math.min(Math.abs(f), Math.abs(m))) satisfies Two,
      "divide by the larger of the two sizes, not by the smaller",
    ],
    [
      ((f, m) =>
        f === m
          ? 0
          : Math.abs(Math.abs(f) - Math.abs(m)) /
            Math.max(Math.abs(f), Math.abs(m))) satisfies Two,
      "2 and -2 do not agree: subtract first, then take off the sign",
    ],
  ],
};

type Slope = (x: number, w: number, b: number) => number;

export const trapCheck: FunctionCheck = {
  name: "slopeAtInput",
  cases: [
    [1, 1.5, 0.5],
    [2, -1, 0.3],
    [0, 4, -1],
    [-3, 0.5, 2],
  ],
  draw: (random: Random) => [
    random.normal(),
    random.normal(),
    random.normal(),
  ],
  expected: ((x, w, b) => slope(w * x + b)) satisfies Slope,
  otherwise: "first z = w x + b, then a = sigmoid(z), then a (1 - a)",
  slips: [
    [
      ((x, w, b) => (w * x + b) * (1 - (w * x + b))) satisfies Slope,
      "a (1 - a) takes the output a, and z was handed in",
    ],
    [
      ((x, w, b) => slope(sigmoid(w * x + b))) satisfies Slope,
      "the sigmoid was applied twice: a is already its output",
    ],
    [
      ((x, w, b) => sigmoid(w * x + b)) satisfies Slope,
      "this is the output a itself; the slope is a (1 - a)",
    ],
    [
      ((x) => x * (1 - x)) satisfies Slope,
      "a (1 - a) takes the output a, and x was handed in",
    ],
    [
      ((x) => slope(x)) satisfies Slope,
      "the slope is taken at x; it is wanted at z = w x + b",
    ],
    [((x, w) => slope(w * x)) satisfies Slope, "the bias is not added to z"],
    [
      ((x, w, b) => slope(w * x + b) * w) satisfies Slope,
      "this is the slope with respect to x; z was asked for",
    ],
    [
      ((x, w, b) => slope(w * x + b) * x) satisfies Slope,
      "this is the slope with respect to w; z was asked for",
    ],
    [
      ((x, w, b) => 1 - sigmoid(w * x + b) ** 2) satisfies Slope,
      "1 - a a is the slope of the tanh; the sigmoid has a (1 - a)",
    ],
    [
      ((x, w, b) => sigmoid(w * x + b) - 1) satisfies Slope,
      "a times (1 - a): both factors are needed",
    ],
  ],
};

type One = (a: number) => number;

export const tanhCheck: FunctionCheck = {
  name: "slopes.tanh",
  cases: [-2, -0.5, 0, 0.3, 1, 4].map((z) => [Math.tanh(z)]),
  draw: (random: Random) => [Math.tanh(random.normal())],
  expected: ((a) => 1 / Math.cosh(Math.atanh(a)) ** 2) satisfies One, // another form, not a copy
  otherwise:
    "test it against a nudge: `relativeError(Math.tanh, (z) => slopes.tanh(Math.tanh(z)), 0.5)`",
  slips: [
    [
      ((a) => 1 - Math.tanh(a) ** 2) satisfies One,
      "`a` is the output already; the tanh is applied twice",
    ],
    [
      ((a) => a * (1 - a)) satisfies One,
      "a (1 - a) is the slope of the sigmoid",
    ],
    [((a) => 1 - a) satisfies One, "the output must be squared: 1 - a a"],
    [
      ((a) => a * a - 1) satisfies One,
      "the sign is turned round: the tanh rises everywhere",
    ],
    [
      ((a) => 1 + a * a) satisfies One,
      "it is 1 minus the square: far out the slope is nearly 0",
    ],
    [((a) => a) satisfies One, "that is the output; the slope is asked for"],
    [((a) => a * a) satisfies One, "the square is taken away from 1"],
    [
      ((a) => (1 - a) ** 2) satisfies One,
      "square a first, then subtract: 1 - a a",
    ],
    [
      ((a) => Math.sqrt(Math.max(0, 1 - a * a))) satisfies One,
      "no root: 1 - a a itself",
    ],
  ],
};

export const reluCheck: FunctionCheck = {
  name: "slopes.relu",
  // The slope at the kink, a = 0, is 0 by convention: left of it the output is 0 as well.
  cases: [[0], [0.001], [1], [7.5]],
  draw: (random: Random) => [Math.abs(random.normal()) + 0.01],
  expected: ((a) => (a > 0 ? 1 : 0)) satisfies One,
  otherwise: "the slope is 1 where the output is above 0, and 0 elsewhere",
  slips: [
    [
      ((a) => a) satisfies One,
      "that is the output; to the right of 0 the line rises by 1",
    ],
    [
      ((a) => (a >= 0 ? 1 : 0)) satisfies One,
      "an output of 0 means the flat side: slope 0",
    ],
    [
      ((a) => (a > 0 ? 0 : 1)) satisfies One,
      "0 and 1 are exchanged: the line rises where the output is above 0",
    ],
    [((a) => (a > 1 ? 1 : 0)) satisfies One, "the bend is at 0, not at 1"],
    [
      ((a) => (a > 0 ? a : 0)) satisfies One,
      "the slope is 1 wherever the output is above 0",
    ],
    [
      ((a) => a * (1 - a)) satisfies One,
      "a (1 - a) is the slope of the sigmoid",
    ],
    [(() => 1) satisfies One, "an output of 0 means the flat side: slope 0"],
  ],
};
