import { expect, test } from "vitest";
import {
  type Activation,
  leakyRelu,
  linear,
  type RowActivation,
  relu,
  sigmoid,
  softmax,
  step as stepActivation,
  tanh,
} from "../../src/engine/activations.ts";
import type { Dataset } from "../../src/engine/dataset.ts";
import { dense } from "../../src/engine/dense.ts";
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  type Loss,
  meanSquaredError,
  sparseCategoricalCrossEntropy,
  sumOfSquares,
} from "../../src/engine/losses.ts";
import { type Matrix, Matrix as MatrixClass, zeros } from "../../src/engine/matrix.ts";
import { type Network, network } from "../../src/engine/network.ts";
import { adam, momentum, type Optimizer, sgd } from "../../src/engine/optimizers.ts";
import { type Random, seeded } from "../../src/engine/random.ts";
import { Tally } from "../../src/engine/tally.ts";
import { isSession, type Session } from "../../src/training/backend.ts";
import { reference as readable } from "../../src/training/reference.ts";
import { wasm } from "../../src/wasm/backend.ts";
import { casesToProve } from "../proof.ts";
import { allThreads } from "./samples.ts";

interface Case {
  readonly sizes: readonly number[];
  readonly hidden: readonly (Activation | RowActivation)[];
  readonly output: Activation | RowActivation;
  readonly loss: Loss;
  readonly optimizer: () => Optimizer;
  readonly rate: number;
  readonly bias: boolean;
  readonly rows: number;
  readonly batchSize: number;
  readonly density: number;
  readonly threads: number;
  readonly sparse: boolean;
  readonly partRows: number | undefined;
  readonly mayFuse: boolean;
  /** As announced: with 3 and more the sparse rows of inputs are kept. */
  readonly epochs: number;
}

const seeds = Array.from({ length: 240 }, (_, index) => index + 1);

test("random networks come to the reference's weights and costs, within float32 rounding", async () => {
  for (const seed of casesToProve(seeds, 40)) {
    const c = randomCase(seeded(seed));
    const [fast, slow] = [build(c, seed), build(c, seed)];
    const data = randomData(c, seeded(1000 + seed));
    const optimizers = [c.optimizer(), c.optimizer()];
    const simd = await wasm.start(
      { net: fast, data, loss: c.loss, optimizer: optimizers[0], epochs: c.epochs },
      {
        ...{ batchSize: c.batchSize, threads: c.threads, sparse: c.sparse },
        ...{ partRows: c.partRows, mayFuse: c.mayFuse },
      },
    );
    if (!isSession(simd)) throw new Error(simd.obstacle);
    await allThreads(simd);
    const reference = await readable.start({
      net: slow,
      data,
      loss: c.loss,
      optimizer: optimizers[1],
    });
    const costs = [simd, reference].map((session) => runTwoEpochs(session, c, data));
    const what = `seed ${seed}: ${describe(c)}`;
    expectNear(costs[0], costs[1], what);
    expectNear(weightsOf(fast), weightsOf(slow), what);
  }
}, 240_000);

test("a long batch is cut by its work alone, and comes to the reference's update", async () => {
  for (const [sizes, rows] of casesToProve(longBatches, 1)) {
    const c: Case = { ...randomCase(seeded(1)), ...longBatch, sizes, rows };
    const data = randomData(c, seeded(2));
    const order = seeded(5).shuffle(Uint32Array.from({ length: rows }, (_, i) => i));
    const runs = [];
    for (const threads of [1, 2]) {
      const task = { net: build(c, 3), data, loss: c.loss, optimizer: c.optimizer() };
      const session = await wasm.start(task, { batchSize: rows, threads });
      if (!isSession(session)) throw new Error(session.obstacle);
      await allThreads(session);
      runs.push({ parts: runOneBatch(session, c, data, order), weights: weightsOf(task.net) });
      expect(session.chunkRows * sizes[0] * sizes[1] * c.density).toBeLessThan(1.1e8);
    }
    const task = { net: build(c, 3), data, loss: c.loss, optimizer: c.optimizer() };
    runOneBatch(await readable.start(task), c, data, order);
    expect(runs[0].parts.length).toBeGreaterThan(1);
    expect(runs[1]).toEqual(runs[0]);
    expectNear(runs[0].weights, weightsOf(task.net), describe(c));
  }
});

/** Units of each layer, and rows of the one batch. */
const longBatches = [
  [[300, 900, 10], 1037],
  [[130, 250, 10], 4096],
] as const;

/** What a case of one long batch has; the rest is drawn. */
const longBatch = {
  // No relu: rounding turns units on or off whose z is almost 0.
  ...{ hidden: [tanh], output: softmax, loss: categoricalCrossEntropy },
  optimizer: () => sgd({ learningRate: 0.5 }),
  ...{ batchSize: 5000, density: 0.9, bias: true },
};

/** Runs all rows as one batch; what each call of `run` did. */
function runOneBatch(
  session: Session,
  { loss, rows }: Case,
  { Y }: Dataset,
  order: Uint32Array,
): number[] {
  const tally = new Tally(loss, Y);
  const parts: number[] = [];
  for (let done = 0; done < rows; done += parts[parts.length - 1]) {
    parts.push(session.runBatches(order, done, rows, rows, tally));
  }
  session.readWeights();
  session.end();
  return parts;
}

function runTwoEpochs(session: Session, c: Case, data: Dataset): number[] {
  const order = seeded(5).shuffle(Uint32Array.from({ length: c.rows }, (_, i) => i));
  const results: number[] = [];
  for (let epoch = 0; epoch < 2; epoch++) {
    const tally = new Tally(c.loss, data.Y);
    for (let done = 0; done < c.rows; ) {
      done += session.runBatches(order, done, c.rows, c.batchSize, tally);
    }
    results.push(tally.cost);
    // A single unit says no class, though a class number may be asked of it.
    const correct =
      c.loss === sparseCategoricalCrossEntropy && c.sizes[c.sizes.length - 1] === 1
        ? []
        : [tally.correct];
    results.push(tally.result().loss, ...correct);
    expect(tally.samples).toBe(c.rows);
  }
  const judged = new Tally(c.loss, data.Y);
  session.evaluate(data, 0, c.rows, judged);
  results.push(judged.result().loss);
  session.readWeights();
  session.end();
  return results;
}

function randomCase(random: Random): Case {
  const pick = <T>(...choices: T[]): T => choices[random.integer(choices.length)];
  const depth = 1 + random.integer(4);
  const size = (): number => pick(1, 2, 3, 4, 5, 7, 8, 10, 13, 16, 19, 31, 32, 33, 47, 64, 70, 101);
  const sizes = Array.from({ length: depth + 1 }, size);
  const hidden = Array.from({ length: depth - 1 }, () =>
    random.next() < 0.05 ? softmax : pick<Activation>(sigmoid, tanh, relu, leakyRelu, linear),
  );
  const [output, loss] = pick<[Activation | RowActivation, Loss]>(
    [softmax, categoricalCrossEntropy],
    [softmax, sparseCategoricalCrossEntropy],
    [sigmoid, binaryCrossEntropy],
    [sigmoid, sumOfSquares],
    [linear, meanSquaredError],
    [tanh, meanSquaredError],
    [softmax, meanSquaredError],
    [sigmoid, categoricalCrossEntropy],
    [softmax, binaryCrossEntropy],
    [stepActivation, meanSquaredError],
  );
  const softHidden = hidden.includes(softmax);
  const rows = 1 + random.integer(40);
  return {
    // A softmax of one unit is refused: it would always say 1.
    sizes: sizes.map((units, i) =>
      i > 0 && (hidden[i - 1] ?? output) === softmax ? Math.max(2, units) : units,
    ),
    hidden,
    output,
    loss,
    ...pick(
      { rate: 0.02, optimizer: () => sgd({ learningRate: 0.02 }) },
      { rate: 0.01, optimizer: () => momentum({ learningRate: 0.01, momentum: 0.8 }) },
      { rate: 0.001, optimizer: () => adam({ learningRate: 0.001, epsilon: 1e-3 }) },
    ),
    bias: random.next() < 0.7,
    rows,
    batchSize: pick(1, 2, 3, 4, 5, 7, 16, 32, rows, 4096),
    density: pick(0.1, 0.5, 1),
    threads: softHidden ? 1 : pick(1, 1, 1, 2, 3),
    sparse: random.next() < 0.5,
    partRows: pick(undefined, undefined, 1, 4, 7),
    mayFuse: random.next() < 0.7,
    epochs: pick(1, 3),
  };
}

function build(c: Case, seed: number): Network {
  const random = seeded(seed);
  const net = network({
    inputs: c.sizes[0],
    layers: c.sizes
      .slice(1)
      .map((units, i) => dense(units, { activation: c.hidden[i] ?? c.output, bias: c.bias })),
    random,
  });
  // Weights that float32 holds exactly, so that both engines start from the same numbers.
  for (const { W, b } of net.layers) {
    W.data.set(W.data.map(Math.fround));
    b?.data.set(b.data.map(() => Math.fround(random.normal(0, 0.1))));
  }
  return net;
}

function randomData(c: Case, random: Random): Dataset {
  const [inputs, outputs] = [c.sizes[0], c.sizes[c.sizes.length - 1]];
  const X = fill(zeros(c.rows, inputs), () =>
    random.next() < c.density ? Math.fround(random.uniform(-1, 1)) : 0,
  );
  if (c.loss === sparseCategoricalCrossEntropy) {
    return { X, Y: fill(zeros(c.rows, 1), () => random.integer(outputs)) };
  }
  const Y = new MatrixClass(c.rows, outputs, new Float32Array(c.rows * outputs));
  const oneHot = c.loss === categoricalCrossEntropy || c.output === softmax;
  for (let r = 0; r < c.rows; r++) {
    if (oneHot) Y.data[r * outputs + random.integer(outputs)] = 1;
    else for (let k = 0; k < outputs; k++) Y.data[r * outputs + k] = random.integer(2);
  }
  return { X, Y };
}

function fill(m: Matrix, draw: () => number): Matrix {
  for (let i = 0; i < m.data.length; i++) m.data[i] = draw();
  return m;
}

function weightsOf(net: Network): number[] {
  return net.layers.flatMap(({ W, b }) => [...W.data, ...(b?.data ?? [])]);
}

function expectNear(actual: readonly number[], expected: readonly number[], what: string): void {
  actual.forEach((value, i) => {
    const error = Math.abs(value - expected[i]) / Math.max(1, Math.abs(expected[i]));
    if (!(error < 2e-5)) throw new Error(`${what}: ${value} is not ${expected[i]} (number ${i})`);
  });
}

function describe(c: Case): string {
  const names = [...c.hidden, c.output].map((f) => f.name).join(" ");
  return `${c.sizes.join("-")} ${names}, ${c.loss.name}, ${c.optimizer().name}, batch ${c.batchSize} of ${c.rows}, parts of ${c.partRows}, ${c.threads} threads, ${c.sparse ? "sparse" : "dense"}, bias ${c.bias}, ${c.epochs} epochs`;
}
