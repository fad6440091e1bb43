/** What a network answers at every place of the plane, with the samples on top. */

import {
  answers,
  asked,
  cells,
  edges,
  mapTraces,
  type PlaneFunction,
  type Predictor,
} from "./answer-map.ts";
import { stepControls } from "./controls.ts";
import { Figure } from "./figure.ts";
import { planePoints, type Samples } from "./inputs.ts";
import {
  axis,
  colorBarMargin,
  type FigureOptions,
  layout,
  margins,
  planeSize,
  squareUnits,
} from "./layout.ts";
import { counted, numberText } from "./number-text.ts";
import type { Frame, Range } from "./plotly.ts";
import { classTraces } from "./points.ts";
import { paddedRange } from "./ranges.ts";

/** One state of a network that learns, with what the slider says of it. */
export interface LabelledPredictor {
  /** What the slider says of this state. */
  readonly label: string;
  /** A network with two inputs, or a function of x1 and x2 that answers from 0 to 1. */
  readonly predict: Predictor | PlaneFunction;
}

/** What `decisionBoundary` may be told. */
export interface DecisionBoundaryOptions extends FigureOptions {
  /** Title of the x axis, with its unit; "x1" if left out. */
  readonly x?: string;
  /** Title of the y axis, with its unit; "x2" if left out. */
  readonly y?: string;
  /** The part of the x axis shown; around the samples if left out. */
  readonly xRange?: Range;
  /** The part of the y axis shown; around the samples if left out. */
  readonly yRange?: Range;
  /** Cells along each side; 60, or 40 with a slider, if left out. */
  readonly resolution?: number;
}

/**
 * The answers of a network with two inputs as colours, the line at 0.5 and the samples. A network
 * with three or more outputs is shown by its most likely class. Several predictors give a slider,
 * which starts at the first.
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
  const { x = "x1", y = "x2" } = options;
  const states = isList(predict) ? predict : [{ label: "", predict }];
  // Each state of a slider is a whole map; coarser ones keep the notebook small.
  const { resolution = states.length > 1 ? 40 : 60 } = options;
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
  const base = layout(options, {
    showlegend: true,
    plot: planeSize(edges(xs), edges(ys)),
    ...(maps[0].classes === 2 && { margin: margins({ r: colorBarMargin }) }),
    xaxis: axis(x, edges(xs), { constrain: "domain", showgrid: false }),
    yaxis: axis(y, edges(ys), { ...squareUnits, showgrid: false }),
  });
  const frames = maps.map(
    (map, i): Frame => ({ name: String(i), data: [{ z: map.z }, { z: map.z }], traces: [0, 1] }),
  );
  const steps = states.map(({ label }, i) => ({ name: String(i), label }));
  const several = states.length > 1;
  return new Figure({
    data: [...mapTraces(maps[0], xs, ys), ...classTraces(points, classes)],
    layout: several ? stepControls(base, steps) : base,
    ...(several && { frames }),
    description:
      options.description ?? describe(points, classes, states[states.length - 1], several),
  });
}

function isList(
  predict: Parameters<typeof decisionBoundary>[0],
): predict is readonly LabelledPredictor[] {
  return Array.isArray(predict);
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
