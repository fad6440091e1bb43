/**
 * A training under way: where it stands, what it has seen, whom it tells.
 */
import { type Evaluation, Tally } from "./evaluate.ts";
import { History, type TrainingProgress } from "./history.ts";
import type { Loss } from "./losses.ts";
import type { TrainingStep } from "./step.ts";
import type { Turns } from "./turns.ts";

/** Whom a training tells how it goes. */
export interface Callbacks {
  /** Called after every batch. With batches of one sample that is often: see `onProgress`. */
  readonly onBatch?: (progress: TrainingProgress) => void;
  /** Called about ten times a second, and at the end: made for progress lines. */
  readonly onProgress?: (progress: TrainingProgress) => void;
  /** Called after every epoch; only here are the network's own weights sure to be up to date. */
  readonly onEpoch?: (progress: TrainingProgress) => void;
}

/** Thrown when a cost is no longer a finite number: the steps were too long. */
export class DivergenceError extends Error {
  override readonly name = "DivergenceError";
  readonly epoch: number;
  readonly batch: number;
  /** The first layer, counted from 1, with a z that is not finite; `undefined` if only the cost is. */
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

/** What a run goes by. */
interface RunTask extends Callbacks {
  readonly step: TrainingStep;
  readonly loss: Loss;
  readonly turns: Turns;
  /** The rows of the data set in the order of the epoch. */
  readonly order: Uint32Array;
  readonly batchSize: number;
  readonly epochs: number;
}

/** Milliseconds between two calls of `onProgress`. */
const reportEvery = 100;

/** A training under way. */
export class Run {
  readonly history: History;
  readonly #task: RunTask;
  readonly #batches: number;
  readonly #tally: Tally;
  #epoch = 0;
  /** The rows of this epoch that are done. */
  #done = 0;
  #epochStart = 0;
  #lastReport: number;

  constructor(task: RunTask) {
    const { engine, threads, note } = task.step;
    this.history = new History(engine, threads, note);
    this.#task = task;
    this.#batches = Math.ceil(task.order.length / task.batchSize);
    this.#tally = new Tally(task.loss);
    this.#lastReport = task.turns.start;
  }

  beginEpoch(): void {
    this.#epoch++;
    this.#done = 0;
    this.#tally.clear();
    this.#epochStart = this.#task.turns.lastLook;
  }

  /** Works until the epoch's batches are done (true) or it is the event loop's turn (false). */
  finishBatches(): boolean {
    const { step, turns, order, batchSize, onBatch, onEpoch } = this.#task;
    const rows = order.length;
    while (this.#done < rows) {
      const batches = onBatch
        ? 1
        : Math.min(turns.pace, Math.ceil((rows - this.#done) / batchSize));
      const to = Math.min(rows, this.#done + batches * batchSize);
      this.#done += step.run(order, this.#done, to, batchSize, this.#tally);
      if (!Number.isFinite(this.#tally.cost)) throw this.#divergence();
      if (onBatch && this.#isBetweenBatches()) onBatch(this.#progress());
      // A callback may take any time, so the clock is asked after each.
      const isOver = onBatch || onEpoch ? turns.isOver() : turns.isOverAfter(batches);
      this.report();
      if (isOver) return false;
    }
    return true;
  }

  /** Writes the epoch into the history and tells the callbacks. */
  finishEpoch(judged: Evaluation | undefined): void {
    const { step, turns, epochs, onEpoch } = this.#task;
    const { history } = this;
    const isLast = this.#epoch === epochs;
    if (isLast) turns.isOver(); // so that the seconds add up to the whole time
    history.loss.push(this.#tally.meanLoss);
    history.accuracy.push(this.#tally.accuracy);
    history.seconds.push((turns.lastLook - this.#epochStart) / 1000);
    if (judged) {
      history.validationLoss.push(judged.loss);
      history.validationAccuracy.push(judged.accuracy);
    }
    if (onEpoch) {
      step.toNetwork();
      onEpoch(this.#progress(judged));
      step.fromNetwork();
    }
    this.report(isLast);
  }

  /** Whether no batch is half done. */
  #isBetweenBatches(): boolean {
    const { order, batchSize } = this.#task;
    return this.#done % batchSize === 0 || this.#done === order.length;
  }

  /** Where the training stands, for a message. */
  where(): string {
    const batch = Math.ceil(this.#done / this.#task.batchSize);
    return `epoch ${this.#epoch} of ${this.#task.epochs}, batch ${batch} of ${this.#batches}`;
  }

  /** Tells `onProgress`, if it is time or the end. */
  report(isLast = false): void {
    const { onProgress, turns } = this.#task;
    const { lastLook } = turns;
    if (!onProgress || (!isLast && lastLook - this.#lastReport < reportEvery)) return;
    this.#lastReport = lastLook;
    onProgress(this.#progress());
  }

  /** Called for every batch or epoch, however short; with spreads in the literal it takes 5 µs. */
  #progress(judged?: Evaluation): TrainingProgress {
    const { turns, epochs, batchSize } = this.#task;
    const batch = Math.ceil(this.#done / batchSize);
    const secondsElapsed = (turns.now() - turns.start) / 1000;
    const done = (this.#epoch - 1) * this.#batches + batch;
    return {
      epoch: this.#epoch,
      epochs,
      batch,
      batches: this.#batches,
      loss: this.#tally.meanLoss,
      accuracy: this.#tally.accuracy,
      batchLoss: this.#tally.cost,
      validationLoss: judged?.loss,
      validationAccuracy: judged?.accuracy,
      history: this.history,
      secondsElapsed,
      secondsLeft: (secondsElapsed / done) * (epochs * this.#batches - done),
    };
  }

  #divergence(): DivergenceError {
    const layer = this.#task.step.brokenLayer();
    const place = layer
      ? `layer ${layer} is the first with values that are not finite`
      : "all layers are still finite";
    return new DivergenceError(
      `train: the loss is ${this.#tally.cost} in ${this.where()}; ${place}; try a smaller learning rate`,
      {
        epoch: this.#epoch,
        batch: Math.ceil(this.#done / this.#task.batchSize),
        layer,
        history: this.history,
      },
    );
  }
}
