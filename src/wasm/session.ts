/**
 * A training on the fast backend: the same as the reference's, in float32 and WebAssembly SIMD.
 *
 * It is fast for two reasons. Inputs that are 0 are never touched: with MNIST that is four fifths of
 * the first layer's work, forward and backward. And a matrix of weights is read and written once
 * per batch, because the gradient of a weight is added up in a register and used at once.
 */
import { checkFinite, type Dataset } from "../engine/dataset.ts";
import { checkTargets } from "../engine/losses.ts";
import { Matrix } from "../engine/matrix.ts";
import { gatherRows, sliceRows } from "../engine/operations.ts";
import { ForwardPass, forward } from "../engine/passes.ts";
import type { Tally } from "../engine/tally.ts";
import type { Session, Task } from "../training/backend.ts";
import type { WasmMemory } from "./features.ts";
import type { LayoutField } from "./fields.ts";
import { fieldAddress, type MemoryLayout, type Strategy } from "./memory-layout.ts";
import { StagingArea } from "./staging.ts";
import { targetRange } from "./strategy.ts";
import type { ThreadPool } from "./thread-pool.ts";
import { Weights } from "./weights.ts";

/** What a session works with. */
interface Resources {
  readonly strategy: Strategy;
  readonly layout: MemoryLayout;
  readonly memory: WasmMemory;
  readonly pool: ThreadPool;
  readonly fused: boolean;
}

/** The fast step at work. */
export class WasmSession implements Session {
  readonly engine = "simd";
  readonly threads: number;
  /** Whether multiplications and additions are fused on this machine. */
  readonly fused: boolean;
  /** Whether only the inputs that are not 0 are touched. */
  readonly sparse: boolean;
  readonly chunkRows: number;
  /** The most samples that are worked on together. */
  readonly #batchRows: number;
  /** Whether batches are longer than `chunkRows`. */
  readonly #isCut: boolean;
  readonly #task: Task;
  readonly #layout: MemoryLayout;
  readonly #pool: ThreadPool;
  readonly #staging: StagingArea;
  readonly #weights: Weights;
  readonly #numbers: Float32Array;
  readonly #words: Int32Array;
  readonly #costs: Float64Array;
  /** Whether inputs that are not finite in float32 were looked at in float64. */
  #inputs: "unseen" | "refused" | "finite" = "unseen";
  /** Whether the newest weights are here, and the network's are older. */
  #isAhead = false;
  /** Steps taken that the optimizer's memories do not count yet. */
  #steps = 0;
  #lastBatch: Uint32Array = new Uint32Array(0);
  /** The samples of a long batch whose gradients are added up so far. */
  #addedUp = 0;

  constructor(task: Task, { strategy, layout, memory, pool, fused }: Resources) {
    this.threads = strategy.threads;
    this.fused = fused;
    this.sparse = strategy.sparse;
    this.chunkRows = strategy.partRows;
    this.#batchRows = strategy.batchSize;
    this.#isCut = strategy.isCut;
    this.#task = task;
    this.#layout = layout;
    this.#pool = pool;
    this.#staging = new StagingArea(layout, memory, pool.kernels);
    this.#numbers = new Float32Array(memory.buffer);
    this.#weights = new Weights(strategy.layers, task.optimizer, layout, this.#numbers);
    this.#words = new Int32Array(memory.buffer);
    this.#costs = new Float64Array(memory.buffer, layout.costs, 4);
    this.writeWeights();
    this.#takeTargets();
  }

  runBatches(
    order: Uint32Array,
    from: number,
    to: number,
    batchSize: number,
    tally: Tally,
  ): number {
    const { optimizer } = this.#task;
    this.#setNumber("learningRate", optimizer.learningRate);
    this.#isAhead = true;
    if (this.#isCut) return this.#runPart(order, from, to, batchSize, tally);
    let at = from;
    while (at < to) {
      const end = Math.min(at + this.#layout.stageRows, to);
      this.#choose(order, at, end);
      const used = this.#work("learn", end - at, tally);
      const diverged = this.#words[this.#word("diverged")];
      at += used;
      if (diverged) {
        this.#lastBatch = order.slice(at - (used % batchSize || batchSize), at);
        break;
      }
    }
    this.#steps += Math.ceil((at - from) / batchSize);
    return at - from;
  }

  /** A part of a long batch; with the last part the weights follow their gradient. */
  #runPart(order: Uint32Array, from: number, to: number, batchSize: number, tally: Tally): number {
    const start = from - this.#addedUp;
    const batchEnd = Math.min(start + batchSize, to);
    const end = Math.min(from + this.chunkRows, batchEnd);
    const isLast = end === batchEnd;
    this.#words[this.#word("wholeRows")] = batchEnd - start;
    this.#words[this.#word("goesOn")] = Number(!isLast);
    const cost = this.#addedUp > 0 ? tally.cost : 0;
    this.#choose(order, from, end);
    this.#work("learn", end - from, tally);
    tally.cost += cost;
    if (this.#words[this.#word("diverged")]) this.#lastBatch = order.slice(from, end);
    if (isLast) this.#steps++;
    this.#addedUp = isLast ? 0 : end - start;
    return end - from;
  }

  evaluate(data: Dataset, from: number, to: number, tally: Tally): void {
    // Outputs stay until the next samples come: values are compared here, as many as stay.
    const rows = tally.kind === "values" ? this.#batchRows : this.#layout.stageRows;
    for (let at = from; at < to; at += rows) {
      const end = Math.min(at + rows, to);
      this.#staging.take(data, tally.loss, at, end);
      this.#work("evaluate", end - at, tally);
      if (tally.kind === "values") {
        tally.addAnswers(this.#outputs(end - at), sliceRows(data.Y, at, end));
      }
    }
  }

  /** What the last layer said of the staged samples. */
  #outputs(rows: number): Matrix {
    const { A, units, stride } = this.#layout.layers[this.#layout.layers.length - 1];
    const out = new Matrix(rows, units);
    for (let r = 0; r < rows; r++) {
      const start = A / 4 + r * stride;
      out.data.set(this.#numbers.subarray(start, start + units), r * units);
    }
    return out;
  }

  readWeights(): void {
    if (this.#inputs === "refused" || !this.#isAhead) return;
    this.#isAhead = false;
    for (const memory of this.#weights.memories) memory.steps += this.#steps;
    this.#steps = 0;
    this.#weights.read();
  }

  writeWeights(): void {
    this.#weights.write();
    const { beta1 = 0, beta2 = 0, epsilon = 0, momentum = 0 } = this.#task.optimizer.settings;
    this.#setNumber("beta1", beta1 || momentum);
    this.#setNumber("beta2", beta2);
    this.#setNumber("epsilon", epsilon);
    const { steps } = this.#weights.memories[0];
    this.#costs[2] = powerByProducts(beta1, steps);
    this.#costs[3] = powerByProducts(beta2, steps);
  }

  /** Looks for it with the reference's forward pass; float32 ends at 3.4e38. */
  nonFiniteLayer(): number | undefined {
    this.readWeights();
    const { net, data } = this.#task;
    const pass = forward(
      net.layers,
      new ForwardPass(net.layers, gatherRows(data.X, this.#lastBatch)),
    );
    const layer = pass.Z.findIndex((Z) => !Z.data.every((z) => Math.abs(z) < 3.4e38));
    return layer < 0 ? undefined : layer + 1;
  }

  /** Whether all threads are at work; a training does not wait for that. */
  get isComplete(): boolean {
    return this.#pool.isComplete;
  }

  end(): void {
    this.#pool.end();
  }

  /** Stages samples `from .. to - 1` of `order`. */
  #choose(order: Uint32Array, from: number, to: number): void {
    this.#staging.choose(this.#task.data.X, order, from, to);
  }

  /** Lets the pool work on the staged samples; costs and right answers go to the tally. */
  #work(work: "learn" | "evaluate", rows: number, tally: Tally): number {
    const correct = this.#word("correct");
    const labels = this.#word("correctLabels");
    this.#costs[1] = tally.total;
    this.#words[correct] = 0;
    this.#words[labels] = 0;
    const used = this.#pool.run(work, rows);
    if (this.#words[this.#word("nonFinite")]) this.#checkInputs();
    tally.samples += used;
    if (tally.kind !== "values") {
      tally.correct += this.#words[correct];
      tally.correctLabels += this.#words[labels];
    }
    tally.cost = this.#costs[0];
    tally.total = this.#costs[1];
    return used;
  }

  /** @throws RangeError if a target cannot be. */
  #takeTargets(): void {
    const { net, data, loss } = this.#task;
    if (this.#staging.takeTargets(data.Y, targetRange(loss, net.outputs))) return;
    checkTargets(operationOf(this.#task), data.Y, loss, net.outputs);
  }

  /** @throws RangeError if an input is not finite, in float64 or in float32; the network then stays as it was. */
  #checkInputs(): void {
    if (this.#inputs === "finite") return;
    const { X } = this.#task.data;
    this.#inputs = "refused";
    checkFinite(operationOf(this.#task), "X", X);
    const i = X.data.findIndex((x) => Math.abs(x) > largest);
    if (i >= 0) throw tooLarge(operationOf(this.#task), X, i);
    this.#inputs = "finite"; // it was not an input, or one of another data set
  }

  #setNumber(field: LayoutField, value: number): void {
    this.#numbers[this.#word(field)] = value;
  }

  #word(field: LayoutField): number {
    return fieldAddress(this.#layout, field) / 4;
  }
}

/**
 * The power as the steps themselves come to it, factor by factor, with the factor as float32 has it:
 * a training in two parts then ends where one in one part does. Once it is 0 it stays 0.
 */
function powerByProducts(factor: number, steps: number): number {
  let power = 1;
  for (let step = 0; step < steps && power > 0; step++) power *= Math.fround(factor);
  return power;
}

/** The largest number of float32. */
const largest = 3.4028234663852886e38;

function tooLarge(operation: string, X: Matrix, i: number): RangeError {
  const place = `row ${Math.floor(i / X.cols)}, column ${i % X.cols}`;
  return new RangeError(
    `${operation}: X is ${X.data[i]} at ${place}, more than the fast engine can hold; scale the inputs (standardScaler), or take engine: "reference"`,
  );
}

/** For messages. */
function operationOf({ epochs }: Task): string {
  return epochs === 0 ? "evaluate" : "train";
}
