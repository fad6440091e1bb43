/**
 * How good a row of layers is: its cost and its accuracy.
 */
import { sigmoid, softmax } from "./activations.ts";
import type { Dataset } from "./dataset.ts";
import type { Layer } from "./layer.ts";
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  type Loss,
  meanSquaredError,
  sparseCategoricalCrossEntropy,
} from "./losses.ts";
import type { Matrix } from "./matrix.ts";
import { argmaxRow, sliceRows } from "./operations.ts";
import { ForwardPass, forward, isFused } from "./passes.ts";

/** Cost and accuracy on a data set. */
export interface Evaluation {
  /** The cost: the loss's mean over the samples (or their sum, for `sumOfSquares`). */
  readonly loss: number;
  /** The share of samples that were answered right, from 0 to 1. */
  readonly accuracy: number;
}

/** Rows looked at together: few enough that a prediction needs little memory. */
export const chunkRows = 256;

/** Costs and right answers, added up batch by batch. */
export class Tally {
  readonly loss: Loss;
  samples = 0;
  correct = 0;
  /** The losses of all samples, added up. */
  total = 0;
  /** The cost of the last batch. */
  cost = Number.NaN;

  constructor(loss: Loss) {
    this.loss = loss;
  }

  /** Begins again. */
  clear(): void {
    this.samples = 0;
    this.correct = 0;
    this.total = 0;
    this.cost = Number.NaN;
  }

  /** Adds a batch of `rows` samples with its cost. */
  add(rows: number, cost: number, correct: number): void {
    this.cost = cost;
    this.samples += rows;
    this.correct += correct;
    this.total += this.loss.over === "mean" ? cost * rows : cost;
  }

  /** The cost over all samples so far. */
  get meanLoss(): number {
    return this.loss.over === "mean" ? this.total / this.samples : this.total;
  }

  /** The share of right answers so far. */
  get accuracy(): number {
    return this.correct / this.samples;
  }

  result(): Evaluation {
    return { loss: this.meanLoss, accuracy: this.accuracy };
  }
}

/** Adds rows `from .. to - 1` of `data` to a tally. */
export function judgeRows(
  tally: Tally,
  layers: readonly Layer[],
  data: Dataset,
  from: number,
  to: number,
): void {
  const pass = forward(layers, new ForwardPass(layers, sliceRows(data.X, from, to)));
  const Y = sliceRows(data.Y, from, to);
  tally.add(to - from, costOf(layers, pass, Y, tally.loss), countCorrect(outputOf(pass), Y));
}

/** The cost of a batch, by the formula that cannot overflow where there is one. */
export function costOf(layers: readonly Layer[], pass: ForwardPass, Y: Matrix, loss: Loss): number {
  const last = layers.length - 1;
  return loss.fused && isFused(layers, loss)
    ? loss.fused.value(pass.Z[last], Y)
    : loss.value(pass.A[last], Y);
}

/** What the last layer said. */
export function outputOf(pass: ForwardPass): Matrix {
  return pass.A[pass.A.length - 1];
}

/**
 * How many rows are answered right: the largest output is at the largest target; with class numbers
 * it is at that class; with a single output both are on the same side of 0.5.
 */
export function countCorrect(A: Matrix, Y: Matrix): number {
  return A.cols === 1 ? countSameSide(A, Y) : countSameClass(A, Y);
}

/**
 * The loss that belongs to the last activation: cross-entropy for softmax (categorical for one-hot
 * rows, sparse for class numbers) and for sigmoid (binary), else the mean squared error.
 */
export function lossFor(layers: readonly Layer[], Y: Matrix): Loss {
  const { activation, units } = layers[layers.length - 1];
  if (activation === sigmoid) return binaryCrossEntropy;
  if (activation !== softmax) return meanSquaredError;
  return Y.cols === 1 && units > 1 ? sparseCategoricalCrossEntropy : categoricalCrossEntropy;
}

function countSameSide({ data: a }: Matrix, { data: y }: Matrix): number {
  let correct = 0;
  for (let i = 0; i < a.length; i++) if (a[i] >= 0.5 === y[i] >= 0.5) correct++;
  return correct;
}

function countSameClass(A: Matrix, Y: Matrix): number {
  let correct = 0;
  for (let r = 0; r < A.rows; r++) {
    const label = Y.cols === 1 ? Y.data[r] : argmaxRow(Y, r);
    if (argmaxRow(A, r) === label) correct++;
  }
  return correct;
}
