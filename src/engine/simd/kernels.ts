/**
 * What the fast step has a kernel for, by the object itself and not by its name: whatever is not in
 * these tables is computed by the reference. The numbers are those of `assembly/`.
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
} from "../activations.ts";
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  type Loss,
  meanSquaredError,
  sparseCategoricalCrossEntropy,
  sumOfSquares,
} from "../losses.ts";
import { type Optimizer, ruleOf } from "../optimizers.ts";

/** Numbers of `assembly/activations.ts`. */
export const activationKernels: ReadonlyMap<Activation | RowActivation, number> = new Map([
  [step as Activation | RowActivation, 0],
  [linear, 1],
  [sigmoid, 2],
  [tanh, 3],
  [relu, 4],
  [leakyRelu, 5],
  [softmax, 6],
]);

/** Numbers of `assembly/losses.ts`. */
export const lossKernels: ReadonlyMap<Loss, number> = new Map([
  [sumOfSquares, 0],
  [meanSquaredError, 1],
  [binaryCrossEntropy, 2],
  [categoricalCrossEntropy, 3],
  [sparseCategoricalCrossEntropy, 3], // class numbers become one-hot rows when they are staged
]);

/** The kernel of an optimizer: its number in `assembly/optimizers.ts`, and what it remembers. */
export interface OptimizerKernel {
  readonly number: number;
  /** How many matrices it remembers for each matrix of weights. */
  readonly slots: number;
}

const optimizerKernels: Readonly<Record<string, OptimizerKernel>> = {
  sgd: { number: 0, slots: 0 },
  momentum: { number: 1, slots: 1 },
  adam: { number: 2, slots: 2 },
};

/** The kernel that does what `optimizer.update` does; `undefined` if there is none. */
export function optimizerKernel(optimizer: Optimizer): OptimizerKernel | undefined {
  const rule = ruleOf(optimizer);
  return rule === undefined ? undefined : optimizerKernels[rule];
}
