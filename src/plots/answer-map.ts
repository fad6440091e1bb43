/** The answers of a network on a grid over the plane, and the two traces that show them. */
import { Matrix } from "../engine/matrix.ts";
import { finiteNumbers, finiteRows, type MatrixLike } from "./inputs.ts";
import { colorBar } from "./layout.ts";
import { type ColorScale, classTints, palette, sequential } from "./palette.ts";
import type { ContourTrace, HeatmapTrace, Range } from "./plotly.ts";
import { linspace } from "./ranges.ts";

/** Answers for samples, one row each: a `Network` of the engine. */
export interface Predictor {
  predict(X: Matrix): MatrixLike;
}

/** An answer for one place; 0..1, where 0.5 divides class 0 from class 1. */
export type PlaneFunction = (x1: number, x2: number) => number;

/** The heights of the map, and whether they are answers 0..1 or class numbers. */
export interface AnswerMap {
  readonly z: number[][];
  readonly classes: number;
}

/** The middles of `count` cells that fill `range`. */
export function cells([low, high]: Range, count: number): number[] {
  const half = (high - low) / count / 2;
  return linspace(low + half, high - half, count);
}

/** From the outer edge of the first cell to that of the last. */
export function edges(middles: readonly number[]): Range {
  const half = (middles[1] - middles[0]) / 2;
  return [middles[0] - half, middles[middles.length - 1] + half];
}

export function answers(
  predict: Predictor | PlaneFunction,
  xs: readonly number[],
  ys: readonly number[],
): AnswerMap {
  const places = ys.flatMap((y) => xs.map((x) => [x, y]));
  const rows =
    typeof predict === "function"
      ? places.map(([x, y]) => [predict(x, y)])
      : asked(predict, places);
  const classes = rows[0].length === 1 ? 2 : rows[0].length;
  const height = (row: number[]) => (row.length === 1 ? row[0] : likeliest(row));
  const z = ys.map((_, r) => xs.map((_, c) => height(rows[r * xs.length + c])));
  z.forEach((row, r) => {
    finiteNumbers("decisionBoundary", `answer[${r}]`, row);
  });
  return { z, classes };
}

export function asked(predictor: Predictor, places: number[][]): number[][] {
  const X = new Matrix(places.length, 2, Float64Array.from(places.flat()));
  return finiteRows("decisionBoundary", "answers", predictor.predict(X));
}

/** With two outputs the share of class 1, so that the border can be drawn; else the class number. */
function likeliest(row: number[]): number {
  if (row.length > 2) return row.indexOf(Math.max(...row));
  return row[0] + row[1] === 0 ? 0.5 : row[1] / (row[0] + row[1]);
}

export function mapTraces(
  { z, classes }: AnswerMap,
  xs: number[],
  ys: number[],
): [HeatmapTrace, ContourTrace] {
  const place = { x: xs, y: ys, z, zmin: 0, zmax: classes - 1 };
  const colorscale = classes === 2 ? sequential : steps(classes);
  const said = classes === 2 ? "answer %{z:.3f}" : "class %{z}";
  return [
    {
      type: "heatmap",
      ...place,
      colorscale,
      showscale: classes === 2,
      colorbar: colorBar("answer", { nticks: 3 }), // with one in the middle, Plotly puts the title beyond it
      hovertemplate: `${said} at (%{x:.2f}, %{y:.2f})<extra></extra>`,
    },
    {
      type: "contour",
      ...place,
      colorscale,
      showscale: false,
      autocontour: false,
      // One line at 0.5, or between each class number and the next.
      contours: { start: 0.5, end: classes - 1.5, size: 1, coloring: "none" },
      line: { color: palette.ink, width: 2.5 },
      hoverinfo: "skip",
      showlegend: false,
    },
  ];
}

/** One flat colour for each class number. */
function steps(classes: number): ColorScale {
  return Array.from({ length: classes }, (_, i): [number, string][] => {
    const color = classTints[i % classTints.length];
    return [
      [i === 0 ? 0 : (i - 0.5) / (classes - 1), color],
      [i === classes - 1 ? 1 : (i + 0.5) / (classes - 1), color],
    ];
  }).flat();
}
