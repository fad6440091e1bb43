/**
 * Judging a network without teaching it, by whichever engine is faster, and without holding up the
 * event loop.
 */
import { checkOptions } from "./argument.ts";
import { checkFinite, checkShapes, type Dataset } from "./dataset.ts";
import { chunkRows, type Evaluation, Tally } from "./evaluate.ts";
import { checkTargetShape, checkTargets, type Loss } from "./losses.ts";
import type { Network } from "./network.ts";
import { sgd } from "./optimizers.ts";
import { startSimdStep } from "./simd/step.ts";
import { ReferenceStep, type StepTask, type TrainingStep } from "./step.ts";
import { StoppedError } from "./stopped.ts";
import { checkEngine, checkLoss } from "./train-options.ts";
import { Turns } from "./turns.ts";

/** How to judge. */
export interface EvaluateOptions {
  /** The one that belongs to the last activation if left out. */
  readonly loss?: Loss;
  /** The fast engine where there is one, if left out; see `train`. */
  readonly engine?: "reference" | "simd";
  /** Stops the work; so does the stop button of a notebook. */
  readonly signal?: AbortSignal;
}

/**
 * Cost and accuracy on a data set, like `net.evaluate` but with the fast engine.
 *
 * @throws RangeError if shapes do not fit, a number is not finite, or a target cannot be.
 * @throws StoppedError, called AbortError, when stopped.
 */
export async function evaluate(
  net: Network,
  data: Dataset,
  options: EvaluateOptions = {},
): Promise<Evaluation> {
  checkOptions("evaluate", options, ["loss", "engine", "signal"]);
  const { loss = net.lossFor(data.Y), engine, signal } = options;
  checkLoss("evaluate", loss);
  if (engine !== undefined) checkEngine("evaluate", engine);
  checkShapes("evaluate", data, net.inputs); // the step checks the numbers when it takes them in
  checkTargetShape("evaluate", data.Y, loss, net.outputs);
  const task = { net, data, loss, optimizer: sgd(), epochs: 0 };
  const turns = new Turns(signal);
  const step = await turns.prepare(() => openStep(task, engine), stoppedWhere, stopped);
  const takeBack = turns.button.onStop?.(() => {
    step.end();
    return { sentence: stoppedWhere };
  });
  try {
    return await judge(step, data, loss, turns, stopped);
  } finally {
    step.end();
    takeBack?.();
  }
}

function stopped(reason: unknown): Error {
  return new StoppedError("evaluate", stoppedWhere, reason);
}

const stoppedWhere = "stopped before all samples were judged; the network is as it was";

async function openStep(task: StepTask, engine: EvaluateOptions["engine"]): Promise<TrainingStep> {
  const fast = engine === "reference" ? undefined : await startSimdStep(task, chunkRows);
  if (fast && !("obstacle" in fast)) return fast;
  const { net, data, loss } = task;
  checkFinite("evaluate", "X", data.X);
  checkTargets("evaluate", data.Y, loss, net.outputs);
  return new ReferenceStep(task);
}

/**
 * Judges chunk by chunk.
 *
 * @param stoppedBy the error if a signal stops it.
 * @param onChunk called after every chunk.
 */
export async function judge(
  step: TrainingStep,
  data: Dataset,
  loss: Loss,
  turns: Turns,
  stoppedBy: (reason: unknown) => Error,
  onChunk?: () => void,
): Promise<Evaluation> {
  const tally = new Tally(loss);
  const rows = Math.min(chunkRows, step.chunkRows ?? chunkRows);
  for (let from = 0; from < data.X.rows; ) {
    if (turns.isOver()) await turns.pass(stoppedBy);
    const to = Math.min(from + rows, data.X.rows);
    const next = turns.work(() => {
      step.judge(data, from, to, tally);
      return to;
    });
    if (next === undefined) continue; // a stop waits
    from = next;
    onChunk?.();
  }
  return tally.result();
}
