/**
 * Costs and their slopes, as in `engine/losses.ts`, summed in float64. Logarithm and exponential
 * of single numbers come from JavaScript: a call per sample is nothing beside the products.
 */
import {
  activate,
  placeOf,
  rowMaximum,
  softmaxRow,
  throughActivation,
  total,
} from "./activations";
import {
  BINARY_CROSS_ENTROPY, CATEGORICAL_CROSS_ENTROPY, Layer, Layout, MEAN_SQUARED_ERROR, SIGMOID, SOFTMAX, SUM_OF_SQUARES,
} from "./generated";
import { fma } from "./vector";

// @ts-expect-error: decorator
@external("env", "log")
declare function log(x: f64): f64;

// @ts-expect-error: decorator
@external("env", "exp")
declare function exponential(x: f64): f64;

/** Probabilities below this count as this. */
const SMALLEST: f64 = 1e-15;

/**
 * What `rows` samples, whose targets are at `Y`, add to the cost of their batch of `whole` samples,
 * while the last layer holds Z; also makes dZ, and counts the right answers into the layout.
 */
export function costAndSlope(layout: Layout, layer: Layer, Y: usize, rows: i32, whole: i32): f64 {
  if (layer.activation == SOFTMAX && layout.loss == CATEGORICAL_CROSS_ENTROPY) {
    return softmaxCrossEntropy(layout, layer, Y, rows, whole);
  }
  if (layer.activation == SIGMOID && layout.loss == BINARY_CROSS_ENTROPY) {
    return sigmoidCrossEntropy(layout, layer, Y, rows, whole);
  }
  activate(layer, rows, 0, layer.stride);
  countRight(layout, layer, Y, rows, 0.5);
  const cost = elementwise(layout.loss, layer, Y, rows, whole);
  throughActivation(layer, rows, 0, layer.stride);
  return cost;
}

/** log Σ e^z - Σ y z in each row, and dZ = (p - y) / whole. */
function softmaxCrossEntropy(
  layout: Layout, layer: Layer, Y: usize, rows: i32, whole: i32,
): f64 {
  const units = layer.units;
  const stride = layer.stride;
  // Decided by z: a single unit's a is always 1.
  countRight(layout, layer, Y, rows, -Infinity);
  const share = f32x4.splat(1 / (whole as f32));
  let cost: f64 = 0;
  for (let r = 0; r < rows; r++) {
    const row = ((r * stride) as usize) << 2;
    const largest = rowMaximum(layer.A + row, units);
    let onTargets = f32x4.splat(0), targets = onTargets;
    for (let c = 0; c < stride; c += 4) {
      const at = row + ((c as usize) << 2);
      const y = v128.load(Y + at);
      const below = f32x4.sub(f32x4.splat(largest), v128.load(layer.A + at));
      targets = f32x4.add(targets, y);
      // Where y is 0, `below` may be infinite.
      onTargets = fma(y, v128.and(below, f32x4.ne(y, f32x4.splat(0))), onTargets);
    }
    const sum: f64 = softmaxRow(layer.A + row, units, stride, largest);
    cost += (total(targets) as f64) * log(sum) + (total(onTargets) as f64);
    for (let c = 0; c < stride; c += 4) {
      const at = row + ((c as usize) << 2);
      const d = f32x4.sub(v128.load(layer.A + at), v128.load(Y + at));
      v128.store(layer.dZ + at, f32x4.mul(d, share));
    }
  }
  return cost / whole;
}

/** max(z, 0) - z y + log(1 + e^-|z|), and dZ = (a - y) / count. */
function sigmoidCrossEntropy(
  layout: Layout, layer: Layer, Y: usize, rows: i32, whole: i32,
): f64 {
  const units = layer.units;
  const stride = layer.stride;
  countRight(layout, layer, Y, rows, 0);
  const count: f64 = (whole as f64) * (units as f64);
  let cost: f64 = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < units; c++) {
      const at = ((r * stride + c) as usize) << 2;
      const z: f64 = load<f32>(layer.A + at);
      const y: f64 = load<f32>(Y + at);
      const e = exponential(-abs(z));
      cost += max(z, 0) - z * y + log(1 + e);
      const a = z >= 0 ? 1 / (1 + e) : e / (1 + e);
      store<f32>(layer.dZ + at, ((a - y) / count) as f32);
    }
  }
  return cost / count;
}

/** The cost from A, and dA where dZ will be. */
function elementwise(loss: i32, layer: Layer, Y: usize, rows: i32, whole: i32): f64 {
  const units = layer.units;
  const stride = layer.stride;
  const share: f64 = 1 / meanOver(loss, whole, units);
  let cost: f64 = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < units; c++) {
      const at = ((r * stride + c) as usize) << 2;
      const a: f64 = load<f32>(layer.A + at);
      const y: f64 = load<f32>(Y + at);
      cost += lossOf(loss, a, y);
      store<f32>(layer.dZ + at, (slopeOf(loss, a, y) * share) as f32);
    }
  }
  return cost * share;
}

/** What the sum over a batch is divided by. */
function meanOver(loss: i32, whole: i32, units: i32): f64 {
  if (loss == SUM_OF_SQUARES) return 1;
  return loss == CATEGORICAL_CROSS_ENTROPY ? whole : (whole as f64) * (units as f64);
}

function lossOf(loss: i32, a: f64, y: f64): f64 {
  if (isSquared(loss)) return (a - y) * (a - y);
  const hit = y == 0 ? 0 : -y * log(safe(a));
  return loss == CATEGORICAL_CROSS_ENTROPY ? hit : hit - (1 - y) * log(safe(1 - a));
}

function slopeOf(loss: i32, a: f64, y: f64): f64 {
  if (isSquared(loss)) return 2 * (a - y);
  const hit = -y / safe(a);
  return loss == CATEGORICAL_CROSS_ENTROPY ? hit : hit + (1 - y) / safe(1 - a);
}

// @ts-expect-error: decorator
@inline
function isSquared(loss: i32): bool {
  return loss == SUM_OF_SQUARES || loss == MEAN_SQUARED_ERROR;
}

function safe(probability: f64): f64 {
  return probability < SMALLEST ? SMALLEST : probability;
}

/** Counts the right answers into the layout; yes and no lie on two sides of `border`. */
function countRight(layout: Layout, layer: Layer, Y: usize, rows: i32, border: f32): void {
  if (layout.hasLabels || layer.units == 1) countLabels(layout, layer, Y, rows, border);
  else layout.correct += countClasses(layer, Y, rows);
}

/** Rows whose largest number is at the largest target. */
function countClasses(layer: Layer, Y: usize, rows: i32): i32 {
  const units = layer.units;
  const stride = layer.stride;
  let correct = 0;
  for (let r = 0; r < rows; r++) {
    const row = ((r * stride) as usize) << 2;
    correct += i32(largestAt(layer.A + row, units) == largestAt(Y + row, units));
  }
  return correct;
}

/** Labels on their target's side of `border`, and rows where all are. */
function countLabels(layout: Layout, layer: Layer, Y: usize, rows: i32, border: f32): void {
  const units = layer.units;
  const stride = layer.stride;
  for (let r = 0; r < rows; r++) {
    let right = 0;
    for (let c = 0; c < units; c++) {
      const at = ((r * stride + c) as usize) << 2;
      right += i32(load<f32>(layer.A + at) >= border == load<f32>(Y + at) >= 0.5);
    }
    layout.correctLabels += right;
    layout.correct += i32(right == units);
  }
}

/** The place of the largest of `units` numbers; the first one if several are equal. */
// @ts-expect-error: decorator
@inline
function largestAt(row: usize, units: i32): i32 {
  return placeOf(row, units, rowMaximum(row, units));
}
