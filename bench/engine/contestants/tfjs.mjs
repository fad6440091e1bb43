/**
 * The networks in TensorFlow.js on its WebAssembly backend (SIMD, threads). An epoch would take
 * minutes, so a part of it is measured and the rest is reckoned.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { readMnist, report } from "../data.mjs";

const require = createRequire(new URL("../../peers/package.json", import.meta.url));
const tf = require("@tensorflow/tfjs");
const { setWasmPaths } = require("@tensorflow/tfjs-backend-wasm");
const files = path.dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json"));
setWasmPaths(`${path.join(files, "dist")}${path.sep}`);
// Its WebAssembly has no gradient of a convolution ("Kernel 'Conv2DBackpropFilter' not registered"): W6 is plain JavaScript.
await tf.setBackend(process.argv[2] === "W6" ? "cpu" : "wasm");
await tf.ready();

const { dense, reshape, conv2d, maxPooling2d, flatten } = tf.layers;
const tasks = {
  W2: {
    batch: 1,
    rate: 0.03,
    rows: 51_000,
    measured: 1500,
    sizes: [8, 8],
    activation: "sigmoid",
    bias: false,
  },
  W3: { batch: 32, rate: 0.1, rows: 60_000, measured: 1920, sizes: [1000], activation: "relu" },
  W4: {
    batch: 64,
    rate: 0.1,
    rows: 60_000,
    measured: 6400,
    sizes: [128, 64],
    activation: "tanh",
    standardised: true,
  },
  W6: { batch: 32, rate: 0.1, rows: 60_000, measured: 320, sizes: [], images: true },
};
const workload = process.argv[2];
const {
  batch,
  rate,
  rows,
  measured,
  sizes,
  activation,
  bias = true,
  standardised,
  images = false,
} = tasks[workload];

const model = tf.sequential();
if (images) {
  model.add(reshape({ targetShape: [28, 28, 1], inputShape: [784] }));
  model.add(conv2d({ filters: 8, kernelSize: 5, activation: "relu" }));
  model.add(maxPooling2d({ poolSize: 2 }));
  model.add(flatten());
}
for (const [i, units] of sizes.entries()) {
  model.add(dense({ units, activation, useBias: bias, ...(i === 0 && { inputShape: [784] }) }));
}
model.add(dense({ units: 10, activation: "softmax", useBias: bias }));
model.compile({ optimizer: tf.train.sgd(rate), loss: "categoricalCrossentropy" });

const { X, labels } = readMnist("train", standardised);
await learn(0, 5 * batch); // warm-up
const started = performance.now();
await learn(5 * batch, measured);
const seconds = ((performance.now() - started) / 1000) * (rows / measured);
report({
  workload,
  contestant: "tfjs",
  seconds,
  reckonedFrom: measured,
  threads: images ? 1 : (await import("node:os")).availableParallelism(),
  version: `TensorFlow.js ${tf.version.tfjs}`,
});

async function learn(from, count) {
  const x = tf.tensor2d(X.slice(from * 784, (from + count) * 784), [count, 784]);
  const y = tf.oneHot(
    tf.tensor1d(Int32Array.from(labels.subarray(from, from + count)), "int32"),
    10,
  );
  await model.fit(x, y, { batchSize: batch, epochs: 1, verbose: 0, yieldEvery: "never" });
  tf.dispose([x, y]);
}
