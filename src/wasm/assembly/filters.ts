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
    for (let f = first; f < last; f += 4) {
      sumWindows(c, thread, image, layer.dZ + offset, c.places + offset, f);
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

/** Adds what one image says of filters `f .. f + 3`: each window that has a slope, times that slope. */
function sumWindows(
  c: Convolution, thread: i32, image: usize, dZ: usize, places: usize, f: i32,
): void {
  let list = c.list + (((thread * c.listLength) as usize) << 2);
  const bytes = c.listLength as usize; // a fourth of the room
  const offset = (f as usize) << 2;
  listSlopes(c, dZ + offset, places + offset, list, bytes);
  for (const last = min(f + 4, c.filters); f < last; f++, list += bytes) {
    sumListed(c, list + 8, load<u32>(list) as usize, image, sumsOf(c, f));
  }
}

/** Adds the listed windows of one filter. */
function sumListed(c: Convolution, list: usize, end: usize, image: usize, first: usize): void {
  const rowStep = (c.paddedRow as usize) << 2;
  const sumStep = (c.sumRow as usize) << 2;
  for (let i: usize = 0; i < sumStep; i += 32) {
    let x = image + i;
    let sums = first + i;
    let k = c.size;
    for (; k >= 5; k -= 5, x += 5 * rowStep, sums += 5 * sumStep) {
      sum5(list, end, x, rowStep, sums, sumStep);
    }
    for (; k > 0; k--, x += rowStep, sums += sumStep) sum1(list, end, x, sums);
  }
}

/**
 * Lists the slopes of four filters that are not 0, with their places, without a branch: four lists `bytes` apart,
 * each behind the address where it ends.
 */
function listSlopes(c: Convolution, dZ: usize, places: usize, list: usize, bytes: usize): void {
  const step = (c.filters as usize) << 2;
  const list1 = list + bytes, list2 = list1 + bytes, list3 = list2 + bytes;
  let entry = list + 8, entry1 = list1 + 8, entry2 = list2 + 8, entry3 = list3 + 8;
  const zero = f32x4.splat(0);
  for (const end = dZ + ((c.poolRows * c.poolCols) as usize) * step; dZ < end; dZ += step) {
    const slopes = v128.load(dZ), where = v128.load(places);
    const left = v128.shuffle<i32>(where, slopes, 0, 4, 1, 5);
    const right = v128.shuffle<i32>(where, slopes, 2, 6, 3, 7);
    v128.store_lane<u64>(entry, left, 0);
    v128.store_lane<u64>(entry1, left, 1);
    v128.store_lane<u64>(entry2, right, 0);
    v128.store_lane<u64>(entry3, right, 1);
    const on = i32x4.bitmask(f32x4.ne(slopes, zero)) as usize;
    entry += (on & 1) << 3;
    entry1 += (on & 2) << 2;
    entry2 += (on & 4) << 1;
    entry3 += on & 8;
    places += step;
  }
  store<u32>(list, entry as u32);
  store<u32>(list1, entry1 as u32);
  store<u32>(list2, entry2 as u32);
  store<u32>(list3, entry3 as u32);
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
