/**
 * How good a network is: its cost, and what it answered right, added up batch by batch.
 */
import { type AnswerKind, answerKind, countRight } from "./answers.ts";
import type { Dataset } from "./dataset.ts";
import type { Layer } from "./layer.ts";
import type { Loss } from "./losses.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { sliceRows } from "./operations.ts";
import { ForwardPass, forward, isFused } from "./passes.ts";
import { Regression } from "./regression.ts";
import { inspectSymbol, numberText } from "./text.ts";

/** Rows looked at together: few enough that a prediction needs little memory. */
export const chunkRows = 256;

/** Cost and right answers on a data set. */
export class Evaluation {
  /** The cost: the loss's mean over the samples (or their sum, for `sumOfSquares`). */
  readonly loss: number;
  /**
   * The share of samples that were answered right, from 0 to 1; where a sample may have several labels,
   * of those with every label right. NaN where targets are values: to be near is no right or wrong.
   */
  readonly accuracy: number;
  /** The share of single labels that were answered right; only where a sample may have several. */
  declare readonly labelAccuracy?: number;
  /**
   * 1 less the squared errors' share of the squared deviations from the mean target (R², the mean over
   * the outputs): 1 is perfect, 0 no better than the mean. Only where targets are values.
   */
  declare readonly r2?: number;
  /** The mean of |a - y|, in the unit of the targets. Only where targets are values. */
  declare readonly meanAbsoluteError?: number;

  constructor(
    loss: number,
    accuracy: number,
    others: Pick<Evaluation, "labelAccuracy" | "r2" | "meanAbsoluteError"> = {},
  ) {
    this.loss = loss;
    this.accuracy = accuracy;
    Object.assign(this, others);
  }

  /** As an object is shown, without an accuracy that is none. */
  toString(): string {
    const shown = Object.entries(this).filter(([, value]) => !Number.isNaN(value));
    return `{ ${shown.map(([name, value]) => `${name}: ${numberText(value)}`).join(", ")} }`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }
}

/** Costs and right answers, added up batch by batch. */
export class Tally {
  readonly loss: Loss;
  readonly kind: AnswerKind;
  samples = 0;
  /** Samples that were answered right. */
  correct = 0;
  /** Labels that were answered right, where a sample may have several. */
  correctLabels = 0;
  /** The losses of all samples, added up. */
  total = 0;
  /** The cost of the last batch. */
  cost = Number.NaN;
  readonly #outputs: number;
  #regression: Regression;

  /** @param Y all targets: they say what a right answer is. */
  constructor(loss: Loss, Y: Matrix, kind: AnswerKind = answerKind(Y, loss)) {
    this.loss = loss;
    this.kind = kind;
    this.#outputs = Y.cols;
    this.#regression = new Regression(Y.cols);
  }

  /** An empty one for other data about the same thing, by the loss itself and not another form of it. */
  another(): Tally {
    return new Tally(this.loss.of ?? this.loss, zeros(0, this.#outputs), this.kind);
  }

  /** Begins again. */
  clear(): void {
    this.samples = 0;
    this.correct = 0;
    this.correctLabels = 0;
    this.total = 0;
    this.cost = Number.NaN;
    if (this.kind === "values") this.#regression = new Regression(this.#outputs);
  }

  /** Adds a batch of samples with its cost. */
  add(cost: number, A: Matrix, Y: Matrix): void {
    this.cost = cost;
    this.samples += A.rows;
    this.total += this.loss.over === "mean" ? cost * A.rows : cost;
    this.addAnswers(A, Y);
  }

  /** Adds what a batch was answered, and not its cost. */
  addAnswers(A: Matrix, Y: Matrix): void {
    if (this.kind === "values") {
      this.#regression.add(A, Y);
      return;
    }
    const { samples, labels } = countRight(this.kind, A, Y);
    this.correct += samples;
    this.correctLabels += labels;
  }

  /** The cost over all samples so far. */
  get meanLoss(): number {
    return this.loss.over === "mean" ? this.total / this.samples : this.total;
  }

  /** The share of right answers so far; NaN where targets are values. */
  get accuracy(): number {
    return this.kind === "values" ? Number.NaN : this.correct / this.samples;
  }

  result(): Evaluation {
    return new Evaluation(this.meanLoss, this.accuracy, this.#others());
  }

  #others(): Pick<Evaluation, "labelAccuracy" | "r2" | "meanAbsoluteError"> {
    if (this.kind === "labels") {
      return { labelAccuracy: this.correctLabels / (this.samples * this.#outputs) };
    }
    return this.kind === "values" ? this.#regression.result() : {};
  }
}

/** Adds rows `from .. to - 1` of `data` to a tally. */
export function tallyRows(
  tally: Tally,
  layers: readonly Layer[],
  data: Dataset,
  from: number,
  to: number,
): void {
  const pass = forward(layers, new ForwardPass(layers, sliceRows(data.X, from, to)));
  const Y = sliceRows(data.Y, from, to);
  tally.add(costOf(layers, pass, Y, tally.loss), outputOf(pass), Y);
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
