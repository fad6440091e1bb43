/** The exercises of lesson 04, the derivative of the sigmoid: values, the nudge, the trap, tanh and ReLU. */
import { compare, compareTable } from "../src/exercises/compare.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import {
  checkNudge,
  type Nudge,
  type SlopeAtInput,
  type Slopes,
  sigmoid,
  slipAtInput,
} from "./04-sigmoid-derivative.checks.ts";

type Values = () => { at0: number; at2: number; at5: number };

export const values: Exercise = exercise({
  name: "sigmoidDerivative.values",
  title: "Three slopes",
  solution: `function threeSlopes(): { at0: number; at2: number; at5: number } {
  return { at0: 0.25, at2: 0.104994, at5: 0.006648 };
}`,
  hints: [
    "For $z = 0$: $a = 0.5$, so $1 - a = 0.5$. Multiply the two.",
    "For $z = 2$: $0.880797 \\cdot (1 - 0.880797)$.",
    "For $z = 5$: $0.993307 \\cdot 0.006693$. It is a little less than $0.0067$.",
  ],
  check(threeSlopes: Values) {
    const { at0, at2, at5 } = threeSlopes();
    const options = { tolerance: 6e-6 };
    return (
      compare("the slope at 0", at0, 0.25, options) ??
      compare("the slope at 2", at2, 0.104994, {
        ...options,
        cause: slipAtInput(at2, 2),
      }) ??
      compare("the slope at 5", at5, 0.006648, {
        ...options,
        cause: slipAtInput(at5, 5),
      }) ??
      right(
        "The slope is 0.25 at most and falls quickly as the sigmoid saturates",
      )
    );
  },
});

export const bestNudge: Exercise = exercise({
  name: "sigmoidDerivative.bestNudge",
  title: "Choose the nudge",
  solution: `function bestNudge(): { central: number; forward: number } {
  return { central: 1e-5, forward: 1e-8 };
}`,
  hints: [
    "Look for the lowest point of each curve, and read its $h$ on the axis below.",
    "The central difference is best between $10^{-6}$ and $10^{-4}$.",
    "The forward difference is best near $10^{-8}$ and $10^{-7}$: write `1e-8`.",
  ],
  check(nudge: Nudge) {
    const { central, forward } = nudge();
    return (
      checkNudge("central", central) ??
      checkNudge("forward", forward) ??
      right(
        "The central difference keeps about 11 digits, the forward one about 8",
      )
    );
  },
});

export const trap: Exercise = exercise({
  name: "sigmoidDerivative.trap",
  title: "Step round the trap",
  solution: `function slopeAtInput(x: number, w: number, b: number): number {
  const z = w * x + b;
  const a = sigmoid(z);
  return a * (1 - a);
}`,
  hints: [
    "The short formula needs the output of the sigmoid. Which line is missing?",
    "`const a = sigmoid(z);`, and then the short formula with `a`.",
  ],
  check(slopeAtInput: SlopeAtInput) {
    for (const [x, w, b] of unitInputs) {
      const z = w * x + b;
      const came = slopeAtInput(x, w, b);
      const a = sigmoid(z);
      const cause = slipAtInput(came, z, x, w);
      const wrong = compare(
        `\`slopeAtInput(${x}, ${w}, ${b})\``,
        came,
        a * (1 - a),
        cause ? { cause } : {},
      );
      if (wrong) return wrong;
    }
    return right("The slope is taken from the output, for every x, w and b");
  },
});

const unitInputs: readonly (readonly [number, number, number])[] = [
  [1, 1.5, 0.5],
  [2, -1, 0.3],
  [0, 4, -1],
  [-3, 0.5, 2],
];

export const others: Exercise = exercise({
  name: "sigmoidDerivative.others",
  title: "Two more derivatives",
  solution: `const slopes = {
  tanh: (a: number): number => 1 - a * a,
  relu: (a: number): number => (a > 0 ? 1 : 0),
};`,
  hints: [
    "tanh: with $u = e^z - e^{-z}$ and $v = e^z + e^{-z}$ the slopes are $u' = v$ and $v' = u$. The quotient rule gives $(v \\cdot v - u \\cdot u) / v^2$.",
    "Cut that fraction into two: $1 - u^2 / v^2$. What is $u / v$?",
    "ReLU: to the right of 0 the line rises by 1 for every step of 1; to the left it is flat. The output tells on which side you are.",
  ],
  check: (slopes: Slopes) =>
    compareTable("slopes.tanh", slopes.tanh, tanhRows, {
      tolerance: 1e-9,
    }) ??
    compareTable("slopes.relu", slopes.relu, reluRows) ??
    right("Both agree with the slopes measured by nudges"),
});

const tanhRows = [-2, -0.5, 0, 0.3, 1, 4].map((z) => ({
  inputs: [Math.tanh(z)],
  expected: 1 / Math.cosh(z) ** 2, // another form of the same slope, not a copy of the answer
}));

// The slope at the kink, a = 0, is 0 by convention: left of it the output is 0 as well.
const reluRows = [
  { inputs: [0], expected: 0 },
  { inputs: [0.001], expected: 1 },
  { inputs: [1], expected: 1 },
  { inputs: [7.5], expected: 1 },
];
