/** Matrices for the checks of exercises: drawn at random, filled by a rule, and asked for as an answer. */
import { Matrix } from "../engine/matrix.ts";
import { map } from "../engine/operations.ts";
import type { Random } from "../engine/random.ts";
import { functionOf, matrixOf } from "./answer.ts";
import { checkFunction, type FunctionCheck } from "./check-function.ts";
import type { Verdict } from "./verdict.ts";

/** A matrix of random numbers from the bell curve of this spread, none of them 0. */
export function drawn(random: Random, rows: number, cols: number, spread = 1): Matrix {
  return map(new Matrix(rows, cols), () => random.normal(0, spread));
}

/** One-hot rows of random classes. */
export function drawnTargets(random: Random, rows: number, classes: number): Matrix {
  const Y = new Matrix(rows, classes);
  for (let i = 0; i < rows; i++) Y.data[i * classes + random.integer(classes)] = 1;
  return Y;
}

/** A matrix whose number in row r and column c is `at(r, c)`. */
export function filled(rows: number, cols: number, at: (r: number, c: number) => number): Matrix {
  const places = Float64Array.from({ length: rows * cols }, (_, i) => i);
  return new Matrix(
    rows,
    cols,
    places.map((i) => at(Math.floor(i / cols), i % cols)),
  );
}

/**
 * Whether a function is right, and what it gives are matrices: later cells go on with them, and nested arrays
 * would pass the comparison. `matricesIn` finds them in what it gives; that itself if left out.
 */
export function checkMatrices(
  answer: unknown,
  check: FunctionCheck,
  matricesIn: (made: unknown) => readonly unknown[] = (made) => [made],
): Verdict | undefined {
  const wrong = checkFunction(answer, check);
  if (wrong) return wrong;
  const made = functionOf(answer, check.name)(...check.cases[0]);
  for (const one of matricesIn(made)) matrixOf(one, `what \`${check.name}\` gives`);
  return undefined;
}
