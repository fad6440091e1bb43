/**
 * Where everything lies in memory. `plan.ts` on the other side writes the same fields in the same
 * order; every one is 4 bytes.
 *
 * Widths are rounded up to multiples of 4 numbers (`stride`); what is added stays 0. Weights are
 * packed in blocks of columns, 24 wide as long as there are so many, then 16, 8 and 4: a block's
 * rows lie one after the other, so a block is read from its start to its end, and no two rows fall
 * on the same cache set because their distance is a multiple of 4096 bytes.
 */

// @ts-expect-error: decorator
@unmanaged
export class Layer {
  /** Rows of the weights, rounded up; also the distance between two samples of the input. */
  inputs: i32;
  /** The number of units. */
  units: i32;
  /** Columns of the weights, rounded up; also the distance between two samples of A and dZ. */
  stride: i32;
  /** An index of `activations.ts`. */
  activation: i32;
  /** 1 if the first thread does the whole layer. */
  solo: i32;
  /** The packed weights. */
  W: usize;
  /** The biases, or 0. */
  b: usize;
  /** What comes in: A of the layer before, or the staged samples. */
  X: usize;
  /** First z, then a; batch x stride. */
  A: usize;
  /** First dA, then dZ; batch x stride. */
  dZ: usize;
  /**
   * The packed gradient and that of the biases, 0 between two batches. No room (0) for plain gradient
   * descent with batches that are not cut: then weights follow their gradient at once.
   */
  dW: usize;
  db: usize;
  /** The optimizer's two memories for the weights and for the biases. */
  W1: usize;
  W2: usize;
  b1: usize;
  b2: usize;
}

// @ts-expect-error: decorator
@unmanaged
export class Plan {
  layers: i32;
  batchSize: i32;
  /** If the samples at work are a part of a long batch: how many the whole batch has; else 0. */
  wholeRows: i32;
  /** 1 if more parts of that batch follow: until then gradients are only added up. */
  goesOn: i32;
  threads: i32;
  /** 1 if the input is mostly zeros, so that only the others are touched. */
  sparse: i32;
  /** An index of `losses.ts`. */
  loss: i32;
  /** An index of `optimizers.ts`. */
  optimizer: i32;
  learningRate: f32;
  /** Momentum, or Adam's beta1. */
  beta1: f32;
  beta2: f32;
  epsilon: f32;
  /** 1 / (1 - beta1^t) and 1 / (1 - beta2^t) for the step under way. */
  correct1: f32;
  correct2: f32;
  /** The staged samples and their targets, row after row. */
  X: usize;
  Y: usize;
  /** 1 if the lists of the samples are there already, 0 if they are to be made of `X`. */
  listed: i32;
  /** The targets of the whole data set, row after row. */
  targets: usize;
  /** How many numbers a row of `targets` has; 0 if it is the number of a class. */
  targetWidth: i32;
  /** 1 if lists are kept from epoch to epoch. */
  keeps: i32;
  /** Of each row of the data set whose list is kept: its address and how many pairs it has; else 0. */
  kept: usize;
  /** Room for kept lists: where the next one goes, and the end. */
  free: usize;
  freeEnd: usize;
  /** The rows that are staged. */
  chosen: usize;
  /** Of each sample at work: how many inputs are not 0, and the address of their pairs. */
  counts: usize;
  lists: usize;
  /** Room for the pairs of staged samples. */
  pairs: usize;
  /** 16 shuffles: the one at place m brings the lanes whose bits are set in m to the front. */
  shuffles: usize;
  /** The same pairs of one batch, by input: where each input's begin, and the pairs. */
  starts: usize;
  columns: usize;
  /** How many threads have arrived at the barrier, and how often it has opened. */
  arrived: i32;
  opened: i32;
  /** Of each column block of the first layer: the last turn of the barrier at which it was taken. */
  taken: usize;
  /** 1 once an input was not finite. */
  strange: i32;
  /** 1 once a cost was not finite. */
  broken: i32;
  correct: i32;
  /** What `fetchList` has read: of no use, but what is used nowhere is not read. */
  seen: i32;
  /** Four float64: the last cost, the sum over the samples so far, beta1^t and beta2^t. */
  costs: usize;
  layerTable: usize;
}

/** Layer `i` of the plan, counted from 0. */
// @ts-expect-error: decorator
@inline
export function layerAt(plan: Plan, i: i32): Layer {
  return changetype<Layer>(plan.layerTable + (i as usize) * offsetof<Layer>());
}

/** The widest block: its sums and the row of W that is added to them fit the 16 registers. */
const WIDEST = 24;

/** How many column blocks a width has. */
export function blockCount(stride: i32): i32 {
  return stride / WIDEST + i32.popcnt((stride % WIDEST) >> 2);
}

/** The first column of block `index`. */
export function blockStart(stride: i32, index: i32): i32 {
  const full = stride / WIDEST;
  if (index <= full) return index * WIDEST;
  let start = full * WIDEST;
  for (let i = full; i < index; i++) start += blockWidth(stride, start);
  return start;
}

/** The width of the block that starts at column `start`: 24, or the largest of 16, 8, 4 that fits. */
export function blockWidth(stride: i32, start: i32): i32 {
  const rest = stride - start;
  return rest >= WIDEST ? WIDEST : rest >= 16 ? 16 : rest >= 8 ? 8 : 4;
}

/** The address of row `row` of the block with columns `start .. start + width - 1`. */
// @ts-expect-error: decorator
@inline
export function blockAddress(base: usize, rows: i32, start: i32, width: i32, row: i32): usize {
  return base + (((start * rows + row * width) as usize) << 2);
}

/** The first block of thread `thread`; that of thread + 1 is where it ends. */
// @ts-expect-error: decorator
@inline
export function firstBlock(layer: Layer, thread: i32, threads: i32): i32 {
  const blocks = blockCount(layer.stride);
  if (layer.solo || threads == 1) return thread == 0 ? 0 : blocks; // no slow division
  return (blocks * thread) / threads;
}
