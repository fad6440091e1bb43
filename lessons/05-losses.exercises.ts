/** The exercises of lesson 05, losses: squares and their slopes, cross-entropies, log-softmax, p - y. */
import { checkFunction } from "../src/exercises/check-function.ts";
import {
  checkFunctions,
  expectedOf,
} from "../src/exercises/check-functions.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import { binaryCheck, fromSumCheck } from "./05-losses.binary-checks.ts";
import { manyChecks } from "./05-losses.many-checks.ts";
import { logSoftmaxCheck, slopesCheck } from "./05-losses.slope-checks.ts";
import {
  squareChecks,
  squareSlopesCheck,
} from "./05-losses.square-checks.ts";

export const squares: Exercise = exercise({
  name: "losses.squares",
  title: "Two sums of squares",
  solution: `const squares = {
  sse: (a: number[], y: number[]): number =>
    a.reduce((sum, ai, i) => sum + (ai - y[i]) ** 2, 0),
  mse: (a: number[], y: number[]): number =>
    a.reduce((sum, ai, i) => sum + (ai - y[i]) ** 2, 0) / a.length,
};`,
  hints: [
    "Three steps for each place $i$: subtract, square, add to the sum.",
    "`a.reduce((sum, ai, i) => sum + ..., 0)` adds up. What stands for the dots is `(ai - y[i]) ** 2`.",
    "The MSE is the same sum, divided by `a.length`.",
  ],
  part: expectedOf(squareChecks),
  check: (answer) =>
    checkFunctions(answer, "`squares`", squareChecks) ??
    right("Both square each error by itself, and one divides"),
});

export const squareSlopes: Exercise = exercise({
  name: "losses.squareSlopes",
  title: "The slopes of the MSE",
  solution: `function mseSlopes(a: number[], y: number[]): number[] {
  return a.map((ai, i) => (2 * (ai - y[i])) / a.length);
}`,
  hints: [
    "One slope for each answer: `a.map((ai, i) => ...)`.",
    "The slope of $(a_i - y_i)^2$ is $2 (a_i - y_i)$. In the mean each square counts for $1 / n$.",
    "`(2 * (ai - y[i])) / a.length`",
  ],
  part: squareSlopesCheck.expected,
  check: (answer) =>
    checkFunction(answer, squareSlopesCheck) ??
    right("Each answer feels its own error, and the mean makes it smaller"),
});

export const binary: Exercise = exercise({
  name: "losses.binary",
  title: "Binary cross-entropy",
  solution: `function crossEntropy(a: number, y: number): number {
  return -y * Math.log(a) - (1 - y) * Math.log(1 - a);
}`,
  hints: [
    "`Math.log` is the natural logarithm, $\\ln$.",
    "Two halves: one with $y$ and the logarithm of $a$, one with $1 - y$ and the logarithm of $1 - a$.",
    "`-y * Math.log(a) - (1 - y) * Math.log(1 - a)`",
  ],
  part: binaryCheck.expected,
  check: (answer) =>
    checkFunction(answer, binaryCheck) ??
    right("It asks how much probability went to what was true"),
});

export const fromSum: Exercise = exercise({
  name: "losses.fromSum",
  title: "From the sum",
  solution: `function lossFromSum(z: number, y: number): number {
  const softplus = Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  return softplus - y * z;
}`,
  hints: [
    "First the softplus of $z$, in the form that survives 1000. Then $y z$ is subtracted.",
    "The safe softplus is the larger of $z$ and 0, plus $\\ln(1 + e^{-|z|})$.",
    "`Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z`",
  ],
  part: fromSumCheck.expected,
  check: (answer) =>
    checkFunction(answer, fromSumCheck) ??
    right("It is a number for every z, and right for every y"),
});

export const categorical: Exercise = exercise({
  name: "losses.categorical",
  title: "One-hot and sparse",
  solution: `const oneOfMany = {
  categorical: (p: number[], y: number[]): number =>
    p.reduce((loss, pi, i) => (y[i] === 0 ? loss : loss - y[i] * Math.log(pi)), 0),
  sparse: (p: number[], label: number): number => -Math.log(p[label]),
};`,
  hints: [
    "Both give minus the logarithm of one probability. They are told in different ways which one.",
    "`p[label]` is the probability of class `label`. For the one-hot list, `y.indexOf(1)` is the label.",
    "If you add up all classes, leave out those with `y[i] === 0`: `0 * Math.log(0)` is `NaN`.",
  ],
  part: expectedOf(manyChecks),
  check: (answer) =>
    checkFunctions(answer, "`oneOfMany`", manyChecks) ??
    right("Two forms of the target, one loss"),
});

export const logSoftmax: Exercise = exercise({
  name: "losses.logSoftmax",
  title: "Log-softmax",
  solution: `function logSoftmax(z: number[]): number[] {
  const m = Math.max(...z);
  const sum = z.reduce((s, zj) => s + Math.exp(zj - m), 0);
  return z.map((zi) => zi - m - Math.log(sum));
}`,
  hints: [
    "The right side of the formula, from left to right. Do not compute the softmax first.",
    "`const m = Math.max(...z)`. Then the sum of `Math.exp(zj - m)` over all `zj`. It is at least 1, so its logarithm is harmless.",
    "`z.map((zi) => zi - m - Math.log(sum))`",
  ],
  part: logSoftmaxCheck.expected,
  check: (answer) =>
    checkFunction(answer, logSoftmaxCheck) ??
    right("Every logarithm is a number, however small the probability"),
});

export const slopes: Exercise = exercise({
  name: "losses.slopes",
  title: "Slopes of the cross-entropy",
  solution: `function lossSlopes(z: number[], y: number[]): number[] {
  return softmax(z).map((p, i) => p - y[i]);
}`,
  hints: [
    "Two steps: the probabilities, then one subtraction for each class.",
    "`softmax(z)` from the warm-up is safe at 1000.",
    "`softmax(z).map((p, i) => p - y[i])`",
  ],
  part: slopesCheck.expected,
  check: (answer) =>
    checkFunction(answer, slopesCheck) ??
    right("Answer minus target, for every class"),
});
