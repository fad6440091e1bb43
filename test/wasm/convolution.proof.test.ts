/** Networks that begin with a convolution, on the fast engine. */
import { expect, test } from "vitest";
import { conv2d } from "../../src/convolution.ts";
import {
  type Activation,
  leakyRelu,
  linear,
  relu,
  sigmoid,
  softmax,
  tanh,
} from "../../src/engine/activations.ts";
import type { Dataset } from "../../src/engine/dataset.ts";
import { dense } from "../../src/engine/dense.ts";
import { flatten } from "../../src/engine/flatten.ts";
import type { Layer, LayerDescription } from "../../src/engine/layer.ts";
import { categoricalCrossEntropy } from "../../src/engine/losses.ts";
import { Matrix, zeros } from "../../src/engine/matrix.ts";
import { maxPool2d } from "../../src/engine/max-pool.ts";
import { type Network, network } from "../../src/engine/network.ts";
import { adam, momentum, type Optimizer, sgd } from "../../src/engine/optimizers.ts";
import { type Random, seeded } from "../../src/engine/random.ts";
import { Tally } from "../../src/engine/tally.ts";
import { isSession, type Session } from "../../src/training/backend.ts";
import { reference } from "../../src/training/reference.ts";
import { wasm } from "../../src/wasm/backend.ts";
import { casesToProve } from "../proof.ts";
import { allThreads } from "./samples.ts";

interface Case {
  readonly shape: readonly [number, number, number];
  readonly filters: number;
  readonly size: number;
  readonly padding: number;
  readonly activation: Activation;
  readonly bias: boolean;
  /** The pooling's window and step. */
  readonly pool: readonly [number, number] | undefined;
  readonly hidden: number | undefined;
  readonly optimizer: () => Optimizer;
  readonly rows: number;
  readonly batchSize: number;
  readonly partRows: number | undefined;
  readonly density: number;
  readonly mayFuse: boolean;
}

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

test("random convolutions come to the reference's weights and costs, within float32 rounding", async () => {
  for (const seed of casesToProve(seeds, 40)) {
    const c = randomCase(seeded(seed));
    const data = images(c, seeded(1000 + seed));
    const [fast, slow] = [build(c, seed), build(c, seed)];
    const simd = await startFast(c, fast, data, 1);
    const readable = await reference.start(taskOf(c, slow, data));
    const costs = [simd, readable].map((session) => runTwoEpochs(session, c, data));
    const what = `seed ${seed}: ${JSON.stringify(c)} ${c.activation.name} ${c.optimizer().name}`;
    expectNear(costs[0], costs[1], what);
    expectNear(weightsOf(fast), weightsOf(slow), what);
  }
}, 240_000);

test("a convolution's numbers are the same to the last bit for any number of threads", async () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const c = randomCase(seeded(seed));
    const data = images(c, seeded(seed));
    const results = [];
    for (const threads of [1, 2, 3]) {
      const net = build(c, seed);
      const session = await startFast(c, net, data, threads);
      results.push([...runTwoEpochs(session, c, data), ...weightsOf(net)]);
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  }
});

async function startFast(c: Case, net: Network<Layer>, data: Dataset, threads: number) {
  const task = taskOf(c, net, data);
  expect(wasm.supports(task)).toBe(undefined);
  const { batchSize, partRows, mayFuse } = c;
  const session = await wasm.start(task, { batchSize, threads, partRows, mayFuse });
  if (!isSession(session)) throw new Error(session.obstacle);
  await allThreads(session);
  return session;
}

function taskOf(c: Case, net: Network<Layer>, data: Dataset) {
  return { net, data, loss: categoricalCrossEntropy, optimizer: c.optimizer() };
}

function runTwoEpochs(session: Session, { rows, batchSize }: Case, data: Dataset): number[] {
  const order = seeded(5).shuffle(Uint32Array.from({ length: rows }, (_, i) => i));
  const results: number[] = [];
  for (let epoch = 0; epoch < 2; epoch++) {
    const tally = new Tally(categoricalCrossEntropy, data.Y);
    for (let done = 0; done < rows; ) {
      done += session.runBatches(order, done, rows, batchSize, tally);
    }
    results.push(tally.cost, tally.result().loss, tally.correct);
  }
  const judged = new Tally(categoricalCrossEntropy, data.Y);
  session.evaluate(data, 0, rows, judged);
  results.push(judged.result().loss);
  session.readWeights();
  session.end();
  return results;
}

function randomCase(random: Random): Case {
  const pick = <T>(...choices: T[]): T => choices[random.integer(choices.length)];
  const size = pick(1, 2, 3, 4, 5, 5, 6, 7);
  const [height, width] = [size + random.integer(9), size + random.integer(9)];
  const filters = pick(1, 2, 3, 4, 5, 8, 8, 10, 12, 17, 26);
  // Not too many: rounding turns units on or off whose z is almost 0, and decides between two that are almost equal.
  const rows = 1 + random.integer(Math.ceil(Math.min(40, 15_000 / (height * width * filters))));
  return {
    shape: [height, width, pick(1, 1, 2, 3, 8)],
    filters,
    size,
    padding: pick(0, 0, 1, 2, 3),
    activation: pick<Activation>(relu, relu, leakyRelu, tanh, sigmoid, linear),
    bias: random.next() < 0.7,
    pool: pick(undefined, [2, 2], [2, 1], [3, 2], [1, 1]),
    hidden: pick(undefined, 7, 40),
    optimizer: pick(
      () => sgd({ learningRate: 0.02 }),
      () => momentum({ learningRate: 0.01, momentum: 0.8 }),
      () => adam({ learningRate: 0.001, epsilon: 1e-3 }),
    ),
    rows,
    batchSize: pick(1, 3, 4, 16, 32, rows),
    partRows: pick(undefined, undefined, 1, 4, 7),
    density: pick(0.1, 0.5, 1),
    mayFuse: random.next() < 0.7,
  };
}

function build(c: Case, seed: number): Network<Layer> {
  const random = seeded(seed);
  const { filters, size, padding, activation, bias, pool, hidden } = c;
  const [height, width] = c.shape.map((length) => length + 2 * padding - size + 1);
  const fits = pool && Math.min(height, width) >= pool[0];
  const layers: LayerDescription[] = [
    conv2d(filters, size, { padding, activation, bias }),
    ...(fits ? [maxPool2d(pool[0], { stride: pool[1] })] : []),
    ...(random.next() < 0.5 ? [flatten()] : []),
    ...(hidden ? [dense(hidden, { activation: tanh })] : []),
    dense(3, { activation: softmax }),
  ];
  const net = network({ inputs: c.shape, layers, random });
  // Weights that float32 holds exactly, so that both engines start from the same numbers.
  for (const { weights } of net.layers) {
    const [W, b] = weights;
    W?.data.set(W.data.map(Math.fround));
    b?.data.set(b.data.map(() => Math.fround(random.normal(0, 0.1))));
  }
  return net;
}

function images({ shape, rows, density }: Case, random: Random): Dataset {
  const X = zeros(rows, shape[0] * shape[1] * shape[2]);
  for (let i = 0; i < X.data.length; i++) {
    if (random.next() < density) X.data[i] = Math.fround(random.uniform(-1, 1));
  }
  const Y = new Matrix(rows, 3, new Float32Array(rows * 3));
  for (let r = 0; r < rows; r++) Y.data[r * 3 + random.integer(3)] = 1;
  return { X, Y };
}

function weightsOf(net: Network<Layer>): number[] {
  return net.layers.flatMap(({ weights }) => weights.flatMap(({ data }) => [...data]));
}

function expectNear(actual: readonly number[], expected: readonly number[], what: string): void {
  actual.forEach((value, i) => {
    const error = Math.abs(value - expected[i]) / Math.max(1, Math.abs(expected[i]));
    if (!(error < 2e-5)) throw new Error(`${what}: ${value} is not ${expected[i]} (number ${i})`);
  });
}
