/** What the checks of lesson 04 share: the sigmoid, the error of a nudge, and the usual slips. */
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

export type Nudge = () => { central: number; forward: number };
export type SlopeAtInput = (x: number, w: number, b: number) => number;
export interface Slopes {
  tanh: (a: number) => number;
  relu: (a: number) => number;
}

export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

const slope = (z: number): number => sigmoid(z) * (1 - sigmoid(z));

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
  if (typeof h !== "number" || !(h > 0))
    return notYet({
      what: name,
      came: `is ${describeValue(h)}`,
      expected: "a number above 0, such as `0.01` or `1e-2`",
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

/** The slip that leads from z to `came` in place of the slope, if it is a usual one. */
export function slipAtInput(
  came: number,
  z: number,
  x = 1,
  w = 1,
): string | undefined {
  const a = sigmoid(z);
  const slips: readonly (readonly [number, string])[] = [
    [z * (1 - z), "a (1 - a) takes the output a, and z was handed in"],
    [slope(a), "the sigmoid was applied twice: a is already its output"],
    [a, "this is the output a itself; the slope is a (1 - a)"],
    [x * (1 - x), "a (1 - a) takes the output a, and x was handed in"],
    [slope(x), "the slope is taken at x; it is wanted at z = w x + b"],
    [slope(z) * w, "this is the slope with respect to x; z was asked for"],
    [slope(z) * x, "this is the slope with respect to w; z was asked for"],
  ];
  return slips.find(([slip]) => Math.abs(slip - came) < 1e-6)?.[1];
}
