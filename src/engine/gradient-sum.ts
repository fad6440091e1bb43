/**
 * The gradients of a batch that is too long for one go, added up part by part.
 */
import type { Layer } from "./layer.ts";
import { type Matrix, zeros } from "./matrix.ts";
import type { LayerGradient } from "./passes.ts";

/** Gradients and cost of the samples so far, as shares of their batch's. */
export class GradientSum {
  readonly gradients: readonly LayerGradient[];
  cost = 0;
  /** How many samples are in it. */
  samples = 0;

  constructor(layers: readonly Layer[]) {
    this.gradients = layers.map(({ W, b }) => ({
      dW: zeros(W.rows, W.cols),
      db: b && zeros(1, b.cols),
    }));
  }

  /**
   * Adds a part of the batch.
   *
   * @param share what the part's mean counts in the batch's mean: its share of the samples. 1 where
   *   the cost is a sum.
   */
  add(part: readonly LayerGradient[], cost: number, samples: number, share: number): void {
    for (const [i, { dW, db }] of part.entries()) {
      const sum = this.gradients[i];
      addScaled(sum.dW, dW, share);
      if (sum.db && db) addScaled(sum.db, db, share);
    }
    this.cost += share * cost;
    this.samples += samples;
  }

  /** Begins the next batch. */
  clear(): void {
    for (const { dW, db } of this.gradients) {
      dW.data.fill(0);
      db?.data.fill(0);
    }
    this.cost = 0;
    this.samples = 0;
  }
}

function addScaled({ data: sum }: Matrix, { data: part }: Matrix, share: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] += share * part[i];
}
