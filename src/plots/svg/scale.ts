/** From an axis of the layout to pixels, and to the ticks that stand on it. */
import { scaleLinear } from "d3-scale";
import { minus } from "../number-text.ts";
import type { Axis } from "../plotly.ts";

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface PixelScale {
  readonly axis: Axis;
  /** Pixels of the axis's low and high end. */
  readonly pixels: readonly [number, number];
  /** The pixel of a data value; NaN where a log axis cannot show it. */
  place(value: number): number;
  /** Whether a data value lies within the axis. */
  shows(value: number): boolean;
}

/** The scale of `axis` drawn from pixel `start` to pixel `end`. */
export function pixelScale(axis: Axis, start: number, end: number): PixelScale {
  const [low, high] = axis.range;
  const unit = axis.type === "log" ? Math.log10 : (value: number) => value;
  const share = (value: number) => (unit(value) - low) / (high - low);
  return {
    axis,
    pixels: [start, end],
    place: (value) => {
      const pixel = start + share(value) * (end - start);
      return Number.isFinite(pixel) ? pixel : Number.NaN;
    },
    shows: (value) => share(value) >= -1e-9 && share(value) <= 1 + 1e-9,
  };
}

/** The ticks of `scale`, one for about every `every` pixels unless the axis lists its own. */
export function ticks(scale: PixelScale, every: number): Tick[] {
  const { axis, pixels } = scale;
  if (axis.tickvals) {
    return axis.tickvals.map((at, i) => ({ at, label: axis.ticktext?.[i] ?? String(at) }));
  }
  if (axis.type === "log") return logTicks(axis);
  const count = Math.max(2, Math.min(axis.nticks ?? 8, Math.abs(pixels[1] - pixels[0]) / every));
  const linear = scaleLinear([...axis.range], [...pixels]);
  const values = linear.ticks(count);
  const step = values.length > 1 ? Math.abs(values[1] - values[0]) : 1;
  return values.map((at) => ({ at, label: tickLabel(at, step, axis) }));
}

function tickLabel(value: number, step: number, axis: Axis): string {
  if (axis.exponentformat === "e" && value !== 0) {
    return minus(value.toExponential(Math.max(0, decimals(step / 10 ** exponentOf(value)))));
  }
  const fixed = value.toFixed(Math.max(0, decimals(step)));
  const [whole, rest] = (Number(fixed) === 0 ? fixed.replace("-", "") : fixed).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return minus(rest ? `${grouped}.${rest}` : grouped);
}

/** Powers of ten, and 2 and 5 between them on a short axis. */
function logTicks(axis: Axis): Tick[] {
  const [low, high] = [...axis.range].sort((a, b) => a - b);
  const every = typeof axis.dtick === "number" ? axis.dtick : 1;
  const digits = axis.dtick === "D2" ? [1, 2, 5] : [1];
  const found: Tick[] = [];
  for (let power = Math.floor(low); power <= high; power++) {
    if (power % every !== 0) continue;
    for (const digit of digits) {
      const at = digit * 10 ** power;
      if (Math.log10(at) < low - 1e-9 || Math.log10(at) > high + 1e-9) continue;
      found.push({ at, label: logLabel(digit, power) });
    }
  }
  return found;
}

/** As Plotly writes them: 1, 10, and every other power with a raised exponent. */
function logLabel(digit: number, power: number): string {
  if (digit !== 1) return String(digit);
  return power === 0 || power === 1 ? String(10 ** power) : `10<sup>${minus(String(power))}</sup>`;
}

function decimals(step: number): number {
  return -Math.floor(Math.log10(step) + 1e-9);
}

function exponentOf(value: number): number {
  return Math.floor(Math.log10(Math.abs(value)));
}
