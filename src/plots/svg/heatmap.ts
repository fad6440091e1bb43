/** A heatmap as one inline picture for each paper, stretched without smoothing. */

import { colorAt } from "../color.ts";
import { type ColorScale, palette } from "../palette.ts";
import type { HeatmapTrace, Numbers } from "../plotly.ts";
import { element, px } from "./markup.ts";
import { forBothPapers } from "./paper.ts";
import { pngUrl } from "./png.ts";
import type { PixelScale } from "./scale.ts";
import type { Subplot } from "./subplot.ts";

const steps = 255;

/** The trace inside its subplot. */
export function heatmap(trace: HeatmapTrace, { x, y }: Subplot): string {
  const [left, right] = span(trace.x, x);
  const [top, bottom] = span(trace.y, y);
  const image = (scale: ColorScale, paper?: string) =>
    element("image", {
      class: paper,
      x: px(left),
      y: px(top),
      width: px(right - left),
      height: px(bottom - top),
      preserveAspectRatio: "none",
      "image-rendering": "pixelated",
      opacity: trace.opacity,
      href: pngUrl(indexed(trace, scale, x, y)),
    });
  return forBothPapers(trace.colorscale, image) + gaps(trace, x, y);
}

/** Colour numbers 1..255 for zmin..zmax, 0 for a hole; rows from the top as they will be seen. */
function indexed(trace: HeatmapTrace, scale: ColorScale, x: PixelScale, y: PixelScale) {
  const clear = isClear(scale);
  const rows = goesDown(trace.y, y) ? trace.z : [...trace.z].reverse();
  const mirrored = x.place(trace.x[0]) > x.place(trace.x[trace.x.length - 1]);
  const width = rows[0].length;
  const pixels = new Uint8Array(width * rows.length);
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      const column = mirrored ? width - 1 - c : c;
      pixels[r * width + column] =
        value === null || (clear && value === trace.zmin)
          ? 0
          : 1 + Math.round(share(trace, value) * (steps - 1));
    });
  });
  const colors = Array.from({ length: steps + 1 }, (_, i) => colorAt(scale, (i - 1) / (steps - 1)));
  return { width, height: rows.length, pixels, colors, holes: true };
}

/** Whether the least value is nothing at all (palette.ts: `ink`). */
function isClear([[, least]]: ColorScale): boolean {
  return least.startsWith("rgba");
}

/** Thin lines between cells, where the trace asks for gaps. */
function gaps(trace: HeatmapTrace, x: PixelScale, y: PixelScale): string {
  if (!trace.xgap && !trace.ygap) return "";
  const [left, right] = span(trace.x, x);
  const [top, bottom] = span(trace.y, y);
  const inner = (values: Numbers) => values.slice(1).map((value, i) => (value + values[i]) / 2);
  const d = [
    ...inner(trace.x).map((value) => `M${px(x.place(value))} ${px(top)}V${px(bottom)}`),
    ...inner(trace.y).map((value) => `M${px(left)} ${px(y.place(value))}H${px(right)}`),
  ];
  return element("path", { d: d.join(""), stroke: palette.paper, "stroke-width": trace.xgap ?? 1 });
}

function share({ zmin, zmax }: HeatmapTrace, value: number): number {
  return Math.min(1, Math.max(0, (value - zmin) / (zmax - zmin || 1)));
}

function goesDown(values: Numbers, y: PixelScale): boolean {
  return values.length < 2 ? true : y.place(values[values.length - 1]) > y.place(values[0]);
}

/** Pixels of the outer edges: cells reach half a step beyond their middles. */
function span(values: Numbers, scale: PixelScale): [number, number] {
  const step = values.length > 1 ? (values[1] - values[0]) / 2 : 0.5;
  const ends = [scale.place(values[0] - step), scale.place(values[values.length - 1] + step)];
  return [Math.min(...ends), Math.max(...ends)];
}
