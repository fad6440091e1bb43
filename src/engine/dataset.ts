/**
 * Samples with their targets.
 */
import type { Matrix } from "./matrix.ts";

/** A data set: row i of X and row i of Y belong together. */
export interface Dataset {
  /** Inputs, samples x features. */
  readonly X: Matrix;
  /** Targets, samples x outputs: one-hot rows, values, or (one column) class numbers. */
  readonly Y: Matrix;
  /** The class number of each sample, where there are classes. */
  readonly labels?: Uint8Array;
}

/**
 * Checks what every use of a data set needs.
 *
 * @throws RangeError if there are no rows, X and Y differ in rows, X has not `inputs` columns, or a
 * number is NaN or infinite.
 */
export function checkDataset(operation: string, { X, Y }: Dataset, inputs: number): void {
  if (X.rows === 0) throw new RangeError(`${operation}: the data set has no rows`);
  if (X.rows !== Y.rows) {
    throw new RangeError(
      `${operation}: X is ${X.shape} and Y is ${Y.shape}; both must have one row per sample`,
    );
  }
  checkInputs(operation, X, inputs);
  checkFinite(operation, "Y", Y);
}

/** @throws RangeError if X has not `inputs` columns or holds a number that is not finite. */
export function checkInputs(operation: string, X: Matrix, inputs: number): void {
  if (X.cols !== inputs) {
    throw new RangeError(
      `${operation}: X is ${X.shape} and the network has ${inputs} inputs; X must have ${inputs} columns`,
    );
  }
  checkFinite(operation, "X", X);
}

function checkFinite(operation: string, name: string, m: Matrix): void {
  const { data, cols } = m;
  for (let i = 0; i < data.length; i++) {
    if (Number.isFinite(data[i])) continue;
    throw new RangeError(
      `${operation}: ${name} is ${data[i]} at row ${Math.floor(i / cols)}, column ${i % cols}; all numbers must be finite`,
    );
  }
}
