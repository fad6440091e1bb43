/** Colours between the steps of a colour scale. */
import { type ColorScale, palette } from "./palette.ts";

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
function parseHex(color: string): Rgb {
  const number = Number.parseInt(color.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

/** Black or white, whichever stands out better on `background` (WCAG's relative luminance). */
export function readableOn(background: Rgb): string {
  const [r, g, b] = background.map((value) => linear(value / 255));
  // Where black and white have the same contrast.
  return 0.2126 * r + 0.7152 * g + 0.0722 * b >= 0.179 ? palette.onPale : palette.onDeep;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
