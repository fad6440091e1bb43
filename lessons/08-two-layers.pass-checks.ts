/** How the forward pass of lesson 08 is judged, on networks that its other checks use as well. */
import { Matrix, matrix } from "../src/engine/matrix.ts";
import { map, matmul, transpose } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { drawn } from "../src/exercises/matrices.ts";
import { numbersOnly } from "./08-two-layers.checks.ts";

export interface TwoLayers {
  W1: Matrix;
  W2: Matrix;
}
type Forward = (net: TwoLayers, X: Matrix) => { A1: Matrix; A2: Matrix };

export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
export const slope = (a: number): number => a * (1 - a);
const same = (z: number): number => z;

/** The forward pass with other functions after the sums, or another input of the last layer. */
function passWith({
  first = sigmoid,
  last = sigmoid,
  shown = (A1: Matrix, _Z1: Matrix): Matrix => A1,
  seen = (A1: Matrix, _Z1: Matrix): Matrix => A1,
}): Forward {
  return ({ W1, W2 }, X) => {
    const Z1 = matmul(X, W1);
    const A1 = map(Z1, first);
    const A2 = map(matmul(seen(A1, Z1), W2), last);
    return { A1: shown(A1, Z1), A2 };
  };
}

export const rightForward: Forward = passWith({});

const relu = (z: number): number => Math.max(0, z);
const turned = (z: number): number => sigmoid(-z);
const two = (z: number): number => sigmoid(sigmoid(z));

const forwardSlips: readonly FunctionSlip[] = [
  [() => ({ A1: Number.NaN, A2: Number.NaN }), numbersOnly],
  [
    passWith({ first: same, last: same }),
    "the sigmoid is missing in both layers: `map(Z, sigmoid)`",
  ],
  [
    passWith({ first: same }),
    "the sigmoid is missing in the hidden layer: A1 is `map(Z1, sigmoid)`",
  ],
  [
    passWith({ last: same }),
    "the sigmoid is missing at the end: A2 is `map(Z2, sigmoid)`",
  ],
  [
    passWith({ seen: (_A1, Z1) => Z1 }),
    "the output layer sees A1, what comes out of the sigmoid, not Z1",
  ],
  [
    passWith({ shown: (_A1, Z1) => Z1 }),
    "A2 is right; A1 is what comes out of the sigmoid, not the sum Z1",
  ],
  [
    passWith({ first: turned, last: turned }),
    "the sign in the exponential is turned round: 1 / (1 + e^-z)",
  ],
  [
    passWith({ first: two, last: two }),
    "the sigmoid is applied twice in each layer",
  ],
  [passWith({ last: two }), "the sigmoid is applied twice at the end"],
  [
    passWith({ first: two }),
    "the sigmoid is applied twice in the hidden layer",
  ],
  [
    passWith({ first: Math.tanh }),
    "that is the tanh; the hidden layer has the sigmoid",
  ],
  [
    passWith({ first: Math.tanh, last: Math.tanh }),
    "that is the tanh; both layers have the sigmoid",
  ],
  [
    passWith({ first: relu }),
    "that is the ReLU; the hidden layer has the sigmoid",
  ],
  [
    passWith({ first: slope, last: slope }),
    "a (1 - a) is the slope of the sigmoid; going forward, take the sigmoid itself",
  ],
  [
    ((net, X) => {
      const { A1, A2 } = rightForward(net, X);
      return { A1: A2, A2: A1 };
    }) satisfies Forward,
    "A1 and A2 are exchanged",
  ],
  [
    ((net, X) => {
      const { A1, A2 } = rightForward(net, X);
      return { A1: transpose(A1), A2: transpose(A2) };
    }) satisfies Forward,
    "rows and columns are exchanged: a row is a sample, as in X",
  ],
  [
    ((net, X) => rightForward(net, map(X, sigmoid))) satisfies Forward,
    "the inputs are put through the sigmoid; it belongs after the sums",
  ],
  [
    ((net, X) => {
      const round = (M: Matrix) => map(M, (a) => Number(a.toFixed(3)));
      const { A1, A2 } = rightForward(net, X);
      return { A1: round(A1), A2: round(A2) };
    }) satisfies Forward,
    "the numbers are rounded; return them as they are",
  ],
  [
    ((net, X) => {
      const { A1, A2 } = rightForward(net, X);
      const step = (M: Matrix) => map(M, (a) => (a >= 0.5 ? 1 : 0));
      return { A1, A2: step(A2) };
    }) satisfies Forward,
    "the outputs are rounded to 0 and 1; return what the sigmoid gives",
  ],

  [
    (({ W1, W2 }, X) => {
      const A1 = matmul(map(X, sigmoid), W1);
      return { A1, A2: map(matmul(A1, W2), sigmoid) };
    }) satisfies Forward,
    "first the product, then the sigmoid: it takes the sums, not the inputs",
  ],
  [
    passWith({ last: (z) => slope(sigmoid(z)) }),
    "A2 (1 - A2) is the slope of the sigmoid; A2 itself is asked for",
  ],
];

/** A network and samples of random sizes, all different, so that no wrong product fits. */
export function example(random: Random): [TwoLayers, Matrix, Matrix] {
  const [n, inputs, hidden, outputs] = random.shuffle([2, 3, 4, 5]);
  const net = {
    W1: drawn(random, inputs, hidden),
    W2: drawn(random, hidden, outputs),
  };
  const Y = map(new Matrix(n, outputs), () => random.integer(2));
  return [net, drawn(random, n, inputs), Y];
}

/** The table of the lesson, and a start for it. */
export function table(): [TwoLayers, Matrix, Matrix] {
  const random = seeded(8);
  const uniform = (rows: number, cols: number) =>
    map(new Matrix(rows, cols), () => random.next());
  const X = matrix([
    [0, 0, 1],
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 1],
  ]);
  const net = { W1: uniform(3, 4), W2: uniform(4, 1) };
  return [net, X, matrix([[0], [1], [1], [0]])];
}

export const forwardCheck: FunctionCheck = {
  name: "forward",
  cases: [table().slice(0, 2)],
  draw: (random: Random) => example(random).slice(0, 2),
  expected: rightForward,
  slips: forwardSlips,
  otherwise:
    "`const A1 = map(matmul(X, net.W1), sigmoid)`, and A2 in the same way from A1 and `net.W2`",
};
