/** The last weights of a training that were finite, for one that leads nowhere. */
import type { Matrix } from "../engine/matrix.ts";

/**
 * Small data sets have short epochs: their weights are kept only so often that it costs no more than
 * a few hundred samples do.
 */
const rowsBetween = 200;

/** Copies of weights from the beginning of an epoch. */
export class KeptWeights {
  readonly #weights: readonly Matrix[];
  readonly #copies: readonly Matrix[];
  readonly #every: number;
  #epoch = 1;

  /** @param rows the samples of an epoch. */
  constructor(weights: readonly Matrix[], rows: number) {
    this.#weights = weights;
    this.#copies = weights.map((m) => m.copy());
    this.#every = Math.ceil(rowsBetween / rows);
  }

  /** Whether the weights are to be kept before this epoch. */
  isDue(epoch: number): boolean {
    return epoch > 1 && (epoch - 1) % this.#every === 0;
  }

  /** Keeps the weights as they are before `epoch`, if all are finite. */
  keep(epoch: number): void {
    if (!this.#weights.every(isWhole)) return;
    this.#epoch = epoch;
    copyAll(this.#weights, this.#copies);
  }

  /** Brings the kept weights back if one is not finite now; gives the epoch that they are from. */
  restore(): number | undefined {
    if (this.#weights.every(isWhole)) return undefined;
    copyAll(this.#copies, this.#weights);
    return this.#epoch;
  }
}

function copyAll(from: readonly Matrix[], to: readonly Matrix[]): void {
  for (const [i, { data }] of from.entries()) to[i].data.set(data);
}

function isWhole({ data }: Matrix): boolean {
  return data.every(Number.isFinite);
}
