/** The product with the transposed weights: what the slopes behind a layer say of its inputs. */
import { CONVOLUTIONS, Layer } from "./generated";
import { blockAddress, blockWidth } from "./memory-layout";
import { fma } from "./vector";

/**
 * dA = dZ Wᵀ for the inputs `from .. to - 1` (multiples of 4).
 *
 * @param dA where dA of sample 0, input 0 belongs; samples lie `layer.inputs` numbers apart.
 */
export function errorBack(layer: Layer, dA: usize, rows: i32, from: i32, to: i32): void {
  const aStep = (layer.inputs as usize) << 2;
  for (let p = from; p < to; p += 4) {
    const out = dA + ((p as usize) << 2);
    if (CONVOLUTIONS && layer.columns) {
      errorOf12(layer, p, out, aStep, rows);
      continue;
    }
    for (let start = 0; start < layer.stride; ) {
      const width = blockWidth(layer.stride, start);
      const w = blockAddress(layer.W, layer.inputs, start, width, p);
      for (let c = 0; c < width; c += 4) {
        const column = w + ((c as usize) << 2);
        errorOf4(layer, start + c, column, (width as usize) << 2, out, aStep, rows);
      }
      start += width;
    }
  }
}

/** What columns `c .. c + 3` of dZ add to four inputs, whose rows of W are `wStep` bytes apart. */
function errorOf4(
  layer: Layer, c: i32, w: usize, wStep: usize, out: usize, aStep: usize, rows: i32,
): void {
  const w0 = column0(w, wStep), w1 = column1(w, wStep);
  const w2 = column2(w, wStep), w3 = column3(w, wStep);
  const zStep = (layer.stride as usize) << 2;
  let dZ = layer.dZ + ((c as usize) << 2);
  for (let r = 0; r < rows; r++) {
    let sum = c == 0 ? f32x4.splat(0) : v128.load(out);
    sum = fma(v128.load_splat<f32>(dZ), w0, sum);
    sum = fma(v128.load_splat<f32>(dZ, 4), w1, sum);
    sum = fma(v128.load_splat<f32>(dZ, 8), w2, sum);
    v128.store(out, fma(v128.load_splat<f32>(dZ, 12), w3, sum));
    dZ += zStep;
    out += aStep;
  }
}

/**
 * What twelve columns of dZ, as ten classes have, say of inputs `p .. p + 3`. The columns of weights go by way of
 * memory, because V8 would make anew for every sample what is only computed.
 */
function errorOf12(layer: Layer, p: i32, out: usize, aStep: usize, rows: i32): void {
  const to = layer.columns + (p as usize) * 48;
  const w = blockAddress(layer.W, layer.inputs, 0, 8, p);
  storeColumns(w, 32, to);
  storeColumns(w + 16, 32, to + 64);
  storeColumns(blockAddress(layer.W, layer.inputs, 8, 4, p), 16, to + 128);
  errorOf6(to, layer.dZ, rows, out, aStep, true);
  errorOf6(to + 96, layer.dZ + 24, rows, out, aStep, false);
}

/** Six of the columns, as many as fit in registers with what they are multiplied by. */
function errorOf6(w: usize, dZ: usize, rows: i32, out: usize, aStep: usize, first: bool): void {
  const w0 = v128.load(w), w1 = v128.load(w, 16), w2 = v128.load(w, 32);
  const w3 = v128.load(w, 48), w4 = v128.load(w, 64), w5 = v128.load(w, 80);
  for (const end = dZ + (rows as usize) * 48; dZ < end; dZ += 48, out += aStep) {
    let sum = first ? f32x4.splat(0) : v128.load(out);
    sum = fma(v128.load_splat<f32>(dZ), w0, sum);
    sum = fma(v128.load_splat<f32>(dZ, 4), w1, sum);
    sum = fma(v128.load_splat<f32>(dZ, 8), w2, sum);
    sum = fma(v128.load_splat<f32>(dZ, 12), w3, sum);
    sum = fma(v128.load_splat<f32>(dZ, 16), w4, sum);
    v128.store(out, fma(v128.load_splat<f32>(dZ, 20), w5, sum));
  }
}

/** The four columns of four by four weights whose rows are `step` bytes apart. */
function storeColumns(w: usize, step: usize, to: usize): void {
  v128.store(to, column0(w, step));
  v128.store(to, column1(w, step), 16);
  v128.store(to, column2(w, step), 32);
  v128.store(to, column3(w, step), 48);
}

/** Column 0 of the four by four weights whose rows are `step` bytes apart, and the others below. */
// @ts-expect-error: decorator
@inline
function column0(w: usize, step: usize): v128 {
  return v128.shuffle<f32>(left(w, step), left(w + 2 * step, step), 0, 1, 4, 5);
}

// @ts-expect-error: decorator
@inline
function column1(w: usize, step: usize): v128 {
  return v128.shuffle<f32>(left(w, step), left(w + 2 * step, step), 2, 3, 6, 7);
}

// @ts-expect-error: decorator
@inline
function column2(w: usize, step: usize): v128 {
  return v128.shuffle<f32>(right(w, step), right(w + 2 * step, step), 0, 1, 4, 5);
}

// @ts-expect-error: decorator
@inline
function column3(w: usize, step: usize): v128 {
  return v128.shuffle<f32>(right(w, step), right(w + 2 * step, step), 2, 3, 6, 7);
}

/** The first two numbers of two rows, side by side by column. */
// @ts-expect-error: decorator
@inline
function left(w: usize, step: usize): v128 {
  return v128.shuffle<f32>(v128.load(w), v128.load(w + step), 0, 4, 1, 5);
}

/** The last two. */
// @ts-expect-error: decorator
@inline
function right(w: usize, step: usize): v128 {
  return v128.shuffle<f32>(v128.load(w), v128.load(w + step), 2, 6, 3, 7);
}
