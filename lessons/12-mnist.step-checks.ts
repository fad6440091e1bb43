/** The training step of lesson 12, compared with a right one and with the usual wrong ones. */
import { relu, softmax } from "../src/engine/activations.ts";
import { Matrix } from "../src/engine/matrix.ts";
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
import { type Random, seeded } from "../src/engine/random.ts";
import { fieldsOf, functionOf, numbersIn } from "../src/exercises/answer.ts";
import { compare, compareShape } from "../src/exercises/compare.ts";
import { demand } from "../src/exercises/refusal.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

interface TwoLayers {
  W1: Matrix;
  b1: Matrix;
  W2: Matrix;
  b2: Matrix;
}
type Names = keyof TwoLayers;

/** What may be done wrongly on the way; left out, each is as it should be. */
interface Slips {
  mean?: boolean;
  hidden?: (dA1: Matrix, Z1: Matrix, A1: Matrix) => Matrix;
  inputOf2?: (X: Matrix, Z1: Matrix, A1: Matrix) => Matrix;
  error?: (P: Matrix, Y: Matrix) => Matrix;
  direction?: number;
  rate?: (rate: number) => number;
  updateFirst?: boolean;
  keep?: readonly Names[];
}

function stepWith(slips: Slips) {
  const {
    mean = true,
    hidden = (dA1, Z1) =>
      hadamard(
        dA1,
        map(Z1, (z) => (z > 0 ? 1 : 0)),
      ),
    inputOf2 = (_X, _Z1, A1) => A1,
    error = subtract,
    direction = 1,
    rate: rateOf = (rate) => rate,
    updateFirst = false,
    keep = [],
  } = slips;
  return (net: TwoLayers, X: Matrix, Y: Matrix, rate: number): TwoLayers => {
    const Z1 = addRow(matmul(X, net.W1), net.b1);
    const A1 = inputOf2(X, Z1, map(Z1, relu.apply));
    const P = softmax.apply(addRow(matmul(A1, net.W2), net.b2));
    const dZ2 = scale(error(P, Y), mean ? 1 / X.rows : 1);
    const by = direction * rateOf(rate);
    const moved = (M: Matrix, dM: Matrix): Matrix =>
      subtract(M, scale(dM, by));
    const W2 = moved(net.W2, transposedTimes(A1, dZ2));
    const dZ1 = hidden(
      timesTransposed(dZ2, updateFirst ? W2 : net.W2),
      Z1,
      A1,
    );
    const next: TwoLayers = {
      W1: moved(net.W1, transposedTimes(X, dZ1)),
      b1: moved(net.b1, sumRows(dZ1)),
      W2,
      b2: moved(net.b2, sumRows(dZ2)),
    };
    return {
      ...next,
      ...Object.fromEntries(keep.map((name) => [name, net[name]])),
    };
  };
}

/** One step of gradient descent on softmax with cross-entropy, for one hidden layer with ReLU. */
export const trainingStep: ReturnType<typeof stepWith> = stepWith({});

const mistakes: readonly (readonly [Slips, string])[] = [
  [
    { mean: false },
    "the mean over the batch is missing: divide P - Y by the number of rows",
  ],
  [
    { hidden: (dA1) => dA1 },
    "the ReLU is missing on the way back: a slope passes only where Z1 > 0",
  ],
  [{ direction: -1 }, "the step goes up: subtract rate times slope"],
  [
    { error: (P, Y) => subtract(Y, P) },
    "the step goes up: dZ2 is P - Y, not Y - P",
  ],
  [
    { updateFirst: true },
    "W2 was changed before the slope went back through it: use the old W2",
  ],
  [{ rate: () => 1 }, "the rate is not used"],
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
    { inputOf2: (_X, Z1) => Z1 },
    "the ReLU is missing on the way forward: the last layer sees A1, not Z1",
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

/** Small networks and batches: five inputs, four hidden units, three classes. */
function example(random: Random, rows: number) {
  const matrix = (m: number, n: number): Matrix =>
    map(new Matrix(m, n), () => random.normal());
  const net = {
    W1: matrix(5, 4),
    b1: matrix(1, 4),
    W2: matrix(4, 3),
    b2: matrix(1, 3),
  };
  const Y = new Matrix(rows, 3);
  for (let i = 0; i < rows; i++) Y.data[3 * i + random.integer(3)] = 1;
  return { net, X: matrix(rows, 5), Y, rate: 0.1 + random.next() / 2 };
}

const shapes: Readonly<Record<Names, readonly number[]>> = {
  W1: [5, 4],
  b1: [1, 4],
  W2: [4, 3],
  b2: [1, 3],
};
const names = Object.keys(shapes) as Names[];

/** Judges a training step on three small networks. */
export function checkStep(answer: unknown): Verdict | undefined {
  const step = functionOf(answer, "twoLayerStep");
  const random = seeded(12);
  for (const rows of [1, 6, 3]) {
    const { net, X, Y, rate } = example(random, rows);
    const given = copyOf(net);
    const came = fieldsOf(step(given, X, Y, rate), "the result", names);
    for (const name of names) {
      numbersIn(came[name], `\`${name}\` of the result`);
      demand(
        compareShape(`\`${name}\` of the result`, came[name], shapes[name]),
      );
    }
    const changed = names.find((name) =>
      compare("", given[name], net[name], { tolerance: 0 }),
    );
    if (changed !== undefined)
      return notYet({
        what: `\`net.${changed}\`, which was handed in,`,
        came: "has changed",
        cause: "`subtract` gives a new matrix; leave the old one as it is",
      });
    const wrong = firstWrong(came, trainingStep(net, X, Y, rate));
    if (wrong === undefined) continue;
    const cause = mistakes.find(
      ([slips]) =>
        firstWrong(came, stepWith(slips)(net, X, Y, rate)) === undefined,
    )?.[1];
    return notYet({
      what: `with ${rows} ${rows === 1 ? "image" : "images"}, \`${wrong}\` after the step`,
      came: "is not where it should be",
      cause: cause ?? likely[wrong],
    });
  }
  return undefined;
}

/** Where to look when no known slip fits: the walk goes from the end to the start. */
const likely: Readonly<Record<Names, string>> = {
  b2: "`dZ2` is `scale(subtract(P, Y), 1 / X.rows)`; are the probabilities `P` those of the softmax?",
  W2: "b2 is right, so dZ2 is; `dW2` is `transposedTimes(A1, dZ2)`",
  b1: "the last layer is right; look at `dZ1`: back through W2, then the ReLU",
  W1: "b1 is right, so dZ1 is; `dW1` is `transposedTimes(X, dZ1)`",
};

function firstWrong(
  came: Readonly<Record<Names, unknown>>,
  expected: TwoLayers,
): Names | undefined {
  const order: readonly Names[] = ["b2", "W2", "b1", "W1"];
  return order.find((name) => compare("", came[name], expected[name]));
}

function copyOf(net: TwoLayers): TwoLayers {
  const copy = (M: Matrix): Matrix => map(M, (x) => x);
  return {
    W1: copy(net.W1),
    b1: copy(net.b1),
    W2: copy(net.W2),
    b2: copy(net.b2),
  };
}
