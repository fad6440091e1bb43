/** Class numbers: as one-hot rows for a network, and counted. */
import type { Dataset, Labels } from "../engine/dataset.ts";
import { Matrix } from "../engine/matrix.ts";

/** Samples whose classes are known; class numbers are bytes where the data set has at most 256 classes. */
export interface LabelledDataset<L extends Labels = Uint8Array> extends Dataset {
  /** The class number of each sample. */
  readonly labels: L;
}

/**
 * One row for each label: 1 in the column of its class, 0 elsewhere.
 *
 * @param classes how many columns; one more than the largest label if left out.
 * @throws RangeError if a label is not a whole number in 0 .. classes - 1.
 * @example oneHot([2, 0], 3) // [[0, 0, 1], [1, 0, 0]]
 */
export function oneHot(labels: ArrayLike<number>, classes: number = classCount(labels)): Matrix {
  const Y = new Matrix(labels.length, classes);
  for (let i = 0; i < labels.length; i++) {
    checkLabel("oneHot", labels[i], i, classes);
    Y.data[i * classes + labels[i]] = 1;
  }
  return Y;
}

/**
 * How many samples each class has: element k counts the label k.
 *
 * @param classes how many counts; one more than the largest label if left out.
 * @throws RangeError if a label is not a whole number in 0 .. classes - 1.
 * @example countLabels([0, 2, 2], 3) // [1, 0, 2]
 */
export function countLabels(
  labels: ArrayLike<number>,
  classes: number = classCount(labels),
): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (let i = 0; i < labels.length; i++) {
    checkLabel("countLabels", labels[i], i, classes);
    counts[labels[i]]++;
  }
  return counts;
}

/** Room for class numbers below `classes`: a byte each, if that is enough. */
export function labelArray(length: number, classes: number): Labels {
  if (classes <= 0x100) return new Uint8Array(length);
  return classes <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length);
}

function classCount(labels: ArrayLike<number>): number {
  let most = -1;
  for (let i = 0; i < labels.length; i++) if (labels[i] > most) most = labels[i];
  return Math.floor(most) + 1;
}

function checkLabel(operation: string, label: number, i: number, classes: number): void {
  if (Number.isInteger(label) && label >= 0 && label < classes) return;
  throw new RangeError(
    `${operation}: label ${i} is ${label}; labels must be whole numbers from 0 to ${classes - 1}`,
  );
}
