/**
 * The training step: forward, backward, update, for one batch after the other. All threads run it
 * side by side, each on other columns of a layer, and they meet at barriers.
 *
 * No number depends on how many threads there are: a column is computed in the same order by
 * whichever thread has it, and no sum is split between two.
 */
import { activate, throughActivation } from "./activations";
import { enterImages } from "./convolution";
import { affineDense, learnBias, learnDense } from "./dense";
import { errorBack } from "./error-back";
import { learnFilters } from "./filters";
import { ADAM, CONVOLUTIONS, Layer, Layout, SOFTMAX, SUM_OF_SQUARES } from "./generated";
import {
  blockAddress, blockCount, blockStart, blockWidth, columnOf, firstBlock, layerAt,
} from "./memory-layout";
import { learnSample, learnSparse } from "./sparse-update";
import { checkInputs, prefetchCsr, chooseCsr, toCsc, toCsr, roomFor } from "./csr";
import { costAndSlope } from "./losses";
import { follow } from "./optimizers";
import { backThroughRow } from "./row";
import { stageTargets } from "./targets";
import { barrier, take, turnOf } from "./threads";
import { affineSparse } from "./sparse-affine";

/** So many samples ahead are fetched at a time, where each is a batch. */
const AHEAD = 8;

/** With fewer samples one thread alone is through the last layer sooner than two could meet. */
const SHARED = 8;

/** Stages the targets of the chosen rows, and their lists where these are kept. */
export function choose(layout: Layout, rows: i32): void {
  const layer = layerAt(layout, layout.layers - 1);
  stageTargets(layout, layer.units, layer.stride, rows);
  layout.hasCsr = layout.keepsCsr;
  if (layout.keepsCsr) chooseCsr(layout, layerAt(layout, 0).inputs, rows);
}

/** Lists this thread's share of the staged samples, where that is not done, or at least looks at it. */
function prepare(layout: Layout, thread: i32, rows: i32): void {
  if (layout.hasCsr) return;
  const inputs = layerAt(layout, 0).inputs;
  const from = (rows * thread) / layout.threads;
  const to = (rows * (thread + 1)) / layout.threads;
  if (!layout.sparse) return checkInputs(layout, inputs, from, to);
  toCsr(layout, inputs, from, to, layout.csr + roomFor(inputs) * (from as usize));
  barrier(layout);
}

/**
 * Trains on the staged samples `0 .. rows - 1`, batch by batch, and stops after a cost that is not
 * finite. Adds the costs of all samples to the layout. With `wholeRows` they are a part of one batch.
 *
 * @returns how many samples were used.
 */
export function learn(layout: Layout, thread: i32, rows: i32): i32 {
  prepare(layout, thread, rows);
  enter(layout, thread, 0, min(layout.batchSize, rows));
  for (let at = 0; at < rows; at += layout.batchSize) {
    const count = min(layout.batchSize, rows - at);
    pass(layout, thread, count);
    if (thread == 0) {
      evaluateBatch(layout, at, count, layout.wholeRows ? layout.wholeRows : count);
      if (layout.optimizer == ADAM && !layout.goesOn) advanceAdam(layout);
    }
    if (layout.sparse && thread == layout.threads - 1 && count > 1) {
      toCsc(layout, layerAt(layout, 0), at, count);
    }
    if (layout.hasCsr && count == 1 && thread == 0 && at % AHEAD == 0) {
      prefetchCsr(layout, at + 1, min(at + 1 + AHEAD, rows));
    }
    barrier(layout);
    if (layout.diverged) return at + count;
    backward(layout, thread, at, count, min(layout.batchSize, rows - at - count));
  }
  return rows; // after a barrier: all have learned from the samples, and they may be replaced
}

/** Only evaluates the staged samples, batch by batch. */
export function evaluate(layout: Layout, thread: i32, rows: i32): void {
  prepare(layout, thread, rows);
  for (let at = 0; at < rows; at += layout.batchSize) {
    const count = min(layout.batchSize, rows - at);
    enter(layout, thread, at, count);
    pass(layout, thread, count);
    if (thread == 0) evaluateBatch(layout, at, count, count);
    barrier(layout);
  }
}

/** The first layer of the forward pass. */
function enter(layout: Layout, thread: i32, at: i32, rows: i32): void {
  if (CONVOLUTIONS && layout.convolution) return enterImages(layout, thread, at, rows);
  const layer = layerAt(layout, 0);
  const turn = turnOf(layout);
  const blocks = blockCount(layer.stride);
  for (let i = 0, own = (blocks * thread) / layout.threads; i < blocks; i++) {
    const block = (own + i) % blocks;
    if (take(layout, block, turn)) enterBlock(layout, layer, block, at, rows);
  }
  if (needsRow(layout, layer)) activate(layer, rows, 0, layer.stride);
  barrier(layout);
}

/** Whether the activation of a hidden layer takes whole rows; then one thread does all. */
// @ts-expect-error: decorator
@inline
function needsRow(layout: Layout, layer: Layer): bool {
  return layer.activation == SOFTMAX && layout.layers > 1;
}

/** One column block of it. */
function enterBlock(layout: Layout, layer: Layer, block: i32, at: i32, rows: i32): void {
  if (layout.sparse) affineSparse(layout, layer, at, rows, block);
  else affineDense(layer, samplesAt(layer, at), 0, rows, block, block + 1);
  if (layout.layers == 1 || layer.activation == SOFTMAX) return;
  activate(layer, rows, columnOf(layer, block), columnOf(layer, block + 1));
}

/** The other layers: leaves A of every layer behind, and Z in the last one. */
function pass(layout: Layout, thread: i32, rows: i32): void {
  for (let i = 1; i < layout.layers; i++) {
    const layer = layerAt(layout, i);
    const isLast = i == layout.layers - 1;
    if (isLast && layer.solo && rows >= SHARED) {
      affineOwnRows(layout, thread, layer, rows);
      return barrier(layout);
    }
    const first = firstBlock(layer, thread, layout.threads);
    const last = firstBlock(layer, thread + 1, layout.threads);
    affineDense(layer, layer.X, 0, rows, first, last);
    if (!isLast) activate(layer, rows, columnOf(layer, first), columnOf(layer, last));
    else if (layer.solo) return; // the first thread alone goes on with it
    barrier(layout);
  }
}

/** The last layer is too narrow to be shared out by columns, but each sample is on its own here. */
function affineOwnRows(layout: Layout, thread: i32, layer: Layer, rows: i32): void {
  const from = (rows * thread) / layout.threads;
  const to = (rows * (thread + 1)) / layout.threads;
  affineDense(layer, layer.X, from, to, 0, blockCount(layer.stride));
}

/** The chain rule from the last layer to the first; each layer learns on the way. */
function backward(layout: Layout, thread: i32, at: i32, rows: i32, next: i32): void {
  const rate = f32x4.splat(layout.learningRate);
  for (let i = layout.layers - 1; i > 1; i--) {
    const below = layerAt(layout, i - 1);
    const first = firstBlock(below, thread, layout.threads);
    const last = firstBlock(below, thread + 1, layout.threads);
    learnFrom(layout, i, rows, columnOf(below, first), columnOf(below, last), rate);
    learnBiases(layout, thread, layerAt(layout, i), rows, rate);
    barrier(layout);
  }
  if (layout.layers > 1) learnBiases(layout, thread, layerAt(layout, 1), rows, rate);
  if (CONVOLUTIONS && layout.convolution) return backToImages(layout, thread, at, rows, next, rate);
  const layer = layerAt(layout, 0);
  const whole = needsRow(layout, layer);
  if (whole) learnFrom(layout, 1, rows, 0, layer.stride, rate);
  const turn = turnOf(layout);
  const blocks = blockCount(layer.stride);
  for (let i = 0, own = (blocks * thread) / layout.threads; i < blocks; i++) {
    const block = (own + i) % blocks;
    if (!take(layout, block, turn)) continue;
    const from = columnOf(layer, block);
    const to = columnOf(layer, block + 1);
    if (layout.layers > 1 && !whole) learnFrom(layout, 1, rows, from, to, rate);
    learnFirst(layout, layer, block, at, rows, rate);
    learnBiasColumns(layout, layer, rows, from, to, rate);
    // The block's weights are in the core's own cache now: the next batch comes in at once.
    if (next > 0) enterBlock(layout, layer, block, at + rows, next);
  }
  if (whole) activate(layer, next, 0, layer.stride);
  barrier(layout);
}

/** The end of the way back where the first layer is a convolution; the next batch comes in. */
function backToImages(
  layout: Layout, thread: i32, at: i32, rows: i32, next: i32, rate: v128,
): void {
  const layer = layerAt(layout, 0);
  const from = columnOf(layer, firstBlock(layer, thread, layout.threads));
  const to = columnOf(layer, firstBlock(layer, thread + 1, layout.threads));
  learnFrom(layout, 1, rows, from, to, rate);
  barrier(layout);
  learnFilters(layout, thread, at, rows, rate);
  if (next > 0) enterImages(layout, thread, at + rows, next);
}

/**
 * dZ of units `from .. to - 1` of the layer below layer `i`, and then the rows of layer i's
 * weights that belong to these units: nobody else needs them.
 */
function learnFrom(layout: Layout, i: i32, rows: i32, from: i32, to: i32, rate: v128): void {
  const layer = layerAt(layout, i);
  const below = layerAt(layout, i - 1);
  if (rows == 1) backThroughRow(layer, below.dZ, from, to, rate);
  else errorBack(layer, below.dZ, rows, from, to);
  throughActivation(below, rows, from, to);
  const blocks = blockCount(layer.stride);
  if (rows > 1) learnDense(layer, layer.X, rows, from, to, 0, blocks, rate);
  if (follows(layout, layer)) followRows(layout, layer, from, to, 0, blocks);
}

/** A column block of the first layer's weights. */
function learnFirst(
  layout: Layout, layer: Layer, block: i32, at: i32, rows: i32, rate: v128,
): void {
  if (!layout.sparse) {
    learnDense(layer, samplesAt(layer, at), rows, 0, layer.inputs, block, block + 1, rate);
  } else if (rows == 1) learnSample(layout, layer, at, block, rate);
  else learnSparse(layout, layer, block, rate);
  if (follows(layout, layer)) followRows(layout, layer, 0, layer.inputs, block, block + 1);
}

/** This thread's biases of a layer. */
function learnBiases(layout: Layout, thread: i32, layer: Layer, rows: i32, rate: v128): void {
  if (!layer.b) return;
  const from = columnOf(layer, firstBlock(layer, thread, layout.threads));
  const to = columnOf(layer, firstBlock(layer, thread + 1, layout.threads));
  learnBiasColumns(layout, layer, rows, from, to, rate);
}

function learnBiasColumns(
  layout: Layout, layer: Layer, rows: i32, from: i32, to: i32, rate: v128,
): void {
  if (!layer.b) return;
  learnBias(layer, rows, from, to, rate);
  if (!follows(layout, layer)) return;
  const offset = (from as usize) << 2;
  const bytes = ((to - from) as usize) << 2;
  follow(layout, layer.b + offset, layer.db + offset, layer.b1 + offset, layer.b2 + offset, bytes);
}

/** Whether the kept gradient is whole now, so that the layer follows it. */
// @ts-expect-error: decorator
@inline
function follows(layout: Layout, layer: Layer): bool {
  return layer.dW != 0 && !layout.goesOn;
}

/** Lets rows `from .. to - 1` of some blocks follow the gradient that was found. */
function followRows(layout: Layout, layer: Layer, from: i32, to: i32, first: i32, last: i32): void {
  for (let block = first; block < last; block++) {
    const start = blockStart(layer.stride, block);
    const width = blockWidth(layer.stride, start);
    const offset = blockAddress(0, layer.inputs, start, width, from);
    const bytes = (((to - from) * width) as usize) << 2;
    follow(layout, layer.W + offset, layer.dW + offset, layer.W1 + offset, layer.W2 + offset, bytes);
  }
}

/** The staged samples from `at` on. */
// @ts-expect-error: decorator
@inline
function samplesAt(layer: Layer, at: i32): usize {
  return layer.X + (((at * layer.inputs) as usize) << 2);
}

/** The first thread evaluates `rows` samples of a batch of `whole` and notes their share of its cost. */
function evaluateBatch(layout: Layout, at: i32, rows: i32, whole: i32): void {
  const layer = layerAt(layout, layout.layers - 1);
  const Y = layout.Y + (((at * layer.stride) as usize) << 2);
  const cost = costAndSlope(layout, layer, Y, rows, whole);
  store<f64>(layout.costs, cost);
  store<f64>(layout.costs, load<f64>(layout.costs, 8) + (layout.loss == SUM_OF_SQUARES ? cost : cost * whole), 8);
  layout.diverged = i32(!isFinite(cost));
}

/** The correction of Adam's running means for their start at 0 grows with every step. */
function advanceAdam(layout: Layout): void {
  const power1 = load<f64>(layout.costs, 16) * (layout.beta1 as f64);
  const power2 = load<f64>(layout.costs, 24) * (layout.beta2 as f64);
  store<f64>(layout.costs, power1, 16);
  store<f64>(layout.costs, power2, 24);
  layout.correct1 = (1 / (1 - power1)) as f32;
  layout.correct2 = (1 / (1 - power2)) as f32;
}
