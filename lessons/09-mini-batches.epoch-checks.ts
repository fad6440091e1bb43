/** How an epoch of lesson 09 is judged. */
import type { Dataset } from "../src/engine/dataset.ts";
import { Matrix } from "../src/engine/matrix.ts";
import {
  addRow,
  gatherRows,
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
import { fieldsOf, functionOf, matrixOf } from "../src/exercises/answer.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import { drawn } from "../src/exercises/matrices.ts";
import type { Verdict } from "../src/exercises/verdict.ts";

export interface Net {
  W1: Matrix;
  b1: Matrix;
  W2: Matrix;
  b2: Matrix;
}
type Epoch = (
  net: Net,
  data: Dataset,
  order: number[],
  size: number,
  rate: number,
) => Net;

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

export function pass(net: Net, X: Matrix): { A1: Matrix; A2: Matrix } {
  const A1 = map(addRow(matmul(X, net.W1), net.b1), Math.tanh);
  return { A1, A2: map(addRow(matmul(A1, net.W2), net.b2), sigmoid) };
}

function gradient(net: Net, { X, Y }: Dataset): Net {
  const { A1, A2 } = pass(net, X);
  const dZ2 = scale(subtract(A2, Y), 1 / X.rows);
  const dZ1 = hadamard(
    timesTransposed(dZ2, net.W2),
    map(A1, (a) => 1 - a * a),
  );
  return {
    W1: transposedTimes(X, dZ1),
    b1: sumRows(dZ1),
    W2: transposedTimes(A1, dZ2),
    b2: sumRows(dZ2),
  };
}

function moved(net: Net, slopes: Net, rate: number): Net {
  const step = (name: keyof Net): Matrix =>
    subtract(net[name], scale(slopes[name], rate));
  return { W1: step("W1"), b1: step("b1"), W2: step("W2"), b2: step("b2") };
}

const rowsOf = ({ X, Y }: Dataset, rows: readonly number[]): Dataset => ({
  X: gatherRows(X, rows),
  Y: gatherRows(Y, rows),
});

function cut(list: readonly number[], size: number): number[][] {
  const out: number[][] = [];
  for (let i = 0; i < list.length; i += size)
    out.push(list.slice(i, i + size));
  return out;
}

/** An epoch with other batches, or other steps. */
const epochWith =
  ({
    batches = cut,
    slopesAt = (net: Net, _start: Net): Net => net,
    rateOf = (
      rate: number,
      _rows: readonly number[],
      _count: number,
      _size: number,
    ): number => rate,
  }): Epoch =>
  (start, data, order, size, rate) => {
    const all = batches(order, size);
    return all.reduce(
      (net, rows) =>
        moved(
          net,
          gradient(slopesAt(net, start), rowsOf(data, rows)),
          rateOf(rate, rows, all.length, size),
        ),
      start,
    );
  };

export const rightEpoch: Epoch = epochWith({});

export const counted = (list: readonly number[]): number[] =>
  list.map((_, i) => i);

const epochSlips: readonly FunctionSlip[] = [
  [
    epochWith({ slopesAt: (_net, start) => start }),
    "every gradient is found at the first network: each batch must meet the newest one",
  ],
  [
    epochWith({
      batches: (order, size) =>
        cut(order, size).filter((rows) => rows.length === size),
    }),
    "the last, smaller batch is left out",
  ],
  [
    epochWith({ batches: (order, size) => cut(order, size).slice(0, -1) }),
    "the last batch is left out",
  ],
  [
    epochWith({ batches: (order, size) => cut(order, size).slice(0, 1) }),
    "only the first batch is used: `return` stands inside the loop, or there is no loop",
  ],
  [
    epochWith({ batches: (order, size) => cut(order, size).slice(-1) }),
    "only the last batch counts: each step must go on from the network of the one before",
  ],
  [
    epochWith({ batches: (order) => [[...order]] }),
    "that is one step with all samples: one step for each batch",
  ],
  [
    epochWith({
      batches: (order, size) => cut(order, size).map(() => [...order]),
    }),
    "each step looks at all samples: pick the rows of its batch with `rowsOf(data, rows)`",
  ],
  [
    epochWith({ batches: (order, size) => cut(counted(order), size) }),
    "`order` is not used: the rows are to be seen in that order",
  ],
  [
    epochWith({ batches: (order) => cut(order, 1) }),
    "each step sees one sample: `size` is not used",
  ],
  [
    epochWith({
      batches: (order, size) => order.map((_, i) => order.slice(i, i + size)),
    }),
    "the batches overlap: `cut(order, size)` gives each row to one batch",
  ],
  [
    epochWith({
      batches: (order, size) => cut(seeded(1).shuffle([...order]), size),
    }),
    "`order` is shuffled already: do not shuffle it again",
  ],
  [
    (net: Net, data: Dataset, order: number[], size: number, rate: number) =>
      epochWith({ batches: (all) => cut(all, rate) })(
        net,
        data,
        order,
        size,
        size,
      ),
    "`size` and `rate` are exchanged",
  ],
  [
    (net: Net, data: Dataset, order: number[], size: number, rate: number) =>
      cut(order, size).reduce(
        (at, rows) => moved(gradient(at, rowsOf(data, rows)), at, rate),
        net,
      ),
    "`moved` takes the network first, then the slopes",
  ],
  [epochWith({ rateOf: () => 1 }), "the rate is not used"],
  [
    epochWith({ rateOf: (rate) => -rate }),
    "the steps go up: `moved` goes against the slopes by itself",
  ],
  [
    epochWith({ rateOf: (rate, rows) => rate / rows.length }),
    "the gradient is a mean already: do not divide by the size again",
  ],
  [
    epochWith({ rateOf: (rate, rows) => rate * rows.length }),
    "the gradient is a mean: do not multiply by the size",
  ],
  [
    epochWith({ rateOf: (rate, _rows, count) => rate / count }),
    "each batch takes a whole step; do not divide by the number of batches",
  ],
  [
    epochWith({ batches: (order, size) => cut(order, size).reverse() }),
    "the batches come in the wrong order",
  ],
  [
    (start: Net) => start,
    "the network that comes back is the first one: is the new one kept?",
  ],
  [
    (start: Net, data: Dataset) => gradient(start, data),
    "that is a gradient; the network after the steps is asked for",
  ],

  [
    ((start, data, order, size, rate) =>
      cut(order, size).reduce(
        (net, rows) => moved(start, gradient(net, rowsOf(data, rows)), rate),
        start,
      )) satisfies Epoch,
    "each step begins at the first network again: go on from the newest one",
  ],
  [
    epochWith({ rateOf: (rate, rows) => rate / rows.length }),
    "`gradient` is a mean already: do not divide the rate by the size of the batch",
  ],
  [
    epochWith({ rateOf: (rate, _rows, _n, size) => rate / size }),
    "`gradient` is a mean already: do not divide the rate by the size of the batch",
  ],
  [
    epochWith({ rateOf: (rate, _rows, _n, size) => rate * size }),
    "the rate is used as it is, whatever the size of the batch",
  ],
  ...[0.1, 0.5, 1].map(
    (fixed): FunctionSlip => [
      epochWith({ rateOf: () => fixed }),
      "the rate is a fixed number: use `rate`",
    ],
  ),
  ...[2, 4, 32].map(
    (fixed): FunctionSlip => [
      epochWith({ batches: (list) => cut(list, fixed) }),
      "the size is a fixed number: use `size`",
    ],
  ),
  [
    epochWith({
      batches: (list, size) => cut(list, size).flatMap((b) => [b, b]),
    }),
    "each batch takes two steps; in an epoch it takes one",
  ],
];

const random = seeded(95);

function example(samples: number): [Net, Dataset] {
  const net = {
    W1: drawn(random, 2, 3),
    b1: drawn(random, 1, 3),
    W2: drawn(random, 3, 1),
    b2: drawn(random, 1, 1),
  };
  const Y = map(new Matrix(samples, 1), () => random.integer(2));
  return [net, { X: drawn(random, samples, 2), Y }];
}

export const epochCheck: FunctionCheck = {
  name: "epoch",
  cases: [
    [...example(4), [0, 1, 2, 3], 2, 0.5],
    [...example(5), [4, 2, 0, 3, 1], 2, 0.5],
  ],
  draw: (chance: Random) => {
    const samples = 5 + chance.integer(6);
    const order = chance.shuffle(counted(new Array(samples).fill(0)));
    return [
      ...example(samples),
      order,
      2 + chance.integer(2),
      0.1 + chance.next(),
    ];
  },
  expected: rightEpoch,
  slips: epochSlips,
  otherwise:
    "for each batch of `cut(order, size)`: `gradient(net, rowsOf(data, rows))`, then the network that `moved` gives takes the place of the old one",
};

export function checkEpoch(answer: unknown): Verdict | undefined {
  const wrong = checkFunction(answer, epochCheck);
  if (wrong) return wrong;
  const made = fieldsOf(
    functionOf(answer, "epoch")(...epochCheck.cases[0]),
    "the network",
    ["W1", "b1", "W2", "b2"],
  );
  for (const name of ["W1", "b1", "W2", "b2"] as const)
    matrixOf(made[name], `\`${name}\``);
  return undefined;
}
