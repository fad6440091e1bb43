/**
 * A figure as data only. Plotly's own format can name pictures and maps of other servers, and methods
 * of Plotly that a slider calls; a notebook may come from a stranger.
 */
import { isInlinePicture } from "../notebook/html/picture.ts";

/** What a slider or a button of a figure may do. */
export const figureMethods: readonly string[] = [
  "restyle",
  "relayout",
  "update",
  "animate",
  "skip",
];

/** The part of a figure that is looked at. */
interface Figure {
  readonly data: readonly unknown[];
  readonly layout?: Readonly<Record<string, unknown>>;
  readonly frames?: readonly unknown[];
  readonly config?: Readonly<Record<string, unknown>>;
}

/**
 * A copy of `figure` that loads nothing, and calls nothing but what moves and restyles itself. A picture
 * that is not in the figure is taken out; a map cannot be drawn so at all (`isMap`).
 */
export function safeFigure<F extends Figure>(figure: F): F {
  const { data, layout, frames, config } = figure;
  const safe = {
    data: clean(data),
    layout: clean(layout ?? {}),
    ...(frames !== undefined && { frames: clean(frames) }),
    config: { ...cleanConfig(config ?? {}), topojsonURL: "data:," },
  };
  return { ...figure, ...(safe as Figure) };
}

/** Whether a figure is a map, which Plotly would fetch from a server. */
export function isMap({ data }: Figure): boolean {
  return data.some((trace) => isObject(trace) && mapTypes.test(String(trace.type)));
}

const mapTypes = /^(?:scatter(?:geo|map|mapbox)|choropleth(?:map|mapbox)?|density(?:map|mapbox))$/;

/** Options of Plotly that change how a figure is handled, and nothing outside it. */
const options = new Set(
  (
    "autosizable displayModeBar displaylogo doubleClick doubleClickDelay editable edits fillFrame frameMargins " +
    "locale modeBarButtons modeBarButtonsToRemove responsive scrollZoom showAxisDragHandles " +
    "showAxisRangeEntryBoxes showTips staticPlot toImageButtonOptions"
  ).split(" "),
);

function cleanConfig(config: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(config).filter(([name]) => options.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, clean(value, name)]));
}

/** Deeper than any figure. */
const DEEPEST = 60;

/** A copy of `value`, which stands under `key`: a name, or a path such as `images[0].source`. */
function clean(value: unknown, key = "", depth = 0): unknown {
  if (depth > DEEPEST) return undefined;
  if (typeof value === "string") return cleanText(value, key);
  if (Array.isArray(value)) return cleanList(value, key, depth);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([name]) => !dangerous.test(name));
  return Object.fromEntries(entries.map(([name, inner]) => [name, clean(inner, name, depth + 1)]));
}

/** Names by which one object could change all others. */
const dangerous = /(?:^|\.)(?:__proto__|constructor|prototype)(?:$|[.[])/;

/** Arguments may be a path and its value: `["images[0].source", "https://..."]`. */
function cleanList(list: readonly unknown[], key: string, depth: number): unknown[] {
  const [path] = list;
  const isPair = key === "args" && typeof path === "string";
  if (isPair && dangerous.test(path)) return [];
  return list.map((item, index) => clean(item, isPair && index === 1 ? path : key, depth + 1));
}

function cleanText(text: string, key: string): string {
  const name = /(\w+)(?:\[\d*\])?$/.exec(key)?.[1] ?? key;
  if (name === "source") return isInlinePicture(text) ? text : "";
  if (name === "method") return figureMethods.includes(text) ? text : "skip";
  if (name === "style") return /^(?:normal|italic|outlined|filled)$/.test(text) ? text : "normal";
  if (name === "type" && mapTypes.test(text)) return "scatter";
  return withoutLoadingStyles(text);
}

/** Plotly's texts may have styles: colours and sizes stay, an address goes with all of its attribute. */
function withoutLoadingStyles(text: string): string {
  if (!/style/i.test(text)) return text;
  return text.replace(/\bstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)/gi, (attribute) =>
    /[\\/*@]|url|image|src|&/i.test(attribute) ? "" : attribute,
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !ArrayBuffer.isView(value);
}
