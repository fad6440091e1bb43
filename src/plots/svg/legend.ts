/** The key above the plot: each named trace with its line or marker. */
import { palette } from "../palette.ts";
import type { ScatterTrace, Trace } from "../plotly.ts";
import { element, px, textElement, textWidth } from "./markup.ts";
import { dashArray, symbol } from "./scatter.ts";
import type { Box } from "./subplot.ts";

const size = 14;
const lineHeight = 21;
const swatch = 30;

/** Entries from the left edge of `area`, in as many lines as they need, ending above it. */
export function legend(traces: readonly Trace[], area: Box): string {
  const entries = traces.filter(
    (trace) => trace.name && trace.type === "scatter" && trace.showlegend !== false,
  );
  const places: { x: number; line: number; name: string; trace: Trace }[] = [];
  let [x, line] = [0, 0];
  for (const trace of entries) {
    const name = trace.name ?? "";
    const width = swatch + 10 + textWidth(name, size) + 16;
    if (x > 0 && x + width > area.width) [x, line] = [0, line + 1];
    places.push({ x, line, name, trace });
    x += width;
  }
  const top = area.top - 8 - (line + 0.5) * lineHeight;
  return places
    .map((place) => entry(place, area.left + place.x, Math.max(12, top + place.line * lineHeight)))
    .join("");
}

function entry({ name, trace }: { name: string; trace: Trace }, x: number, y: number): string {
  return sample(trace as ScatterTrace, x, y) + textElement(name, { x: x + swatch + 10, y, size });
}

function sample(trace: ScatterTrace, x: number, y: number): string {
  const parts: string[] = [];
  if (trace.mode.includes("lines")) {
    const width = trace.line?.width ?? 2;
    parts.push(
      element("path", {
        d: `M${px(x + 4)} ${px(y)}h${swatch}`,
        stroke: trace.line?.color,
        "stroke-width": width,
        "stroke-dasharray": dashArray(trace.line?.dash, width),
      }),
    );
  }
  if (trace.mode.includes("markers")) {
    const { color, symbol: kind, size: across, line } = trace.marker ?? {};
    const first = <T>(value: T | readonly T[] | undefined): T | undefined =>
      Array.isArray(value) ? value[0] : (value as T | undefined);
    parts.push(
      symbol(first(kind) ?? "circle", x + 4 + swatch / 2, y, Math.min(14, first(across) ?? 8), {
        color: first(color) ?? palette.neutral,
        edge: line?.color,
        edgeWidth: line?.width,
      }),
    );
  }
  return parts.join("");
}
