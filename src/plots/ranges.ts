/** From the least to the greatest value, and the steps between. */
import type { Numbers, Range } from "./plotly-layout.ts";

/** The least and the greatest of `values`, however many; `[Infinity, -Infinity]` of none. */
export function extent(values: Iterable<number>): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** From the least to the greatest of `values`, widened by `share` of the distance at both ends. */
export function paddedRange(values: Numbers, share: number): Range {
  const [low, high] = extent(values);
  // Values that are all equal still need a range of some width.
  const room = low === high ? (Math.abs(low) || 1) * Math.max(share, 0.1) : (high - low) * share;
  return [low - room, high + room];
}

/** `count` numbers from `start` to `end`, both included, at equal distances. */
export function linspace(start: number, end: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => start + ((end - start) * i) / (count - 1));
}
