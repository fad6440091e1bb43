/** How near values come to their targets, added up batch by batch. */
import type { Matrix } from "./matrix.ts";

/** Sums over the samples so far, for each output. */
export class Regression {
  readonly #outputs: number;
  /** How many there are. */
  samples = 0;
  #absolute = 0;
  readonly #squares: Float64Array;
  /** The first target of each output: sums of what is left of it do not cancel each other out. */
  #first: Float64Array | undefined;
  readonly #sum: Float64Array;
  readonly #sumOfSquares: Float64Array;

  constructor(outputs: number) {
    this.#outputs = outputs;
    this.#squares = new Float64Array(outputs);
    this.#sum = new Float64Array(outputs);
    this.#sumOfSquares = new Float64Array(outputs);
  }

  /** Adds what was answered (A) to what was true (Y), both batch x outputs. */
  add({ data: a }: Matrix, { data: y }: Matrix): void {
    this.#first ??= Float64Array.from(y.subarray(0, this.#outputs));
    this.samples += y.length / this.#outputs;
    for (let i = 0; i < y.length; i++) {
      const c = i % this.#outputs;
      const left = y[i] - this.#first[c];
      this.#absolute += Math.abs(a[i] - y[i]);
      this.#squares[c] += (a[i] - y[i]) ** 2;
      this.#sum[c] += left;
      this.#sumOfSquares[c] += left * left;
    }
  }

  /**
   * R² as the mean over the outputs, and the mean absolute error. An output whose target never changes
   * counts 1 if it was met everywhere, else 0, as in scikit-learn.
   */
  result(): { readonly r2: number; readonly meanAbsoluteError: number } {
    const r2 = this.#squares.map((squares, c) => {
      if (this.#sumOfSquares[c] === 0) return squares === 0 ? 1 : 0;
      return 1 - squares / (this.#sumOfSquares[c] - this.#sum[c] ** 2 / this.samples);
    });
    return {
      r2: r2.reduce((sum, value) => sum + value, 0) / this.#outputs,
      meanAbsoluteError: this.#absolute / (this.samples * this.#outputs),
    };
  }
}
