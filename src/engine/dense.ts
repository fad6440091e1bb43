/**
 * A dense layer: every input reaches every unit. z = x W + b, a = activation(z).
 */
import {
  type Activation,
  activations,
  linear,
  type RowActivation,
  softmax,
} from "./activations.ts";
import { checkCount, checkOptions, nearestName, whatCame } from "./argument.ts";
import { type Layer, type LayerDescription, type SavedLayer, type Shape, sizeOf } from "./layer.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { addRow, matmul, sumRows, timesTransposed, transposedTimes } from "./operations.ts";
import type { Random } from "./random.ts";
import { inspectSymbol } from "./text.ts";

/** How one starting weight is drawn, for a layer of `inputs` x `units`. */
export type Initializer = (inputs: number, units: number, random: Random) => number;

/**
 * The known ways to start. All but "uniform" keep the size of the signal from layer to layer:
 * - `"fan-in"`: normal, deviation √(1 / inputs)
 * - `"glorot"`: uniform within ±√(6 / (inputs + units)), the default (Keras' too)
 * - `"he"`: normal, deviation √(2 / inputs), made for ReLU
 * - `"uniform"`: uniform in [0, 1), as the tutorials do
 */
export type InitializerName = "fan-in" | "glorot" | "he" | "uniform";

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
  checkActivation(activation, units);
  checkInit(init);
  return {
    build: (inputShape, random) => {
      const W = startingWeights(sizeOf(inputShape), units, init, random);
      return new Dense(W, bias ? zeros(1, units) : undefined, activation);
    },
  };
}

/** Weights of `inputs` x `units` as `init` says. */
function startingWeights(
  inputs: number,
  units: number,
  init: InitializerName | Initializer,
  random: Random,
): Matrix {
  const draw = typeof init === "string" ? initializers[init] : init;
  const W = zeros(inputs, units);
  for (let i = 0; i < W.data.length; i++) W.data[i] = draw(inputs, units, random);
  return W;
}

/** A dense layer with its weights. */
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
  backward(X: Matrix, dZ: Matrix, [dW, db]: readonly Matrix[], dX: Matrix | undefined): void {
    transposedTimes(X, dZ, dW); // inputs x units
    if (db) sumRows(dZ, db); // 1 x units
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

const initializers: Readonly<Record<InitializerName, Initializer>> = {
  "fan-in": (inputs, _, random) => random.normal(0, Math.sqrt(1 / inputs)),
  glorot: (inputs, units, random) => {
    const limit = Math.sqrt(6 / (inputs + units));
    return random.uniform(-limit, limit);
  },
  he: (inputs, _, random) => random.normal(0, Math.sqrt(2 / inputs)),
  uniform: (_inputs, _units, random) => random.uniform(0, 1),
};

function checkActivation(activation: Activation | RowActivation, units: number): void {
  // A function has an `apply` of JavaScript's own.
  if (typeof activation !== "object" || typeof activation?.apply !== "function") {
    const word = typeof activation === "string" ? activation : "";
    const near = nearestName(word, Object.keys(activations)) ?? "relu";
    throw new TypeError(
      `dense: activation is ${whatCame(activation)}; it must be an activation itself, such as activation: ${near}, imported from "chainrule"`,
    );
  }
  if (activation !== softmax || units > 1) return;
  throw new RangeError(
    "dense: a softmax of 1 unit is always 1; give it a unit for each class, or take sigmoid for yes and no",
  );
}

/** What the ways to start are called elsewhere. */
const otherStarts = { xavier: "glorot", kaiming: "he", random: "uniform", lecun: "fan-in" };

function checkInit(init: InitializerName | Initializer): void {
  if (typeof init === "function" || Object.hasOwn(initializers, init)) return;
  const names = Object.keys(initializers);
  const near = nearestName(String(init), names, otherStarts);
  const advice = near ? `did you mean "${near}"?` : `there are ${names.join(", ")}`;
  throw new TypeError(`dense: there is no init ${whatCame(init)}; ${advice}`);
}
