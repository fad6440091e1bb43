/**
 * A convolution (as all libraries have it: a correlation, the kernel is not flipped): every filter looks
 * at each place of an image through the same small window.
 */
import {
  type Activation,
  checkActivation,
  isRowActivation,
  linear,
  type RowActivation,
} from "./activations.ts";
import { checkCount, checkOptions } from "./argument.ts";
import { checkInit, type Initializer, type InitializerName, startingWeights } from "./init.ts";
import {
  type Layer,
  type LayerDescription,
  layerClasses,
  layerLoaders,
  type Shape,
  sizeOf,
} from "./layer.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { checkPadding, type Padding, type SlidingWindow, slide } from "./sliding-window.ts";
import { inspectSymbol } from "./text.ts";

/** What a convolution is made of, before it knows its images. */
export interface Conv2dOptions {
  /** Pixels from one place of the window to the next; 1 if left out. */
  readonly stride?: number;
  /** `"valid"` (only within the image), `"same"` or so many zeros on each side; `"valid"` if left out. */
  readonly padding?: Padding;
  /** What turns z into a; `linear` if left out. */
  readonly activation?: Activation;
  /** Whether the filters have a bias, which starts at 0; true if left out. */
  readonly bias?: boolean;
  /** The starting weights; `"glorot"` if left out, with the window's pixels as inputs. */
  readonly init?: InitializerName | Initializer;
}

/** What `conv2d` of `src/convolution.ts` says, without a fast form. */
export function conv2d(
  filters: number,
  size: number,
  options: Conv2dOptions = {},
): LayerDescription<Conv2d> {
  const { stride = 1, padding = "valid", activation = linear } = options;
  const { bias = true, init = "glorot" } = options;
  for (const [name, count] of Object.entries({ filters, size, stride })) {
    checkCount("conv2d", name, count);
  }
  checkOptions("conv2d", options, ["stride", "padding", "activation", "bias", "init"]);
  checkPadding("conv2d", padding, size);
  checkActivation("conv2d", activation);
  checkEachPixel(activation);
  checkInit("conv2d", init);
  return {
    build: (inputShape, random) => {
      const window = slide("conv2d", inputShape, { size, stride, padding });
      const W = zeros(size * size * window.channels, filters);
      startingWeights(W, { inputs: W.rows, units: size * size * filters, init, random });
      return new Conv2d(window, W, bias ? zeros(1, filters) : undefined, activation);
    },
  };
}

/** A convolution with its weights. */
export class Conv2d implements Layer {
  readonly kind = "conv2d";
  /** Where the window comes to stand. */
  readonly window: SlidingWindow;
  /** Weights, (size size channels) x filters; see `conv2d`. */
  readonly W: Matrix;
  /** Biases, 1 x filters; `undefined` in a layer without bias. */
  readonly b: Matrix | undefined;
  readonly activation: Activation | RowActivation;
  readonly weights: readonly Matrix[];

  constructor(
    window: SlidingWindow,
    W: Matrix,
    b: Matrix | undefined,
    activation: Activation | RowActivation,
  ) {
    this.window = window;
    this.W = W;
    this.b = b;
    this.activation = activation;
    this.weights = b ? [W, b] : [W];
  }

  get inputShape(): Shape {
    const { height, width, channels } = this.window;
    return [height, width, channels];
  }

  get outputShape(): Shape {
    return [this.window.rows, this.window.cols, this.W.cols];
  }

  /** z at a place is the sum of the window's pixels, each times the filter's weight for it, plus the bias. */
  forward(X: Matrix, Z: Matrix = zeros(X.rows, sizeOf(this.outputShape))): Matrix {
    const filters = this.W.cols;
    const [w, z] = [this.W.data, Z.data];
    startWith(this.b, z, filters);
    this.#eachPixel(X, (x, place, row) => {
      if (x === 0) return;
      for (let f = 0; f < filters; f++) z[place + f] += x * w[row + f];
    });
    return Z;
  }

  /** Each pixel of each window passes its part on: dW += x dz, dX += w dz. */
  backward(X: Matrix, dZ: Matrix, [dW, db]: readonly Matrix[], dX: Matrix | undefined): void {
    const filters = this.W.cols;
    const [w, dz, dw, dx] = [this.W.data, dZ.data, dW.data, dX?.data];
    dw.fill(0);
    dx?.fill(0);
    this.#eachPixel(X, (x, place, row, pixel) => {
      let slope = 0;
      for (let f = 0; f < filters; f++) {
        dw[row + f] += x * dz[place + f];
        slope += w[row + f] * dz[place + f];
      }
      if (dx) dx[pixel] += slope;
    });
    if (db) sumEach(dz, db.data);
  }

  withWeights([W, b]: readonly Matrix[]): Conv2d {
    return new Conv2d(this.window, W, b, this.activation);
  }

  settings(): Readonly<Record<string, number>> {
    const { size, stride, padding, height, width, channels } = this.window;
    return { size, stride, padding, height, width, channels, filters: this.W.cols };
  }

  /** In one line: `conv2d 28x28x1 -> 24x24x8, 5x5, relu`. */
  toString(): string {
    const { size } = this.window;
    const shapes = `${this.inputShape.join("x")} -> ${this.outputShape.join("x")}`;
    return `conv2d ${shapes}, ${size}x${size}, ${this.activation.name}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }

  /**
   * Visits each pixel of each window of each image: its value, where the z of the window's place begin,
   * where its row of W begins, and where it is in X.
   */
  #eachPixel(
    X: Matrix,
    visit: (x: number, place: number, row: number, pixel: number) => void,
  ): void {
    const { size, stride, padding, height, width, channels, rows, cols } = this.window;
    const filters = this.W.cols;
    const x = X.data;
    let place = 0;
    for (let n = 0; n < X.rows; n++) {
      for (let r = 0; r < rows; r++) {
        for (let c = 0; c < cols; c++, place += filters) {
          for (let ky = 0; ky < size; ky++) {
            const y = r * stride + ky - padding;
            if (y < 0 || y >= height) continue;
            for (let kx = 0; kx < size; kx++) {
              const across = c * stride + kx - padding;
              if (across < 0 || across >= width) continue;
              const pixel = ((n * height + y) * width + across) * channels;
              const row = (ky * size + kx) * channels * filters;
              for (let k = 0; k < channels; k++) {
                visit(x[pixel + k], place, row + k * filters, pixel + k);
              }
            }
          }
        }
      }
    }
  }
}

layerClasses.set("conv2d", Conv2d);

/** The convolution that was saved. */
layerLoaders.set("conv2d", ({ activation, setting, has, read }) => {
  const [size, stride, padding] = [setting("size"), setting("stride"), setting("padding")];
  const shape = [setting("height"), setting("width"), setting("channels")];
  const window = slide("load", shape, { size, stride, padding });
  const filters = setting("filters");
  const W = read("W", size * size * window.channels, filters);
  return new Conv2d(window, W, has("b") ? read("b", 1, filters) : undefined, activation);
});

/** @throws TypeError for an activation of whole rows: they would be whole images. */
function checkEachPixel(activation: Activation | RowActivation): void {
  if (!isRowActivation(activation)) return;
  throw new TypeError(
    `conv2d: activation is ${activation.name}, which takes whole rows; take one of single numbers, such as relu`,
  );
}

/** Fills z with the biases, over and over. */
function startWith(b: Matrix | undefined, z: Matrix["data"], filters: number): void {
  if (!b) z.fill(0);
  else for (let i = 0; i < z.length; i++) z[i] = b.data[i % filters];
}

/** Adds all slopes of each filter. */
function sumEach(dz: Matrix["data"], db: Matrix["data"]): void {
  db.fill(0);
  for (let i = 0; i < dz.length; i++) db[i % db.length] += dz[i];
}
