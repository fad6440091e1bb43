/**
 * Where samples come into WebAssembly's memory. A few hundred at a time are copied in when they are
 * needed, so that they, and the lists that are made of them, stay in a core's own cache.
 *
 * Where there are more epochs the lists are kept. To write them into memory that is new to the
 * process takes about as long as an epoch's copies: the system hands it out page by page.
 */
import type { Dataset } from "../dataset.ts";
import type { Loss } from "../losses.ts";
import type { Matrix } from "../matrix.ts";
import type { Kernels, WasmMemory } from "./machine.ts";
import { fieldAddress, type Plan } from "./plan.ts";

/** With so many epochs it pays to keep the lists. */
export const keepFrom = 3;

/** Lists beyond that are made anew in every epoch. */
const mostListBytes = 2 ** 29;

/** Bytes of a pair: an input's place and its value. */
const pairBytes = 8;

/** Bytes for the lists of a data set with this share of inputs that are not 0. */
export function listBytes(X: Matrix, density: number): number {
  return Math.min(mostListBytes, 1.1 * X.data.length * density * pairBytes);
}

/** The least and the largest number that a target may be, and 1 if it must be a whole number. */
export type TargetRange = readonly [low: number, high: number, whole: number];

/** The samples that are at work. */
export class Stage {
  readonly #plan: Plan;
  readonly #kernels: Kernels;
  readonly #numbers: Float32Array;
  readonly #words: Int32Array;
  /** The word that says whether the lists of the staged samples are there. */
  readonly #listed: number;

  constructor(plan: Plan, memory: WasmMemory, kernels: Kernels) {
    this.#plan = plan;
    this.#kernels = kernels;
    this.#numbers = new Float32Array(memory.buffer);
    this.#words = new Int32Array(memory.buffer);
    this.#listed = fieldAddress(plan, "listed") / 4;
  }

  /** Takes in the targets of the data set that is learned from; false if one cannot be. */
  takeTargets({ data }: Matrix, [low, high, whole]: TargetRange): boolean {
    this.#numbers.set(data, this.#plan.targets / 4);
    return this.#kernels.within(this.#plan.targets, data.length, low, high, whole) !== 0;
  }

  /** Stages samples `order[from .. to - 1]` of that data set. */
  choose(X: Matrix, order: Uint32Array, from: number, to: number): void {
    const { keeps, address, chosen } = this.#plan;
    for (let i = from; i < to; i++) {
      if (!keeps || !this.#isKept(order[i])) this.#copyInputs(X, order[i], i - from);
    }
    this.#words.set(order.subarray(from, to), chosen / 4);
    this.#kernels.choose(address, to - from);
  }

  /** Stages samples `from .. to - 1` of any data set. */
  take(data: Dataset, loss: Loss, from: number, to: number): void {
    this.#words[this.#listed] = 0;
    const { X } = this.#plan;
    if (data.X.cols === this.#plan.inputStride) {
      this.#numbers.set(data.X.data.subarray(from * data.X.cols, to * data.X.cols), X / 4);
    } else for (let row = from; row < to; row++) this.#copyInputs(data.X, row, row - from);
    for (let row = from; row < to; row++) this.#copyTarget(data.Y, loss, row, row - from);
  }

  /** Whether the list of a row of the data set was made and kept. */
  #isKept(row: number): boolean {
    return this.#words[this.#plan.kept / 4 + 2 * row] !== 0;
  }

  #copyInputs(X: Matrix, row: number, place: number): void {
    copyRow(X, row, this.#numbers, this.#plan.X / 4 + place * this.#plan.inputStride);
  }

  #copyTarget(Y: Matrix, loss: Loss, row: number, place: number): void {
    const { outputStride } = this.#plan;
    const target = this.#plan.Y / 4 + place * outputStride;
    if (loss.name !== "sparseCategoricalCrossEntropy") copyRow(Y, row, this.#numbers, target);
    else {
      this.#numbers.fill(0, target, target + outputStride);
      this.#numbers[target + Y.data[row]] = 1;
    }
  }
}

/** Copies one row of a matrix. */
function copyRow(m: Matrix, row: number, numbers: Float32Array, place: number): void {
  const start = row * m.cols;
  if (m.cols > shortRow) numbers.set(m.data.subarray(start, start + m.cols), place);
  else for (let c = 0; c < m.cols; c++) numbers[place + c] = m.data[start + c];
}

/** A view of a row takes longer to make than so many numbers to copy. */
const shortRow = 32;
