/**
 * The readable training step, in float64: forward, backward, update. What the others mean.
 */
import { checkFinite, type Dataset } from "../engine/dataset.ts";
import { type Layer, parametersOf } from "../engine/layer.ts";
import { checkTargets, type Loss } from "../engine/losses.ts";
import { type Matrix, zeros } from "../engine/matrix.ts";
import { gatherRows } from "../engine/operations.ts";
import type { Optimizer } from "../engine/optimizers.ts";
import {
  BackwardPass,
  backward,
  ForwardPass,
  forward,
  type LayerGradient,
} from "../engine/passes.ts";
import { costOf, outputOf, type Tally, tallyRows } from "../engine/tally.ts";
import type { Backend, Session, Task } from "./backend.ts";
import { GradientSum } from "./gradient-sum.ts";

interface ReferenceBackend extends Backend {
  start(task: Task): Promise<ReferenceSession>;
}

/** Does every task. */
export const reference: ReferenceBackend = {
  name: "reference",
  supports: () => undefined,
  start: async (task) => {
    const operation = task.epochs === 0 ? "evaluate" : "train";
    checkFinite(operation, "X", task.data.X);
    checkTargets(operation, task.data.Y, task.loss, task.net.outputs);
    return new ReferenceSession(task);
  },
};

/** Samples times weights in one go: some 30 ms of work. */
const chunkWork = 2 ** 25;

/** The readable step at work. */
class ReferenceSession implements Session {
  readonly engine = "reference";
  readonly threads = 1;
  // The parts of the task one by one, and classes for what is made anew in every training: V8 throws
  // compiled code away when the second object of a literal comes, and a short training is mostly
  // code that is not compiled yet.
  readonly #layers: readonly Layer[];
  readonly #data: Dataset;
  readonly #loss: Loss;
  readonly #optimizer: Optimizer;
  /** One for each batch size that occurs: the usual one and the last one. */
  readonly #workspaces = new Map<number, Workspace>();
  #lastPass: ForwardPass | undefined;
  #lastGradients: readonly LayerGradient[] | undefined;
  readonly chunkRows: number;
  /** The gradients of a batch of more than `chunkRows` samples. */
  #sum: GradientSum | undefined;

  constructor({ net, data, loss, optimizer }: Task) {
    this.#layers = net.layers;
    this.#data = data;
    this.#loss = loss;
    this.#optimizer = optimizer;
    this.chunkRows = Math.max(1, Math.floor(chunkWork / parametersOf(net.layers)));
  }

  runBatches(
    order: Uint32Array,
    from: number,
    to: number,
    batchSize: number,
    tally: Tally,
  ): number {
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
    this.#sum ??= new GradientSum(this.#layers);
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
    const loss = this.#loss;
    const { Y, pass, slopes } = this.#workspace(to - from);
    gatherRows(this.#data.X, order, from, to, pass.X);
    gatherRows(this.#data.Y, order, from, to, Y);

    const layers = this.#layers;
    forward(layers, pass, true);
    const cost = costOf(layers, pass, Y, loss);
    tally.add(cost, outputOf(pass), Y);
    this.#lastPass = pass;
    if (!Number.isFinite(cost)) return undefined;
    return backward(layers, pass, Y, loss, slopes).gradients;
  }

  /** The gradients of the last step, layer by layer; the next step writes over them. */
  gradients(): readonly LayerGradient[] | undefined {
    return this.#lastGradients;
  }

  /** One step of all weights. */
  #update(gradients: readonly LayerGradient[]): void {
    this.#lastGradients = gradients;
    const layers = this.#layers;
    const optimizer = this.#optimizer;
    // Loops without iterators: a short training is mostly code that is not compiled yet.
    for (let i = 0; i < layers.length; i++) {
      const { weights } = layers[i];
      const { all } = gradients[i];
      for (let k = 0; k < all.length; k++) optimizer.update(weights[k], all[k]);
    }
  }

  evaluate(data: Dataset, from: number, to: number, tally: Tally): void {
    tallyRows(tally, this.#layers, data, from, to);
  }

  readWeights(): void {}

  writeWeights(): void {}

  nonFiniteLayer(): number | undefined {
    const layer = this.#lastPass?.Z.findIndex((Z) => !Z.data.every(Number.isFinite)) ?? -1;
    return layer < 0 ? undefined : layer + 1;
  }

  end(): void {
    this.#workspaces.clear();
  }

  #workspace(rows: number): Workspace {
    const known = this.#workspaces.get(rows);
    if (known) return known;
    const workspace = new Workspace(this.#layers, this.#data, rows);
    this.#workspaces.set(rows, workspace);
    return workspace;
  }
}

/** Memory for a batch of one size and its passes. */
class Workspace {
  readonly Y: Matrix;
  readonly pass: ForwardPass;
  readonly slopes: BackwardPass;

  constructor(layers: readonly Layer[], { X, Y }: Dataset, rows: number) {
    this.Y = zeros(rows, Y.cols);
    this.pass = new ForwardPass(layers, zeros(rows, X.cols));
    this.slopes = new BackwardPass(layers, rows);
  }
}
