/** Upright bars with their numbers above. */
import type { BarTrace } from "../plotly.ts";
import { element, px, textElement } from "./markup.ts";
import type { Subplot } from "./subplot.ts";

/** The trace inside its subplot; bars stand on zero. */
export function bars(trace: BarTrace, { x, y }: Subplot): string {
  const zero = y.place(y.axis.type === "log" ? 10 ** y.axis.range[0] : 0);
  return trace.x
    .map((middle, i) => {
      const half = widthOf(trace, i) / 2;
      const [left, right] = [x.place(middle - half), x.place(middle + half)];
      const top = y.place(trace.y[i]);
      const color = trace.marker?.color;
      const rect = element("rect", {
        x: px(left),
        y: px(Math.min(top, zero)),
        width: px(right - left),
        height: px(Math.abs(zero - top)),
        fill: typeof color === "string" ? color : color?.[i],
        stroke: trace.marker?.line?.color,
        "stroke-width": trace.marker?.line?.width,
      });
      return rect + barText(trace, i, (left + right) / 2, top, top > zero);
    })
    .join("");
}

function barText(trace: BarTrace, i: number, x: number, end: number, down: boolean): string {
  const words = trace.textposition === "outside" ? trace.text?.[i] : undefined;
  if (!words) return "";
  const size = trace.textfont?.size ?? 14;
  const y = down ? end + 2 : end - 2;
  return textElement(words, { x, y, size, anchor: "middle", vertical: down ? "top" : "bottom" });
}

function widthOf({ width = 0.8 }: BarTrace, i: number): number {
  return typeof width === "number" ? width : width[i];
}
