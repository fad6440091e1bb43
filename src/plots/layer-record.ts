/** What became of each layer while a network learnt: measured now and then. */
import type { Dataset } from "../engine/dataset.ts";
import type { Layer } from "../engine/layer.ts";
import type { Matrix } from "../engine/matrix.ts";
import type { Network } from "../engine/network.ts";
import { type LayerStatistics, layerStatistics, norm } from "../metrics/layer-statistics.ts";
import { GrowingLine } from "./training-curve.ts";

/** One layer's lines over the epochs. */
export class LayerLines {
  /** Length of the cost's slope along its weights. */
  readonly gradientNorm: GrowingLine;
  /** How far the weights went since the last look, an update on average, as a share of their length. */
  readonly updateRatio: GrowingLine;
  /** Share of its units that learn nothing. */
  readonly dead: GrowingLine;

  constructor(points: number) {
    this.gradientNorm = new GrowingLine(points);
    this.updateRatio = new GrowingLine(points);
    this.dead = new GrowingLine(points);
  }
}

/** The layers of one network, looked at from before its first step on. */
export class LayerRecord {
  readonly lines: readonly LayerLines[];
  readonly #net: Network<Layer>;
  readonly #data: Dataset;
  #latest: readonly LayerStatistics[];
  #before: readonly (readonly Matrix[])[];
  #updates = 0;

  constructor(net: Network<Layer>, data: Dataset, points: number) {
    this.#net = net;
    this.#data = data;
    this.lines = net.layers.map(() => new LayerLines(points));
    this.#latest = this.#measure(0);
    this.#before = copies(net);
  }

  /** What was measured last, layer by layer. */
  get latest(): readonly LayerStatistics[] {
    return this.#latest;
  }

  /** Looks at the network after `epoch` epochs of `batches` updates each. */
  look(epoch: number, batches: number): void {
    this.#latest = this.#measure(epoch);
    const updates = epoch * batches - this.#updates;
    this.#updates = epoch * batches;
    for (const [i, { weights }] of this.#net.layers.entries()) {
      const length = norm(this.#before[i]);
      if (length === 0 || updates <= 0) continue;
      this.lines[i].updateRatio.add(epoch, distance(weights, this.#before[i]) / updates / length);
    }
    this.#before = copies(this.#net);
  }

  #measure(epoch: number): readonly LayerStatistics[] {
    const latest = layerStatistics(this.#net, this.#data);
    for (const [i, { gradientNorm, deadUnits, units }] of latest.entries()) {
      if (this.#net.layers[i].weights.length > 0) {
        this.lines[i].gradientNorm.add(epoch, gradientNorm);
      }
      this.lines[i].dead.add(epoch, deadUnits / units);
    }
    return latest;
  }
}

function copies(net: Network<Layer>): Matrix[][] {
  return net.layers.map(({ weights }) => weights.map((m) => m.copy()));
}

/** How far apart two sets of weights are, as vectors. */
function distance(now: readonly Matrix[], before: readonly Matrix[]): number {
  let sum = 0;
  for (const [k, { data }] of now.entries()) {
    for (const [at, value] of data.entries()) sum += (value - before[k].data[at]) ** 2;
  }
  return Math.sqrt(sum);
}
