/** What the binary cross-entropy of lesson 05 is compared with, from a and from z, and the usual slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { rareBinary, rareFromSum } from "./05-losses.rare-slips.ts";

type Two = (a: number, y: number) => number;

const { log } = Math;
const entropy: Two = (a, y) => -y * log(a) - (1 - y) * log(1 - a);

export const binaryCheck: FunctionCheck = {
  name: "crossEntropy",
  cases: [
    [0.9, 1],
    [0.9, 0],
    [0.3, 1],
    [0.3, 0],
    [0.8, 0.25],
  ],
  draw: (random: Random) => [random.uniform(0.05, 0.95), random.integer(2)],
  expected: entropy,
  otherwise: "-y ln a - (1 - y) ln (1 - a), with `Math.log` for ln",
  slips: [
    ...rareBinary,
    [
      ((a, y) => -entropy(a, y)) satisfies Two,
      "the sign is turned round: a logarithm of a probability is below 0, so take minus",
    ],
    [
      ((a, y) => -y * log(a)) satisfies Two,
      "for y = 0 the second half is needed: -(1 - y) ln (1 - a)",
    ],
    [
      ((a, y) => -(1 - y) * log(1 - a)) satisfies Two,
      "for y = 1 the first half is needed: -y ln a",
    ],
    [
      ((a) => -log(a)) satisfies Two,
      "for y = 0 the truth got 1 - a: its half is -(1 - y) ln (1 - a)",
    ],
    [
      ((a, y) => -log(y === 1 ? a : 1 - a)) satisfies Two,
      "right for 0 and 1; y may lie between, and then both halves count",
    ],
    [
      ((a, y) => -log(y > 0.5 ? a : 1 - a)) satisfies Two,
      "right for 0 and 1; y may lie between, and then both halves count",
    ],
    [
      ((a, y) => -y * log(a) + (1 - y) * log(1 - a)) satisfies Two,
      "both halves have a minus",
    ],
    [
      ((a, y) => y * log(a) - (1 - y) * log(1 - a)) satisfies Two,
      "both halves have a minus",
    ],
    [
      ((a, y) => -y * log(a) - log(1 - a)) satisfies Two,
      "the second half is switched by (1 - y)",
    ],
    [
      ((a, y) => -log(a) - (1 - y) * log(1 - a)) satisfies Two,
      "the first half is switched by y",
    ],
    [
      ((a) => -log(a) - log(1 - a)) satisfies Two,
      "y and (1 - y) switch the halves on and off",
    ],
    [
      ((a, y) => -(1 - y) * log(a) - y * log(1 - a)) satisfies Two,
      "the halves are exchanged: ln a belongs to y = 1",
    ],
    [
      ((a, y) => entropy(y, a)) satisfies Two,
      "a and y are exchanged: the logarithm is of the answer a",
    ],
    [
      ((a, y) => -log(1 - Math.abs(y - a))) satisfies Two,
      "right for 0 and 1; y may lie between, and then both halves count",
    ],
    [
      ((a, y) => -log(Math.abs(y - a))) satisfies Two,
      "that is the logarithm of the error; take it of the probability of the truth",
    ],
    [((a, y) => (a - y) ** 2) satisfies Two, "that is the squared error"],
    [
      ((a, y) => a - y) satisfies Two,
      "that is the error; the loss is a logarithm",
    ],
    [
      ((a, y) => entropy(a, y) / Math.LN10) satisfies Two,
      "the logarithm is the natural one: `Math.log`",
    ],
    [
      ((a, y) => entropy(a, y) / Math.LN2) satisfies Two,
      "the logarithm is the natural one: `Math.log`",
    ],
    [
      ((a, y) => -y * a - (1 - y) * (1 - a)) satisfies Two,
      "the logarithms are missing: `Math.log`",
    ],
    [
      ((a, y) => 1 - (y * a + (1 - y) * (1 - a))) satisfies Two,
      "the logarithms are missing: `Math.log`",
    ],
    [
      ((a, y) => -log(y * a + (1 - y) * (1 - a))) satisfies Two,
      "right for 0 and 1; for a y between them each half has a logarithm of its own",
    ],
    [
      ((a, y) => entropy(a, y) / 2) satisfies Two,
      "the loss of one sample is the sum of both halves, not their mean",
    ],
    [
      ((a, y) => -y * log(a) - (1 - y) * (1 - log(a))) satisfies Two,
      "the logarithm is taken of 1 - a: ln (1 - a), not 1 - ln a",
    ],
    [
      ((a, y) => -y * log(a) * (1 - y) * log(1 - a)) satisfies Two,
      "the halves are added, not multiplied",
    ],
  ],
};

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const softplus = (z: number): number =>
  Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
const rest = (z: number): number => Math.log1p(Math.exp(-Math.abs(z)));
const clipped = (edge: number): Two => {
  return (z, y) => entropy(Math.min(1 - edge, Math.max(edge, sigmoid(z))), y);
};
const cut =
  "a cut hides how wrong the unit is: at -1000 the loss must be 1000, with a slope; start from z";

export const fromSumCheck: FunctionCheck = {
  name: "lossFromSum",
  cases: [
    [0, 1],
    [2, 0],
    [2, 1],
    [-1.5, 0],
    [-1.5, 1],
    [0.5, 0.3],
    [-20, 1],
    [1000, 1],
    [1000, 0],
    [-1000, 1],
    [-1000, 0],
    [-900, 0.5],
    [800, 0],
  ],
  draw: (random: Random) => [random.normal(0, 3), random.integer(2)],
  expected: (z: number, y: number) => softplus(z) - y * z,
  otherwise:
    "softplus(z) - y z, with the softplus in the form that survives 1000",
  slips: [
    ...rareFromSum,
    [
      ((z, y) => entropy(sigmoid(z), y)) satisfies Two,
      "right near 0, but far out the sigmoid is rounded to 0 or 1, and its logarithm is lost: start from z",
    ],
    [
      ((z, y) => log(1 + Math.exp(z)) - y * z) satisfies Two,
      "the softplus as written: at 1000 the power is Infinity",
    ],
    [
      ((z, y) => z + log(1 + Math.exp(-z)) - y * z) satisfies Two,
      "at -1000 the power is Infinity: for z < 0 use the other form of the softplus",
    ],
    [
      ((z) => softplus(z)) satisfies Two,
      "that is right for y = 0 only: y z is subtracted",
    ],
    [((z) => softplus(-z)) satisfies Two, "that is right for y = 1 only"],
    [
      ((z, y) => softplus(z) - y) satisfies Two,
      "y is multiplied by z before it is subtracted",
    ],
    [((z) => softplus(z) - z) satisfies Two, "z is subtracted y times: y z"],
    [
      ((z, y) => softplus(z) + y * z) satisfies Two,
      "y z is subtracted, not added",
    ],
    [
      ((z, y) => softplus(-z) - y * z) satisfies Two,
      "the softplus of z, not of -z",
    ],
    [
      ((z, y) => y * z - softplus(z)) satisfies Two,
      "the sign is turned round: a loss is not below 0",
    ],
    [
      ((z, y) => Math.max(z, 0) - y * z) satisfies Two,
      "the corner is round: the logarithm is missing",
    ],
    [
      ((z, y) => rest(z) - y * z) satisfies Two,
      "for z > 0 the z that was taken out of the logarithm must be added",
    ],
    [
      ((z, y) => z + rest(z) - y * z) satisfies Two,
      "z is added for z > 0 only: `Math.max(z, 0)`",
    ],
    [
      ((z, y) => Math.abs(z) + rest(z) - y * z) satisfies Two,
      "z is added for z > 0 only: `Math.max(z, 0)`",
    ],
    [
      ((z, y) => softplus(z) - 2 * y * z) satisfies Two,
      "y z is subtracted once",
    ],
    [
      ((z, y) => entropy(z, y)) satisfies Two,
      "z is a sum, not a probability: the formula with ln a does not fit",
    ],
    [
      ((z, y) => softplus(z) - y * sigmoid(z)) satisfies Two,
      "y is multiplied by z itself, not by the sigmoid of it",
    ],
    [
      ((z, y) => sigmoid(z) - y) satisfies Two,
      "that is the slope of the loss; the loss is asked for",
    ],
    [
      ((z, y) => softplus((1 - 2 * y) * z)) satisfies Two,
      "right for 0 and 1; for a y between them it is softplus(z) - y z",
    ],
    [
      ((z, y) => softplus(y === 1 ? -z : z)) satisfies Two,
      "right for 0 and 1; for a y between them it is softplus(z) - y z",
    ],
    [
      ((z, y) => (y === 1 ? softplus(z) : softplus(-z))) satisfies Two,
      "the two are exchanged: for y = 1 it is the softplus of -z",
    ],
    [
      ((z, y) => softplus(z) * (1 - y)) satisfies Two,
      "for y = 1 the loss is not always 0",
    ],
    [
      ((z, y) => (sigmoid(z) - y) ** 2) satisfies Two,
      "that is the squared error",
    ],
    [clipped(1e-15), cut],
    [clipped(1e-12), cut],
    [clipped(1e-10), cut],
    [clipped(1e-9), cut],
    [clipped(1e-7), cut],
  ],
};
