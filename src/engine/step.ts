/**
 * The training step: forward, backward, update. This is the readable one, in float64; `engine/simd`
 * is a second one that means the same.
 */
import type { Dataset } from "./dataset.ts";
import { costOf, countCorrect, judgeRows, outputOf, type Tally } from "./evaluate.ts";
import type { Loss } from "./losses.ts";
import { type Matrix, zeros } from "./matrix.ts";
import type { Network } from "./network.ts";
import { gatherRows } from "./operations.ts";
import type { Optimizer } from "./optimizers.ts";
import {
  type BackwardPass,
  backward,
  backwardRoom,
  type ForwardPass,
  forward,
  forwardRoom,
} from "./passes.ts";

/** One way to do the steps of a training. */
export interface TrainingStep {
  /** What `History.engine` says. */
  readonly engine: "reference" | "simd";
  /** How many threads work. */
  readonly threads: number;
  /** Why it is not the fast one, where that was to be expected. */
  readonly note?: string;
  /**
   * Does one update for each batch of `batchSize` samples of `order[from .. to - 1]` (the last one
   * may be smaller), adds every batch's cost to `tally`, and stops after a cost that is not finite.
   *
   * @returns how many samples were used.
   */
  run(order: Uint32Array, from: number, to: number, batchSize: number, tally: Tally): number;
  /** Judges rows `from .. to - 1` of a data set; learns nothing. */
  judge(data: Dataset, from: number, to: number, tally: Tally): void;
  /** The layer (counted from 1) in which the last batch stopped being finite, if one did. */
  brokenLayer(): number | undefined;
  /** Writes the weights into the network, where they are not there already. */
  toNetwork(): void;
  /** Takes the weights from the network again, which others may have changed. */
  fromNetwork(): void;
  /** Frees what the step holds. */
  end(): void;
}

/** What a step works on. */
export interface StepTask {
  readonly net: Network;
  readonly data: Dataset;
  readonly loss: Loss;
  readonly optimizer: Optimizer;
}

/** The readable training step. */
export class ReferenceStep implements TrainingStep {
  readonly engine = "reference";
  readonly threads = 1;
  readonly note: string | undefined;
  readonly #task: StepTask;
  /** Room for each batch size that occurs: the usual one and the last one. */
  readonly #rooms = new Map<number, Room>();
  #lastPass: ForwardPass | undefined;

  constructor(task: StepTask, note?: string) {
    this.#task = task;
    this.note = note;
  }

  run(order: Uint32Array, from: number, to: number, batchSize: number, tally: Tally): number {
    let at = from;
    for (let goesOn = true; goesOn && at < to; ) {
      const end = Math.min(at + batchSize, to);
      goesOn = this.#update(order, at, end, tally);
      at = end;
    }
    return at - from;
  }

  /** One batch: forward, backward, one step of all weights. Returns whether the cost is finite. */
  #update(order: Uint32Array, from: number, to: number, tally: Tally): boolean {
    const { net, data, loss, optimizer } = this.#task;
    const { Y, pass, slopes } = this.#room(to - from);
    gatherRows(data.X, order, from, to, pass.X);
    gatherRows(data.Y, order, from, to, Y);

    forward(net.layers, pass);
    const cost = costOf(net.layers, pass, Y, loss);
    tally.add(to - from, cost, countCorrect(outputOf(pass), Y));
    this.#lastPass = pass;
    if (!Number.isFinite(cost)) return false;

    backward(net.layers, pass, Y, loss, slopes);
    for (let i = 0; i < net.layers.length; i++) {
      const { W, b } = net.layers[i];
      const { dW, db } = slopes.gradients[i];
      optimizer.update(W, dW);
      if (b && db) optimizer.update(b, db);
    }
    return true;
  }

  judge(data: Dataset, from: number, to: number, tally: Tally): void {
    judgeRows(tally, this.#task.net.layers, data, from, to);
  }

  toNetwork(): void {}

  fromNetwork(): void {}

  brokenLayer(): number | undefined {
    const layer = this.#lastPass?.Z.findIndex((Z) => !Z.data.every(Number.isFinite)) ?? -1;
    return layer < 0 ? undefined : layer + 1;
  }

  end(): void {
    this.#rooms.clear();
  }

  #room(rows: number): Room {
    const known = this.#rooms.get(rows);
    if (known) return known;
    const { net, data } = this.#task;
    const room = {
      Y: zeros(rows, data.Y.cols),
      pass: forwardRoom(net.layers, zeros(rows, data.X.cols)),
      slopes: backwardRoom(net.layers, rows),
    };
    this.#rooms.set(rows, room);
    return room;
  }
}

interface Room {
  readonly Y: Matrix;
  readonly pass: ForwardPass;
  readonly slopes: BackwardPass;
}
