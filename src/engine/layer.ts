/**
 * A dense layer: every input reaches every unit. z = x W + b, a = activation(z).
 */
import {
  type Activation,
  activations,
  isRowActivation,
  linear,
  type RowActivation,
  softmax,
} from "./activations.ts";
import { checkOptions, nearestName, whatCame } from "./argument.ts";
import { type Matrix, zeros } from "./matrix.ts";
import { addRow, matmul } from "./operations.ts";
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

/** A layer to be: `network` turns it into a `Layer` once it knows the number of inputs. */
export interface DenseDescription extends Required<DenseOptions> {
  readonly units: number;
}

/**
 * Describes a dense layer of `units` units.
 *
 * @throws RangeError if `units` is not a whole number of at least 1.
 * @throws TypeError if there is no such activation, start or option.
 * @example dense(30, { activation: relu, init: "he" })
 */
export function dense(units: number, options: DenseOptions = {}): DenseDescription {
  const { activation = linear, bias = true, init = "glorot" } = options;
  checkCount("dense", "units", units);
  checkOptions("dense", options, ["activation", "bias", "init"]);
  checkActivation(activation, units);
  checkInit(init);
  return { units, activation, bias, init };
}

/** A dense layer with its weights. */
export class Layer {
  /** Weights, inputs x units. */
  readonly W: Matrix;
  /** Biases, 1 x units; `undefined` in a layer without bias. */
  readonly b: Matrix | undefined;
  readonly activation: Activation | RowActivation;

  constructor(W: Matrix, b: Matrix | undefined, activation: Activation | RowActivation) {
    this.W = W;
    this.b = b;
    this.activation = activation;
  }

  get inputs(): number {
    return this.W.rows;
  }

  get units(): number {
    return this.W.cols;
  }

  /** How many numbers the layer learns. */
  get parameters(): number {
    return this.W.data.length + (this.b?.data.length ?? 0);
  }

  /** Z = X W + b; batch x units. */
  weigh(X: Matrix, out: Matrix = zeros(X.rows, this.units)): Matrix {
    matmul(X, this.W, out);
    return this.b ? addRow(out, this.b, out) : out;
  }

  /** A = activation(Z); batch x units. */
  activate(Z: Matrix, out: Matrix = zeros(Z.rows, Z.cols)): Matrix {
    return isRowActivation(this.activation)
      ? this.activation.apply(Z, out)
      : applyEach(this.activation, Z, out);
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

/** A loop of its own and not `map`: V8 inlines a formula where only one is ever called. */
function applyEach({ apply }: Activation, Z: Matrix, out: Matrix): Matrix {
  const z = Z.data;
  const a = out.data;
  for (let i = 0; i < z.length; i++) a[i] = apply(z[i]);
  return out;
}

/** Gives a described layer its starting weights. */
export function buildLayer(inputs: number, layer: DenseDescription, random: Random): Layer {
  const { units, activation, bias, init } = layer;
  const draw = typeof init === "string" ? initializers[init] : init;
  const W = zeros(inputs, units);
  for (let i = 0; i < W.data.length; i++) W.data[i] = draw(inputs, units, random);
  return new Layer(W, bias ? zeros(1, units) : undefined, activation);
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

/** @throws RangeError unless `value` is a whole number of at least 1. */
export function checkCount(operation: string, name: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new RangeError(`${operation}: ${name} is ${value}; it must be a whole number, 1 or more`);
}
