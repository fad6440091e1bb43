/**
 * Four float32 numbers at a time, and the functions that need more than one instruction.
 *
 * The polynomials are those of Cephes (S. Moshier): within two units of the last digit of float32.
 */

/** a b + c: one rounding where the machine has the fused instruction, else two. */
// @ts-expect-error: decorator
@inline
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** The bytes of v at the places that `places` names; all are below 16. */
// @ts-expect-error: decorator
@inline
export function bytesOf(v: v128, places: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? i8x16.relaxed_swizzle(v, places) : v128.swizzle(v, places);
}

/**
 * e^x, for x cut to [-87.3, 88]: x = n ln 2 + r, e^x = 2^n e^r with a polynomial for e^r.
 *
 * Made of single instructions: pmin, pmax (whose first argument may be NaN, and comes through), and
 * a number so large that adding it rounds to whole numbers and leaves n in the lowest bits.
 */
// @ts-expect-error: decorator
@inline
export function exp(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, f32x4.splat(88.0)), f32x4.splat(-87.3));
  const large = f32x4.splat(12582912); // 1.5 * 2^23
  const rounded = fma(x, f32x4.splat(1.44269504), large);
  const n = f32x4.sub(rounded, large);
  // ln 2 in two parts: n times the first one is exact.
  let r = fma(n, f32x4.splat(-0.693359375), x);
  r = fma(n, f32x4.splat(2.12194440e-4), r);
  let p = f32x4.splat(1.9875691500e-4);
  p = fma(p, r, f32x4.splat(1.3981999507e-3));
  p = fma(p, r, f32x4.splat(8.3334519073e-3));
  p = fma(p, r, f32x4.splat(4.1665795894e-2));
  p = fma(p, r, f32x4.splat(1.6666665459e-1));
  p = fma(p, r, f32x4.splat(5.0000001201e-1));
  p = f32x4.add(fma(p, f32x4.mul(r, r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(rounded, i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** 1 / (1 + e^-z) */
export function sigmoid(z: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exp(f32x4.neg(z))));
}

/** Near 0 a polynomial in z², elsewhere 1 - 2 / (e^2|z| + 1) with the sign of z. */
export function tanh(z: v128): v128 {
  const size = f32x4.abs(z);
  const square = f32x4.mul(z, z);
  let p = f32x4.splat(-5.70498872745e-3);
  p = fma(p, square, f32x4.splat(2.06390887954e-2));
  p = fma(p, square, f32x4.splat(-5.37397155531e-2));
  p = fma(p, square, f32x4.splat(1.33314422036e-1));
  p = fma(p, square, f32x4.splat(-3.33332819422e-1));
  const near = fma(f32x4.mul(p, square), z, z);
  const e = exp(f32x4.add(size, size));
  const far = f32x4.sub(
    f32x4.splat(1),
    f32x4.div(f32x4.splat(2), f32x4.add(e, f32x4.splat(1))),
  );
  const sign = v128.and(z, f32x4.splat(-0.0));
  return v128.bitselect(near, v128.or(far, sign), f32x4.lt(size, f32x4.splat(0.625)));
}
