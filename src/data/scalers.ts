/**
 * Bringing features to a common scale. A scaler learns its numbers from the training data, and is
 * then applied to every other part as it is: judging must not look at the data it judges by.
 */
import { checkMatrix } from "../engine/dataset.ts";
import { Matrix } from "../engine/matrix.ts";
import { loadScaling, type ScalerName, type Scaling, saveScaling } from "./saved-scaler.ts";

/** A change of scale for each column: `(x - shift) / width`. */
export interface Scaler {
  /** A scaled copy, in float64. @throws RangeError if X has another number of columns. */
  apply(X: Matrix): Matrix;
  /** The way back: `undo(apply(X))` is X again (a constant column gets its constant). */
  undo(X: Matrix): Matrix;
  /** The scaler as JSON text; `loadScaler` gives exactly the same numbers back. */
  save(): string;
}

/**
 * Scales each column from its smallest .. largest value to 0 .. 1; a constant column to 0.
 *
 * @param X what to learn from, samples x features.
 * @throws RangeError if X has no rows or holds a number that is not finite.
 * @example const scaler = minMaxScaler(training.X); const X = scaler.apply(test.X);
 */
export function minMaxScaler(X: Matrix): Scaler {
  return learn("minMaxScaler", X, (values) => {
    const { least, most } = ends(values);
    return { shift: least, width: most - least };
  });
}

/**
 * Scales each column to mean 0 and standard deviation 1 (of n, not n - 1); a constant one to 0.
 *
 * @param X what to learn from, samples x features.
 * @throws RangeError if X has no rows or holds a number that is not finite.
 * @example const scaler = standardScaler(training.X); const X = scaler.apply(test.X);
 */
export function standardScaler(X: Matrix): Scaler {
  return learn("standardScaler", X, (values) => {
    const { least, most } = ends(values);
    // Its mean may be rounded, and then the deviation is a tiny number in place of 0.
    if (least === most) return { shift: least, width: 0 };
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
    return { shift: mean, width: Math.sqrt(variance) };
  });
}

/**
 * The scaler in a text that `scaler.save()` made.
 *
 * @throws SyntaxError if the text is something else; it says what is wrong.
 * @example loadScaler(readFileSync("scaler.json", "utf8"))
 */
export function loadScaler(text: string): Scaler {
  return scalerOf(loadScaling(text));
}

/** How one column is scaled. */
interface Line {
  readonly shift: number;
  readonly width: number;
}

function learn(name: ScalerName, X: Matrix, lineOf: (values: Float64Array) => Line): Scaler {
  checkMatrix(name, "X", X);
  if (X.rows === 0)
    throw new RangeError(`${name}: X has no rows; there is nothing to learn a scale from`);
  const lines = Array.from({ length: X.cols }, (_, c) => lineOf(columnOf(name, X, c)));
  return scalerOf({
    name,
    shift: lines.map(({ shift }) => shift),
    width: lines.map(({ width }) => width),
  });
}

function scalerOf(scaling: Scaling): Scaler {
  const { name, shift, width } = scaling;
  const over = (each: (x: number, shift: number, width: number) => number) => (X: Matrix) => {
    checkMatrix(name, "X", X);
    if (X.cols !== shift.length) {
      throw new RangeError(
        `${name}: X is ${X.shape}; the scale was learned from ${shift.length} columns`,
      );
    }
    const scaled = Float64Array.from(X.data, (x, i) =>
      // A constant column has width 0 and goes to 0.
      each(x, shift[i % X.cols], width[i % X.cols] || 1),
    );
    return new Matrix(X.rows, X.cols, scaled);
  };
  return {
    apply: over((x, shift, width) => (x - shift) / width),
    undo: over((x, shift, width) => x * width + shift),
    save: () => saveScaling(scaling),
  };
}

function ends(values: Float64Array): { least: number; most: number } {
  return {
    least: values.reduce((a, b) => Math.min(a, b), Infinity),
    most: values.reduce((a, b) => Math.max(a, b), -Infinity),
  };
}

function columnOf(operation: string, X: Matrix, c: number): Float64Array {
  return Float64Array.from({ length: X.rows }, (_, r) => {
    const x = X.data[r * X.cols + c];
    if (Number.isFinite(x)) return x;
    throw new RangeError(
      `${operation}: X is ${x} at row ${r}, column ${c}; all numbers must be finite`,
    );
  });
}
