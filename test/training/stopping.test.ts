import { afterEach, expect, test } from "vitest";
import { tanh } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import type { TrainingProgress } from "../../src/engine/history.ts";
import { meanSquaredError, sumOfSquares } from "../../src/engine/losses.ts";
import { type Matrix, zeros } from "../../src/engine/matrix.ts";
import { type Network, network } from "../../src/engine/network.ts";
import { map, scale, subtract } from "../../src/engine/operations.ts";
import { seeded } from "../../src/engine/random.ts";
import { evaluate, train } from "../../src/train.ts";
import { StoppedError } from "../../src/training/stopped.ts";
import type { TrainOptions } from "../../src/training/train-options.ts";
import { workClock } from "./work-clock.ts";
import { manyRows, xor, xorNet } from "./xor.ts";

const hostSymbol = Symbol.for("chainrule.host");

afterEach(() => {
  Reflect.deleteProperty(globalThis, hostSymbol);
});

test("a signal stops the training with an AbortError that says where; the weights are kept", async () => {
  const net = xorNet();
  const controller = new AbortController();
  const stopping = train(net, xor, {
    epochs: 1_000_000,
    signal: controller.signal,
    onEpoch: ({ epoch }) => {
      if (epoch === 3) controller.abort();
    },
  });
  await expect(stopping).rejects.toMatchObject({
    name: "AbortError",
    message: "train: stopped after epoch 3 of 1,000,000; the weights are kept",
  });
  const same = xorNet();
  await train(same, xor, { epochs: 3 });
  expect(net.save()).toBe(same.save());
});

test("the error of a stopped training holds the finished epochs, and the signal's reason as its cause", async () => {
  const net = xorNet();
  const controller = new AbortController();
  const reason = new Error("the learner has seen enough");
  const onEpoch = ({ epoch }: TrainingProgress) => {
    if (epoch === 3) controller.abort(reason);
  };
  const { signal } = controller;
  const error = await failureOf(train(net, xor, { epochs: 1e6, signal, onEpoch }));
  expect(error).toBeInstanceOf(StoppedError);
  expect(error.cause).toBe(reason);
  expect((error as StoppedError).history?.epochs).toBe(3);
  expect(net.history).toBe((error as StoppedError).history);
});

test("a training whose time is over says so", async () => {
  const signal = AbortSignal.timeout(1);
  const error = await failureOf(train(xorNet(), xor, { epochs: 1e9, signal }));
  expect(error.message).toMatch(/^train: out of time: stopped (in|after|before) /);
  expect(error.cause).toMatchObject({ name: "TimeoutError" });
});

test("an evaluation is stopped by its signal with the signal's reason", async () => {
  const signal = AbortSignal.abort("enough");
  const error = await failureOf(evaluate(xorNet(), xor, { signal }));
  expect(error).toMatchObject({ name: "AbortError", cause: "enough" });
});

for (const engine of ["reference", "simd"] as const) {
  const random = seeded(4);
  const rows = { X: map(zeros(64, 60), () => random.next()), Y: zeros(64, 2) };
  const start = () => network({ inputs: 60, layers: [dense(30, { activation: tanh }), dense(2)] });
  const attempts: Readonly<Record<string, TrainOptions>> = {
    "was stopped before its first step": { signal: AbortSignal.abort() },
    "has learning rate 0": { learningRate: 0 },
    "was stopped by a callback's error before its first step": {
      clock: throwingAt(2),
    },
  };
  for (const [name, options] of Object.entries(attempts)) {
    test(`a training that ${name} leaves every weight as it was, to the last bit, ${engine} engine`, async () => {
      const net = start();
      await train(net, rows, { engine, epochs: 2, ...options }).catch(() => {});
      expect(net.save()).toBe(start().save());
    });
  }
}

test("a training that fails or is stopped tells onProgress so, once, at the end", async () => {
  let net = xorNet();
  const told = async (options: TrainOptions) => {
    net = xorNet();
    const seen: (boolean | undefined)[] = [];
    const onProgress = ({ stopped }: TrainingProgress) => seen.push(stopped);
    await train(net, xor, { epochs: 20, onProgress, ...options }).catch(() => {});
    return [seen.filter(Boolean).length, seen.at(-1)];
  };
  const fail = () => {
    throw new Error("the learner's own");
  };
  expect(await told({})).toEqual([0, false]);
  expect(await told({ onEpoch: fail })).toEqual([1, true]);
  const breakNet = ({ epoch }: TrainingProgress) => {
    if (epoch === 2) net.layers[0].W.data[0] = Number.NaN;
  };
  expect(await told({ onEpoch: breakNet })).toEqual([1, true]);
  const controller = new AbortController();
  const onBatch = () => controller.abort();
  expect(await told({ signal: controller.signal, onBatch })).toEqual([1, true]);
});

test("a stop between two epochs tells onProgress the numbers of the last one, and no NaN", async () => {
  const controller = new AbortController();
  const seen: TrainingProgress[] = [];
  const onEpoch = ({ epoch }: TrainingProgress) => void (epoch === 3 && controller.abort());
  const onProgress = (progress: TrainingProgress) => void seen.push(progress);
  const options = { epochs: 20, signal: controller.signal, onEpoch, onProgress };
  await expect(train(xorNet(), xor, options)).rejects.toThrow("stopped after epoch 3");
  const { stopped, history, loss, accuracy } = seen[seen.length - 1];
  expect({ stopped, loss, accuracy }).toEqual({
    stopped: true,
    loss: history.loss[2],
    accuracy: history.accuracy[2],
  });
});

test("the stop button of the cell that runs now stops the training", async () => {
  const controller = new AbortController();
  Object.assign(globalThis, { [hostSymbol]: { signal: controller.signal } });
  const stopping = train(xorNet(), xor, { epochs: 1e9 });
  setImmediate(() => controller.abort());
  await expect(stopping).rejects.toMatchObject({ name: "AbortError" });
});

test("a stop is heard before the first batch if it took long to get ready", async () => {
  const controller = new AbortController();
  let time = 0;
  const stopping = train(xorNet(), xor, {
    signal: controller.signal,
    clock: () => (time += 60), // each look 60 ms after the last: a turn is over at once
    onBatch: () => expect.unreachable("the event loop had no turn before the first batch"),
  });
  setImmediate(() => controller.abort());
  await expect(stopping).rejects.toMatchObject({
    name: "AbortError",
    message: "train: stopped before the first batch was done; the weights are as they were",
  });
});

test("a stop is heard in the middle of a long validation too", async () => {
  const controller = new AbortController();
  let time = 0;
  const stopping = train(xorNet(), xor, {
    validation: manyRows(100_000),
    signal: controller.signal,
    clock: () => (time += 1),
    onBatch: () => queueMicrotask(() => controller.abort()),
  });
  await expect(stopping).rejects.toMatchObject({ name: "AbortError" });
});

test("the event loop runs while a long training does", async () => {
  let turns = 0;
  const count = setInterval(() => turns++, 1);
  const controller = new AbortController();
  const training = train(xorNet(), xor, { epochs: 1e9, signal: controller.signal });
  const deadline = Date.now() + 20_000;
  while (turns < 5 && Date.now() < deadline) await new Promise((resolve) => setImmediate(resolve));
  clearInterval(count);
  controller.abort();
  await expect(training).rejects.toThrow("stopped");
  expect(turns).toBeGreaterThanOrEqual(5);
});

test("a long batch is cut into parts, and its update is that of the whole batch", async () => {
  const random = seeded(5);
  const X = map(zeros(400, 200), () => (random.next() < 0.1 ? random.next() : 0));
  const Y = map(zeros(400, 2), (_) => random.next());
  for (const loss of [meanSquaredError, sumOfSquares]) {
    const [parts, whole] = [wideNet(), wideNet()];
    const learningRate = loss === sumOfSquares ? 1e-6 : 0.1;
    const batchLosses: number[] = [];
    const { epochs } = await train(
      parts,
      { X, Y },
      {
        ...{ batchSize: 400, learningRate, loss, engine: "reference" },
        onBatch: ({ batchLoss }) => batchLosses.push(batchLoss),
      },
    );
    const pass = whole.forward(X);
    const gradients = whole.backward(pass, Y, loss);
    expect(epochs).toBe(1);
    expect(batchLosses).toHaveLength(1);
    expect(batchLosses[0] / loss.value(pass.A[1], Y)).toBeCloseTo(1, 12);
    for (const [i, { W }] of whole.layers.entries()) {
      const expected = subtract(W, scale(gradients[i].dW, learningRate));
      const moved = subtract(parts.layers[i].W, W);
      const error = subtract(parts.layers[i].W, expected);
      expect(largest(moved)).toBeGreaterThan(0);
      expect(largest(error) / largest(moved)).toBeLessThan(1e-9);
    }
  }
});

test("whatever takes long, the event loop gets its turn within 100 ms", async () => {
  for (const batchSize of [50, 2000]) {
    const { activation, now } = workClock();
    const net = network({ inputs: 700, layers: [dense(300, { activation }), dense(2)] });
    const data = { X: zeros(2000, 700), Y: zeros(2000, 2) };
    let longest = 0;
    let last = 0;
    let isOver = false;
    const look = () => {
      longest = Math.max(longest, now() - last);
      last = now();
      if (!isOver) setImmediate(look);
    };
    look();
    await train(net, data, { batchSize, validation: data, clock: now });
    isOver = true;
    expect(now()).toBeGreaterThan(500); // milliseconds of that clock, in all
    expect(Math.max(longest, now() - last)).toBeLessThan(100);
  }
});

/** 180,000 weights: a batch of 400 is more than one go. */
function wideNet(): Network {
  const layers = [dense(900, { activation: tanh }), dense(2)];
  return network({ inputs: 200, layers, random: seeded(3) });
}

function largest({ data }: Matrix): number {
  let most = 0;
  for (const value of data) most = Math.max(most, Math.abs(value));
  return most;
}

async function failureOf(work: Promise<unknown>): Promise<Error> {
  return work.then(
    () => expect.unreachable("it was not stopped"),
    (error: Error) => error,
  );
}

/** A clock that fails at its n-th look. */
function throwingAt(n: number): () => number {
  let looks = 0;
  return () => {
    if (++looks === n) throw new Error("the clock is broken");
    return looks;
  };
}
