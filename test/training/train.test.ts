import { expect, test } from "vitest";
import { sigmoid } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { sumOfSquares } from "../../src/engine/losses.ts";
import { matrix } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { adam, sgd } from "../../src/engine/optimizers.ts";
import { seeded } from "../../src/engine/random.ts";
import { train } from "../../src/train.ts";
import { xor, xorNet } from "./xor.ts";

test("XOR is learned", async () => {
  const net = xorNet();
  const history = await train(net, xor, {
    epochs: 500,
    batchSize: 4,
    optimizer: adam({ learningRate: 0.05 }),
  });
  expect(history.epochs).toBe(500);
  expect(history.loss.at(-1)).toBeLessThan(0.05);
  expect(net.evaluate(xor).accuracy).toBe(1);
});

test("the tutorials' 4x3 table: 1500 steps bring the sum of squares below 0.01", async () => {
  const table = {
    X: matrix([
      [0, 0, 1],
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 1],
    ]),
    Y: xor.Y,
  };
  const layer = { activation: sigmoid, bias: false, init: "uniform" } as const;
  const finals: number[] = [];
  for (let seed = 1; seed <= 20; seed++) {
    const net = network({
      inputs: 3,
      layers: [dense(4, layer), dense(1, layer)],
      random: seeded(seed),
    });
    const { loss } = await train(net, table, {
      epochs: 1500,
      batchSize: 4,
      learningRate: 1,
      loss: sumOfSquares,
    });
    finals.push(loss[1499]);
    expect(loss.every((value, i) => i === 0 || value <= loss[i - 1])).toBe(true);
  }
  finals.sort((a, b) => a - b);
  expect(finals[19]).toBeLessThan(0.01);
  expect(finals[10]).toBeGreaterThan(0.0015); // the survey's median over 1000 seeds: 0.0021
  expect(finals[10]).toBeLessThan(0.003);
});

test("an epoch has one update per batch, the last one smaller", async () => {
  const batches: number[] = [];
  await train(xorNet(), xor, {
    epochs: 2,
    batchSize: 3,
    onBatch: ({ batch }) => batches.push(batch),
  });
  expect(batches).toEqual([1, 2, 1, 2]);
});

test("a batch larger than the data is the full batch", async () => {
  const [a, b] = [xorNet(), xorNet()];
  await train(a, xor, { batchSize: 4096, shuffle: false });
  await train(b, xor, { batchSize: 4, shuffle: false });
  expect(a.save()).toBe(b.save());
});

test("the same seed trains to the same numbers, callbacks or not; another order to others", async () => {
  const run = async (seed: number, options = {}) => {
    const net = xorNet();
    const history = await train(net, xor, {
      epochs: 20,
      batchSize: 1,
      random: seeded(seed),
      ...options,
    });
    return { weights: net.save(), loss: history.loss };
  };
  const plain = await run(1);
  expect(await run(1, { onBatch: () => {}, onProgress: () => {} })).toEqual(plain);
  expect((await run(2)).weights).not.toBe(plain.weights);
});

test("the validation set is judged after the epoch and never learned from", async () => {
  const [watched, plain] = [xorNet(), xorNet()];
  const validation = { X: xor.X, Y: matrix([[1], [0], [0], [1]]) };
  const history = await train(watched, xor, { epochs: 3, validation });
  await train(plain, xor, { epochs: 3 });
  expect(watched.save()).toBe(plain.save());
  expect(history.validationLoss[2]).toBe(watched.evaluate(validation).loss);
});

test("a learning rate changed in onEpoch is used from then on", async () => {
  const [changed, plain] = [xorNet(), xorNet()];
  const optimizer = sgd({ learningRate: 0.5 });
  const stop = () => {
    optimizer.learningRate = 0;
  };
  await train(changed, xor, { epochs: 5, optimizer, onEpoch: stop });
  await train(plain, xor, { epochs: 1, learningRate: 0.5 });
  expect(changed.save()).toBe(plain.save());
});
