/**
 * What a training tells: while it runs, and afterwards.
 */
import { inspectSymbol, numberText } from "./text.ts";

/** What happened, epoch by epoch: item i of each list belongs to epoch i + 1. */
export class History {
  /** Which engine did the steps: the readable one in float64, or the fast one in float32. */
  readonly engine: "reference" | "simd";
  /** How many threads worked. */
  readonly threads: number;
  /** Why the fast engine did not run where it was to be expected. */
  readonly note: string | undefined;
  /** The cost over the epoch's samples, each measured just before its own update. */
  readonly loss: number[] = [];
  /** The share of right answers, measured like `loss`; empty where targets are values, see `Evaluation`. */
  readonly accuracy: number[] = [];
  /** The cost on the validation set after the epoch; empty without a validation set. */
  readonly validationLoss: number[] = [];
  /** The share of right answers on the validation set after the epoch. */
  readonly validationAccuracy: number[] = [];
  /** How long the epoch took; the clock is read about every 10 ms, so short epochs show 0 or 10 ms. */
  readonly seconds: number[] = [];

  /** The epoch (counted from 1) whose weights the network has, after early stopping. */
  bestEpoch: number | undefined;

  constructor(engine: "reference" | "simd", threads = 1, note?: string) {
    this.engine = engine;
    this.note = note;
    this.threads = threads;
  }

  /** How many epochs are finished. */
  get epochs(): number {
    return this.loss.length;
  }

  toString(): string {
    if (this.epochs === 0) return "History, no epoch finished";
    const parts = (["loss", "accuracy", "validationLoss", "validationAccuracy"] as const)
      .filter((name) => this[name].length > 0)
      .map((name) => `${name} ${numberText(this[name][this.epochs - 1])}`);
    const engine = `${this.engine} engine${this.note ? `: ${this.note}` : ""}`;
    return `History of ${this.epochs} epochs (${engine}): ${parts.join(", ")}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }
}

/** Where a training stands; what its callbacks are given. */
export interface TrainingProgress {
  /** The running epoch, counted from 1. */
  readonly epoch: number;
  /** How many epochs were asked for. */
  readonly epochs: number;
  /** The batches of this epoch that are done. */
  readonly batch: number;
  /** The batches of one epoch. */
  readonly batches: number;
  /** The cost over this epoch so far; before its first batch, over the epoch before. */
  readonly loss: number;
  /** The share of right answers, measured like `loss`; NaN where targets are values. */
  readonly accuracy: number;
  /** The cost of the last batch alone: what a curve over updates shows. */
  readonly batchLoss: number;
  /** The cost on the validation set; only in `onEpoch`, and only with a validation set. */
  readonly validationLoss?: number;
  /** The share of right answers on the validation set. */
  readonly validationAccuracy?: number;
  /** The finished epochs. */
  readonly history: History;
  /** Whether nothing more will come though not all epochs are done: it was stopped, or it failed. */
  readonly stopped?: boolean;
  /** Since the training began. */
  readonly secondsElapsed: number;
  /** What is left at the pace so far. */
  readonly secondsLeft: number;
}
