/** Which classes a network takes for which. */
import { countConfusions } from "../metrics/confusion.ts";
import { Figure } from "./figure.ts";
import { finiteRows, sameLength, type Table } from "./inputs.ts";
import { axis, type FigureOptions, layout, plainText } from "./layout.ts";
import { counted, numberText } from "./number-text.ts";
import { sequential } from "./palette.ts";
import type { Numbers } from "./plotly.ts";

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
 * Counts by true class (rows) and predicted class (columns). The darker a
 * cell, the greater its share of its row.
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
  const middles = rows.map((_, i) => i);
  const ticks = { tickvals: middles, ticktext: names, showgrid: false } as const;
  const size = rows.length > 5 ? 12 : 15;
  const ends = [-0.5, rows.length - 0.5] as const;
  return new Figure({
    data: [
      {
        type: "heatmap",
        x: middles,
        y: middles,
        z: rows.map(share),
        zmin: 0,
        zmax: 1,
        colorscale: sequential,
        showscale: false,
        text: rows.map((row) => row.map((count) => numberText(count))),
        texttemplate: "%{text}",
        textfont: { size },
        hovertemplate: "%{text} of class %{y} taken for %{x}<extra></extra>",
        xgap: 1,
        ygap: 1,
      },
    ],
    layout: layout(
      { height: Math.min(560, 190 + 34 * rows.length), ...options },
      {
        xaxis: axis("predicted class", [...ends], ticks),
        yaxis: axis("true class", [ends[1], ends[0]], ticks),
      },
    ),
    description: options.description ?? describe(rows, names),
  });
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

function share(row: Numbers): number[] {
  const total = sum(row);
  return row.map((count) => (total === 0 ? 0 : count / total));
}

function describe(rows: number[][], names: readonly string[]): string {
  const total = sum(rows.map(sum));
  const right = sum(rows.map((row, i) => row[i]));
  const wrong = rows
    .flatMap((row, r) => row.map((count, c) => ({ count, r, c })))
    .filter(({ r, c }) => r !== c)
    .sort((a, b) => b.count - a.count)[0];
  const worst =
    wrong && wrong.count > 0
      ? `; the commonest mistake takes ${names[wrong.r]} for ${names[wrong.c]} (${counted(wrong.count, "time")})`
      : "";
  const percent = total === 0 ? "0" : numberText((100 * right) / total, 4);
  return (
    `Confusion matrix of ${counted(rows.length, "class")}: ` +
    `${numberText(right)} of ${numberText(total)} right (${percent} %)${worst}`
  );
}

function sum(row: Numbers): number {
  return row.reduce((total, count) => total + count, 0);
}
