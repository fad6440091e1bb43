/**
 * The training loop: epochs of shuffled batches, interruptible and watched.
 */
import { checkDataset, checkFinite, checkShapes, type Dataset } from "./dataset.ts";
import type { History } from "./history.ts";
import { judge } from "./judge.ts";
import { checkCount } from "./layer.ts";
import { checkTargetShape, checkTargets, type Loss } from "./losses.ts";
import type { Network } from "./network.ts";
import { type Optimizer, sgd } from "./optimizers.ts";
import { type Random, seeded } from "./random.ts";
import { type Callbacks, notBegun, Run } from "./run.ts";
import { startSimdStep } from "./simd/step.ts";
import { ReferenceStep, type StepTask, type TrainingStep } from "./step.ts";
import { StoppedError } from "./stopped.ts";
import { Turns } from "./turns.ts";

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
   * machine and the task allow it; `History.engine` says which one ran, `History.note` why.
   */
  readonly engine?: "reference" | "simd";
  /** Threads for the fast engine; by the work and the machine if left out. Changes no number. */
  readonly threads?: number;
  /** Stops the training; what was learnt is kept. The stop button of a notebook does so too, without being named here. */
  readonly signal?: AbortSignal;
  /** The time in milliseconds; `performance.now` if left out. */
  readonly clock?: () => number;
}

/**
 * Trains `net` in place.
 *
 * Control goes back to the event loop about every 50 ms, so a notebook stays alive.
 *
 * @throws RangeError for shapes, targets or settings that do not fit, before the first step; for an input
 * that is not finite at the latest when its turn comes, and then the weights are what they were before.
 * @throws DivergenceError if a cost is NaN or infinite; it names epoch, batch and layer.
 * @throws StoppedError, called AbortError, when stopped: the weights are those of the last finished batch,
 * `history` holds the finished epochs and `cause` the signal's reason.
 * @example await train(net, xor, { epochs: 1000, batchSize: 4, learningRate: 1 })
 */
export async function train(
  net: Network,
  data: Dataset,
  options: TrainOptions = {},
): Promise<History> {
  const { epochs = 1, batchSize = 32, shuffle = true, random = seeded(1), validation } = options;
  const loss = options.loss ?? net.lossFor(data.Y);
  if (options.threads !== undefined) checkCount("train", "threads", options.threads);
  checkTask(net, data, loss, epochs, batchSize, validation);
  const optimizer = chooseOptimizer(options);
  const turns = new Turns(options.signal, options.clock);
  const task = { net, data, loss, optimizer, epochs };
  const ready = () => chooseStep(task, batchSize, options);
  const step = await turns.prepare(ready, notBegun, stoppedEarly);
  const order = new Uint32Array(data.X.rows);
  for (let i = 0; i < order.length; i++) order[i] = i;
  const run = new Run({ step, loss, turns, order, batchSize, epochs, ...callbacks(options) });
  net.history = run.history;
  const leave = (): void => {
    run.saveWeights();
    step.end();
  };
  // A cell that is stopped is cut off: then there is no `finally`.
  const takeBack = turns.button.onStop?.(() => {
    leave();
    return { sentence: run.stoppedWhere, tell: () => run.reportStop() };
  });
  const stopped = (reason: unknown): Error =>
    new StoppedError("train", run.stoppedWhere, reason, run.history);
  const report = (): void => run.report();
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      if (shuffle) random.shuffle(order);
      run.beginEpoch();
      // To get ready takes time too, in a wide network about as long as a turn.
      if (epoch === 1 ? turns.isOver() : turns.isStopped()) await turns.pass(stopped);
      while (!run.finishBatches()) await turns.pass(stopped);
      const judged = validation && (await judge(step, validation, loss, turns, stopped, report));
      run.finishEpoch(judged);
    }
    return run.history;
  } catch (error) {
    run.reportStop();
    throw error;
  } finally {
    leave();
    takeBack?.();
  }
}

function stoppedEarly(reason: unknown): Error {
  return new StoppedError("train", notBegun, reason);
}

/** Below this a training is over at once, and float64 shows more digits. */
const smallNetwork = 1000;

async function chooseStep(
  task: StepTask,
  batchSize: number,
  { engine, threads }: TrainOptions,
): Promise<TrainingStep> {
  const wantsFast = engine ? engine === "simd" : task.net.parameters >= smallNetwork;
  const fast = wantsFast ? await startSimdStep(task, batchSize, { threads }) : undefined;
  if (fast && !("obstacle" in fast)) return fast;
  const { net, data, loss } = task;
  checkFinite("train", "X", data.X);
  checkTargets("train", data.Y, loss, net.outputs);
  return new ReferenceStep(task, fast?.obstacle);
}

function callbacks({ onBatch, onProgress, onEpoch }: TrainOptions): Callbacks {
  return { onBatch, onProgress, onEpoch };
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
  checkShapes("train", data, net.inputs); // the step checks the numbers when it takes them in
  checkTargetShape("train", data.Y, loss, net.outputs);
  if (!validation) return;
  checkDataset("train (validation)", validation, net.inputs);
  loss.check(validation.Y, net.outputs);
}
