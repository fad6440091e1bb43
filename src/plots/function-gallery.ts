/** Functions and their derivatives, each pair in a small plot of its own. */
import { Figure } from "./figure.ts";
import { finiteNumbers } from "./inputs.ts";
import { arranged, axis, type FigureOptions, layout, plainText } from "./layout.ts";
import { numberText } from "./number-text.ts";
import { palette } from "./palette.ts";
import type { Annotation, Range, ScatterTrace, Shape } from "./plotly.ts";
import { linspace, paddedRange } from "./ranges.ts";
import { axisSuffix } from "./subplots.ts";

/** A function with its slope: by its output (`slope`, as activations have it) or by its input. */
export interface GalleryFunction {
  /** Its name above the plot; `f1`, `f2`, ... by its place in a list if left out. */
  readonly name?: string;
  /** The function itself. */
  apply(z: number): number;
  /** The derivative, written with the output a. */
  slope?(a: number): number;
  /** The derivative, written with the input z; used if there is no `slope`. */
  derivative?(z: number): number;
}

/** What `functionGallery` may be told. */
export interface FunctionGalleryOptions extends FigureOptions {
  /** The inputs shown; [-4, 4] if left out. */
  readonly xRange?: Range;
  /** Plots side by side; 3 if left out. */
  readonly columns?: number;
  /** Title of the x axis, with its unit; "z" if left out. */
  readonly x?: string;
  /** Grey behind a function where its slope is nearer to 0 than this; nothing is grey if left out. */
  readonly flatBelow?: number;
}

/**
 * Each function (blue) and its derivative (red, dashed) in a small plot with its name above.
 *
 * @throws RangeError if there is no function or one gives a number that is not finite.
 * @example functionGallery([sigmoid, tanh, relu])
 */
export function functionGallery(
  functions: readonly GalleryFunction[] | Readonly<Record<string, GalleryFunction>>,
  options: FunctionGalleryOptions = {},
): Figure {
  const list = named(functions);
  if (list.length === 0)
    throw new RangeError("functionGallery: there is no function; give at least 1");
  const { xRange = [-4, 4], x = "z", flatBelow = 0 } = options;
  const ends = xRange[0] < 0 && xRange[1] > 0 ? [xRange[0], 0, xRange[1]] : xRange;
  const columns = Math.min(options.columns ?? 3, list.length);
  const zs = linspace(xRange[0], xRange[1], 161);
  const curves = list.map(([name, f], i) => pair(name, f, zs, i));
  const axes = curves.map((lines, i) => ({
    x: axis(x, xRange, {
      anchor: `y${axisSuffix(i)}`,
      tickvals: ends,
      ticktext: ends.map((end) => numberText(end)),
      ...small,
    }),
    y: axis(
      "",
      paddedRange(
        lines.flatMap(({ y }) => y as number[]),
        0.08,
      ),
      {
        anchor: `x${axisSuffix(i)}`,
        nticks: 5,
        ...small,
      },
    ),
  }));
  const names = list.map(([name], i) => heading(name, axisSuffix(i)));
  const shapes = curves.flatMap(([, slopes], i) => flatStretches(slopes, flatBelow, axisSuffix(i)));
  const width = columns * 240 + 88;
  const grid = { columns, least: 170, height: 150, gap: [48, 48] } as const;
  const all = list.map(([name]) => name).join(", ");
  const flats = list.map(([name], i) => `${name} ${stretchText(shapes, axisSuffix(i))}`);
  const grey = flatBelow > 0 ? `; nearer to 0 than ${flatBelow}: ${flats.join(", ")}` : "";
  return new Figure({
    data: curves.flat(),
    layout: layout(options, {
      showlegend: true,
      annotations: names,
      ...(shapes.length > 0 && { shapes }),
      ...arranged(grid, axes, width),
    }),
    description:
      options.description ??
      `${list.length === 1 ? `The function ${all} over ${x}, its derivative dashed` : `The functions ${all} over ${x}, each with its derivative dashed`}${grey}`,
  });
}

const small = { tickfont: { size: 12 }, tickangle: 0 };

function named(functions: Parameters<typeof functionGallery>[0]): [string, GalleryFunction][] {
  if (!Array.isArray(functions)) return Object.entries(functions);
  return functions.map((f: GalleryFunction, i) => [f.name ?? `f${i + 1}`, f]);
}

function pair(name: string, f: GalleryFunction, zs: number[], i: number): ScatterTrace[] {
  const values = finiteNumbers(
    "functionGallery",
    name,
    zs.map((z) => f.apply(z)),
  );
  const on = {
    type: "scatter",
    mode: "lines",
    x: zs,
    xaxis: `x${axisSuffix(i)}`,
    yaxis: `y${axisSuffix(i)}`,
  } as const;
  const shown = { showlegend: i === 0 };
  const lines: ScatterTrace[] = [
    { ...on, ...shown, name: "function", y: values, line: { color: palette.data, width: 2.5 } },
  ];
  const slopes = slopesOf(f, zs, values);
  if (!slopes) return lines;
  const y = finiteNumbers("functionGallery", `derivative of ${name}`, slopes);
  const line = { color: palette.gradient, width: 2.5, dash: "dash" } as const;
  return [...lines, { ...on, ...shown, name: "derivative", y, line }];
}

function slopesOf(f: GalleryFunction, zs: number[], values: number[]): number[] | undefined {
  if (f.slope) return values.map((a) => f.slope?.(a) ?? Number.NaN);
  if (f.derivative) return zs.map((z) => f.derivative?.(z) ?? Number.NaN);
  return undefined;
}

/** A grey box behind each stretch on which the slope is nearer to 0 than `limit`. */
function flatStretches(slopes: ScatterTrace | undefined, limit: number, n: string): Shape[] {
  if (!slopes) return [];
  const { x, y } = slopes;
  const isFlat = y.map((slope) => Math.abs(slope ?? Number.NaN) < limit);
  const starts = isFlat.flatMap((flat, i) => (flat && !isFlat[i - 1] ? [i] : []));
  const ends = isFlat.flatMap((flat, i) => (flat && !isFlat[i + 1] ? [i] : []));
  return starts.map((start, i) => ({
    type: "rect",
    xref: `x${n}`,
    yref: `y${n} domain`,
    x0: x[start],
    x1: x[ends[i]],
    y0: 0,
    y1: 1,
    line: { width: 0 },
    fillcolor: palette.grid,
    layer: "below",
  }));
}

function stretchText(shapes: readonly Shape[], n: string): string {
  const own = shapes.filter(({ xref }) => xref === `x${n}`);
  const texts = own.map(({ x0, x1 }) => `from ${numberText(x0)} to ${numberText(x1)}`);
  return texts.length > 0 ? texts.join(" and ") : "nowhere";
}

function heading(name: string, n: string): Annotation {
  return {
    text: `<b>${plainText(name)}</b>`,
    x: 0.5,
    y: 1,
    xref: `x${n} domain`,
    yref: `y${n} domain`,
    yanchor: "bottom",
    yshift: 3,
    showarrow: false,
  };
}
