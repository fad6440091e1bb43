/**
 * Judging a network without teaching it, by whichever engine is faster, and without holding up the
 * event loop.
 */
import { checkDataset, type Dataset } from "./dataset.ts";
import { chunkRows, type Evaluation, Tally } from "./evaluate.ts";
import type { Loss } from "./losses.ts";
import type { Network } from "./network.ts";
import { sgd } from "./optimizers.ts";
import { startSimdStep } from "./simd/step.ts";
import { ReferenceStep, type StepTask, type TrainingStep } from "./step.ts";
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
 * @throws DOMException called AbortError when stopped.
 */
export async function evaluate(
  net: Network,
  data: Dataset,
  options: EvaluateOptions = {},
): Promise<Evaluation> {
  const { loss = net.lossFor(data.Y), engine, signal } = options;
  checkDataset("evaluate", data, net.inputs);
  loss.check(data.Y, net.outputs);
  const task = { net, data, loss, optimizer: sgd() };
  const step = await openStep(task, engine);
  try {
    return await judge(step, data, loss, new Turns(signal), () => "evaluate: stopped");
  } finally {
    step.end();
  }
}

async function openStep(task: StepTask, engine: EvaluateOptions["engine"]): Promise<TrainingStep> {
  if (engine === "reference") return new ReferenceStep(task);
  const fast = await startSimdStep(task, chunkRows, { onlyJudge: true });
  return "obstacle" in fast ? new ReferenceStep(task) : fast;
}

/**
 * Judges chunk by chunk.
 *
 * @param stopped what the error says if a signal stops it.
 * @param onChunk called after every chunk.
 */
export async function judge(
  step: TrainingStep,
  data: Dataset,
  loss: Loss,
  turns: Turns,
  stopped: () => string,
  onChunk?: () => void,
): Promise<Evaluation> {
  const tally = new Tally(loss);
  const rows = Math.min(chunkRows, step.chunkRows ?? chunkRows);
  for (let from = 0; from < data.X.rows; from += rows) {
    if (turns.isOver()) await turns.pass(stopped);
    step.judge(data, from, Math.min(from + rows, data.X.rows), tally);
    onChunk?.();
  }
  return tally.result();
}
