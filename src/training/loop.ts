/**
 * A training under way: where it stands, what it has seen, whom it tells.
 */
import { History, type TrainingProgress } from "../engine/history.ts";
import { type Evaluation, Tally } from "../engine/tally.ts";
import type { Session, Task } from "./backend.ts";
import { Answers, type Callbacks } from "./callbacks.ts";
import { advice, DivergenceError, Growth } from "./divergence.ts";
import { KeptWeights } from "./kept-weights.ts";
import type { TimeSlice } from "./time-slice.ts";

/** What is said of a training that was stopped before it had learnt anything. */
export const notBegun = "stopped before the first batch was done; the weights are as they were";

/** What a training goes by. */
interface LoopTask extends Callbacks {
  readonly task: Task;
  readonly session: Session;
  /** Why it is not the session that was to be expected. */
  readonly note: string | undefined;
  readonly slice: TimeSlice;
  /** The rows of the data set in the order of the epoch. */
  readonly order: Uint32Array;
  readonly batchSize: number;
  readonly epochs: number;
}

/** Milliseconds between two calls of `onProgress`. */
const reportEvery = 100;

/** A training under way. */
export class TrainingLoop {
  readonly history: History;
  // The task's parts one by one, not the task: see ReferenceSession.
  readonly #session: Session;
  readonly #slice: TimeSlice;
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
  /** What `onProgress` gave last, if the training is to wait for it. */
  #rest: Promise<unknown> | undefined;

  constructor(task: LoopTask) {
    const { session, slice, note } = task;
    const { net, data, loss } = task.task;
    this.history = new History(session.engine, session.threads, note);
    this.#session = session;
    this.#slice = slice;
    this.#order = task.order;
    this.#batchSize = task.batchSize;
    this.#epochs = task.epochs;
    this.#onBatch = task.onBatch;
    this.#onProgress = task.onProgress;
    this.#onEpoch = task.onEpoch;
    this.#batches = Math.ceil(task.order.length / task.batchSize);
    this.#tally = new Tally(loss, data.Y);
    const weights = net.layers.flatMap((layer) => layer.weights);
    this.#kept = new KeptWeights(weights, task.order.length);
    this.#lastReport = slice.start;
  }

  /** An empty tally for other data of the same kind. */
  newTally(): Tally {
    return this.#tally.another();
  }

  beginEpoch(): void {
    this.#epoch++;
    this.#done = 0;
    this.#epochStart = this.#slice.lastLook;
    if (!this.#kept.isDue(this.#epoch)) return;
    this.readWeights();
    this.#kept.keep(this.#epoch);
  }

  /** Works until the epoch's batches are done (true) or it is the event loop's turn (false). */
  finishBatches(): boolean {
    const rows = this.#order.length;
    while (this.#done < rows) {
      this.#answers.check();
      const batches = this.#nextBatches();
      const used = this.#slice.work(() => this.#runBatches(batches));
      if (used === undefined) return false;
      this.#done += used;
      const fault = this.#growth.faultOf(this.#tally.cost, this.#tally.meanLoss);
      if (fault) throw this.#divergence(fault);
      if (this.#onBatch && this.#isBetweenBatches()) {
        this.#answers.take(this.#onBatch(this.#progress()));
      }
      const isOver = this.#isSliceOver(batches);
      this.report();
      if (isOver || this.#rest) return false;
    }
    return true;
  }

  #runBatches(batches: number): number {
    // Not before: a stop between two epochs tells what the last one came to.
    if (this.#done === 0) this.#tally.clear();
    const to = Math.min(this.#order.length, this.#done + batches * this.#batchSize);
    return this.#session.runBatches(this.#order, this.#done, to, this.#batchSize, this.#tally);
  }

  /**
   * How many batches to do in one go: as many as are left, or as fit between two looks. The first one
   * alone: growth is measured by its cost.
   */
  #nextBatches(): number {
    if (this.#onBatch || (this.#epoch === 1 && this.#done === 0)) return 1;
    const left = Math.ceil((this.#order.length - this.#done) / this.#batchSize);
    return Math.min(this.#slice.pace, left);
  }

  /** A callback may take any time, so the clock is asked after each. */
  #isSliceOver(batches: number): boolean {
    const isWatched = this.#onBatch || this.#onEpoch;
    return isWatched ? this.#slice.isOver() : this.#slice.isOverAfter(batches);
  }

  /** What `onProgress` wants to be waited for, once: the event loop has the turn anyway. */
  takeRest(): Promise<unknown> | undefined {
    const rest = this.#rest;
    this.#rest = undefined;
    return rest;
  }

  /** Waits for callbacks that are not done. @throws what one of them was rejected with. */
  finish(): Promise<void> {
    return this.#answers.settle();
  }

  /** Writes the epoch into the history and tells the callbacks; gives what `onEpoch` gave, which may be waited for. */
  finishEpoch(evaluated: Evaluation | undefined): unknown {
    const isLast = this.#epoch === this.#epochs;
    if (isLast) this.#slice.isOver(); // so that the seconds add up to the whole time
    this.#writeHistory(evaluated);
    const told = this.#onEpoch && this.#tellEpoch(this.#onEpoch, evaluated);
    this.report(isLast);
    if (!(told instanceof Promise)) return told;
    return told.then((answer) => {
      this.#session.writeWeights();
      return answer;
    });
  }

  #writeHistory(evaluated: Evaluation | undefined): void {
    const { history } = this;
    history.loss.push(this.#tally.meanLoss);
    if (this.#tally.kind !== "values") history.accuracy.push(this.#tally.accuracy);
    history.seconds.push((this.#slice.lastLook - this.#epochStart) / 1000);
    if (!evaluated) return;
    history.validationLoss.push(evaluated.loss);
    if (this.#tally.kind !== "values") history.validationAccuracy.push(evaluated.accuracy);
  }

  #tellEpoch(
    onEpoch: (progress: TrainingProgress) => unknown,
    evaluated: Evaluation | undefined,
  ): unknown {
    this.readWeights();
    const told = onEpoch(this.#progress(evaluated));
    this.#session.writeWeights();
    return told;
  }

  /** Whether no batch is half done. */
  #isBetweenBatches(): boolean {
    return this.#done % this.#batchSize === 0 || this.#done === this.#order.length;
  }

  /** Writes what was learnt into the network. */
  readWeights(): void {
    const read = (): void => this.#session.readWeights();
    const { whole } = this.#slice.button;
    if (whole) whole(read);
    else read();
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
    const { lastLook } = this.#slice;
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
    const answer = onProgress(progress);
    this.#answers.take(answer);
    if (answer instanceof Promise) this.#rest = answer;
    this.#isTelling = false;
  }

  /** Called for every batch or epoch, however short; with spreads in the literal it takes 5 µs. */
  #progress(evaluated?: Evaluation, stopped = false): TrainingProgress {
    const batch = Math.ceil(this.#done / this.#batchSize);
    const secondsElapsed = (this.#slice.now() - this.#slice.start) / 1000;
    const done = (this.#epoch - 1) * this.#batches + batch;
    return {
      epoch: this.#epoch,
      epochs: this.#epochs,
      batch,
      batches: this.#batches,
      loss: this.#tally.meanLoss,
      accuracy: this.#tally.accuracy,
      batchLoss: this.#tally.cost,
      validationLoss: evaluated?.loss,
      validationAccuracy: evaluated?.accuracy,
      history: this.history,
      secondsElapsed,
      stopped,
      secondsLeft: (secondsElapsed / done) * (this.#epochs * this.#batches - done),
    };
  }

  #divergence(fault: string): DivergenceError {
    const layer = this.#session.nonFiniteLayer();
    const batch = Math.ceil(this.#done / this.#batchSize);
    this.readWeights();
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
