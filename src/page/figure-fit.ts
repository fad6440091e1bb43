/** A figure fitted into its place: no wider than it should be, its subplots one below the other on a phone. */
import { greatestWidth, legendNames } from "../plots/layout.ts";
import { legendRow, legendRows } from "../plots/legend-room.ts";
import type { SubplotGrid } from "../plots/plotly.ts";
import { arrange, axisSuffix } from "../plots/subplots.ts";
import { textWidth } from "../plots/svg/markup.ts";
import { type Fit, isOwn, isRecord, numberIn, readFit } from "./figure-data.ts";
import type { PlotlyFigure } from "./plotly.ts";

type Layout = Readonly<Record<string, unknown>>;

/** The margins, of which Plotly has others where a figure brings none. */
interface Margin {
  readonly l: number;
  readonly r: number;
  readonly t: number;
  readonly b: number;
}

/** The figure's layout, drawn in `room` pixels: width, height, margins, and the places of its axes. */
export function fittedLayout({ data, layout = {} }: PlotlyFigure, room: number): Layout {
  const fit = readFit(layout);
  const width = Math.max(Math.min(greatestOf(layout), room), leastWidth(layout, room));
  const before = marginOf(layout);
  const across = width - before.l - before.r;
  const rows = Math.max(1, legendRows(legendNames(data.filter(isRecord)), across));
  const more = fit.legendRows === undefined ? 0 : (rows - fit.legendRows) * legendRow;
  const margin = { ...before, t: before.t + more, b: before.b - fit.controls };
  const wanted = numberIn(layout.height, 60, 4000) ?? 420;
  const tall = wanted - before.t - before.b; // what the axes enclose
  const sized = (inner: number) => ({
    ...layout,
    width,
    height: Math.round(inner + margin.t + margin.b),
    autosize: false,
    ...fittedTitle(layout, width),
    ...fittedDecades(layout, across),
    ...(layout.margin !== undefined && { margin }),
  });
  if (fit.grid) return inGrid(sized, fit.grid, layout, across);
  return sized(
    fit.aspect ? Math.min(tall, across * fit.aspect) : freeHeight(tall, width, fit, layout),
  );
}

/** Letters of a title that is too long for its place are smaller, as long as they can be read. */
function fittedTitle({ title }: Layout, width: number): Layout {
  if (!isRecord(title) || typeof title.text !== "string") return {};
  const font = record(title.font) as { readonly size?: unknown };
  const fits = (width - titleMargin) / textWidth(title.text, 1);
  if (fits >= (numberIn(font.size, 1, 100) ?? usualTitle)) return {};
  return { title: { ...title, font: { ...font, size: Math.max(11, Math.floor(fits * 2) / 2) } } };
}

/** Fewer decades on a narrow log axis: else Plotly turns their numbers, and they run into its title. */
function fittedDecades({ xaxis }: Layout, across: number): Layout {
  if (!isRecord(xaxis) || xaxis.type !== "log" || !Array.isArray(xaxis.range)) return {};
  const { range, dtick } = xaxis;
  const wanted = Math.ceil(Math.abs(range[1] - range[0]) / Math.max(1, across / decadeWidth));
  return typeof dtick === "number" && wanted > dtick ? { xaxis: { ...xaxis, dtick: wanted } } : {};
}

/** Room for a power of ten below an axis, in pixels. */
const decadeWidth = 48;

/** Pixels beside a title, and the size of one that says nothing of it. */
const [titleMargin, usualTitle] = [20, 17];

/**
 * The width in pixels below which a figure cannot be read (digits with words below them, a graph): there
 * its place, of `room` pixels, scrolls sideways. For a few pixels it does not: nobody would see why.
 */
export function leastWidth(layout: Layout, room: number): number {
  const { least } = readFit(layout);
  const axis = layout.xaxis;
  const isDrawing = isRecord(axis) && axis.visible === false && !isOwn(layout);
  const wanted = Math.min(greatestOf(layout), least ?? (isDrawing ? 560 : 0));
  return wanted > room && wanted <= room * squeeze ? room : wanted;
}

/** By how much a figure may be drawn narrower than it should be. */
const squeeze = 1.05;

function greatestOf({ width }: Layout): number {
  return numberIn(width, 60, greatestWidth) ?? greatestWidth;
}

function marginOf({ margin }: Layout): Margin {
  const given = isRecord(margin) ? margin : {};
  const side = (name: string, usual: number) => numberIn(given[name], 0, 1000) ?? usual;
  return { l: side("l", 80), r: side("r", 80), t: side("t", 100), b: side("b", 80) };
}

/** A chart may be lower on a phone, a landscape less so; what has a least width keeps its height. */
function freeHeight(tall: number, width: number, { least }: Fit, layout: Layout): number {
  if (least !== undefined) return tall;
  return Math.min(tall, layout.scene === undefined ? Math.max(180, width * 0.62) : width * 0.85);
}

function inGrid(
  sized: (inner: number) => Layout,
  grid: SubplotGrid,
  layout: Layout,
  across: number,
): Layout {
  const names = Object.keys(layout).filter((name) => /^xaxis\d*$/.test(name));
  const { domains, columns, height } = arrange(names.length, grid, across);
  const last = layout[`xaxis${axisSuffix(names.length - 1)}`];
  const title = isRecord(last) ? last.title : undefined;
  const axes = domains.flatMap(({ x, y }, i) => {
    const [xName, yName] = [`xaxis${axisSuffix(i)}`, `yaxis${axisSuffix(i)}`];
    const own = record(layout[xName]) as { title?: { text?: unknown } };
    // Plots that share a title have it at the lowest ones only; others have one each.
    const isBottom = i + columns >= names.length && !own.title?.text;
    return [
      [xName, { ...own, domain: x, ...(isBottom && { title }) }],
      [yName, { ...record(layout[yName]), domain: y }],
    ];
  });
  return { ...sized(height), ...Object.fromEntries(axes) };
}

function record(value: unknown): object {
  return isRecord(value) ? value : {};
}
