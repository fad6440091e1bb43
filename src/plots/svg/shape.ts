/** Lines and boxes drawn beside the data, and notes with their arrows. */
import type { Annotation, Layout, Shape } from "../plotly.ts";
import { element, px, textElement, textWidth } from "./markup.ts";
import { type PixelScale, pixelScale } from "./scale.ts";
import { dashArray } from "./scatter.ts";
import { axisOf, type Box, subplot } from "./subplot.ts";

/** The shape in the axes it names. */
export function shape(item: Shape, layout: Layout, area: Box): string {
  const { x, y } = scalesOf(item, layout, area);
  const [x0, x1, y0, y1] = [x.place(item.x0), x.place(item.x1), y.place(item.y0), y.place(item.y1)];
  const width = item.line.width ?? 2;
  const paint = {
    stroke: width > 0 ? item.line.color : undefined,
    "stroke-width": width,
    "stroke-dasharray": dashArray(item.line.dash, width),
  };
  if (item.type === "line") {
    return element("path", { d: `M${px(x0)} ${px(y0)}L${px(x1)} ${px(y1)}`, ...paint });
  }
  return element("rect", {
    x: px(Math.min(x0, x1)),
    y: px(Math.min(y0, y1)),
    width: px(Math.abs(x1 - x0)),
    height: px(Math.abs(y1 - y0)),
    fill: item.fillcolor ?? "none",
    ...paint,
  });
}

/** The note, and the arrow to its place if it has one. */
export function annotation(note: Annotation, layout: Layout, area: Box): string {
  const { x, y } = scalesOf(note, layout, area);
  const end = { x: x.place(note.x), y: y.place(note.y) };
  if (note.showarrow)
    return arrow(note, { x: x.place(note.ax ?? 0), y: y.place(note.ay ?? 0) }, end);
  if (!note.text) return "";
  const size = note.font?.size ?? 14;
  const at = { x: end.x + (note.xshift ?? 0), y: end.y - (note.yshift ?? 0) };
  const words = textElement(note.text, {
    ...at,
    size,
    color: note.font?.color,
    anchor: anchors[note.xanchor ?? "center"],
    vertical: note.yanchor ?? "middle",
  });
  return note.bgcolor ? backdrop(note, at, size) + words : words;
}

const anchors = { left: "start", center: "middle", right: "end" } as const;

interface Place {
  readonly x: number;
  readonly y: number;
}

function backdrop(note: Annotation, at: Place, size: number): string {
  const width = textWidth(note.text, size) + 4;
  const height = note.text.split("<br>").length * size * 1.3;
  const left = at.x - { left: 0, center: width / 2, right: width }[note.xanchor ?? "center"];
  const top = at.y - { top: 0, middle: height / 2, bottom: height }[note.yanchor ?? "middle"];
  return element("rect", { x: px(left), y: px(top), width, height, fill: note.bgcolor });
}

function arrow(note: Annotation, start: Place, end: Place): string {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const [ux, uy] = [(end.x - start.x) / length, (end.y - start.y) / length];
  const [back, forth] = [note.standoff ?? 0, note.startstandoff ?? 0];
  const tip = { x: end.x - ux * back, y: end.y - uy * back };
  const tail = { x: start.x + ux * forth, y: start.y + uy * forth };
  const width = note.arrowwidth ?? 1.5;
  const size = width * 5.5 * (note.arrowsize ?? 1);
  const neck = { x: tip.x - ux * size * 0.7, y: tip.y - uy * size * 0.7 };
  const line = `M${px(tail.x)} ${px(tail.y)}L${px(neck.x)} ${px(neck.y)}`;
  const side = (sign: number) =>
    `${px(tip.x - ux * size - sign * uy * size * 0.45)} ${px(tip.y - uy * size + sign * ux * size * 0.45)}`;
  const head = `M${px(tip.x)} ${px(tip.y)}L${side(1)}L${px(neck.x)} ${px(neck.y)}L${side(-1)}Z`;
  const color = note.arrowcolor;
  return (
    element("path", { d: line, stroke: color, "stroke-width": width }) +
    element("path", { d: head, fill: color })
  );
}

/** The scales of an item's `xref` and `yref`: an axis, "x domain" (0..1 along it), or "paper". */
function scalesOf(item: { xref: string; yref: string }, layout: Layout, area: Box) {
  const [xName, yName] = partners(item, layout);
  const pair = subplot(layout, area, xName, yName);
  const across = [area.left, area.left + area.width] as const;
  const upward = [area.top + area.height, area.top] as const;
  return { x: scaleOf(item.xref, pair.x, across), y: scaleOf(item.yref, pair.y, upward) };
}

function scaleOf(ref: string, scale: PixelScale, paper: readonly [number, number]): PixelScale {
  const unit = { type: "linear", range: [0, 1] } as const;
  if (ref === "paper") return pixelScale(unit, ...paper);
  return ref.endsWith(" domain") ? pixelScale(unit, ...scale.pixels) : scale;
}

/** The x and the y axis that an item stands on; where it names only one, that axis's partner. */
function partners(
  { xref, yref }: { xref: string; yref: string },
  layout: Layout,
): [string, string] {
  const x = xref === "paper" ? undefined : xref.replace(" domain", "");
  const y = yref === "paper" ? undefined : yref.replace(" domain", "");
  return [x ?? (y && axisOf(layout, y).anchor) ?? "x", y ?? (x && axisOf(layout, x).anchor) ?? "y"];
}
