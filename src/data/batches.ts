/** Cutting a data set into batches: the samples of one update. */
import type { Dataset } from "../engine/dataset.ts";
import type { Random } from "../engine/random.ts";
import { checkDataset, subset } from "./subset.ts";

/** What `batches` may be told. */
export interface BatchOptions {
  /** Samples in a batch; the last batch holds the rest. */
  readonly size: number;
  /** Puts the samples into a new order first; they stay in order if left out. */
  readonly random?: Random;
}

/**
 * One epoch of batches: every sample once. There are ceil(samples / size) of them.
 *
 * @throws RangeError if `size` is not a whole number from 1.
 * @example for (const { X, Y } of batches(data, { size: 32, random })) ...
 */
export function* batches(data: Dataset, { size, random }: BatchOptions): Generator<Dataset> {
  checkDataset("batches", data);
  if (!(Number.isInteger(size) && size >= 1)) {
    throw new RangeError(`batches: size is ${size}; it must be a whole number from 1`);
  }
  const rows = Uint32Array.from({ length: data.X.rows }, (_, i) => i);
  random?.shuffle(rows);
  for (let from = 0; from < rows.length; from += size) {
    yield subset(data, rows.subarray(from, from + size));
  }
}
