/**
 * The products of a first layer whose input is mostly zeros: only the other inputs are touched.
 *
 * A sample is a list of pairs (place, value) of 8 bytes: two numbers that are used together lie
 * together. The place of input p is 16 p, the distance of row p in a block 4 columns wide.
 */
import { blockAddress, blockStart, blockWidth, Layer, Plan } from "./layout";
import { descend } from "./optimizers";
import { fma } from "./vector";

/**
 * Lists the inputs that are not 0, for the staged samples `from .. to - 1`.
 *
 * @param pairs where the first list goes; each begins where the one before ends.
 * @returns where the last list ends.
 */
export function listInputs(plan: Plan, inputs: i32, from: i32, to: i32, pairs: usize): usize {
  for (let r = from; r < to; r++) {
    const end = listSample(plan, plan.X + (((r * inputs) as usize) << 2), inputs, pairs);
    store<u32>(plan.lists + ((r as usize) << 2), pairs as u32);
    store<u32>(plan.counts + ((r as usize) << 2), ((end - pairs) >> 3) as u32);
    pairs = end;
  }
  return pairs;
}

/** Lists one sample: four inputs at a time, without a branch that a processor could guess wrong. */
function listSample(plan: Plan, X: usize, inputs: i32, pairs: usize): usize {
  const zero = f32x4.splat(0);
  const next = i32x4.splat(64);
  let places = i32x4(0, 16, 32, 48);
  for (const end = X + ((inputs as usize) << 2); X < end; X += 16) {
    const x = v128.load(X);
    const others = i32x4.bitmask(f32x4.ne(x, zero));
    const shuffle = v128.load(plan.shuffles + ((others as usize) << 4));
    const values = v128.swizzle(x, shuffle);
    const front = v128.swizzle(places, shuffle);
    v128.store(pairs, v128.shuffle<f32>(front, values, 0, 4, 1, 5));
    v128.store(pairs, v128.shuffle<f32>(front, values, 2, 6, 3, 7), 16);
    pairs += (i32.popcnt(others) as usize) << 3;
    places = i32x4.add(places, next);
  }
  return pairs;
}

/** Whether all inputs of the staged samples `0 .. rows - 1` are finite: x * 0 is 0 then, else NaN. */
export function allFinite(plan: Plan, inputs: i32, rows: i32): bool {
  let sums = f32x4.splat(0);
  const end = plan.X + (((rows * inputs) as usize) << 2);
  for (let X = plan.X; X < end; X += 16) {
    sums = f32x4.add(sums, f32x4.mul(v128.load(X), f32x4.splat(0)));
  }
  return v128.all_true<i32>(f32x4.eq(sums, f32x4.splat(0)));
}

/** Where the pairs of sample `r` begin. */
// @ts-ignore: decorator
@inline
function pairsOf(plan: Plan, r: i32): usize {
  return load<u32>(plan.lists + ((r as usize) << 2)) as usize;
}

// @ts-ignore: decorator
@inline
function pairCount(plan: Plan, r: i32): usize {
  return load<i32>(plan.counts + ((r as usize) << 2)) as usize;
}

/**
 * Lists the same pairs by input, for the batch of samples `at .. at + rows - 1`: input p's
 * are columns[starts[p] .. starts[p + 1] - 1], in the order of samples. The place of a sample is
 * the distance of its dZ.
 */
export function listColumns(plan: Plan, layer: Layer, at: i32, rows: i32): void {
  const inputs = layer.inputs;
  memory.fill(plan.starts, 0, ((inputs + 2) as usize) << 2);
  for (let r = 0; r < rows; r++) {
    let pair = pairsOf(plan, at + r);
    for (const end = pair + (pairCount(plan, at + r) << 3); pair < end; pair += 8) {
      const start = plan.starts + (load<u32>(pair) >> 2);
      store<i32>(start, load<i32>(start, 8) + 1, 8); // counted two places further on, see below
    }
  }
  let sum = 0;
  for (let p = 0; p < inputs + 2; p++) {
    sum += load<i32>(plan.starts + ((p as usize) << 2));
    store<i32>(plan.starts + ((p as usize) << 2), sum);
  }
  for (let r = 0; r < rows; r++) {
    let pair = pairsOf(plan, at + r);
    for (const end = pair + (pairCount(plan, at + r) << 3); pair < end; pair += 8) {
      // starts[p + 1] grows from the beginning of input p's list to its end.
      const start = plan.starts + (load<u32>(pair) >> 2);
      const place = load<i32>(start, 4);
      store<i32>(start, place + 1, 4);
      const column = plan.columns + ((place as usize) << 3);
      store<i32>(column, r * (layer.stride << 2));
      store<i32>(column, load<i32>(pair, 4), 4);
    }
  }
}

/** Z = X W + b for `rows` samples from `at` on and the column blocks `first .. last - 1`. */
export function weighSparse(
  plan: Plan, layer: Layer, at: i32, rows: i32, first: i32, last: i32,
): void {
  const step = (layer.stride as usize) << 2;
  for (let block = first; block < last; block++) {
    const start = blockStart(layer.stride, block);
    const width = blockWidth(layer.stride, start);
    const W = blockAddress(layer.W, layer.inputs, start, width, 0);
    const column = (start as usize) << 2;
    const b = layer.b ? layer.b + column : 0;
    for (let r = 0; r < rows; r++) {
      const pairs = pairsOf(plan, at + r);
      const end = pairs + (pairCount(plan, at + r) << 3);
      const z = layer.A + column + (r as usize) * step;
      if (width == 32) weigh32(pairs, end, W, z, b);
      else if (width == 16) weigh16(pairs, end, W, z, b);
      else if (width == 8) weigh8(pairs, end, W, z, b);
      else weigh4(pairs, end, W, z, b);
    }
  }
}

function weigh32(pair: usize, end: usize, W: usize, z: usize, b: usize): void {
  const zero = f32x4.splat(0);
  let z0 = b ? v128.load(b) : zero, z1 = b ? v128.load(b, 16) : zero;
  let z2 = b ? v128.load(b, 32) : zero, z3 = b ? v128.load(b, 48) : zero;
  let z4 = b ? v128.load(b, 64) : zero, z5 = b ? v128.load(b, 80) : zero;
  let z6 = b ? v128.load(b, 96) : zero, z7 = b ? v128.load(b, 112) : zero;
  for (; pair < end; pair += 8) {
    const w = W + ((load<u32>(pair) as usize) << 3);
    const x = v128.load_splat<f32>(pair, 4);
    z0 = fma(x, v128.load(w), z0);
    z1 = fma(x, v128.load(w, 16), z1);
    z2 = fma(x, v128.load(w, 32), z2);
    z3 = fma(x, v128.load(w, 48), z3);
    z4 = fma(x, v128.load(w, 64), z4);
    z5 = fma(x, v128.load(w, 80), z5);
    z6 = fma(x, v128.load(w, 96), z6);
    z7 = fma(x, v128.load(w, 112), z7);
  }
  v128.store(z, z0);
  v128.store(z, z1, 16);
  v128.store(z, z2, 32);
  v128.store(z, z3, 48);
  v128.store(z, z4, 64);
  v128.store(z, z5, 80);
  v128.store(z, z6, 96);
  v128.store(z, z7, 112);
}

function weigh16(pair: usize, end: usize, W: usize, z: usize, b: usize): void {
  const zero = f32x4.splat(0);
  let z0 = b ? v128.load(b) : zero, z1 = b ? v128.load(b, 16) : zero;
  let z2 = b ? v128.load(b, 32) : zero, z3 = b ? v128.load(b, 48) : zero;
  for (; pair < end; pair += 8) {
    const w = W + ((load<u32>(pair) as usize) << 2);
    const x = v128.load_splat<f32>(pair, 4);
    z0 = fma(x, v128.load(w), z0);
    z1 = fma(x, v128.load(w, 16), z1);
    z2 = fma(x, v128.load(w, 32), z2);
    z3 = fma(x, v128.load(w, 48), z3);
  }
  v128.store(z, z0);
  v128.store(z, z1, 16);
  v128.store(z, z2, 32);
  v128.store(z, z3, 48);
}

function weigh8(pair: usize, end: usize, W: usize, z: usize, b: usize): void {
  const zero = f32x4.splat(0);
  let z0 = b ? v128.load(b) : zero, z1 = b ? v128.load(b, 16) : zero;
  for (; pair < end; pair += 8) {
    const w = W + ((load<u32>(pair) as usize) << 1);
    const x = v128.load_splat<f32>(pair, 4);
    z0 = fma(x, v128.load(w), z0);
    z1 = fma(x, v128.load(w, 16), z1);
  }
  v128.store(z, z0);
  v128.store(z, z1, 16);
}

function weigh4(pair: usize, end: usize, W: usize, z: usize, b: usize): void {
  let sum = b ? v128.load(b) : f32x4.splat(0);
  for (; pair < end; pair += 8) {
    sum = fma(v128.load_splat<f32>(pair, 4), v128.load(W + load<u32>(pair)), sum);
  }
  v128.store(z, sum);
}

/**
 * W follows its gradient Xᵀ dZ in the column blocks `first .. last - 1`; each row of W is read and
 * written once. Rows whose input was 0 in the whole batch stay as they are.
 */
export function learnSparse(plan: Plan, layer: Layer, first: i32, last: i32, rate: v128): void {
  const toGradient = layer.dW ? layer.dW - layer.W : 0;
  for (let block = first; block < last; block++) {
    const start = blockStart(layer.stride, block);
    const width = blockWidth(layer.stride, start);
    const step = (width as usize) << 2;
    const dZ = layer.dZ + ((start as usize) << 2);
    let w = blockAddress(layer.W, layer.inputs, start, width, 0);
    for (let p = 0; p < layer.inputs; p++) {
      const starts = plan.starts + ((p as usize) << 2);
      const pair = plan.columns + ((load<u32>(starts) as usize) << 3);
      const end = plan.columns + ((load<u32>(starts, 4) as usize) << 3);
      if (pair != end) {
        if (width == 32) learn32(pair, end, dZ, w, toGradient, rate);
        else if (width == 16) learn16(pair, end, dZ, w, toGradient, rate);
        else learn8or4(pair, end, dZ, w, toGradient, rate, width);
      }
      w += step;
    }
  }
}

function learn32(
  pair: usize, end: usize, dZ: usize, w: usize, toGradient: usize, rate: v128,
): void {
  let g0 = f32x4.splat(0), g1 = g0, g2 = g0, g3 = g0, g4 = g0, g5 = g0, g6 = g0, g7 = g0;
  for (; pair < end; pair += 8) {
    const d = dZ + load<u32>(pair);
    const x = v128.load_splat<f32>(pair, 4);
    g0 = fma(x, v128.load(d), g0);
    g1 = fma(x, v128.load(d, 16), g1);
    g2 = fma(x, v128.load(d, 32), g2);
    g3 = fma(x, v128.load(d, 48), g3);
    g4 = fma(x, v128.load(d, 64), g4);
    g5 = fma(x, v128.load(d, 80), g5);
    g6 = fma(x, v128.load(d, 96), g6);
    g7 = fma(x, v128.load(d, 112), g7);
  }
  descend(w, toGradient, g0, rate);
  descend(w + 16, toGradient, g1, rate);
  descend(w + 32, toGradient, g2, rate);
  descend(w + 48, toGradient, g3, rate);
  descend(w + 64, toGradient, g4, rate);
  descend(w + 80, toGradient, g5, rate);
  descend(w + 96, toGradient, g6, rate);
  descend(w + 112, toGradient, g7, rate);
}

function learn16(
  pair: usize, end: usize, dZ: usize, w: usize, toGradient: usize, rate: v128,
): void {
  let g0 = f32x4.splat(0), g1 = g0, g2 = g0, g3 = g0;
  for (; pair < end; pair += 8) {
    const d = dZ + load<u32>(pair);
    const x = v128.load_splat<f32>(pair, 4);
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
  pair: usize, end: usize, dZ: usize, w: usize, toGradient: usize, rate: v128, width: i32,
): void {
  let g0 = f32x4.splat(0), g1 = g0;
  for (let at = pair; at < end; at += 8) {
    g0 = fma(v128.load_splat<f32>(at, 4), v128.load(dZ + load<u32>(at)), g0);
  }
  descend(w, toGradient, g0, rate);
  if (width == 4) return;
  for (let at = pair; at < end; at += 8) {
    g1 = fma(v128.load_splat<f32>(at, 4), v128.load(dZ + load<u32>(at), 16), g1);
  }
  descend(w + 16, toGradient, g1, rate);
}

/** `learnSparse` for a batch of one sample: its own list says which rows of W change. */
export function learnSample(
  plan: Plan, layer: Layer, at: i32, first: i32, last: i32, rate: v128,
): void {
  const toGradient = layer.dW ? layer.dW - layer.W : 0;
  const pairs = pairsOf(plan, at);
  const end = pairs + (pairCount(plan, at) << 3);
  for (let block = first; block < last; block++) {
    const start = blockStart(layer.stride, block);
    const width = blockWidth(layer.stride, start);
    const shift = i32.ctz(width >> 2) as usize;
    const W = blockAddress(layer.W, layer.inputs, start, width, 0);
    const dZ = layer.dZ + ((start as usize) << 2);
    for (let c: usize = 0, bytes = (width as usize) << 2; c < bytes; c += 32) {
      const d0 = v128.load(dZ + c);
      if (width == 4) {
        for (let pair = pairs; pair < end; pair += 8) {
          const x = v128.load_splat<f32>(pair, 4);
          descend(W + (load<u32>(pair) as usize), toGradient, f32x4.mul(x, d0), rate);
        }
        continue;
      }
      const d1 = v128.load(dZ + c, 16);
      for (let pair = pairs; pair < end; pair += 8) {
        const w = W + c + ((load<u32>(pair) as usize) << shift);
        const x = v128.load_splat<f32>(pair, 4);
        descend(w, toGradient, f32x4.mul(x, d0), rate);
        descend(w + 16, toGradient, f32x4.mul(x, d1), rate);
      }
    }
  }
}
