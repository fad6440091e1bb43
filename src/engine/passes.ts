/**
 * The forward and the backward pass through a row of layers.
 *
 * Notation, here and in the lessons: rows of X are samples; z before and a after the activation;
 * W is inputs x units; dW, the slope of the cost along W, has the shape of W.
 */
import { activate, throughActivation } from "./activations.ts";
import { type Layer, unitsOf } from "./layer.ts";
import type { Loss } from "./losses.ts";
import { type Matrix, zeros } from "./matrix.ts";

/** All that a forward pass over X computes: `Z[i]` and `A[i]` belong to `layers[i]`, batch x units. */
export class ForwardPass {
  /** The inputs, batch x features. */
  readonly X: Matrix;
  /** Each layer's sums before its activation, batch x units. */
  readonly Z: readonly Matrix[];
  /** Each layer's outputs, batch x units; the last is what the network says. */
  readonly A: readonly Matrix[];

  constructor(layers: readonly Layer[], X: Matrix) {
    this.X = X;
    this.Z = batches(layers, X.rows);
    this.A = batches(layers, X.rows);
  }
}

/** The slopes of the cost along one layer's weights. */
export class LayerGradient {
  /** In the order and the shapes of the layer's `weights`. */
  readonly all: readonly Matrix[];

  constructor(weights: readonly Matrix[]) {
    this.all = weights.map(({ rows, cols }) => zeros(rows, cols));
  }

  /** Along W, in its shape. @throws RangeError if the layer has no weights. */
  get dW(): Matrix {
    if (this.all.length > 0) return this.all[0];
    throw new RangeError("dW: this layer has no weights, so there is no slope along them");
  }

  /** Along b, in its shape; `undefined` in a layer without bias. */
  get db(): Matrix | undefined {
    return this.all[1];
  }
}

/** All that a backward pass over a batch of `rows` samples computes, layer by layer. */
export class BackwardPass {
  readonly dZ: readonly Matrix[];
  readonly dA: readonly Matrix[];
  readonly gradients: readonly LayerGradient[];

  constructor(layers: readonly Layer[], rows: number) {
    this.dZ = batches(layers, rows);
    this.dA = batches(layers, rows);
    this.gradients = layers.map(({ weights }) => new LayerGradient(weights));
  }
}

/**
 * Runs `into.X` (batch x inputs) through all layers and keeps every z and a.
 *
 * @param isTraining whether it is a step of a training, in which dropout drops.
 */
export function forward(
  layers: readonly Layer[],
  into: ForwardPass,
  isTraining = false,
): ForwardPass {
  let A = into.X;
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i];
    const Z = // batch x units
      isTraining && layer.forwardTraining
        ? layer.forwardTraining(A, into.Z[i])
        : layer.forward(A, into.Z[i]);
    A = activate(layers[i].activation, Z, into.A[i]); // batch x units
  }
  return into;
}

/** The slopes of the cost along all weights: the chain rule, from the last layer to the first. */
export function backward(
  layers: readonly Layer[],
  pass: ForwardPass,
  Y: Matrix,
  loss: Loss,
  into: BackwardPass,
): BackwardPass {
  const last = layers.length - 1;
  outputSlope(layers, pass, Y, loss, into);
  for (let i = last; i >= 0; i--) {
    const X = i > 0 ? pass.A[i - 1] : pass.X; // batch x inputs
    const dX = i > 0 ? into.dA[i - 1] : undefined; // batch x inputs
    layers[i].backward(X, into.dZ[i], into.gradients[i].all, dX);
    if (i > 0) toZ(layers, i - 1, pass, into);
  }
  return into;
}

/** Whether the loss and the last activation belong together, so that the short formulas hold. */
export function isFused(layers: readonly Layer[], loss: Loss): boolean {
  return loss.fused?.activation === layers[layers.length - 1].activation;
}

/** dCost/dZ of the last layer. */
function outputSlope(
  layers: readonly Layer[],
  pass: ForwardPass,
  Y: Matrix,
  loss: Loss,
  into: BackwardPass,
): void {
  const last = layers.length - 1;
  const A = pass.A[last];
  if (loss.fused && isFused(layers, loss)) {
    loss.fused.gradient(A, Y, into.dZ[last]);
    return;
  }
  loss.gradient(A, Y, into.dA[last]);
  toZ(layers, last, pass, into);
}

/** From dA to dZ of layer `i`. */
function toZ(layers: readonly Layer[], i: number, pass: ForwardPass, into: BackwardPass): void {
  throughActivation(layers[i].activation, pass.Z[i], pass.A[i], into.dA[i], into.dZ[i]);
}

function batches(layers: readonly Layer[], rows: number): Matrix[] {
  return layers.map((layer) => zeros(rows, unitsOf(layer)));
}
