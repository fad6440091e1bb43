/**
 * A dense layer: every input reaches every unit. z = x W + b, a = activation(z).
 */
import {
  type Activation,
  checkActivation,
  linear,
  type RowActivation,
  softmax,
} from "./activations.ts";
import { checkCount, checkOptions } from "./argument.ts";
import { checkInit, type Initializer, type InitializerName, startingWeights } from "./init.ts";
import { type Layer, type LayerDescription, type SavedLayer, type Shape, sizeOf } from "./layer.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { addRow, matmul, sumRows, timesTransposed, transposedTimes } from "./operations.ts";
import { inspectSymbol } from "./text.ts";

/** What a layer is made of, before it knows its number of inputs. */
export interface DenseOptions {
  /** What turns z into a; `linear` if left out. */
  readonly activation?: Activation | RowActivation;
  /** Whether the units have a bias, which starts at 0; true if left out. */
  readonly bias?: boolean;
  /** The starting weights; `"glorot"` if left out. */
  readonly init?: InitializerName | Initializer;
}

/**
 * Describes a dense layer of `units` units.
 *
 * @throws RangeError if `units` is not a whole number of at least 1.
 * @throws TypeError if there is no such activation, start or option.
 * @example dense(30, { activation: relu, init: "he" })
 */
export function dense(units: number, options: DenseOptions = {}): LayerDescription<Dense> {
  const { activation = linear, bias = true, init = "glorot" } = options;
  checkCount("dense", "units", units);
  checkOptions("dense", options, ["activation", "bias", "init"]);
  checkActivation("dense", activation);
  if (activation === softmax && units === 1) {
    throw new RangeError(
      "dense: a softmax of 1 unit is always 1; give it a unit for each class, or take sigmoid for yes and no",
    );
  }
  checkInit("dense", init);
  return {
    build: (inputShape, random) => {
      const W = zeros(sizeOf(inputShape), units);
      startingWeights(W, { inputs: W.rows, units, init, random });
      return new Dense(W, bias ? zeros(1, units) : undefined, activation);
    },
  };
}

/**
 * A dense layer with its weights. PyTorch keeps W the other way round, units x inputs:
 *
 * @example new Network([new Dense(transpose(matrix(weight)), row(bias), relu)])
 */
export class Dense implements Layer {
  readonly kind = "dense";
  /** Weights, inputs x units. */
  readonly W: Matrix;
  /** Biases, 1 x units; `undefined` in a layer without bias. */
  readonly b: Matrix | undefined;
  readonly activation: Activation | RowActivation;
  readonly weights: readonly Matrix[];

  constructor(W: Matrix, b: Matrix | undefined, activation: Activation | RowActivation) {
    this.W = W;
    this.b = b;
    this.activation = activation;
    this.weights = b ? [W, b] : [W];
  }

  /** How many inputs the layer takes. */
  get inputs(): number {
    return this.W.rows;
  }

  /** How many outputs it gives. */
  get units(): number {
    return this.W.cols;
  }

  get inputShape(): Shape {
    return [this.inputs];
  }

  get outputShape(): Shape {
    return [this.units];
  }

  /** Z = X W + b; batch x units. */
  forward(X: Matrix, Z: Matrix = zeros(X.rows, this.units)): Matrix {
    matmul(X, this.W, Z);
    return this.b ? addRow(Z, this.b, Z) : Z;
  }

  /** dW = Xᵀ dZ, db = dZ's rows added up, dX = dZ Wᵀ. */
  backward(X: Matrix, dZ: Matrix, gradients: readonly Matrix[], dX: Matrix | undefined): void {
    transposedTimes(X, dZ, gradients[0]); // inputs x units
    if (this.b) sumRows(dZ, gradients[1]); // 1 x units
    if (dX) timesTransposed(dZ, this.W, dX); // batch x inputs
  }

  withWeights([W, b]: readonly Matrix[]): Dense {
    return new Dense(W, b, this.activation);
  }

  /** In one line: `dense 784 -> 30, relu`. */
  toString(): string {
    const bias = this.b ? "" : ", no bias";
    return `dense ${this.inputs} -> ${this.units}, ${this.activation.name}${bias}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }
}

/** The dense layer that was saved. */
export function loadDense({ inputs, units, activation, has, read }: SavedLayer): Dense {
  const W = read("W", inputs, units);
  return new Dense(W, has("b") ? read("b", 1, units) : undefined, activation);
}
