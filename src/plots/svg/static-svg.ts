/**
 * A figure as a picture for readers without scripts: GitHub, print, VS Code, an exported page.
 * Drawn from the same data and layout as Plotly's, without a document object.
 */
import { sliderHeight } from "../controls.ts";
import type { FigureParts, Layout, Range, Trace } from "../plotly.ts";
import { grid, labels } from "./axes.ts";
import { bars } from "./bar.ts";
import { colorBar, type Scaled } from "./color-bar.ts";
import { contour } from "./contour.ts";
import { heatmap } from "./heatmap.ts";
import { atLastStep } from "./last-step.ts";
import { legend } from "./legend.ts";
import { element, escapeXml, px, textElement } from "./markup.ts";
import { onOwnPaper, pictureClass } from "./paper.ts";
import { scatter } from "./scatter.ts";
import { sceneOf } from "./scene.ts";
import { annotation, shape } from "./shape.ts";
import { axisOf, type Box, plotArea, type Subplot, subplot } from "./subplot.ts";

/** `figure`, at its last step, as one `<svg>` element with its description as accessible name. */
export function staticSvg(figure: FigureParts): string {
  const { layout, description } = figure;
  const { width } = layout;
  const height = layout.height - controlsHeight(layout) + captionHeight(layout);
  const id = uniqueId(description);
  const label = element("title", { id: `${id}-title` }, escapeXml(shortTitle(layout, description)));
  const text = element("desc", { id: `${id}-desc` }, escapeXml(description));
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
      class: pictureClass,
      "font-family": layout.font.family,
      "font-size": 14,
      color: layout.font.color,
      fill: "currentColor",
    },
    label,
    text,
    onOwnPaper(width, height, picture(atLastStep(figure), height, id)),
  );
}

/** Where the first pair of axes lies, in shares of the picture's width and height, and its ranges. */
export interface PlotPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: Range;
  readonly y: Range;
}

/** Where the first pair of axes of a figure's picture lies; `undefined` if it has none. */
export function plotPlace({ data, layout }: FigureParts): PlotPlace | undefined {
  const height = layout.height - controlsHeight(layout) + captionHeight(layout);
  const [first] = subplotsOf(data, layout, areaOf(layout, height));
  if (first === undefined) return undefined;
  const { box, xaxis, yaxis } = first;
  return {
    left: box.left / layout.width,
    top: box.top / height,
    width: box.width / layout.width,
    height: box.height / height,
    x: axisOf(layout, xaxis).range,
    y: axisOf(layout, yaxis).range,
  };
}

/** Height that sliders and buttons take in Plotly and that a picture does not need. */
function controlsHeight(layout: Layout): number {
  return layout.sliders ? sliderHeight : 0;
}

const captionLine = 24;
let pictures = 0;

function picture({ data, layout }: FigureParts, height: number, id: string): string {
  const area = areaOf(layout, height);
  const places = subplotsOf(data, layout, area);
  const clips = places.map(({ box }, i) => clipPath(`${id}-clip${i}`, box));
  const [below, above] = [shapes(layout, area, "below"), shapes(layout, area, "above")];
  return [
    element("defs", {}, ...clips),
    layout.scene ? sceneOf(layout.scene, data, area) : "",
    ...places.map(({ box }) => ground(layout.plot_bgcolor, box)),
    ...places.map(grid),
    below,
    ...places.map((place, i) => marks(data, place, `${id}-clip${i}`)),
    above,
    ...places.map(labels),
    ...(layout.annotations ?? []).map((note) => annotation(note, layout, area)),
    layout.showlegend ? legend(data, area) : "",
    ...data.map((trace) => scaleBar(trace, area)),
    heading(layout),
    caption(layout, height),
  ].join("");
}

/** What lies behind the marks of a subplot. */
function ground(color: string, { left, top, width, height }: Box): string {
  if (color.startsWith("rgba")) return "";
  const box = { x: px(left), y: px(top), width: px(width), height: px(height) };
  return element("rect", { ...box, fill: color });
}

function areaOf(layout: Layout, height: number): Box {
  const bottom = layout.margin.b - controlsHeight(layout) + captionHeight(layout);
  return plotArea(layout.width, height, { ...layout.margin, b: bottom });
}

/** Pairs of axes in the order in which traces first use them. */
function subplotsOf(data: readonly Trace[], layout: Layout, area: Box): Subplot[] {
  const pairs = new Map<string, Subplot>();
  for (const trace of data) {
    if (trace.type === "surface" || trace.type === "scatter3d") continue;
    const { xaxis = "x", yaxis = "y" } = trace;
    pairs.set(xaxis + yaxis, subplot(layout, area, xaxis, yaxis));
  }
  return [...pairs.values()];
}

/** Plotly's order from back to front. */
const layers = ["heatmap", "contour", "bar", "scatter"] as const;

function marks(data: readonly Trace[], place: Subplot, clip: string): string {
  const own = data.filter((trace) => isOn(trace, place));
  return layers
    .flatMap((layer) => own.filter((trace) => trace.type === layer))
    .map((trace) => {
      const free = "cliponaxis" in trace && trace.cliponaxis === false;
      return element("g", { "clip-path": free ? undefined : `url(#${clip})` }, mark(trace, place));
    })
    .join("");
}

function mark(trace: Trace, place: Subplot): string {
  switch (trace.type) {
    case "scatter":
      return scatter(trace, place);
    case "bar":
      return bars(trace, place);
    case "heatmap":
      return heatmap(trace, place);
    case "contour":
      return contour(trace, place);
    default:
      throw new TypeError(`staticSvg: no picture for a trace of type ${trace.type}`);
  }
}

function isOn(trace: Trace, { xaxis, yaxis }: Subplot): boolean {
  if (trace.type === "surface" || trace.type === "scatter3d") return false;
  return (trace.xaxis ?? "x") === xaxis && (trace.yaxis ?? "y") === yaxis;
}

function shapes(layout: Layout, area: Box, layer: "below" | "above"): string {
  const own = (layout.shapes ?? []).filter((item) => (item.layer ?? "above") === layer);
  return own.map((item) => shape(item, layout, area)).join("");
}

function scaleBar(trace: Trace, area: Box): string {
  const scaled = scaledOf(trace);
  return scaled ? colorBar(scaled, area) : "";
}

function scaledOf(trace: Trace): Scaled | undefined {
  if (!("showscale" in trace) || !trace.showscale || !trace.colorscale) return undefined;
  const { colorscale, colorbar } = trace;
  if (trace.type === "surface") return { colorscale, colorbar, low: trace.cmin, high: trace.cmax };
  return { colorscale, colorbar, low: trace.zmin, high: trace.zmax };
}

function heading(layout: Layout): string {
  if (!layout.title) return "";
  const { text, font, pad } = layout.title;
  const place = { x: pad?.l ?? 10, y: 8, vertical: "top" } as const;
  return textElement(text, { ...place, size: font?.size ?? 14 });
}

/** The state that the picture shows, where Plotly has a slider. */
function caption(layout: Layout, height: number): string {
  const slider = layout.sliders?.[0];
  if (!slider) return "";
  const text = `${slider.currentvalue.prefix}${slider.steps[slider.active]?.label ?? ""}`;
  return textElement(text, { x: layout.margin.l, y: height - 14, size: 14 });
}

function captionHeight(layout: Layout): number {
  return layout.sliders ? captionLine : 0;
}

function clipPath(id: string, { left, top, width, height }: Box): string {
  const box = { x: px(left), y: px(top), width: px(width), height: px(height) };
  return element("clipPath", { id }, element("rect", box));
}

function shortTitle(layout: Layout, description: string): string {
  const text = layout.title?.text ?? description.split(/[:;.] /)[0];
  return text.replace(/<br>/g, " ").replace(/&lt;/g, "<").replace(/&amp;/g, "&");
}

/** Differs within one program by the counter, and between programs by the description. */
function uniqueId(description: string): string {
  let hash = 5381;
  for (let i = 0; i < description.length; i++) hash = (hash * 33) ^ description.charCodeAt(i);
  pictures += 1;
  return `figure-${(hash >>> 0).toString(36)}-${pictures}`;
}
