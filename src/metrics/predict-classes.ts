/** From a network's outputs to classes. */
import type { Matrix } from "../engine/matrix.ts";
import { argmaxRows } from "../engine/operations.ts";

/** Whatever predicts: a `Network`, or something with the same method. */
export interface Predictor {
  /** The outputs for X, samples x outputs. */
  predict(X: Matrix): Matrix;
}

/**
 * The class of each sample: the column of the largest output (the first one if several are equal); with a
 * single output 1 from 0.5 up, else 0. Where a sample may have several labels at once, look at
 * `net.predict(X)` instead: each output answers for itself.
 *
 * @param X the samples, samples x inputs.
 * @throws RangeError if X does not fit the network.
 * @example confusionCounts(test.labels, predictClasses(net, test.X))
 */
export function predictClasses(network: Predictor, X: Matrix): number[] {
  const outputs = network.predict(X);
  return outputs.cols === 1
    ? Array.from(outputs.data, (output) => Number(output >= 0.5))
    : argmaxRows(outputs);
}
