/**
 * The training loop: epochs of shuffled batches, interruptible and watched.
 */
import { checkCount } from "../engine/argument.ts";
import { checkDataset, checkShapes, type Dataset } from "../engine/dataset.ts";
import type { History } from "../engine/history.ts";
import type { Layer } from "../engine/layer.ts";
import { checkTargetShape } from "../engine/losses.ts";
import type { Network } from "../engine/network.ts";
import { type Optimizer, sgd } from "../engine/optimizers.ts";
import { type Random, seeded } from "../engine/random.ts";
import type { Session, Task } from "./backend.ts";
import type { Backends } from "./backends.ts";
import type { Callbacks } from "./callbacks.ts";
import { withClassWeights } from "./class-weights.ts";
import { BestEpoch } from "./early-stopping.ts";
import { evaluateChunks } from "./evaluate.ts";
import { notBegun, TrainingLoop } from "./loop.ts";
import { progressLine } from "./progress-line.ts";
import type { Schedule } from "./schedules.ts";
import { StoppedError } from "./stopped.ts";
import { TimeSlice } from "./time-slice.ts";
import { checkTrainOptions, type TrainOptions } from "./train-options.ts";

/** `train` (see there) on one of several backends. */
export async function trainOn(
  backends: Backends,
  net: Network<Layer>,
  data: Dataset,
  options: TrainOptions = {},
): Promise<History> {
  const { epochs = 1, batchSize = 32, shuffle = true, random = seeded(1), validation } = options;
  checkTrainOptions(options);
  const { schedule, classWeights, earlyStopping } = options;
  const plain = options.loss ?? net.lossFor(data.Y);
  const loss = classWeights ? withClassWeights(plain, classWeights, net.outputs) : plain;
  const optimizer = chooseOptimizer(options);
  const task = { net, data, loss, optimizer, epochs };
  checkTask(task, batchSize, validation);
  const slice = new TimeSlice(options.signal, options.clock);
  checkFree(net);
  const start = async () => {
    const { engine, threads } = options;
    const { session, note } = await backends.start(task, { engine, batchSize, threads });
    if (underWay.has(net)) session.end();
    checkFree(net); // another one may have been quicker
    const order = orderOf(data.X.rows, shuffle ? random : undefined);
    const loop = new TrainingLoop({
      ...{ task, session, note, slice, order, batchSize, epochs },
      ...callbacks(options),
    });
    const weights = net.layers.flatMap((layer) => layer.weights);
    const best = earlyStopping && new BestEpoch(earlyStopping, weights, validation !== undefined);
    const leave = (): void => {
      loop.readWeights();
      session.end();
      underWay.delete(net);
    };
    underWay.add(net);
    net.history = loop.history;
    // A cell that is stopped is cut off: then there is no `finally`.
    const takeBack = slice.button.onStop?.(() => {
      leave();
      return { sentence: loop.stoppedWhere, tell: () => loop.reportStop() };
    });
    return { session, order, loop, best, leave, takeBack };
  };
  const { session, order, loop, best, leave, takeBack } = await slice.prepare(
    start,
    notBegun,
    (reason) => new StoppedError("train", notBegun, reason),
  );
  const stopped = (reason: unknown): Error =>
    new StoppedError("train", loop.stoppedWhere, reason, loop.history);
  const report = (): void => loop.report();
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      if (shuffle) random.shuffle(order);
      if (schedule) optimizer.learningRate = rateOf(schedule, epoch);
      loop.beginEpoch();
      // To get ready takes time too, in a wide network about as long as a slice.
      if (epoch === 1 ? slice.isOver() : slice.isStopped()) await slice.pass(stopped);
      while (!loop.finishBatches()) {
        const rest = loop.takeRest();
        if (rest) await slice.rest(rest);
        await slice.pass(stopped);
      }
      const evaluated =
        validation &&
        (await evaluateChunks(session, validation, loop.newTally(), slice, stopped, report));
      const told = loop.finishEpoch(evaluated);
      const goesOn = told instanceof Promise ? await told : told;
      if (best) loop.readWeights();
      if (!best?.isOver(loop.history) && goesOn !== false) continue;
      if (epoch < epochs) loop.reportStop();
      break;
    }
    await loop.finish();
    if (best) bringBack(best, loop, session);
    return loop.history;
  } catch (error) {
    loop.reportStop();
    throw error;
  } finally {
    leave();
    takeBack?.();
  }
}

/** The weights of the best epoch, into network and session. */
function bringBack(best: BestEpoch, loop: TrainingLoop, session: Session): void {
  loop.history.bestEpoch = best.epoch;
  best.restore();
  session.writeWeights();
}

/** @throws RangeError if a schedule gives what is no learning rate. */
function rateOf(schedule: Schedule, epoch: number): number {
  const rate = schedule(epoch);
  if (Number.isFinite(rate) && rate >= 0) return rate;
  throw new RangeError(
    `train: schedule gives ${rate} for epoch ${epoch}; it must give a finite number, 0 or more`,
  );
}

/** The networks that are being trained. */
const underWay = new WeakSet<Network<Layer>>();

/** @throws Error if the network is being trained: two trainings would undo each other's steps. */
function checkFree(net: Network<Layer>): void {
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

/** Who watches the training: the caller, or else a line in the cell. */
function callbacks({ onBatch, onProgress, onEpoch }: TrainOptions): Callbacks {
  const isWatched = onBatch || onProgress || onEpoch;
  return { onBatch, onProgress: isWatched ? onProgress : progressLine(), onEpoch };
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
  { net, data, loss, epochs }: Required<Task>,
  batchSize: number,
  validation: Dataset | undefined,
): void {
  checkCount("train", "epochs", epochs);
  checkCount("train", "batchSize", batchSize);
  checkShapes("train", data, net.inputs); // the session checks the numbers when it takes them in
  checkTargetShape("train", data.Y, loss, net.outputs);
  if (!validation) return;
  checkDataset("train (validation)", validation, net.inputs);
  loss.check(validation.Y, net.outputs);
}
