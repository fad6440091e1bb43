/** A function of two numbers as a map with lines of equal height, and the ways taken on it. */
import { stepControls } from "./controls.ts";
import { Figure } from "./figure.ts";
import {
  axis,
  colorBar,
  colorBarMargin,
  type FigureOptions,
  layout,
  margins,
  plainText,
  planeSize,
  squareUnits,
} from "./layout.ts";
import { numberText } from "./number-text.ts";
import { type Dash, landscape, palette } from "./palette.ts";
import {
  checkPath,
  type HeightFunction,
  type Heights,
  heights,
  type Path,
  type PlaneOptions,
} from "./plane-function.ts";
import type { ContourTrace, Frame, ScatterTrace } from "./plotly.ts";

/** What `contour` may be told. */
export interface ContourOptions extends FigureOptions, PlaneOptions {
  /** One way, or several by name, such as the steps of gradient descent at several rates; none if left out. */
  readonly paths?: Path | Readonly<Record<string, Path>>;
  /** Whether a slider walks along the paths step by step; true if there is a path. */
  readonly animate?: boolean;
  /** About how many lines of equal height, at round heights; 14 if left out. */
  readonly levels?: number;
}

/**
 * Lines of equal height of f(x, y), with paths whose points are the steps.
 *
 * @throws RangeError if `f` gives a number that is not finite, or a path is not made of [x, y].
 * @example contour(f, { paths: { "rate 0.1": slow, "rate 1": fast } })
 */
export function contour(f: HeightFunction, options: ContourOptions = {}): Figure {
  const { x = "x", y = "y", z = "f(x, y)" } = options;
  const grid = heights("contour", f, options);
  const paths = namedPaths(options.paths);
  for (const [name, path] of paths) checkPath("contour", name || "paths", path);
  const base = layout(options, {
    plot: planeSize([grid.x[0], grid.x[grid.x.length - 1]], [grid.y[0], grid.y[grid.y.length - 1]]),
    showlegend: paths.some(([name]) => name !== ""),
    margin: margins({ r: colorBarMargin }),
    xaxis: axis(x, [grid.x[0], grid.x[grid.x.length - 1]], { constrain: "domain" }),
    yaxis: axis(y, [grid.y[0], grid.y[grid.y.length - 1]], { ...squareUnits }),
  });
  const animate = (options.animate ?? true) && paths.length > 0;
  const walk = animate ? walkOf(paths, f) : undefined;
  return new Figure({
    data: [
      heightTrace(grid, z, options.levels ?? 14),
      ...paths
        .flatMap(([name, path], i) => cased(pathTrace(name, path, i)))
        // Walked from its start.
        .map((trace, i) => ({ ...trace, ...(walk?.frames[0].data[i] as Partial<ScatterTrace>) })),
    ],
    layout: walk ? stepControls(base, walk.steps) : base,
    ...(walk && { frames: walk.frames }),
    description: options.description ?? describe(grid, f, z, paths),
  });
}

type NamedPath = readonly [string, Path];

/** Each path with its own colour, dash and shape of points; gradients are red. */
const pathStyles: readonly {
  color: string;
  dash: Dash;
  symbol: "circle" | "square" | "diamond" | "x";
}[] = [
  { color: palette.gradient, dash: "solid", symbol: "circle" },
  { color: palette.ink, dash: "dash", symbol: "square" },
  { color: palette.weight, dash: "dot", symbol: "diamond" },
  { color: palette.third, dash: "dashdot", symbol: "x" },
];

function namedPaths(paths: ContourOptions["paths"]): NamedPath[] {
  if (!paths) return [];
  return isPath(paths) ? [["", paths]] : Object.entries(paths);
}

function isPath(paths: NonNullable<ContourOptions["paths"]>): paths is Path {
  return Array.isArray(paths);
}

function heightTrace({ x, y, z, low, high }: Heights, title: string, levels: number): ContourTrace {
  const size = roundStep((high - low) / levels);
  // Strictly inside: a line at the lowest height would run around the whole map.
  const start = (Math.floor(low / size) + 1) * size;
  const end = (Math.ceil(high / size) - 1) * size;
  return {
    type: "contour",
    x,
    y,
    z,
    zmin: low,
    zmax: high,
    colorscale: landscape,
    showscale: true,
    colorbar: colorBar(title, isFlat(x, y) ? { nticks: 3 } : {}),
    autocontour: false,
    contours: { start, end: Math.max(start, end), size, coloring: "fill" },
    line: { color: "rgba(255,255,255,0.7)", width: 1 },
    hovertemplate: "(%{x:.2f}, %{y:.2f}): %{z:.3f}<extra></extra>",
    showlegend: false,
  };
}

/** On a phone few numbers have room beside a map that is less than half as high as wide. */
function isFlat(x: readonly number[], y: readonly number[]): boolean {
  const span = (list: readonly number[]) => list[list.length - 1] - list[0];
  return span(y) < span(x) / 2 - 1e-9;
}

/** The nearest of 1, 2, 5 times a power of ten, so that levels are round numbers. */
function roundStep(rough: number): number {
  if (!(rough > 0)) return 1;
  const base = 10 ** Math.floor(Math.log10(rough));
  return base * ([1, 2, 5].find((digit) => digit * base >= rough * 0.75) ?? 10);
}

function pathTrace(name: string, path: Path, i: number): ScatterTrace {
  const { color, dash, symbol } = pathStyles[i % pathStyles.length];
  return {
    type: "scatter",
    mode: "lines+markers",
    name: plainText(name || "path"),
    x: path.map(([x]) => x),
    y: path.map(([, y]) => y),
    line: { color, width: 2.5, dash },
    marker: { color, symbol, size: 8, line: { color: palette.paper, width: 1 } },
    hovertemplate: "step %{pointNumber}: (%{x:.4f}, %{y:.4f})<extra></extra>",
  };
}

/** A path with paper beneath it: no colour alone stands out on every height of a landscape. */
function cased(path: ScatterTrace): ScatterTrace[] {
  const { x, y } = path;
  const line = { color: palette.paper, width: 6 };
  const casing = { type: "scatter", mode: "lines", hoverinfo: "skip", showlegend: false } as const;
  return [{ ...casing, x, y, line }, path];
}

/** At most 40 frames: every step of a short path, every n-th of a long one, always the last. */
function walkOf(paths: readonly NamedPath[], f: HeightFunction) {
  const length = Math.max(...paths.map(([, path]) => path.length));
  const every = Math.ceil(length / 40);
  const ends = Array.from({ length: Math.ceil(length / every) }, (_, i) =>
    Math.min(length - 1, i * every),
  );
  if (ends[ends.length - 1] !== length - 1) ends.push(length - 1);
  const frames = ends.map(
    (end): Frame => ({
      name: String(end),
      // A casing and a path each, after the map.
      traces: paths.flatMap((_, i) => [2 * i + 1, 2 * i + 2]),
      data: paths.flatMap(([, path]) => {
        const walked = path.slice(0, end + 1);
        const at = { x: walked.map(([x]) => short(x)), y: walked.map(([, y]) => short(y)) };
        return [at, at];
      }),
    }),
  );
  const steps = ends.map((end) => ({ name: String(end), label: stepText(paths, end, f) }));
  return { frames, steps };
}

/** Five digits are finer than a pixel, and keep a figure with many frames small. */
function short(value: number): number {
  return Number(value.toPrecision(5));
}

function stepText(paths: readonly NamedPath[], end: number, f: HeightFunction): string {
  const reached = paths.map(([, path]) => {
    const [x, y] = path[Math.min(end, path.length - 1)];
    return numberText(f(x, y), 3);
  });
  return `step ${end}: height ${reached.join(", ")}`;
}

function describe(
  { low, high }: Heights,
  f: HeightFunction,
  z: string,
  paths: readonly NamedPath[],
): string {
  const ways = paths.map(([name, path]) => {
    const [x, y] = path[path.length - 1];
    return (
      `; the path ${name && `${name} `}of ${numberText(path.length)} points ends at ` +
      `(${numberText(x)}, ${numberText(y)}) at height ${numberText(f(x, y))}`
    );
  });
  return `Map of the heights of ${z} from ${numberText(low)} to ${numberText(high)}${ways.join("")}`;
}
