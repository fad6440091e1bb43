import { expect, test } from "vitest";
import type { TrainingProgress } from "../../src/engine/history.ts";
import { train } from "../../src/engine/train.ts";
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
