/**
 * The perceptron and its learning rule (Rosenblatt, 1958): one unit with a step.
 */
import { step } from "./activations.ts";
import { checkCount } from "./argument.ts";
import { checkDataset, type Dataset } from "./dataset.ts";
import { inspectSymbol } from "./text.ts";

/** How to train a perceptron. */
export interface PerceptronOptions {
  /** Passes over the data at most; 100 if left out. */
  readonly epochs?: number;
  /** How far one update goes; 1 if left out. */
  readonly learningRate?: number;
  /** The starting weights, one per input; zeros if left out. */
  readonly w?: readonly number[];
  /** The starting bias; 0 if left out. */
  readonly b?: number;
}

/** One correction of the weights. */
export interface PerceptronUpdate {
  /** Counted from 1. */
  readonly epoch: number;
  /** The row of X that was answered wrong. */
  readonly sample: number;
  /** y - output: 1 or -1. */
  readonly error: number;
  /** The weights after the correction. */
  readonly w: readonly number[];
  /** The bias after the correction. */
  readonly b: number;
}

/**
 * The output of a perceptron: 1 if w·x + b is at least 0, else 0.
 *
 * @example perceptron([1, 1], -1.5, [1, 1]) // 1, as AND says
 */
export function perceptron(w: readonly number[], b: number, x: ArrayLike<number>): number {
  let z = b;
  for (let i = 0; i < w.length; i++) z += w[i] * x[i];
  return step.apply(z);
}

/**
 * Trains a perceptron, sample after sample in the given order, until an epoch has no error:
 *
 *     error = y - output,  w = w + learningRate error x,  b = b + learningRate error
 *
 * If a line can split the data, this ends (Novikoff, 1962); if none can, it never does.
 *
 * @throws RangeError if Y is not one column of 0 and 1, or shapes do not fit.
 * @example trainPerceptron(gates.and).errors.at(-1) // 0
 */
export function trainPerceptron(data: Dataset, options: PerceptronOptions = {}): PerceptronHistory {
  const { epochs = 100, learningRate = 1, b: startB = 0 } = options;
  const { w: startW = Array<number>(data.X.cols).fill(0) } = options;
  checkTask(data, epochs, startW);
  const { X, Y } = data;
  const updates: PerceptronUpdate[] = [];
  const errors: number[] = [];
  let w = startW;
  let b = startB;
  for (let epoch = 1; epoch <= epochs && errors.at(-1) !== 0; epoch++) {
    const before = updates.length;
    for (let sample = 0; sample < X.rows; sample++) {
      const x = X.data.subarray(sample * X.cols, (sample + 1) * X.cols);
      const error = Y.data[sample] - perceptron(w, b, x);
      if (error === 0) continue;
      w = w.map((weight, i) => weight + learningRate * error * x[i]);
      b += learningRate * error;
      updates.push({ epoch, sample, error, w, b });
    }
    errors.push(updates.length - before);
  }
  return new PerceptronHistory(w, b, updates, errors, { w: startW, b: startB });
}

/** A trained perceptron and how it got there. */
export class PerceptronHistory {
  /** The weights at the end, one per input. */
  readonly w: readonly number[];
  /** The bias at the end. */
  readonly b: number;
  /** Every correction, in order. */
  readonly updates: readonly PerceptronUpdate[];
  /** The wrong answers in each epoch; 0 at the end if the data could be split. */
  readonly errors: readonly number[];
  /** The weights and the bias before the first correction. */
  readonly start: Pick<PerceptronUpdate, "w" | "b">;

  constructor(
    w: readonly number[],
    b: number,
    updates: readonly PerceptronUpdate[],
    errors: readonly number[],
    start: { readonly w: readonly number[]; readonly b: number },
  ) {
    this.w = w;
    this.b = b;
    this.updates = updates;
    this.errors = errors;
    this.start = start;
  }

  /** The epochs it took, the last one without an error included. */
  get epochs(): number {
    return this.errors.length;
  }

  /** Whether the last epoch had no error. */
  get solved(): boolean {
    return this.errors.at(-1) === 0;
  }

  /** The trained perceptron's answer for `x`. */
  predict(x: ArrayLike<number>): number {
    return perceptron(this.w, this.b, x);
  }

  toString(): string {
    const end = this.solved ? "solved" : "not solved";
    return `Perceptron w = (${this.w.join(", ")}), b = ${this.b}: ${end} in ${this.epochs} epochs, ${this.updates.length} updates`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }
}

function checkTask(data: Dataset, epochs: number, w: readonly number[]): void {
  checkCount("trainPerceptron", "epochs", epochs);
  checkDataset("trainPerceptron", data, w.length);
  const { Y } = data;
  if (Y.cols !== 1) {
    throw new RangeError(`trainPerceptron: Y is ${Y.shape}; it must be ${Y.rows}x1`);
  }
  const wrong = Y.data.findIndex((y) => y !== 0 && y !== 1);
  if (wrong < 0) return;
  throw new RangeError(
    `trainPerceptron: row ${wrong} of Y holds ${Y.data[wrong]}; a step answers only 0 or 1`,
  );
}
