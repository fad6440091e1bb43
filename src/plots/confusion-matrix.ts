/** Which classes a network takes for which. */
import { countConfusions } from "../metrics/confusion.ts";
import { colorAt, readableOn } from "./color.ts";
import { Figure } from "./figure.ts";
import { finiteRows, sameLength, type Table } from "./inputs.ts";
import { axis, type FigureOptions, layout, margins, plainText, squareUnits } from "./layout.ts";
import { counted, numberText } from "./number-text.ts";
import { type ColorScale, mistakes, sequential } from "./palette.ts";
import type { HeatmapTrace, Numbers, ScatterTrace } from "./plotly.ts";
import { textWidth } from "./svg/markup.ts";

/** Class numbers of the same samples: the true ones and the predicted ones. */
export interface Predictions {
  /** The true class of each sample, from 0 up. */
  readonly actual: ArrayLike<number>;
  /** The predicted class of each sample. */
  readonly predicted: ArrayLike<number>;
}

/** What `confusionMatrix` may be told. */
export interface ConfusionMatrixOptions extends FigureOptions {
  /** Names of the classes; 0, 1, 2, ... if left out. */
  readonly labels?: readonly (string | number)[];
}

/**
 * Counts by true class (rows) and predicted class (columns). Right answers stand on the blue diagonal; mistakes
 * have a scale of their own, so that the darkest orange cell is the commonest one. The title names the pairs
 * that are mixed up most, in both directions together.
 *
 * @param counts a square table of counts, or the true and predicted class of each sample.
 * @throws RangeError if the table is not square, a count is negative, or lengths differ.
 * @example confusionMatrix({ actual: test.labels, predicted: predictClasses(net, test.X) })
 */
export function confusionMatrix(
  counts: Table | Predictions,
  options: ConfusionMatrixOptions = {},
): Figure {
  const rows = isPredictions(counts) ? counted2d(counts, options.labels?.length) : checked(counts);
  const names = (options.labels ?? rows.map((_, i) => i)).map((label) => plainText(String(label)));
  sameLength("confusionMatrix", "labels", names.length, "counts", rows.length);
  const ticks = { tickvals: rows.map((_, i) => i), ticktext: names, showgrid: false } as const;
  const ends = [-0.5, rows.length - 0.5] as const;
  const words = [options.title, commonest(mixedUp(rows, names))].filter(Boolean).join("\n");
  const [right, wrong] = [diagonal(rows), offDiagonal(rows)];
  const side = rows.length * cellSize(rows.length);
  return new Figure({
    data: [
      cellsOf(rows, names, right, sequential),
      cellsOf(rows, names, wrong, mistakes),
      numbersOf(rows, [
        [right, sequential],
        [wrong, mistakes],
      ]),
    ],
    layout: layout(
      { ...options, ...(words && { title: words }) },
      {
        plot: { width: side, height: side },
        margin: margins({ l: 58 + longest(names), t: 22 }),
        fit: { least: rows.length * 27 + 90 },
        xaxis: axis("predicted class", [...ends], { ...ticks, constrain: "domain" }),
        yaxis: axis("true class", [ends[1], ends[0]], { ...ticks, ...squareUnits }),
      },
    ),
    description: options.description ?? describe(rows, names),
  });
}

/** Side of a cell in pixels: four digits fit into the smallest. */
function cellSize(classes: number): number {
  return Math.max(36, Math.min(64, 440 / classes));
}

/** Room for the names of classes beside the rows, beyond two letters, in pixels. */
function longest(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => textWidth(name, 14) - 16));
}

type Cells = readonly (readonly (number | null)[])[];

/** The share of each class that was recognised; holes elsewhere. */
function diagonal(rows: number[][]): Cells {
  return rows.map((row, r) => row.map((count, c) => (r === c ? count / (sum(row) || 1) : null)));
}

/** The share of each mistake in the commonest one; a hole on the diagonal. */
function offDiagonal(rows: number[][]): Cells {
  const most = Math.max(1, ...rows.flatMap((row, r) => row.filter((_, c) => c !== r)));
  return rows.map((row, r) => row.map((count, c) => (r === c ? null : count / most)));
}

function cellsOf(
  rows: number[][],
  names: readonly string[],
  z: Cells,
  colorscale: ColorScale,
): HeatmapTrace {
  const middles = rows.map((_, i) => i);
  return {
    type: "heatmap",
    x: middles,
    y: middles,
    z,
    zmin: 0,
    zmax: 1,
    colorscale,
    showscale: false,
    text: rows.map((row, r) =>
      row.map((count, c) => `${numberText(count)} of class ${names[r]} taken for ${names[c]}`),
    ),
    hovertemplate: "%{text}<extra></extra>",
    xgap: 1,
    ygap: 1,
  };
}

/** The counts, each in black or white. */
function numbersOf(rows: number[][], scales: readonly [Cells, ColorScale][]): ScatterTrace {
  const places = rows.flatMap((row, r) => row.map((_, c) => [r, c]));
  const colors = places.map(([r, c]) => {
    const [cells, scale] = scales[r === c ? 0 : 1];
    return readableOn(colorAt(scale, cells[r][c] ?? 0));
  });
  return {
    type: "scatter",
    mode: "text",
    x: places.map(([, c]) => c),
    y: places.map(([r]) => r),
    text: places.map(([r, c]) => String(rows[r][c])),
    textposition: "middle center",
    textfont: { size: 12, color: colors },
    hoverinfo: "skip",
    showlegend: false,
  };
}

/** As many of the pairs as one line of a title has room for. */
function commonest([first, second]: readonly string[]): string {
  if (first === undefined) return "";
  const both = `mixed up most: ${first}, ${second}`;
  return second === undefined || both.length > 44 ? `mixed up most: ${first}` : both;
}

/** "4 and 9 (41)", commonest first. */
function mixedUp(rows: number[][], names: readonly string[]): string[] {
  const pairs = rows.flatMap((row, r) =>
    row.slice(0, r).map((count, c) => ({ r, c, times: count + rows[c][r] })),
  );
  return pairs
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times)
    .map(({ r, c, times }) => `${names[c]} and ${names[r]} (${numberText(times)})`);
}

function isPredictions(counts: Table | Predictions): counts is Predictions {
  return "predicted" in counts;
}

function counted2d({ actual, predicted }: Predictions, known?: number): number[][] {
  return countConfusions("confusionMatrix", actual, predicted, undefined, known);
}

function checked(counts: Table): number[][] {
  const rows = finiteRows("confusionMatrix", "counts", counts);
  if (rows.length !== rows[0].length) {
    throw new RangeError(
      `confusionMatrix: counts is ${rows.length}x${rows[0].length}; it needs a row and a column for each class`,
    );
  }
  if (rows.every((row) => row.every((count) => count >= 0))) return rows;
  throw new RangeError("confusionMatrix: a count is below 0; counts are 0 or more");
}

function describe(rows: number[][], names: readonly string[]): string {
  const total = sum(rows.map(sum));
  const right = sum(rows.map((row, i) => row[i]));
  const pairs = mixedUp(rows, names).slice(0, 3);
  const worst = pairs.length > 0 ? `; mixed up most: ${pairs.join(", ")}` : "";
  const percent = total === 0 ? "0" : numberText((100 * right) / total, 4);
  return (
    `Confusion matrix of ${counted(rows.length, "class")}: ` +
    `${numberText(right)} of ${numberText(total)} right (${percent} %)${worst}`
  );
}

function sum(row: Numbers): number {
  return row.reduce((total, count) => total + count, 0);
}
