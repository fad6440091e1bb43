/**
 * W2 in brain.js: plain gradient descent, one sample at a time. It knows no softmax, so the last
 * layer is a sigmoid; the work is the same.
 */
import { createRequire } from "node:module";
import { readMnist, report } from "../data.mjs";

const require = createRequire(new URL("../../peers/package.json", import.meta.url));
const { NeuralNetwork } = require("brain.js");
const { version } = require("brain.js/package.json");

const rows = 51_000;
const measured = 5_100;
const { X, labels } = readMnist("train");
const samples = Array.from({ length: measured }, (_, i) => ({
  input: Array.from(X.subarray(i * 784, (i + 1) * 784)),
  output: Array.from({ length: 10 }, (_, k) => (k === labels[i] ? 1 : 0)),
}));
const options = {
  iterations: 1,
  learningRate: 0.03,
  momentum: 1e-9,
  errorThresh: 1e-9,
  log: false,
};
new NeuralNetwork({ hiddenLayers: [8, 8] }).train(samples.slice(0, 500), options); // warm-up
const net = new NeuralNetwork({ hiddenLayers: [8, 8] });
const started = performance.now();
net.train(samples, options);
const seconds = ((performance.now() - started) / 1000) * (rows / measured);
report({
  workload: "W2",
  contestant: "brain.js",
  seconds,
  reckonedFrom: measured,
  threads: 1,
  version: `brain.js ${version}`,
});
