/**
 * Evaluating a network without teaching it, on whichever backend is faster, and without holding up the
 * event loop.
 */
import { checkOptions } from "../engine/argument.ts";
import { checkShapes, type Dataset } from "../engine/dataset.ts";
import type { Layer } from "../engine/layer.ts";
import { checkLoss, checkTargetShape, type Loss } from "../engine/losses.ts";
import type { Network } from "../engine/network.ts";
import { sgd } from "../engine/optimizers.ts";
import { chunkRows, type Evaluation, Tally } from "../engine/tally.ts";
import type { EngineName, Session } from "./backend.ts";
import type { Backends } from "./backends.ts";
import { StoppedError } from "./stopped.ts";
import { TimeSlice } from "./time-slice.ts";
import { checkEngine } from "./train-options.ts";

/** How to evaluate. */
export interface EvaluateOptions {
  /** The one that belongs to the last activation if left out. */
  readonly loss?: Loss;
  /** The fast engine where there is one, if left out; see `train`. */
  readonly engine?: EngineName;
  /** Stops the work; so does the stop button of a notebook. */
  readonly signal?: AbortSignal;
}

/** `evaluate` (see there) on one of several backends. */
export async function evaluateOn(
  backends: Backends,
  net: Network<Layer>,
  data: Dataset,
  options: EvaluateOptions = {},
): Promise<Evaluation> {
  checkOptions("evaluate", options, ["loss", "engine", "signal"]);
  const { loss = net.lossFor(data.Y), engine = "simd", signal } = options;
  checkLoss("evaluate", loss);
  checkEngine("evaluate", engine);
  checkShapes("evaluate", data, net.inputs); // the session checks the numbers when it takes them in
  checkTargetShape("evaluate", data.Y, loss, net.outputs);
  const task = { net, data, loss, optimizer: sgd(), epochs: 0 };
  const slice = new TimeSlice(signal);
  const start = () => backends.start(task, { engine, batchSize: chunkRows });
  const { session } = await slice.prepare(start, stoppedWhere, stopped);
  const takeBack = slice.button.onStop?.(() => {
    session.end();
    return { sentence: stoppedWhere };
  });
  try {
    return await evaluateChunks(session, data, new Tally(loss, data.Y), slice, stopped);
  } finally {
    session.end();
    takeBack?.();
  }
}

function stopped(reason: unknown): Error {
  return new StoppedError("evaluate", stoppedWhere, reason);
}

const stoppedWhere = "stopped before all samples were evaluated; the network is as it was";

/**
 * Evaluates chunk by chunk.
 *
 * @param tally an empty one.
 * @param stoppedBy the error if a signal stops it.
 * @param onChunk called after every chunk.
 */
export async function evaluateChunks(
  session: Session,
  data: Dataset,
  tally: Tally,
  slice: TimeSlice,
  stoppedBy: (reason: unknown) => Error,
  onChunk?: () => void,
): Promise<Evaluation> {
  const rows = Math.min(chunkRows, session.chunkRows ?? chunkRows);
  for (let from = 0; from < data.X.rows; ) {
    if (slice.isOver()) await slice.pass(stoppedBy);
    const to = Math.min(from + rows, data.X.rows);
    const next = slice.work(() => {
      session.evaluate(data, from, to, tally);
      return to;
    });
    if (next === undefined) continue; // a stop waits
    from = next;
    onChunk?.();
  }
  return tally.result();
}
