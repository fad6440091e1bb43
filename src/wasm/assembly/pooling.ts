/** Max pooling behind a convolution, as in `engine/max-pool.ts`. */
import { Convolution } from "./generated";

/**
 * The largest z of each window of the pooling, the first of equals, and where its own window stood. An
 * activation never falls, so the largest a is that of the largest z.
 */
export function pool(c: Convolution, Z: usize, out: usize, places: usize): void {
  const step = (c.filters as usize) << 2;
  const zStep = (c.stride as usize) << 2;
  const zAcross = (c.poolStride as usize) * zStep, zDown = (c.cols as usize) * zStep;
  const right = c.channels << 2, down = c.paddedRow << 2;
  const poolSize = c.poolSize, across = c.poolStride * right;
  for (let r = 0; r < c.poolRows; r++) {
    let z = Z + ((r * c.poolStride) as usize) * zDown;
    let place = r * c.poolStride * down;
    for (const end = out + (c.poolCols as usize) * step; out < end; out += step, places += step) {
      for (let f: usize = 0; f < zStep; f += 16) {
        if (poolSize == 2) largestOf4(z + f, zStep, zDown, place, right, down, out + f, places + f);
        else largest(c, z + f, place, out + f, places + f);
      }
      z += zAcross;
      place += across;
    }
  }
}

/** For four filters and a window of two by two. */
// @ts-expect-error: decorator
@inline
function largestOf4(
  z: usize, zStep: usize, zDown: usize, place: i32, right: i32, down: i32, out: usize, places: usize,
): void {
  const next = z + zStep;
  const z0 = v128.load(z), z1 = v128.load(next);
  const z2 = v128.load(z + zDown), z3 = v128.load(next + zDown);
  const p0 = i32x4.splat(place), p1 = i32x4.splat(place + right);
  const above = f32x4.pmax(z0, z1), below = f32x4.pmax(z2, z3);
  const p2 = i32x4.splat(place + down), p3 = i32x4.splat(place + right + down);
  const left = choose(p1, p0, f32x4.gt(z1, z0));
  v128.store(out, f32x4.pmax(above, below));
  v128.store(places, choose(choose(p3, p2, f32x4.gt(z3, z2)), left, f32x4.gt(below, above)));
}

/** For four filters and any window. */
function largest(c: Convolution, z: usize, place: i32, out: usize, places: usize): void {
  const zStep = (c.stride as usize) << 2;
  let most = v128.load(z);
  let where = i32x4.splat(place);
  for (let y = 0; y < c.poolSize; y++) {
    for (let x = 0; x < c.poolSize; x++) {
      const next = v128.load(z + (x as usize) * zStep);
      where = choose(i32x4.splat(place + ((x * c.channels) << 2)), where, f32x4.gt(next, most));
      most = f32x4.pmax(most, next);
    }
    z += (c.cols as usize) * zStep;
    place += c.paddedRow << 2;
  }
  v128.store(out, most);
  v128.store(places, where);
}

/** The lanes of a where those of `mask` are set, else those of b. */
// @ts-expect-error: decorator
@inline
function choose(a: v128, b: v128, mask: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i32x4.relaxed_laneselect(a, b, mask);
  return v128.bitselect(a, b, mask);
}
