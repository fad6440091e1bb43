/** A function of two numbers as a landscape in three dimensions. */
import { Figure } from "./figure.ts";
import { type FigureOptions, layout, margins, plainText } from "./layout.ts";
import { numberText } from "./number-text.ts";
import { landscape, palette } from "./palette.ts";
import {
  checkPath,
  type HeightFunction,
  type Heights,
  heights,
  type Path,
  type PlaneOptions,
} from "./plane-function.ts";
import type { Axis3d, Range, Scatter3dTrace, Scene } from "./plotly.ts";
import { paddedRange } from "./ranges.ts";

/** What `surface` may be told. */
export interface SurfaceOptions extends FigureOptions, PlaneOptions {
  /** A way over the surface, such as the steps of gradient descent; none if left out. */
  readonly path?: Path;
}

/**
 * The surface z = f(x, y), which the mouse can turn, with a path on it.
 *
 * @throws RangeError if `f` gives a number that is not finite, or the path is not made of [x, y].
 * @example surface((x, y) => x * Math.exp(-(x * x + y * y)), { path: steps, z: "f" })
 */
export function surface(f: HeightFunction, options: SurfaceOptions = {}): Figure {
  const grid = heights("surface", f, { resolution: 41, ...options });
  const { path, z = "f(x, y)" } = options;
  if (path) checkPath("surface", "path", path);
  return new Figure({
    data: [
      {
        type: "surface",
        x: grid.x,
        y: grid.y,
        z: grid.z,
        cmin: grid.low,
        cmax: grid.high,
        colorscale: landscape,
        // The z axis is the scale.
        showscale: false,
        hovertemplate: "x %{x:.2f}, y %{y:.2f}: %{z:.3f}<extra></extra>",
      },
      ...(path ? [pathTrace(path, f, grid)] : []),
    ],
    layout: layout(options, {
      width: 600,
      height: 450,
      margin: margins({ l: 8, r: 8, t: 8, b: 8 }),
      scene: scene(grid, options),
    }),
    description: options.description ?? describe(grid, f, z, path),
  });
}

function scene(grid: Heights, { x = "x", y = "y", z = "f(x, y)" }: SurfaceOptions): Scene {
  return {
    xaxis: axis3d(x, paddedRange(grid.x, cornerFree)),
    yaxis: axis3d(y, paddedRange(grid.y, cornerFree)),
    zaxis: axis3d(z, paddedRange([grid.low, grid.high], 0.05)),
    camera: { eye: { x: -1.18, y: -1.9, z: 1 } },
    aspectmode: "manual",
    aspectratio: { x: 1, y: 1, z: 0.7 },
  };
}

/** A hair narrower than the grid: no number stands in a corner, where it would lie on another axis's. */
const cornerFree = -0.001;

function axis3d(title: string, range: Range): Axis3d {
  return {
    title: { text: plainText(title), font: { size: 14 } },
    range,
    gridcolor: palette.axis,
    zerolinecolor: palette.axis,
    color: palette.text,
    nticks: 6,
    showbackground: false,
    tickfont: { size: 12 },
  };
}

/** A little above the surface, so that the surface does not hide it. */
function pathTrace(path: Path, f: HeightFunction, { low, high }: Heights): Scatter3dTrace {
  const color = palette.gradient;
  return {
    type: "scatter3d",
    mode: "lines+markers",
    name: "path",
    x: path.map(([x]) => x),
    y: path.map(([, y]) => y),
    z: path.map(([x, y]) => f(x, y) + (high - low) * 0.03),
    line: { color, width: 5 },
    marker: { color, size: 4 },
    showlegend: false,
    hovertemplate: "(%{x:.3f}, %{y:.3f})<extra>step %{pointNumber}</extra>",
  };
}

function describe(
  { low, high }: Heights,
  f: HeightFunction,
  z: string,
  path: Path | undefined,
): string {
  const words = `Surface of ${z} from ${numberText(low)} to ${numberText(high)}`;
  if (!path) return words;
  const end = path[path.length - 1];
  return (
    `${words}, with a path of ${numberText(path.length)} points that ends at ` +
    `(${numberText(end[0])}, ${numberText(end[1])}) at height ${numberText(f(end[0], end[1]))}`
  );
}
