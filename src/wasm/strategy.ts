/**
 * How the fast backend does a task: sparse or dense, with how many threads, how many samples at a time.
 */
import { softmax } from "../engine/activations.ts";
import { answerKind } from "../engine/answers.ts";
import {
  type Loss,
  meanSquaredError,
  sparseCategoricalCrossEntropy,
  sumOfSquares,
} from "../engine/losses.ts";
import type { Task } from "../training/backend.ts";
import type { FastLayer } from "./fast-layer.ts";
import { fastLayers } from "./fast-layers.ts";
import type { Features } from "./features.ts";
import type { Strategy } from "./memory-layout.ts";
import { lossKernel, optimizerKernel } from "./operations.ts";
import { densityOf } from "./sample.ts";
import { csrBytes, keepFrom, type TargetRange } from "./staging.ts";

/** What may be fixed from outside; the rest is chosen by the task. */
export interface Overrides {
  readonly threads?: number;
  /** Whether to touch only the inputs that are not 0. */
  readonly sparse?: boolean;
  /** Whether multiplications and additions may be fused where the features can; true if left out. */
  readonly mayFuse?: boolean;
  /** Samples in one go at most; by the work if left out. */
  readonly partRows?: number;
}

/** What targets may be. */
export function targetRange(loss: Loss, units: number): TargetRange {
  if (loss === sparseCategoricalCrossEntropy) return [0, units - 1, 1];
  if (loss === sumOfSquares || loss === meanSquaredError) return [-3.4e38, 3.4e38, 0];
  return [0, 1, 0];
}

/** With fewer non-zero inputs than this share, touching only those is faster. */
const sparseBelow = 0.5;

/** With fewer multiplications per batch than this, a second thread costs more than it helps. */
const workForThreads = 400_000;

/**
 * Multiplications of a forward pass in one go: some 30 ms with the way back, on one thread. A longer
 * batch is cut into parts, the same ones on every features and for any number of threads.
 */
const partWork = 1e8;

/** Taking an input in is about as much work as so many multiplications. */
const workPerInput = 8;

/**
 * Bytes of samples that are staged together: they stay in a core's own cache. Several threads get
 * more, for to call them together takes time.
 */
const stageBytes = { alone: 1 << 18, together: 1 << 20 };

/** How to do a task that `findObstacle` has nothing against. */
export function chooseStrategy(
  task: Task,
  batchSize: number,
  features: Features,
  options: Overrides,
): Strategy {
  const { net, data, loss, optimizer, epochs = 1 } = task;
  const layers = known(fastLayers(net.layers));
  const batchRows = Math.min(batchSize, data.X.rows);
  const density = densityOf(data.X);
  const sparse = !layers[0].window && (options.sparse ?? density < sparseBelow);
  const sampleWork = workPerSample(layers, sparse ? density : 1);
  const partRows = options.partRows ?? rowsOfPart(sampleWork + workPerInput * net.inputs);
  const rows = Math.min(batchRows, partRows);
  const isCut = rows < batchRows && epochs > 0;
  const threads = chooseThreads(layers, features, rows * sampleWork, options.threads);
  const bytes = threads > 1 ? stageBytes.together : stageBytes.alone;
  const batches = Math.max(1, Math.floor(bytes / (4 * net.inputs * rows)));
  return {
    layers,
    ...{ batchSize: rows, partRows, isCut },
    threads,
    sparse,
    csrBytes: keepsRows(layers, sparse, epochs) ? csrBytes(data.X, density) : 0,
    rows: data.X.rows,
    hasLabels: answerKind(data.Y, loss) === "labels",
    targetWidth: loss === sparseCategoricalCrossEntropy ? 0 : data.Y.cols,
    stageRows: isCut ? rows : rows * Math.min(batches, Math.ceil(data.X.rows / rows)),
    loss: known(lossKernel(loss)),
    optimizer: known(optimizerKernel(optimizer)),
    slots: optimizer.memory(layers[0].W).slots.length,
  };
}

/** With more units than that, listing a sample's inputs is nothing beside the work on them. */
const narrow = 256;

/** Whether sparse rows are kept from one epoch to the next: a fifth faster, for 8 bytes an input that is not 0. */
function keepsRows([first]: readonly FastLayer[], sparse: boolean, epochs: number): boolean {
  return sparse && epochs >= keepFrom && first.units <= narrow;
}

function chooseThreads(
  layers: readonly FastLayer[],
  features: Features,
  work: number,
  wanted?: number,
): number {
  // A hidden softmax needs its whole row at once.
  const isWhole = layers.slice(0, -1).some(({ activation }) => activation === softmax);
  // Filters are written four at a time: the last ones of an image reach into the next thread's.
  const isOdd = layers[0].window !== undefined && layers[0].W.cols % 4 !== 0;
  if (!features.sharedModule || isWhole || isOdd) return 1;
  if (wanted !== undefined) return wanted;
  if (work < workForThreads) return 1;
  const blocks = Math.max(...layers.map(({ units }) => Math.ceil(units / 32)));
  return Math.min(features.cores, blocks, 8);
}

/** Multiplications in a forward pass of one sample. */
function workPerSample(layers: readonly FastLayer[], density: number): number {
  return layers.reduce((work, { W, window }, i) => {
    const places = window ? window.rows * window.cols : 1;
    return work + places * W.rows * W.cols * (i === 0 ? density : 1);
  }, 0);
}

/** How many samples fit one go; a multiple of 4, for dense products take four at a time. */
function rowsOfPart(sampleWork: number): number {
  return Math.max(4, 4 * Math.floor(partWork / sampleWork / 4));
}

/** What `findObstacle` has looked for already. */
function known<T>(kernel: T | string | undefined): T {
  if (kernel === undefined || typeof kernel === "string")
    throw new Error("chooseStrategy: the task has an obstacle");
  return kernel;
}
