/** A network with two hidden units in two planes: where samples are, and where the hidden layer puts them. */

import type { Layer } from "../engine/layer.ts";
import { unitsOf } from "../engine/layer.ts";
import { Matrix } from "../engine/matrix.ts";
import { Network } from "../engine/network.ts";
import { answers, cells, edges, mapTraces } from "./answer-map.ts";
import { colorAt, readableOn } from "./color.ts";
import { stepControls } from "./controls.ts";
import { Figure } from "./figure.ts";
import { finiteNumbers, planePoints, type Samples } from "./inputs.ts";
import { arranged, axis, type FigureOptions, layout, type Parts, squareUnits } from "./layout.ts";
import { counted, numberText } from "./number-text.ts";
import { sequential } from "./palette.ts";
import type { Annotation, Frame, ScatterTrace, Trace } from "./plotly.ts";
import { classTraces } from "./points.ts";
import { paddedRange } from "./ranges.ts";

/** Two layers as two functions: the inputs to two hidden answers, and these to the answer. */
export interface HiddenPair {
  /** The two hidden answers to the two inputs `x`. */
  hidden(x: number[]): ArrayLike<number>;
  /** The answer to the two hidden answers `h`. */
  output(h: number[]): number;
}

/** One state of a network that learns, with what the slider says of it. */
export interface LabelledNetwork {
  /** What the slider says of this state. */
  readonly label: string;
  /** A network of 2 inputs, 2 hidden units and 1 output, or two functions like it. */
  readonly net: HiddenPair | Network;
}

/** What `hiddenPlane` may be told. */
export interface HiddenPlaneOptions extends FigureOptions {
  /** Title of the x axis of the input plane; "x1" if left out. */
  readonly x?: string;
  /** Title of the y axis of the input plane; "x2" if left out. */
  readonly y?: string;
  /** Title of the x axis of the hidden plane; "h1" if left out. */
  readonly h1?: string;
  /** Title of the y axis of the hidden plane; "h2" if left out. */
  readonly h2?: string;
  /** Cells along each side; 60, or 40 with a slider, if left out. */
  readonly resolution?: number;
}

/**
 * Two maps side by side: the network's answer to every input, and its output unit's answer to every
 * pair of hidden answers, each with the samples where they are in that plane. Up to eight samples are
 * named by their inputs. Several states give a slider, which starts at the first.
 *
 * @throws RangeError if a network is not 2-2-1, samples do not fit, or an answer is not finite.
 * @example hiddenPlane(net, gates.xor)
 */
export function hiddenPlane(
  net: HiddenPair | Network | readonly LabelledNetwork[],
  samples: Samples,
  options: HiddenPlaneOptions = {},
): Figure {
  const { x = "x1", y = "x2", h1 = "h1", h2 = "h2" } = options;
  const states = isList(net) ? net : [{ label: "", net }];
  const { resolution = states.length > 1 ? 40 : 60 } = options;
  if (states.length === 0) throw new RangeError("hiddenPlane: there is no network; give 1");
  const { points, classes } = planePoints("hiddenPlane", samples);
  const views = states.map((state) => viewOf(state.net, points));
  const left = gridOver(points, resolution);
  const right = gridOver(
    views.flatMap(({ moved }) => moved),
    resolution,
  );
  const pictures = views.map((view) => tracesOf(view, { points, classes }, left, right));
  const data = pictures[0];
  const base = layout(options, {
    showlegend: true,
    ...planes([x, y], left, [h1, h2], right),
    annotations: [heading("what comes in", ""), heading("what the output unit sees", "2")],
  });
  const several = states.length > 1;
  const steps = states.map(({ label }, i) => ({ name: String(i), label }));
  return new Figure({
    data,
    layout: several ? stepControls(base, steps) : base,
    ...(several && { frames: pictures.map(frame) }),
    description: options.description ?? describe(views[views.length - 1], classes, several),
  });
}

interface Plane {
  readonly xs: number[];
  readonly ys: number[];
}

/** One state of the network, and where it puts the samples. */
interface View {
  readonly pair: HiddenPair;
  readonly moved: number[][];
  /** The answer to each sample. */
  readonly own: number[];
}

interface Points {
  readonly points: number[][];
  readonly classes: readonly number[];
}

function isList(net: Parameters<typeof hiddenPlane>[0]): net is readonly LabelledNetwork[] {
  return Array.isArray(net);
}

function viewOf(net: HiddenPair | Network, points: number[][]): View {
  const pair = net instanceof Network ? pairOf(net) : net;
  const moved = points.map((point) => {
    const h = finiteNumbers("hiddenPlane", `hidden(${point.join(", ")})`, pair.hidden(point));
    if (h.length === 2) return h;
    throw new RangeError(`hiddenPlane: hidden gives ${h.length} numbers; a plane needs 2`);
  });
  return { pair, moved, own: moved.map((h) => pair.output(h)) };
}

/** The first layer of a 2-2-1 network, and the second one alone. */
function pairOf(net: Network<Layer>): HiddenPair {
  const sizes = [net.inputs, ...net.layers.map(unitsOf)].join("-");
  if (sizes !== "2-2-1")
    throw new RangeError(`hiddenPlane: the network is ${sizes}; it must be 2-2-1`);
  const ask = (layer: Network<Layer>) => (input: number[]) =>
    layer.predict(new Matrix(1, 2, Float64Array.from(input))).data;
  const [hidden, output] = net.layers.map((layer) => ask(new Network([layer])));
  return { hidden, output: (h) => output(h)[0] };
}

/** Cells over the points, with room for their names. */
function gridOver(points: readonly number[][], resolution: number): Plane {
  const along = (c: number) =>
    cells(
      paddedRange(
        points.map((point) => point[c]),
        0.3,
      ),
      resolution,
    );
  return { xs: along(0), ys: along(1) };
}

/** Always in the same order, so that a frame can replace them all. */
function tracesOf(view: View, samples: Points, left: Plane, right: Plane): Trace[] {
  const { pair, moved, own } = view;
  const before = answers((x, y) => pair.output(Array.from(pair.hidden([x, y]))), left.xs, left.ys);
  const after = answers((h1, h2) => pair.output([h1, h2]), right.xs, right.ys);
  const [map, border] = mapTraces(before, left.xs, left.ys);
  const second = mapTraces(after, right.xs, right.ys).map((trace) => onSecond(trace));
  const { points, classes } = samples;
  return [
    // The legend explains the two colours; a scale of colours would leave no room on a narrow page.
    ...[map, border, ...second].map((trace) => ({ ...trace, showscale: false })),
    ...classTraces(points, classes),
    ...classTraces(moved, classes).map((trace) => onSecond({ ...trace, showlegend: false })),
    ...names(points, points, own),
    ...names(moved, points, own).map((trace) => onSecond(trace)),
  ];
}

function onSecond<T extends Trace>(trace: T): T {
  return { ...trace, xaxis: "x2", yaxis: "y2" };
}

/** A trace for each sample with its inputs above it; samples that lie together share their words. */
function names(at: number[][], points: number[][], own: readonly number[]): ScatterTrace[] {
  if (points.length > 8) return [];
  const isTogether = (i: number) => (j: number) =>
    at[i].every((value, c) => Math.abs(value - at[j][c]) < near);
  const indices = points.map((_, i) => i);
  return points.map((_, i) => {
    const together = indices.filter(isTogether(i));
    const words = together.map((j) => points[j].map((value) => numberText(value, 2)).join(","));
    return {
      type: "scatter",
      mode: "markers+text",
      x: [at[i][0]],
      y: [at[i][1]],
      text: [together[0] === i ? words.join(" and ") : ""],
      textposition: "top center",
      textfont: { size: 13, color: readableOn(colorAt(sequential, own[i])) },
      marker: { color: "rgba(0,0,0,0)", size: 13 },
      cliponaxis: false,
      hoverinfo: "skip",
      showlegend: false,
    };
  });
}

/** Samples nearer than this in both directions are named together; answers of units lie in 0..1. */
const near = 0.1;

/** What changes from state to state: the heights, the places in the hidden plane, the words. */
function frame(traces: Trace[], i: number): Frame {
  const data = traces.map((trace) => {
    if ("z" in trace) return { z: trace.z };
    const { x, y, text, textfont } = trace as ScatterTrace;
    return text ? { x, y, text, textfont } : { x, y };
  });
  return { name: String(i), data: data as Frame["data"], traces: traces.map((_, t) => t) };
}

/** The two planes beside each other, or one below the other on a phone. */
function planes(
  left: readonly [string, string],
  leftPlane: Plane,
  right: readonly [string, string],
  rightPlane: Plane,
): Parts {
  const aspect = Math.max(...[leftPlane, rightPlane].map(aspectOf));
  const grid = { columns: 2, least: 160, height: 330, aspect, gap: [76, 64] } as const;
  return arranged(grid, [axes("", left, leftPlane), axes("2", right, rightPlane)]);
}

function aspectOf({ xs, ys }: Plane): number {
  const [x, y] = [edges(xs), edges(ys)];
  return (y[1] - y[0]) / (x[1] - x[0]);
}

function axes(n: string, [x, y]: readonly [string, string], plane: Plane) {
  const below = { anchor: `y${n}`, constrain: "domain", showgrid: false } as const;
  const beside = { anchor: `x${n}`, ...squareUnits, scaleanchor: `x${n}`, showgrid: false };
  return { x: axis(x, edges(plane.xs), below), y: axis(y, edges(plane.ys), beside) };
}

function heading(text: string, n: string): Annotation {
  return {
    text: `<b>${text}</b>`,
    x: 0.5,
    y: 1,
    xref: `x${n} domain`,
    yref: `y${n} domain`,
    yanchor: "bottom",
    yshift: 3,
    showarrow: false,
  };
}

function describe({ moved, own }: View, classes: readonly number[], several: boolean): string {
  const right = own.filter((answer, i) => Number(answer >= 0.5) === classes[i]).length;
  const seen = new Set(moved.map((h) => h.map((value) => value.toFixed(1)).join())).size;
  return (
    `Two maps of the answers${several ? ", in the last of several states" : ""}: over the inputs, with ` +
    `${counted(classes.length, "sample")}, and over the two hidden answers, where the samples fall on ` +
    `${counted(seen, "place")}; ${numberText(right)} of ${numberText(classes.length)} are answered right`
  );
}
