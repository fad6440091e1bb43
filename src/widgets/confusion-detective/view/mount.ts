/** A confusion detective in an exported page and in JupyterLab. */
import { counted } from "../../../plots/number-text.ts";
import type { WidgetHost } from "../../host.ts";
import type { Still } from "../../still.ts";
import { make, say, widgetRoot } from "../../view/dom.ts";
import { cellOf, type DetectiveData, readDetective } from "../detective-data.ts";
import { detectivePicture } from "../picture.ts";
import { MatrixTable } from "./matrix-table.ts";
import { detectiveStyle } from "./style.ts";

/**
 * Puts a confusion detective into `place`.
 *
 * @param data what `confusionDetective` (../bundle.ts) shows itself as; it may come from a foreign notebook
 * @throws TypeError or RangeError if it is something else; `place` is untouched then
 */
export function mount(place: HTMLElement, data: unknown, host: WidgetHost): () => Still {
  const matrix = readDetective(data);
  const message = make("p", { class: "message", role: "status" });
  const images = make("div", { class: "images" });
  const { cell, fault } = startOf(matrix, host.state);
  let chosen = cell;
  const show = (actual: number, predicted: number): void => {
    chosen = [actual, predicted];
    table.choose(actual, predicted);
    const found = imagesOf(matrix, actual, predicted);
    say(message, wordsOf(matrix, actual, predicted, found.length));
    images.replaceChildren(
      ...found.map((pixels, i) => make("span", { class: "mat" }, draw(matrix, pixels, i))),
    );
  };
  const table = new MatrixTable(matrix, (actual, predicted) => {
    show(actual, predicted);
    host.keep(`${actual},${predicted}`);
  });
  show(...chosen);
  if (fault !== undefined) say(message, fault);
  const attributes = {
    class: "frame",
    role: "group",
    "aria-label": "Confusion matrix with images",
  };
  const found = make("div", { class: "found" }, message, images);
  widgetRoot(place, detectiveStyle).append(make("div", attributes, table.element, found));
  return () => stillOf(matrix, chosen);
}

/** The cell that was chosen the last time, or the commonest mistake; what cannot be is refused in a sentence. */
function startOf(
  matrix: DetectiveData,
  state: string | undefined,
): { readonly cell: readonly [number, number]; readonly fault?: string } {
  try {
    return { cell: state === undefined ? commonest(matrix) : cellOf(matrix, state) };
  } catch (error) {
    const fault = `What was kept of it cannot be used: ${(error as Error).message}.`;
    return { cell: commonest(matrix), fault };
  }
}

function commonest({ counts }: DetectiveData): [number, number] {
  const cells = counts.flatMap((row, r) => row.map((count, c) => ({ count, r, c })));
  const [{ r, c }] = cells.sort(
    (a, b) => Number(a.r === a.c) - Number(b.r === b.c) || b.count - a.count,
  );
  return [r, c];
}

function stillOf(matrix: DetectiveData, chosen: readonly [number, number]): Still {
  const images = imagesOf(matrix, ...chosen);
  const words = wordsOf(matrix, ...chosen, images.length);
  const text = `Confusion matrix of ${counted(matrix.counts.length, "class")}. ${words}`;
  return { svg: detectivePicture(matrix, chosen, images, words), text };
}

function imagesOf(
  { cells, images, height, width }: DetectiveData,
  actual: number,
  predicted: number,
) {
  const size = height * width;
  let from = 0;
  for (const [t, p, count] of cells) {
    if (t === actual && p === predicted) {
      return Array.from({ length: count }, (_, i) =>
        images.subarray((from + i) * size, (from + i + 1) * size),
      );
    }
    from += count;
  }
  return [];
}

function wordsOf(
  { counts, labels }: DetectiveData,
  actual: number,
  predicted: number,
  shown: number,
): string {
  const count = counts[actual][predicted];
  const [true_, said] = [labels[actual], labels[predicted]];
  const what = actual === predicted ? `${true_} was read right` : `${true_} was taken for ${said}`;
  const times = count === 0 ? "never" : counted(count, "time");
  const how = shown === 0 || shown === count ? "" : `; ${shown} of the images are shown`;
  return `${what}: ${times}${how}.`;
}

function draw({ height, width }: DetectiveData, pixels: Uint8Array, i: number): HTMLCanvasElement {
  const size = { width: String(width), height: String(height) };
  const canvas = make("canvas", { ...size, role: "img", "aria-label": `image ${i + 1}` });
  const context = canvas.getContext("2d");
  const image = context?.createImageData(width, height);
  if (!context || !image) return canvas;
  for (const [place, ink] of pixels.entries()) {
    image.data.fill(255 - ink, 4 * place, 4 * place + 3);
    image.data[4 * place + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
