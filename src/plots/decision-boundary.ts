/** What a network answers at every place of the plane, with the samples on top. */

import { Matrix } from "../engine/matrix.ts";
import { stepControls } from "./controls.ts";
import { Figure } from "./figure.ts";
import {
  finiteNumbers,
  finiteRows,
  linspace,
  type MatrixLike,
  paddedRange,
  planePoints,
  type Samples,
} from "./inputs.ts";
import {
  axis,
  colorBar,
  colorBarMargin,
  type FigureOptions,
  layout,
  margins,
  squareUnits,
} from "./layout.ts";
import { counted, numberText } from "./number-text.ts";
import { type ColorScale, classTints, palette, sequential } from "./palette.ts";
import type { ContourTrace, Frame, HeatmapTrace, Range } from "./plotly.ts";
import { classTraces } from "./points.ts";

/** Answers for samples, one row each: a `Network` of the engine. */
export interface Predictor {
  predict(X: Matrix): MatrixLike;
}

/** An answer for one place; 0..1, where 0.5 divides class 0 from class 1. */
export type PlaneFunction = (x1: number, x2: number) => number;

/** One state of a network that learns, with what the slider says of it. */
export interface LabelledPredictor {
  readonly label: string;
  readonly predict: Predictor | PlaneFunction;
}

export interface DecisionBoundaryOptions extends FigureOptions {
  readonly x?: string;
  readonly y?: string;
  readonly xRange?: Range;
  readonly yRange?: Range;
  /** Cells along each side; 60 if left out. */
  readonly resolution?: number;
}

/**
 * The answers of a network with two inputs as colours, the line at 0.5 and the samples. A network
 * with three or more outputs is shown by its most likely class. Several predictors give a slider.
 * A network is asked now: what it learns later does not change the figure.
 *
 * @throws RangeError if samples do not fit, or an answer is not finite.
 * @example decisionBoundary(net, moons({ random: seeded(1) }))
 */
export function decisionBoundary(
  predict: Predictor | PlaneFunction | readonly LabelledPredictor[],
  samples: Samples,
  options: DecisionBoundaryOptions = {},
): Figure {
  const { x = "x1", y = "x2", resolution = 60 } = options;
  const states = isList(predict) ? predict : [{ label: "", predict }];
  if (states.length === 0) throw new RangeError("decisionBoundary: there is no predictor; give 1");
  const { points, classes } = planePoints("decisionBoundary", samples);
  const range = (c: number) =>
    paddedRange(
      points.map((point) => point[c]),
      0.2,
    );
  const xs = cells(options.xRange ?? range(0), resolution);
  const ys = cells(options.yRange ?? range(1), resolution);
  const maps = states.map((state) => answers(state.predict, xs, ys));
  const base = layout(
    { height: 420, ...options },
    {
      showlegend: true,
      ...(maps[0].classes === 2 && { margin: margins({ r: colorBarMargin }) }),
      xaxis: axis(x, edges(xs), { constrain: "domain", showgrid: false }),
      yaxis: axis(y, edges(ys), { ...squareUnits, showgrid: false }),
    },
  );
  const last = maps[maps.length - 1];
  const frames = maps.map(
    (map, i): Frame => ({ name: String(i), data: [{ z: map.z }, { z: map.z }], traces: [0, 1] }),
  );
  const steps = states.map(({ label }, i) => ({ name: String(i), label }));
  const several = states.length > 1;
  return new Figure({
    data: [...mapTraces(last, xs, ys), ...classTraces(points, classes)],
    layout: several ? stepControls(base, steps) : base,
    ...(several && { frames }),
    description:
      options.description ?? describe(points, classes, states[states.length - 1], several),
  });
}

/** The heights of the map, and whether they are answers 0..1 or class numbers. */
interface AnswerMap {
  readonly z: number[][];
  readonly classes: number;
}

function isList(
  predict: Parameters<typeof decisionBoundary>[0],
): predict is readonly LabelledPredictor[] {
  return Array.isArray(predict);
}

/** The middles of `count` cells that fill `range`. */
function cells([low, high]: Range, count: number): number[] {
  const half = (high - low) / count / 2;
  return linspace(low + half, high - half, count);
}

/** From the outer edge of the first cell to that of the last. */
function edges(middles: readonly number[]): Range {
  const half = (middles[1] - middles[0]) / 2;
  return [middles[0] - half, middles[middles.length - 1] + half];
}

function answers(
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

function asked(predictor: Predictor, places: number[][]): number[][] {
  const X = new Matrix(places.length, 2, Float64Array.from(places.flat()));
  return finiteRows("decisionBoundary", "answers", predictor.predict(X));
}

/** With two outputs the share of class 1, so that the border can be drawn; else the class number. */
function likeliest(row: number[]): number {
  if (row.length > 2) return row.indexOf(Math.max(...row));
  return row[0] + row[1] === 0 ? 0.5 : row[1] / (row[0] + row[1]);
}

function mapTraces(
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
      colorbar: colorBar("answer"),
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
      line: { color: palette.weight, width: classes === 2 ? 3 : 2 },
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

function describe(
  points: number[][],
  classes: readonly number[],
  { label, predict }: LabelledPredictor,
  several: boolean,
): string {
  const own =
    typeof predict === "function"
      ? points.map(([x, y]) => [predict(x, y)])
      : asked(predict, points);
  const answer = (row: number[]) =>
    row.length === 1 ? Number(row[0] >= 0.5) : row.indexOf(Math.max(...row));
  const right = own.filter((row, i) => answer(row) === classes[i]).length;
  const when = several ? ` (${label})` : "";
  return (
    `Map of the answers over the plane with ${counted(points.length, "sample")} of ` +
    `${new Set(classes).size} classes${when}; ${numberText(right)} of ${numberText(points.length)} ` +
    "lie in the area of their own class"
  );
}
