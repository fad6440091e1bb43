/** Max pooling: of each window only the largest number goes on, so a shift by a pixel changes little. */
import { linear } from "./activations.ts";
import { checkCount, checkOptions } from "./argument.ts";
import {
  type Layer,
  type LayerDescription,
  layerClasses,
  layerLoaders,
  type Shape,
  sizeOf,
} from "./layer.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { type SlidingWindow, slide } from "./sliding-window.ts";
import { inspectSymbol } from "./text.ts";

/** How to pool. */
export interface MaxPoolOptions {
  /** Pixels from one window to the next; the window's size if left out, so that they do not overlap. */
  readonly stride?: number;
}

/**
 * Describes a pooling with windows of `size` x `size` pixels, each channel for itself. Rows and columns
 * that do not fill a window are left out.
 *
 * @throws RangeError if a count is not a whole number of at least 1.
 * @example network({ inputs: [24, 24, 8], layers: [maxPool2d(2)] }).outputs // 1152
 */
export function maxPool2d(size: number, options: MaxPoolOptions = {}): LayerDescription<MaxPool2d> {
  const { stride = size } = options;
  checkCount("maxPool2d", "size", size);
  checkOptions("maxPool2d", options, ["stride"]);
  checkCount("maxPool2d", "stride", stride);
  return {
    build: (inputShape) =>
      new MaxPool2d(slide("maxPool2d", inputShape, { size, stride, padding: 0 })),
  };
}

/** A max pooling; it learns nothing. */
export class MaxPool2d implements Layer {
  readonly kind = "maxPool2d";
  readonly activation = linear;
  readonly weights: readonly Matrix[] = [];
  /** Where the window comes to stand. */
  readonly window: SlidingWindow;

  constructor(window: SlidingWindow) {
    this.window = window;
  }

  get inputShape(): Shape {
    const { height, width, channels } = this.window;
    return [height, width, channels];
  }

  get outputShape(): Shape {
    const { rows, cols, channels } = this.window;
    return [rows, cols, channels];
  }

  forward(X: Matrix, Z: Matrix = zeros(X.rows, sizeOf(this.outputShape))): Matrix {
    this.#eachWindow(X, (largest, place) => {
      Z.data[place] = X.data[largest];
    });
    return Z;
  }

  /** The slope goes to the largest number of each window; to the first if several are equal. */
  backward(X: Matrix, dZ: Matrix, _: readonly Matrix[], dX: Matrix | undefined): void {
    if (!dX) return;
    dX.data.fill(0);
    this.#eachWindow(X, (largest, place) => {
      dX.data[largest] += dZ.data[place];
    });
  }

  withWeights(): MaxPool2d {
    return this;
  }

  settings(): Readonly<Record<string, number>> {
    const { size, stride, height, width, channels } = this.window;
    return { size, stride, height, width, channels };
  }

  /** In one line: `maxPool2d 24x24x8 -> 12x12x8, 2x2`. */
  toString(): string {
    const { size } = this.window;
    return `maxPool2d ${this.inputShape.join("x")} -> ${this.outputShape.join("x")}, ${size}x${size}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }

  /** Visits each window of each channel: where in X its largest number is, and its place in Z. */
  #eachWindow({ data, rows: images }: Matrix, visit: (largest: number, place: number) => void) {
    const { stride, height, width, channels, rows, cols } = this.window;
    let place = 0;
    for (let n = 0; n < images; n++) {
      for (let r = 0; r < rows; r++) {
        for (let c = 0; c < cols; c++) {
          const corner = ((n * height + r * stride) * width + c * stride) * channels;
          for (let k = 0; k < channels; k++) visit(this.#largest(data, corner + k), place++);
        }
      }
    }
  }

  /** Where the largest number of the window is whose first number is at `corner`. */
  #largest(data: Matrix["data"], corner: number): number {
    const { size, width, channels } = this.window;
    let largest = corner;
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const at = corner + (y * width + x) * channels;
        if (data[at] > data[largest]) largest = at;
      }
    }
    return largest;
  }
}

layerClasses.set("maxPool2d", MaxPool2d);

/** The pooling that was saved. */
layerLoaders.set("maxPool2d", ({ setting }) => {
  const shape = [setting("height"), setting("width"), setting("channels")];
  const [size, stride] = [setting("size"), setting("stride")];
  return new MaxPool2d(slide("load", shape, { size, stride, padding: 0 }));
});
