/** From images to plain rows of numbers, for a dense layer behind a convolution. */
import { linear } from "./activations.ts";
import {
  type Layer,
  type LayerDescription,
  layerClasses,
  layerLoaders,
  type Shape,
  sizeOf,
} from "./layer.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { inspectSymbol } from "./text.ts";

/**
 * Describes a layer that forgets the shape: [12, 12, 8] becomes [1152]. The numbers stay as they are.
 *
 * @example network({ inputs: [28, 28, 1], layers: [conv2d(8, 5), flatten(), dense(10)] })
 */
export function flatten(): LayerDescription<Flatten> {
  return { build: (inputShape) => new Flatten(inputShape) };
}

/** A layer that changes the shape alone. */
export class Flatten implements Layer {
  readonly kind = "flatten";
  readonly activation = linear;
  readonly weights: readonly Matrix[] = [];
  readonly inputShape: Shape;
  readonly outputShape: Shape;

  constructor(inputShape: Shape) {
    this.inputShape = inputShape;
    this.outputShape = [sizeOf(inputShape)];
  }

  forward(X: Matrix, Z: Matrix = zeros(X.rows, X.cols)): Matrix {
    Z.data.set(X.data);
    return Z;
  }

  backward(_X: Matrix, dZ: Matrix, _: readonly Matrix[], dX: Matrix | undefined): void {
    dX?.data.set(dZ.data);
  }

  withWeights(): Flatten {
    return this;
  }

  /** In one line: `flatten 12x12x8 -> 1152`. */
  toString(): string {
    return `flatten ${this.inputShape.join("x")} -> ${this.outputShape[0]}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }
}

layerClasses.set("flatten", Flatten);

/** The layer that was saved; its neighbours know the shape. */
layerLoaders.set("flatten", ({ inputs }) => {
  return new Flatten([inputs]);
});
