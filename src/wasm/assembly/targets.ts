/**
 * The targets of the data set that is learned from: checked once, staged when their rows are chosen.
 */
import { Layout } from "./generated";

/** Whether `count` numbers are from `low` to `high` and, if `whole` is 1, whole; NaN is not. */
export function within(numbers: usize, count: i32, low: f32, high: f32, whole: i32): bool {
  let good = i32x4.splat(-1);
  const fractions = i32x4.splat(whole - 1);
  const end = numbers + ((count as usize) << 2);
  for (; numbers + 16 <= end; numbers += 16) {
    const y = v128.load(numbers);
    const isWhole = v128.or(f32x4.eq(y, f32x4.floor(y)), fractions);
    const isWithin = v128.and(f32x4.ge(y, f32x4.splat(low)), f32x4.le(y, f32x4.splat(high)));
    good = v128.and(good, v128.and(isWhole, isWithin));
  }
  for (; numbers < end; numbers += 4) {
    const y = load<f32>(numbers);
    if (!(y >= low && y <= high && (!whole || y == floor(y)))) return false;
  }
  return v128.all_true<i32>(good);
}

/** Stages the targets of `rows` chosen rows of the data set, for a last layer of `units` units. */
export function stageTargets(layout: Layout, units: i32, stride: i32, rows: i32): void {
  for (let r: usize = 0; r < (rows as usize); r++) {
    const row = load<u32>(layout.chosen + (r << 2)) as usize;
    const Y = layout.Y + ((r * stride) << 2);
    if (layout.targetWidth == 0) stageClass(Y, stride, load<f32>(layout.targets + (row << 2)) as usize);
    else stageTarget(Y, layout.targets + ((row * units) << 2), units);
  }
}

function stageTarget(Y: usize, target: usize, units: i32): void {
  for (let c: usize = 0; c < (units as usize) << 2; c += 4) store<f32>(Y + c, load<f32>(target + c));
}

function stageClass(Y: usize, stride: i32, label: usize): void {
  for (let c: usize = 0; c < (stride as usize) << 2; c += 16) v128.store(Y + c, i32x4.splat(0));
  store<f32>(Y + (label << 2), 1);
}
