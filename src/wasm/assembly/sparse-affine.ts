/**
 * Z = X W + b for a first layer whose input is mostly zeros: one row of W for each other input.
 *
 * A sum stays in registers from the first entry to the last. The widest block has six of them: with
 * eight, V8 runs out of registers, keeps one sum in memory and takes three times as long.
 */
import { Layer, Layout } from "./generated";
import { blockAddress, blockStart, blockWidth } from "./memory-layout";
import { entryCount, entriesOf } from "./csr";
import { fma } from "./vector";

/** Column block `block` of Z for `rows` samples from `at` on. */
export function affineSparse(layout: Layout, layer: Layer, at: i32, rows: i32, block: i32): void {
  const start = blockStart(layer.stride, block);
  const width = blockWidth(layer.stride, start);
  const W = blockAddress(layer.W, layer.inputs, start, width, 0);
  const step = (layer.stride as usize) << 2;
  const b = layer.b ? layer.b + ((start as usize) << 2) : 0;
  let z = layer.A + ((start as usize) << 2);
  if (width == 24) return affineRows24(layout, at, rows, W, z, step, b);
  for (let r = at; r < at + rows; r++, z += step) {
    const entries = entriesOf(layout, r);
    const end = entries + (entryCount(layout, r) << 3);
    if (width == 16) affine16(entries, end, W, z, b);
    else if (width == 8) affine8(entries, end, W, z, b);
    else affine4(entries, end, W, z, b);
  }
}

/** Most work is done here: without the other widths beside it the loop is compiled better. */
function affineRows24(
  layout: Layout, at: i32, rows: i32, W: usize, z: usize, step: usize, b: usize,
): void {
  for (let r = at; r < at + rows; r++, z += step) {
    const entries = entriesOf(layout, r);
    affine24(entries, entries + (entryCount(layout, r) << 3), W, z, b);
  }
}

/** The products of the entries, added up, and the biases at `b` if there are any. */
// @ts-expect-error: decorator
@inline
function affine24(entry: usize, end: usize, W: usize, z: usize, b: usize): void {
  let z0 = f32x4.splat(0), z1 = z0, z2 = z0, z3 = z0, z4 = z0, z5 = z0;
  for (; entry < end; entry += 8) {
    const w = W + (load<u32>(entry) as usize) * 6;
    const x = v128.load_splat<f32>(entry, 4);
    z0 = fma(x, v128.load(w), z0);
    z1 = fma(x, v128.load(w, 16), z1);
    z2 = fma(x, v128.load(w, 32), z2);
    z3 = fma(x, v128.load(w, 48), z3);
    z4 = fma(x, v128.load(w, 64), z4);
    z5 = fma(x, v128.load(w, 80), z5);
  }
  store2(z, b, z0, z1);
  store2(z + 32, b ? b + 32 : 0, z2, z3);
  store2(z + 64, b ? b + 64 : 0, z4, z5);
}

function affine16(entry: usize, end: usize, W: usize, z: usize, b: usize): void {
  let z0 = f32x4.splat(0), z1 = z0, z2 = z0, z3 = z0;
  for (; entry < end; entry += 8) {
    const w = W + ((load<u32>(entry) as usize) << 2);
    const x = v128.load_splat<f32>(entry, 4);
    z0 = fma(x, v128.load(w), z0);
    z1 = fma(x, v128.load(w, 16), z1);
    z2 = fma(x, v128.load(w, 32), z2);
    z3 = fma(x, v128.load(w, 48), z3);
  }
  store2(z, b, z0, z1);
  store2(z + 32, b ? b + 32 : 0, z2, z3);
}

/** Three entries at a time, with sums of their own: one addition need not wait for another. */
function affine8(entry: usize, end: usize, W: usize, z: usize, b: usize): void {
  let z0 = f32x4.splat(0), z1 = z0, s0 = z0, s1 = z0, t0 = z0, t1 = z0;
  for (; entry + 16 < end; entry += 24) {
    const u = W + ((load<u32>(entry) as usize) << 1);
    const v = W + ((load<u32>(entry, 8) as usize) << 1);
    const w = W + ((load<u32>(entry, 16) as usize) << 1);
    const x = v128.load_splat<f32>(entry, 4);
    z0 = fma(x, v128.load(u), z0);
    z1 = fma(x, v128.load(u, 16), z1);
    const y = v128.load_splat<f32>(entry, 12);
    s0 = fma(y, v128.load(v), s0);
    s1 = fma(y, v128.load(v, 16), s1);
    const c = v128.load_splat<f32>(entry, 20);
    t0 = fma(c, v128.load(w), t0);
    t1 = fma(c, v128.load(w, 16), t1);
  }
  for (; entry < end; entry += 8) {
    const w = W + ((load<u32>(entry) as usize) << 1);
    const x = v128.load_splat<f32>(entry, 4);
    z0 = fma(x, v128.load(w), z0);
    z1 = fma(x, v128.load(w, 16), z1);
  }
  store2(z, b, f32x4.add(z0, f32x4.add(s0, t0)), f32x4.add(z1, f32x4.add(s1, t1)));
}

function affine4(entry: usize, end: usize, W: usize, z: usize, b: usize): void {
  let sum = f32x4.splat(0);
  for (; entry < end; entry += 8) {
    sum = fma(v128.load_splat<f32>(entry, 4), v128.load(W + load<u32>(entry)), sum);
  }
  v128.store(z, b ? f32x4.add(sum, v128.load(b)) : sum);
}

/** Stores eight sums at `z`, with the biases at `b` if there are any. */
// @ts-expect-error: decorator
@inline
function store2(z: usize, b: usize, left: v128, right: v128): void {
  v128.store(z, b ? f32x4.add(left, v128.load(b)) : left);
  v128.store(z, b ? f32x4.add(right, v128.load(b, 16)) : right, 16);
}
