/** The scale beside a heatmap: which colour stands for which value. */

import { colorAt, type Rgb } from "../color.ts";
import type { ColorScale } from "../palette.ts";
import type { ColorBar } from "../plotly.ts";
import { element, px, textElement } from "./markup.ts";
import { forBothPapers } from "./paper.ts";
import { pngUrl } from "./png.ts";
import { pixelScale, ticks } from "./scale.ts";
import type { Box } from "./subplot.ts";

export interface Scaled {
  readonly colorscale: ColorScale;
  readonly colorbar?: ColorBar;
  readonly low: number;
  readonly high: number;
}

const slices = 256;
const rising = Uint8Array.from({ length: slices }, (_, i) => i);

/** The bar right of `area`, as high as it. */
export function colorBar({ colorscale, colorbar, low, high }: Scaled, area: Box): string {
  const left = area.left + area.width + 8;
  const width = colorbar?.thickness ?? 11;
  const own = { ...tickList(colorbar), ...(colorbar?.nticks && { nticks: colorbar.nticks }) };
  const axis = { type: "linear", range: [low, high], ...own } as const;
  const scale = pixelScale(axis, area.top + area.height, area.top);
  const bar = forBothPapers(colorscale, (colors, paper) =>
    element("image", {
      class: paper,
      x: px(left),
      y: px(area.top),
      width,
      height: px(area.height),
      preserveAspectRatio: "none",
      href: pngUrl({
        width: 1,
        height: slices,
        pixels: rising.toReversed(),
        colors: mixed(colors),
      }),
    }),
  );
  const labels = ticks(scale, 50).map(({ at, label }) =>
    textElement(label, {
      x: left + width + 5,
      y: scale.place(at),
      size: colorbar?.tickfont?.size ?? 12,
    }),
  );
  return bar + labels.join("") + title(colorbar, left, area);
}

function mixed(colorscale: ColorScale): Rgb[] {
  return Array.from(rising, (i) => colorAt(colorscale, i / (slices - 1)));
}

function tickList(colorbar: ColorBar | undefined) {
  return colorbar?.tickvals && { tickvals: colorbar.tickvals, ticktext: colorbar.ticktext };
}

function title(colorbar: ColorBar | undefined, left: number, area: Box): string {
  if (!colorbar?.title?.text) return "";
  const place = { x: left + 50, y: area.top + area.height / 2, turn: 90 };
  return textElement(colorbar.title.text, { ...place, size: 13, anchor: "middle" });
}
