/**
 * The training step: forward, backward, update. This is the readable one, in float64; `engine/simd`
 * is a second one that means the same.
 */
import type { Dataset } from "./dataset.ts";
import { costOf, countCorrect, judgeRows, outputOf, type Tally } from "./evaluate.ts";
import { GradientSum } from "./gradient-sum.ts";
import type { Layer } from "./layer.ts";
import type { Loss } from "./losses.ts";
import { type Matrix, zeros } from "./matrix.ts";
import type { Network } from "./network.ts";
import { gatherRows } from "./operations.ts";
import type { Optimizer } from "./optimizers.ts";
import { BackwardPass, backward, ForwardPass, forward, type LayerGradient } from "./passes.ts";

/** One way to do the steps of a training. */
export interface TrainingStep {
  /** What `History.engine` says. */
  readonly engine: "reference" | "simd";
  /** How many threads work. */
  readonly threads: number;
  /** Why it is not the fast one, where that was to be expected. */
  readonly note?: string | undefined;
  /**
   * Does one update for each batch of `batchSize` samples of `order[from .. to - 1]` (the last one
   * may be smaller), adds every batch's cost to `tally`, and stops after a cost that is not finite.
   * It may return earlier, even within a long batch, so that the event loop gets its turn; the next
   * call goes on from there.
   *
   * @returns how many samples were used.
   */
  run(order: Uint32Array, from: number, to: number, batchSize: number, tally: Tally): number;
  /** How many rows to judge in one go, so that the event loop gets its turn; 256 if left out. */
  readonly chunkRows?: number;
  /** Judges rows `from .. to - 1` of a data set; learns nothing. */
  judge(data: Dataset, from: number, to: number, tally: Tally): void;
  /** The layer (counted from 1) in which the last batch stopped being finite, if one did. */
  brokenLayer(): number | undefined;
  /** Writes what was learnt into the network, where it is not there already; no other weight changes. */
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
  /** How often the data set will be learned from; 0 if it is only judged, 1 if left out. */
  readonly epochs?: number;
}

/** Samples times weights in one go: some 30 ms of work. */
const chunkWork = 2 ** 25;

/** The readable training step. */
export class ReferenceStep implements TrainingStep {
  readonly engine = "reference";
  readonly threads = 1;
  readonly note: string | undefined;
  // The parts of the task one by one, and classes for what is made anew in every training: V8 throws
  // compiled code away when the second object of a literal comes, and a short training is mostly
  // code that is not compiled yet.
  readonly #net: Network;
  readonly #data: Dataset;
  readonly #loss: Loss;
  readonly #optimizer: Optimizer;
  /** Room for each batch size that occurs: the usual one and the last one. */
  readonly #rooms = new Map<number, Room>();
  #lastPass: ForwardPass | undefined;
  readonly chunkRows: number;
  /** The gradients of a batch of more than `chunkRows` samples. */
  #sum: GradientSum | undefined;

  constructor({ net, data, loss, optimizer }: StepTask, note?: string) {
    this.#net = net;
    this.#data = data;
    this.#loss = loss;
    this.#optimizer = optimizer;
    this.note = note;
    this.chunkRows = Math.max(1, Math.floor(chunkWork / net.parameters));
  }

  run(order: Uint32Array, from: number, to: number, batchSize: number, tally: Tally): number {
    if (batchSize > this.chunkRows) return this.#runChunk(order, from, to, batchSize, tally);
    let at = from;
    for (let goesOn = true; goesOn && at < to; ) {
      const end = Math.min(at + batchSize, to);
      const gradients = this.#slopes(order, at, end, tally);
      if (gradients) this.#update(gradients);
      goesOn = gradients !== undefined;
      at = end;
    }
    return at - from;
  }

  /** A part of a long batch; with the last part the weights are updated. */
  #runChunk(order: Uint32Array, from: number, to: number, batchSize: number, tally: Tally): number {
    this.#sum ??= new GradientSum(this.#net.layers);
    const sum = this.#sum;
    const start = from - sum.samples;
    const batchEnd = Math.min(start + batchSize, to);
    const end = Math.min(from + this.chunkRows, batchEnd);
    const gradients = this.#slopes(order, from, end, tally);
    if (!gradients) return end - from;
    const share = this.#loss.over === "mean" ? (end - from) / (batchEnd - start) : 1;
    sum.add(gradients, tally.cost, end - from, share);
    if (end === batchEnd) {
      this.#update(sum.gradients);
      tally.cost = sum.cost;
      sum.clear();
    }
    return end - from;
  }

  /** Forward and backward; nothing if the cost is not finite. */
  #slopes(
    order: Uint32Array,
    from: number,
    to: number,
    tally: Tally,
  ): readonly LayerGradient[] | undefined {
    const { layers } = this.#net;
    const loss = this.#loss;
    const { Y, pass, slopes } = this.#room(to - from);
    gatherRows(this.#data.X, order, from, to, pass.X);
    gatherRows(this.#data.Y, order, from, to, Y);

    forward(layers, pass);
    const cost = costOf(layers, pass, Y, loss);
    tally.add(to - from, cost, countCorrect(outputOf(pass), Y));
    this.#lastPass = pass;
    if (!Number.isFinite(cost)) return undefined;
    return backward(layers, pass, Y, loss, slopes).gradients;
  }

  /** One step of all weights. */
  #update(gradients: readonly LayerGradient[]): void {
    const { layers } = this.#net;
    const optimizer = this.#optimizer;
    for (let i = 0; i < gradients.length; i++) {
      const { W, b } = layers[i];
      const { dW, db } = gradients[i];
      optimizer.update(W, dW);
      if (b && db) optimizer.update(b, db);
    }
  }

  judge(data: Dataset, from: number, to: number, tally: Tally): void {
    judgeRows(tally, this.#net.layers, data, from, to);
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
    const room = new Room(this.#net.layers, this.#data, rows);
    this.#rooms.set(rows, room);
    return room;
  }
}

/** Room for a batch of one size and its passes. */
class Room {
  readonly Y: Matrix;
  readonly pass: ForwardPass;
  readonly slopes: BackwardPass;

  constructor(layers: readonly Layer[], { X, Y }: Dataset, rows: number) {
    this.Y = zeros(rows, Y.cols);
    this.pass = new ForwardPass(layers, zeros(rows, X.cols));
    this.slopes = new BackwardPass(layers, rows);
  }
}
