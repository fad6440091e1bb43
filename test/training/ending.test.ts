/** How a training ends by itself, and what changes on its way: early stopping, onEpoch, schedules, class weights. */
import { expect, test } from "vitest";
import { relu, sigmoid, softmax } from "../../src/engine/activations.ts";
import type { Dataset } from "../../src/engine/dataset.ts";
import { dense } from "../../src/engine/dense.ts";
import type { TrainingProgress } from "../../src/engine/history.ts";
import { binaryCrossEntropy } from "../../src/engine/losses.ts";
import { column, matrix } from "../../src/engine/matrix.ts";
import type { Network } from "../../src/engine/network.ts";
import { network } from "../../src/engine/network.ts";
import { adam, sgd } from "../../src/engine/optimizers.ts";
import { seeded } from "../../src/engine/random.ts";
import { train } from "../../src/train.ts";
import { cosineDecay, stepDecay } from "../../src/training/schedules.ts";

/** Noise that can be learned by heart, and says nothing about other noise. */
function noise(seed: number, rows = 40): Dataset {
  const random = seeded(seed);
  const X = matrix(
    Array.from({ length: rows }, () => Array.from({ length: 20 }, () => random.normal())),
  );
  return { X, Y: column(Array.from({ length: rows }, () => random.integer(3))) };
}

function wide(): Network {
  const layers = [dense(60, { activation: relu, init: "he" }), dense(3, { activation: softmax })];
  return network({ inputs: 20, layers, random: seeded(4) });
}

const engines = ["reference", "simd"] as const;
const options = { epochs: 200, batchSize: 8, learningRate: 0.1, validation: noise(2) };

test.each(engines)(
  "early stopping ends in time and brings the best weights back: %s",
  async (engine) => {
    const net = wide();
    const saved: string[] = [];
    const history = await train(net, noise(1), {
      ...options,
      engine,
      onEpoch: () => void saved.push(net.save()),
      earlyStopping: { patience: 5 },
    });
    const best = history.validationLoss.indexOf(Math.min(...history.validationLoss)) + 1;
    expect(history.engine).toBe(engine);
    expect(history.epochs).toBe(best + 5);
    expect(history.bestEpoch).toBe(best);
    expect(net.save() === saved[best - 1]).toBe(true);
  },
);

test("without restoreBest the last weights stay, and accuracy is watched as something that rises", async () => {
  const net = wide();
  let last = "";
  const history = await train(net, noise(1), {
    ...options,
    onEpoch: () => {
      last = net.save();
    },
    earlyStopping: { patience: 4, monitor: "accuracy", minDelta: 0.01, restoreBest: false },
  });
  expect(net.save() === last).toBe(true);
  expect(history.accuracy.at(-1)).toBeGreaterThan(0.9);
  expect(history.epochs).toBeLessThan(200);
});

test.each(engines)(
  "onEpoch ends the training by false, at once or by a promise: %s",
  async (engine) => {
    for (const answer of [false, Promise.resolve(false)]) {
      const net = wide();
      const onEpoch = ({ epoch }: { epoch: number }) => (epoch === 3 ? answer : undefined);
      const history = await train(net, noise(1), { ...options, engine, onEpoch });
      expect(history.epochs).toBe(3);
      const same = wide();
      await train(same, noise(1), { ...options, engine, epochs: 3 });
      expect(net.save() === same.save()).toBe(true);
    }
  },
);

test("onProgress hears of an end before the last epoch, so that no progress line waits for more", async () => {
  const ends = {
    earlyStopping: { patience: 3 },
    onEpoch: ({ epoch }: { epoch: number }) => epoch < 2,
  };
  for (const [name, end] of Object.entries(ends)) {
    let last: TrainingProgress | undefined;
    const onProgress = (progress: TrainingProgress) => {
      last = progress;
    };
    const history = await train(wide(), noise(1), { ...options, onProgress, [name]: end });
    expect(history.epochs).toBeLessThan(200);
    expect(last).toMatchObject({ stopped: true, epoch: history.epochs });
  }
});

test.each(engines)("a schedule sets the rate of each epoch: %s", async (engine) => {
  const optimizer = adam();
  const rates: number[] = [];
  const schedule = stepDecay({ from: 0.02, every: 2, factor: 0.5 });
  const net = wide();
  const onEpoch = () => void rates.push(optimizer.learningRate);
  const shuffle = false;
  await train(net, noise(1), { epochs: 5, optimizer, schedule, onEpoch, engine, shuffle });
  expect(rates).toEqual([0.02, 0.02, 0.01, 0.01, 0.005]);
  const same = wide();
  const other = adam();
  for (const learningRate of rates) {
    other.learningRate = learningRate;
    await train(same, noise(1), { optimizer: other, engine, shuffle });
  }
  expect(net.save() === same.save()).toBe(true);
});

test("a class that counts more is found more often, and validation counts all alike", async () => {
  const random = seeded(9);
  const rare = Array.from({ length: 300 }, (_, i) => Number(i % 10 === 0));
  const X = matrix(rare.map((y) => [random.normal() + y, random.normal()]));
  const data = { X, Y: column(rare) };
  const found = async (classWeights?: number[]) => {
    const net = network({ inputs: 2, layers: [dense(1, { activation: sigmoid })] });
    const history = await train(net, data, { epochs: 50, classWeights, validation: data });
    expect(history.validationLoss.at(-1)).toBeCloseTo(net.evaluate(data).loss, 10);
    return net.predict(X).data.filter((a, i) => a >= 0.5 && rare[i] === 1).length;
  };
  expect(await found()).toBeLessThan(5);
  expect(await found([1, 9])).toBeGreaterThan(15);
});

test("class weights run on the reference, with a note; weight decay too", async () => {
  const weighted = await train(wide(), noise(1), { classWeights: [1, 2, 3] });
  expect([weighted.engine, weighted.note]).toEqual([
    "reference",
    "the loss sparseCategoricalCrossEntropy with class weights has no fast form",
  ]);
  const decayed = await train(wide(), noise(1), { optimizer: sgd({ weightDecay: 0.1 }) });
  expect(decayed.note).toBe("weight decay has no fast form");
});

test("what cannot be is said in one sentence", async () => {
  const said = async (wrong: object) =>
    train(wide(), noise(1), wrong as never).then(String, (error: Error) => error.message);
  expect(await said({ earlyStopping: { patience: 0 } })).toMatch(/earlyStopping: patience is 0/);
  expect(await said({ earlyStopping: { patience: 1, monitor: "valLoss" } })).toMatch(
    /did you mean/,
  );
  expect(await said({ earlyStopping: { patience: 1, monitor: "validationLoss" } })).toMatch(
    /there are no validation data; give train a validation set/,
  );
  expect(await said({ earlyStopping: { patience: 1, delta: 1 } })).toMatch(
    /did you mean|there are/,
  );
  expect(await said({ schedule: 0.1 })).toMatch(
    /schedule is 0.1; it must be a function of the epoch/,
  );
  expect(await said({ schedule: () => Number.NaN })).toMatch(/schedule gives NaN for epoch 1/);
  expect(await said({ schedule: () => 1, learningRate: 1 })).toMatch(
    /both schedule and learningRate/,
  );
  expect(await said({ classWeights: [1, 2] })).toMatch(
    /a number, 0 or more, for each of 3 classes/,
  );
  expect(() => cosineDecay({ from: 0, epochs: 3 })).toThrow(/cosineDecay: from is 0/);
  expect(() => stepDecay({ from: 1, every: 0 })).toThrow(/stepDecay: every is 0/);
  expect(binaryCrossEntropy.of).toBeUndefined();
});
