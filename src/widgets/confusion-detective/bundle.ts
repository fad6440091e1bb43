/**
 * A confusion matrix whose cells show their images: who was taken for whom, and does one see why? A few
 * images of each cell travel with the output, so it needs no kernel (view/mount.ts).
 */
import { displaySymbol, inspectSymbol, type MimeBundle } from "../../display/bundle.ts";
import type { Matrix } from "../../engine/matrix.ts";
import { countConfusions } from "../../metrics/confusion.ts";
import { base64 } from "../../plots/base64.ts";
import { confusionMatrix } from "../../plots/confusion-matrix.ts";
import { widgetMime } from "../kinds.ts";
import { mostClasses, mostSide } from "./detective-data.ts";
import { type CellImages, chooseImages } from "./images.ts";

/** Images with what they are and what they were taken for. */
export interface JudgedImages {
  /** The images, one a row: pixels from 0 (paper) to 1 (ink), row by row. */
  readonly X: Matrix;
  /** The true class of each image, from 0 up. */
  readonly actual: ArrayLike<number>;
  /** The predicted class of each image. */
  readonly predicted: ArrayLike<number>;
}

/** What `confusionDetective` may be told. */
export interface ConfusionDetectiveOptions {
  /** Names of the classes; 0, 1, 2, ... if left out. */
  readonly labels?: readonly (string | number)[];
  /** Height and width of an image in pixels; a square if left out. */
  readonly shape?: readonly [height: number, width: number];
}

/**
 * A confusion matrix; a click on a cell, or Enter, shows images of it. It carries 160 images at most, of the
 * commonest mistakes 8 each.
 *
 * @throws RangeError if lengths differ, an image is larger than 64 x 64, or there are more than 20 classes.
 * @example
 * confusionDetective({ X: test.X, actual: test.labels, predicted: predictClasses(net, test.X) })
 */
export function confusionDetective(
  judged: JudgedImages,
  options: ConfusionDetectiveOptions = {},
): ConfusionDetective {
  return new ConfusionDetective(judged, options);
}

/** A confusion detective; `show` it, or make it a cell's last value. */
export class ConfusionDetective {
  /** The matrix in one or two sentences, for whoever cannot see it. */
  readonly description: string;
  readonly #counts: readonly (readonly number[])[];
  readonly #labels: readonly string[];
  readonly #shape: readonly [number, number];
  readonly #cells: readonly CellImages[];
  readonly #images: string;

  constructor({ X, actual, predicted }: JudgedImages, options: ConfusionDetectiveOptions) {
    const { labels } = options;
    this.#counts = countConfusions(operation, actual, predicted, undefined, labels?.length);
    this.#shape = shapeOf(X, options.shape);
    if (X.rows !== actual.length) {
      throw new RangeError(
        `${operation}: X has ${X.rows} rows and actual has ${actual.length} values; they must be equal in number`,
      );
    }
    if (this.#counts.length > mostClasses) {
      throw new RangeError(
        `${operation}: there are ${this.#counts.length} classes; it shows at most ${mostClasses}`,
      );
    }
    this.#labels = this.#counts.map((_, i) => String(labels?.[i] ?? i));
    this.#cells = chooseImages(actual, predicted);
    this.#images = packed(
      X,
      this.#cells.flatMap(({ samples }) => samples),
    );
    this.description = this.#matrix().description;
  }

  [displaySymbol](): MimeBundle {
    const [height, width] = this.#shape;
    const cells = this.#cells.map(({ actual, predicted, samples }) => [
      actual,
      predicted,
      samples.length,
    ]);
    const shown = { counts: this.#counts, labels: this.#labels, height, width, cells };
    const { description } = this;
    return {
      [widgetMime("confusion-detective")]: { ...shown, images: this.#images, description },
      "image/svg+xml": this.#matrix().svg(),
      "text/plain": description,
    };
  }

  [inspectSymbol](): string {
    return this.description;
  }

  #matrix() {
    return confusionMatrix(this.#counts, { labels: this.#labels });
  }
}

const operation = "confusionDetective";

function shapeOf(
  X: Matrix,
  shape: readonly [number, number] = [Math.sqrt(X.cols), Math.sqrt(X.cols)],
): readonly [number, number] {
  const [height, width] = shape;
  const fits = shape.every((side) => Number.isInteger(side) && side >= 1 && side <= mostSide);
  if (fits && height * width === X.cols) return shape;
  throw new RangeError(
    `${operation}: an image is ${shape.map((side) => Number(side.toPrecision(4))).join(" x ")} and a row of X has ${X.cols} pixels; give shape, [height, width], each at most ${mostSide}`,
  );
}

/** Images as bytes, 0 (paper) to 255 (ink). */
function packed(X: Matrix, samples: readonly number[]): string {
  return base64(
    Uint8Array.from(X.pick(samples).data, (ink) => Math.min(1, Math.max(0, ink)) * 255 + 0.5),
  );
}
