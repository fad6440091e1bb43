/**
 * Activations and their slopes, as in `engine/activations.ts`, on whole columns of a batch.
 */
import { Layer, LEAKY_RELU, LINEAR, RELU, SIGMOID, SOFTMAX, STEP, TANH } from "./generated";
import { exp, sigmoid, tanh } from "./vector";

/** A = activation(Z) in place, for columns `from .. to - 1` (multiples of 4) of `rows` samples. */
export function activate(layer: Layer, rows: i32, from: i32, to: i32): void {
  if (layer.activation == SOFTMAX) return softmax(layer.A, rows, layer.units, layer.stride);
  // A relu or a linear of the zeros behind the last unit is 0 by itself.
  if (layer.activation == LINEAR) return;
  if (layer.activation == RELU) return relu(layer, rows, from, to);
  for (let r = 0; r < rows; r++) {
    const row = layer.A + (((r * layer.stride) as usize) << 2);
    for (let c = from; c < to; c += 4) {
      const at = row + ((c as usize) << 2);
      const a = apply(layer.activation, v128.load(at));
      v128.store(at, c + 4 <= layer.units ? a : v128.and(a, firstLanes(layer.units - c)));
    }
  }
}

/** dZ = dA * slope(A) in place, for columns `from .. to - 1` (multiples of 4). */
export function throughActivation(layer: Layer, rows: i32, from: i32, to: i32): void {
  if (layer.activation == SOFTMAX) return softmaxBack(layer, rows);
  if (layer.activation == LINEAR) return;
  for (let r = 0; r < rows; r++) {
    const row = ((r * layer.stride) as usize) << 2;
    for (let c = from; c < to; c += 4) {
      const at = row + ((c as usize) << 2);
      const a = v128.load(layer.A + at);
      const d = v128.load(layer.dZ + at);
      v128.store(layer.dZ + at, slope(layer.activation, a, d));
    }
  }
}

/** Softmax of each row in place; the numbers behind the last unit become 0. */
export function softmax(A: usize, rows: i32, units: i32, stride: i32): void {
  for (let r = 0; r < rows; r++) {
    const row = A + (((r * stride) as usize) << 2);
    softmaxRow(row, units, stride, rowMaximum(row, units));
  }
}

/**
 * Softmax of one row, whose largest number is `most`, in place.
 *
 * @returns the sum of e^(z - most), which it divided by.
 */
export function softmaxRow(row: usize, units: i32, stride: i32, most: f32): f32 {
  const largest = f32x4.splat(most);
  let sums = f32x4.splat(0);
  for (let c = 0; c < stride; c += 4) {
    const at = row + ((c as usize) << 2);
    const e = v128.and(exp(f32x4.sub(v128.load(at), largest)), firstLanes(units - c));
    sums = f32x4.add(sums, e);
    v128.store(at, e);
  }
  const sum = total(sums);
  const factor = f32x4.splat(1 / sum);
  for (let c = 0; c < stride; c += 4) {
    const at = row + ((c as usize) << 2);
    v128.store(at, f32x4.mul(v128.load(at), factor));
  }
  return sum;
}

/** The largest of the `units` numbers at `row`. */
export function rowMaximum(row: usize, units: i32): f32 {
  const first = v128.load_splat<f32>(row);
  let most = first;
  for (let c = 0; c < units; c += 4) {
    const z = v128.load(row + ((c as usize) << 2));
    // A NaN may be passed over: it comes through by the exponential of the difference.
    most = f32x4.pmax(most, v128.bitselect(z, first, firstLanes(units - c)));
  }
  most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 2, 3, 0, 1));
  most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 1, 0, 3, 2));
  return f32x4.extract_lane(most, 0);
}

/** The place of the first number that equals `value`; `units` if there is none. */
export function placeOf(row: usize, units: i32, value: f32): i32 {
  const wanted = f32x4.splat(value);
  let place = units;
  for (let c = 0; c < units; c += 4) {
    const equal = i32x4.bitmask(f32x4.eq(v128.load(row + ((c as usize) << 2)), wanted));
    // Without a branch, for no processor can guess which number it is.
    place = select(min(place, c + i32.ctz(equal)), place, equal != 0);
  }
  return place;
}

/** The sum of four numbers. */
// @ts-expect-error: decorator
@inline
export function total(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

/** All bits in the first `count` of four places, none in the others. */
// @ts-expect-error: decorator
@inline
export function firstLanes(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** The Jacobian of softmax: dZ = A * (dA - Σ A dA). */
function softmaxBack(layer: Layer, rows: i32): void {
  for (let r = 0; r < rows; r++) {
    const row = ((r * layer.stride) as usize) << 2;
    let sums = f32x4.splat(0);
    for (let c = 0; c < layer.stride; c += 4) {
      const at = row + ((c as usize) << 2);
      sums = f32x4.add(sums, f32x4.mul(v128.load(layer.A + at), v128.load(layer.dZ + at)));
    }
    const weighted = f32x4.splat(total(sums));
    for (let c = 0; c < layer.stride; c += 4) {
      const at = row + ((c as usize) << 2);
      const d = f32x4.sub(v128.load(layer.dZ + at), weighted);
      v128.store(layer.dZ + at, f32x4.mul(v128.load(layer.A + at), d));
    }
  }
}

function relu(layer: Layer, rows: i32, from: i32, to: i32): void {
  const zero = f32x4.splat(0);
  for (let r = 0; r < rows; r++) {
    const row = layer.A + (((r * layer.stride) as usize) << 2);
    for (let c = from; c < to; c += 4) {
      const at = row + ((c as usize) << 2);
      const z = v128.load(at);
      v128.store(at, v128.and(z, f32x4.gt(z, zero)));
    }
  }
}

function apply(activation: i32, z: v128): v128 {
  if (activation == SIGMOID) return sigmoid(z);
  if (activation == TANH) return tanh(z);
  if (activation == STEP) return v128.and(f32x4.splat(1), f32x4.ge(z, f32x4.splat(0)));
  const small = f32x4.mul(z, f32x4.splat(0.01)); // leaky ReLU
  return v128.bitselect(z, small, f32x4.gt(z, f32x4.splat(0)));
}

/** d times the slope that belongs to the output a. */
function slope(activation: i32, a: v128, d: v128): v128 {
  const one = f32x4.splat(1);
  if (activation == RELU) return v128.and(d, f32x4.gt(a, f32x4.splat(0)));
  if (activation == SIGMOID) return f32x4.mul(d, f32x4.mul(a, f32x4.sub(one, a)));
  if (activation == TANH) return f32x4.mul(d, f32x4.sub(one, f32x4.mul(a, a)));
  if (activation == STEP) return f32x4.splat(0);
  const small = f32x4.mul(d, f32x4.splat(0.01));
  return v128.bitselect(d, small, f32x4.gt(a, f32x4.splat(0)));
}
