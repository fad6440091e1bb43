/**
 * How filters learn. Behind the pooling only the largest z of a window has a slope, and behind a ReLU only
 * about half of these: the others are never touched. Each thread has filters of its own, four at a time, and
 * adds up a filter's slopes in the order of samples and places.
 */
import { firstLanes } from "./activations";
import { convolutionOf, imageOf } from "./convolution";
import { Convolution, Layer, Layout } from "./generated";
import { blockAddress, blockStart, blockWidth, layerAt } from "./memory-layout";
import { descend, follow } from "./optimizers";
import { barrier } from "./threads";
import { fma } from "./vector";

/** All filters follow the slopes dZ of layer 0, for the batch of `rows` samples at `at`. */
export function learnFilters(layout: Layout, thread: i32, at: i32, rows: i32, rate: v128): void {
  const layer = layerAt(layout, 0);
  const c = convolutionOf(layout);
  const fours = c.stride >> 2;
  const first = ((fours * thread) / layout.threads) << 2;
  const last = ((fours * (thread + 1)) / layout.threads) << 2;
  memory.fill(sumsOf(c, first), 0, sumsOf(c, last) - sumsOf(c, first));
  for (let r = 0; r < rows; r++) {
    const image = imageOf(layer, c, at, r);
    const offset = ((r * layer.stride) as usize) << 2;
    for (let f = first; f < last; f++) {
      if (f < c.filters) sumWindows(c, thread, image, layer.dZ + offset, c.places + offset, f);
    }
  }
  for (let f = first; f < last; f += 4) learnFour(layer, c, f, rows, rate);
  if (layer.dW && !layout.goesOn) followAll(layout, thread, layer, c);
  barrier(layout);
}

/** The sums of filter `f`. */
// @ts-expect-error: decorator
@inline
function sumsOf(c: Convolution, f: i32): usize {
  return c.sums + (((f * c.sumLength) as usize) << 2);
}

/** Adds what one image says of filter `f`: each window that has a slope, times that slope. */
function sumWindows(
  c: Convolution, thread: i32, image: usize, dZ: usize, places: usize, f: i32,
): void {
  const list = c.list + (((thread * c.listLength) as usize) << 2);
  const offset = (f as usize) << 2;
  const end = listSlopes(c, dZ + offset, places + offset, list);
  const rowStep = (c.paddedRow as usize) << 2;
  const sumStep = (c.sumRow as usize) << 2;
  for (let i: usize = 0; i < sumStep; i += 32) {
    let x = image + i;
    let sums = sumsOf(c, f) + i;
    let k = c.size;
    for (; k >= 5; k -= 5, x += 5 * rowStep, sums += 5 * sumStep) {
      sum5(list, end, x, rowStep, sums, sumStep);
    }
    for (; k > 0; k--, x += rowStep, sums += sumStep) sum1(list, end, x, sums);
  }
}

/** Lists the slopes of one filter that are not 0, with their places, without a branch. Returns the end. */
function listSlopes(c: Convolution, dZ: usize, places: usize, entry: usize): usize {
  const step = (c.filters as usize) << 2;
  for (const end = dZ + ((c.poolRows * c.poolCols) as usize) * step; dZ < end; dZ += step) {
    const slope = load<i32>(dZ);
    store<i32>(entry, load<i32>(places));
    store<i32>(entry, slope, 4);
    entry += ((slope << 1) != 0 ? 8 : 0);
    places += step;
  }
  return entry;
}

/** Five rows of the window, eight numbers of each. */
function sum5(
  entry: usize, end: usize, image: usize, rowStep: usize, sums: usize, sumStep: usize,
): void {
  const sums1 = sums + sumStep, sums2 = sums1 + sumStep;
  const sums3 = sums2 + sumStep, sums4 = sums3 + sumStep;
  let a0 = v128.load(sums), b0 = v128.load(sums, 16);
  let a1 = v128.load(sums1), b1 = v128.load(sums1, 16);
  let a2 = v128.load(sums2), b2 = v128.load(sums2, 16);
  let a3 = v128.load(sums3), b3 = v128.load(sums3, 16);
  let a4 = v128.load(sums4), b4 = v128.load(sums4, 16);
  for (; entry < end; entry += 8) {
    const d = v128.load_splat<f32>(entry, 4);
    let x = image + (load<u32>(entry) as usize);
    a0 = fma(d, v128.load(x), a0);
    b0 = fma(d, v128.load(x, 16), b0);
    x += rowStep;
    a1 = fma(d, v128.load(x), a1);
    b1 = fma(d, v128.load(x, 16), b1);
    x += rowStep;
    a2 = fma(d, v128.load(x), a2);
    b2 = fma(d, v128.load(x, 16), b2);
    x += rowStep;
    a3 = fma(d, v128.load(x), a3);
    b3 = fma(d, v128.load(x, 16), b3);
    x += rowStep;
    a4 = fma(d, v128.load(x), a4);
    b4 = fma(d, v128.load(x, 16), b4);
  }
  store8(sums, a0, b0);
  store8(sums1, a1, b1);
  store8(sums2, a2, b2);
  store8(sums3, a3, b3);
  store8(sums4, a4, b4);
}

/** One row of the window. */
function sum1(entry: usize, end: usize, image: usize, sums: usize): void {
  let a = v128.load(sums), b = v128.load(sums, 16);
  for (; entry < end; entry += 8) {
    const d = v128.load_splat<f32>(entry, 4);
    const x = image + (load<u32>(entry) as usize);
    a = fma(d, v128.load(x), a);
    b = fma(d, v128.load(x, 16), b);
  }
  store8(sums, a, b);
}

// @ts-expect-error: decorator
@inline
function store8(place: usize, left: v128, right: v128): void {
  v128.store(place, left);
  v128.store(place, right, 16);
}

/** The weights and biases of filters `f .. f + 3` follow what was summed. */
function learnFour(layer: Layer, c: Convolution, f: i32, rows: i32, rate: v128): void {
  const toGradient = layer.dW ? layer.dW - layer.W : 0;
  let start = 0;
  while (start + blockWidth(c.stride, start) <= f) start += blockWidth(c.stride, start);
  const width = blockWidth(c.stride, start);
  let w = blockAddress(layer.W, c.weightRows, start, width, 0) + (((f - start) as usize) << 2);
  for (let k = 0; k < c.size; k++) {
    let sums = sumsOf(c, f) + (((k * c.sumRow) as usize) << 2);
    for (let i = 0; i < c.windowRow; i++, sums += 4, w += (width as usize) << 2) {
      descend(w, toGradient, fourSums(sums, (c.sumLength as usize) << 2), rate);
    }
  }
  if (!layer.b) return;
  const b = layer.b + ((f as usize) << 2);
  descend(b, layer.db ? layer.db - layer.b : 0, sumSlopes(layer, c, f, rows), rate);
}

/** The number at the same place of four filters. */
// @ts-expect-error: decorator
@inline
function fourSums(at: usize, step: usize): v128 {
  let four = v128.load_zero<f32>(at);
  four = v128.load_lane<f32>(at + step, four, 1);
  four = v128.load_lane<f32>(at + 2 * step, four, 2);
  return v128.load_lane<f32>(at + 3 * step, four, 3);
}

/** The slopes of filters `f .. f + 3` at all places of a batch, added up. */
function sumSlopes(layer: Layer, c: Convolution, f: i32, rows: i32): v128 {
  const step = (c.filters as usize) << 2;
  let sum = f32x4.splat(0);
  for (let r = 0; r < rows; r++) {
    let dZ = layer.dZ + (((r * layer.stride + f) as usize) << 2);
    let ofImage = f32x4.splat(0);
    for (const end = dZ + ((c.poolRows * c.poolCols) as usize) * step; dZ < end; dZ += step) {
      ofImage = f32x4.add(ofImage, v128.load(dZ));
    }
    sum = f32x4.add(sum, ofImage);
  }
  return v128.and(sum, firstLanes(c.filters - f));
}

/** The optimizer's step, where gradients are kept; the filters are too few to share it out. */
function followAll(layout: Layout, thread: i32, layer: Layer, c: Convolution): void {
  barrier(layout);
  if (thread > 0) return;
  const bytes = (c.stride as usize) << 2;
  follow(layout, layer.W, layer.dW, layer.W1, layer.W2, bytes * (c.weightRows as usize));
  if (layer.b) follow(layout, layer.b, layer.db, layer.b1, layer.b2, bytes);
}
