/** The exercises of lesson 14: a matrix product that reads memory in its order, zeros, rates, a choice. */
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import {
  checkChoice,
  checkRates,
  rightChoice,
  rightRates,
} from "./14-wide-network.checks.ts";
import {
  checkByRows,
  checkSkipZeros,
  rightByRows,
  rightSkipZeros,
} from "./14-wide-network.product-checks.ts";

export const byRows: Exercise = exercise({
  name: "wideNetwork.byRows",
  title: "By rows",
  solution: `function byRows(A: Matrix, B: Matrix): Matrix {
  const C = zeros(A.rows, B.cols);
  const [a, b, c] = [A.data, B.data, C.data];
  const [m, n] = [A.cols, B.cols];
  for (let i = 0; i < A.rows; i++)
    for (let k = 0; k < m; k++)
      for (let j = 0; j < n; j++)
        c[i * n + j] += a[i * m + k] * b[k * n + j];
  return C;
}`,
  hints: [
    "In `b[k * n + j]`: which of the two letters must grow by 1 from one step to the next, so that the place grows by 1?",
    "The loop over `j` must be the innermost. The line in it stays as it is.",
    "Exchange the lines of the loops over `j` and `k`.",
  ],
  part: rightByRows,
  check: (answer) =>
    checkByRows(answer) ??
    right("The same numbers, in less than three quarters of the time"),
});

export const skipZeros: Exercise = exercise({
  name: "wideNetwork.skipZeros",
  title: "Leave zeros out",
  solution: `function skipZeros(A: Matrix, B: Matrix): Matrix {
  const C = zeros(A.rows, B.cols);
  const [b, c, n] = [B.data, C.data, B.cols];
  for (let i = 0; i < A.rows; i++) {
    for (let k = 0; k < A.cols; k++) {
      const a = A.data[i * A.cols + k];
      if (a === 0) continue;
      for (let j = 0; j < n; j++) c[i * n + j] += a * b[k * n + j];
    }
  }
  return C;
}`,
  hints: [
    "The number of A does not depend on `j`: read it once, above the innermost loop.",
    "`continue` goes on with the next turn of the loop that it stands in.",
    "`const a = A.data[i * A.cols + k]; if (a === 0) continue;`, and below it the loop over `j`.",
  ],
  part: rightSkipZeros,
  check: (answer) =>
    checkSkipZeros(answer) ?? right("Only what is not 0 costs time"),
});

export const ratesFrom: Exercise = exercise({
  name: "wideNetwork.ratesFrom",
  title: "A row of rates",
  solution: `function ratesFrom(least: number, most: number, count: number): number[] {
  const factor = (most / least) ** (1 / (count - 1));
  return Array.from({ length: count }, (_, i) => least * factor ** i);
}`,
  hints: [
    "From 1 to 100 in three rates: the factor is 10, and it is used twice. How many times with `count` rates?",
    "`count - 1` times the same factor makes `most / least`. So the factor is a root: `(most / least) ** (1 / (count - 1))`.",
    "Rate number `i`, counted from 0, is `least * factor ** i`.",
  ],
  part: rightRates,
  check: (answer) =>
    checkRates(answer) ?? right("Equal factors, and both ends are there"),
});

export const chooseRate: Exercise = exercise({
  name: "wideNetwork.chooseRate",
  title: "Choose",
  solution: `function chooseRate(trials: Trial[]): number {
  const done = trials.filter((trial) => !Number.isNaN(trial.validation));
  done.sort((a, b) => b.validation - a.validation || a.rate - b.rate);
  return done[0].rate;
}`,
  hints: [
    "First leave the failed trials out: `Number.isNaN(trial.validation)`.",
    "Then sort what is left: larger `validation` first, and where it is equal the smaller `rate`.",
    "`done.sort((a, b) => b.validation - a.validation || a.rate - b.rate)`, and the answer is `done[0].rate`.",
  ],
  part: rightChoice,
  check: (answer) =>
    checkChoice(answer) ?? right("Chosen by images that it has not learnt"),
});
