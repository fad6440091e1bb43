/** How the backward pass of lesson 08 is judged, with the usual slips on the way back. */
import type { Matrix } from "../src/engine/matrix.ts";
import {
  hadamard,
  map,
  matmul,
  scale,
  subtract,
  timesTransposed,
  transpose,
  transposedTimes,
} from "../src/engine/operations.ts";
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import {
  example,
  rightForward,
  sigmoid,
  slope,
  table,
  type TwoLayers,
} from "./08-two-layers.pass-checks.ts";

interface Gradient {
  dW1: Matrix;
  dW2: Matrix;
}
type Backward = (net: TwoLayers, X: Matrix, Y: Matrix) => Gradient;

/** What may be done wrongly on the walk back; left out, each step is as it should be. */
interface Slips {
  error?: (A2: Matrix, Y: Matrix) => Matrix;
  slope2?: (A2: Matrix, Z2: Matrix) => Matrix;
  slope1?: (A1: Matrix, Z1: Matrix, X: Matrix) => Matrix;
  back?: (dZ2: Matrix, dA2: Matrix, W2: Matrix) => Matrix;
  inputOf2?: (A1: Matrix, Z1: Matrix) => Matrix;
  factor?: (X: Matrix) => number;
}

const slopesOf = (A: Matrix): Matrix => map(A, slope);
const onesLike = (A: Matrix): Matrix => map(A, () => 1);

function walkWith({
  error = (A2, Y) => scale(subtract(A2, Y), 2),
  slope2 = slopesOf,
  slope1 = slopesOf,
  back = (dZ2, _dA2, W2) => timesTransposed(dZ2, W2),
  inputOf2 = (A1) => A1,
  factor = () => 1,
}: Slips): Backward {
  return ({ W1, W2 }, X, Y) => {
    const Z1 = matmul(X, W1);
    const A1 = map(Z1, sigmoid);
    const Z2 = matmul(A1, W2);
    const A2 = map(Z2, sigmoid);
    const dA2 = scale(error(A2, Y), factor(X));
    const dZ2 = hadamard(dA2, slope2(A2, Z2));
    const dZ1 = hadamard(back(dZ2, dA2, W2), slope1(A1, Z1, X));
    return {
      dW2: transposedTimes(inputOf2(A1, Z1), dZ2), // first, as the walk finds it
      dW1: transposedTimes(X, dZ1),
    };
  };
}

export const rightBackward: Backward = walkWith({});

/** dZ2, the slopes along the sums of the last layer. */
function lastSlopes(net: TwoLayers, X: Matrix, Y: Matrix): Matrix {
  const { A2 } = rightForward(net, X);
  return hadamard(scale(subtract(A2, Y), 2), slopesOf(A2));
}

/** The right gradient, changed at the end. */
const after =
  (change: (slopes: Gradient, net: TwoLayers) => unknown): FunctionSlip[0] =>
  (net: TwoLayers, X: Matrix, Y: Matrix) =>
    change(rightBackward(net, X, Y), net);

const backwardSlips: readonly FunctionSlip[] = [
  [
    walkWith({ error: (A2, Y) => scale(subtract(Y, A2), 2) }),
    "the sign is turned round: dA2 is 2 (A2 - Y)",
  ],
  [
    walkWith({ error: subtract }),
    "the slope of the square is 2 (A2 - Y): the 2 is missing",
  ],
  [
    walkWith({ error: (A2, Y) => subtract(Y, A2) }),
    "the sign is turned round, and the 2 is missing: dA2 is 2 (A2 - Y)",
  ],
  [
    walkWith({ factor: (X) => 1 / X.rows }),
    "this is the gradient of the mean; the loss is the sum over the samples",
  ],
  [
    walkWith({
      error: (A2, Y) => map(subtract(A2, Y), (e) => e * e),
    }),
    "the walk begins with the slope of the loss, 2 (A2 - Y), not with the squares",
  ],
  [
    walkWith({ slope2: onesLike }),
    "the slope of the last sigmoid, A2 (1 - A2), is missing on the path",
  ],
  [
    walkWith({ slope1: onesLike }),
    "the slope of the hidden sigmoid, A1 (1 - A1), is missing on the path",
  ],
  [
    walkWith({ slope1: onesLike, slope2: onesLike }),
    "the slopes of both sigmoids, A (1 - A), are missing on the path",
  ],
  [
    walkWith({
      slope1: (_A1, Z1) => slopesOf(Z1),
      slope2: (_A2, Z2) => slopesOf(Z2),
    }),
    "the slope of a sigmoid takes its output: A (1 - A), not Z (1 - Z)",
  ],
  [
    walkWith({ slope1: (_A1, Z1) => slopesOf(Z1) }),
    "the slope of the hidden sigmoid takes its output: A1 (1 - A1), not Z1",
  ],
  [
    walkWith({ slope2: (_A2, Z2) => slopesOf(Z2) }),
    "the slope of the last sigmoid takes its output: A2 (1 - A2), not Z2",
  ],
  [
    walkWith({
      slope1: (A1) => slopesOf(map(A1, sigmoid)),
      slope2: (A2) => slopesOf(map(A2, sigmoid)),
    }),
    "A has been through the sigmoid already: its slope is A (1 - A), without another sigmoid",
  ],
  [
    walkWith({ inputOf2: (A1) => map(A1, sigmoid) }),
    "A1 has been through the sigmoid already: dW2 takes it without another sigmoid",
  ],
  [
    walkWith({ back: (_dZ2, dA2, W2) => timesTransposed(dA2, W2) }),
    "dA1 comes from dZ2, not from dA2: the slope of the last sigmoid lies on this path too",
  ],
  [
    walkWith({ inputOf2: (_A1, Z1) => Z1 }),
    "the input of W2 is A1, what comes out of the sigmoid, not Z1",
  ],
  [
    walkWith({ slope1: (A1) => A1 }),
    "the slope of the hidden sigmoid is A1 (1 - A1), not A1",
  ],
  [
    walkWith({ slope1: (A1) => map(A1, (a) => 1 - a * a) }),
    "1 - a a is the slope of the tanh; the hidden layer has the sigmoid",
  ],
  [
    walkWith({ slope1: (_A1, Z1) => map(Z1, (z) => (z > 0 ? 1 : 0)) }),
    "1 or 0 is the slope of the ReLU; the hidden layer has the sigmoid",
  ],
  [
    walkWith({ slope2: (A2) => A2 }),
    "the slope of the last sigmoid is A2 (1 - A2), not A2",
  ],
  [
    walkWith({ slope1: (A1) => A1, slope2: (A2) => A2 }),
    "the slope of a sigmoid is A (1 - A), not A",
  ],
  [
    walkWith({ slope1: (A1) => map(A1, (a) => 1 - a) }),
    "the slope of the hidden sigmoid is A1 (1 - A1): the factor A1 is missing",
  ],
  [
    walkWith({ error: subtract, slope2: onesLike }),
    "A2 - Y alone is dZ2 for another loss, the cross-entropy; for squares it is 2 (A2 - Y) times A2 (1 - A2)",
  ],
  [
    walkWith({ error: (A2, Y) => map(subtract(A2, Y), Math.abs) }),
    "the slope of a square keeps its sign: 2 (A2 - Y), not the absolute value",
  ],
  [
    walkWith({ factor: () => 0.1 }),
    "the rate belongs to the step, not to the slopes",
  ],
  [
    (net: TwoLayers, X: Matrix, Y: Matrix) => ({
      ...rightBackward(net, X, Y),
      dW2: transposedTimes(X, lastSlopes(net, X, Y)),
    }),
    "what W2 was multiplied by is A1, not X",
  ],
  [
    (net: TwoLayers, X: Matrix, Y: Matrix) => {
      const { A1 } = rightForward(net, X);
      const dZ2 = lastSlopes(net, X, Y);
      const dZ1 = hadamard(timesTransposed(dZ2, net.W2), slopesOf(A1));
      return { ...rightBackward(net, X, Y), dW1: transposedTimes(A1, dZ1) };
    },
    "what W1 was multiplied by is X, not A1",
  ],
  [
    after(({ dW1, dW2 }) => ({ dW1: dW2, dW2: dW1 })),
    "dW1 and dW2 are exchanged",
  ],
  [
    after(({ dW1, dW2 }) => ({ dW1: transpose(dW1), dW2: transpose(dW2) })),
    "rows and columns are exchanged: dW has the shape of W",
  ],
  [
    after(({ dW1, dW2 }) => ({ dW1: transpose(dW1), dW2 })),
    "rows and columns of dW1 are exchanged: it has the shape of W1",
  ],
  [
    after(({ dW1, dW2 }) => ({ dW1, dW2: transpose(dW2) })),
    "rows and columns of dW2 are exchanged: it has the shape of W2",
  ],
  [
    after(({ dW1, dW2 }, { W1, W2 }) => ({
      dW1: subtract(W1, dW1),
      dW2: subtract(W2, dW2),
    })),
    "these are the weights after a step; the slopes themselves were asked for",
  ],
  [
    after(({ dW1, dW2 }) => ({ dW1: scale(dW1, -1), dW2 })),
    "dW2 is right; the sign of dW1 is turned round",
  ],

  [
    walkWith({ slope2: (A2) => map(A2, (a) => slope(sigmoid(a))) }),
    "A2 has been through the sigmoid already: its slope is A2 (1 - A2), no sigmoid of it",
  ],
  [
    walkWith({ slope2: (A2) => map(A2, (a) => a * (1 + a)) }),
    "the slope of the sigmoid is a (1 - a), with minus",
  ],
  [
    ((net, X, Y) => {
      const { A1, A2 } = rightForward(net, X);
      const dW2 = transposedTimes(A1, scale(subtract(A2, Y), 2));
      return { ...rightBackward(net, X, Y), dW2 };
    }) satisfies Backward,
    "dW2 comes from dZ2, not from dA2: the slope of the last sigmoid lies on this path too",
  ],
];

export const backwardCheck: FunctionCheck = {
  name: "backward",
  cases: [table()],
  draw: (random: Random) => [...example(random)],
  draws: 4,
  expected: rightBackward,
  slips: backwardSlips,
  otherwise:
    "from the end: dA2 = 2 (A2 - Y), dZ2 = dA2 times A2 (1 - A2) number by number, dW2 is `matmul(transpose(A1), dZ2)`, dA1 is `matmul(dZ2, transpose(net.W2))`, and dZ1 and dW1 in the same way",
};
