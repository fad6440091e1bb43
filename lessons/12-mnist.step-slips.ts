/** The training step of lesson 12 with its decisions left open, and the usual wrong ones. */
import { relu, sigmoid, softmax } from "../src/engine/activations.ts";
import type { Matrix } from "../src/engine/matrix.ts";
import {
  addRow,
  hadamard,
  map,
  matmul,
  scale,
  subtract,
  sumRows,
  timesTransposed,
  transposedTimes,
} from "../src/engine/operations.ts";

export interface TwoLayers {
  W1: Matrix;
  b1: Matrix;
  W2: Matrix;
  b2: Matrix;
}
export type Names = keyof TwoLayers;

/** What may be done wrongly on the way; left out, each is as it should be. */
export interface StepSlips {
  activation?: { apply: (z: number) => number };
  sums?: (A1: Matrix, net: TwoLayers) => Matrix;
  output?: (Z2: Matrix) => Matrix;
  error?: (P: Matrix, Y: Matrix) => Matrix;
  share?: (X: Matrix) => number;
  hidden?: (dA1: Matrix, Z1: Matrix, A1: Matrix) => Matrix;
  inputOf2?: (Z1: Matrix, A1: Matrix) => Matrix;
  slopeInput?: (Z1: Matrix, A1: Matrix) => Matrix;
  db?: (dZ: Matrix) => Matrix;
  moved?: (M: Matrix, dM: Matrix, rate: number) => Matrix;
  updateFirst?: boolean;
  keep?: readonly Names[];
}

const gated = (dA1: Matrix, Z1: Matrix): Matrix =>
  hadamard(
    dA1,
    map(Z1, (z) => (z > 0 ? 1 : 0)),
  );
const mean = (M: Matrix): Matrix => scale(M, 1 / M.rows);

/** A training step with these decisions. */
export function stepWith({
  activation = relu,
  sums = (A1, net) => addRow(matmul(A1, net.W2), net.b2),
  output = softmax.apply,
  error = subtract,
  share = (X) => 1 / X.rows,
  hidden = gated,
  inputOf2 = (_Z1, A1) => A1,
  slopeInput = inputOf2,
  db = sumRows,
  moved = (M, dM, rate) => subtract(M, scale(dM, rate)),
  updateFirst = false,
  keep = [],
}: StepSlips) {
  return (net: TwoLayers, X: Matrix, Y: Matrix, rate: number): TwoLayers => {
    const Z1 = addRow(matmul(X, net.W1), net.b1);
    const A1 = map(Z1, activation.apply);
    const P = output(sums(inputOf2(Z1, A1), net));
    const dZ2 = scale(error(P, Y), share(X));
    const W2 = moved(net.W2, transposedTimes(slopeInput(Z1, A1), dZ2), rate);
    const back = timesTransposed(dZ2, updateFirst ? W2 : net.W2);
    const dZ1 = hidden(back, Z1, A1);
    const next: TwoLayers = {
      W1: moved(net.W1, transposedTimes(X, dZ1), rate),
      b1: moved(net.b1, db(dZ1), rate),
      W2,
      b2: moved(net.b2, db(dZ2), rate),
    };
    const kept = keep.map((name) => [name, net[name]]);
    return { ...next, ...Object.fromEntries(kept) };
  };
}

/** What goes wrong on the way forward. */
const forward: readonly (readonly [StepSlips, string])[] = [
  [
    { inputOf2: (Z1) => Z1 },
    "the ReLU is missing on the way forward: the last layer sees A1, not Z1",
  ],
  [
    {
      activation: sigmoid,
      hidden: (dA1, _Z1, A1) =>
        hadamard(
          dA1,
          map(A1, (a) => a * (1 - a)),
        ),
    },
    "that is the sigmoid; this hidden layer has the ReLU",
  ],
  [
    { activation: sigmoid },
    "that is the sigmoid; this hidden layer has the ReLU",
  ],
  [
    { sums: (A1, net) => matmul(A1, net.W2) },
    "`b2` is missing on the way forward",
  ],
  [
    { output: (Z2) => Z2 },
    "the softmax is missing: the sums of the last layer are no probabilities",
  ],
  [
    { output: (Z2) => softmax.apply(map(Z2, relu.apply)) },
    "the ReLU belongs to the hidden layer only; the softmax takes the sums of the last layer as they are",
  ],
  [
    { output: (Z2) => map(Z2, sigmoid.apply) },
    "that is the sigmoid; the last layer has the softmax",
  ],
];

/** What goes wrong on the way back through the last layer. */
const last: readonly (readonly [StepSlips, string])[] = [
  [
    { share: () => 1 },
    "the mean over the batch is missing: divide P - Y by the number of rows",
  ],
  [
    { share: (X) => 1 / X.cols },
    "divide by the number of images, `X.rows`, not by the number of pixels",
  ],
  [
    { share: () => 1 / 3 },
    "divide by the number of images, `X.rows`, not by the number of classes",
  ],
  [
    { share: () => 1 / 32 },
    "a batch need not have 32 images: divide by `X.rows`",
  ],
  [
    { error: (P, Y) => subtract(Y, P) },
    "the step goes up: dZ2 is P - Y, not Y - P; the slope is subtracted",
  ],
  [
    {
      error: (P, Y) =>
        hadamard(
          subtract(P, Y),
          map(P, (p) => p * (1 - p)),
        ),
    },
    "with softmax and cross-entropy the slope is P - Y; no p (1 - p) comes with it",
  ],
  [
    { slopeInput: (Z1) => Z1 },
    "the last layer saw A1, so `dW2` is made with A1, not with Z1",
  ],
  [
    { db: (dZ) => sumRows(mean(dZ)) },
    "the mean is taken twice: dZ2 has been divided by the number of rows already",
  ],
];

/** What goes wrong on the way back through the hidden layer. */
const hidden: readonly (readonly [StepSlips, string])[] = [
  [
    { hidden: (dA1) => dA1 },
    "the ReLU is missing on the way back: a slope passes only where Z1 > 0",
  ],
  [
    { hidden: (dA1) => map(dA1, relu.apply) },
    "it is Z1 that decides where a slope passes, not the slope itself: `hadamard` with 1 where Z1 > 0",
  ],
  [
    {
      hidden: (dA1, Z1) =>
        gated(
          dA1,
          map(Z1, (z) => -z),
        ),
    },
    "turned round: a slope passes where Z1 is above 0, and is stopped below",
  ],
  [
    { hidden: (dA1, Z1) => hadamard(dA1, Z1) },
    "the slope of the ReLU is 1 or 0, not Z1 itself",
  ],
  [
    { hidden: (dA1, _Z1, A1) => hadamard(dA1, A1) },
    "the slope of the ReLU is 1 or 0, not A1 itself",
  ],
  [
    {
      hidden: (dA1, _Z1, A1) =>
        hadamard(
          dA1,
          map(A1, (a) => a * (1 - a)),
        ),
    },
    "a (1 - a) is the slope of the sigmoid; this layer has the ReLU",
  ],
  [
    { hidden: (dA1, Z1) => mean(gated(dA1, Z1)) },
    "the mean is taken twice: dZ1 comes from dZ2, which has been divided already",
  ],
  [
    { updateFirst: true },
    "W2 was changed before the slope went back through it: use the old W2",
  ],
];

/** What goes wrong in the update. */
const update: readonly (readonly [StepSlips, string])[] = [
  [
    { moved: (M, dM, rate) => subtract(M, scale(dM, -rate)) },
    "the step goes up: subtract rate times slope",
  ],
  [{ moved: subtract }, "the rate is not used"],
  [
    { moved: (M, dM) => subtract(M, scale(dM, 0.1)) },
    "the rate is a fixed number: use `rate`, which may be another one",
  ],
  [
    { moved: (_M, dM) => dM },
    "these are the slopes; the step subtracts rate times slope from the old matrices",
  ],
  [
    { moved: (_M, dM, rate) => scale(dM, rate) },
    "this is only how far to go: subtract it from the old matrices",
  ],
  [
    { keep: ["b1", "b2"] },
    "the biases have not changed: their slopes are `sumRows(dZ1)` and `sumRows(dZ2)`",
  ],
  [{ keep: ["b1"] }, "`b1` has not changed: its slope is `sumRows(dZ1)`"],
  [{ keep: ["b2"] }, "`b2` has not changed: its slope is `sumRows(dZ2)`"],
  [{ keep: ["W1", "b1"] }, "the hidden layer has not changed"],
  [{ keep: ["W2", "b2"] }, "the last layer has not changed"],
  [{ keep: ["W1", "b1", "W2", "b2"] }, "nothing has changed"],
];

/** The usual mistakes, each with its cause. */
export const stepSlips: readonly (readonly [StepSlips, string])[] = [
  ...last,
  ...hidden,
  ...update,
  ...forward,
];
