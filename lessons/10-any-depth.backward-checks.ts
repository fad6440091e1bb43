/** How the walk back of lesson 10 is judged. */
import type { Matrix } from "../src/engine/matrix.ts";
import {
  hadamard,
  map,
  matmul,
  scale,
  subtract,
  sumRows,
  timesTransposed,
  transposedTimes,
} from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { checkMatrices } from "../src/exercises/matrices.ts";
import type { Verdict } from "../src/exercises/verdict.ts";
import {
  example,
  type Layer,
  rightForward,
} from "./10-any-depth.pass-checks.ts";

export interface Gradient {
  dW: Matrix;
  db: Matrix;
}
type Backward = (layers: Layer[], As: Matrix[], Y: Matrix) => Gradient[];

const slopeOf = (A: Matrix): Matrix => map(A, (a) => 1 - a * a);

/** The walk back with another beginning, another way through a layer, or other products. */
function walkWith({
  first = (P: Matrix, Y: Matrix): Matrix => scale(subtract(P, Y), 1 / Y.rows),
  into = (As: Matrix[], l: number): Matrix => As[l],
  bias = (dZ: Matrix): Matrix => sumRows(dZ),
  through = (As: Matrix[], l: number): Matrix => slopeOf(As[l]),
  weights = (layers: Layer[], l: number): Matrix => layers[l].W,
}): Backward {
  return (layers, As, Y) => {
    const gradients: Gradient[] = [];
    let dZ = first(As[As.length - 1], Y);
    for (let l = layers.length - 1; l >= 0; l--) {
      gradients[l] = { dW: transposedTimes(into(As, l), dZ), db: bias(dZ) };
      if (l > 0)
        dZ = hadamard(
          timesTransposed(dZ, weights(layers, l)),
          through(As, l),
        );
    }
    return gradients;
  };
}

export const rightBackward: Backward = walkWith({});

const meanOf = (dZ: Matrix): Matrix => scale(sumRows(dZ), 1 / dZ.rows);

const slips: readonly FunctionSlip[] = [
  [
    walkWith({ first: (P, Y) => subtract(P, Y) }),
    "the mean is missing: `dZ` begins with (P - Y) divided by the number of samples",
  ],
  [
    walkWith({ first: (P, Y) => scale(subtract(Y, P), 1 / Y.rows) }),
    "the sign is turned round: `dZ` begins with P - Y, not Y - P",
  ],
  [
    walkWith({ first: (P, Y) => scale(subtract(P, Y), 2 / Y.rows) }),
    "that is twice too much: the slope of the cross-entropy behind a softmax is P - Y, without a 2",
  ],
  [
    walkWith({ first: (P, Y) => scale(subtract(P, Y), 1 / Y.cols) }),
    "divide by the number of samples, `Y.rows`, not of classes",
  ],
  [
    walkWith({
      first: (P, Y) =>
        hadamard(scale(subtract(P, Y), 1 / Y.rows), slopeOf(P)),
    }),
    "there is no tanh at the end: the softmax is in P - Y already",
  ],
  [
    walkWith({ through: (As, l) => map(As[l], () => 1) }),
    "the slope of the tanh is missing: number by number times 1 - A^2",
  ],
  [
    walkWith({ through: (As, l) => map(As[l], (a) => a * (1 - a)) }),
    "a (1 - a) is the slope of the sigmoid; that of the tanh is 1 - a^2",
  ],
  [
    walkWith({
      through: (As, l) => map(As[l], (a) => 1 - Math.tanh(a) ** 2),
    }),
    "the tanh is taken a second time: A is its output already, the slope is 1 - A^2",
  ],
  [
    walkWith({ through: (As, l) => map(As[l], (a) => 1 - a) }),
    "the slope is 1 - A^2: the square is missing",
  ],
  [
    walkWith({ bias: meanOf }),
    "`db` adds the rows of dZ up; the mean is in dZ already",
  ],
  [
    ((layers, As, Y) =>
      rightBackward(layers, As, Y).reverse()) satisfies Backward,
    "the gradients are in the order of the walk, from the last layer to the first: return them in the order of the layers (`unshift` puts in front)",
  ],
  [
    ((layers, As, Y) =>
      rightBackward(layers, As, Y).slice(-1)) satisfies Backward,
    "that is the last layer alone: the loop goes down to the first one",
  ],
  [
    ((layers, As, Y) =>
      rightBackward(layers, As, Y).slice(1)) satisfies Backward,
    "the first layer is missing: the loop ends at 0",
  ],
  [
    walkWith({ into: (As, l) => As[Math.max(0, l - 1)] }),
    "dW takes what came into the layer: with X at place 0 of the list, that is `As[l]` for layer `l` counted from 0",
  ],
  [
    ((layers, As, Y) =>
      rightBackward(layers, As, Y).map(({ dW, db }) => ({
        dW: scale(dW, -1),
        db: scale(db, -1),
      }))) satisfies Backward,
    "the sign is turned round: a gradient points uphill",
  ],
  [
    ((layers, As, Y) =>
      rightBackward(layers, As, Y).map(({ dW, db }, l) => ({
        dW: subtract(layers[l].W, dW),
        db: subtract(layers[l].b, db),
      }))) satisfies Backward,
    "that takes a step already; the gradients are asked for",
  ],
  [
    // The slopes go through the layer that stands before the one they come from.
    ((layers, As, Y) => {
      const gradients: Gradient[] = [];
      let dZ = scale(subtract(As[As.length - 1], Y), 1 / Y.rows);
      for (let l = layers.length - 1; l >= 0; l--) {
        gradients[l] = { dW: transposedTimes(As[l], dZ), db: sumRows(dZ) };
        if (l > 0) dZ = hadamard(matmul(dZ, layers[l].W), slopeOf(As[l]));
      }
      return gradients;
    }) satisfies Backward,
    "the transpose of W is missing: `timesTransposed(dZ, W)`",
  ],
];

/** Layers, the list that forward returns, and targets. */
function walked([layers, X, Y]: readonly [Layer[], Matrix, Matrix]): [
  Layer[],
  Matrix[],
  Matrix,
] {
  return [layers, rightForward(layers, X), Y];
}

export const backwardCheck: FunctionCheck = {
  name: "backward",
  cases: [walked(example(seeded(41)))],
  draw: (random: Random) => walked(example(random)),
  expected: rightBackward,
  slips,
  otherwise:
    "begin with `let dZ = scale(subtract(P, Y), 1 / Y.rows)`; for each layer from the last: `dW = transposedTimes(As[l], dZ)`, `db = sumRows(dZ)`, then dZ of the layer before",
};

export function checkBackward(answer: unknown): Verdict | undefined {
  return checkMatrices(answer, backwardCheck, (made) =>
    (made as Gradient[]).flatMap(({ dW, db }) => [dW, db]),
  );
}
