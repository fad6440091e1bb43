/** The exercises of lesson 04: the quotient rule, the nudge, the relative error, the trap, tanh and ReLU. */
import { fieldsOf, numberOf, resultOf } from "../src/exercises/answer.ts";
import { checkFunction } from "../src/exercises/check-function.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { checkParts } from "../src/exercises/parts.ts";
import { right } from "../src/exercises/verdict.ts";
import { checkNudge, quotientCheck } from "./04-sigmoid-derivative.checks.ts";
import { relativeCheck } from "./04-sigmoid-derivative.relative-checks.ts";
import {
  reluCheck,
  tanhCheck,
  trapCheck,
} from "./04-sigmoid-derivative.slope-checks.ts";

export const quotient: Exercise = exercise({
  name: "sigmoidDerivative.quotient",
  title: "The quotient rule",
  solution: `function quotient(u: number, du: number, v: number, dv: number): number {
  return (du * v - u * dv) / v ** 2;
}`,
  hints: [
    "Two products above, and the difference of them. The square of `v` below.",
    "Slope above times value below is `du * v`.",
    "`(du * v - u * dv) / v ** 2`",
  ],
  part: quotientCheck.expected,
  check: (answer) =>
    checkFunction(answer, quotientCheck) ??
    right("The rule holds for every fraction, not only for the sigmoid"),
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
  check(answer) {
    const result = resultOf(answer, "bestNudge");
    const nudges = fieldsOf(result, "`bestNudge()`", ["central", "forward"]);
    const judge = (kind: keyof typeof nudges) => () =>
      checkNudge(kind, numberOf(nudges[kind], `\`${kind}\``));
    return (
      checkParts({
        "`central`": judge("central"),
        "`forward`": judge("forward"),
      }) ??
      right(
        "The central difference keeps about 11 digits, the forward one about 8",
      )
    );
  },
});

export const relative: Exercise = exercise({
  name: "sigmoidDerivative.relative",
  title: "The relative error",
  solution: `function relative(formula: number, measured: number): number {
  const size = Math.max(Math.abs(formula), Math.abs(measured));
  return size === 0 ? 0 : Math.abs(formula - measured) / size;
}`,
  hints: [
    "Above stands the difference without its sign, below the larger of the two sizes.",
    "`Math.max(Math.abs(formula), Math.abs(measured))` is the size. What if it is 0?",
    "`return size === 0 ? 0 : Math.abs(formula - measured) / size;`",
  ],
  part: relativeCheck.expected,
  check: (answer) =>
    checkFunction(answer, relativeCheck) ??
    right("It is 0 for equal slopes, whatever their size and their signs"),
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
  check: (answer) =>
    checkFunction(answer, trapCheck) ??
    right("The slope is taken from the output, for every x, w and b"),
});

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
  check(answer) {
    const slopes = fieldsOf(answer, "`slopes`", ["tanh", "relu"]);
    return (
      checkParts({
        tanh: () => checkFunction(slopes.tanh, tanhCheck),
        relu: () => checkFunction(slopes.relu, reluCheck),
      }) ?? right("Both agree with the slopes measured by nudges")
    );
  },
});
