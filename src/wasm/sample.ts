/** A look at some of many numbers. */
import type { Matrix } from "../engine/matrix.ts";

/** The share of numbers that are not 0, as some of them show it. */
export function densityOf(X: Matrix): number {
  const some = someOf(X);
  return some.filter((x) => x !== 0).length / some.length;
}

/** Some hundreds of a matrix's numbers, two thousand at most, spread over the whole. */
export function someOf(X: Matrix): Float64Array {
  const count = X.rows * X.cols;
  // By the golden ratio: equal distances could meet one column again and again.
  const place = (i: number): number => Math.floor(((i * 0.6180339887498949) % 1) * count);
  return Float64Array.from({ length: Math.min(count, 2000) }, (_, i) =>
    X.at(Math.floor(place(i) / X.cols), place(i) % X.cols),
  );
}
