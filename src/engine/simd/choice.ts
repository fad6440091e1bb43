/**
 * Whether the fast step can do a task, and how: sparse or dense, with how many threads.
 */
import { softmax } from "../activations.ts";
import type { Layer } from "../layer.ts";
import {
  type Loss,
  meanSquaredError,
  sparseCategoricalCrossEntropy,
  sumOfSquares,
} from "../losses.ts";
import type { Matrix } from "../matrix.ts";
import type { Optimizer } from "../optimizers.ts";
import type { StepTask } from "../step.ts";
import { activationKernels, lossKernels, optimizerKernel } from "./kernels.ts";
import type { Machine } from "./machine.ts";
import type { PlanTask } from "./plan.ts";
import { keepFrom, listBytes, type TargetRange } from "./stage.ts";

/** What may be fixed from outside; the rest is chosen by the task. */
export interface SimdOptions {
  readonly threads?: number;
  /** Whether to touch only the inputs that are not 0. */
  readonly sparse?: boolean;
  /** Whether multiplications and additions may be fused where the machine can; true if left out. */
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
 * batch is cut into parts, the same ones on every machine and for any number of threads.
 */
const partWork = 1e8;

/** Larger whole numbers are not exact in float32. */
const mostExact = 2 ** 24;

/** Taking an input in is about as much work as so many multiplications. */
const workPerInput = 8;

/**
 * Bytes of samples that are staged together: they stay in a core's own cache. Several threads get
 * more, for to call them together takes time.
 */
const stageBytes = { alone: 1 << 18, together: 1 << 20 };

/** What keeps the fast step from doing a task, in words; `undefined` if nothing does. */
export function findObstacle({ net, data, loss, optimizer }: StepTask): string | undefined {
  const other = net.layers.find(({ activation }) => !activationKernels.has(activation));
  if (other) return `the activation ${other.activation.name} has no fast form`;
  if (!lossKernels.has(loss)) return `the loss ${loss.name} has no fast form`;
  if (!optimizerKernel(optimizer)) return `the optimizer ${optimizer.name} has no fast form`;
  if (!isInStep(net.layers, optimizer)) return "the weights have taken different numbers of steps";
  const large = someOf(data.X).find((x) => Math.abs(x) > mostExact);
  if (large) return `inputs such as ${large} would be rounded: scale them (standardScaler)`;
  return undefined;
}

/** How the fast step does a task that `findObstacle` has nothing against. */
export function choosePlan(
  task: StepTask,
  batchSize: number,
  machine: Machine,
  options: SimdOptions,
): PlanTask {
  const { net, data, optimizer, epochs = 1 } = task;
  const batchRows = Math.min(batchSize, data.X.rows);
  const density = densityOf(data.X);
  const sparse = options.sparse ?? density < sparseBelow;
  const sampleWork = workPerSample(net.layers, sparse ? density : 1);
  const partRows = options.partRows ?? rowsOfPart(sampleWork + workPerInput * net.inputs);
  const rows = Math.min(batchRows, partRows);
  const isCut = rows < batchRows && epochs > 0;
  const threads = chooseThreads(net.layers, machine, rows * sampleWork, options.threads);
  const bytes = threads > 1 ? stageBytes.together : stageBytes.alone;
  const batches = Math.max(1, Math.floor(bytes / (4 * net.inputs * rows)));
  return {
    layers: net.layers,
    ...{ batchSize: rows, partRows, isCut },
    threads,
    sparse,
    listBytes: sparse && epochs >= keepFrom ? listBytes(data.X, density) : 0,
    rows: data.X.rows,
    targetWidth: task.loss === sparseCategoricalCrossEntropy ? 0 : data.Y.cols,
    stageRows: isCut ? rows : rows * Math.min(batches, Math.ceil(data.X.rows / rows)),
    loss: known(lossKernels.get(task.loss)),
    optimizer: known(optimizerKernel(optimizer)).number,
    slots: known(optimizerKernel(optimizer)).slots,
  };
}

/** The share of numbers that are not 0. */
function densityOf(X: Matrix): number {
  const some = someOf(X);
  let others = 0;
  for (let i = 0; i < some.length; i++) if (some[i] !== 0) others++;
  return others / some.length;
}

/** Some thousands of a matrix's numbers, spread over the whole. */
function someOf({ data }: Matrix): Float64Array {
  const some = new Float64Array(Math.min(data.length, 10_000));
  for (let i = 0; i < some.length; i++) {
    // By the golden ratio: equal distances could meet one column again and again.
    some[i] = data[Math.floor(((i * 0.6180339887498949) % 1) * data.length)];
  }
  return some;
}

function chooseThreads(
  layers: readonly Layer[],
  machine: Machine,
  work: number,
  wanted?: number,
): number {
  // A hidden softmax needs its whole row at once.
  const isWhole = layers.slice(0, -1).some(({ activation }) => activation === softmax);
  if (!machine.sharedModule || isWhole) return 1;
  if (wanted !== undefined) return wanted;
  if (work < workForThreads) return 1;
  const blocks = Math.max(...layers.map(({ units }) => Math.ceil(units / 32)));
  return Math.min(machine.cores, blocks, 8);
}

/** Multiplications in a forward pass of one sample. */
function workPerSample(layers: readonly Layer[], density: number): number {
  return layers.reduce((work, { inputs, units }, i) => {
    return work + inputs * units * (i === 0 ? density : 1);
  }, 0);
}

/** How many samples fit one go; a multiple of 4, for dense products take four at a time. */
function rowsOfPart(sampleWork: number): number {
  return Math.max(4, 4 * Math.floor(partWork / sampleWork / 4));
}

/** What `findObstacle` has looked for already. */
function known<T>(kernel: T | undefined): T {
  if (kernel === undefined) throw new Error("choosePlan: the task has an obstacle");
  return kernel;
}

/** Whether all weights have taken the same number of steps: one Adam correction serves all. */
function isInStep(layers: readonly Layer[], optimizer: Optimizer): boolean {
  const steps = layers.flatMap(({ W, b }) => {
    return (b ? [W, b] : [W]).map((m) => optimizer.memory(m).steps);
  });
  return steps.every((count) => count === steps[0]);
}
