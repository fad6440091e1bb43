import { expect, test } from "vitest";
import type { Activation } from "../../src/engine/activations.ts";
import { categoricalCrossEntropy } from "../../src/engine/losses.ts";
import { zeros } from "../../src/engine/matrix.ts";
import { adam, sgd } from "../../src/engine/optimizers.ts";
import { Tally } from "../../src/engine/tally.ts";
import { evaluate, train } from "../../src/train.ts";
import { isSession } from "../../src/training/backend.ts";
import { wasm } from "../../src/wasm/backend.ts";
import { runProgram } from "./program.ts";
import { allThreads, someData, someNetwork } from "./samples.ts";

test("a large network gets the fast engine, a small or a strange one the reference", async () => {
  const data = someData(20, 40, 3);
  const swish: Activation = { name: "swish", apply: (z) => z / (1 + Math.exp(-z)), slope: () => 1 };
  expect((await train(someNetwork([40, 30, 3]), data)).engine).toBe("simd");
  expect((await train(someNetwork([40, 4, 3]), data)).engine).toBe("reference");
  expect((await train(someNetwork([40, 4, 3]), data, { engine: "simd" })).engine).toBe("simd");
  expect((await train(someNetwork([40, 30, 3]), data, { engine: "reference" })).engine).toBe(
    "reference",
  );
  const strange = await train(someNetwork([40, 30, 3], swish), data);
  expect(strange).toMatchObject({
    engine: "reference",
    note: "the activation swish has no fast form",
  });
  expect(String(strange)).toMatch(/\(reference engine: the activation swish has no fast form\)/);
});

test("the history says what the reference's says, and the network has learned", async () => {
  const data = someData(200, 40, 3);
  const options = { epochs: 3, batchSize: 8, validation: someData(50, 40, 3, 9) };
  const [fast, slow] = [someNetwork([40, 30, 3]), someNetwork([40, 30, 3])];
  const a = await train(fast, data, { ...options, engine: "simd" });
  const b = await train(slow, data, { ...options, engine: "reference" });
  for (const name of ["loss", "accuracy", "validationLoss", "validationAccuracy"] as const) {
    for (const [i, value] of a[name].entries()) expect(value).toBeCloseTo(b[name][i], 4);
  }
  expect(fast.evaluate(data).loss).toBeCloseTo(slow.evaluate(data).loss, 4);
});

test("the numbers are the same to the last bit for any number of threads", async () => {
  const data = someData(70, 100, 5);
  const results = [];
  for (const threads of [1, 2, 3, 5]) {
    for (const sparse of [true, false]) {
      const net = someNetwork([100, 170, 90, 5]);
      const task = { net, data, loss: categoricalCrossEntropy, optimizer: sgd() };
      const session = await wasm.start(task, { batchSize: 16, threads, sparse });
      if (!isSession(session)) throw new Error(session.obstacle);
      const tally = new Tally(categoricalCrossEntropy, data.Y);
      const order = Uint32Array.from({ length: 70 }, (_, i) => i);
      for (let epoch = 0; epoch < 3; epoch++) {
        session.runBatches(order, 0, 70, 16, tally);
        await allThreads(session); // the first epoch may have been done by fewer threads
      }
      session.readWeights();
      session.end();
      results.push({ sparse, text: net.save(), total: tally.total });
    }
  }
  for (const kind of [true, false]) {
    const same = results.filter(({ sparse }) => sparse === kind);
    expect(new Set(same.map(({ text }) => text)).size).toBe(1);
    expect(new Set(same.map(({ total }) => total)).size).toBe(1);
  }
});

test("the same seed gives the same numbers, however the work is cut into pieces", async () => {
  const data = someData(300, 40, 3);
  const run = async (options = {}) => {
    const net = someNetwork([40, 30, 3]);
    const history = await train(net, data, { epochs: 2, batchSize: 1, ...options });
    return { text: net.save(), loss: history.loss };
  };
  const whole = await run();
  expect(await run({ onBatch: () => {} })).toEqual(whole);
  expect(await run({ onEpoch: () => {} })).toEqual(whole);
});

test("onEpoch sees the learned weights, and what it changes is used", async () => {
  const net = someNetwork([40, 30, 3]);
  const before = net.save();
  const optimizer = sgd({ learningRate: 0.1 });
  await train(net, someData(50, 40, 3), {
    epochs: 2,
    engine: "simd",
    optimizer,
    onEpoch: ({ epoch }) => {
      if (epoch > 1) return;
      expect(net.save()).not.toBe(before);
      for (const { W } of net.layers) W.data.fill(0.25);
      optimizer.learningRate = 0;
    },
  });
  for (const { W } of net.layers) expect(W.data.every((w) => w === 0.25)).toBe(true);
});

test("Adam goes on where it was, from one engine to the other", async () => {
  const data = someData(60, 40, 3);
  const run = async (engines: readonly ("simd" | "reference")[]) => {
    const net = someNetwork([40, 30, 3]);
    const optimizer = adam({ learningRate: 0.01 });
    for (const engine of engines) await train(net, data, { engine, optimizer, batchSize: 10 });
    return [...net.layers[0].W.data];
  };
  const mixed = await run(["simd", "reference", "simd"]);
  const plain = await run(["reference", "reference", "reference"]);
  for (const [i, w] of mixed.entries()) expect(w).toBeCloseTo(plain[i], 3);
});

test("two calls of one epoch teach what one call of two does, to the last bit, in batches that are cut too", async () => {
  const data = someData(1100, 200, 4, 3, 1);
  const [once, twice] = [someNetwork([200, 300, 4]), someNetwork([200, 300, 4])];
  const options = { batchSize: 1024, learningRate: 0.001, shuffle: false, threads: 1 };
  await train(once, data, { ...options, epochs: 2 });
  for (let call = 0; call < 2; call++) await train(twice, data, options);
  expect(twice.save()).toBe(once.save());
});

test("a learning rate changed in onEpoch is used from then on", async () => {
  const data = someData(50, 40, 3);
  const [changed, plain] = [someNetwork([40, 30, 3]), someNetwork([40, 30, 3])];
  const optimizer = sgd({ learningRate: 0.2 });
  const stop = () => {
    optimizer.learningRate = 0;
  };
  await train(changed, data, { epochs: 4, optimizer, onEpoch: stop });
  await train(plain, data, { epochs: 1, learningRate: 0.2 });
  expect(changed.save()).toBe(plain.save());
});

test("a stop in the middle of an epoch keeps the weights learned so far", async () => {
  const data = someData(2000, 784, 10);
  const net = someNetwork([784, 300, 10]);
  const before = net.save();
  const controller = new AbortController();
  let asked = 0;
  const training = train(net, data, {
    epochs: 1e6,
    signal: controller.signal,
    onProgress: () => {
      if (asked) return;
      asked = performance.now();
      controller.abort();
    },
  });
  await expect(training).rejects.toMatchObject({ name: "AbortError" });
  expect(net.save()).not.toBe(before);
});

test("without WebAssembly the reference trains, and the history says why", async () => {
  const code = `
    import { dense, network, train, zeros } from "./src/index.ts";
    const net = network({ inputs: 40, layers: [dense(40)] });
    const { engine, note } = await train(net, { X: zeros(2, 40), Y: zeros(2, 40) });
    console.log(engine + ", " + note);`;
  const { stdout, status } = await runProgram(code, ["--jitless"]); // no WebAssembly there
  expect({ stdout, status }).toEqual({
    stdout: "reference, there is no WebAssembly with SIMD here\n",
    status: 0,
  });
});

test("workers end with the training, stopped or not: a process with nothing else to do exits", async () => {
  const code = `
    import { wasm } from "./src/wasm/backend.ts";
    import { allThreads } from "./test/wasm/samples.ts";
    import { dense, network, seeded, softmax, zeros, relu, categoricalCrossEntropy, sgd } from "./src/index.ts";
    const net = network({ inputs: 64, layers: [dense(128, { activation: relu }), dense(4, { activation: softmax })] });
    const Y = zeros(8, 4); for (let r = 0; r < 8; r++) Y.data[4 * r] = 1;
    const task = { net, data: { X: zeros(8, 64), Y }, loss: categoricalCrossEntropy, optimizer: sgd() };
    for (let i = 0; i < 3; i++) {
      const session = await wasm.start(task, { batchSize: 8, threads: 3 });
      if (i > 0) await allThreads(session); // the first one may be gone before its workers come
      session.runBatches(Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7), 0, 8, 8, { total: 0, samples: 0, correct: 0, cost: 0 });
      if (i < 2) session.end(); // the last one is forgotten
    }
    console.log("done");`;
  expect(await runProgram(code)).toEqual({ stdout: "done\n", status: 0, stderr: "" });
});

test("evaluate says what net.evaluate does, with either engine, and changes no weight", async () => {
  const data = someData(700, 40, 3);
  const net = someNetwork([40, 30, 3]);
  const before = net.save();
  const [fast, slow] = [
    await evaluate(net, data),
    await evaluate(net, data, { engine: "reference" }),
  ];
  expect(slow).toEqual(net.evaluate(data));
  expect(fast.loss).toBeCloseTo(slow.loss, 6);
  expect(fast.accuracy).toBe(slow.accuracy);
  expect(net.save()).toBe(before);
  await expect(evaluate(net, { X: zeros(2, 5), Y: zeros(2, 3) })).rejects.toThrow(
    "evaluate: X is 2x5",
  );
  const stop = evaluate(net, data, { signal: AbortSignal.abort(), engine: "reference" });
  await expect(stop).rejects.toMatchObject({
    name: "AbortError",
    message: "evaluate: stopped before all samples were evaluated; the network is as it was",
  });
});

test("300 trainings in one process do not make it grow", async () => {
  const data = someData(64, 200, 4);
  const once = () => train(someNetwork([200, 100, 4]), data, { epochs: 1, batchSize: 16 });
  for (let i = 0; i < 100; i++) await once();
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 300; i++) await once();
  expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(60);
});
