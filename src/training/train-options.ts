/** What a training may be told, checked before it begins. */
import { checkCount, checkOptions, nearestName, whatCame } from "../engine/argument.ts";
import type { Dataset } from "../engine/dataset.ts";
import { checkLoss, type Loss } from "../engine/losses.ts";
import type { Optimizer } from "../engine/optimizers.ts";
import { checkRandom, type Random } from "../engine/random.ts";
import type { EngineName } from "./backend.ts";
import type { Callbacks } from "./callbacks.ts";
import { checkEarlyStopping, type EarlyStopping } from "./early-stopping.ts";
import type { Schedule } from "./schedules.ts";

/** How to train. */
export interface TrainOptions extends Callbacks {
  /** Passes over the whole data set; 1 if left out. */
  readonly epochs?: number;
  /** Samples per update: 1 is per sample, the number of rows is full batch; 32 if left out. */
  readonly batchSize?: number;
  /** The step length of plain gradient descent; 0.1 if left out. */
  readonly learningRate?: number;
  /** Another rule than plain gradient descent; then `learningRate` belongs to it. */
  readonly optimizer?: Optimizer;
  /**
   * The learning rate of each epoch, counted from 1, whatever the optimizer: `(epoch) => 0.1 / epoch`, or one of
   * `stepDecay`, `exponentialDecay`, `cosineDecay`.
   */
  readonly schedule?: Schedule;
  /** Cross-entropy after softmax or sigmoid, else the mean squared error, if left out. */
  readonly loss?: Loss;
  /** How much each class counts in the loss, one number a class; 1 each if left out. Runs on the reference engine. */
  readonly classWeights?: readonly number[];
  /** Where the order of samples comes from; `seeded(1)` if left out. Handed to a second training, it goes on. */
  readonly random?: Random;
  /** Whether each epoch has a new order; true if left out. */
  readonly shuffle?: boolean;
  /** Measured after every epoch, never learned from. */
  readonly validation?: Dataset;
  /** Stops when nothing gets better any more, and brings the best weights back. */
  readonly earlyStopping?: EarlyStopping;
  /**
   * Which engine does the steps: `"reference"` is the readable one in float64, `"simd"` the fast one
   * in float32. If left out, networks of 1,000 parameters or more get the fast one where the
   * machine and the task allow it; `History.engine` says which one ran, `History.note` why.
   */
  readonly engine?: EngineName;
  /** Threads for the fast engine; by the work and the machine if left out. Changes no number. */
  readonly threads?: number;
  /** Stops the training; what was learnt is kept. The stop button of a notebook does so too, without being named here. */
  readonly signal?: AbortSignal;
  /** The time in milliseconds; `performance.now` if left out. */
  readonly clock?: () => number;
}

const names: readonly (keyof TrainOptions)[] = [
  ...(["epochs", "batchSize", "learningRate", "optimizer", "loss", "random", "shuffle"] as const),
  ...(["validation", "engine", "threads", "signal", "clock"] as const),
  ...(["onBatch", "onProgress", "onEpoch"] as const),
  ...(["schedule", "classWeights", "earlyStopping"] as const),
];

/** More threads than any machine has cores for. */
const mostThreads = 64;

/** @throws TypeError or RangeError for an option that is not there or cannot be; it says what is meant. */
export function checkTrainOptions(options: TrainOptions): void {
  checkOptions("train", options, names);
  const { loss, optimizer, random, engine, threads, earlyStopping } = options;
  if (loss !== undefined) checkLoss("train", loss);
  if (optimizer !== undefined) checkOptimizer(optimizer);
  if (random !== undefined) checkRandom("train", random);
  if (engine !== undefined) checkEngine("train", engine);
  checkSchedule(options);
  if (earlyStopping) checkEarlyStopping(earlyStopping, options.validation !== undefined);
  if (threads === undefined) return;
  checkCount("train", "threads", threads);
  if (threads <= mostThreads) return;
  throw new RangeError(`train: threads is ${threads}; it must be at most ${mostThreads}`);
}

function checkSchedule({ schedule, learningRate }: TrainOptions): void {
  if (schedule === undefined) return;
  if (learningRate !== undefined) {
    throw new TypeError(
      "train: both schedule and learningRate are given; the schedule says the learning rate",
    );
  }
  if (typeof schedule === "function") return;
  throw new TypeError(
    `train: schedule is ${whatCame(schedule)}; it must be a function of the epoch, such as cosineDecay({ from: 0.1, epochs: 10 })`,
  );
}

function checkOptimizer(optimizer: Optimizer): void {
  if (typeof optimizer?.update === "function") return;
  const word = typeof optimizer === "string" ? optimizer : nameOf(optimizer);
  const near = nearestName(word, ["sgd", "momentum", "adam", "adamW", "rmsProp"]) ?? "sgd";
  throw new TypeError(
    `train: optimizer is ${whatCame(optimizer)}; it must be what such a function gives: optimizer: ${near}()`,
  );
}

function nameOf(value: unknown): string {
  return typeof value === "function" ? value.name : "";
}

/** @throws TypeError if there is no engine of that name. */
export function checkEngine(operation: string, engine: unknown): void {
  if (engine === "reference" || engine === "simd") return;
  throw new TypeError(
    `${operation}: engine is ${whatCame(engine)}; it must be "reference" or "simd", or be left out`,
  );
}
