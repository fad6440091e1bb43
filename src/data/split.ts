/** Splitting a data set in two: samples to learn from, and samples to judge by. */
import type { Dataset } from "../engine/dataset.ts";
import { type Random, seeded } from "../engine/random.ts";
import { checkDataset, type Part, rowsByClass, subset } from "./subset.ts";

/** What `split` may be told. */
export interface SplitOptions {
  /** Which share of the samples is set aside, between 0 and 1; 0.15 if left out. */
  readonly validation?: number;
  /** Set aside the same share of every class (this needs labels); no if left out. */
  readonly stratified?: boolean;
  /** Decides which samples are set aside; `seeded(1)` if left out. */
  readonly random?: Random;
}

/** The two parts of a data set. */
export interface Split<D extends Dataset = Dataset> {
  /** Samples to learn from. */
  readonly training: Part<D>;
  /** Samples to judge by. */
  readonly validation: Part<D>;
}

/**
 * Splits the samples at random. No sample is in both parts, and each part keeps the order of the
 * data.
 *
 * @throws RangeError if the share is not between 0 and 1, or a part would be empty.
 * @example const { training, validation } = split(iris, { validation: 0.2, stratified: true });
 */
export function split<D extends Dataset>(
  data: D,
  { validation = 0.15, stratified = false, random = seeded(1) }: SplitOptions = {},
): Split<D> {
  checkDataset("split", data);
  if (!(validation > 0 && validation < 1)) {
    throw new RangeError(`split: validation is ${validation}; it must be a share between 0 and 1`);
  }
  const count = data.X.rows;
  const rows = Array.from({ length: count }, (_, row) => row);
  const groups = stratified ? rowsByClass("split", data) : [rows];
  const aside = new Set(groups.flatMap((group) => chosen(group, validation, random)));
  if (aside.size === 0 || aside.size === count) {
    throw new RangeError(
      `split: a share of ${validation} of ${count} samples leaves one part empty; use more samples or another share`,
    );
  }
  return {
    training: subset(
      data,
      rows.filter((row) => !aside.has(row)),
    ),
    validation: subset(
      data,
      rows.filter((row) => aside.has(row)),
    ),
  };
}

/** A share of the rows, rounded to the nearest whole number of them. */
function chosen(rows: readonly number[], share: number, random: Random): number[] {
  return random.shuffle([...rows]).slice(0, Math.round(share * rows.length));
}
