/**
 * W follows its gradient Xᵀ dZ in a first layer whose input is mostly zeros. Rows of W whose input
 * was 0 in the whole batch stay as they are; each other row is read and written once.
 */
import { Layer, Layout } from "./generated";
import { blockAddress, blockStart, blockWidth } from "./memory-layout";
import { entryCount, entriesOf } from "./csr";
import { addTo, descend, stepDown } from "./optimizers";
import { fma } from "./vector";

/** Column block `block` of W, after a batch that `toCsc` has listed. */
export function learnSparse(layout: Layout, layer: Layer, block: i32, rate: v128): void {
  const toGradient = layer.dW ? layer.dW - layer.W : 0;
  const start = blockStart(layer.stride, block);
  const width = blockWidth(layer.stride, start);
  const dZ = layer.dZ + ((start as usize) << 2);
  const w = blockAddress(layer.W, layer.inputs, start, width, 0);
  if (width == 24) learn24(layout, layer.inputs, dZ, w, toGradient, rate);
  else learnNarrow(layout, layer.inputs, dZ, w, toGradient, rate, width);
}

/**
 * All rows of a block. Most work is done here, so the loop over the rows is here too, as a call for each
 * would move the registers to memory and back; and nothing is decided more than once for a row.
 */
function learn24(
  layout: Layout, inputs: i32, dZ: usize, w: usize, toGradient: usize, rate: v128,
): void {
  const columns = layout.csc;
  let starts = layout.cscStarts;
  let entry = columns;
  for (const last = w + (inputs as usize) * 96; w < last; w += 96) {
    starts += 4;
    const end = columns + ((load<u32>(starts) as usize) << 3);
    if (entry == end) continue;
    let g0 = f32x4.splat(0), g1 = g0, g2 = g0, g3 = g0, g4 = g0, g5 = g0;
    for (; entry < end; entry += 8) {
      const d = dZ + load<u32>(entry);
      const x = v128.load_splat<f32>(entry, 4);
      g0 = fma(x, v128.load(d), g0);
      g1 = fma(x, v128.load(d, 16), g1);
      g2 = fma(x, v128.load(d, 32), g2);
      g3 = fma(x, v128.load(d, 48), g3);
      g4 = fma(x, v128.load(d, 64), g4);
      g5 = fma(x, v128.load(d, 80), g5);
    }
    if (toGradient) {
      const g = w + toGradient;
      addTo(g, g0);
      addTo(g + 16, g1);
      addTo(g + 32, g2);
      addTo(g + 48, g3);
      addTo(g + 64, g4);
      addTo(g + 80, g5);
    } else {
      stepDown(w, g0, rate);
      stepDown(w + 16, g1, rate);
      stepDown(w + 32, g2, rate);
      stepDown(w + 48, g3, rate);
      stepDown(w + 64, g4, rate);
      stepDown(w + 80, g5, rate);
    }
  }
}

/** The same for the few narrow blocks at a layer's end. */
function learnNarrow(
  layout: Layout, inputs: i32, dZ: usize, w: usize, toGradient: usize, rate: v128, width: i32,
): void {
  const step = (width as usize) << 2;
  let starts = layout.cscStarts;
  for (const last = starts + ((inputs as usize) << 2); starts < last; starts += 4, w += step) {
    const entry = layout.csc + ((load<u32>(starts) as usize) << 3);
    const end = layout.csc + ((load<u32>(starts, 4) as usize) << 3);
    if (entry == end) continue;
    if (width == 16) learn16(entry, end, dZ, w, toGradient, rate);
    else learn8or4(entry, end, dZ, w, toGradient, rate, width);
  }
}

function learn16(
  entry: usize, end: usize, dZ: usize, w: usize, toGradient: usize, rate: v128,
): void {
  let g0 = f32x4.splat(0), g1 = g0, g2 = g0, g3 = g0;
  for (; entry < end; entry += 8) {
    const d = dZ + load<u32>(entry);
    const x = v128.load_splat<f32>(entry, 4);
    g0 = fma(x, v128.load(d), g0);
    g1 = fma(x, v128.load(d, 16), g1);
    g2 = fma(x, v128.load(d, 32), g2);
    g3 = fma(x, v128.load(d, 48), g3);
  }
  descend(w, toGradient, g0, rate);
  descend(w + 16, toGradient, g1, rate);
  descend(w + 32, toGradient, g2, rate);
  descend(w + 48, toGradient, g3, rate);
}

function learn8or4(
  entry: usize, end: usize, dZ: usize, w: usize, toGradient: usize, rate: v128, width: i32,
): void {
  let g0 = f32x4.splat(0), g1 = g0;
  for (let at = entry; at < end; at += 8) {
    g0 = fma(v128.load_splat<f32>(at, 4), v128.load(dZ + load<u32>(at)), g0);
  }
  descend(w, toGradient, g0, rate);
  if (width == 4) return;
  for (let at = entry; at < end; at += 8) {
    g1 = fma(v128.load_splat<f32>(at, 4), v128.load(dZ + load<u32>(at), 16), g1);
  }
  descend(w + 16, toGradient, g1, rate);
}

/** `learnSparse` for a batch of one sample: its own list says which rows of W change. */
export function learnSample(layout: Layout, layer: Layer, at: i32, block: i32, rate: v128): void {
  const entry = entriesOf(layout, at);
  const end = entry + (entryCount(layout, at) << 3);
  const start = blockStart(layer.stride, block);
  const width = blockWidth(layer.stride, start);
  const rows = (width >> 2) as usize;
  const W = blockAddress(layer.W, layer.inputs, start, width, 0);
  for (let c: usize = 0; c < (width as usize) << 2; c += width == 4 ? 16 : 32) {
    const dZ = layer.dZ + ((start as usize) << 2) + c;
    if (layer.dW) keepSample(entry, end, W + c + layer.dW - layer.W, rows, dZ);
    else if (width == 4) learnSample4(entry, end, W, f32x4.mul(rate, v128.load(dZ)));
    else learnSample8(entry, end, W + c, rows, rate, dZ);
  }
}

/** The gradient of one row of W is x dZ: here for 8 (or 4) columns, added to what is kept of it. */
function keepSample(entry: usize, end: usize, dW: usize, rows: usize, dZ: usize): void {
  for (; entry < end; entry += 8) {
    const g = dW + (load<u32>(entry) as usize) * rows;
    const x = v128.load_splat<f32>(entry, 4);
    addTo(g, f32x4.mul(x, v128.load(dZ)));
    if (rows > 1) addTo(g + 16, f32x4.mul(x, v128.load(dZ, 16)));
  }
}

/** Two entries at a time, for a store of the one need not come before the loads of the other. */
function learnSample8(
  entry: usize, end: usize, W: usize, rows: usize, rate: v128, dZ: usize,
): void {
  const left = f32x4.neg(f32x4.mul(rate, v128.load(dZ)));
  const right = f32x4.neg(f32x4.mul(rate, v128.load(dZ, 16)));
  for (; entry + 8 < end; entry += 16) {
    const v = W + (load<u32>(entry) as usize) * rows;
    const w = W + (load<u32>(entry, 8) as usize) * rows;
    const x = v128.load_splat<f32>(entry, 4);
    const y = v128.load_splat<f32>(entry, 12);
    const v0 = fma(x, left, v128.load(v)), v1 = fma(x, right, v128.load(v, 16));
    const w0 = fma(y, left, v128.load(w)), w1 = fma(y, right, v128.load(w, 16));
    v128.store(v, v0);
    v128.store(v, v1, 16);
    v128.store(w, w0);
    v128.store(w, w1, 16);
  }
  if (entry == end) return;
  const w = W + (load<u32>(entry) as usize) * rows;
  const x = v128.load_splat<f32>(entry, 4);
  v128.store(w, fma(x, left, v128.load(w)));
  v128.store(w, fma(x, right, v128.load(w, 16)), 16);
}

function learnSample4(entry: usize, end: usize, W: usize, step: v128): void {
  for (; entry < end; entry += 8) {
    const w = W + (load<u32>(entry) as usize);
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(v128.load_splat<f32>(entry, 4), step)));
  }
}
