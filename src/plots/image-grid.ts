/** Pictures side by side: digits, mean images, mistakes. */
import { Figure } from "./figure.ts";
import { finiteRows, type Table } from "./inputs.ts";
import {
  type FigureOptions,
  hiddenAxis,
  layout,
  margins,
  plainText,
  squareUnits,
} from "./layout.ts";
import { type Mosaic, mosaic, mosaicScale } from "./mosaic.ts";
import { counted } from "./number-text.ts";
import { ink, palette } from "./palette.ts";
import type { Annotation, HeatmapTrace } from "./plotly.ts";
import { textWidth } from "./svg/markup.ts";

/** What `imageGrid` may be told. */
export interface ImageGridOptions extends FigureOptions {
  /** Images side by side; as many as make the grid about square if left out. */
  readonly columns?: number;
  /** Pixels of a row of an image; the square root of the length of a row if left out. */
  readonly width?: number;
  /** Words below each image, such as "7, not 1"; at most about 10 letters; none if left out. */
  readonly labels?: readonly (string | number)[];
}

/**
 * Images as ink on paper: 0 is white, the greatest value black.
 *
 * @param images one image in each row, its pixels row by row, 0 to 1 (or any non-negative numbers).
 * @throws RangeError if a row is not a whole number of image rows, or labels are not as many as images.
 * @example imageGrid(sliceRows(test.X, 0, 25), { labels: Array.from(test.labels.subarray(0, 25)) })
 */
export function imageGrid(images: Table, options: ImageGridOptions = {}): Figure {
  const rows = finiteRows("imageGrid", "images", images);
  const { labels } = options;
  checkLabels("imageGrid", labels, rows.length);
  const tiles = mosaic("imageGrid", rows, { ...options, labelWidth: labelWidth(labels) });
  const greatest = Math.max(...rows.map((row) => Math.max(...row))) || 1;
  // 0 is kept for what lies between the images.
  const scaled = tiles.z.map((row) =>
    row.map((value) => (value === null ? 0 : 1 + Math.round((254 * value) / greatest))),
  );
  const words = labels ? ` with the labels ${shortList(labels)}` : "";
  return new Figure({
    data: [picture(tiles, scaled)],
    layout: { ...mosaicLayout(options, tiles, labels), plot_bgcolor: palette.mat },
    description:
      options.description ??
      `${counted(rows.length, "image")} of ${tiles.imageWidth} by ${tiles.imageHeight} pixels, dark on white${words}`,
  });
}

/** @throws RangeError unless there is a label for each of the `count` images. */
export function checkLabels(
  where: string,
  labels: ArrayLike<unknown> | undefined,
  count: number,
): void {
  if (!labels || labels.length === count) return;
  throw new RangeError(
    `${where}: there are ${count} images and ${labels.length} labels; give one label for each image`,
  );
}

/** What the widest label takes, in pixels, with a gap; `undefined` without labels. */
export function labelWidth(labels: readonly (string | number)[] | undefined): number | undefined {
  return labels && Math.max(0, ...labels.map((label) => textWidth(String(label), 13) + 8));
}

/** What a title takes, in pixels, with the margins beside it. */
function titleWidth(title = ""): number {
  return Math.max(...title.split("\n").map((line) => textWidth(line, 15))) + 30;
}

/** The layout of a mosaic: no axes, pixels square, labels below their images. */
export function mosaicLayout(
  options: ImageGridOptions,
  tiles: Mosaic,
  labels: readonly (string | number)[] | undefined,
  right = 8,
): ReturnType<typeof layout> {
  const [rows, columns] = [tiles.z.length, tiles.z[0].length];
  const scale = mosaicScale(columns, rows);
  const across = Math.round(columns / (tiles.imageWidth + 2));
  const words = labelWidth(labels) ?? 0;
  return layout(options, {
    plot: { width: columns * scale, height: rows * scale },
    // A page puts a figure into its middle: one that is wider than its picture would put that beside it.
    narrowest: titleWidth(options.title),
    margin: margins({ l: 8, r: right, t: 8, b: 8 }),
    fit: { least: Math.round(across * words) + 8 + right },
    // At the left, below the title.
    xaxis: hiddenAxis([-0.5, columns - 0.5], { constrain: "domain", constraintoward: "left" }),
    // Row 0 is at the top.
    yaxis: hiddenAxis([rows - 0.5, -0.5], squareUnits),
    annotations: (labels ?? []).map((label, i) => caption(String(label), i, tiles)),
  });
}

function picture({ z }: Mosaic, scaled: number[][]): HeatmapTrace {
  return {
    type: "heatmap",
    x: z[0].map((_, i) => i),
    y: z.map((_, i) => i),
    z: scaled,
    zmin: 0,
    zmax: 255,
    colorscale: ink,
    showscale: false,
    hoverinfo: "skip",
  };
}

function caption(
  label: string,
  i: number,
  { corner, imageWidth, imageHeight }: Mosaic,
): Annotation {
  const [left, top] = corner(i);
  return {
    text: plainText(label),
    x: left + imageWidth / 2 - 0.5,
    y: top + imageHeight - 0.5,
    xref: "x",
    yref: "y",
    yanchor: "top",
    showarrow: false,
    font: { size: 13 },
  };
}

/** At most 25 labels; then how many more. */
function shortList(labels: readonly (string | number)[]): string {
  const rest = labels.length - 25;
  const shown = labels.slice(0, 25).join(", ");
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
