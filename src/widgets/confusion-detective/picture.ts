/** A confusion detective as a still picture: its matrix, the chosen cell, and that cell's images. */
import { hex, type Rgb, readableOn } from "../../plots/color.ts";
import { numberText } from "../../plots/number-text.ts";
import { palette } from "../../plots/palette.ts";
import { element, escapeXml } from "../../plots/svg/markup.ts";
import { wholePicture } from "../../plots/svg/paper.ts";
import { pngUrl } from "../../plots/svg/png.ts";
import { cellColors } from "./cell-colors.ts";
import type { DetectiveData } from "./detective-data.ts";

/** Pixels: a cell of the matrix, the room for names around it, an image, and from one image to the next. */
const [cell, names, image, next] = [{ width: 40, height: 32 }, 28, 64, 72];

/** Images in a row beside the matrix. */
const columns = 4;

/** The picture as one `<svg>` element; `images` are those of the cell (actual, predicted). */
export function detectivePicture(
  data: DetectiveData,
  [actual, predicted]: readonly [number, number],
  images: readonly Uint8Array[],
  words: string,
): string {
  const count = data.counts.length;
  const matrix = { width: names + count * cell.width, height: names + count * cell.height };
  const width = matrix.width + 20 + columns * next;
  const height = Math.max(matrix.height, Math.ceil(images.length / columns) * next) + 30;
  const box = { x: names + predicted * cell.width, y: names + actual * cell.height, ...cell };
  return wholePicture(
    { width, height, fontSize: 12 },
    words,
    [
      ...data.labels.flatMap((label, i) => namesOf(label, i)),
      ...data.counts.flatMap((row, r) => row.map((_, c) => cellOf(data, r, c))),
      element("rect", { ...box, fill: "none", stroke: palette.ink, "stroke-width": 3 }),
      ...images.map((pixels, i) => imageOf(data, pixels, matrix.width + 20, i)),
      text(4, height - 10, words, { "font-size": 14 }),
    ].join(""),
  );
}

function namesOf(label: string, i: number): string[] {
  const middle = { "text-anchor": "middle" };
  return [
    text(names + (i + 0.5) * cell.width, names - 8, label.slice(0, 5), middle),
    text(names / 2, names + (i + 0.5) * cell.height + 4, label.slice(0, 4), middle),
  ];
}

/** A cell for each paper, as a mixed colour has no partner of its own. */
function cellOf({ counts }: DetectiveData, r: number, c: number): string {
  const [x, y] = [names + c * cell.width, names + r * cell.height];
  const place = { x: x + 1, y: y + 1, width: cell.width - 2, height: cell.height - 2 };
  const [middle, base] = [x + cell.width / 2, y + cell.height / 2 + 4];
  const count = numberText(counts[r][c]);
  return Object.entries(cellColors(counts, r, c))
    .map(([paper, color]) => {
      const style = `fill:${readableOn(color)}`; // as style, so that no partner takes its place
      return element(
        "g",
        { class: `on-${paper}` },
        element("rect", { ...place, style: `fill:${hex(color)}` }),
        text(middle, base, count, { "text-anchor": "middle", style }),
      );
    })
    .join("");
}

function imageOf(
  { height, width }: DetectiveData,
  pixels: Uint8Array,
  left: number,
  i: number,
): string {
  const tall = Math.round((image * height) / width);
  const place = { x: left + (i % columns) * next, y: 4 + Math.floor(i / columns) * next };
  const size = { width: image, height: Math.min(tall, image) };
  const href = pngUrl({ width, height, pixels, colors: greys });
  return element("image", { ...place, ...size, href, "image-rendering": "pixelated" });
}

/** From paper to ink. */
const greys: readonly Rgb[] = Array.from({ length: 256 }, (_, ink) => [
  255 - ink,
  255 - ink,
  255 - ink,
]);

function text(
  x: number,
  y: number,
  words: string,
  style: Readonly<Record<string, string | number>>,
): string {
  return element("text", { x, y, ...style }, escapeXml(words));
}
