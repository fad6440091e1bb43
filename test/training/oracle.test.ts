import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { activations } from "../../src/engine/activations.ts";
import { Dense } from "../../src/engine/dense.ts";
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  type Loss,
  meanSquaredError,
  sparseCategoricalCrossEntropy,
  sumOfSquares,
} from "../../src/engine/losses.ts";
import { matrix } from "../../src/engine/matrix.ts";
import { Network } from "../../src/engine/network.ts";
import { adam, momentum, type Optimizer, sgd } from "../../src/engine/optimizers.ts";
import { train } from "../../src/train.ts";

interface Weights {
  readonly W: number[][];
  readonly b: number[][] | null;
}

interface Case {
  readonly name: string;
  readonly activations: readonly string[];
  readonly loss: string;
  readonly optimizer: Optimizer["name"];
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly X: number[][];
  readonly Y: number[][];
  readonly before: readonly Weights[];
  readonly after: readonly Weights[];
  readonly losses: readonly number[];
}

const losses: Readonly<Record<string, Loss>> = {
  sumOfSquares,
  meanSquaredError,
  binaryCrossEntropy,
  categoricalCrossEntropy,
  sparseCategoricalCrossEntropy,
};
const optimizers = { sgd, momentum, adam };

// networks.py made these numbers with PyTorch in float64.
const { cases } = JSON.parse(
  readFileSync(new URL("oracle/networks.json", import.meta.url), "utf8"),
) as { cases: readonly Case[] };

test.each(cases)("PyTorch and the engine train alike: $name", async (c) => {
  const net = new Network(
    c.before.map(
      ({ W, b }, i) =>
        new Dense(matrix(W), b ? matrix(b) : undefined, activations[c.activations[i]]),
    ),
  );
  const history = await train(
    net,
    { X: matrix(c.X), Y: matrix(c.Y) },
    {
      epochs: c.epochs,
      batchSize: c.batchSize,
      loss: losses[c.loss],
      optimizer: optimizers[c.optimizer as keyof typeof optimizers]({
        learningRate: c.learningRate,
      }),
      shuffle: false,
    },
  );
  expectClose(history.loss, c.losses);
  c.after.forEach(({ W, b }, i) => {
    expectClose([...net.layers[i].W.data], W.flat());
    if (b) expectClose([...(net.layers[i].b?.data ?? [])], b.flat());
  });
});

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    expect(Math.abs(value - expected[i])).toBeLessThan(1e-10);
  });
}
