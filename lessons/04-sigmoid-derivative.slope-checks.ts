/** The slopes that lesson 04 asks for: the sigmoid's at an input, the tanh's and the ReLU's by the output. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
const slope = (z: number): number => sigmoid(z) * (1 - sigmoid(z));

type Slope = (x: number, w: number, b: number) => number;

/** A slip that is made of the output and the sum. */
function ofOutput(f: (a: number, z: number) => number): Slope {
  return (x, w, b) => f(sigmoid(w * x + b), w * x + b);
}

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
      ofOutput((a, z) => a * (1 - z)),
      "z stands in the second factor; both factors take the output a",
    ],
    [
      ofOutput((a, z) => z * (1 - a)),
      "z stands in the first factor; both factors take the output a",
    ],
    [ofOutput((a) => a * (1 + a)), "the second factor is 1 minus a"],
    [ofOutput((a) => a * a * (1 - a)), "a stands once before (1 - a)"],
    [
      ofOutput((a) => 1 - a),
      "this is 1 - a alone; both factors are needed, a (1 - a)",
    ],
    [
      ofOutput(() => 0),
      "it is 0 everywhere: `a - 1 * a` needs parentheses, `a * (1 - a)`",
    ],
    [
      ofOutput((_a, z) => Math.tanh(z) * (1 - Math.tanh(z))),
      "the unit has a sigmoid, and this is the output of a tanh",
    ],
    [
      ((x, w, b) => {
        const a = sigmoid(w * x) + b;
        return a * (1 - a);
      }) satisfies Slope,
      "the bias belongs to z, before the sigmoid: sigmoid(w x + b)",
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
      ((a) => 1 - 2 * a) satisfies One,
      "the square of a is `a * a`, not `2 * a`",
    ],
    [
      ((a) => (1 - a) ^ 2) satisfies One,
      "`^` is no power in TypeScript: write `a ** 2` or `a * a`",
    ],
    [
      ((a) => 2 * a * (1 - a)) satisfies One,
      "a (1 - a) belongs to the sigmoid; the tanh has a slope of its own",
    ],
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
    [
      ((a) => (a > 0 ? 1 : -1)) satisfies One,
      "where the output is 0 the line is flat: slope 0, not -1",
    ],
    [
      ((a) => (a > 0 ? 1 : 0.5)) satisfies One,
      "one half is the mean of both sides of the bend; an output of 0 means the flat side: slope 0",
    ],
    [
      ((a) => (a > 0 ? 1 : 0.01)) satisfies One,
      "that is the slope of the leaky ReLU; this one is flat left of 0: slope 0",
    ],
    [(() => 1) satisfies One, "an output of 0 means the flat side: slope 0"],
  ],
};
