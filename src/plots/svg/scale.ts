/** From an axis of the layout to pixels, and to the ticks that stand on it. */
import { scaleLinear, scaleLog } from "d3-scale";
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
  /** The pixel of a data value; not finite where a log axis cannot show it. */
  place(value: number): number;
  /** Whether a data value lies within the axis. */
  shows(value: number): boolean;
}

/** The scale of `axis` drawn from pixel `start` to pixel `end`. */
export function pixelScale(axis: Axis, start: number, end: number): PixelScale {
  const [low, high] = axis.range;
  const log = axis.type === "log";
  const pixels = [start, end] as const;
  const place = log ? scaleLog([10 ** low, 10 ** high], pixels) : scaleLinear([low, high], pixels);
  const [first, last] = [...pixels].sort((a, b) => a - b);
  return {
    axis,
    pixels,
    place,
    shows: (value) => place(value) >= first - 0.01 && place(value) <= last + 0.01,
  };
}

/** The ticks of `scale`: those that Plotly would choose on an axis of this length. */
export function ticks(scale: PixelScale, every: number): Tick[] {
  const { axis, pixels } = scale;
  if (axis.tickvals) {
    return axis.tickvals.map((at, i) => ({ at, label: axis.ticktext?.[i] ?? String(at) }));
  }
  if (axis.type === "log") return logTicks(axis);
  const length = Math.abs(pixels[1] - pixels[0]);
  const count = axis.nticks ?? Math.min(9, Math.max(4, length / every)) + 1;
  const [low, high] = [...axis.range].sort((a, b) => a - b);
  const step = axis.dtick ?? niceStep((high - low) / count);
  const first = Math.ceil(low / step - 1e-9);
  const total = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: total }, (_, i) => {
    const at = (first + i) * step;
    return { at, label: tickLabel(at, step, axis) };
  });
}

/** The next of 2, 5, 10 times a power of ten above `rough` (Plotly's autoTicks). */
function niceStep(rough: number): number {
  const base = 10 ** Math.floor(Math.log10(rough));
  return base * ([2, 5].find((digit) => digit >= rough / base) ?? 10);
}

function tickLabel(value: number, step: number, axis: Axis): string {
  if (axis.exponentformat === "e" && value !== 0) {
    return minus(String(Number(value.toPrecision(6)).toExponential()));
  }
  const [whole, rest] = String(Number(value.toFixed(Math.max(0, decimals(step))))).split(".");
  const grouped = axis.separatethousands ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return minus(rest ? `${grouped}.${rest}` : grouped);
}

/** Powers of ten. */
function logTicks({ range, dtick: every = 1 }: Axis): Tick[] {
  const [low, high] = [...range].sort((a, b) => a - b);
  const found: Tick[] = [];
  for (let power = Math.ceil(low - 1e-9); power <= high + 1e-9; power++) {
    if (power % every === 0) found.push({ at: 10 ** power, label: logLabel(power) });
  }
  return found;
}

/** As Plotly writes them: 1, 10, and every other power with a raised exponent. */
function logLabel(power: number): string {
  return power === 0 || power === 1 ? String(10 ** power) : `10<sup>${minus(String(power))}</sup>`;
}

function decimals(step: number): number {
  return -Math.floor(Math.log10(step) + 1e-9);
}
