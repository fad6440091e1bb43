/** The exercises of lesson 03, activations: bends, slopes, stable curves, flat places, folding, softmax. */
import { checkFunction } from "../src/exercises/check-function.ts";
import {
  checkFunctions,
  expectedOf,
} from "../src/exercises/check-functions.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import { bendChecks, slopeChecks } from "./03-activations.checks.ts";
import { curveChecks } from "./03-activations.curve-checks.ts";
import { foldCheck } from "./03-activations.fold-checks.ts";
import { flatCheck, softmaxCheck } from "./03-activations.list-checks.ts";

export const bends: Exercise = exercise({
  name: "activations.bends",
  title: "Two bends",
  solution: `const bends = {
  relu: (z: number): number => Math.max(0, z),
  leakyRelu: (z: number): number => (z > 0 ? z : 0.01 * z),
};`,
  hints: [
    "Two cases each: what is the answer for a $z$ above 0, and what for the others?",
    "`condition ? one : other` chooses. For the ReLU it is `z > 0 ? z : 0`.",
    "The leaky ReLU differs in the last case only: a hundredth of $z$, with its sign.",
  ],
  part: expectedOf(bendChecks),
  check: (answer) =>
    checkFunctions(answer, "`bends`", bendChecks) ??
    right("Above 0 both hand z on; below 0 one is silent and one whispers"),
});

export const slopes: Exercise = exercise({
  name: "activations.slopes",
  title: "Four slopes",
  solution: `const slopes = {
  step: (_z: number): number => 0,
  linear: (_z: number): number => 1,
  relu: (z: number): number => (z > 0 ? 1 : 0),
  leakyRelu: (z: number): number => (z > 0 ? 1 : 0.01),
};`,
  hints: [
    "Go one to the right. How far does the function go up? That is the slope of a straight line.",
    "The step and the linear function have the same slope nearly everywhere, so $z$ does not matter.",
    "Both ReLUs have two pieces, and each piece has a slope of its own. `z > 0 ? ... : ...` chooses; $z = 0$ belongs to the left piece.",
  ],
  part: expectedOf(slopeChecks),
  check: (answer) =>
    checkFunctions(answer, "`slopes`", slopeChecks) ??
    right("A slope says how fast the answer moves, and not how high it is"),
});

export const curves: Exercise = exercise({
  name: "activations.curves",
  title: "Two curves that nothing breaks",
  solution: `const curves = {
  tanh: (z: number): number => 2 * sigmoid(2 * z) - 1,
  softplus: (z: number): number =>
    Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
};`,
  hints: [
    "tanh: `sigmoid(2 * z)` runs from 0 to 1. Which two operations make $-1$ of 0 and 1 of 1?",
    "softplus: for $z > 0$ it is $z + \\ln(1 + e^{-z})$, for the others $\\ln(1 + e^z)$ as before. In both cases $e$ sees a number that is not above 0.",
    "`Math.log1p(Math.exp(-Math.abs(z)))` is the logarithm of both cases. What is added to it for $z > 0$, and what for $z < 0$?",
  ],
  part: expectedOf(curveChecks),
  check: (answer) =>
    checkFunctions(answer, "`curves`", curveChecks) ??
    right("Both are right from -1000 to 1000, and never NaN"),
});

export const flat: Exercise = exercise({
  name: "activations.flat",
  title: "How many are deaf?",
  solution: `function flatShare(slope: Fn, zs: number[]): number {
  const deaf = zs.filter((z) => Math.abs(slope(z)) < 0.01);
  return deaf.length / zs.length;
}`,
  hints: [
    "Count first: for how many of the `zs` is the slope nearer to 0 than $0.01$?",
    "`zs.filter((z) => ...)` keeps those for which the condition is true. The slope at $z$ is `slope(z)`.",
    "Nearer to 0 means `Math.abs(slope(z)) < 0.01`. The share is the count divided by `zs.length`.",
  ],
  part: flatCheck.expected,
  check: (answer) =>
    checkFunction(answer, flatCheck) ??
    right("It counts small slopes of both signs, and gives a share"),
});

export const fold: Exercise = exercise({
  name: "activations.fold",
  title: "Fold two layers into one",
  solution: `function fold(first: LinearLayer, second: LinearLayer): LinearLayer {
  const through = (weights: number[], j: number) =>
    weights.reduce((sum, w, k) => sum + w * second.W[k][j], 0);
  return {
    W: first.W.map((weights) => second.b.map((_, j) => through(weights, j))),
    b: second.b.map((bj, j) => through(first.b, j) + bj),
  };
}`,
  hints: [
    "From input $i$ to output $j$ there is one way through each hidden unit $k$. Along a way the weights are multiplied, and all ways are added.",
    "So `W[i][j]` is the sum of `first.W[i][k] * second.W[k][j]` over all `k`.",
    "A bias of the first layer goes the same way: `b[j]` is the sum of `first.b[k] * second.W[k][j]` over all `k`, and `second.b[j]` on top.",
  ],
  part: foldCheck.expected,
  check: (answer) =>
    checkFunction(answer, foldCheck) ??
    right("One layer gives what the two gave, whatever their sizes"),
});

export const softmax: Exercise = exercise({
  name: "activations.softmax",
  title: "A softmax that nothing breaks",
  solution: `function softmax(z: number[]): number[] {
  const largest = Math.max(...z);
  const powers = z.map((zi) => Math.exp(zi - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}`,
  hints: [
    "Take `softmaxAsWritten`, and change what `Math.exp` sees.",
    "`Math.max(...z)` is the largest of a list. Subtract it from every `zi`.",
    "`const powers = z.map((zi) => Math.exp(zi - largest))`; the rest stays as it is.",
  ],
  part: softmaxCheck.expected,
  check: (answer) =>
    checkFunction(answer, softmaxCheck) ??
    right("Probabilities for small, large and very different sums"),
});
