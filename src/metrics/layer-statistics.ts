/** How the layers of a network are doing on some samples: slopes, weights, units that no longer answer. */
import { throughActivation } from "../engine/activations.ts";
import { checkShapes, type Dataset } from "../engine/dataset.ts";
import { type Layer, parametersOf } from "../engine/layer.ts";
import { checkTargetShape, type Loss } from "../engine/losses.ts";
import { Matrix, zeros } from "../engine/matrix.ts";
import type { Network } from "../engine/network.ts";
import { BackwardPass, backward, ForwardPass, forward } from "../engine/passes.ts";

/** What `layerStatistics` may be told. */
export interface LayerStatisticsOptions {
  /** How many of the first samples are looked at; as many as take some 20 ms, 8 to 256, if left out. */
  readonly rows?: number;
  /** The loss whose slopes are measured; the one that belongs to the last activation if left out. */
  readonly loss?: Loss;
}

/** One layer, measured on a few samples with the weights that it has now. */
export interface LayerStatistics {
  /** The layer in words: "dense 784 -> 30, relu". */
  readonly name: string;
  /** The length of the cost's slope along all its weights, the root of the sum of squares; 0 without weights. */
  readonly gradientNorm: number;
  /** The length of its weights, the root of the sum of squares; 0 without weights. */
  readonly weightNorm: number;
  /** How many outputs the layer has. */
  readonly units: number;
  /**
   * How many of them have slope 0 at every sample looked at, so that they learn nothing: a ReLU that is
   * never above 0. 0 in the last layer.
   */
  readonly deadUnits: number;
  /** What its units gave: every output at every sample, row by row. */
  readonly activations: Float64Array;
}

/** Multiplications that may go into one look: some 20 ms. */
const lookWork = 2 ** 23;

/**
 * Measures each layer by a forward and a backward pass over the first samples of `data`; nothing is learnt.
 *
 * @throws RangeError if `data` do not fit the network, or `rows` is not a whole number of at least 1.
 * @example layerStatistics(net, mnist.train).map(({ gradientNorm }) => gradientNorm)
 */
export function layerStatistics(
  net: Network<Layer>,
  data: Dataset,
  options: LayerStatisticsOptions = {},
): LayerStatistics[] {
  const { loss = net.lossFor(data.Y), rows = affordableRows(net.layers) } = options;
  if (!Number.isInteger(rows) || rows < 1) {
    throw new RangeError(
      `layerStatistics: rows is ${rows}; it must be a whole number of at least 1`,
    );
  }
  checkShapes("layerStatistics", data, net.inputs);
  checkTargetShape("layerStatistics", data.Y, loss, net.outputs);
  const { layers } = net;
  const [X, Y] = [firstRows(data.X, rows), firstRows(data.Y, rows)];
  const pass = forward(layers, new ForwardPass(layers, X));
  const { gradients } = backward(layers, pass, Y, loss, new BackwardPass(layers, X.rows));
  return layers.map((layer, i) => ({
    name: String(layer),
    gradientNorm: norm(gradients[i].all),
    weightNorm: norm(layer.weights),
    units: pass.A[i].cols,
    deadUnits: i === layers.length - 1 ? 0 : deadUnits(layer, pass.Z[i], pass.A[i]),
    activations: Float64Array.from(pass.A[i].data),
  }));
}

function affordableRows(layers: readonly Layer[]): number {
  return Math.min(256, Math.max(8, Math.floor(lookWork / parametersOf(layers))));
}

/** The first rows as a matrix of their own, in float64 whatever they are held in. */
function firstRows(M: Matrix, rows: number): Matrix {
  const first = zeros(Math.min(rows, M.rows), M.cols);
  for (let r = 0; r < first.rows; r++) M.copyRow(r, first.data, r * M.cols);
  return first;
}

/** The root of the sum of squares of all entries. */
export function norm(matrices: readonly Matrix[]): number {
  let sum = 0;
  for (const { data } of matrices) for (const value of data) sum += value * value;
  return Math.sqrt(sum);
}

/** Columns in which every slope is 0: what goes back through the activation for a slope of 1 everywhere. */
function deadUnits({ activation }: Layer, Z: Matrix, A: Matrix): number {
  const ones = new Matrix(A.rows, A.cols, new Float64Array(A.data.length).fill(1));
  const slopes = zeros(A.rows, A.cols);
  throughActivation(activation, Z, A, ones, slopes);
  const isAlive = new Uint8Array(A.cols);
  for (const [at, slope] of slopes.data.entries()) if (slope !== 0) isAlive[at % A.cols] = 1;
  return isAlive.reduce((dead, alive) => dead + (1 - alive), 0);
}
