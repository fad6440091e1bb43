/** A curve with its tangent, which a reader moves along the curve. */
import { stepControls } from "./controls.ts";
import { Figure } from "./figure.ts";
import { finiteNumbers } from "./inputs.ts";
import { axis, type FigureOptions, layout } from "./layout.ts";
import { numberText } from "./number-text.ts";
import { palette } from "./palette.ts";
import type { Frame, Range, ScatterTrace } from "./plotly.ts";
import { linspace, paddedRange } from "./ranges.ts";

/** What `tangentSlider` may be told. */
export interface TangentSliderOptions extends FigureOptions {
  /** Part of the x axis that is shown; [-6, 6] if left out. */
  readonly xRange?: Range;
  /** Where the tangent can stand; 25 places over `xRange` if left out. */
  readonly at?: readonly number[];
  /** Which of these places is shown first, counted from 0; the first one if left out. */
  readonly start?: number;
  /** Title of the x axis, with its unit; "x" if left out. */
  readonly x?: string;
  /** Title of the y axis, with its unit; "f(x)" if left out. */
  readonly y?: string;
}

/**
 * The curve of `f`, its tangent and the slope at one place, with a slider over the places.
 *
 * @param derivative the slope of `f` at x: takes x, not f(x).
 * @throws RangeError if `f` or `derivative` gives a number that is not finite.
 * @example tangentSlider(sigmoid.apply, (z) => sigmoid.slope(sigmoid.apply(z)), { x: "z" })
 */
export function tangentSlider(
  f: (x: number) => number,
  derivative: (x: number) => number,
  options: TangentSliderOptions = {},
): Figure {
  const { xRange = [-6, 6], x = "x", y = "f(x)" } = options;
  const places = finiteNumbers("tangentSlider", "at", options.at ?? linspace(...xRange, 25));
  const start = options.start ?? 0;
  checkStart(start, places.length);
  const xs = linspace(xRange[0], xRange[1], 201);
  const ys = finiteNumbers("tangentSlider", "f(x)", xs.map(f));
  const slopes = finiteNumbers("tangentSlider", "derivative(x)", places.map(derivative));
  const heights = finiteNumbers("tangentSlider", "f(at)", places.map(f));
  const reach = (xRange[1] - xRange[0]) / 6;
  const tangents = places.map((at, i) => tangent(at, heights[i], slopes[i], reach));
  const base = layout(options, {
    showlegend: true,
    // The point at an end must not cover the numbers of the other axis.
    xaxis: axis(x, paddedRange(xRange, 0.03), { zeroline: true }),
    yaxis: axis(y, paddedRange([...ys, ...heights], 0.12)),
  });
  const steps = places.map((at, i) => ({
    name: String(i),
    label: `${x} = ${numberText(at, 3)}: height ${numberText(heights[i])}, slope ${numberText(slopes[i])}`,
  }));
  return new Figure({
    data: [curve(xs, ys, y), ...tangents[start]],
    layout: stepControls(base, steps, { active: start }),
    frames: tangents.map((data, i): Frame => ({ name: String(i), data, traces: [1, 2] })),
    description:
      options.description ??
      `${y} over ${x} from ${numberText(xRange[0])} to ${numberText(xRange[1])} with its tangent at ` +
        `${x} = ${numberText(places[start])}, where the slope is ${numberText(slopes[start])}; a slider moves the tangent`,
  });
}

function checkStart(start: number, count: number): void {
  if (Number.isInteger(start) && start >= 0 && start < count) return;
  throw new RangeError(
    `tangentSlider: start is ${start}; it must be the number of one of the ${count} places, counted from 0`,
  );
}

function curve(x: number[], y: number[], name: string): ScatterTrace {
  return { type: "scatter", mode: "lines", name, x, y, line: { color: palette.data, width: 2.5 } };
}

/** The tangent within `reach` of its point, and the point. */
function tangent(at: number, height: number, slope: number, reach: number): ScatterTrace[] {
  // A steep tangent is as long as a flat one would be on a curve of slope 1.
  const dx = reach / Math.max(1, Math.abs(slope));
  const color = palette.gradient;
  return [
    {
      type: "scatter",
      mode: "lines",
      name: "tangent",
      x: [at - dx, at + dx],
      y: [height - slope * dx, height + slope * dx],
      line: { color, width: 3 },
    },
    {
      type: "scatter",
      mode: "markers",
      x: [at],
      y: [height],
      marker: { color, size: 11, line: { color: palette.paper, width: 1 } },
      showlegend: false,
    },
  ];
}
