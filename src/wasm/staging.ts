/**
 * Where samples come into WebAssembly's memory. A few hundred at a time are copied in when they are
 * needed, so that they, and the sparse rows that are made of them, stay in a core's own cache.
 *
 * Where there are more epochs the sparse rows are kept. To write them into memory that is new to the
 * process takes about as long as an epoch's copies: the system hands it out page by page.
 */
import { ByteMatrix } from "../engine/byte-matrix.ts";
import type { Dataset } from "../engine/dataset.ts";
import { type Loss, sparseCategoricalCrossEntropy } from "../engine/losses.ts";
import type { Matrix } from "../engine/matrix.ts";
import type { Kernels, WasmMemory } from "./features.ts";
import { fieldAddress, type MemoryLayout } from "./memory-layout.ts";

/** With so many epochs it pays to keep the sparse rows. */
export const keepFrom = 3;

/** Sparse rows beyond that are made anew in every epoch. */
const mostCsrBytes = 2 ** 29;

/** Bytes of an entry: an input's place and its value. */
const entryBytes = 8;

/** Bytes for the sparse rows of a data set with this share of inputs that are not 0. */
export function csrBytes(X: Matrix, density: number): number {
  return Math.min(mostCsrBytes, 1.1 * X.rows * X.cols * density * entryBytes);
}

/** The least and the largest number that a target may be, and 1 if it must be a whole number. */
export type TargetRange = readonly [low: number, high: number, whole: number];

/** The samples that are at work. */
export class StagingArea {
  readonly #layout: MemoryLayout;
  readonly #kernels: Kernels;
  readonly #numbers: Float32Array;
  readonly #words: Int32Array;
  readonly #bytes: Uint8Array;
  /** The word that says whether the sparse rows of the staged samples are there. */
  readonly #hasCsr: number;

  constructor(layout: MemoryLayout, memory: WasmMemory, kernels: Kernels) {
    this.#layout = layout;
    this.#kernels = kernels;
    this.#numbers = new Float32Array(memory.buffer);
    this.#words = new Int32Array(memory.buffer);
    this.#bytes = new Uint8Array(memory.buffer);
    this.#hasCsr = fieldAddress(layout, "hasCsr") / 4;
  }

  /** Takes in the targets of the data set that is learned from; false if one cannot be. */
  takeTargets({ data }: Matrix, [low, high, whole]: TargetRange): boolean {
    this.#numbers.set(data, this.#layout.targets / 4);
    return this.#kernels.within(this.#layout.targets, data.length, low, high, whole) !== 0;
  }

  /** Stages samples `order[from .. to - 1]` of that data set. */
  choose(X: Matrix, order: Uint32Array, from: number, to: number): void {
    const { keepsCsr, address, chosen } = this.#layout;
    for (let i = from; i < to; i++) {
      if (!keepsCsr || !this.#isKept(order[i])) this.#copyInputs(X, order[i], i - from);
    }
    this.#words.set(order.subarray(from, to), chosen / 4);
    this.#kernels.choose(address, to - from);
  }

  /** Stages samples `from .. to - 1` of any data set. */
  take(data: Dataset, loss: Loss, from: number, to: number): void {
    this.#words[this.#hasCsr] = 0;
    if (data.X.cols === this.#layout.inputStride && !(data.X instanceof ByteMatrix)) {
      const rows = data.X.data.subarray(from * data.X.cols, to * data.X.cols);
      this.#numbers.set(rows, this.#layout.X / 4);
    } else for (let row = from; row < to; row++) this.#copyInputs(data.X, row, row - from);
    for (let row = from; row < to; row++) this.#copyTarget(data.Y, loss, row, row - from);
  }

  /** Whether the sparse form of a row of the data set was made and kept. */
  #isKept(row: number): boolean {
    return this.#words[this.#layout.keptCsr / 4 + 2 * row] !== 0;
  }

  #copyInputs(X: Matrix, row: number, place: number): void {
    const { inputStride, bytes: buffer } = this.#layout;
    const address = this.#layout.X + 4 * place * inputStride;
    const bytes = X instanceof ByteMatrix ? X.bytesOf(row, row + 1) : undefined;
    if (!bytes) {
      X.copyRow(row, this.#numbers, address / 4);
      return;
    }
    this.#bytes.set(bytes, buffer);
    this.#kernels.toFractions(buffer, address, inputStride);
  }

  #copyTarget(Y: Matrix, loss: Loss, row: number, place: number): void {
    const { outputStride } = this.#layout;
    const target = this.#layout.Y / 4 + place * outputStride;
    if (loss !== sparseCategoricalCrossEntropy) Y.copyRow(row, this.#numbers, target);
    else {
      this.#numbers.fill(0, target, target + outputStride);
      this.#numbers[target + Y.data[row]] = 1;
    }
  }
}
