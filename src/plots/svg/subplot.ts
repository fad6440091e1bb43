/** Where each pair of axes lies on the picture. */
import type { Axis, Layout, Margin, Range } from "../plotly.ts";
import { type PixelScale, pixelScale } from "./scale.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Subplot {
  /** Names as a trace gives them: "x2", "y2". */
  readonly xaxis: string;
  readonly yaxis: string;
  readonly box: Box;
  readonly x: PixelScale;
  readonly y: PixelScale;
}

/** The part of a `width` x `height` picture inside `margin`. */
export function plotArea(width: number, height: number, margin: Margin): Box {
  return {
    left: margin.l,
    top: margin.t,
    width: width - margin.l - margin.r,
    height: height - margin.t - margin.b,
  };
}

/** The subplot on axes `xaxis` and `yaxis` ("x2", "y2") of `layout`, within `area`. */
export function subplot(layout: Layout, area: Box, xaxis: string, yaxis: string): Subplot {
  const x = axisOf(layout, xaxis);
  const y = axisOf(layout, yaxis);
  const whole = domainBox(area, x.domain ?? [0, 1], y.domain ?? [0, 1]);
  const square = y.scaleanchor === xaxis || x.scaleanchor === yaxis;
  const box = square ? equalUnits(whole, x, y) : whole;
  return {
    xaxis,
    yaxis,
    box,
    x: pixelScale(x, box.left, box.left + box.width),
    y: pixelScale(y, box.top + box.height, box.top),
  };
}

/** The layout's axis by the name a trace uses: "x2" is `xaxis2`. */
export function axisOf(layout: Layout, name: string): Axis {
  const key = `${name[0]}axis${name.slice(1)}` as `xaxis${string}`;
  return layout[key] ?? { type: "linear", range: [0, 1], visible: false };
}

function domainBox(area: Box, [x0, x1]: Range, [y0, y1]: Range): Box {
  return {
    left: area.left + x0 * area.width,
    top: area.top + (1 - y1) * area.height,
    width: (x1 - x0) * area.width,
    height: (y1 - y0) * area.height,
  };
}

/** The largest box at the top of `box`, in its middle or at its left, in which one unit is as wide as it is high. */
function equalUnits(box: Box, x: Axis, y: Axis): Box {
  const units = [x, y].map(({ range }) => Math.abs(range[1] - range[0]));
  const pixels = Math.min(box.width / units[0], box.height / units[1]);
  const [width, height] = [units[0] * pixels, units[1] * pixels];
  const spare = x.constraintoward === "left" ? 0 : (box.width - width) / 2;
  return { left: box.left + spare, top: box.top, width, height };
}
