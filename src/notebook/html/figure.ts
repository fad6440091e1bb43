/** A plot in a page: its picture for every reader, its data for the one who has scripts on. */
import type { MimeData } from "../notebook.ts";
import { stripAnsi } from "./ansi.ts";
import { dataScript } from "./data-script.ts";
import { type Html, html, nothing } from "./html.ts";
import { isInlinePicture, pictureTypes, pictureUrl, svgSize } from "./picture.ts";

/** The MIME type of a Plotly figure. */
export const plotlyType = "application/vnd.plotly.v1+json";

/**
 * The HTML of a Plotly figure, its data packed by `pack`; `undefined` if the bundle holds none that can be
 * drawn.
 */
export function renderFigure(data: MimeData, pack?: (json: string) => string): Html | undefined {
  const figure = data[plotlyType];
  if (!isObject(figure) || !Array.isArray(figure.data)) return undefined;
  const description = figureDescription(data);
  const picture = renderPicture(data, description);
  const { data: traces, layout, frames, config } = figure;
  const script = dataScript({ data: traces, layout, frames, config }, pack);
  const still = picture ?? html`<p class="note">${description} (shown with scripts on)</p>`;
  return html`<div class="plot" data-description="${description}"><div class="still">${still}</div>${script}</div>`;
}

/** The picture of a bundle as an `<img>` element, or `undefined` if it holds none. */
export function renderPicture(data: MimeData, description?: string): Html | undefined {
  const type = pictureTypes.find((known) => typeof data[known] === "string");
  if (type === undefined) return undefined;
  const content = String(data[type]);
  const url = pictureUrl(type, content);
  if (!isInlinePicture(url)) return undefined;
  const alt = description ?? figureDescription(data);
  const size = type === "image/svg+xml" ? svgSize(content) : undefined;
  const attributes = size && html` width="${size.width}" height="${size.height}"`;
  // An SVG inside <img> runs no script and loads nothing, whatever a foreign notebook put there.
  return html`<img src="${url}" alt="${alt}"${attributes ?? nothing}>`;
}

/** Whether a figure needs the whole of Plotly and not only its flat charts. */
export function needsFullPlotly(data: MimeData): boolean {
  const figure = data[plotlyType];
  if (!isObject(figure) || !Array.isArray(figure.data)) return false;
  return figure.data.some((trace) => isObject(trace) && !isCartesian(trace.type));
}

/** Trace types of plotly.js-cartesian-dist-min (`scatter` if a trace names none). */
const cartesianTypes = new Set(
  (
    "scatter bar box heatmap histogram histogram2d histogram2dcontour contour pie violin image " +
    "scatterternary"
  ).split(" "),
);

function isCartesian(type: unknown): boolean {
  return type === undefined || (typeof type === "string" && cartesianTypes.has(type));
}

function figureDescription(data: MimeData): string {
  const figure = data[plotlyType];
  const layout = isObject(figure) && isObject(figure.layout) ? figure.layout : {};
  const meta = isObject(layout.meta) ? layout.meta.description : undefined;
  const text = typeof meta === "string" ? meta : data["text/plain"];
  if (typeof text !== "string" || text.trim() === "") return "a figure without description";
  return stripAnsi(text).trim().slice(0, 1000);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
