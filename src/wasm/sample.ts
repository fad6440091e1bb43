/** A look at some of many numbers. */
import type { Matrix } from "../engine/matrix.ts";

/** The share of numbers that are not 0, as some of them show it. */
export function densityOf(X: Matrix): number {
  const some = someOf(X);
  let others = 0;
  for (let i = 0; i < some.length; i++) if (some[i] !== 0) others++;
  return others / some.length;
}

/** Some hundreds of a matrix's numbers, two thousand at most, spread over the whole. */
export function someOf(X: Matrix): Float64Array {
  const count = X.rows * X.cols;
  const some = new Float64Array(Math.min(count, 2000));
  for (let i = 0; i < some.length; i++) {
    // By the golden ratio: equal distances could meet one column again and again.
    const at = Math.floor(((i * 0.6180339887498949) % 1) * count);
    some[i] = X.at(Math.floor(at / X.cols), at % X.cols);
  }
  return some;
}
