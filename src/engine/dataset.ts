/**
 * Samples with their targets.
 */
import { whatCame } from "./argument.ts";
import type { Matrix } from "./matrix.ts";

/** A data set: row i of X and row i of Y belong together. */
export interface Dataset {
  /** Inputs, samples x features. */
  readonly X: Matrix;
  /** Targets, samples x outputs: one-hot rows, values, or (one column) class numbers. */
  readonly Y: Matrix;
  /** The class number of each sample, where there are classes. */
  readonly labels?: Labels;
}

/** Class numbers, in as few bytes as the number of classes needs. */
export type Labels = Uint8Array | Uint16Array | Uint32Array;

/**
 * Checks what every use of a data set needs.
 *
 * @throws RangeError if shapes do not fit (see `checkShapes`), or a number is NaN or infinite.
 */
export function checkDataset(operation: string, data: Dataset, inputs: number): void {
  checkShapes(operation, data, inputs);
  checkFinite(operation, "X", data.X);
  checkFinite(operation, "Y", data.Y);
}

/** @throws RangeError if there are no rows, X and Y differ in rows, or X has not `inputs` columns. */
export function checkShapes(operation: string, { X, Y }: Dataset, inputs: number): void {
  checkMatrix(operation, "X", X);
  checkMatrix(operation, "Y", Y);
  if (X.rows === 0) throw new RangeError(`${operation}: the data set has no rows`);
  if (X.rows !== Y.rows) {
    throw new RangeError(
      `${operation}: X is ${X.shape} and Y is ${Y.shape}; both must have one row per sample`,
    );
  }
  checkWidth(operation, X, inputs);
}

/** @throws RangeError if X has not `inputs` columns or holds a number that is not finite. */
export function checkInputs(operation: string, X: Matrix, inputs: number): void {
  checkMatrix(operation, "X", X);
  checkWidth(operation, X, inputs);
  checkFinite(operation, "X", X);
}

/** @throws RangeError if `m`, called `name` in the message, holds a number that is not finite. */
export function checkFinite(operation: string, name: string, m: Matrix): void {
  const i = m.nonFinite();
  if (i < 0) return;
  throw new RangeError(
    `${operation}: ${name} is ${m.data[i]} at row ${Math.floor(i / m.cols)}, column ${i % m.cols}; all numbers must be finite`,
  );
}

/** @throws TypeError if `m`, called `name` in the message, is no matrix. */
export function checkMatrix(operation: string, name: string, m: Matrix): void {
  if (typeof m === "object" && m !== null && "data" in m && m.rows >= 0 && m.cols >= 0) return;
  const advice = Array.isArray(m) ? "make one of it: matrix(...)" : "see matrix([[1, 2], [3, 4]])";
  throw new TypeError(`${operation}: ${name} is ${whatCame(m)}; it must be a matrix: ${advice}`);
}

function checkWidth(operation: string, X: Matrix, inputs: number): void {
  if (X.cols === inputs) return;
  throw new RangeError(
    `${operation}: X is ${X.shape} and the network has ${inputs} inputs; X must have ${inputs} columns`,
  );
}
