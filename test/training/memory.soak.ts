/** 1,000 trainings in one process: what `npm test` does with 300. */
import { expect, test } from "vitest";
import { softmax, tanh } from "../../src/engine/activations.ts";
import type { Dataset } from "../../src/engine/dataset.ts";
import { dense } from "../../src/engine/dense.ts";
import { Matrix } from "../../src/engine/matrix.ts";
import { type Network, network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";
import { train } from "../../src/train.ts";
import type { TrainOptions } from "../../src/training/train-options.ts";

const data = someData();
const broken = someData();
broken.X.data[7] = Number.NaN;

/** One training of each kind; those that are to fail give the name of their error. */
const kinds: Record<string, () => Promise<string>> = {
  reference: () => outcome(someNetwork(), data, { engine: "reference" }),
  "the fast engine": () => outcome(someNetwork(), data, { engine: "simd", threads: 1 }),
  threads: () => outcome(someNetwork(), data, { engine: "simd", threads: 3 }),
  "a stop": () => {
    const stop = new AbortController();
    const onBatch = () => stop.abort();
    const endless = { epochs: 1e6, signal: stop.signal, onBatch };
    return outcome(someNetwork(), data, { engine: "simd", threads: 3, ...endless });
  },
  "weights that are not finite": () => {
    const net = someNetwork();
    net.layers[0].W.data[5] = Number.NaN;
    return outcome(net, data, { engine: "simd", threads: 3 });
  },
  "inputs that are not finite": () =>
    outcome(someNetwork(), broken, { engine: "simd", threads: 3 }),
};

const outcomes = ["trained", "trained", "trained", "AbortError", "DivergenceError", "RangeError"];

test("each kind ends as it should", async () => {
  const seen = [];
  for (const run of Object.values(kinds)) seen.push(await run());
  expect(seen).toEqual(outcomes);
});

for (const chosen of [["reference"], ["the fast engine"], Object.keys(kinds)]) {
  test(`1,000 trainings do not make the process grow: ${chosen.join(", ")}`, async () => {
    const some = async (count: number) => {
      for (let i = 0; i < count; i++) await kinds[chosen[i % chosen.length]]();
      return process.memoryUsage().rss / 2 ** 20;
    };
    const before = await some(300);
    expect((await some(1000)) - before).toBeLessThan(60);
  }, 600_000);
}

async function outcome(net: Network, on: Dataset, options: TrainOptions): Promise<string> {
  return train(net, on, { batchSize: 16, ...options }).then(
    () => "trained",
    (error: Error) => error.name,
  );
}

function someNetwork(): Network {
  const layers = [dense(100, { activation: tanh }), dense(4, { activation: softmax })];
  return network({ inputs: 200, layers, random: seeded(4) });
}

/** 64 samples whose class is the place of their largest input among the first four. */
function someData(): Dataset {
  const random = seeded(3);
  const X = new Matrix(64, 200, new Float32Array(64 * 200));
  const Y = new Matrix(64, 4, new Float32Array(64 * 4));
  for (let i = 0; i < X.data.length; i++) X.data[i] = random.next() < 0.3 ? random.normal() : 0;
  for (let r = 0; r < 64; r++) {
    const k = random.integer(4);
    X.data[r * 200 + k] = 3;
    Y.data[r * 4 + k] = 1;
  }
  return { X, Y };
}
