/** How many rows a legend takes above a plot. */
import { textWidth } from "./svg/markup.ts";

/** Height of a row, in pixels. */
export const legendRow = 21;

/** A line's or a marker's sample with the gaps around it, in pixels. */
const sample = 52;

/** The rows of a legend with these names, `width` pixels wide: in columns where one row is not enough. */
export function legendRows(names: readonly string[], width: number): number {
  const widths = names.map((name) => sample + textWidth(name, 14));
  const all = widths.reduce((sum, one) => sum + one, 0);
  if (all <= width) return names.length > 0 ? 1 : 0;
  const columns = Math.max(1, Math.floor(width / Math.max(...widths)));
  return Math.ceil(names.length / columns);
}
