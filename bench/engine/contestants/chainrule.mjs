/**
 * chainrule's own runs: `node chainrule.mjs W2 [--threads=1] [--epochs=10]`. The bundle is made by
 * the runner.
 */
import { availableParallelism } from "node:os";
import { readMnist, report } from "../data.mjs";

const bundle = new URL("../../.cache/engine.mjs", import.meta.url);
const {
  conv2d,
  dense,
  evaluate,
  flatten,
  Matrix,
  matrix,
  maxPool2d,
  network,
  relu,
  seeded,
  sigmoid,
  softmax,
  sumOfSquares,
  tanh,
  train,
} = await import(bundle);

const [workload, ...flags] = process.argv.slice(2);
const oneThread = flags.includes("--threads=1");
const epochs = Number(flags.find((flag) => flag.startsWith("--epochs="))?.slice(9) ?? 1);
const runs = {
  W1: runTable,
  W2: runSmall,
  W3: runWide,
  W4: runDense,
  W5: runJudging,
  W6: runImages,
};
const { history, ...result } = await runs[workload]();
report({
  workload,
  contestant: oneThread ? "chainrule-1" : "chainrule",
  ...result,
  ...(history && { engine: history.engine, threads: history.threads }),
  megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  version: `Node ${process.versions.node}`,
});

async function runTable() {
  const data = {
    X: matrix([
      [0, 0, 1],
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 1],
    ]),
    Y: matrix([[0], [1], [1], [0]]),
  };
  const layer = { activation: sigmoid, bias: false, init: "uniform" };
  const once = async (seed) => {
    const net = network({
      inputs: 3,
      layers: [dense(4, layer), dense(1, layer)],
      random: seeded(seed),
    });
    const options = {
      epochs: 1500,
      batchSize: 4,
      learningRate: 1,
      loss: sumOfSquares,
      shuffle: false,
    };
    return timed(() => train(net, data, options));
  };
  await once(1); // the warm-up run
  const { seconds, history } = await once(2);
  return { seconds, loss: history.loss.at(-1), history };
}

async function runSmall() {
  const layer = { bias: false, init: "fan-in" };
  const layers = [
    dense(8, { ...layer, activation: sigmoid }),
    dense(8, { ...layer, activation: sigmoid }),
    dense(10, { ...layer, activation: softmax }),
  ];
  return trainOnce(layers, "train", 51_000, { batchSize: 1, learningRate: 0.03 });
}

async function runWide() {
  const layers = [
    dense(1000, { activation: relu, init: "he" }),
    dense(10, { activation: softmax, init: "he" }),
  ];
  return trainOnce(layers, "train", 60_000, { batchSize: 32, learningRate: 0.1 });
}

async function runDense() {
  const layers = [
    dense(128, { activation: tanh }),
    dense(64, { activation: tanh }),
    dense(10, { activation: softmax }),
  ];
  return trainOnce(
    layers,
    "train",
    60_000,
    { batchSize: 64, learningRate: 0.1 },
    { standardised: true },
  );
}

async function runImages() {
  const layers = [
    conv2d(8, 5, { activation: relu, init: "he" }),
    maxPool2d(2),
    flatten(),
    dense(10, { activation: softmax }),
  ];
  const options = { batchSize: 32, learningRate: 0.1 };
  return trainOnce(layers, "train", 60_000, options, { inputs: [28, 28, 1] });
}

async function runJudging() {
  const layers = [dense(1000, { activation: relu }), dense(10, { activation: softmax })];
  const net = network({ inputs: 784, layers, random: seeded(1) });
  const test = dataset("t10k");
  await evaluate(net, test); // warm-up
  const started = performance.now();
  await evaluate(net, test);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, threads: availableParallelism() }; // a network this wide gets them all
}

/** One epoch (or as many as the flag says) after a short warm-up with another network, then the accuracy on the test set. */
async function trainOnce(layers, name, rows, options, { standardised = false, inputs = 784 } = {}) {
  const data = dataset(name, rows, standardised);
  const threads = oneThread ? { threads: 1 } : {};
  const warm = { X: slice(data.X, 640), Y: slice(data.Y, 640) };
  await train(network({ inputs, layers, random: seeded(9) }), warm, {
    ...options,
    ...threads,
  });
  const random = seeded(1);
  const net = network({ inputs, layers, random });
  const timing = await timed(() => train(net, data, { ...options, ...threads, random, epochs }));
  const { accuracy } = await evaluate(net, dataset("t10k", 10_000, standardised));
  return { ...timing, accuracy };
}

async function timed(run) {
  const started = performance.now();
  const history = await run();
  return { seconds: (performance.now() - started) / 1000, history };
}

function dataset(name, rows = 10_000, standardised = false) {
  const { X, labels } = readMnist(name, standardised);
  const Y = new Float32Array(rows * 10);
  for (let i = 0; i < rows; i++) Y[i * 10 + labels[i]] = 1;
  return { X: new Matrix(rows, 784, X.subarray(0, rows * 784)), Y: new Matrix(rows, 10, Y) };
}

function slice({ cols, data }, rows) {
  return new Matrix(rows, cols, data.subarray(0, rows * cols));
}
