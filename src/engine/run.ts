/**
 * A training under way: where it stands, what it has seen, whom it tells.
 */
import { Answers, type Callbacks } from "./callbacks.ts";
import { advice, DivergenceError, Growth } from "./divergence.ts";
import { type Evaluation, Tally } from "./evaluate.ts";
import { History, type TrainingProgress } from "./history.ts";
import { KeptWeights } from "./kept-weights.ts";
import type { Loss } from "./losses.ts";
import type { Network } from "./network.ts";
import type { TrainingStep } from "./step.ts";
import type { Turns } from "./turns.ts";

/** What is said of a training that was stopped before it had learnt anything. */
export const notBegun = "stopped before the first batch was done; the weights are as they were";

/** What a run goes by. */
interface RunTask extends Callbacks {
  readonly net: Network;
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
  // The task's parts one by one, not the task: see ReferenceStep.
  readonly #step: TrainingStep;
  readonly #turns: Turns;
  readonly #order: Uint32Array;
  readonly #batchSize: number;
  readonly #epochs: number;
  readonly #onBatch: Callbacks["onBatch"];
  readonly #onProgress: Callbacks["onProgress"];
  readonly #onEpoch: Callbacks["onEpoch"];
  readonly #batches: number;
  readonly #tally: Tally;
  readonly #growth = new Growth();
  readonly #kept: KeptWeights;
  readonly #answers = new Answers();
  #epoch = 0;
  /** The rows of this epoch that are done. */
  #done = 0;
  #epochStart = 0;
  #lastReport: number;
  /** Whether `onProgress` is under way: if it throws, it is not told of that. */
  #isTelling = false;

  constructor(task: RunTask) {
    const { engine, threads, note } = task.step;
    this.history = new History(engine, threads, note);
    this.#step = task.step;
    this.#turns = task.turns;
    this.#order = task.order;
    this.#batchSize = task.batchSize;
    this.#epochs = task.epochs;
    this.#onBatch = task.onBatch;
    this.#onProgress = task.onProgress;
    this.#onEpoch = task.onEpoch;
    this.#batches = Math.ceil(task.order.length / task.batchSize);
    this.#tally = new Tally(task.loss);
    const weights = task.net.layers.flatMap(({ W, b }) => (b ? [W, b] : [W]));
    this.#kept = new KeptWeights(weights, task.order.length);
    this.#lastReport = task.turns.start;
  }

  beginEpoch(): void {
    this.#epoch++;
    this.#done = 0;
    this.#tally.clear();
    this.#epochStart = this.#turns.lastLook;
    if (!this.#kept.isDue(this.#epoch)) return;
    this.saveWeights();
    this.#kept.keep(this.#epoch);
  }

  /** Works until the epoch's batches are done (true) or it is the event loop's turn (false). */
  finishBatches(): boolean {
    const rows = this.#order.length;
    while (this.#done < rows) {
      this.#answers.check();
      const batches = this.#nextBatches();
      const used = this.#turns.work(() => this.#runBatches(batches));
      if (used === undefined) return false;
      this.#done += used;
      const fault = this.#growth.faultOf(this.#tally.cost, this.#tally.meanLoss);
      if (fault) throw this.#divergence(fault);
      if (this.#onBatch && this.#isBetweenBatches()) {
        this.#answers.take(this.#onBatch(this.#progress()));
      }
      const isOver = this.#isTurnOver(batches);
      this.report();
      if (isOver) return false;
    }
    return true;
  }

  #runBatches(batches: number): number {
    const to = Math.min(this.#order.length, this.#done + batches * this.#batchSize);
    return this.#step.run(this.#order, this.#done, to, this.#batchSize, this.#tally);
  }

  /**
   * How many batches to do in one go: as many as are left, or as fit between two looks. The first one
   * alone: growth is measured by its cost.
   */
  #nextBatches(): number {
    if (this.#onBatch || (this.#epoch === 1 && this.#done === 0)) return 1;
    const left = Math.ceil((this.#order.length - this.#done) / this.#batchSize);
    return Math.min(this.#turns.pace, left);
  }

  /** A callback may take any time, so the clock is asked after each. */
  #isTurnOver(batches: number): boolean {
    const isWatched = this.#onBatch || this.#onEpoch;
    return isWatched ? this.#turns.isOver() : this.#turns.isOverAfter(batches);
  }

  /** Waits for callbacks that are not done. @throws what one of them was rejected with. */
  finish(): Promise<void> {
    return this.#answers.settle();
  }

  /** Writes the epoch into the history and tells the callbacks; gives what is to be waited for. */
  finishEpoch(judged: Evaluation | undefined): Promise<unknown> | undefined {
    const isLast = this.#epoch === this.#epochs;
    if (isLast) this.#turns.isOver(); // so that the seconds add up to the whole time
    this.#writeHistory(judged);
    const told = this.#onEpoch && this.#tellEpoch(this.#onEpoch, judged);
    this.report(isLast);
    return told instanceof Promise ? told.then(() => this.#step.fromNetwork()) : undefined;
  }

  #writeHistory(judged: Evaluation | undefined): void {
    const { history } = this;
    history.loss.push(this.#tally.meanLoss);
    history.accuracy.push(this.#tally.accuracy);
    history.seconds.push((this.#turns.lastLook - this.#epochStart) / 1000);
    if (!judged) return;
    history.validationLoss.push(judged.loss);
    history.validationAccuracy.push(judged.accuracy);
  }

  #tellEpoch(
    onEpoch: (progress: TrainingProgress) => unknown,
    judged: Evaluation | undefined,
  ): unknown {
    this.saveWeights();
    const told = onEpoch(this.#progress(judged));
    this.#step.fromNetwork();
    return told;
  }

  /** Whether no batch is half done. */
  #isBetweenBatches(): boolean {
    return this.#done % this.#batchSize === 0 || this.#done === this.#order.length;
  }

  /** Writes what was learnt into the network. */
  saveWeights(): void {
    const write = (): void => this.#step.toNetwork();
    const { whole } = this.#turns.button;
    if (whole) whole(write);
    else write();
  }

  /** Where the training stands, for a message. */
  #where(batch: number): string {
    return `epoch ${count(this.#epoch)} of ${count(this.#epochs)}, batch ${count(batch)} of ${count(this.#batches)}`;
  }

  /** How far a training was that was stopped, and what is left of it. */
  get stoppedWhere(): string {
    const isDone = this.#done === this.#order.length;
    const batch = isDone ? this.#batches : Math.floor(this.#done / this.#batchSize);
    if (batch > 0) return `stopped in ${this.#where(batch)}; the weights are kept`;
    if (this.#epoch <= 1) return notBegun;
    const epoch = `epoch ${count(this.#epoch - 1)} of ${count(this.#epochs)}`;
    return `stopped after ${epoch}; the weights are kept`;
  }

  /** Tells `onProgress`, if it is time or the end. */
  report(isLast = false): void {
    if (!this.#onProgress) return;
    const { lastLook } = this.#turns;
    if (!isLast && lastLook - this.#lastReport < reportEvery) return;
    this.#lastReport = lastLook;
    this.#tell(this.#onProgress, this.#progress());
  }

  /** Tells `onProgress` that nothing more will come; not if it is what failed. */
  reportStop(): void {
    const isBegun = Number.isFinite(this.#tally.meanLoss) || this.history.epochs > 0;
    if (!this.#onProgress || !isBegun || this.#isTelling) return;
    this.#tell(this.#onProgress, this.#progress(undefined, true));
  }

  #tell(onProgress: (progress: TrainingProgress) => unknown, progress: TrainingProgress): void {
    this.#isTelling = true;
    this.#answers.take(onProgress(progress));
    this.#isTelling = false;
  }

  /** Called for every batch or epoch, however short; with spreads in the literal it takes 5 µs. */
  #progress(judged?: Evaluation, stopped = false): TrainingProgress {
    const batch = Math.ceil(this.#done / this.#batchSize);
    const secondsElapsed = (this.#turns.now() - this.#turns.start) / 1000;
    const done = (this.#epoch - 1) * this.#batches + batch;
    return {
      epoch: this.#epoch,
      epochs: this.#epochs,
      batch,
      batches: this.#batches,
      loss: this.#tally.meanLoss,
      accuracy: this.#tally.accuracy,
      batchLoss: this.#tally.cost,
      validationLoss: judged?.loss,
      validationAccuracy: judged?.accuracy,
      history: this.history,
      secondsElapsed,
      stopped,
      secondsLeft: (secondsElapsed / done) * (this.#epochs * this.#batches - done),
    };
  }

  #divergence(fault: string): DivergenceError {
    const layer = this.#step.brokenLayer();
    const batch = Math.ceil(this.#done / this.#batchSize);
    this.saveWeights();
    const from = this.#kept.restore();
    const words = [
      `train: ${fault} in ${this.#where(batch)}`,
      layer
        ? `layer ${layer} is the first with values that are not finite`
        : "all layers are still finite",
      ...(from === undefined ? [] : [`the weights are those from before epoch ${count(from)}`]),
      advice,
    ];
    const { history } = this;
    return new DivergenceError(words.join("; "), { epoch: this.#epoch, batch, layer, history });
  }
}

/** A number as people read it: 1,875. */
function count(number: number): string {
  return number.toLocaleString("en");
}
