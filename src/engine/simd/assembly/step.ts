/**
 * The training step: forward, backward, update, for one batch after the other. All threads run it
 * side by side, each on other columns of a layer, and they meet at barriers.
 *
 * No number depends on how many threads there are: a column is computed in the same order by
 * whichever thread has it, and no sum is split between two.
 */
import { activate, SOFTMAX, throughActivation } from "./activations";
import { errorBack, learnBias, learnDense, weighDense } from "./dense";
import { blockAddress, blockCount, blockStart, blockWidth, firstBlock, Layer, layerAt, Plan } from "./layout";
import { learnSample, learnSparse } from "./learning";
import { checkInputs, fetchLists, listChosen, listColumns, listInputs, roomFor } from "./lists";
import { judge } from "./losses";
import { ADAM, follow } from "./optimizers";
import { backThroughRow } from "./row";
import { stageTargets } from "./targets";
import { barrier, take, turnOf } from "./threads";
import { weighSparse } from "./weighing";

/** So many samples ahead are fetched at a time, where each is a batch. */
const AHEAD = 8;

/** With fewer samples one thread alone is through the last layer sooner than two could meet. */
const SHARED = 8;

/** Stages the targets of the chosen rows, and their lists where these are kept. */
export function choose(plan: Plan, rows: i32): void {
  const layer = layerAt(plan, plan.layers - 1);
  stageTargets(plan, layer.units, layer.stride, rows);
  plan.listed = plan.keeps;
  if (plan.keeps) listChosen(plan, layerAt(plan, 0).inputs, rows);
}

/** Lists this thread's share of the staged samples, where that is not done, or at least looks at it. */
function prepare(plan: Plan, thread: i32, rows: i32): void {
  if (plan.listed) return;
  const inputs = layerAt(plan, 0).inputs;
  const from = (rows * thread) / plan.threads;
  const to = (rows * (thread + 1)) / plan.threads;
  if (!plan.sparse) return checkInputs(plan, inputs, from, to);
  listInputs(plan, inputs, from, to, plan.pairs + roomFor(inputs) * (from as usize));
  barrier(plan);
}

/**
 * Trains on the staged samples `0 .. rows - 1`, batch by batch, and stops after a cost that is not
 * finite. Adds the costs of all samples to the plan. With `wholeRows` they are a part of one batch.
 *
 * @returns how many samples were used.
 */
export function learn(plan: Plan, thread: i32, rows: i32): i32 {
  prepare(plan, thread, rows);
  enter(plan, thread, 0, min(plan.batchSize, rows));
  for (let at = 0; at < rows; at += plan.batchSize) {
    const count = min(plan.batchSize, rows - at);
    pass(plan, thread, count);
    if (thread == 0) {
      judgeBatch(plan, at, count, plan.wholeRows ? plan.wholeRows : count);
      if (plan.optimizer == ADAM && !plan.goesOn) advanceAdam(plan);
    }
    if (plan.sparse && thread == plan.threads - 1 && count > 1) {
      listColumns(plan, layerAt(plan, 0), at, count);
    }
    if (plan.listed && count == 1 && thread == 0 && at % AHEAD == 0) {
      fetchLists(plan, at + 1, min(at + 1 + AHEAD, rows));
    }
    barrier(plan);
    if (plan.broken) return at + count;
    backward(plan, thread, at, count, min(plan.batchSize, rows - at - count));
  }
  return rows; // after a barrier: all have learned from the samples, and they may be replaced
}

/** Only judges the staged samples, batch by batch. */
export function evaluate(plan: Plan, thread: i32, rows: i32): void {
  prepare(plan, thread, rows);
  for (let at = 0; at < rows; at += plan.batchSize) {
    const count = min(plan.batchSize, rows - at);
    enter(plan, thread, at, count);
    pass(plan, thread, count);
    if (thread == 0) judgeBatch(plan, at, count, count);
    barrier(plan);
  }
}

/** The first layer of the forward pass. */
function enter(plan: Plan, thread: i32, at: i32, rows: i32): void {
  const layer = layerAt(plan, 0);
  const turn = turnOf(plan);
  const blocks = blockCount(layer.stride);
  for (let i = 0, own = (blocks * thread) / plan.threads; i < blocks; i++) {
    const block = (own + i) % blocks;
    if (take(plan, block, turn)) enterBlock(plan, layer, block, at, rows);
  }
  if (needsRow(plan, layer)) activate(layer, rows, 0, layer.stride);
  barrier(plan);
}

/** Whether the activation of a hidden layer takes whole rows; then one thread does all. */
// @ts-expect-error: decorator
@inline
function needsRow(plan: Plan, layer: Layer): bool {
  return layer.activation == SOFTMAX && plan.layers > 1;
}

/** One column block of it. */
function enterBlock(plan: Plan, layer: Layer, block: i32, at: i32, rows: i32): void {
  if (plan.sparse) weighSparse(plan, layer, at, rows, block);
  else weighDense(layer, samplesAt(layer, at), 0, rows, block, block + 1);
  if (plan.layers == 1 || layer.activation == SOFTMAX) return;
  activate(layer, rows, columnOf(layer, block), columnOf(layer, block + 1));
}

/** The other layers: leaves A of every layer behind, and Z in the last one. */
function pass(plan: Plan, thread: i32, rows: i32): void {
  for (let i = 1; i < plan.layers; i++) {
    const layer = layerAt(plan, i);
    const isLast = i == plan.layers - 1;
    if (isLast && layer.solo && rows >= SHARED) {
      weighOwnRows(plan, thread, layer, rows);
      return barrier(plan);
    }
    const first = firstBlock(layer, thread, plan.threads);
    const last = firstBlock(layer, thread + 1, plan.threads);
    weighDense(layer, layer.X, 0, rows, first, last);
    if (!isLast) activate(layer, rows, columnOf(layer, first), columnOf(layer, last));
    else if (layer.solo) return; // the first thread alone goes on with it
    barrier(plan);
  }
}

/** The last layer is too narrow to be shared out by columns, but each sample is on its own here. */
function weighOwnRows(plan: Plan, thread: i32, layer: Layer, rows: i32): void {
  const from = (rows * thread) / plan.threads;
  const to = (rows * (thread + 1)) / plan.threads;
  weighDense(layer, layer.X, from, to, 0, blockCount(layer.stride));
}

/** The chain rule from the last layer to the first; each layer learns on the way. */
function backward(plan: Plan, thread: i32, at: i32, rows: i32, next: i32): void {
  const rate = f32x4.splat(plan.learningRate);
  for (let i = plan.layers - 1; i > 1; i--) {
    const below = layerAt(plan, i - 1);
    const first = firstBlock(below, thread, plan.threads);
    const last = firstBlock(below, thread + 1, plan.threads);
    learnFrom(plan, i, rows, columnOf(below, first), columnOf(below, last), rate);
    learnBiases(plan, thread, layerAt(plan, i), rows, rate);
    barrier(plan);
  }
  if (plan.layers > 1) learnBiases(plan, thread, layerAt(plan, 1), rows, rate);
  const layer = layerAt(plan, 0);
  const whole = needsRow(plan, layer);
  if (whole) learnFrom(plan, 1, rows, 0, layer.stride, rate);
  const turn = turnOf(plan);
  const blocks = blockCount(layer.stride);
  for (let i = 0, own = (blocks * thread) / plan.threads; i < blocks; i++) {
    const block = (own + i) % blocks;
    if (!take(plan, block, turn)) continue;
    const from = columnOf(layer, block);
    const to = columnOf(layer, block + 1);
    if (plan.layers > 1 && !whole) learnFrom(plan, 1, rows, from, to, rate);
    learnFirst(plan, layer, block, at, rows, rate);
    learnBiasColumns(plan, layer, rows, from, to, rate);
    // The block's weights are in the core's own cache now: the next batch comes in at once.
    if (next > 0) enterBlock(plan, layer, block, at + rows, next);
  }
  if (whole) activate(layer, next, 0, layer.stride);
  barrier(plan);
}

/**
 * dZ of units `from .. to - 1` of the layer below layer `i`, and then the rows of layer i's
 * weights that belong to these units: nobody else needs them.
 */
function learnFrom(plan: Plan, i: i32, rows: i32, from: i32, to: i32, rate: v128): void {
  const layer = layerAt(plan, i);
  const below = layerAt(plan, i - 1);
  if (rows == 1) backThroughRow(layer, below.dZ, from, to, rate);
  else errorBack(layer, below.dZ, rows, from, to);
  throughActivation(below, rows, from, to);
  const blocks = blockCount(layer.stride);
  if (rows > 1) learnDense(layer, layer.X, rows, from, to, 0, blocks, rate);
  if (follows(plan, layer)) followRows(plan, layer, from, to, 0, blocks);
}

/** A column block of the first layer's weights. */
function learnFirst(
  plan: Plan, layer: Layer, block: i32, at: i32, rows: i32, rate: v128,
): void {
  if (!plan.sparse) {
    learnDense(layer, samplesAt(layer, at), rows, 0, layer.inputs, block, block + 1, rate);
  } else if (rows == 1) learnSample(plan, layer, at, block, rate);
  else learnSparse(plan, layer, block, rate);
  if (follows(plan, layer)) followRows(plan, layer, 0, layer.inputs, block, block + 1);
}

/** This thread's biases of a layer. */
function learnBiases(plan: Plan, thread: i32, layer: Layer, rows: i32, rate: v128): void {
  if (!layer.b) return;
  const from = columnOf(layer, firstBlock(layer, thread, plan.threads));
  const to = columnOf(layer, firstBlock(layer, thread + 1, plan.threads));
  learnBiasColumns(plan, layer, rows, from, to, rate);
}

function learnBiasColumns(
  plan: Plan, layer: Layer, rows: i32, from: i32, to: i32, rate: v128,
): void {
  if (!layer.b) return;
  learnBias(layer, rows, from, to, rate);
  if (!follows(plan, layer)) return;
  const offset = (from as usize) << 2;
  const bytes = ((to - from) as usize) << 2;
  follow(plan, layer.b + offset, layer.db + offset, layer.b1 + offset, layer.b2 + offset, bytes);
}

/** Whether the kept gradient is whole now, so that the layer follows it. */
// @ts-expect-error: decorator
@inline
function follows(plan: Plan, layer: Layer): bool {
  return layer.dW != 0 && !plan.goesOn;
}

/** Lets rows `from .. to - 1` of some blocks follow the gradient that was found. */
function followRows(plan: Plan, layer: Layer, from: i32, to: i32, first: i32, last: i32): void {
  for (let block = first; block < last; block++) {
    const start = blockStart(layer.stride, block);
    const width = blockWidth(layer.stride, start);
    const offset = blockAddress(0, layer.inputs, start, width, from);
    const bytes = (((to - from) * width) as usize) << 2;
    follow(plan, layer.W + offset, layer.dW + offset, layer.W1 + offset, layer.W2 + offset, bytes);
  }
}

/** The staged samples from `at` on. */
// @ts-expect-error: decorator
@inline
function samplesAt(layer: Layer, at: i32): usize {
  return layer.X + (((at * layer.inputs) as usize) << 2);
}

/** The column where a block begins; the width of the layer after the last one. */
function columnOf(layer: Layer, block: i32): i32 {
  return block == blockCount(layer.stride) ? layer.stride : blockStart(layer.stride, block);
}

/** The first thread judges `rows` samples of a batch of `whole` and notes their share of its cost. */
function judgeBatch(plan: Plan, at: i32, rows: i32, whole: i32): void {
  const layer = layerAt(plan, plan.layers - 1);
  const Y = plan.Y + (((at * layer.stride) as usize) << 2);
  const cost = judge(plan, layer, Y, rows, whole);
  store<f64>(plan.costs, cost);
  store<f64>(plan.costs, load<f64>(plan.costs, 8) + (plan.loss == 0 ? cost : cost * whole), 8);
  plan.broken = i32(!isFinite(cost));
}

/** The correction of Adam's running means for their start at 0 grows with every step. */
function advanceAdam(plan: Plan): void {
  const power1 = load<f64>(plan.costs, 16) * (plan.beta1 as f64);
  const power2 = load<f64>(plan.costs, 24) * (plan.beta2 as f64);
  store<f64>(plan.costs, power1, 16);
  store<f64>(plan.costs, power2, 24);
  plan.correct1 = (1 / (1 - power1)) as f32;
  plan.correct2 = (1 / (1 - power2)) as f32;
}
