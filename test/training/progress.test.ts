import { expect, test } from "vitest";
import { dense } from "../../src/engine/dense.ts";
import type { TrainingProgress } from "../../src/engine/history.ts";
import { zeros } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { train } from "../../src/train.ts";
import { workClock } from "./work-clock.ts";
import { manyRows, xor, xorNet } from "./xor.ts";

test("progress counts, averages and keeps the history", async () => {
  const seen: TrainingProgress[] = [];
  const history = await train(xorNet(), xor, {
    epochs: 2,
    batchSize: 2,
    validation: xor,
    onBatch: (progress) => seen.push(progress),
    onEpoch: (progress) => seen.push(progress),
  });
  expect(seen.map(({ epoch, batch }) => [epoch, batch])).toEqual([
    [1, 1],
    [1, 2],
    [1, 2],
    [2, 1],
    [2, 2],
    [2, 2],
  ]);
  expect(seen[0].loss).toBe(seen[0].batchLoss);
  expect(seen[1].loss).toBeCloseTo((seen[0].batchLoss + seen[1].batchLoss) / 2, 12);
  expect(seen[2]).toMatchObject({
    epochs: 2,
    batches: 2,
    loss: history.loss[0],
    validationLoss: history.validationLoss[0],
    validationAccuracy: history.validationAccuracy[0],
  });
  expect(seen[2].history).toBe(history);
  expect(history.seconds).toHaveLength(2);
  expect(String(history)).toMatch(
    /^History of 2 epochs \(reference engine\): loss 0\.\d+, accuracy /,
  );
});

test("seconds elapsed and left come from the clock", async () => {
  let time = 0;
  const left: number[] = [];
  await train(xorNet(), xor, {
    epochs: 3,
    batchSize: 4,
    clock: () => time,
    onBatch: () => {
      time += 1000;
    },
    onEpoch: ({ secondsElapsed, secondsLeft }) => left.push(secondsElapsed, secondsLeft),
  });
  expect(left).toEqual([1, 2, 2, 1, 3, 0]);
});

test("onProgress is called by the clock, not by the batch", async () => {
  let time = 0;
  let calls = 0;
  await train(xorNet(), manyRows(500), {
    batchSize: 1,
    clock: () => time,
    onBatch: () => {
      time += 10;
    },
    onProgress: () => {
      calls++;
    },
  });
  expect(calls).toBe(51); // 500 batches of 10 ms, one call in 100 ms, one at the end
});

test("onProgress is called at least twice and at most ten times a second, also while a batch or a validation is long", async () => {
  for (const batchSize of [50, 2000]) {
    const { activation, now } = workClock();
    const net = network({ inputs: 700, layers: [dense(300, { activation }), dense(2)] });
    const data = { X: zeros(2000, 700), Y: zeros(2000, 2) };
    const validation = { X: zeros(5000, 700), Y: zeros(5000, 2) };
    const calls = [0];
    const onProgress = () => calls.push(now());
    await train(net, data, { epochs: 2, batchSize, validation, clock: now, onProgress });
    const gaps = calls.slice(1).map((time, i) => time - calls[i]);
    expect(now()).toBeGreaterThan(1500); // milliseconds of that clock, in all
    expect(Math.max(...gaps)).toBeLessThan(500);
    expect(calls.length).toBeLessThan(now() / 100 + 2);
    expect(calls.at(-1)).toBe(now());
  }
});

test("many tiny epochs are told of by the clock too, not one by one", async () => {
  let calls = 0;
  await train(xorNet(), xor, {
    epochs: 3000,
    batchSize: 4,
    onProgress: () => calls++,
    clock: () => 0,
  });
  expect(calls).toBe(1); // the last one; the clock stood still
});

test("the seconds of the epochs add up to the whole time, however short the epochs are", async () => {
  const { activation, now } = workClock();
  const net = network({ inputs: 2, layers: [dense(5, { activation }), dense(1)] });
  const { seconds } = await train(net, xor, { epochs: 3000, batchSize: 4, clock: now });
  expect(seconds).toHaveLength(3000);
  expect(now()).toBe(30); // 3000 epochs of 20 activations, 2000 a millisecond
  expect(1000 * seconds.reduce((sum, s) => sum + s)).toBeCloseTo(30, 6);
});
