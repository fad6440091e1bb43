/** A training that leads nowhere: its cost is no number any more, or has grown beyond measure. */
import type { History } from "../engine/history.ts";

/** Thrown when a cost is no longer a finite number, or a hundred million times the first: the steps were too long. */
export class DivergenceError extends Error {
  /** Tells it from other errors. */
  override readonly name = "DivergenceError";
  /** The epoch in which it happened, counted from 1. */
  readonly epoch: number;
  /** The batch of that epoch, counted from 1. */
  readonly batch: number;
  /** The first layer, counted from 1, with a z that is not finite; `undefined` if there is none. */
  readonly layer: number | undefined;
  /** The epochs that were finished. */
  readonly history: History;

  constructor(
    message: string,
    where: Pick<DivergenceError, "epoch" | "batch" | "layer" | "history">,
  ) {
    super(message);
    this.epoch = where.epoch;
    this.batch = where.batch;
    this.layer = where.layer;
    this.history = where.history;
  }
}

/** No training that goes well comes from so much more than its first cost. */
const mostGrowth = 1e8;

/** The first cost of a training, against which later ones are held. */
export class Growth {
  #first: number | undefined;

  /**
   * What is wrong with a cost, in words; `undefined` if nothing is.
   *
   * @param cost of the last batch.
   * @param meanLoss of the epoch so far: several batches are done between two looks.
   */
  faultOf(cost: number, meanLoss: number): string | undefined {
    if (!Number.isFinite(cost)) return `the loss is ${cost}`;
    this.#first ??= cost;
    const largest = Math.max(cost, meanLoss);
    if (largest <= mostGrowth * Math.max(1, this.#first)) return undefined;
    return `the loss has grown from ${digits(this.#first)} to ${digits(largest)}`;
  }
}

/** What a learner can do about it. */
export const advice =
  "scale inputs and targets that are large (standardScaler), or try a smaller learning rate";

function digits(cost: number): string {
  return String(Number(cost.toPrecision(2)));
}
