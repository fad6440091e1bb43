/** A surface as shaded polygons, the far ones first. */
import { colorAt, hex, type Rgb } from "../color.ts";
import type { Scatter3dTrace, SurfaceTrace } from "../plotly.ts";
import { type Camera, cross, dot, type Seen, unit, type Vector } from "./camera.ts";
import { element, px } from "./markup.ts";

/** At most this many polygons along each side: a picture of about 80 kB. */
const finest = 32;

/** Where the light comes from: left, front, above. */
const light = unit([-0.5, -0.6, 1.2]);

/** A piece of the picture; pieces are drawn from the far ones to the near ones. */
export interface Piece {
  readonly svg: string;
  readonly depth: number;
}

/** The trace as polygons. */
export function surfacePieces(trace: SurfaceTrace, camera: Camera): Piece[] {
  const columns = picked(trace.x.length);
  const rows = picked(trace.y.length);
  return rows
    .slice(1)
    .flatMap((r, i) =>
      columns.slice(1).flatMap((c, j) => face(trace, camera, [rows[i], r], [columns[j], c])),
    );
}

/** The trace as short lines and dots. */
export function linePieces(trace: Scatter3dTrace, camera: Camera): Piece[] {
  const seen = trace.x.map((x, i) => camera.see(x, trace.y[i], trace.z[i]));
  const stroke = { stroke: trace.line?.color, "stroke-width": (trace.line?.width ?? 2) / 2 };
  const { color, size = 4 } = trace.marker ?? {};
  const fill = typeof color === "string" ? color : trace.line?.color;
  const r = (typeof size === "number" ? size : 4) * 0.7;
  const lines = seen.slice(1).map((b, i): Piece => {
    const svg = element("path", { d: `M${spot(seen[i])}L${spot(b)}`, ...stroke });
    return { svg, depth: Math.min(seen[i].depth, b.depth) - closer };
  });
  const dots = seen.map(({ x, y, depth }): Piece => {
    const svg = element("circle", { cx: px(x), cy: px(y), r, fill });
    return { svg, depth: depth - closer };
  });
  return [
    ...(trace.mode.includes("lines") ? lines : []),
    ...(trace.mode.includes("markers") ? dots : []),
  ];
}

/** A line on a surface is drawn after the polygons around it: nearer by about one polygon. */
const closer = 0.06;

/** Every n-th of `count` grid lines, first and last included. */
function picked(count: number): number[] {
  const parts = Math.min(finest, count - 1);
  return Array.from({ length: parts + 1 }, (_, i) => Math.round((i * (count - 1)) / parts));
}

function face(
  trace: SurfaceTrace,
  camera: Camera,
  rows: [number, number],
  columns: [number, number],
): Piece[] {
  const corners = [
    [rows[0], columns[0]],
    [rows[0], columns[1]],
    [rows[1], columns[1]],
    [rows[1], columns[0]],
  ] as const;
  const heights = corners.map(([r, c]) => trace.z[r][c]);
  if (heights.some((height) => height === null)) return []; // a hole
  const points = corners.map(
    ([r, c], i) => [trace.x[c], trace.y[r], heights[i] as number] as const,
  );
  const seen = points.map((point) => camera.see(...point));
  const mean = points.reduce((sum, [, , z]) => sum + z, 0) / 4;
  const color = colorAt(trace.colorscale, (mean - trace.cmin) / (trace.cmax - trace.cmin || 1));
  const fill = hex(shaded(color, normal(points.map((point) => camera.scaled(...point)))));
  const depth = seen.reduce((sum, point) => sum + point.depth, 0) / 4;
  const d = `M${seen.map(spot).join("L")}Z`;
  // The edge has the colour of the face, so that no gap shows between faces.
  return [{ svg: element("path", { d, fill, stroke: fill }), depth }];
}

/** The upward normal of a face with corners `p`. */
function normal(p: readonly Vector[]): Vector {
  const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return unit(cross(minus(p[2], p[0]), minus(p[3], p[1])));
}

function shaded([r, g, b]: Rgb, upward: Vector): Rgb {
  const strength = 0.86 + 0.16 * Math.max(0, dot(upward, light));
  const tone = (value: number) => Math.min(255, Math.round(value * strength));
  return [tone(r), tone(g), tone(b)];
}

function spot({ x, y }: Seen): string {
  return `${px(x)} ${px(y)}`;
}
