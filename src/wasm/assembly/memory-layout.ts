/**
 * Where everything lies in memory.
 *
 * Widths are rounded up to multiples of 4 numbers (`stride`); what is added stays 0. Weights are
 * packed in blocks of columns, 24 wide as long as there are so many, then 16, 8 and 4: a block's
 * rows lie one after the other, so a block is read from its start to its end, and no two rows fall
 * on the same cache set because their distance is a multiple of 4096 bytes.
 */
import { Layer, Layout } from "./generated";

/** Layer `i` of the layout, counted from 0. */
// @ts-expect-error: decorator
@inline
export function layerAt(layout: Layout, i: i32): Layer {
  return changetype<Layer>(layout.layerTable + (i as usize) * offsetof<Layer>());
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

/** The column where a block begins; the width of the layer after the last one. */
export function columnOf(layer: Layer, block: i32): i32 {
  return block == blockCount(layer.stride) ? layer.stride : blockStart(layer.stride, block);
}
