/** Grid, tick labels and titles of one subplot. */
import { powerSize } from "../layout.ts";
import { palette } from "../palette.ts";
import type { Axis } from "../plotly.ts";
import { element, px, textElement, textWidth } from "./markup.ts";
import { type PixelScale, ticks } from "./scale.ts";
import type { Box, Subplot } from "./subplot.ts";

const gap = 6;

/** Pixels from tick to tick at least, as in Plotly. */
const every = { x: 80, y: 40 };

/** Grid lines, which lie below the data. */
export function grid({ x, y, box }: Subplot): string {
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  const upright = gridAt(x, every.x).map((p) => `M${px(p)} ${px(box.top)}V${px(bottom)}`);
  const level = gridAt(y, every.y).map((p) => `M${px(box.left)} ${px(p)}H${px(right)}`);
  const zero = zeroLines(x, y, box);
  const d = [...upright, ...level].join("");
  const lines = d && element("path", { d, stroke: palette.grid });
  return lines + (zero && element("path", { d: zero, stroke: palette.axis }));
}

/** Tick labels and axis titles. */
export function labels({ x, y, box }: Subplot): string {
  const bottom = box.top + box.height;
  const [size, ySize] = [tickSize(x.axis), tickSize(y.axis)];
  const xTicks = visibleTicks(x, every.x);
  const yTicks = visibleTicks(y, every.y);
  const below = xTicks.map(({ at, label }) =>
    textElement(label, {
      x: x.place(at),
      y: bottom + gap,
      size,
      anchor: "middle",
      vertical: "top",
    }),
  );
  const beside = yTicks.map(({ at, label }) =>
    textElement(label, { x: box.left - gap, y: y.place(at), size: ySize, anchor: "end" }),
  );
  const widest = Math.max(0, ...yTicks.map(({ label }) => textWidth(plain(label), ySize)));
  return [
    ...below,
    ...beside,
    xTitle(x, box.left + box.width / 2, bottom, size),
    yTitle(y, box, widest),
  ].join("");
}

/** Pixels; powers as large as Plotly writes them. */
function tickSize({ tickfont, exponentformat }: Axis): number {
  return (tickfont?.size ?? 14) * (exponentformat === "power" ? powerSize : 1);
}

function xTitle({ axis }: PixelScale, middle: number, bottom: number, tickSize: number): string {
  if (!axis.title?.text || axis.visible === false) return "";
  const lines = axis.ticktext?.some((text) => text.includes("<br>")) ? 2 : 1;
  const y = bottom + gap + tickSize * 1.3 * lines + (axis.title.standoff ?? 8);
  const size = axis.title.font?.size ?? 14;
  return textElement(axis.title.text, { x: middle, y, size, anchor: "middle", vertical: "top" });
}

function yTitle({ axis }: PixelScale, box: Box, widest: number): string {
  if (!axis.title?.text || axis.visible === false) return "";
  const size = axis.title.font?.size ?? 14;
  const x = Math.max(
    size * 0.75,
    box.left - gap - widest - (axis.title.standoff ?? 8) - size * 0.65,
  );
  const y = box.top + box.height / 2;
  return textElement(axis.title.text, { x, y, size, anchor: "middle", turn: -90 });
}

function visibleTicks(scale: PixelScale, every: number) {
  if (scale.axis.visible === false) return [];
  return ticks(scale, every).filter(({ at }) => scale.shows(at));
}

function gridAt(scale: PixelScale, every: number): number[] {
  if (scale.axis.showgrid === false) return [];
  return visibleTicks(scale, every).map(({ at }) => scale.place(at));
}

function zeroLines(x: PixelScale, y: PixelScale, box: Box): string {
  const across =
    y.axis.zeroline && y.shows(0) ? `M${px(box.left)} ${px(y.place(0))}h${px(box.width)}` : "";
  const down =
    x.axis.zeroline && x.shows(0) ? `M${px(x.place(0))} ${px(box.top)}v${px(box.height)}` : "";
  return across + down;
}

function plain(label: string): string {
  return label.replace(/<\/?sup>/g, "");
}
