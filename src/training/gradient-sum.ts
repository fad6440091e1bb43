/**
 * The gradients of a batch that is too long for one go, added up part by part.
 */
import type { Layer } from "../engine/layer.ts";
import type { Matrix } from "../engine/matrix.ts";
import { LayerGradient } from "../engine/passes.ts";

/** Gradients and cost of the samples so far, as shares of their batch's. */
export class GradientSum {
  readonly gradients: readonly LayerGradient[];
  cost = 0;
  /** How many samples are in it. */
  samples = 0;

  constructor(layers: readonly Layer[]) {
    this.gradients = layers.map(({ weights }) => new LayerGradient(weights));
  }

  /**
   * Adds a part of the batch.
   *
   * @param share what the part's mean counts in the batch's mean: its share of the samples. 1 where
   *   the cost is a sum.
   */
  add(part: readonly LayerGradient[], cost: number, samples: number, share: number): void {
    for (const [i, { all }] of part.entries()) {
      for (const [k, slopes] of all.entries()) addScaled(this.gradients[i].all[k], slopes, share);
    }
    this.cost += share * cost;
    this.samples += samples;
  }

  /** Begins the next batch. */
  clear(): void {
    for (const { all } of this.gradients) for (const { data } of all) data.fill(0);
    this.cost = 0;
    this.samples = 0;
  }
}

function addScaled({ data: sum }: Matrix, { data: part }: Matrix, share: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] += share * part[i];
}
