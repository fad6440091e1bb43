/** A heatmap as one inline picture, stretched without smoothing, and its cells' texts. */

import { colorAt, parseHex, type Rgb, readableOn } from "../color.ts";
import type { HeatmapTrace, Numbers } from "../plotly.ts";
import { element, px, textElement } from "./markup.ts";
import { pngUrl } from "./png.ts";
import type { PixelScale } from "./scale.ts";
import type { Subplot } from "./subplot.ts";

const steps = 255;

/** The trace inside its subplot. */
export function heatmap(trace: HeatmapTrace, { x, y }: Subplot): string {
  const [left, right] = span(trace.x, x);
  const [top, bottom] = span(trace.y, y);
  const image = element("image", {
    x: px(left),
    y: px(top),
    width: px(right - left),
    height: px(bottom - top),
    preserveAspectRatio: "none",
    "image-rendering": "pixelated",
    opacity: trace.opacity,
    href: pngUrl(indexed(trace, x, y)),
  });
  return image + gaps(trace, x, y) + texts(trace, x, y);
}

/** Colour numbers 1..255 for zmin..zmax, 0 for a hole; rows from the top as they will be seen. */
function indexed(trace: HeatmapTrace, x: PixelScale, y: PixelScale) {
  const rows = goesDown(trace.y, y) ? trace.z : [...trace.z].reverse();
  const mirrored = x.place(trace.x[0]) > x.place(trace.x[trace.x.length - 1]);
  const width = rows[0].length;
  const pixels = new Uint8Array(width * rows.length);
  rows.forEach((row, r) => {
    row.forEach((value, c) => {
      const column = mirrored ? width - 1 - c : c;
      pixels[r * width + column] =
        value === null ? 0 : 1 + Math.round(share(trace, value) * (steps - 1));
    });
  });
  const colors = Array.from({ length: steps + 1 }, (_, i) =>
    colorAt(trace.colorscale, (i - 1) / (steps - 1)),
  );
  return { width, height: rows.length, pixels, colors, holes: true };
}

function texts(trace: HeatmapTrace, x: PixelScale, y: PixelScale): string {
  if (!trace.text) return "";
  const words = trace.text.flatMap((row, r) =>
    row.map((text, c) => {
      const value = trace.z[r][c];
      const color = value === null ? undefined : readableOn(colorOf(trace, value));
      const place = { x: x.place(trace.x[c]), y: y.place(trace.y[r]), anchor: "middle" as const };
      return text && textElement(text, { ...place, color, size: trace.textfont?.size ?? 14 });
    }),
  );
  return words.join("");
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
  return element("path", { d: d.join(""), stroke: "#FFFFFF", "stroke-width": trace.xgap ?? 1 });
}

function colorOf(trace: HeatmapTrace, value: number): Rgb {
  const [position] = trace.colorscale[0];
  return value === null
    ? parseHex("#FFFFFF")
    : colorAt(trace.colorscale, position + share(trace, value));
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
