/** The line by which a unit with two inputs divides the plane, as it moves while the unit learns. */
import { stepControls } from "./controls.ts";
import { Figure } from "./figure.ts";
import { finiteNumbers, planePoints, type Samples } from "./inputs.ts";
import { axis, type FigureOptions, layout, plainText, planeSize, squareUnits } from "./layout.ts";
import { counted, numberText } from "./number-text.ts";
import { palette } from "./palette.ts";
import type { Frame, Range, ScatterTrace } from "./plotly.ts";
import { classTraces } from "./points.ts";
import { paddedRange } from "./ranges.ts";

/** A unit with two inputs: it answers 1 where w[0] x1 + w[1] x2 + b >= 0. */
export interface LineState {
  /** The weights of the two inputs. */
  readonly w: ArrayLike<number>;
  /** The bias. */
  readonly b: number;
  /** What the slider says of this state; "update n" if left out. */
  readonly label?: string;
}

/** What `trainPerceptron` hands back: the states before and after every update. */
export interface UnitHistory {
  /** The state before the first update. */
  readonly start: LineState;
  /** The state after each update. */
  readonly updates: readonly LineState[];
}

/** What `decisionLine` may be told. */
export interface DecisionLineOptions extends FigureOptions {
  /** Title of the x axis, with its unit; "x1" if left out. */
  readonly x?: string;
  /** Title of the y axis, with its unit; "x2" if left out. */
  readonly y?: string;
}

/**
 * Points of two classes and the line w[0] x1 + w[1] x2 + b = 0. Several states give a slider and a
 * play button; the first state is shown first. The side on which the unit answers 1 is filled.
 *
 * @throws RangeError if there is no point or no state, or `w` has not two finite numbers.
 * @example decisionLine(gates.and, trainPerceptron(gates.and))
 */
export function decisionLine(
  samples: Samples,
  states: LineState | readonly LineState[] | UnitHistory,
  options: DecisionLineOptions = {},
): Figure {
  const { x: xTitle = "x1", y: yTitle = "x2" } = options;
  const list = checkedStates(states);
  const { points, classes } = planePoints("decisionLine", samples);
  const view = viewOf(points);
  const data = classTraces(points, classes);
  const at = [0, 1];
  const frames = list.map(
    (state, i): Frame => ({ name: String(i), traces: at, data: lineOf(state, view) }),
  );
  const base = layout(options, {
    showlegend: true,
    plot: planeSize(view.x, view.y),
    xaxis: axis(xTitle, view.x, { constrain: "domain" }),
    yaxis: axis(yTitle, view.y, { ...squareUnits }),
  });
  const steps = list.map((state, i) => ({ name: String(i), label: stateText(state, i) }));
  return new Figure({
    data: [...lineOf(list[0], view), ...data],
    layout: list.length > 1 ? stepControls(base, steps) : base,
    ...(list.length > 1 && { frames }),
    description: options.description ?? describe(points, classes, list),
  });
}

interface View {
  readonly x: Range;
  readonly y: Range;
}

function checkedStates(states: Parameters<typeof decisionLine>[1]): readonly LineState[] {
  const list = isList(states) ? states : "updates" in states ? historyStates(states) : [states];
  if (list.length === 0)
    throw new RangeError("decisionLine: states is empty; give at least 1 {w, b}");
  list.forEach(({ w, b }, i) => {
    finiteNumbers("decisionLine", `states[${i}].w`, w);
    finiteNumbers("decisionLine", `states[${i}].b`, [b]);
    if (w.length === 2) return;
    throw new RangeError(`decisionLine: states[${i}].w has ${w.length} numbers; a line needs 2`);
  });
  return list;
}

function isList(states: Parameters<typeof decisionLine>[1]): states is readonly LineState[] {
  return Array.isArray(states);
}

function historyStates({ start, updates }: UnitHistory): LineState[] {
  return [
    { ...start, label: "start" },
    ...updates.map(({ w, b }, i) => ({ w, b, label: `update ${i + 1}` })),
  ];
}

/** Room around the points, so that a line beside them can be seen. */
function viewOf(points: readonly number[][]): View {
  const range = (c: number) =>
    paddedRange(
      points.map((point) => point[c]),
      0.35,
    );
  return { x: range(0), y: range(1) };
}

/** The side of class 1, lightly filled, and the line itself; a unit with w = (0, 0) has no line. */
function lineOf(state: LineState, view: View): ScatterTrace[] {
  const [w1, w2, b] = [state.w[0], state.w[1], state.b];
  const side = sideOfOne(w1, w2, b, view);
  const ends = crossing(w1, w2, b, view);
  const xy = (points: number[][]) => ({ x: points.map(([x]) => x), y: points.map(([, y]) => y) });
  const line = { color: palette.weight, width: 3 };
  const filled = { fill: "toself", fillcolor: palette.side, line: { width: 0 } } as const;
  const plain = { type: "scatter", mode: "lines", hoverinfo: "skip" } as const;
  return [
    { ...plain, ...xy(side), ...filled, showlegend: false },
    { ...plain, ...xy(ends), line, name: "decision line" },
  ];
}

/** The two points in which w1 x + w2 y + b = 0 leaves the view, or beyond them. */
function crossing(w1: number, w2: number, b: number, view: View): number[][] {
  if (w1 === 0 && w2 === 0) return [];
  // Solve for the coordinate with the greater weight, so that nothing is divided by almost 0.
  const steep = Math.abs(w1) > Math.abs(w2);
  const along = steep ? view.y : view.x;
  return along.map((t) => (steep ? [-(w2 * t + b) / w1, t] : [t, -(w1 * t + b) / w2]));
}

/** The corners of the part of the view where w1 x + w2 y + b >= 0 (Sutherland-Hodgman, one edge). */
function sideOfOne(w1: number, w2: number, b: number, { x, y }: View): number[][] {
  const corners = [
    [x[0], y[0]],
    [x[1], y[0]],
    [x[1], y[1]],
    [x[0], y[1]],
  ];
  const z = ([px, py]: number[]) => w1 * px + w2 * py + b;
  return corners.flatMap((corner, i) => {
    const next = corners[(i + 1) % 4];
    const kept = z(corner) >= 0 ? [corner] : [];
    if (z(corner) >= 0 === z(next) >= 0) return kept;
    const share = z(corner) / (z(corner) - z(next));
    return [...kept, corner.map((value, c) => value + share * (next[c] - value))];
  });
}

function stateText({ w, b, label }: LineState, i: number): string {
  const weights = `w = (${numberText(w[0], 3)}, ${numberText(w[1], 3)}), b = ${numberText(b, 3)}`;
  return `${label ?? `update ${i}`}: ${weights}`;
}

function describe(
  points: number[][],
  classes: readonly number[],
  states: readonly LineState[],
): string {
  const last = states[states.length - 1];
  const answer = ([x, y]: number[]) => Number(last.w[0] * x + last.w[1] * y + last.b >= 0);
  const right = points.filter((point, i) => answer(point) === classes[i]).length;
  const ones = classes.filter((label) => label === 1).length;
  const when = states.length > 1 ? ` after the last of ${numberText(states.length)} states` : "";
  return plainText(
    `${counted(points.length, "point")} in the plane, ${ones} of class 1, and the decision line` +
      `${when} (${stateText(last, states.length - 1)
        .split(": ")
        .pop()}); ` +
      `${right} of ${points.length} lie on their side of the line`,
  );
}
