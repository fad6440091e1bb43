/**
 * A data set whose inputs are mostly 0, as lists of the others: made once, read in every epoch.
 */
import type { Dataset } from "../dataset.ts";
import type { Matrix } from "../matrix.ts";
import { enlarge } from "./machine.ts";
import type { Plan } from "./plan.ts";
import type { Workshop } from "./team.ts";

/** Larger data sets are not kept as lists: their samples are listed anew in every epoch. */
const mostListBytes = 2 ** 29;

/** Memory grows by so much at a time. */
const growBytes = 2 ** 24;

/** Bytes of a pair: an input's place and its value. */
const pairBytes = 8;

/**
 * About how many bytes the lists of a data set take, with this share of inputs that are not 0;
 * `undefined` if they and the targets are too much to keep.
 */
export function listBytes({ X, Y }: Dataset, density: number): number | undefined {
  const bytes = X.data.length * density * pairBytes;
  return bytes + 4 * Y.data.length < mostListBytes ? 1.05 * bytes : undefined;
}

/** Lists all rows of X, and keeps Y; false if an input is not finite (in float32). */
export function makeLists({ X, Y }: Dataset, plan: Plan, { memory, team }: Workshop): boolean {
  new Float32Array(memory.buffer).set(Y.data, plan.targets / 4);
  let end = plan.bytes;
  for (let from = 0; from < X.rows; from += plan.stageRows) {
    const to = Math.min(from + plan.stageRows, X.rows);
    const needed = end + (to - from) * (plan.inputStride + 4) * pairBytes;
    if (needed > memory.buffer.byteLength) enlarge(memory, needed + growBytes);
    stageRows(X, from, to, new Float32Array(memory.buffer), plan);
    end = team.kernels.list(plan.address, from, to - from, end) >>> 0;
    if (end === 0) return false;
  }
  return true;
}

/** Copies neighbouring rows to where the kernels look. */
function stageRows(X: Matrix, from: number, to: number, numbers: Float32Array, plan: Plan): void {
  const place = plan.X / 4;
  if (X.cols === plan.inputStride) {
    numbers.set(X.data.subarray(from * X.cols, to * X.cols), place);
    return;
  }
  for (let i = from; i < to; i++) copyRow(X, i, numbers, place + (i - from) * plan.inputStride);
}

/** Copies one row of a matrix. */
export function copyRow(m: Matrix, row: number, numbers: Float32Array, place: number): void {
  const start = row * m.cols;
  if (m.cols > shortRow) numbers.set(m.data.subarray(start, start + m.cols), place);
  else for (let c = 0; c < m.cols; c++) numbers[place + c] = m.data[start + c];
}

/** A view of a row takes longer to make than so many numbers to copy. */
const shortRow = 32;
