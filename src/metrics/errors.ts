/** How far predicted values are from the true ones. */
import { whatCame } from "../engine/argument.ts";
import type { Matrix } from "../engine/matrix.ts";

/** Values: a matrix (samples x outputs), or a list for a single output. */
export type Values = ArrayLike<number> | Matrix;

/**
 * The mean distance |actual - predicted|, over samples and outputs, in the unit of the values.
 *
 * @param actual the true values, samples x outputs, or a list for one output.
 * @param predicted the predicted values, of the same shape.
 * @throws RangeError if shapes differ, there are no values, or one is not finite.
 * @example meanAbsoluteError([3, 5], [2, 5]) // 0.5
 */
export function meanAbsoluteError(actual: Values, predicted: Values): number {
  const [y, p] = bothTables("meanAbsoluteError", actual, predicted);
  return y.data.reduce((total, value, i) => total + Math.abs(value - p.data[i]), 0) / y.data.length;
}

/**
 * The coefficient of determination R2: 1 is right everywhere, 0 as good as always saying the mean, below 0
 * is worse. Of several outputs, their mean. An output that is always the same counts 1 if it was predicted
 * rightly everywhere, else 0.
 *
 * @param actual the true values, samples x outputs, or a list for one output.
 * @param predicted the predicted values, of the same shape.
 * @throws RangeError if shapes differ, there are fewer than 2 samples, or a value is not finite.
 * @example r2([1, 2, 3], [1, 2, 4]) // 0.5
 */
export function r2(actual: Values, predicted: Values): number {
  const [y, p] = bothTables("r2", actual, predicted);
  if (y.rows < 2) throw new RangeError(`r2: there is ${y.rows} sample; it needs at least 2`);
  let total = 0;
  for (let c = 0; c < y.cols; c++) total += r2Of(columnOf(y, c), columnOf(p, c));
  return total / y.cols;
}

function r2Of(actual: readonly number[], predicted: readonly number[]): number {
  const mean = actual.reduce((sum, value) => sum + value, 0) / actual.length;
  const rest = squares(actual.map((value, i) => value - predicted[i]));
  const spread = squares(actual.map((value) => value - mean));
  // By its values: their mean may be rounded, and then a constant output has a tiny spread.
  if (actual.every((value) => value === actual[0])) return rest === 0 ? 1 : 0;
  return 1 - rest / spread;
}

function squares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

interface Table {
  readonly rows: number;
  readonly cols: number;
  readonly data: readonly number[];
}

function bothTables(operation: string, actual: Values, predicted: Values): [Table, Table] {
  const y = table(operation, "actual", actual);
  const p = table(operation, "predicted", predicted);
  if (y.rows !== p.rows || y.cols !== p.cols) {
    throw new RangeError(
      `${operation}: actual is ${y.rows}x${y.cols} and predicted is ${p.rows}x${p.cols}; they must have the same shape`,
    );
  }
  if (y.data.length === 0) throw new RangeError(`${operation}: actual is empty; give values`);
  return [y, p];
}

function table(operation: string, name: string, values: Values): Table {
  if (typeof values !== "object" || values === null || !("data" in values || "length" in values)) {
    throw new TypeError(
      `${operation}: ${name} is ${whatCame(values)}; it must be a matrix or a list of numbers`,
    );
  }
  const data = Array.from("data" in values ? values.data : values);
  const odd = data.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) {
    throw new RangeError(
      `${operation}: value ${odd} of ${name} is ${data[odd]}; all numbers must be finite`,
    );
  }
  return "data" in values
    ? { rows: values.rows, cols: values.cols, data }
    : { rows: data.length, cols: 1, data };
}

function columnOf({ rows, cols, data }: Table, c: number): number[] {
  return Array.from({ length: rows }, (_, r) => data[r * cols + c]);
}
