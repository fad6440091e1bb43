/** How often values of each size occur. */
import { Figure } from "./figure.ts";
import { finiteNumbers } from "./inputs.ts";
import { axis, type FigureOptions, layout, plainText } from "./layout.ts";
import { counted, numberText } from "./number-text.ts";
import { lineStyles, palette, type Role } from "./palette.ts";
import type { BarTrace, Range, ScatterTrace } from "./plotly.ts";
import { extent } from "./ranges.ts";

/** What `histogram` may be told. */
export interface HistogramOptions extends FigureOptions {
  /** Bars over the range; 30 if left out. */
  readonly bins?: number;
  /** Values shown; from the least to the greatest if left out. Values outside are not counted. */
  readonly range?: Range;
  /** Title of the x axis, with its unit; "value" if left out. */
  readonly x?: string;
  /** Title of the y axis; "count" if left out. */
  readonly y?: string;
  /** What the values stand for, which decides their colour: "data", "weight", "gradient", "second", "third" or "neutral"; "data" if left out. */
  readonly role?: Role;
}

/**
 * Counts of `values` in bins of equal width: bars for one list, stepped lines for lists by name.
 *
 * @throws RangeError if a list is empty, a value is not finite, or `bins` is not a whole number >= 1.
 * @example histogram(net.layers[0].W.data, { x: "weight", role: "weight" })
 */
export function histogram(
  values: ArrayLike<number> | Readonly<Record<string, ArrayLike<number>>>,
  options: HistogramOptions = {},
): Figure {
  const { bins = 30, x = "value", y = "count", role = "data" } = options;
  if (!Number.isInteger(bins) || bins < 1) {
    throw new RangeError(`histogram: bins is ${bins}; it must be a whole number of at least 1`);
  }
  const lists = Object.entries(isList(values) ? { "": values } : values).map(
    ([name, list]) => [name, finiteNumbers("histogram", name || "values", list)] as const,
  );
  if (lists.length === 0)
    throw new RangeError("histogram: there is no list of values; give at least 1");
  const range = options.range ?? commonRange(lists.map(([, list]) => list));
  const counts = lists.map(([, list]) => binCounts(list, range, bins));
  const most = Math.max(1, ...counts.flat());
  const one = lists.length === 1;
  return new Figure({
    data: one
      ? [bars(counts[0], range, palette[role])]
      : lists.map(([name], i) => outline(name, counts[i], range, i)),
    layout: layout(options, {
      showlegend: !one,
      bargap: 0,
      xaxis: axis(x, range),
      yaxis: axis(y, [0, most * 1.05]),
    }),
    description:
      options.description ??
      `Histogram of ${x} in ${counted(bins, "bin")}: ${lists.map(summary).join("; ")}`,
  });
}

/** How many of `values` lie in each of `bins` equal parts of `range`; the upper end is in the last. */
export function binCounts(values: readonly number[], [low, high]: Range, bins: number): number[] {
  const counts = Array<number>(bins).fill(0);
  for (const value of values) {
    if (value < low || value > high) continue;
    counts[Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))] += 1;
  }
  return counts;
}

function bars(counts: number[], [low, high]: Range, color: string): BarTrace {
  const width = (high - low) / counts.length;
  return {
    type: "bar",
    x: counts.map((_, i) => low + (i + 0.5) * width),
    y: counts,
    width,
    marker: { color, line: { color: palette.paper, width: 0.5 } },
    hovertemplate: "%{y} near %{x:.3g}<extra></extra>",
  };
}

/** The outline of the bars, so that several histograms can lie over each other. */
function outline(name: string, counts: number[], [low, high]: Range, i: number): ScatterTrace {
  const width = (high - low) / counts.length;
  const { role, dash } = lineStyles[i % lineStyles.length];
  return {
    type: "scatter",
    mode: "lines",
    name: plainText(name),
    x: [low, ...counts.flatMap((_, b) => [low + b * width, low + (b + 1) * width]), high],
    y: [0, ...counts.flatMap((count) => [count, count]), 0],
    line: { color: palette[role], width: 2.5, dash },
  };
}

function commonRange(lists: readonly (readonly number[])[]): Range {
  const [low, high] = extent(lists.flat());
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

function summary([name, list]: readonly [string, readonly number[]]): string {
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  const [low, high] = extent(list);
  const words = `${counted(list.length, "value")} from ${numberText(low)} to ${numberText(high)}, mean ${numberText(mean)}`;
  return name ? `${name} has ${words}` : words;
}

function isList(values: Parameters<typeof histogram>[0]): values is ArrayLike<number> {
  return Array.isArray(values) || ArrayBuffer.isView(values);
}
