/** What PyTorch (float64) makes of convolutions, pooling, optimizers, class weights and schedules. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { linear, relu, softmax, tanh } from "../../src/engine/activations.ts";
import { Conv2d, conv2d } from "../../src/engine/conv2d.ts";
import { Dense } from "../../src/engine/dense.ts";
import { flatten } from "../../src/engine/flatten.ts";
import type { Layer, LayerDescription } from "../../src/engine/layer.ts";
import { column, matrix, row } from "../../src/engine/matrix.ts";
import { maxPool2d } from "../../src/engine/max-pool.ts";
import { Network, network } from "../../src/engine/network.ts";
import { transpose } from "../../src/engine/operations.ts";
import {
  adam,
  adamW,
  momentum,
  type Optimizer,
  rmsProp,
  sgd,
} from "../../src/engine/optimizers.ts";
import { train } from "../../src/train.ts";
import {
  cosineDecay,
  exponentialDecay,
  type Schedule,
  stepDecay,
} from "../../src/training/schedules.ts";

type Numbers = number | readonly Numbers[];

interface Steps {
  readonly X: number[][];
  readonly Y: number[];
  readonly before: readonly Numbers[];
  readonly after: readonly Numbers[];
  readonly losses: readonly number[];
}

interface ConvSteps extends Steps {
  readonly name: string;
  readonly shape: [number, number, number];
  readonly channels: number;
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
  readonly pool: number;
  readonly poolStride: number;
}

const made = JSON.parse(readFileSync(new URL("oracle/layers.json", import.meta.url), "utf8")) as {
  readonly optimizers: readonly (Steps & { readonly name: string })[];
  readonly convolutions: readonly ConvSteps[];
  readonly weighted: Steps & { readonly factors: number[] };
  readonly schedules: Readonly<Record<string, readonly number[]>>;
};

/** A dense layer from PyTorch's weight (units x inputs) and bias. */
function denseOf(
  weight: Numbers,
  bias: Numbers,
  activation = linear as typeof tanh | typeof softmax,
) {
  return new Dense(transpose(matrix(weight as number[][])), row(bias as number[]), activation);
}

async function fiveSteps(
  net: Network<Layer>,
  { X, Y, losses }: Steps,
  options: { optimizer?: Optimizer; learningRate?: number; classWeights?: number[] },
): Promise<void> {
  const data = { X: matrix(X), Y: column(Y) };
  const batchSize = Y.length;
  const { loss } = await train(net, data, { epochs: 5, batchSize, shuffle: false, ...options });
  for (const [i, value] of losses.entries()) expect(loss[i]).toBeCloseTo(value, 9);
}

function expectWeights(layer: Dense, weight: Numbers, bias: Numbers): void {
  const expected = denseOf(weight, bias);
  expectClose(layer.W.data, expected.W.data);
  expectClose(layer.b?.data ?? [], expected.b?.data ?? []);
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) expect(actual[i]).toBeCloseTo(expected[i], 9);
}

const optimizers: Readonly<Record<string, () => Optimizer>> = {
  "sgd with decay": () => sgd({ learningRate: 0.1, weightDecay: 0.05 }),
  "momentum with decay": () => momentum({ learningRate: 0.05, weightDecay: 0.02 }),
  "adam with decay": () => adam({ learningRate: 0.01, weightDecay: 0.1 }),
  adamW: () => adamW({ learningRate: 0.01, weightDecay: 0.1 }),
  rmsProp: () => rmsProp({ learningRate: 0.01 }),
  "rmsProp with decay": () => rmsProp({ learningRate: 0.02, alpha: 0.9, weightDecay: 0.1 }),
};

test.each(made.optimizers)("five steps of $name come to PyTorch's weights", async (steps) => {
  const [w1, b1, w2, b2] = steps.before;
  const net = new Network([denseOf(w1, b1, tanh), denseOf(w2, b2, softmax)]);
  await fiveSteps(net, steps, { optimizer: optimizers[steps.name]() });
  expectWeights(net.layers[0], steps.after[0], steps.after[1]);
  expectWeights(net.layers[1], steps.after[2], steps.after[3]);
});

/** W of ours from PyTorch's weight[filter][channel][y][x], as the docs of `conv2d` say. */
function setConv({ W, b, window }: Conv2d, weight: Numbers, bias: Numbers): void {
  const { size, channels } = window;
  for (const [f, filter] of (weight as number[][][][]).entries()) {
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        for (let c = 0; c < channels; c++) {
          W.data[((y * size + x) * channels + c) * W.cols + f] = filter[c][y][x];
        }
      }
    }
  }
  b?.data.set(bias as number[]);
}

test.each(made.convolutions)(
  "five steps of a convolution come to PyTorch's weights: $name",
  async (c) => {
    const { size, stride, padding, channels, pool, poolStride } = c;
    const layers: LayerDescription[] = [
      conv2d(channels, size, { stride, padding, activation: relu }),
      ...(pool > 0 ? [maxPool2d(pool, { stride: poolStride })] : []),
      flatten(),
    ];
    const front = network({ inputs: c.shape, layers }).layers;
    const conv = front[0] as Conv2d;
    setConv(conv, c.before[0], c.before[1]);
    const last = denseOf(c.before[2], c.before[3], softmax);
    const net = new Network<Layer>([...front, last]);
    await fiveSteps(net, c, { learningRate: 0.1 });
    const expected = new Conv2d(conv.window, conv.W.copy(), conv.b?.copy(), relu);
    setConv(expected, c.after[0], c.after[1]);
    expectClose(conv.W.data, expected.W.data);
    expectClose(conv.b?.data ?? [], expected.b?.data ?? []);
    expectWeights(last, c.after[2], c.after[3]);
  },
);

test("class weights multiply each sample's loss, as PyTorch's losses times weights", async () => {
  const { weighted } = made;
  const layer = denseOf(weighted.before[0], weighted.before[1], softmax);
  await fiveSteps(new Network([layer]), weighted, {
    learningRate: 0.1,
    classWeights: weighted.factors,
  });
  expectWeights(layer, weighted.after[0], weighted.after[1]);
});

const schedules: Readonly<Record<string, Schedule>> = {
  step: stepDecay({ from: 0.4, every: 3, factor: 0.5 }),
  exponential: exponentialDecay({ from: 0.4, factor: 0.9 }),
  cosine: cosineDecay({ from: 0.4, to: 0.01, epochs: 10 }),
};

test.each(Object.keys(schedules))("the %s schedule has PyTorch's rates", (name) => {
  const rates = Array.from({ length: 10 }, (_, i) => schedules[name](i + 1));
  expectClose(rates, made.schedules[name]);
});
