/** How the forward pass of lesson 10 is judged, on networks that its other checks use as well. */
import { softmax } from "../src/engine/activations.ts";
import type { Matrix } from "../src/engine/matrix.ts";
import { addRow, map, matmul, transpose } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import {
  checkMatrices,
  drawn,
  drawnTargets,
} from "../src/exercises/matrices.ts";
import type { Verdict } from "../src/exercises/verdict.ts";

export interface Layer {
  W: Matrix;
  b: Matrix;
}
type Forward = (layers: Layer[], X: Matrix) => Matrix[];

const probabilities = (Z: Matrix): Matrix => softmax.apply(Z);
const bend = (Z: Matrix): Matrix => map(Z, Math.tanh);
const same = (Z: Matrix): Matrix => Z;

/** The forward pass with other functions after the sums, or other sums. */
function passWith({
  hidden = bend,
  last = probabilities,
  sums = (A: Matrix, { W, b }: Layer): Matrix => addRow(matmul(A, W), b),
  layerAt = (layers: Layer[], l: number): Layer => layers[l],
}): Forward {
  return (layers, X) => {
    const As = [X];
    for (let l = 0; l < layers.length; l++) {
      const Z = sums(As[l], layerAt(layers, l));
      As.push(l === layers.length - 1 ? last(Z) : hidden(Z));
    }
    return As;
  };
}

export const rightForward: Forward = passWith({});

const noBias = (A: Matrix, { W }: Layer): Matrix => matmul(A, W);
const columns = (Z: Matrix): Matrix => transpose(probabilities(transpose(Z)));
const sigmoid = (Z: Matrix): Matrix => map(Z, (z) => 1 / (1 + Math.exp(-z)));

const slips: readonly FunctionSlip[] = [
  [
    passWith({ last: bend }),
    "the last layer has the tanh, too: there it is `softmax.apply(Z)`",
  ],
  [
    passWith({ hidden: probabilities }),
    "every layer has the softmax: only the last one has it, the others `map(Z, Math.tanh)`",
  ],
  [
    passWith({ hidden: same }),
    "the tanh is missing in the hidden layers: `map(Z, Math.tanh)`",
  ],
  [
    passWith({ last: same }),
    "the softmax is missing at the end: `softmax.apply(Z)`",
  ],
  [
    passWith({ hidden: same, last: same }),
    "these are the sums Z: the tanh and the softmax are missing",
  ],
  [
    passWith({
      hidden: (Z) => probabilities(bend(Z)),
      last: (Z) => probabilities(bend(Z)),
    }),
    "every layer has the tanh and then the softmax: the last one has only the softmax, the others only the tanh",
  ],
  [
    passWith({ last: (Z) => probabilities(bend(Z)) }),
    "the last layer has the tanh and then the softmax: the softmax takes Z itself",
  ],
  [
    passWith({ hidden: sigmoid }),
    "that is the sigmoid; the hidden layers have the tanh",
  ],
  [
    passWith({ last: sigmoid }),
    "that is the sigmoid; the last layer has the softmax",
  ],
  [
    passWith({ hidden: (Z) => map(Z, (z) => Math.max(0, z)) }),
    "that is the ReLU; the hidden layers have the tanh",
  ],
  [
    passWith({ last: columns }),
    "the softmax goes down the columns: a sample is a row",
  ],
  [passWith({ sums: noBias }), "the bias is missing: `addRow(..., b)`"],
  [
    ((layers, X) => rightForward(layers, X).slice(1)) satisfies Forward,
    "the list begins with X itself: the walk back needs it for the first layer",
  ],
  [
    ((layers, X) => rightForward(layers, X).slice(0, -1)) satisfies Forward,
    "the outputs of the last layer are missing in the list",
  ],
  [
    ((layers, X) => rightForward(layers, X).slice(-1)) satisfies Forward,
    "that is only the last of the list: return all of it, `[X, A1, A2, ...]`",
  ],
  [
    (layers: Layer[], X: Matrix) => rightForward(layers, X).at(-1),
    "that is the last output alone: return the list, `[X, A1, A2, ...]`",
  ],
  [
    ((layers, X) => rightForward(layers, X).reverse()) satisfies Forward,
    "the list is in the wrong order: X comes first",
  ],
  [
    passWith({ layerAt: (layers) => layers[0] }),
    "each step takes the first layer: take `layers[l]`",
  ],
  [
    ((layers, X) => [
      X,
      ...layers.map(({ W, b }, l) => {
        const Z = addRow(matmul(X, W), b);
        return l === layers.length - 1 ? probabilities(Z) : bend(Z);
      }),
    ]) satisfies Forward,
    "each layer sees X: it should see what the layer before put out",
  ],
];

/** Layers of some sizes, with biases that are not 0. */
export function drawnLayers(random: Random, sizes: number[]): Layer[] {
  return sizes.slice(1).map((units, l) => ({
    W: drawn(random, sizes[l], units, 0.8),
    b: drawn(random, 1, units, 0.8),
  }));
}

/** A network of random sizes and samples for it; two to four layers. */
export function example(random: Random): [Layer[], Matrix, Matrix] {
  const sizes = random
    .shuffle([2, 3, 4, 5, 6])
    .slice(0, 3 + random.integer(3));
  const n = 2 + random.integer(3);
  return [
    drawnLayers(random, sizes),
    drawn(random, n, sizes[0], 0.8),
    drawnTargets(random, n, sizes[sizes.length - 1]),
  ];
}

/** One layer alone, then two equally wide ones: the smallest that there are. */
export const firstLayers: readonly Layer[][] = [
  drawnLayers(seeded(21), [2, 3]),
  drawnLayers(seeded(22), [3, 3, 3]),
];

export const forwardCheck: FunctionCheck = {
  name: "forward",
  cases: firstLayers.map((layers, i) => [
    layers,
    drawn(seeded(30 + i), 2, layers[0].W.rows, 0.8),
  ]),
  draw: (random: Random) => example(random).slice(0, 2),
  expected: rightForward,
  slips,
  otherwise:
    "begin with `const As = [X];`, and in a loop push `map(addRow(matmul(As[l], W), b), Math.tanh)`; only for the last layer `softmax.apply(...)`",
};

export function checkForward(answer: unknown): Verdict | undefined {
  return checkMatrices(
    answer,
    forwardCheck,
    (made) => made as readonly unknown[],
  );
}
