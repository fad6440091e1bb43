/** What is not the library's own is never computed as if it were. */
import { expect, test } from "vitest";
import { activations } from "../../src/engine/activations.ts";
import * as library from "../../src/index.ts";
import {
  type Activation,
  adam,
  binaryCrossEntropy,
  column,
  dense,
  matrix,
  Network,
  network,
  type Optimizer,
  relu,
  seeded,
  sgd,
  sigmoid,
  train,
} from "../../src/index.ts";

const softplus: Activation = {
  name: "softplus",
  apply: (z) => Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0),
  slope: (a) => 1 - Math.exp(-a),
};

/** Large enough for the fast engine. */
function wide(activation: Activation): Network {
  return network({ inputs: 20, layers: [dense(60, { activation }), dense(1)], random: seeded(3) });
}

const random = seeded(5);
const X = matrix(
  Array.from({ length: 64 }, () => Array.from({ length: 20 }, () => random.normal())),
);
const Y = column(...Array.from({ length: 64 }, () => random.normal()));

test("an activation that was put into the table has no kernel, so the reference computes it", async () => {
  Object.assign(activations, { softplus });
  try {
    const net = wide(softplus);
    const history = await train(net, { X, Y }, { epochs: 3, batchSize: 16, learningRate: 0.01 });
    expect([history.engine, history.note]).toEqual([
      "reference",
      "the activation softplus has no fast form",
    ]);
    const other = wide(softplus);
    await train(
      other,
      { X, Y },
      { epochs: 3, batchSize: 16, learningRate: 0.01, engine: "reference" },
    );
    expect(net.save() === other.save()).toBe(true);
  } finally {
    Reflect.deleteProperty(activations, "softplus");
  }
});

const still = (): Optimizer => Object.assign(sgd({ learningRate: 1 }), { update: () => {} });
class Backwards extends (adam().constructor as new () => Optimizer) {}

test.each([
  ["does nothing", still()],
  ["is a copy with an update of its own", { ...sgd(), memory: sgd().memory, update: () => {} }],
  [
    "is a class made of the library's",
    Object.assign(new Backwards(), { settings: {}, update: () => {} }),
  ],
])("an optimizer that %s teaches nothing on the fast engine either", async (_, optimizer) => {
  const net = wide(relu);
  const before = net.save();
  const history = await train(net, { X, Y }, { epochs: 2, optimizer: optimizer as Optimizer });
  expect(history.note).toMatch(/^the optimizer \w+ has no fast form$/);
  expect(net.save() === before).toBe(true);
});

test("another function named sigmoid has its own slope after cross-entropy", () => {
  const half: Activation = {
    name: "sigmoid",
    apply: (z) => 1 / (1 + Math.exp(-z / 2)),
    slope: (a) => (a * (1 - a)) / 2,
  };
  const net = network({ inputs: 1, layers: [dense(1, { activation: half, init: () => 0.3 })] });
  const one = { X: column(2), Y: column(1) };
  const [{ dW }] = net.backward(net.forward(one.X), one.Y, binaryCrossEntropy);
  const cost = (w: number): number => -Math.log(half.apply(2 * w));
  const slope = (cost(0.3 + 1e-6) - cost(0.3 - 1e-6)) / 2e-6;
  expect(dW.data[0]).toBeCloseTo(slope, 6);
});

test("every activation with a slope of its own and every optimizer trains alike on both engines, or says why not", async () => {
  const rules = { sgd: library.sgd, momentum: library.momentum, adam: library.adam };
  for (const activation of Object.values(activations)) {
    if ("backward" in activation) continue; // a hidden softmax is in the proof of random networks
    for (const make of Object.values(rules)) {
      const nets = ["reference", "simd"].map(async (engine) => {
        const net = wide(activation);
        const options = { epochs: 2, batchSize: 16, optimizer: make({ learningRate: 0.003 }) };
        const history = await train(net, { X, Y }, { ...options, engine: engine as "simd" });
        return { net, history };
      });
      const [slow, fast] = await Promise.all(nets);
      expect(fast.history.engine === "simd" || fast.history.note).toBeTruthy();
      expect(fast.history.loss[1]).toBeCloseTo(slow.history.loss[1], 4);
    }
  }
});

test("a network with an activation of one's own is saved, and loaded with it", () => {
  const net = wide(softplus);
  expect(() => Network.load(net.save())).toThrow(/softplus.*load\(text, \{ activations/);
  const again = Network.load(net.save(), { activations: { softplus } });
  expect([...again.predict(X).data]).toEqual([...net.predict(X).data]);
});

test("an activation of one's own with a name of the library's is not saved", () => {
  const net = wide({ ...softplus, name: "relu" });
  expect(() => net.save()).toThrow(/save: layer 1 .* named relu, as one of the library/);
  expect(sigmoid.name).toBe("sigmoid");
});
