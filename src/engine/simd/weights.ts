/**
 * A network's weights, and what the optimizer remembers of them, on their way into WebAssembly's memory
 * and back.
 */
import type { Matrix } from "../matrix.ts";
import type { StepTask } from "../step.ts";
import { isAsPacked, type Plan, pack, unpack } from "./plan.ts";

/** What is done with a matrix and its place in memory: address, and rows rounded up. */
type Visit = (m: Matrix, address: number, rows: number) => void;

/** The matrices of a task and their places. */
export class Weights {
  readonly #task: StepTask;
  readonly #plan: Plan;
  readonly #numbers: Float32Array;

  constructor(task: StepTask, plan: Plan, numbers: Float32Array) {
    this.#task = task;
    this.#plan = plan;
    this.#numbers = numbers;
  }

  fromNetwork(): void {
    const give: Visit = (m, address, rows) => pack(m, this.#numbers, address, rows);
    this.#eachWeight(give);
    this.#eachMemory(give);
  }

  /**
   * Where nothing was learnt, at rate 0 say, the weights stay as they are in float64. All or none: for
   * one that comes back to where it was, the number of ways there must not matter.
   */
  toNetwork(): void {
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
    for (const [i, { W, b }] of this.#task.net.layers.entries()) {
      const { inputStride, ...placed } = this.#plan.layers[i];
      visit(W, placed.W, inputStride);
      if (b) visit(b, placed.b, 1);
    }
  }

  /** Visits what the optimizer remembers of each of them. */
  #eachMemory(visit: Visit): void {
    const { net, optimizer } = this.#task;
    for (const [i, { W, b }] of net.layers.entries()) {
      const { inputStride, slotsW, slotsB } = this.#plan.layers[i];
      for (const [k, m] of optimizer.memory(W).slots.entries()) visit(m, slotsW[k], inputStride);
      if (!b) continue;
      for (const [k, m] of optimizer.memory(b).slots.entries()) visit(m, slotsB[k], 1);
    }
  }
}
