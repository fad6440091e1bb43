/** The exercises of appendix A, maths: a product of matrices, a gradient by nudges. */
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import {
  checkGradient,
  checkProduct,
  nudged,
  rowsTimes,
} from "./18-maths.checks.ts";

export const product: Exercise = exercise({
  name: "maths.product",
  title: "A product of matrices",
  solution: `function product(A: number[][], B: number[][]): number[][] {
  const columns = B[0].map((_, k) => B.map((row) => row[k]));
  return A.map((row) => columns.map((column) => dot(row, column)));
}`,
  hints: [
    "The result has A's rows and B's columns. Which two lists does each of its numbers come from?",
    "Column k of B is `B.map((row) => row[k])`.",
    "`A.map((row) => columns.map((column) => dot(row, column)))`, with a list of all columns.",
  ],
  part: rowsTimes,
  check: (answer) =>
    checkProduct(answer) ?? right("Rows times columns, wherever they stand"),
});

export const gradientOf: Exercise = exercise({
  name: "maths.gradientOf",
  title: "A gradient by nudges",
  solution: `function gradientOf(
  f: (list: number[]) => number,
  at: number[],
  h: number,
): number[] {
  return at.map((xi, i) => {
    const [up, down] = [at.with(i, xi + h), at.with(i, xi - h)];
    return (f(up) - f(down)) / (2 * h);
  });
}`,
  hints: [
    "One slope for each place: `at.map((xi, i) => ...)`.",
    "`at.with(i, xi + h)` is a copy of the list with another number at place i.",
    "`(f(at.with(i, xi + h)) - f(at.with(i, xi - h))) / (2 * h)`",
  ],
  part: nudged,
  check: (answer) =>
    checkGradient(answer) ??
    right("Each slope on its own, the others at rest"),
});
