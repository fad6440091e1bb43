/** What folded layers of lesson 03 are compared with, and the usual slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { rareFold } from "./03-activations.rare-slips.ts";

interface LinearLayer {
  W: number[][];
  b: number[];
}
type Fold = (first: LinearLayer, second: LinearLayer) => LinearLayer;

const times = (A: number[][], B: number[][]): number[][] =>
  A.map((row) =>
    B[0].map((_, j) => row.reduce((sum, a, k) => sum + a * B[k][j], 0)),
  );
const turned = (A: number[][]): number[][] =>
  A[0].map((_, j) => A.map((row) => row[j]));
const plus = (u: number[], v: number[]): number[] =>
  u.map((ui, i) => ui + v[i]);
const folded: Fold = (one, two) => ({
  W: times(one.W, two.W),
  b: plus(times([one.b], two.W)[0], two.b),
});
/** The right fold but for W or b. */
const but =
  (
    change: (one: LinearLayer, two: LinearLayer) => Partial<LinearLayer>,
  ): Fold =>
  (one, two) => ({ ...folded(one, two), ...change(one, two) });

export const foldCheck: FunctionCheck = {
  name: "fold",
  cases: [
    [
      { W: [[2, -1]], b: [1, 3] },
      { W: [[3], [-2]], b: [1] },
    ],
    [
      {
        W: [
          [1, 2],
          [0, -1],
        ],
        b: [3, 0.5],
      },
      {
        W: [
          [2, 0],
          [1, -1],
        ],
        b: [-1, 4],
      },
    ],
  ],
  draw: (random: Random) => {
    const list = (n: number) =>
      Array.from({ length: n }, () => random.normal());
    const layer = (inputs: number, units: number): LinearLayer => ({
      W: Array.from({ length: inputs }, () => list(units)),
      b: list(units),
    });
    return [layer(3, 4), layer(4, 2)];
  },
  expected: folded,
  otherwise:
    "`W[i][j]` is the sum of `first.W[i][k] * second.W[k][j]` over all k; the biases of the first layer go the same way, and those of the second come on top",
  slips: [
    ...rareFold,
    [
      but((_, two) => ({ b: two.b })),
      "the biases of the first layer are lost: they pass through the weights of the second",
    ],
    [
      but((one, two) => ({ b: times([one.b], two.W)[0] })),
      "the biases of the second layer are not added",
    ],
    [
      but((one, two) => ({ b: plus(two.b, one.b) })),
      "the biases of the first layer must pass through the weights of the second before they are added",
    ],
    [
      but((one, two) => ({ b: plus(one.b, two.b) })),
      "the biases of the first layer must pass through the weights of the second before they are added",
    ],
    [
      but((one) => ({ b: one.b })),
      "the biases of the first layer must pass through the weights of the second, and those of the second come on top",
    ],
    [
      but((_, two) => ({ b: two.b.map(() => 0) })),
      "biases do not vanish: for x = 0 the two layers answer something, too",
    ],
    [
      (one: LinearLayer, two: LinearLayer) => ({
        W: turned(folded(one, two).W),
        b: folded(one, two).b,
      }),
      "rows and columns of W are exchanged: W is in x out",
    ],
    [
      but((one, two) => ({ W: times(two.W, one.W) })),
      "the order is turned round: from the inputs through `first.W`, then through `second.W`",
    ],
    [
      but((one, two) => ({
        W: one.W.map((row, i) => row.map((w, j) => w * two.W[i][j])),
      })),
      "weights are multiplied along a way, `first.W[i][k] * second.W[k][j]`, not place by place",
    ],
    [
      but((one, two) => ({
        W: one.W.map((row, i) => plus(row, two.W[i])),
      })),
      "along a way weights are multiplied, not added",
    ],
    [
      but((one, two) => ({
        W: one.W.map((row) =>
          two.b.map((_, j) =>
            row.reduce((sum, w, k) => sum + w + two.W[k][j], 0),
          ),
        ),
      })),
      "along a way weights are multiplied, not added",
    ],
    [
      but((one, two) => ({
        W: one.W.map((row) => two.b.map((_, j) => row[0] * two.W[0][j])),
      })),
      "only the way through the first hidden unit is counted; add up all of them",
    ],
    [
      but((one, two) => ({
        W: one.W.map((row) =>
          two.b.map((_, j) => row[row.length - 1] * two.W[row.length - 1][j]),
        ),
      })),
      "only the way through the last hidden unit is kept: `+=`, not `=`",
    ],
    [
      but((one, two) => ({
        b: two.b.map((bj, j) =>
          one.b.reduce((sum, bk, k) => sum + (bk + bj) * two.W[k][j], 0),
        ),
      })),
      "the biases of the second layer are added once, after the sum",
    ],
    [
      but((one, two) => ({
        b: two.b.map((bj, j) =>
          one.b.reduce((sum, bk, k) => sum + bk * two.W[k][j] + bj, 0),
        ),
      })),
      "the bias of the second layer is added once, not once for each hidden unit",
    ],
    [
      ((one) => one) satisfies Fold,
      "that is the first layer alone; the second one is not used",
    ],
    [
      ((_, two) => two) satisfies Fold,
      "that is the second layer alone; the first one is not used",
    ],
  ],
};
