/** Lines of equal height and the bands between them. */
import { contours } from "d3-contour";
import { colorAt, hex } from "../color.ts";
import type { ContourTrace, Numbers } from "../plotly.ts";
import { element, px } from "./markup.ts";
import type { PixelScale } from "./scale.ts";
import type { Subplot } from "./subplot.ts";

/** The trace inside its subplot. */
export function contour(trace: ContourTrace, { x, y }: Subplot): string {
  const places = { x: gridScale(trace.x, x), y: gridScale(trace.y, y) };
  const levels = levelsOf(trace);
  const [columns, rows] = [trace.x.length, trace.y.length];
  const flat = trace.z.flatMap((row) => row.map((value) => value ?? Number.NaN));
  const shapes = contours().size([columns, rows]).thresholds(levels)(flat);
  const filled = trace.contours.coloring === "fill";
  const stroke = { stroke: trace.line?.color, "stroke-width": trace.line?.width ?? 1 };
  const bands = shapes.map((shape, i) => {
    const rings = shape.coordinates.flat() as Ring[];
    const open = (ring: Ring) => insideBorder(ring, columns, rows, places);
    const d = rings.map((ring) => (filled ? closed(ring, places) : open(ring))).join("");
    return d && element("path", { d, fill: filled ? band(trace, i + 1) : "none", ...stroke });
  });
  return (filled ? ground(trace, x, y) : "") + bands.join("");
}

/** The heights at which lines run. */
function levelsOf({ contours: { start, end, size } }: ContourTrace): number[] {
  return Array.from(
    { length: Math.floor((end - start) / size + 0.1) + 1 },
    (_, i) => start + i * size,
  );
}

type Ring = [number, number][];

interface Places {
  readonly x: (column: number) => number;
  readonly y: (row: number) => number;
}

/** The colour of the band below level `i`, as Plotly mixes it: the scale ends half a band outside. */
function band(trace: ContourTrace, i: number): string {
  const { start, end, size } = trace.contours;
  const value = start + (i - 0.5) * size;
  return hex(colorAt(trace.colorscale, (value - (start - size / 2)) / (end - start + size)));
}

/** The lowest band, behind all others. */
function ground(trace: ContourTrace, x: PixelScale, y: PixelScale): string {
  const ends = (values: Numbers, scale: PixelScale) =>
    [scale.place(values[0]), scale.place(values[values.length - 1])].sort((a, b) => a - b);
  const [[left, right], [top, bottom]] = [ends(trace.x, x), ends(trace.y, y)];
  const box = { x: px(left), y: px(top), width: px(right - left), height: px(bottom - top) };
  return element("rect", { ...box, fill: band(trace, 0) });
}

/** From d3's grid, where value i lies at i + 0.5, to pixels; beyond the outer values nothing is drawn. */
function gridScale(values: Numbers, scale: PixelScale): (at: number) => number {
  const last = values.length - 1;
  return (at) => {
    const index = Math.min(last, Math.max(0, at - 0.5));
    const low = Math.min(last - 1, Math.floor(index));
    return scale.place(values[low] + (values[low + 1] - values[low]) * (index - low));
  };
}

function closed(ring: Ring, { x, y }: Places): string {
  return `M${ring.map(([column, row]) => `${px(x(column))} ${px(y(row))}`).join("L")}Z`;
}

/** The ring without the parts that only follow the border of the grid. */
function insideBorder(ring: Ring, columns: number, rows: number, { x, y }: Places): string {
  let d = "";
  let pen = false;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    const onSide = (c: 0 | 1, end: number) =>
      side(a[c], end) !== 0 && side(a[c], end) === side(b[c], end);
    if (onSide(0, columns) || onSide(1, rows)) {
      pen = false;
      continue;
    }
    if (!pen) d += `M${px(x(a[0]))} ${px(y(a[1]))}`;
    d += `L${px(x(b[0]))} ${px(y(b[1]))}`;
    pen = true;
  }
  return d;
}

/** -1 or 1 in the half cell outside the outermost values, where nothing is drawn; else 0. */
function side(at: number, end: number): -1 | 0 | 1 {
  if (at <= 0.5) return -1;
  return at >= end - 0.5 ? 1 : 0;
}
