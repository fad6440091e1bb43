/**
 * An input that is mostly zeros, as lists of the others.
 *
 * A sample is a list of entries (place, value) of 8 bytes: two numbers that are used together lie
 * together. The place of input p is 16 p, the distance of row p in a block 4 columns wide.
 */
import { Layer, Layout } from "./generated";
import { bytesOf, fma } from "./vector";

/**
 * Lists `rows` staged samples that are rows `chosen` of the data set. A list that was kept is taken as
 * it is; a new one is kept as long as there is room.
 */
export function chooseCsr(layout: Layout, inputs: i32, rows: i32): void {
  const room = roomFor(inputs);
  for (let r = 0; r < rows; r++) {
    const place = (r as usize) << 2;
    const kept = layout.keptCsr + ((load<u32>(layout.chosen + place) as usize) << 3);
    if (load<u32>(kept) == 0) {
      if (layout.free + room > layout.freeEnd) {
        toCsr(layout, inputs, r, r + 1, layout.csr + room * (r as usize));
        continue;
      }
      store<u32>(kept, layout.free as u32);
      layout.free = toCsr(layout, inputs, r, r + 1, layout.free);
      store<u32>(kept, load<u32>(layout.csrCounts + place), 4);
    }
    store<u32>(layout.csrStarts + place, load<u32>(kept));
    store<u32>(layout.csrCounts + place, load<u32>(kept, 4));
  }
}

/** Bytes for the entries of one sample, and for four more that a store may spill over. */
// @ts-expect-error: decorator
@inline
export function roomFor(inputs: i32): usize {
  return ((inputs + 4) as usize) << 3;
}

/** Looks for numbers that are not finite among the inputs of the staged samples `from .. to - 1`. */
export function checkInputs(layout: Layout, inputs: i32, from: i32, to: i32): void {
  let X = layout.X + (((from * inputs) as usize) << 2);
  const end = layout.X + (((to * inputs) as usize) << 2);
  let check = f32x4.splat(0);
  for (; X < end; X += 16) check = zeroTimes(v128.load(X), check);
  noteNonFinite(layout, check);
}

/** Sums of x * 0 stay 0 until an x is infinite or NaN. */
// @ts-expect-error: decorator
@inline
function noteNonFinite(layout: Layout, check: v128): void {
  if (!v128.all_true<i32>(f32x4.eq(check, f32x4.splat(0)))) layout.nonFinite = 1;
}

/**
 * Lists the inputs that are not 0, for the staged samples `from .. to - 1`.
 *
 * @param entries where the first list goes; each begins where the one before ends.
 * @returns where the last list ends.
 */
export function toCsr(layout: Layout, inputs: i32, from: i32, to: i32, entries: usize): usize {
  const shuffles = layout.shuffles;
  let X = layout.X + (((from * inputs) as usize) << 2);
  let check = f32x4.splat(0), check2 = check;
  for (let r = from; r < to; r++) {
    const start = entries;
    const end = X + ((inputs as usize) << 2);
    let places = i32x4(0, 16, 32, 48);
    for (; X + 128 <= end; X += 128, places = i32x4.add(places, i32x4.splat(512))) {
      if (!v128.any_true(v128.or(unionOf(X), unionOf(X + 64)))) continue;
      check = check16(X, check);
      check2 = check16(X + 64, check2);
      entries = entriesOf16(shuffles, X, places, entries);
      entries = entriesOf16(shuffles, X + 64, i32x4.add(places, i32x4.splat(256)), entries);
    }
    for (; X < end; X += 16, places = i32x4.add(places, i32x4.splat(64))) {
      const x = v128.load(X);
      check = zeroTimes(x, check);
      entries = entriesOf4(shuffles, x, places, entries);
    }
    store<u32>(layout.csrStarts + ((r as usize) << 2), start as u32);
    store<u32>(layout.csrCounts + ((r as usize) << 2), ((entries - start) >> 3) as u32);
  }
  noteNonFinite(layout, f32x4.add(check, check2));
  return entries;
}

// @ts-expect-error: decorator
@inline
function zeroTimes(x: v128, sum: v128): v128 {
  return fma(x, f32x4.splat(0), sum);
}

/** The bits that are set in any of four times four inputs. */
// @ts-expect-error: decorator
@inline
function unionOf(X: usize): v128 {
  const left = v128.or(v128.load(X), v128.load(X, 16));
  return v128.or(left, v128.or(v128.load(X, 32), v128.load(X, 48)));
}

/** `zeroTimes` for 16 inputs. */
// @ts-expect-error: decorator
@inline
function check16(X: usize, sum: v128): v128 {
  const right = zeroTimes(v128.load(X, 32), zeroTimes(v128.load(X, 48), sum));
  return zeroTimes(v128.load(X), zeroTimes(v128.load(X, 16), right));
}

/** Lists 16 inputs. Returns the end. */
// @ts-expect-error: decorator
@inline
function entriesOf16(shuffles: usize, X: usize, places: v128, entries: usize): usize {
  entries = entriesOf4(shuffles, v128.load(X), places, entries);
  entries = entriesOf4(shuffles, v128.load(X, 16), i32x4.add(places, i32x4.splat(64)), entries);
  entries = entriesOf4(shuffles, v128.load(X, 32), i32x4.add(places, i32x4.splat(128)), entries);
  return entriesOf4(shuffles, v128.load(X, 48), i32x4.add(places, i32x4.splat(192)), entries);
}

/** Lists four inputs, without a branch that a processor could guess wrong. Returns the end. */
// @ts-expect-error: decorator
@inline
function entriesOf4(shuffles: usize, x: v128, places: v128, entries: usize): usize {
  const others = i32x4.bitmask(f32x4.ne(x, f32x4.splat(0)));
  const shuffle = v128.load(shuffles + ((others as usize) << 4));
  const values = bytesOf(x, shuffle);
  const front = bytesOf(places, shuffle);
  v128.store(entries, v128.shuffle<f32>(front, values, 0, 4, 1, 5));
  v128.store(entries, v128.shuffle<f32>(front, values, 2, 6, 3, 7), 16);
  return entries + ((i32.popcnt(others) as usize) << 3);
}

/** Where the entries of sample `r` begin. */
// @ts-expect-error: decorator
@inline
export function entriesOf(layout: Layout, r: i32): usize {
  return load<u32>(layout.csrStarts + ((r as usize) << 2)) as usize;
}

/** How many entries sample `r` has. */
// @ts-expect-error: decorator
@inline
export function entryCount(layout: Layout, r: i32): usize {
  return load<i32>(layout.csrCounts + ((r as usize) << 2)) as usize;
}

/**
 * Reads one word of each cache line of the lists of samples `from .. to - 1`. Samples come in random
 * order: many lines are on their way at once, and not one after the other when they are needed.
 */
export function prefetchCsr(layout: Layout, from: i32, to: i32): void {
  let seen = 0;
  for (let r = from; r < to; r++) {
    let entry = entriesOf(layout, r);
    const end = entry + (entryCount(layout, r) << 3);
    for (; entry < end; entry += 64) seen |= load<i32>(entry);
  }
  layout.seen = seen;
}

/**
 * Lists the same entries by input, for the batch of samples `at .. at + rows - 1`: input p's
 * are columns[starts[p] .. starts[p + 1] - 1], in the order of samples. The place of a sample is
 * the distance of its dZ.
 */
export function toCsc(layout: Layout, layer: Layer, at: i32, rows: i32): void {
  const inputs = layer.inputs;
  memory.fill(layout.cscStarts, 0, ((inputs + 2) as usize) << 2);
  for (let r = 0; r < rows; r++) {
    let entry = entriesOf(layout, at + r);
    for (const end = entry + (entryCount(layout, at + r) << 3); entry < end; entry += 8) {
      const start = layout.cscStarts + (load<u32>(entry) >> 2);
      store<i32>(start, load<i32>(start, 8) + 1, 8); // counted two places further on, see below
    }
  }
  let sum = 0;
  for (let p = 0; p < inputs + 2; p++) {
    sum += load<i32>(layout.cscStarts + ((p as usize) << 2));
    store<i32>(layout.cscStarts + ((p as usize) << 2), sum);
  }
  for (let r = 0; r < rows; r++) {
    let entry = entriesOf(layout, at + r);
    for (const end = entry + (entryCount(layout, at + r) << 3); entry < end; entry += 8) {
      // starts[p + 1] grows from the beginning of input p's list to its end.
      const start = layout.cscStarts + (load<u32>(entry) >> 2);
      const place = load<i32>(start, 4);
      store<i32>(start, place + 1, 4);
      const column = layout.csc + ((place as usize) << 3);
      store<i32>(column, r * (layer.stride << 2));
      store<i32>(column, load<i32>(entry, 4), 4);
    }
  }
}
