/** Lines over a common x axis. */
import { Figure } from "./figure.ts";
import { finiteNumbers, sameLength } from "./inputs.ts";
import { axis, type FigureOptions, layout, plainText, planeSize, squareUnits } from "./layout.ts";
import { counted, numberText } from "./number-text.ts";
import { type Dash, lineStyles, palette, type Role } from "./palette.ts";
import type { Axis, Numbers, Range, ScatterTrace } from "./plotly.ts";
import { extent, paddedRange } from "./ranges.ts";

/** One line: its heights, and where they stand. */
export interface Line {
  /** Where the heights stand; 0, 1, 2, ... if left out. */
  readonly x?: ArrayLike<number>;
  /** The heights. */
  readonly y: ArrayLike<number>;
  /** Its name in the legend; none if left out. */
  readonly name?: string;
  /** What the values stand for, which decides their colour: "data", "weight", "gradient", "second", "third" or "neutral"; by position if left out. */
  readonly role?: Role;
  /** "solid", "dash", "dot", "dashdot", "longdash" or "longdashdot"; by position if left out, and solid where there is a role. */
  readonly dash?: Dash;
  /** Draw the points too, or only the points; "lines" if left out. */
  readonly mode?: "lines" | "lines+markers" | "markers";
}

/** The heights of one line; one line; a list of lines; or lines by name. */
export type Lines =
  | ArrayLike<number>
  | Line
  | readonly Line[]
  | Readonly<Record<string, ArrayLike<number> | Line>>;

/** What `lineChart` may be told. */
export interface LineChartOptions extends FigureOptions {
  /** Title of the x axis, with its unit; "x" if left out. */
  readonly x?: string;
  /** Title of the y axis, with its unit; "y" if left out. */
  readonly y?: string;
  /** "linear" or "log"; linear if left out. On a log axis values of 0 or less are left out. */
  readonly xScale?: Axis["type"];
  /** "linear" or "log", as `xScale`; linear if left out. */
  readonly yScale?: Axis["type"];
  /** The part of the x axis shown, in powers of ten on a log axis; all points if left out. */
  readonly xRange?: Range;
  /** The part of the y axis shown, in powers of ten on a log axis; all points if left out. */
  readonly yRange?: Range;
  /** Draw one unit as long on both axes, for points of a plane; false if left out. Both scales are linear then. */
  readonly sameScale?: boolean;
}

/**
 * A chart of one or more lines.
 *
 * @throws RangeError if a line is empty, has a value that is not finite, or x and y differ in length; or if
 * `sameScale` is asked for on a log scale.
 * @example lineChart({ sigmoid: { x: zs, y: zs.map(sigmoid.apply) } }, { x: "z", y: "a" })
 */
export function lineChart(lines: Lines, options: LineChartOptions = {}): Figure {
  const { x: xTitle = "x", y: yTitle = "y", xScale = "linear", yScale = "linear" } = options;
  const traces = lineTraces("lineChart", lines);
  const xs = traces.flatMap(({ x }) => x);
  const ys = traces.flatMap(({ y }) => y as number[]);
  // A bare line may touch the frame; a marker on the frame would be cut in half.
  const xPad = traces.some(({ mode }) => mode !== "lines") ? 0.02 : 0;
  const x = options.xRange ?? axisRange("lineChart", "x", xs, xScale, xPad);
  const y = options.yRange ?? axisRange("lineChart", "y", ys, yScale, 0.05);
  const plane = options.sameScale === true;
  if (plane && (xScale === "log" || yScale === "log"))
    throw new RangeError("lineChart: sameScale is for linear scales; leave xScale and yScale out");
  return new Figure({
    data: traces,
    layout: layout(options, {
      showlegend: traces.length > 1,
      hovermode: "closest",
      ...(plane && { plot: planeSize(x, y) }),
      xaxis: axis(xTitle, x, {
        type: xScale,
        ...(xScale === "linear" && wholeTicks(xs, x)),
        ...(plane && { constrain: "domain" }),
      }),
      yaxis: axis(yTitle, y, { type: yScale, ...(plane && squareUnits) }),
    }),
    description:
      options.description ?? `${yTitle} over ${xTitle}: ${traces.map(traceText).join("; ")}`,
  });
}

/** No half epochs: where whole numbers are few, each has a tick. */
function wholeTicks(xs: Numbers, [low, high]: Range): { dtick?: number } {
  return high - low < 7 && Array.from(xs).every(Number.isInteger) ? { dtick: 1 } : {};
}

/** The scatter traces of `lines`, checked, each in its style. */
export function lineTraces(where: string, lines: Lines): ScatterTrace[] {
  const list = lineList(lines);
  if (list.length === 0) throw new RangeError(`${where}: there is no line; give at least 1`);
  return list.map((line, i) => {
    const { name = "" } = line;
    const label = name === "" ? "y" : name;
    const y = finiteNumbers(where, label, line.y);
    const x = line.x ? finiteNumbers(where, `x of ${label}`, line.x) : y.map((_, at) => at);
    sameLength(where, `x of ${label}`, x.length, label, y.length);
    const style = lineStyles[i % lineStyles.length];
    const color = palette[line.role ?? style.role];
    const mode = line.mode ?? (y.length === 1 ? "markers" : "lines");
    return {
      type: "scatter",
      mode,
      x,
      y,
      ...(name !== "" && { name: plainText(name) }),
      line: { color, width: 2.5, dash: line.dash ?? (line.role ? "solid" : style.dash) },
      ...(mode !== "lines" && { marker: { color, size: 8, symbol: symbols[i % symbols.length] } }),
    };
  });
}

/** Points of each line have a shape of their own, as lines have a dash. */
const symbols = ["circle", "square", "diamond", "triangle-up", "x", "star"] as const;

/** The range of an axis over `values`; on a log axis in powers of ten, without values of 0 or less. */
export function axisRange(
  where: string,
  name: string,
  values: Numbers,
  type: Axis["type"],
  share: number,
): Range {
  if (type === "linear") return paddedRange(values, share);
  const positive = values.filter((value) => value > 0);
  if (positive.length > 0) return paddedRange(positive.map(Math.log10), Math.max(share, 0.02));
  throw new RangeError(`${where}: no value of ${name} is above 0; a log scale needs at least 1`);
}

/**
 * How a line runs, in words: "loss falls from 1.36 at 0 to 0.0021 at 1499 (1500 points)", with its
 * lowest or highest point if that lies beyond both ends.
 */
export function traceText({ name, x, y }: ScatterTrace): string {
  const heights = y as readonly number[];
  const last = heights.length - 1;
  const [from, to] = [numberText(heights[0]), numberText(heights[last])];
  const run = from === to ? "goes" : heights[last] < heights[0] ? "falls" : "rises";
  const at = (i: number) => `${numberText(heights[i])} at ${numberText(x[i])}`;
  const words = `${run} from ${at(0)} to ${at(last)}${turns(heights, at)} (${counted(y.length, "point")})`;
  return name ? `${name} ${words}` : `the line ${words}`;
}

/** The least and the greatest height, where they are clearly outside of both ends. */
function turns(heights: readonly number[], at: (i: number) => string): string {
  const [low, high] = extent(heights);
  const [a, b] = [heights[0], heights[heights.length - 1]];
  const clear = (high - low) * 0.01;
  const lowest = Math.min(a, b) - low > clear || isDecadeBelow(low, Math.min(a, b));
  return (
    (lowest ? `, lowest ${at(heights.indexOf(low))}` : "") +
    (high - Math.max(a, b) > clear ? `, highest ${at(heights.indexOf(high))}` : "")
  );
}

/** Ten times smaller is clear too, on a log axis. */
function isDecadeBelow(low: number, end: number): boolean {
  return low > 0 && low * 10 < end;
}

function lineList(lines: Lines): readonly Line[] {
  if (isNumbers(lines)) return [{ y: lines }];
  if (isLineList(lines)) return lines;
  if (isLine(lines)) return [lines];
  return Object.entries(lines).map(([name, line]) =>
    isNumbers(line) ? { name, y: line } : { ...line, name },
  );
}

function isNumbers(lines: Lines): lines is ArrayLike<number> {
  return ArrayBuffer.isView(lines) || (Array.isArray(lines) && typeof lines[0] !== "object");
}

function isLineList(lines: Lines): lines is readonly Line[] {
  return Array.isArray(lines);
}

/** A record of lines may hold a line called "y"; then its other names tell it from one line. */
function isLine(lines: object): lines is Line {
  return "y" in lines && Object.keys(lines).every((key) => lineKeys.includes(key));
}

const lineKeys: readonly string[] = ["x", "y", "name", "role", "dash", "mode"];
