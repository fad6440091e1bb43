/** The look that all figures share: paper, font, size, axes, legend. */

import { sans } from "../look.ts";
import { legendRow, legendRows } from "./legend-room.ts";
import { numberText } from "./number-text.ts";
import { palette } from "./palette.ts";
import type {
  Axis,
  ColorBar,
  Fit,
  Font,
  Layout,
  Legend,
  Margin,
  Range,
  SubplotGrid,
  Title,
  Trace,
} from "./plotly.ts";
import { arrange, axisSuffix } from "./subplots.ts";
import { textWidth } from "./svg/markup.ts";

/** Options that every figure function takes. */
export interface FigureOptions {
  /** Words above the plot, at most about 40 characters a line (`\n` ends a line); none if left out. */
  readonly title?: string;
  /** The figure in words, for whoever cannot see it; written from the data if left out. */
  readonly description?: string;
  /** Height in pixels; a figure of each kind has its own if left out. A plane or a grid of images is as wide as its height asks for; no figure is wider than 760. */
  readonly height?: number;
}

/** No figure is wider, in pixels: what is to be compared must not stand far apart. */
export const greatestWidth = 760;

/** Room for a title and a key, in pixels. */
const leastWidth = 340;

const font: Font = { family: sans, size: 14, color: palette.text };

/** Height of a line of a figure's title, in pixels. */
const titleLine = 20;

/** What Plotly needs above the plot for a legend of one row, in pixels: else it makes the plot lower. */
const firstRow = 46;

const transparent = "rgba(0,0,0,0)";
const legend: Legend = {
  orientation: "h",
  x: 0,
  y: 1,
  xanchor: "left",
  yanchor: "bottom",
  bgcolor: transparent,
};

/** What a figure adds to the shared look. */
export interface Parts extends Partial<Layout> {
  /** Width and height of what the axes enclose, in pixels, where both belong together. */
  readonly plot?: { readonly width: number; readonly height: number };
  /** No figure with a `plot` is narrower, in pixels; room for a title and a key if left out. */
  readonly narrowest?: number;
  readonly fit?: Fit;
}

/** A layout in the shared look; `parts` adds axes and whatever else the figure needs. */
export function layout(
  options: FigureOptions,
  { plot, narrowest = leastWidth, fit, ...parts }: Parts,
): Layout {
  const rest = parts.margin ?? margins();
  const lines = options.title?.split("\n").length ?? 0;
  const top = lines * titleLine + (lines > 0 ? 10 : 0) + (parts.showlegend ? firstRow : 0);
  const margin = {
    ...rest,
    t: Math.max(rest.t, top),
    l: Math.max(rest.l, besideWide(parts.yaxis)),
  };
  return {
    font,
    paper_bgcolor: transparent,
    plot_bgcolor: transparent,
    showlegend: false,
    hovermode: "closest",
    ...(options.title && { title: titleText(options.title) }),
    ...(parts.showlegend && { legend }),
    ...parts,
    ...size(options, parts, margin, plot && { ...plot, narrowest }),
    margin,
    meta: {
      fit: {
        ...fit,
        ...(parts.showlegend && { legendRows: 1 }),
        ...(plot && !fit?.grid && { aspect: plot.height / plot.width }),
      },
    },
  };
}

/** Room at the left for numbers of four digits and more, and for the axis title beside them, in pixels. */
function besideWide(axis: Axis | undefined): number {
  if (axis?.type !== "linear" || axis.visible === false || axis.tickvals) return 0;
  const size = Math.floor(Math.max(...axis.range.map(Math.abs)));
  if (size < 1000 || size >= 1e7) return 0;
  return textWidth(numberText(size), 14) + 40;
}

/** Width and height; where a height is asked for, a plane or a picture keeps its shape. */
function size(
  options: FigureOptions,
  parts: Partial<Layout>,
  { l, r, t, b }: Margin,
  plot: (NonNullable<Parts["plot"]> & { readonly narrowest: number }) | undefined,
): { width: number; height: number } {
  const most = Math.min(greatestWidth, parts.width ?? greatestWidth);
  if (!plot) return { width: most, height: options.height ?? parts.height ?? 380 };
  const tall = options.height ? (options.height - t - b) / plot.height : 1;
  const scale = Math.min(tall, (most - l - r) / plot.width);
  const height = options.height ?? plot.height * scale + t + b;
  const width = Math.min(most, Math.max(plot.narrowest, plot.width * scale + l + r));
  return { width: Math.round(width), height: Math.round(height) };
}

/** The layout with room above the plot for all rows of its legend. */
export function withLegendRoom(base: Layout, data: readonly Trace[]): Layout {
  const { fit } = base.meta ?? {};
  if (!base.showlegend || fit?.legendRows === undefined) return base;
  const names = legendNames(data);
  const width = base.width - base.margin.l - base.margin.r;
  const rows = Math.max(1, legendRows(names, width));
  const more = (rows - fit.legendRows) * legendRow;
  if (more === 0) return base;
  return {
    ...base,
    height: base.height + more,
    margin: { ...base.margin, t: base.margin.t + more },
    meta: { ...base.meta, fit: { ...fit, legendRows: rows } },
  };
}

/** The names in a figure's legend. */
export function legendNames(data: readonly { name?: unknown; showlegend?: unknown }[]): string[] {
  return data
    .filter(({ name, showlegend }) => typeof name === "string" && showlegend !== false)
    .map(({ name }) => String(name));
}

/** The axes of several plots in a `grid`, for a figure at most `width` pixels wide with the usual margins. */
export function arranged(
  grid: SubplotGrid,
  axes: readonly { readonly x: Axis; readonly y: Axis }[],
  most = greatestWidth,
): Parts {
  const { l, r } = margins();
  const width = Math.min(most, greatestWidth) - l - r;
  const { domains, height } = arrange(axes.length, grid, width);
  const named = axes.flatMap(({ x, y }, i) => [
    [`xaxis${axisSuffix(i)}`, { ...x, domain: domains[i].x }],
    [`yaxis${axisSuffix(i)}`, { ...y, domain: domains[i].y }],
  ]);
  return { ...Object.fromEntries(named), plot: { width, height }, fit: { grid } };
}

/** The size of a plane on which one unit is as long in both directions, in pixels. */
export function planeSize(x: Range, y: Range): { width: number; height: number } {
  const units = [Math.abs(x[1] - x[0]), Math.abs(y[1] - y[0])];
  const scale = Math.min(560 / units[0], 360 / units[1]);
  return { width: units[0] * scale, height: units[1] * scale };
}

/** An axis with its title and unit, such as "loss (sum of squares)". */
export function axis(title: string, range: Range, more: Partial<Axis> = {}): Axis {
  return {
    title: { text: plainText(title), standoff: 8, font: { size: 14 } },
    type: "linear",
    range,
    ticks: "",
    gridcolor: palette.grid,
    zeroline: false,
    zerolinecolor: palette.axis,
    automargin: false,
    ticklabelstandoff: 4,
    ...tickStyle(more.type ?? "linear", range),
    ...more,
  };
}

/** For a y axis on which one unit is as long as on its x axis; spare room is left below. */
export const squareUnits: Partial<Axis> = {
  scaleanchor: "x",
  constrain: "domain",
  constraintoward: "top",
};

/** An axis without ticks, grid or title: for pictures and graphs. */
export function hiddenAxis(range: Range, more: Partial<Axis> = {}): Axis {
  return { type: "linear", range, visible: false, showgrid: false, zeroline: false, ...more };
}

/** The scale of colours at the right; the layout needs `colorBarMargin` at that side. */
export function colorBar(title: string, more: Partial<ColorBar> = {}): ColorBar {
  return {
    thickness: 11,
    len: 1,
    xpad: 6,
    outlinewidth: 0,
    tickfont: { size: 12 },
    title: { text: plainText(title), side: "right", font: { size: 13 } },
    ...more,
  };
}

/** Room for a scale of colours with its numbers and its title, in pixels. */
export const colorBarMargin = 80;

/** The margins of every figure; `more` for one that needs other room. */
export function margins(more: Partial<Margin> = {}): Margin {
  return { l: 68, r: 20, t: 16, b: 58, ...more };
}

/** Text that Plotly shows letter by letter: its mark-up characters escaped, line ends as `<br>`. */
export function plainText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\n/g, "<br>");
}

/** At the upper left, where it is also on a narrow page. */
function titleText(text: string): Title {
  const place = { x: 0, xref: "container", xanchor: "left", y: 1, yanchor: "top" } as const;
  // Plotly sets the first of several lines about 10 pixels too high.
  const t = text.includes("\n") ? 20 : 10;
  return { text: plainText(text), font: { size: 14 }, ...place, pad: { t, l: 10 } };
}

/** Plotly writes powers larger than other numbers, by this factor. */
export const powerSize = 1.25;

/** Powers of ten; where these are one or two, the numbers between them too. */
function logTicks(low: number, high: number): Partial<Axis> {
  const decades = high - low;
  if (decades >= 1.5) {
    const tickfont = { size: 14 / powerSize };
    return { exponentformat: "power", dtick: Math.ceil(decades / 8), tickfont };
  }
  const first = Math.floor(Math.min(low, high));
  const powers = Array.from({ length: 4 }, (_, i) => 10 ** (first + i));
  const tickvals = powers.flatMap((power) => [1, 2, 5].map((digit) => digit * power));
  return { tickvals, ticktext: tickvals.map((value) => numberText(value)) };
}

/** Whole decades on a log axis; plain numbers on a linear one unless they are very great or small. */
function tickStyle(type: Axis["type"], range: Range): Partial<Axis> {
  const [low, high] = range;
  if (type === "log") return logTicks(low, high);
  const size = Math.max(Math.abs(low), Math.abs(high));
  const plain = size >= 1e-3 && size < 1e7;
  // As numberText has it: 1950 may be a year.
  return { exponentformat: plain ? "none" : "e", separatethousands: size >= 10_000 };
}
