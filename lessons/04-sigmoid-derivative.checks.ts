/** What the exercises of lesson 04 are compared with, and the usual slips in each. */
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const slope = (z: number): number => sigmoid(z) * (1 - sigmoid(z));

type Four = (u: number, du: number, v: number, dv: number) => number;

/** Slips that only readers of the text alone have shown. */
const rareSlips: readonly FunctionSlip[] = [
  [
    ((u, du, v, dv) => (du * dv - u * v) / v ** 2) satisfies Four,
    "each product has one value and one slope",
  ],
  [
    ((u, du, v, dv) => (du * u - v * dv) / v ** 2) satisfies Four,
    "the products go crosswise: slope above times value below, minus value above times slope below",
  ],
  [
    ((u, du, v, dv) => ((du * v - u * dv) / 2) * v) satisfies Four,
    "`/ 2 * v` halves and multiplies; below stands the square of the value below, `/ v ** 2`",
  ],
  [
    ((u, du, v, dv) => ((du * v - u * dv) / v) ^ 2) satisfies Four,
    "`^` is no power in TypeScript: write `v ** 2` or `v * v`",
  ],
  [
    ((u, du, v, dv) => (du * v - u * dv) * v ** 2) satisfies Four,
    "the square of the value below divides; here it multiplies",
  ],
  [
    ((u, _du, v, dv) => (-u * dv) / v ** 2) satisfies Four,
    "the first product, `du * v`, is missing: it is 0 only for the sigmoid",
  ],
  [
    ((_u, du, v) => (du * v) / v ** 2) satisfies Four,
    "the second product, `u * dv`, is missing",
  ],
  [
    ((_u, du, v, dv) => (du - dv) / v ** 2) satisfies Four,
    "each slope is multiplied by the value of the other before they are subtracted",
  ],
  [
    ((u, du, v, dv) => du / v - u / dv) satisfies Four,
    "the products are multiplied crosswise, not divided: du * v and u * dv, both over v ** 2",
  ],
];

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
      "the division by the square of the value below is missing (`/ v * v` divides and multiplies again)",
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
    ...rareSlips,
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
      cause: causeOfNoNudge(h),
    });
  if (h >= 1)
    return notYet({
      what: name,
      came: `is ${h}`,
      expected: "a small number, such as `0.01` or `1e-2`",
      cause:
        "the exponent needs its minus, and the number its `1e`: `1e-3` is 0.001",
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

function causeOfNoNudge(h: number): string {
  if (Number.isNaN(h)) return "NaN is no number: read one off the plot";
  if (h === 0)
    return "a nudge of 0 moves nothing, and a difference divides by it";
  return h > -1
    ? "the size of a nudge has no sign: the minus belongs to the exponent, as in `1e-3`"
    : "that is the exponent (or a `^`, which is no power in TypeScript); write the number itself, `1e-3` for 0.001";
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
