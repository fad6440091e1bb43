/**
 * Bringing features to a common scale. A scaler learns its numbers from the training data, and is
 * then applied to every other part as it is: judging must not look at the data it judges by.
 */
import { Matrix } from "../engine/matrix.ts";

/** A change of scale for each column: `(x - shift) / width`. */
export interface Scaler {
  /** A scaled copy. @throws RangeError if X has another number of columns. */
  apply(X: Matrix): Matrix;
  /** The way back: `undo(apply(X))` is X again (a constant column gets its constant). */
  undo(X: Matrix): Matrix;
}

/** Scales each column from its smallest .. largest value to 0 .. 1; a constant column to 0. */
export function minMaxScaler(X: Matrix): Scaler {
  return scaler("minMaxScaler", X, (values) => {
    const least = values.reduce((a, b) => Math.min(a, b), Infinity);
    const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
    return { shift: least, width: most - least };
  });
}

/** Scales each column to mean 0 and standard deviation 1 (of n, not n - 1); a constant one to 0. */
export function standardScaler(X: Matrix): Scaler {
  return scaler("standardScaler", X, (values) => {
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
    return { shift: mean, width: Math.sqrt(variance) };
  });
}

interface Line {
  readonly shift: number;
  readonly width: number;
}

function scaler(operation: string, X: Matrix, learn: (values: Float64Array) => Line): Scaler {
  if (X.rows === 0)
    throw new RangeError(`${operation}: X has no rows; there is nothing to learn a scale from`);
  const lines = Array.from({ length: X.cols }, (_, c) => learn(columnOf(operation, X, c)));
  const over = (each: (x: number, line: Line) => number) => (Z: Matrix) => {
    if (Z.cols !== X.cols) {
      throw new RangeError(
        `${operation}: X is ${Z.shape}; the scale was learned from ${X.cols} columns`,
      );
    }
    const scaled = Float64Array.from(Z.data, (x, i) => each(x, lines[i % Z.cols]));
    return new Matrix(Z.rows, Z.cols, scaled);
  };
  return {
    // A constant column has width 0 and goes to 0.
    apply: over((x, { shift, width }) => (width === 0 ? x - shift : (x - shift) / width)),
    undo: over((x, { shift, width }) => (width === 0 ? x + shift : x * width + shift)),
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
