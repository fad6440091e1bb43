/** A plot in a page: its picture for every reader, its data for the one who has scripts on. */
import type { MimeData } from "../notebook.ts";
import { escapeHtml, escapeJson } from "./escape.ts";
import { isInlinePicture } from "./sanitize.ts";

/** The MIME type of a Plotly figure. */
export const plotlyType = "application/vnd.plotly.v1+json";

/** The HTML of a Plotly figure, or `undefined` if the bundle holds none that can be drawn. */
export function renderFigure(data: MimeData): string | undefined {
  const figure = data[plotlyType];
  if (!isObject(figure) || !Array.isArray(figure.data)) return undefined;
  const description = figureDescription(data);
  const picture = renderPicture(data, description);
  const { data: traces, layout, frames, config } = figure;
  const json = escapeJson({ data: traces, layout, frames, config });
  const still = picture ?? `<p class="note">${escapeHtml(description)} (shown with scripts on)</p>`;
  return (
    `<div class="plot" data-description="${escapeHtml(description)}">` +
    `<div class="still">${still}</div><script type="application/json">${json}</script></div>`
  );
}

/** The picture of a bundle as an `<img>` element, or `undefined` if it holds none. */
export function renderPicture(data: MimeData, description?: string): string | undefined {
  const type = pictureTypes.find((known) => typeof data[known] === "string");
  if (type === undefined) return undefined;
  const content = String(data[type]);
  const svg = type === "image/svg+xml";
  const source = svg ? svgSource(content) : `data:${type};base64,${content.replace(/\s/g, "")}`;
  if (!isInlinePicture(source)) return undefined;
  const alt = escapeHtml(description ?? figureDescription(data));
  // An SVG inside <img> runs no script and loads nothing, whatever a foreign notebook put there.
  return `<img src="${escapeHtml(source)}" alt="${alt}"${svg ? svgSize(content) : ""}>`;
}

/** Whether a figure needs the whole of Plotly and not only its flat charts. */
export function needsFullPlotly(data: MimeData): boolean {
  const figure = data[plotlyType];
  if (!isObject(figure) || !Array.isArray(figure.data)) return false;
  return figure.data.some((trace) => isObject(trace) && !isCartesian(trace.type));
}

const pictureTypes = ["image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp"];

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
  return text.trim().slice(0, 1000);
}

function svgSource(svg: string): string {
  const text = svg.replace(/^\uFEFF/, "").trim();
  const named = /<svg\b[^>]*\bxmlns=/.test(text)
    ? text
    : text.replace(/<svg\b/, '<svg xmlns="http://www.w3.org/2000/svg"');
  const encoded = named
    .replaceAll("%", "%25")
    .replaceAll("#", "%23")
    .replaceAll("<", "%3C")
    .replaceAll(">", "%3E")
    .replaceAll('"', "'" === quoteFor(named) ? "'" : "%22")
    .replace(/\s+/g, " ");
  return `data:image/svg+xml,${encoded}`;
}

/** Apostrophes need no escape in a URL: where the SVG itself has none, they save a third. */
function quoteFor(svg: string): string {
  return svg.includes("'") ? '"' : "'";
}

/** Width and height of the picture, so that the page does not jump when it is decoded. */
function svgSize(svg: string): string {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? "";
  const box = /\bviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(root);
  const width = /\swidth=["']([\d.]+)(?:px)?["']/.exec(root)?.[1] ?? box?.[1];
  const height = /\sheight=["']([\d.]+)(?:px)?["']/.exec(root)?.[1] ?? box?.[2];
  if (width === undefined || height === undefined) return "";
  return ` width="${Math.round(Number(width))}" height="${Math.round(Number(height))}"`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
