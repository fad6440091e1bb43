/**
 * The way back of a batch of one sample through a layer whose input is dense: what each unit below
 * is told and how its weights change, in one go.
 */
import { Layer } from "./generated";
import { blockAddress, blockWidth } from "./memory-layout";
import { descend } from "./optimizers";
import { fma } from "./vector";

/**
 * dA = W dZ for the units `from .. to - 1` (multiples of 4) of the layer below, where dA of unit 0
 * belongs at `dA`; after that the rows of W that belong to them follow their gradient.
 */
export function backThroughRow(layer: Layer, dA: usize, from: i32, to: i32, rate: v128): void {
  const toGradient = layer.dW ? layer.dW - layer.W : 0;
  for (let p = from; p < to; p += 4) {
    const X = layer.X + ((p as usize) << 2);
    const x0 = v128.load_splat<f32>(X), x1 = v128.load_splat<f32>(X, 4);
    const x2 = v128.load_splat<f32>(X, 8), x3 = v128.load_splat<f32>(X, 12);
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (let start = 0; start < layer.stride; ) {
      const width = blockWidth(layer.stride, start);
      const step = (width as usize) << 2;
      let w = blockAddress(layer.W, layer.inputs, start, width, p);
      let dZ = layer.dZ + ((start as usize) << 2);
      for (const end = dZ + step; dZ < end; dZ += 16, w += 16) {
        const d = v128.load(dZ);
        s0 = fma(d, v128.load(w), s0);
        s1 = fma(d, v128.load(w + step), s1);
        s2 = fma(d, v128.load(w + 2 * step), s2);
        s3 = fma(d, v128.load(w + 3 * step), s3);
        descend(w, toGradient, f32x4.mul(x0, d), rate);
        descend(w + step, toGradient, f32x4.mul(x1, d), rate);
        descend(w + 2 * step, toGradient, f32x4.mul(x2, d), rate);
        descend(w + 3 * step, toGradient, f32x4.mul(x3, d), rate);
      }
      start += width;
    }
    v128.store(dA + ((p as usize) << 2), totals(s0, s1, s2, s3));
  }
}

/** The sums of four registers, one each. */
// @ts-expect-error: decorator
@inline
function totals(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}
