/** Colours between the steps of a colour scale. */
import type { ColorScale } from "./palette.ts";

export type Rgb = readonly [number, number, number];

/** The colour at `share` (0..1, cut at both ends) of `scale`, mixed in red, green, blue as Plotly does. */
export function colorAt(scale: ColorScale, share: number): Rgb {
  const at = Math.min(1, Math.max(0, share));
  const next = Math.max(
    1,
    scale.findIndex(([position]) => position >= at),
  );
  const [from, low] = scale[next - 1];
  const [to, high] = scale[next];
  const part = (at - from) / (to - from || 1);
  const [a, b] = [parseHex(low), parseHex(high)];
  const mix = (i: number) => Math.round(a[i] + (b[i] - a[i]) * part);
  return [mix(0), mix(1), mix(2)];
}

/** `#rrggbb` of red, green, blue in 0..255. */
export function hex([r, g, b]: Rgb): string {
  return `#${((1 << 24) | (r << 16) | (g << 8) | b).toString(16).slice(1)}`;
}

/** Red, green, blue of `#rrggbb`. */
export function parseHex(color: string): Rgb {
  const number = Number.parseInt(color.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

/** Black or white, whichever stands out better on `background`. */
export function readableOn([r, g, b]: Rgb): string {
  return 0.299 * r + 0.587 * g + 0.114 * b > 140 ? "#1A1A1A" : "#FFFFFF";
}
