/**
 * A convolution, as in `engine/conv2d.ts`, in front of the dense layers, and the pooling behind it.
 *
 * The weights are packed as those of a dense layer whose inputs are the window's pixels. A row of the window
 * lies in a row of the image as it is, number by number, so no windows are copied. Padding is zeros around
 * copies of the images.
 */
import { activate } from "./activations";
import { Convolution, Layer, Layout } from "./generated";
import { blockAddress, blockCount, blockStart, blockWidth, columnOf, firstBlock, layerAt } from "./memory-layout";
import { pool } from "./pooling";
import { barrier } from "./threads";
import { fma } from "./vector";

/** The convolution of a layout that has one. */
// @ts-expect-error: decorator
@inline
export function convolutionOf(layout: Layout): Convolution {
  return changetype<Convolution>(layout.convolution);
}

/** Forward, for `rows` samples from `at` on: each thread its share of them. Leaves A of layer 0 behind. */
export function enterImages(layout: Layout, thread: i32, at: i32, rows: i32): void {
  const layer = layerAt(layout, 0);
  const c = convolutionOf(layout);
  const Z = c.Z + (((thread * c.zLength) as usize) << 2);
  const list = c.list + (((thread * c.listLength) as usize) << 2);
  const to = (rows * (thread + 1)) / layout.threads;
  for (let r = (rows * thread) / layout.threads; r < to; r++) {
    if (c.images) padImage(c, sampleAt(layer, at + r), imageOf(layer, c, at, r));
    convolve(layer, c, imageOf(layer, c, at, r), list, Z);
    const offset = ((r * layer.stride) as usize) << 2;
    pool(c, Z, layer.A + offset, c.places + offset);
  }
  barrier(layout);
  const from = columnOf(layer, firstBlock(layer, thread, layout.threads));
  activate(layer, rows, from, columnOf(layer, firstBlock(layer, thread + 1, layout.threads)));
  barrier(layout);
}

/** Where sample `r` of the batch at `at` lies, with its padding. */
// @ts-expect-error: decorator
@inline
export function imageOf(layer: Layer, c: Convolution, at: i32, r: i32): usize {
  return c.images ? c.images + (((r * c.paddedImage) as usize) << 2) : sampleAt(layer, at + r);
}

// @ts-expect-error: decorator
@inline
function sampleAt(layer: Layer, r: i32): usize {
  return layer.X + (((r * layer.inputs) as usize) << 2);
}

/** Copies an image into zeros. */
function padImage(c: Convolution, from: usize, image: usize): void {
  const bytes = (c.imageRow as usize) << 2;
  let to = image + (((c.padding * (c.paddedRow + c.channels)) as usize) << 2);
  for (let y = 0; y < c.height; y++) {
    memory.copy(to, from, bytes);
    from += bytes;
    to += (c.paddedRow as usize) << 2;
  }
}

/** Z at all places of an image, eight filters (or four) at a time. */
function convolve(layer: Layer, c: Convolution, image: usize, list: usize, Z: usize): void {
  for (let block = 0; block < blockCount(c.stride); block++) {
    const start = blockStart(c.stride, block);
    const width = blockWidth(c.stride, start);
    const W = blockAddress(layer.W, c.weightRows, start, width, 0);
    for (let f = 0; f < width; f += 8) {
      const offset = ((start + f) as usize) << 2;
      const w = W + ((f as usize) << 2);
      convolveBlock(c, image, list, w, width, Z + offset, layer.b ? layer.b + offset : 0);
    }
  }
}

/**
 * Four places side by side at a time, from the right to the left and each time from the top of the image down: what
 * is written beyond the end of a row is written over later.
 */
function convolveBlock(
  c: Convolution, image: usize, list: usize, w: usize, width: i32, Z: usize, b: usize,
): void {
  const wStep = (width as usize) << 2;
  const zStep = (c.stride as usize) << 2;
  const windowStep = (c.windowRow as usize) * wStep;
  const zRow = (c.cols as usize) * zStep;
  const height = (c.size as usize) << 2;
  const left = b ? v128.load(b) : f32x4.splat(0);
  const right = b ? v128.load(b, 16) : f32x4.splat(0);
  // By columns, so that a row is looked at once for all windows it is in.
  for (let col = ((c.cols - 1) >> 2) << 2; col >= 0; col -= 4) {
    listRows(c, image + (((col * c.channels) as usize) << 2), windowStep, list);
    let W = w;
    let z = Z + (col as usize) * zStep;
    let first = list;
    for (const end = list + ((c.rows as usize) << 2); first < end; first += 4) {
      const from = load<u32>(first) as usize;
      const to = load<u32>(first + height) as usize;
      if (width == 4) convolve4x4(c, from, to, W, z, zStep, left);
      else if (c.channels == 1) slide4x8(c, from, to, W, wStep, z, zStep, left, right);
      else convolve4x8(c, from, to, W, wStep, z, zStep, left, right);
      W -= windowStep;
      z += zRow;
    }
  }
}

/**
 * Lists the rows that four windows side by side come over, without those that are all 0: for each row of the
 * image where its part of the list begins, then the list.
 */
function listRows(c: Convolution, x: usize, windowStep: usize, first: usize): void {
  const bytes = ((c.windowRow + 3 * c.channels) as usize) << 2;
  const rowStep = (c.paddedRow as usize) << 2;
  const end = first + (((c.rows + c.size - 1) as usize) << 2);
  let entry = end + 4;
  for (let w: usize = 0; first < end; first += 4, x += rowStep, w += windowStep) {
    store<u32>(first, entry as u32);
    store<u32>(entry, x as u32);
    store<u32>(entry, w as u32, 4);
    entry += isZero(x, bytes) ? 0 : 8;
  }
  store<u32>(first, entry as u32);
}

/** The listed rows of four windows, for eight filters. */
function convolve4x8(
  c: Convolution, entry: usize, last: usize, W: usize, wStep: usize, z: usize, zStep: usize,
  left: v128, right: v128,
): void {
  const xStep = (c.channels as usize) << 2;
  const length = (c.windowRow as usize) << 2;
  let z0 = left, z1 = left, z2 = left, z3 = left;
  let y0 = right, y1 = right, y2 = right, y3 = right;
  for (; entry < last; entry += 8) {
    let x0 = load<u32>(entry) as usize;
    let w = W + (load<u32>(entry, 4) as usize);
    for (const end = x0 + length; x0 < end; x0 += 4, w += wStep) {
      const x1 = x0 + xStep, x2 = x1 + xStep, x3 = x2 + xStep;
      const w0 = v128.load(w), w1 = v128.load(w, 16);
      const s0 = v128.load_splat<f32>(x0);
      z0 = fma(s0, w0, z0);
      y0 = fma(s0, w1, y0);
      const s1 = v128.load_splat<f32>(x1);
      z1 = fma(s1, w0, z1);
      y1 = fma(s1, w1, y1);
      const s2 = v128.load_splat<f32>(x2);
      z2 = fma(s2, w0, z2);
      y2 = fma(s2, w1, y2);
      const s3 = v128.load_splat<f32>(x3);
      z3 = fma(s3, w0, z3);
      y3 = fma(s3, w1, y3);
    }
  }
  store4x8(z, zStep, z0, y0, z1, y1, z2, y2, z3, y3);
}

/** The same for one channel: what one window has under a weight, its neighbour had under the one before. */
function slide4x8(
  c: Convolution, entry: usize, last: usize, W: usize, wStep: usize, z: usize, zStep: usize,
  left: v128, right: v128,
): void {
  const length = (c.windowRow as usize) << 2;
  let z0 = left, z1 = left, z2 = left, z3 = left;
  let y0 = right, y1 = right, y2 = right, y3 = right;
  for (; entry < last; entry += 8) {
    let x = load<u32>(entry) as usize;
    let w = W + (load<u32>(entry, 4) as usize);
    let s0 = v128.load_splat<f32>(x), s1 = v128.load_splat<f32>(x, 4), s2 = v128.load_splat<f32>(x, 8);
    for (const end = x + length; x < end; x += 4, w += wStep) {
      const w0 = v128.load(w), w1 = v128.load(w, 16);
      const s3 = v128.load_splat<f32>(x, 12);
      z0 = fma(s0, w0, z0);
      y0 = fma(s0, w1, y0);
      z1 = fma(s1, w0, z1);
      y1 = fma(s1, w1, y1);
      z2 = fma(s2, w0, z2);
      y2 = fma(s2, w1, y2);
      z3 = fma(s3, w0, z3);
      y3 = fma(s3, w1, y3);
      s0 = s1;
      s1 = s2;
      s2 = s3;
    }
  }
  store4x8(z, zStep, z0, y0, z1, y1, z2, y2, z3, y3);
}

// @ts-expect-error: decorator
@inline
function store4x8(
  z: usize, zStep: usize,
  z0: v128, y0: v128, z1: v128, y1: v128, z2: v128, y2: v128, z3: v128, y3: v128,
): void {
  v128.store(z, z0);
  v128.store(z, y0, 16);
  v128.store(z + zStep, z1);
  v128.store(z + zStep, y1, 16);
  v128.store(z + 2 * zStep, z2);
  v128.store(z + 2 * zStep, y2, 16);
  v128.store(z + 3 * zStep, z3);
  v128.store(z + 3 * zStep, y3, 16);
}

/** Only where a block is 4 filters wide: its rows lie one after the other. */
function convolve4x4(
  c: Convolution, entry: usize, last: usize, W: usize, z: usize, zStep: usize, bias: v128,
): void {
  const xStep = (c.channels as usize) << 2;
  const length = (c.windowRow as usize) << 2;
  let z0 = bias, z1 = bias, z2 = bias, z3 = bias;
  for (; entry < last; entry += 8) {
    let x0 = load<u32>(entry) as usize;
    let w = W + (load<u32>(entry, 4) as usize);
    for (const end = x0 + length; x0 < end; x0 += 4, w += 16) {
      const x1 = x0 + xStep, x2 = x1 + xStep, x3 = x2 + xStep;
      const w0 = v128.load(w);
      z0 = fma(v128.load_splat<f32>(x0), w0, z0);
      z1 = fma(v128.load_splat<f32>(x1), w0, z1);
      z2 = fma(v128.load_splat<f32>(x2), w0, z2);
      z3 = fma(v128.load_splat<f32>(x3), w0, z3);
    }
  }
  v128.store(z, z0);
  v128.store(z + zStep, z1);
  v128.store(z + 2 * zStep, z2);
  v128.store(z + 3 * zStep, z3);
}

/** Whether `bytes` bytes, rounded up to 16, are all 0. */
// @ts-expect-error: decorator
@inline
function isZero(x: usize, bytes: usize): bool {
  let bits = v128.load(x);
  for (let i: usize = 16; i < bytes; i += 16) bits = v128.or(bits, v128.load(x + i));
  return !v128.any_true(bits);
}
