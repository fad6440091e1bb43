/**
 * The training loop: epochs of shuffled batches, interruptible and watched.
 */
import type { Callbacks } from "./callbacks.ts";
import { checkDataset, checkFinite, checkShapes, type Dataset } from "./dataset.ts";
import type { History } from "./history.ts";
import { judge } from "./judge.ts";
import { checkCount } from "./layer.ts";
import { checkTargetShape, checkTargets, type Loss } from "./losses.ts";
import type { Network } from "./network.ts";
import { type Optimizer, sgd } from "./optimizers.ts";
import { type Random, seeded } from "./random.ts";
import { notBegun, Run } from "./run.ts";
import { startSimdStep } from "./simd/step.ts";
import { ReferenceStep, type StepTask, type TrainingStep } from "./step.ts";
import { StoppedError } from "./stopped.ts";
import { checkTrainOptions, type TrainOptions } from "./train-options.ts";
import { Turns } from "./turns.ts";

/**
 * Trains `net` in place.
 *
 * Control goes back to the event loop about every 50 ms, so a notebook stays alive.
 *
 * @throws RangeError for shapes, targets or settings that do not fit, before the first step; for an input
 * that is not finite at the latest when its turn comes, and then the weights are what they were before.
 * @throws Error if the network is being trained already.
 * @throws TypeError for options that are not there, or are something else; it says what is meant.
 * @throws DivergenceError if a cost is NaN or infinite, or has grown beyond measure; it names epoch, batch
 * and layer, and the weights are the last ones that were kept while they were finite.
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
  checkTrainOptions(options);
  const loss = options.loss ?? net.lossFor(data.Y);
  checkTask(net, data, loss, epochs, batchSize, validation);
  const optimizer = chooseOptimizer(options);
  const turns = new Turns(options.signal, options.clock);
  const task = { net, data, loss, optimizer, epochs };
  const ready = () => chooseStep(task, batchSize, options);
  checkFree(net);
  const step = await turns.prepare(ready, notBegun, stoppedEarly);
  const order = orderOf(data.X.rows, shuffle ? random : undefined);
  if (underWay.has(net)) step.end();
  checkFree(net); // another one may have been quicker
  underWay.add(net);
  const run = new Run({ net, step, loss, turns, order, batchSize, epochs, ...callbacks(options) });
  net.history = run.history;
  const leave = (): void => {
    run.saveWeights();
    step.end();
    underWay.delete(net);
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
      const told = run.finishEpoch(judged);
      if (told) await told;
    }
    await run.finish();
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

/** The networks that are being trained. */
const underWay = new WeakSet<Network>();

/** @throws Error if the network is being trained: two trainings would undo each other's steps. */
function checkFree(net: Network): void {
  if (!underWay.has(net)) return;
  throw new Error(
    "train: this network is being trained by a call that has not ended; wait for it first: await train(...)",
  );
}

/** The order in which a generator has left so many samples: a later training goes on from there. */
const orders = new WeakMap<Random, Uint32Array>();

function orderOf(rows: number, random: Random | undefined): Uint32Array {
  const known = random && orders.get(random);
  if (known?.length === rows) return known;
  const order = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) order[i] = i;
  if (random) orders.set(random, order);
  return order;
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
