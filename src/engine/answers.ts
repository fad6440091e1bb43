/**
 * What a right answer is. The targets say it, and the loss: a class of several, yes or no, several
 * labels at once, or a value, for which there is only near and far.
 */
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  type Loss,
  sparseCategoricalCrossEntropy,
} from "./losses.ts";
import type { Matrix } from "./matrix.ts";
import { argmaxRow } from "./operations.ts";

/**
 * - `classes`: one class a sample; the largest output names it, a single output by its side of 0.5
 * - `labels`: several columns of yes or no, each by its side of 0.5
 * - `values`: numbers to come near to
 */
export type AnswerKind = "classes" | "labels" | "values";

/**
 * Cross-entropy with softmax is about classes. Else one-hot rows, or one column of 0 and 1, are
 * classes; other rows of 0 and 1 are labels; whatever else is values, or with binary cross-entropy
 * probabilities of labels.
 */
export function answerKind(Y: Matrix, loss: Loss): AnswerKind {
  if (loss.of) return answerKind(Y, loss.of);
  if (loss === categoricalCrossEntropy || loss === sparseCategoricalCrossEntropy) return "classes";
  const isBinary = loss === binaryCrossEntropy;
  if (!isBinary && !areBits(Y)) return "values";
  if (Y.cols === 1) return "classes";
  return isOneHot(Y) ? "classes" : "labels";
}

/** How many samples, and how many single labels, were answered right. */
export function countRight(
  kind: "classes" | "labels",
  A: Matrix,
  Y: Matrix,
): { readonly samples: number; readonly labels: number } {
  if (kind === "labels") return countLabels(A, Y);
  const samples = A.cols === 1 ? countSameSide(A, Y) : countClasses(A, Y);
  return { samples, labels: samples };
}

function countSameSide({ data: a }: Matrix, { data: y }: Matrix): number {
  let correct = 0;
  for (let i = 0; i < a.length; i++) if (a[i] >= 0.5 === y[i] >= 0.5) correct++;
  return correct;
}

function countClasses(A: Matrix, Y: Matrix): number {
  let correct = 0;
  for (let r = 0; r < A.rows; r++) {
    const label = Y.cols === 1 ? Y.data[r] : argmaxRow(Y, r);
    if (argmaxRow(A, r) === label) correct++;
  }
  return correct;
}

function countLabels({ data: a, cols }: Matrix, { data: y }: Matrix) {
  let samples = 0;
  let labels = 0;
  for (let i = 0; i < a.length; i += cols) {
    let right = 0;
    for (let c = i; c < i + cols; c++) if (a[c] >= 0.5 === y[c] >= 0.5) right++;
    labels += right;
    if (right === cols) samples++;
  }
  return { samples, labels };
}

function isOneHot({ data, cols }: Matrix): boolean {
  for (let i = 0; i < data.length; i += cols) {
    let ones = 0;
    for (let c = i; c < i + cols; c++) {
      if (!isBit(data[c])) return false;
      ones += data[c];
    }
    if (ones !== 1) return false;
  }
  return true;
}

/** A loop, and not `every`: half a million targets are looked at in a millisecond. */
function areBits({ data }: Matrix): boolean {
  for (let i = 0; i < data.length; i++) if (!isBit(data[i])) return false;
  return true;
}

function isBit(y: number): boolean {
  return y === 0 || y === 1;
}
