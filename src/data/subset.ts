/** Parts of a data set. Every part is a copy; X keeps its storage (float32 stays float32). */

import type { Dataset, Labels } from "../engine/dataset.ts";
import type { LabelledDataset } from "./labels.ts";

/** A part of a data set: its classes are known if those of the whole are. */
export type Part<D extends Dataset> =
  D extends LabelledDataset<infer L> ? LabelledDataset<L> : Dataset;

/**
 * The samples with these row numbers, in this order.
 *
 * @throws RangeError if a row number is not in 0 .. rows - 1.
 * @example subset(gates.xor, [1, 2]).Y // [[1], [1]]
 */
export function subset<D extends Dataset>(data: D, rows: ArrayLike<number>): Part<D> {
  checkDataset("subset", data);
  for (let i = 0; i < rows.length; i++) checkRow(rows[i], data.X.rows);
  const { labels } = data;
  const part: Dataset = {
    X: data.X.pick(rows),
    Y: data.Y.pick(rows),
    ...(labels && { labels: pickLabels(labels, rows) }),
  };
  return part as Part<D>; // with labels of the same type, if there were any
}

/**
 * The first `count` samples.
 *
 * @throws RangeError if there are fewer.
 * @example take(iris, 100).X.rows // 100
 */
export function take<D extends Dataset>(data: D, count: number): Part<D> {
  checkDataset("take", data);
  checkCount("take", count, data.X.rows, "samples");
  return subset(
    data,
    Uint32Array.from({ length: count }, (_, i) => i),
  );
}

/**
 * The first `count` samples of every class, in the order in which they stand in the data.
 *
 * @throws RangeError if the data set has no labels, or a class has fewer samples.
 * @example takePerClass(training, 10) // ten of each digit
 */
export function takePerClass<D extends Dataset>(data: D, count: number): Part<D> {
  const classes = rowsByClass("takePerClass", data);
  for (const [label, rows] of classes.entries()) {
    checkCount("takePerClass", count, rows.length, `samples of class ${label}`);
  }
  const rows = classes.flatMap((of) => of.slice(0, count));
  return subset(
    data,
    rows.sort((a, b) => a - b),
  );
}

/** The row numbers of each class. @throws RangeError if the data set has no labels. */
export function rowsByClass(operation: string, data: Dataset): number[][] {
  checkDataset(operation, data);
  if (!data.labels)
    throw new RangeError(
      `${operation}: the data set has no labels; it needs one class number a sample`,
    );
  const classes: number[][] = [];
  for (const [row, label] of data.labels.entries()) {
    while (classes.length <= label) classes.push([]);
    classes[label].push(row);
  }
  return classes;
}

/** @throws RangeError if X, Y and labels are not about the same number of samples. */
export function checkDataset(operation: string, { X, Y, labels }: Dataset): void {
  if (X.rows === Y.rows && (!labels || labels.length === X.rows)) return;
  const label = labels ? ` and there are ${labels.length} labels` : "";
  throw new RangeError(
    `${operation}: X has ${X.rows} rows, Y has ${Y.rows}${label}; there must be one of each a sample`,
  );
}

/** Of the same width: class numbers above 255 stay what they are. */
function pickLabels(labels: Labels, rows: ArrayLike<number>): Labels {
  const Storage = labels.constructor as new (length: number) => Labels;
  const picked = new Storage(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = labels[rows[i]];
  return picked;
}

function checkRow(row: number, rows: number): void {
  if (Number.isInteger(row) && row >= 0 && row < rows) return;
  throw new RangeError(`subset: there is no row ${row}; the data set has rows 0 to ${rows - 1}`);
}

function checkCount(operation: string, count: number, most: number, what: string): void {
  if (Number.isInteger(count) && count >= 1 && count <= most) return;
  throw new RangeError(
    `${operation}: count is ${count}; it must be a whole number from 1 to ${most}, for there are ${most} ${what}`,
  );
}
