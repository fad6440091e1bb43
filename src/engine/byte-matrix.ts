/** A matrix of bytes, for images: a quarter of what float32 takes, an eighth of float64. */
import { Matrix } from "./matrix.ts";

/** What each byte stands for, in float32. */
const fractions = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

/**
 * Numbers from 0 to 1 that are kept as bytes: each is its byte / 255, in float32. Whoever asks for
 * `data` gets them all as float32; rows that are copied out (`gatherRows`, `train`) never ask.
 */
export class ByteMatrix extends Matrix {
  readonly #bytes: Uint8Array;
  #numbers: Float32Array | undefined;

  /** @throws RangeError if there are not `rows * cols` bytes. */
  constructor(rows: number, cols: number, bytes: Uint8Array) {
    super(rows, cols, new Float32Array(0), bytes.length);
    this.#bytes = bytes;
    Object.defineProperty(this, "data", { get: () => this.#all(), enumerable: true });
  }

  /** The bytes of rows `from .. to - 1`, not copied; `undefined` once `data` was given out, which may be changed. */
  bytesOf(from: number, to: number): Uint8Array | undefined {
    return this.#numbers ? undefined : this.#bytes.subarray(from * this.cols, to * this.cols);
  }

  override pick(rows: ArrayLike<number>): Matrix {
    if (this.#numbers) return super.pick(rows);
    const { cols } = this;
    const picked = new Uint8Array(rows.length * cols);
    for (let i = 0; i < rows.length; i++) {
      picked.set(this.#bytes.subarray(rows[i] * cols, (rows[i] + 1) * cols), i * cols);
    }
    return new ByteMatrix(rows.length, cols, picked);
  }

  override copyRow(r: number, target: Float64Array | Float32Array, place: number): void {
    if (this.#numbers) {
      super.copyRow(r, target, place);
      return;
    }
    const start = r * this.cols;
    for (let c = 0; c < this.cols; c++) target[place + c] = fractions[this.#bytes[start + c]];
  }

  protected override valueAt(i: number): number {
    return this.#numbers ? this.#numbers[i] : fractions[this.#bytes[i]];
  }

  override nonFinite(): number {
    return this.#numbers ? super.nonFinite() : -1;
  }

  #all(): Float32Array {
    this.#numbers ??= numbersOf(this.#bytes);
    return this.#numbers;
  }
}

/** A loop: `Float32Array.from` with a function takes seconds for MNIST's 47 million bytes. */
function numbersOf(bytes: Uint8Array): Float32Array {
  const numbers = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) numbers[i] = fractions[bytes[i]];
  return numbers;
}
