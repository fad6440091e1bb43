/**
 * The one table of what the fast backend has a kernel for, by the object itself and not by its name:
 * whatever is not in it is done by the reference, with a note. `compile.mjs` makes the assembly's
 * constants of it.
 */
import {
  type Activation,
  leakyRelu,
  linear,
  type RowActivation,
  relu,
  sigmoid,
  softmax,
  step,
  tanh,
} from "../engine/activations.ts";
import type { Conv2d } from "../engine/conv2d.ts";
import { Dense } from "../engine/dense.ts";
import { type Layer, layerClasses } from "../engine/layer.ts";
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  type Loss,
  meanSquaredError,
  sparseCategoricalCrossEntropy,
  sumOfSquares,
} from "../engine/losses.ts";
import type { MaxPool2d } from "../engine/max-pool.ts";
import { Adam, GradientDescent, Momentum, type Optimizer } from "../engine/optimizers.ts";

/** What each operation's kernel is called in the assembly. */
const activationNames: readonly (readonly [Activation | RowActivation, string])[] = [
  [step, "STEP"],
  [linear, "LINEAR"],
  [sigmoid, "SIGMOID"],
  [tanh, "TANH"],
  [relu, "RELU"],
  [leakyRelu, "LEAKY_RELU"],
  [softmax, "SOFTMAX"],
];

const lossNames: readonly (readonly [Loss, string])[] = [
  [sumOfSquares, "SUM_OF_SQUARES"],
  [meanSquaredError, "MEAN_SQUARED_ERROR"],
  [binaryCrossEntropy, "BINARY_CROSS_ENTROPY"],
  [categoricalCrossEntropy, "CATEGORICAL_CROSS_ENTROPY"],
  // Class numbers become one-hot rows when they are staged.
  [sparseCategoricalCrossEntropy, "CATEGORICAL_CROSS_ENTROPY"],
];

/** Optimizers by their class: each object has settings of its own. */
const optimizerNames: readonly (readonly [unknown, string])[] = [
  [GradientDescent, "SGD"],
  [Momentum, "MOMENTUM"],
  [Adam, "ADAM"],
];

/** The numbers of the kernels, by their names, for `compile.mjs`. @public */
export const kernelNumbers: Readonly<Record<string, number>> = {
  ...numbered(activationNames),
  ...numbered(lossNames),
  ...numbered(optimizerNames),
};

const activationKernels = kernels(activationNames);
const lossKernels = kernels(lossNames);
const optimizerKernels = kernels(optimizerNames);

/** The kernel that does what a layer does; `undefined` if there is none, or only for its other half. */
export function activationKernel(activation: Activation | RowActivation): number | undefined {
  return activationKernels.get(activation);
}

/** The kernel of a loss. */
export function lossKernel(loss: Loss): number | undefined {
  return lossKernels.get(loss);
}

/** The kernel that does what `optimizer.update` does: not for one with an update of its own. */
export function optimizerKernel(optimizer: Optimizer): number | undefined {
  if (Object.hasOwn(optimizer, "update")) return undefined;
  return optimizerKernels.get(optimizer.constructor);
}

/** Whether there are kernels for what a layer does before its activation. */
export function isDense(layer: Layer): layer is Dense {
  return isOwn(layer, Dense);
}

/** The same for a convolution. */
export function isConv2d(layer: Layer): layer is Conv2d {
  return isOwn(layer, layerClasses.get("conv2d"));
}

/** The same for a max pooling. */
export function isMaxPool2d(layer: Layer): layer is MaxPool2d {
  return isOwn(layer, layerClasses.get("maxPool2d"));
}

/** Whether a layer changes no number. */
export function isFlatten(layer: Layer): boolean {
  return isOwn(layer, layerClasses.get("flatten"));
}

/** Whether a layer is of that class itself, and does as the class does. */
function isOwn(layer: Layer, of: unknown): boolean {
  const changed = Object.hasOwn(layer, "forward") || Object.hasOwn(layer, "backward");
  return layer.constructor === of && !changed;
}

function numbered(names: readonly (readonly [unknown, string])[]): Record<string, number> {
  const unique = [...new Set(names.map(([, name]) => name))];
  return Object.fromEntries(unique.map((name, number) => [name, number]));
}

function kernels<T>(names: readonly (readonly [T, string])[]): ReadonlyMap<T, number> {
  const numbers = numbered(names);
  return new Map(names.map(([operation, name]) => [operation, numbers[name]]));
}
