/** How far predicted values are from the true ones. */
import { whatCame } from "../engine/argument.ts";
import { Matrix } from "../engine/matrix.ts";
import { Regression } from "../engine/regression.ts";

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
  return compare("meanAbsoluteError", actual, predicted).result().meanAbsoluteError;
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
  const compared = compare("r2", actual, predicted);
  if (compared.samples < 2) {
    throw new RangeError(`r2: there is ${compared.samples} sample; it needs at least 2`);
  }
  return compared.result().r2;
}

/** All values compared. @throws RangeError if shapes differ, there are no values, or one is not finite. */
function compare(operation: string, actual: Values, predicted: Values): Regression {
  const y = table(operation, "actual", actual);
  const p = table(operation, "predicted", predicted);
  if (y.rows !== p.rows || y.cols !== p.cols) {
    throw new RangeError(
      `${operation}: actual is ${y.rows}x${y.cols} and predicted is ${p.rows}x${p.cols}; they must have the same shape`,
    );
  }
  if (y.data.length === 0) throw new RangeError(`${operation}: actual is empty; give values`);
  const regression = new Regression(y.cols);
  regression.add(p, y);
  return regression;
}

function table(operation: string, name: string, values: Values): Matrix {
  if (typeof values !== "object" || values === null || !("data" in values || "length" in values)) {
    throw new TypeError(
      `${operation}: ${name} is ${whatCame(values)}; it must be a matrix or a list of numbers`,
    );
  }
  const data = Float64Array.from("data" in values ? values.data : values);
  const odd = data.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0) {
    throw new RangeError(
      `${operation}: value ${odd} of ${name} is ${data[odd]}; all numbers must be finite`,
    );
  }
  return "data" in values
    ? new Matrix(values.rows, values.cols, data)
    : new Matrix(data.length, 1, data);
}
