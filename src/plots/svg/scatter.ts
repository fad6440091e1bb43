/** Lines, markers and texts of a scatter trace. */
import { line } from "d3-shape";
import { type Dash, type MarkerSymbol, palette } from "../palette.ts";
import type { ScatterTrace } from "../plotly.ts";
import { element, px, textElement } from "./markup.ts";
import type { Subplot } from "./subplot.ts";

/** The trace inside its subplot; lines are cut at the box by the caller's clip path. */
export function scatter(trace: ScatterTrace, { x, y }: Subplot): string {
  const points = trace.x.map((value, i): Point => {
    const level = trace.y[i];
    return { i, x: x.place(value), y: level === null ? Number.NaN : y.place(level) };
  });
  const parts: string[] = [];
  if (trace.fill && points.length > 0) parts.push(area(trace, points, y.place(0)));
  if (trace.mode.includes("lines")) parts.push(path(trace, points));
  const seen = points.filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y));
  if (trace.mode.includes("markers")) parts.push(...seen.map((point) => marker(trace, point)));
  if (trace.mode.includes("text")) parts.push(...seen.map((point) => text(trace, point)));
  return parts.join("");
}

/** One marker, `size` pixels across, with its middle at (x, y). */
export function symbol(
  kind: MarkerSymbol,
  x: number,
  y: number,
  size: number,
  style: { readonly color: string; readonly edge?: string; readonly edgeWidth?: number },
): string {
  const paint = { fill: style.color, stroke: style.edge, "stroke-width": style.edgeWidth };
  const r = size / 2;
  if (kind === "circle") return element("circle", { cx: px(x), cy: px(y), r, ...paint });
  return element("path", {
    d: outline(kind, r),
    transform: `translate(${px(x)} ${px(y)})`,
    ...paint,
  });
}

/** A broken line as SVG writes it, in pixels; Plotly's lengths for its names. */
export function dashArray(dash: Dash | undefined, width: number): string | undefined {
  const pattern = dash && dashes[dash];
  return pattern?.map((length) => px(length * Math.max(3, width))).join(" ");
}

interface Point {
  readonly i: number;
  readonly x: number;
  readonly y: number;
}

const dashes: Readonly<Record<Dash, readonly number[] | undefined>> = {
  solid: undefined,
  dash: [3, 3],
  dot: [1, 1],
  dashdot: [3, 1, 1, 1],
  longdash: [5, 5],
  longdashdot: [5, 2, 1, 2],
};

/** Outlines around the origin with radius `r`, sized as Plotly's. */
function outline(kind: MarkerSymbol, r: number): string {
  const p = (...numbers: number[]) => numbers.map((number) => px(number * r)).join(" ");
  const turned = kind === "x" ? 0.35 : 1;
  switch (kind) {
    case "diamond":
      return `M${p(1.3, 0)}L${p(0, 1.3)}L${p(-1.3, 0)}L${p(0, -1.3)}Z`;
    case "triangle-up":
      return `M${p(-1, 0.58)}H${p(1)}L${p(0, -1.15)}Z`;
    case "x":
      return `M${p(0, -turned)}L${p(0.6, -0.95)}L${p(0.95, -0.6)}L${p(turned, 0)}L${p(0.95, 0.6)}L${p(0.6, 0.95)}L${p(0, turned)}L${p(-0.6, 0.95)}L${p(-0.95, 0.6)}L${p(-turned, 0)}L${p(-0.95, -0.6)}L${p(-0.6, -0.95)}Z`;
    case "star":
      return `M${Array.from({ length: 10 }, (_, i) =>
        star(i)
          .map((n) => px(n * r))
          .join(" "),
      ).join("L")}Z`;
    default:
      return `M${p(-1, -1)}H${p(1)}V${p(1)}H${p(-1)}Z`;
  }
}

function star(i: number): [number, number] {
  const radius = i % 2 === 0 ? 1.4 : 0.53;
  const angle = (i * Math.PI) / 5;
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
}

function path(trace: ScatterTrace, points: readonly Point[]): string {
  const width = trace.line?.width ?? 2;
  return element("path", {
    d: drawn(points) ?? "",
    fill: "none",
    stroke: trace.line?.color,
    "stroke-width": width,
    "stroke-dasharray": dashArray(trace.line?.dash, width),
    "stroke-linejoin": "round",
  });
}

/** Lines of more than 2,000 points lose those that fall on the pixel of the point before. */
function drawn(points: readonly Point[]): string | null {
  const kept =
    points.length < 2000
      ? points
      : points.filter((point, i) => i === 0 || moved(point, points[i - 1]));
  return line<Point>(
    ({ x }) => x,
    ({ y }) => y,
  )
    .defined(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
    .digits(1)(kept);
}

function moved(a: Point, b: Point): boolean {
  return Math.round(a.x * 2) !== Math.round(b.x * 2) || Math.abs(a.y - b.y) > 1;
}

/** The surface between the line and zero, or inside the line. */
function area(trace: ScatterTrace, points: readonly Point[], zero: number): string {
  const [first, last] = [points[0], points[points.length - 1]];
  const down = `L${px(last.x)} ${px(zero)}L${px(first.x)} ${px(zero)}`;
  const d = `${drawn(points)}${trace.fill === "tozeroy" ? down : ""}Z`;
  return element("path", { d, fill: trace.fillcolor });
}

function marker({ marker: style = {} }: ScatterTrace, { i, x, y }: Point): string {
  const color = pick(style.color, i) ?? palette.neutral;
  const size = pick(style.size, i) ?? 8;
  const edge = { edge: style.line?.color, edgeWidth: style.line?.width };
  if (style.opacity === 0 || color === "rgba(0,0,0,0)") return "";
  return symbol(pick(style.symbol, i) ?? "circle", x, y, size, { color, ...edge });
}

function text(trace: ScatterTrace, { i, x, y }: Point): string {
  const words = trace.text?.[i];
  if (!words) return "";
  const [vertical, side] = (pick(trace.textposition, i) ?? "middle center").split(" ");
  const away = trace.mode.includes("markers") ? (pick(trace.marker?.size, i) ?? 8) / 2 + 3 : 3;
  const dx = { left: -away, center: 0, right: away }[side] ?? 0;
  const dy = { top: -away + 2, middle: 0, bottom: away }[vertical] ?? 0;
  return textElement(words, {
    x: x + dx,
    y: y + dy,
    size: trace.textfont?.size ?? 14,
    color: pick(trace.textfont?.color, i),
    anchor: side === "left" ? "end" : side === "right" ? "start" : "middle",
    vertical: vertical === "top" ? "bottom" : vertical === "bottom" ? "top" : "middle",
  });
}

/** The i-th of a list, or the one value for all. */
function pick<T extends string | number>(value: T | readonly T[] | undefined, i: number) {
  return Array.isArray(value) ? (value as readonly T[])[i] : (value as T | undefined);
}
