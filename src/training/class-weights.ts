/** A loss in which some classes count more than others, for data that have few samples of them. */
import type { Loss } from "../engine/losses.ts";
import { Matrix, zeros } from "../engine/matrix.ts";
import { argmaxRow } from "../engine/operations.ts";

/**
 * The same loss with each sample's multiplied by the weight of its class, as in Keras: the mean is over all
 * samples still.
 *
 * @param weights one for each class; the class is the largest target's, the class number's, or 0 and 1.
 * @throws RangeError if they are not as many as there are classes, or one is below 0.
 */
export function withClassWeights(loss: Loss, weights: readonly number[], outputs: number): Loss {
  const classes = outputs === 1 ? 2 : outputs;
  if (weights.length !== classes || !weights.every((w) => Number.isFinite(w) && w >= 0)) {
    throw new RangeError(
      `train: classWeights is [${weights.join(", ")}]; it must have a number, 0 or more, for each of ${classes} classes`,
    );
  }
  const weightOf = (Y: Matrix, r: number): number => weights[classOf(Y, r)];
  const { fused } = loss;
  const value = (of: typeof loss.value) => (A: Matrix, Y: Matrix) => {
    let sum = 0;
    for (let r = 0; r < A.rows; r++) sum += weightOf(Y, r) * of(rowOf(A, r), rowOf(Y, r));
    return loss.over === "mean" ? sum / A.rows : sum;
  };
  const gradient =
    (of: typeof loss.gradient) =>
    (A: Matrix, Y: Matrix, out: Matrix = zeros(A.rows, A.cols)) => {
      of(A, Y, out);
      for (let i = 0; i < out.data.length; i++) {
        out.data[i] *= weightOf(Y, Math.floor(i / out.cols));
      }
      return out;
    };
  return {
    name: `${loss.name} with class weights`,
    of: loss,
    over: loss.over,
    value: value(loss.value),
    gradient: gradient(loss.gradient),
    check: loss.check,
    ...(fused && {
      fused: {
        activation: fused.activation,
        value: value(fused.value),
        gradient: gradient(fused.gradient),
      },
    }),
  };
}

function classOf(Y: Matrix, r: number): number {
  if (Y.cols > 1) return argmaxRow(Y, r);
  return Number.isInteger(Y.data[r]) ? Y.data[r] : Number(Y.data[r] >= 0.5);
}

/** Row `r` without a copy. */
function rowOf({ data, cols }: Matrix, r: number): Matrix {
  return new Matrix(1, cols, data.subarray(r * cols, (r + 1) * cols));
}
