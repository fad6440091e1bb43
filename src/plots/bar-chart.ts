/** Bars: one number for each of a few things. */
import { Figure } from "./figure.ts";
import { finiteNumbers, sameLength } from "./inputs.ts";
import { axis, type FigureOptions, greatestWidth, layout, margins, plainText } from "./layout.ts";
import { numberText } from "./number-text.ts";
import { palette, type Role } from "./palette.ts";
import type { Numbers, Range } from "./plotly.ts";
import { textWidth } from "./svg/markup.ts";

/** What `barChart` may be told. */
export interface BarChartOptions extends FigureOptions {
  /** Names below the bars, for a list of values; 0, 1, 2, ... if left out. */
  readonly labels?: readonly (string | number)[];
  /** Title of the x axis; none if left out. */
  readonly x?: string;
  /** Title of the y axis, with its unit; "value" if left out. */
  readonly y?: string;
  /** What the values stand for, which decides their colour: "data", "weight", "gradient", "second", "third" or "neutral"; "data" if left out. */
  readonly role?: Role;
  /** The heights shown, [least, greatest]; from 0 to a little above the bars if left out. */
  readonly yRange?: Range;
}

/**
 * A bar for each value, with the value above it.
 *
 * @throws RangeError if there is no value, one is not finite, or labels are not as many.
 * @example barChart({ majority: 11.35, "mean image": 82.03 }, { y: "accuracy (%)" })
 */
export function barChart(
  values: ArrayLike<number> | Readonly<Record<string, number>>,
  options: BarChartOptions = {},
): Figure {
  const { x = "", y = "value", role = "data" } = options;
  const [names, list] = namedValues(values, options.labels);
  const heights = finiteNumbers("barChart", "values", list);
  sameLength("barChart", "labels", names.length, "values", heights.length);
  const places = heights.map((_, i) => i);
  const texts = heights.map((value) => numberText(value));
  const labels = names.map(wrapped);
  const lines = Math.max(...labels.map((label) => label.split("<br>").length));
  const [number, label] = [widest(texts, numberSize), widest(labels, 14)];
  const numbered = number * heights.length < greatestWidth - 88; // else the mouse tells them
  return new Figure({
    data: [
      {
        type: "bar",
        x: places,
        y: heights,
        width: 0.7,
        marker: { color: palette[role] },
        ...(numbered && { text: texts, textposition: "outside", textfont: { size: numberSize } }),
        constraintext: "none", // or each number would be as small as its own bar asks for
        cliponaxis: false,
        hovertemplate: "%{y}<extra></extra>",
      },
    ],
    layout: layout(options, {
      width: Math.max(340, heights.length * Math.max(72, label) + 88),
      fit: { least: 88 + heights.length * Math.max(label, numbered ? number : 0) },
      margin: margins({ b: 58 + 18 * (lines - 1) }),
      xaxis: axis(x, [-0.6, heights.length - 0.4], {
        tickvals: places,
        ticktext: labels,
        tickangle: 0,
        showgrid: false,
      }),
      yaxis: axis(y, options.yRange ?? barRange(heights), { zeroline: true }),
    }),
    description:
      options.description ??
      `Bars of ${y}${x && ` by ${x}`}: ${names.map((name, i) => `${name} ${texts[i]}`).join(", ")}`,
  });
}

/** Pixels of the numbers above the bars. */
const numberSize = 12;

/** Width of the widest word with a gap, in pixels. */
function widest(words: readonly string[], size: number): number {
  return Math.ceil(Math.max(...words.map((word) => textWidth(word, size)))) + 6;
}

/** From zero, with room for the numbers at the ends of the bars. */
function barRange(heights: Numbers): Range {
  const low = Math.min(0, ...heights);
  const high = Math.max(0, ...heights);
  const room = (high - low || 1) * 0.12;
  return [low < 0 ? low - room : 0, high > 0 ? high + room : 0];
}

/** Letters of a name in one line. */
const lineLength = 9;

/** A long name in two lines or more, so that names stay beside each other; what is in brackets stays together. */
function wrapped(name: string): string {
  if (name.length < lineLength) return name;
  const [first, ...rest] = name.split(/ (?![^(]*\))/);
  const lines = [first];
  for (const word of rest) {
    const longer = `${lines[lines.length - 1]} ${word}`;
    if (longer.length <= lineLength) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join("<br>");
}

function namedValues(
  values: ArrayLike<number> | Readonly<Record<string, number>>,
  labels: BarChartOptions["labels"],
): [string[], ArrayLike<number>] {
  if (!isList(values)) return [Object.keys(values).map(plainText), Object.values(values)];
  const names = labels ?? Array.from(values, (_, i) => i);
  return [names.map((name) => plainText(String(name))), Array.from(values)];
}

function isList(
  values: ArrayLike<number> | Readonly<Record<string, number>>,
): values is ArrayLike<number> {
  return Array.isArray(values) || ArrayBuffer.isView(values);
}
