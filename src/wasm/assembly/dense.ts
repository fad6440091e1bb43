/**
 * The products with the input of a layer where that is dense: forward, and for the gradient. Each works on tiles
 * of 4 x 8 numbers, which stay in registers while the sum runs.
 */
import { Layer } from "./generated";
import { blockAddress, blockStart, blockWidth } from "./memory-layout";
import { descend } from "./optimizers";
import { fma } from "./vector";

/** Z = X W + b for rows `from .. to - 1` of X and the column blocks `first .. last - 1`. */
export function affineDense(
  layer: Layer, X: usize, from: i32, to: i32, first: i32, last: i32,
): void {
  const xStep = (layer.inputs as usize) << 2;
  const zStep = (layer.stride as usize) << 2;
  for (let block = first; block < last; block++) {
    const start = blockStart(layer.stride, block);
    const width = blockWidth(layer.stride, start);
    const wStep = (width as usize) << 2;
    const W = blockAddress(layer.W, layer.inputs, start, width, 0);
    for (let c = 0; c < width; c += 8) {
      const w = W + ((c as usize) << 2);
      const column = ((start + c) as usize) << 2;
      const bias = layer.b ? layer.b + column : 0;
      const Z = layer.A + column;
      let r = from;
      if (width == 4) {
        for (; r + 4 <= to; r += 4) {
          const x = X + (r as usize) * xStep;
          affine4x4(x, xStep, w, layer.inputs, Z + (r as usize) * zStep, zStep, bias);
        }
        for (; r < to; r++) {
          affine1x4(
            X + (r as usize) * xStep,
            w,
            wStep,
            layer.inputs,
            Z + (r as usize) * zStep,
            bias,
          );
        }
        continue;
      }
      for (; r + 4 <= to; r += 4) {
        const x = X + (r as usize) * xStep;
        affine4x8(x, xStep, w, wStep, layer.inputs, Z + (r as usize) * zStep, zStep, bias);
      }
      for (; r < to; r++) {
        affine1x8(X + (r as usize) * xStep, w, wStep, layer.inputs, Z + (r as usize) * zStep, bias);
      }
    }
  }
}

function affine4x8(
  x0: usize, xStep: usize, w: usize, wStep: usize, inputs: i32, z: usize, zStep: usize, b: usize,
): void {
  const x1 = x0 + xStep;
  const x2 = x1 + xStep;
  const x3 = x2 + xStep;
  const left = b ? v128.load(b) : f32x4.splat(0);
  const right = b ? v128.load(b, 16) : f32x4.splat(0);
  let z0 = left, z1 = left, z2 = left, z3 = left;
  let y0 = right, y1 = right, y2 = right, y3 = right;
  for (let at: usize = 0, end = (inputs as usize) << 2; at < end; at += 4) {
    const w0 = v128.load(w);
    const w1 = v128.load(w, 16);
    const s0 = v128.load_splat<f32>(x0 + at);
    z0 = fma(s0, w0, z0);
    y0 = fma(s0, w1, y0);
    const s1 = v128.load_splat<f32>(x1 + at);
    z1 = fma(s1, w0, z1);
    y1 = fma(s1, w1, y1);
    const s2 = v128.load_splat<f32>(x2 + at);
    z2 = fma(s2, w0, z2);
    y2 = fma(s2, w1, y2);
    const s3 = v128.load_splat<f32>(x3 + at);
    z3 = fma(s3, w0, z3);
    y3 = fma(s3, w1, y3);
    w += wStep;
  }
  v128.store(z, z0);
  v128.store(z, y0, 16);
  v128.store(z + zStep, z1);
  v128.store(z + zStep, y1, 16);
  v128.store(z + 2 * zStep, z2);
  v128.store(z + 2 * zStep, y2, 16);
  v128.store(z + 3 * zStep, z3);
  v128.store(z + 3 * zStep, y3, 16);
}

/** Only where a block is 4 columns wide: its rows lie one after the other. */
function affine4x4(
  x0: usize, xStep: usize, w: usize, inputs: i32, z: usize, zStep: usize, b: usize,
): void {
  const x1 = x0 + xStep, x2 = x1 + xStep, x3 = x2 + xStep;
  let z0 = b ? v128.load(b) : f32x4.splat(0);
  let z1 = z0, z2 = z0, z3 = z0;
  for (let at: usize = 0, end = (inputs as usize) << 2; at < end; at += 4) {
    const w0 = v128.load(w + (at << 2));
    z0 = fma(v128.load_splat<f32>(x0 + at), w0, z0);
    z1 = fma(v128.load_splat<f32>(x1 + at), w0, z1);
    z2 = fma(v128.load_splat<f32>(x2 + at), w0, z2);
    z3 = fma(v128.load_splat<f32>(x3 + at), w0, z3);
  }
  v128.store(z, z0);
  v128.store(z + zStep, z1);
  v128.store(z + 2 * zStep, z2);
  v128.store(z + 3 * zStep, z3);
}

function affine1x8(x: usize, w: usize, wStep: usize, inputs: i32, z: usize, b: usize): void {
  let z0 = b ? v128.load(b) : f32x4.splat(0);
  let z1 = b ? v128.load(b, 16) : f32x4.splat(0);
  for (let end = x + ((inputs as usize) << 2); x < end; x += 4) {
    const s = v128.load_splat<f32>(x);
    z0 = fma(s, v128.load(w), z0);
    z1 = fma(s, v128.load(w, 16), z1);
    w += wStep;
  }
  v128.store(z, z0);
  v128.store(z, z1, 16);
}

function affine1x4(x: usize, w: usize, wStep: usize, inputs: i32, z: usize, b: usize): void {
  let sum = b ? v128.load(b) : f32x4.splat(0);
  for (let end = x + ((inputs as usize) << 2); x < end; x += 4) {
    sum = fma(v128.load_splat<f32>(x), v128.load(w), sum);
    w += wStep;
  }
  v128.store(z, sum);
}

/**
 * W follows its gradient Xᵀ dZ, for inputs `from .. to - 1` (multiples of 4) and the column blocks
 * `first .. last - 1`.
 */
export function learnDense(
  layer: Layer, X: usize, rows: i32, from: i32, to: i32, first: i32, last: i32, rate: v128,
): void {
  const xStep = (layer.inputs as usize) << 2;
  const zStep = (layer.stride as usize) << 2;
  const toGradient = layer.dW ? layer.dW - layer.W : 0;
  for (let block = first; block < last; block++) {
    const start = blockStart(layer.stride, block);
    const width = blockWidth(layer.stride, start);
    const wStep = (width as usize) << 2;
    for (let p = from; p < to; p += 4) {
      const W = blockAddress(layer.W, layer.inputs, start, width, p);
      const x = X + ((p as usize) << 2);
      for (let c = 0; c < width; c += 8) {
        const w = W + ((c as usize) << 2);
        const dZ = layer.dZ + (((start + c) as usize) << 2);
        if (width == 4) learn4x4(x, xStep, dZ, zStep, rows, w, wStep, toGradient, rate);
        else learn4x8(x, xStep, dZ, zStep, rows, w, wStep, toGradient, rate);
      }
    }
  }
}

function learn4x8(
  x: usize, xStep: usize, d: usize, dStep: usize, rows: i32,
  w: usize, wStep: usize, toGradient: usize, rate: v128,
): void {
  let g0 = f32x4.splat(0), g1 = g0, g2 = g0, g3 = g0, h0 = g0, h1 = g0, h2 = g0, h3 = g0;
  for (let r = 0; r < rows; r++) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    const s0 = v128.load_splat<f32>(x);
    g0 = fma(s0, d0, g0);
    h0 = fma(s0, d1, h0);
    const s1 = v128.load_splat<f32>(x, 4);
    g1 = fma(s1, d0, g1);
    h1 = fma(s1, d1, h1);
    const s2 = v128.load_splat<f32>(x, 8);
    g2 = fma(s2, d0, g2);
    h2 = fma(s2, d1, h2);
    const s3 = v128.load_splat<f32>(x, 12);
    g3 = fma(s3, d0, g3);
    h3 = fma(s3, d1, h3);
    x += xStep;
    d += dStep;
  }
  descend(w, toGradient, g0, rate);
  descend(w + 16, toGradient, h0, rate);
  descend(w + wStep, toGradient, g1, rate);
  descend(w + wStep + 16, toGradient, h1, rate);
  descend(w + 2 * wStep, toGradient, g2, rate);
  descend(w + 2 * wStep + 16, toGradient, h2, rate);
  descend(w + 3 * wStep, toGradient, g3, rate);
  descend(w + 3 * wStep + 16, toGradient, h3, rate);
}

function learn4x4(
  x: usize, xStep: usize, d: usize, dStep: usize, rows: i32,
  w: usize, wStep: usize, toGradient: usize, rate: v128,
): void {
  let g0 = f32x4.splat(0), g1 = g0, g2 = g0, g3 = g0;
  for (let r = 0; r < rows; r++) {
    const d0 = v128.load(d);
    g0 = fma(v128.load_splat<f32>(x), d0, g0);
    g1 = fma(v128.load_splat<f32>(x, 4), d0, g1);
    g2 = fma(v128.load_splat<f32>(x, 8), d0, g2);
    g3 = fma(v128.load_splat<f32>(x, 12), d0, g3);
    x += xStep;
    d += dStep;
  }
  descend(w, toGradient, g0, rate);
  descend(w + wStep, toGradient, g1, rate);
  descend(w + 2 * wStep, toGradient, g2, rate);
  descend(w + 3 * wStep, toGradient, g3, rate);
}

/** The biases of columns `from .. to - 1` (multiples of 4) follow the sum of dZ over the samples. */
export function learnBias(layer: Layer, rows: i32, from: i32, to: i32, rate: v128): void {
  const step = (layer.stride as usize) << 2;
  for (let c = from; c < to; c += 4) {
    const offset = (c as usize) << 2;
    let g = f32x4.splat(0);
    for (let r = 0; r < rows; r++) {
      g = f32x4.add(g, v128.load(layer.dZ + offset + (r as usize) * step));
    }
    descend(layer.b + offset, layer.db ? layer.db - layer.b : 0, g, rate);
  }
}
