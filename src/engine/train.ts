/**
 * The training loop: epochs of shuffled batches, interruptible and watched.
 */
import { checkDataset, type Dataset } from "./dataset.ts";
import { chunkRows, type Evaluation, Tally } from "./evaluate.ts";
import { History, type TrainingProgress } from "./history.ts";
import { checkCount } from "./layer.ts";
import type { Loss } from "./losses.ts";
import type { Network } from "./network.ts";
import { type Optimizer, sgd } from "./optimizers.ts";
import { type Random, seeded } from "./random.ts";
import { startSimdStep } from "./simd/step.ts";
import { ReferenceStep, type StepTask, type TrainingStep } from "./step.ts";
import { Turns } from "./turns.ts";

/** How to train. */
export interface TrainOptions {
  /** Passes over the whole data set; 1 if left out. */
  readonly epochs?: number;
  /** Samples per update: 1 is per sample, the number of rows is full batch; 32 if left out. */
  readonly batchSize?: number;
  /** The step length of plain gradient descent; 0.1 if left out. */
  readonly learningRate?: number;
  /** Another rule than plain gradient descent; then `learningRate` belongs to it. */
  readonly optimizer?: Optimizer;
  /** Cross-entropy after softmax or sigmoid, else the mean squared error, if left out. */
  readonly loss?: Loss;
  /** Where the order of samples comes from; `seeded(1)` if left out. */
  readonly random?: Random;
  /** Whether each epoch has a new order; true if left out. */
  readonly shuffle?: boolean;
  /** Measured after every epoch, never learned from. */
  readonly validation?: Dataset;
  /**
   * Which engine does the steps: `"reference"` is the readable one in float64, `"simd"` the fast one
   * in float32. If left out, networks of 1,000 parameters or more get the fast one where the
   * machine and the task allow it; `History.engine` says which one ran.
   */
  readonly engine?: "reference" | "simd";
  /** Called after every batch. With batches of one sample that is often: see `onProgress`. */
  readonly onBatch?: (progress: TrainingProgress) => void;
  /** Called about ten times a second, and after every epoch: made for progress lines. */
  readonly onProgress?: (progress: TrainingProgress) => void;
  /** Called after every epoch; only here are the network's own weights sure to be up to date. */
  readonly onEpoch?: (progress: TrainingProgress) => void;
  /** Stops the training. The stop button of a notebook does so too, without being named here. */
  readonly signal?: AbortSignal;
  /** The time in milliseconds; `performance.now` if left out. */
  readonly clock?: () => number;
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

/**
 * Trains `net` in place.
 *
 * Control goes back to the event loop about every 50 ms, so a notebook stays alive.
 *
 * @throws RangeError for shapes, targets or settings that do not fit, before the first step.
 * @throws DivergenceError if a cost is NaN or infinite; it names epoch, batch and layer.
 * @throws DOMException called AbortError when stopped; the weights are kept as they were then.
 * @example await train(net, xor, { epochs: 1000, batchSize: 4, learningRate: 1 })
 */
export async function train(
  net: Network,
  data: Dataset,
  options: TrainOptions = {},
): Promise<History> {
  const { epochs = 1, batchSize = 32, shuffle = true, random = seeded(1), validation } = options;
  const loss = options.loss ?? net.lossFor(data.Y);
  checkTask(net, data, loss, epochs, batchSize, validation);
  const optimizer = chooseOptimizer(options);
  const turns = new Turns(options.signal, options.clock);
  const step = await chooseStep({ net, data, loss, optimizer }, batchSize, options.engine);
  const run = new Run(options, step, turns, epochs, Math.ceil(data.X.rows / batchSize));
  const order = Uint32Array.from({ length: data.X.rows }, (_, i) => i);
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      if (shuffle) random.shuffle(order);
      await run.epoch(order, batchSize, new Tally(loss));
      const judged = validation && (await judge(step, validation, loss, turns, run));
      run.finishEpoch(judged);
    }
    return run.history;
  } finally {
    step.end();
  }
}

/** Below this a training is over at once, and float64 shows more digits. */
const smallNetwork = 1000;

async function chooseStep(
  task: StepTask,
  batchSize: number,
  engine: TrainOptions["engine"],
): Promise<TrainingStep> {
  const { parameters } = task.net;
  if (engine === "reference" || (!engine && parameters < smallNetwork))
    return new ReferenceStep(task);
  return (await startSimdStep(task, batchSize)) ?? new ReferenceStep(task);
}

/** A training under way. */
class Run {
  readonly history: History;
  readonly #options: TrainOptions;
  readonly #step: TrainingStep;
  readonly #turns: Turns;
  readonly #epochs: number;
  readonly #batches: number;
  #epoch = 1;
  #batch = 0;
  #batchLoss = Number.NaN;
  #tally: Tally | undefined;
  #epochStart = 0;
  #lastReport = 0;

  constructor(
    options: TrainOptions,
    step: TrainingStep,
    turns: Turns,
    epochs: number,
    batches: number,
  ) {
    this.history = new History(step.engine, step.threads);
    this.#options = options;
    this.#step = step;
    this.#turns = turns;
    this.#epochs = epochs;
    this.#batches = batches;
    this.#lastReport = turns.start;
  }

  /** One pass over the samples in the given order. */
  async epoch(order: Uint32Array, batchSize: number, tally: Tally): Promise<void> {
    const { onBatch } = this.#options;
    this.#epochStart = this.#turns.now();
    this.#tally = tally;
    this.#batch = 0;
    for (let from = 0; from < order.length; ) {
      if (this.#turns.isOver()) await this.#turns.pass(() => this.where());
      const batches = onBatch ? 1 : this.#turns.pace;
      const to = Math.min(order.length, from + batches * batchSize);
      const result = this.#step.run(order, from, to, batchSize, tally);
      from += result.samples;
      this.#batch += Math.ceil(result.samples / batchSize);
      this.#batchLoss = result.cost;
      if (!Number.isFinite(result.cost)) throw this.#divergence(result.cost);
      onBatch?.(this.#progress());
      this.#report();
    }
  }

  /** Writes the epoch into the history and tells the callbacks. */
  finishEpoch(judged: Evaluation | undefined): void {
    const { history } = this;
    const { loss, accuracy } = this.#result();
    history.loss.push(loss);
    history.accuracy.push(accuracy);
    history.seconds.push((this.#turns.now() - this.#epochStart) / 1000);
    if (judged) {
      history.validationLoss.push(judged.loss);
      history.validationAccuracy.push(judged.accuracy);
    }
    const { onEpoch, onProgress } = this.#options;
    if (onEpoch || onProgress) {
      const progress = this.#progress(judged);
      this.#step.toNetwork();
      onEpoch?.(progress);
      onProgress?.(progress);
      this.#step.fromNetwork();
    }
    this.#epoch++;
  }

  /** Where the training stands, for a message. */
  where(): string {
    return `epoch ${this.#epoch} of ${this.#epochs}, batch ${this.#batch} of ${this.#batches}`;
  }

  #report(): void {
    const { onProgress } = this.#options;
    if (!onProgress) return;
    const now = this.#turns.now();
    if (now - this.#lastReport < reportEvery) return;
    this.#lastReport = now;
    onProgress(this.#progress());
  }

  #result(): Evaluation {
    return this.#tally?.result() ?? { loss: Number.NaN, accuracy: Number.NaN };
  }

  #progress(judged?: Evaluation): TrainingProgress {
    const secondsElapsed = (this.#turns.now() - this.#turns.start) / 1000;
    const done = (this.#epoch - 1) * this.#batches + this.#batch;
    return {
      epoch: this.#epoch,
      epochs: this.#epochs,
      batch: this.#batch,
      batches: this.#batches,
      ...this.#result(),
      batchLoss: this.#batchLoss,
      ...(judged && { validationLoss: judged.loss, validationAccuracy: judged.accuracy }),
      history: this.history,
      secondsElapsed,
      secondsLeft: (secondsElapsed / done) * (this.#epochs * this.#batches - done),
    };
  }

  #divergence(cost: number): DivergenceError {
    const layer = this.#step.brokenLayer();
    const place = layer
      ? `layer ${layer} is the first with values that are not finite`
      : "all layers are still finite";
    return new DivergenceError(
      `train: the loss is ${cost} in ${this.where()}; ${place}; try a smaller learning rate`,
      { epoch: this.#epoch, batch: this.#batch, layer, history: this.history },
    );
  }
}

/** Milliseconds between two calls of `onProgress`. */
const reportEvery = 100;

/** Cost and accuracy on the validation set, chunk by chunk, so that a stop is heard here too. */
async function judge(
  step: TrainingStep,
  validation: Dataset,
  loss: Loss,
  turns: Turns,
  run: Run,
): Promise<Evaluation> {
  const tally = new Tally(loss);
  for (let from = 0; from < validation.X.rows; from += chunkRows) {
    if (turns.isOver()) await turns.pass(() => run.where());
    step.judge(validation, from, Math.min(from + chunkRows, validation.X.rows), tally);
  }
  return tally.result();
}

function chooseOptimizer({ optimizer, learningRate }: TrainOptions): Optimizer {
  if (optimizer && learningRate !== undefined) {
    throw new TypeError(
      "train: both optimizer and learningRate are given; give the learning rate to the optimizer",
    );
  }
  return optimizer ?? sgd({ learningRate });
}

function checkTask(
  net: Network,
  data: Dataset,
  loss: Loss,
  epochs: number,
  batchSize: number,
  validation: Dataset | undefined,
): void {
  checkCount("train", "epochs", epochs);
  checkCount("train", "batchSize", batchSize);
  checkDataset("train", data, net.inputs);
  loss.check(data.Y, net.outputs);
  if (!validation) return;
  checkDataset("train (validation)", validation, net.inputs);
  loss.check(validation.Y, net.outputs);
}
