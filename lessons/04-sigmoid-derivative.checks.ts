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
