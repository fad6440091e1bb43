/**
 * A network's weights, and what the optimizer remembers of them, on their way into WebAssembly's memory
 * and back.
 */
import type { Matrix } from "../engine/matrix.ts";
import type { Optimizer, OptimizerMemory } from "../engine/optimizers.ts";
import type { FastLayer } from "./fast-layer.ts";
import type { MemoryLayout } from "./memory-layout.ts";
import { isAsPacked, pack, unpack } from "./packing.ts";

/** What is done with a matrix and its place in memory: address, and rows rounded up. */
type Visit = (m: Matrix, address: number, rows: number) => void;

/** The matrices of a task and their places. */
export class Weights {
  readonly #layers: readonly FastLayer[];
  readonly #optimizer: Optimizer;
  readonly #layout: MemoryLayout;
  readonly #numbers: Float32Array;

  constructor(
    layers: readonly FastLayer[],
    optimizer: Optimizer,
    layout: MemoryLayout,
    numbers: Float32Array,
  ) {
    this.#layers = layers;
    this.#optimizer = optimizer;
    this.#layout = layout;
    this.#numbers = numbers;
  }

  /** What the optimizer remembers of each matrix. */
  get memories(): readonly OptimizerMemory[] {
    return this.#layers.flatMap(({ weights }) => weights.map((m) => this.#optimizer.memory(m)));
  }

  /** From the network into memory. */
  write(): void {
    const give: Visit = (m, address, rows) => pack(m, this.#numbers, address, rows);
    this.#eachWeight(give);
    this.#eachMemory(give);
  }

  /**
   * From memory into the network.
   *
   * Where nothing was learnt, at rate 0 say, the weights stay as they are in float64. All or none: for
   * one that comes back to where it was, the number of ways there must not matter.
   */
  read(): void {
    const take: Visit = (m, address, rows) => unpack(m, this.#numbers, address, rows);
    this.#eachMemory(take);
    let isSame = true;
    this.#eachWeight((m, address, rows) => {
      isSame &&= isAsPacked(m, this.#numbers, address, rows);
    });
    if (!isSame) this.#eachWeight(take);
  }

  /** Visits all weights and biases. */
  #eachWeight(visit: Visit): void {
    for (const [i, { W, b }] of this.#layers.entries()) {
      const { inputStride, ...placed } = this.#layout.layers[i];
      visit(W, placed.W, inputStride);
      if (b) visit(b, placed.b, 1);
    }
  }

  /** Visits what the optimizer remembers of each of them. */
  #eachMemory(visit: Visit): void {
    const optimizer = this.#optimizer;
    for (const [i, { W, b }] of this.#layers.entries()) {
      const { inputStride, slotsW, slotsB } = this.#layout.layers[i];
      for (const [k, m] of optimizer.memory(W).slots.entries()) visit(m, slotsW[k], inputStride);
      if (!b) continue;
      for (const [k, m] of optimizer.memory(b).slots.entries()) visit(m, slotsB[k], 1);
    }
  }
}
