/**
 * What does the steps of a training. There are several, and all mean the same; `train` takes the
 * first that supports the task.
 */
import type { Dataset } from "../engine/dataset.ts";
import type { Layer } from "../engine/layer.ts";
import type { Loss } from "../engine/losses.ts";
import type { Network } from "../engine/network.ts";
import type { Optimizer } from "../engine/optimizers.ts";
import type { Tally } from "../engine/tally.ts";

/** What `History.engine` says. */
export type EngineName = "reference" | "simd";

/** A way to do the steps, on some machines and for some tasks. */
export interface Backend {
  readonly name: EngineName;
  /** Why it cannot do a task, in words; `undefined` if it can. */
  supports(task: Task): string | undefined;
  /**
   * Gets ready.
   *
   * @throws RangeError if a target cannot be.
   */
  start(task: Task, settings: StartSettings): Promise<Session | Obstacle>;
}

/** What keeps a backend from work that it could do elsewhere: memory, say, or the machine. */
export interface Obstacle {
  readonly obstacle: string;
}

/** What is done. */
export interface Task {
  readonly net: Network<Layer>;
  readonly data: Dataset;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
  /** How often the data set will be learned from; 0 if it is only evaluated, 1 if left out. */
  readonly epochs?: number;
}

/** How to do it. */
export interface StartSettings {
  readonly batchSize: number;
  /** By the work and the machine if left out; changes no number. */
  readonly threads?: number | undefined;
}

/** A backend at work on one task. */
export interface Session {
  readonly engine: EngineName;
  /** How many threads work. */
  readonly threads: number;
  /** How many rows to evaluate in one go, so that the event loop gets its turn; 256 if left out. */
  readonly chunkRows?: number;
  /**
   * Does one update for each batch of `batchSize` samples of `order[from .. to - 1]` (the last one
   * may be smaller), adds every batch's cost to `tally`, and stops after a cost that is not finite.
   * It may return earlier, even within a long batch, so that the event loop gets its turn; the next
   * call goes on from there.
   *
   * @returns how many samples were used.
   */
  runBatches(order: Uint32Array, from: number, to: number, batchSize: number, tally: Tally): number;
  /** Evaluates rows `from .. to - 1` of a data set; learns nothing. */
  evaluate(data: Dataset, from: number, to: number, tally: Tally): void;
  /** The layer (counted from 1) in which the last batch stopped being finite, if one did. */
  nonFiniteLayer(): number | undefined;
  /** Brings what was learnt into the network, where it is not there already; no other weight changes. */
  readWeights(): void;
  /** Takes the weights from the network again, which others may have changed. */
  writeWeights(): void;
  /** Frees what the session holds. */
  end(): void;
}

/** A session that `start` may have given. */
export function isSession<S extends Session>(started: S | Obstacle): started is S {
  return !("obstacle" in started);
}
