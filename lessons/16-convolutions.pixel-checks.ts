/** How the slopes along the pixels in lesson 16 are judged. */
import { softmax } from "../src/engine/activations.ts";
import type { Matrix } from "../src/engine/matrix.ts";
import {
  addRow,
  hadamard,
  map,
  matmul,
  scale,
  subtract,
  timesTransposed,
  transposedTimes,
} from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import { functionOf, matrixOf } from "../src/exercises/answer.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import type { Verdict } from "../src/exercises/verdict.ts";
import { drawn, drawnTargets } from "../src/exercises/matrices.ts";

interface TwoLayers {
  W1: Matrix;
  b1: Matrix;
  W2: Matrix;
  b2: Matrix;
}
type PixelSlopes = (net: TwoLayers, X: Matrix, Y: Matrix) => Matrix;

const passes = (Z: Matrix): Matrix => map(Z, (z) => (z > 0 ? 1 : 0));

/** Forward and back to the pixels, with other steps on the way. */
function slopesWith({
  bend = (Z1: Matrix): Matrix => map(Z1, (z) => Math.max(0, z)),
  sums = (A1: Matrix, { W2, b2 }: TwoLayers): Matrix =>
    addRow(matmul(A1, W2), b2),
  output = (Z2: Matrix): Matrix => softmax.apply(Z2),
  error = (P: Matrix, Y: Matrix): Matrix => subtract(P, Y),
  gate = (dA1: Matrix, Z1: Matrix): Matrix => hadamard(dA1, passes(Z1)),
  end = (dZ1: Matrix, { W1 }: TwoLayers, _X: Matrix): Matrix =>
    timesTransposed(dZ1, W1),
}): PixelSlopes {
  return (net, X, Y) => {
    const Z1 = addRow(matmul(X, net.W1), net.b1);
    const P = output(sums(bend(Z1), net));
    const dA1 = timesTransposed(error(P, Y), net.W2);
    return end(gate(dA1, Z1), net, X);
  };
}

export const rightSlopes: PixelSlopes = slopesWith({});

const after =
  (change: (dX: Matrix, X: Matrix) => Matrix): PixelSlopes =>
  (net, X, Y) =>
    change(rightSlopes(net, X, Y), X);

const slips: readonly FunctionSlip[] = [
  [
    slopesWith({ gate: (dA1) => dA1 }),
    "the ReLU is missing on the way back: a slope passes only where Z1 > 0",
  ],
  [
    slopesWith({ bend: (Z1) => Z1 }),
    "the ReLU is missing on the way forward: the last layer sees A1, not Z1",
  ],
  [
    slopesWith({ bend: (Z1) => Z1, gate: (dA1) => dA1 }),
    "the ReLU is missing, forward and backward",
  ],
  [
    slopesWith({ sums: (A1, { W2 }) => matmul(A1, W2) }),
    "`b2` is missing on the way forward",
  ],
  [
    slopesWith({ output: (Z2) => Z2 }),
    "the softmax is missing: the sums of the last layer are no probabilities",
  ],
  [
    slopesWith({ error: (P, Y) => subtract(Y, P) }),
    "the sign is turned round: dZ2 is P - Y, and the slopes point to where the loss grows",
  ],
  [
    after((dX, X) => scale(dX, 1 / X.rows)),
    "each image has a loss of its own here: no division by the number of images",
  ],
  [
    after((dX) => map(dX, Math.sign)),
    "these are the signs; the slopes themselves are asked for",
  ],
  [
    after((dX, X) => hadamard(dX, X)),
    "the slopes are multiplied by the pixels: a pixel gets the slope of its sum times the *weight*",
  ],
  [
    slopesWith({ end: (dZ1) => dZ1 }),
    "that is dZ1: one layer further back come the pixels, `timesTransposed(dZ1, net.W1)`",
  ],
  [
    slopesWith({ end: (dZ1, _, X) => transposedTimes(X, dZ1) }),
    "that is dW1, the slopes along the weights: the pixels get `timesTransposed(dZ1, net.W1)`",
  ],
  [
    slopesWith({ gate: (dA1, Z1) => hadamard(dA1, Z1) }),
    "the slope of the ReLU is 1 or 0, not Z1 itself",
  ],
  [
    slopesWith({
      gate: (dA1, Z1) => hadamard(dA1, passes(scale(Z1, -1))),
    }),
    "turned round: a slope passes where Z1 is above 0",
  ],
];

/** A small network, some images and their classes. */
function example(random: Random): [TwoLayers, Matrix, Matrix] {
  const rows = 2 + random.integer(3);
  const net = {
    W1: drawn(random, 6, 4),
    b1: drawn(random, 1, 4),
    W2: drawn(random, 4, 3),
    b2: drawn(random, 1, 3),
  };
  const Y = drawnTargets(random, rows, 3);
  return [net, drawn(random, rows, 6), Y];
}

const slopesCheck: FunctionCheck = {
  name: "pixelSlopes",
  cases: [example(seeded(61))],
  draw: example,
  expected: rightSlopes,
  slips,
  otherwise:
    "forward to `P`, then `dZ2 = subtract(P, Y)`, `dZ1 = hadamard(timesTransposed(dZ2, net.W2), passes)`, and at the end `timesTransposed(dZ1, net.W1)`",
};

export function checkPixelSlopes(answer: unknown): Verdict | undefined {
  const wrong = checkFunction(answer, slopesCheck);
  if (wrong) return wrong;
  const made = functionOf(answer, "pixelSlopes")(...slopesCheck.cases[0]);
  matrixOf(made, "what `pixelSlopes` gives");
  return undefined;
}
