/**
 * The forward and the backward pass through a row of layers.
 *
 * Notation, here and in the lessons: rows of X are samples; z before and a after the activation;
 * W is inputs x units; dW, the slope of the cost along W, has the shape of W.
 */
import { type Activation, isRowActivation } from "./activations.ts";
import type { Layer } from "./layer.ts";
import type { Loss } from "./losses.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { sumRows, timesTransposed, transposedTimes } from "./operations.ts";

/** All that a forward pass over X computes: `Z[i]` and `A[i]` belong to `layers[i]`, batch x units. */
export class ForwardPass {
  readonly X: Matrix;
  readonly Z: readonly Matrix[];
  readonly A: readonly Matrix[];

  constructor(layers: readonly Layer[], X: Matrix) {
    this.X = X;
    this.Z = batchRoom(layers, X.rows);
    this.A = batchRoom(layers, X.rows);
  }
}

/** The slopes of the cost along one layer's weights and biases, in their shapes. */
export interface LayerGradient {
  readonly dW: Matrix;
  readonly db: Matrix | undefined;
}

/** All that a backward pass over a batch of `rows` samples computes, layer by layer. */
export class BackwardPass {
  readonly dZ: readonly Matrix[];
  readonly dA: readonly Matrix[];
  readonly gradients: readonly LayerGradient[];

  constructor(layers: readonly Layer[], rows: number) {
    this.dZ = batchRoom(layers, rows);
    this.dA = batchRoom(layers, rows);
    this.gradients = layers.map(({ W, b }) => ({
      dW: zeros(W.rows, W.cols),
      db: b && zeros(1, b.cols),
    }));
  }
}

/** Runs `into.X` (batch x inputs) through all layers and keeps every z and a. */
export function forward(layers: readonly Layer[], into: ForwardPass): ForwardPass {
  let A = into.X;
  for (let i = 0; i < layers.length; i++) {
    const Z = layers[i].weigh(A, into.Z[i]); // batch x units
    A = layers[i].activate(Z, into.A[i]); // batch x units
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
  outputSlope(layers[last], pass.A[last], Y, loss, into.dA[last], into.dZ[last]);
  for (let i = last; i >= 0; i--) {
    const dZ = into.dZ[i]; // batch x units
    const { dW, db } = into.gradients[i];
    transposedTimes(i > 0 ? pass.A[i - 1] : pass.X, dZ, dW); // inputs x units
    if (db) sumRows(dZ, db); // 1 x units
    if (i > 0) {
      const dA = timesTransposed(dZ, layers[i].W, into.dA[i - 1]); // batch x inputs
      throughActivation(layers[i - 1], pass.A[i - 1], dA, into.dZ[i - 1]);
    }
  }
  return into;
}

/** Whether the loss and the last activation belong together, so that the short formulas hold. */
export function isFused(layers: readonly Layer[], loss: Loss): boolean {
  return loss.fused?.activation === layers[layers.length - 1].activation;
}

function batchRoom(layers: readonly Layer[], rows: number): Matrix[] {
  return layers.map(({ units }) => zeros(rows, units));
}

/** dCost/dZ of the last layer. */
function outputSlope(layer: Layer, A: Matrix, Y: Matrix, loss: Loss, dA: Matrix, dZ: Matrix): void {
  if (loss.fused?.activation === layer.activation) loss.fused.gradient(A, Y, dZ);
  else throughActivation(layer, A, loss.gradient(A, Y, dA), dZ);
}

/** dZ = dA * activation'(z): from the slope along a to the slope along z. */
function throughActivation({ activation }: Layer, A: Matrix, dA: Matrix, dZ: Matrix): void {
  if (isRowActivation(activation)) {
    activation.backward(A, dA, dZ);
    return;
  }
  timesSlope(activation, A, dA, dZ);
}

/** dZ = dA * slope(A), element by element. */
function timesSlope({ slope }: Activation, A: Matrix, dA: Matrix, dZ: Matrix): void {
  const a = A.data;
  const da = dA.data;
  const dz = dZ.data;
  for (let i = 0; i < a.length; i++) dz[i] = da[i] * slope(a[i]);
}
