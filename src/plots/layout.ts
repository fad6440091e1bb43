/** The look that all figures share: paper, font, axes, legend. */

import { palette } from "./palette.ts";
import type { Axis, ColorBar, Font, Layout, Legend, Margin, Range, Title } from "./plotly.ts";

/** Options that every figure function takes. */
export interface FigureOptions {
  /** Words above the plot, at most about 40 characters a line (`\n` ends a line); none if left out. */
  readonly title?: string;
  /** The figure in words, for whoever cannot see it; written from the data if left out. */
  readonly description?: string;
  /** Height in pixels; a figure of each kind has its own if left out. */
  readonly height?: number;
}

const font: Font = {
  family: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  size: 14,
  color: palette.text,
};

/** Height of a line of a figure's title, in pixels. */
const titleLine = 20;

const transparent = "rgba(0,0,0,0)";
const legend: Legend = {
  orientation: "h",
  x: 0,
  y: 1.01,
  xanchor: "left",
  yanchor: "bottom",
  bgcolor: transparent,
};

/** A layout in the shared look; `parts` adds axes and whatever else the figure needs. */
export function layout(options: FigureOptions, parts: Partial<Layout>): Layout {
  const margin = parts.margin ?? margins();
  const lines = options.title?.split("\n").length ?? 0;
  const top = lines * titleLine + (lines > 0 ? 10 : 0) + (parts.showlegend ? 30 : 0);
  return {
    height: options.height ?? 380,
    autosize: true,
    font,
    paper_bgcolor: transparent,
    plot_bgcolor: transparent,
    showlegend: false,
    hovermode: "closest",
    ...(options.title && { title: titleText(options.title) }),
    ...(parts.showlegend && { legend }),
    ...parts,
    margin: { ...margin, t: Math.max(margin.t, top) },
  };
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
export const colorBarMargin = 72;

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

/** Whole decades on a log axis; plain numbers on a linear one unless they are very great or small. */
function tickStyle(type: Axis["type"], [low, high]: Range): Partial<Axis> {
  if (type === "log") {
    const decades = high - low;
    return { exponentformat: "power", dtick: decades < 1.5 ? "D2" : Math.ceil(decades / 8) };
  }
  const size = Math.max(Math.abs(low), Math.abs(high));
  const plain = size >= 1e-3 && size < 1e7;
  return { exponentformat: plain ? "none" : "e", separatethousands: true };
}
