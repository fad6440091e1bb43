/**
 * What a network is made of. A layer computes z from what comes in; its activation makes a of it.
 *
 * Batches are matrices, one sample a row. A sample of several dimensions, such as an image, lies in
 * its row in the order of its shape: [28, 28, 3] is row by row, pixel by pixel, channel by channel.
 */
import type { Activation, RowActivation } from "./activations.ts";
import type { Matrix } from "./matrix.ts";
import type { Random } from "./random.ts";

/** The lengths of a sample's dimensions: [784], or [28, 28, 1] for height, width, channels. */
export type Shape = readonly number[];

/** A layer with its weights. Whatever is one may stand in a network; `engine/dense.ts` shows how. */
export interface Layer {
  /** What it is called in a saved network, such as `dense`. */
  readonly kind: string;
  /** The shape of a sample that comes in. */
  readonly inputShape: Shape;
  /** The shape of a sample that goes out. */
  readonly outputShape: Shape;
  /** What makes a of z; `linear` where there is nothing to do. */
  readonly activation: Activation | RowActivation;
  /** What it learns, in a fixed order; the optimizer changes them in place. None in a layer without weights. */
  readonly weights: readonly Matrix[];
  /**
   * z for a batch.
   *
   * @param X batch x inputs.
   * @param Z where to put it, batch x units; a new matrix if left out.
   */
  forward(X: Matrix, Z?: Matrix): Matrix;
  /** `forward` while the network learns, where that is something else, as for dropout. */
  forwardTraining?(X: Matrix, Z?: Matrix): Matrix;
  /**
   * From the slope of the cost along z to those along the weights and along X, for the X of the last forward pass.
   *
   * @param dZ batch x units.
   * @param gradients where to put those along `weights`: in their order and shapes.
   * @param dX where to put that along X, batch x inputs; `undefined` for the first layer, which needs none.
   */
  backward(X: Matrix, dZ: Matrix, gradients: readonly Matrix[], dX: Matrix | undefined): void;
  /** The same layer with other weights, in the order and the shapes of `weights`. */
  withWeights(weights: readonly Matrix[]): Layer;
  /** What a saved network has to know besides kind, shapes, activation and weights. */
  settings?(): Readonly<Record<string, number>>;
}

/** A layer to be: `network` builds it once it knows what comes in. */
export interface LayerDescription<L extends Layer = Layer> {
  /**
   * Builds the layer and draws its starting weights.
   *
   * @throws RangeError if samples of that shape cannot come in.
   */
  build(inputShape: Shape, random: Random): L;
}

/** A layer as it was saved; what is wrong in it is an error that says where. */
export interface SavedLayer {
  /** How many inputs the layer takes. */
  readonly inputs: number;
  /** How many outputs it gives. */
  readonly units: number;
  /** What its outputs go through. */
  readonly activation: Activation | RowActivation;
  /** What the layer's `settings` gave under this name: a finite number, 0 or more. */
  setting(name: string): number;
  /** Whether there are weights of this name: `W` is the first of `weights`, `b` the second. */
  has(name: "W" | "b"): boolean;
  /** Those weights. @throws SyntaxError if they are not rows x cols finite numbers. */
  read(name: "W" | "b", rows: number, cols: number): Matrix;
}

/** Builds a layer of one kind from what was saved of it. */
export type LayerLoader = (saved: SavedLayer) => Layer;

/**
 * How to build layers of each kind. All but the dense one enter themselves, so that an application holds
 * only those that it imports.
 */
export const layerLoaders: Map<string, LayerLoader> = new Map();

/** The classes of those layers, by their kinds: so a backend knows them and does not hold them. */
export const layerClasses: Map<string, unknown> = new Map();

/** How many numbers a sample of that shape has. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** How many numbers come into a layer, for each sample. */
export function inputsOf(layer: Layer): number {
  return sizeOf(layer.inputShape);
}

/** How many numbers go out of a layer, for each sample. */
export function unitsOf(layer: Layer): number {
  return sizeOf(layer.outputShape);
}

/** How many numbers layers learn. */
export function parametersOf(layers: readonly Layer[]): number {
  return layers.reduce(
    (total, { weights }) => weights.reduce((sum, { data }) => sum + data.length, total),
    0,
  );
}
