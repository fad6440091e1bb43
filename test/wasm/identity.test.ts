/** What is not the library's own is never computed as if it were. */
import { expect, test } from "vitest";
import { activations } from "../../src/engine/activations.ts";
import * as lossModule from "../../src/engine/losses.ts";
import * as optimizers from "../../src/engine/optimizers.ts";
import * as library from "../../src/index.ts";
import {
  type Activation,
  adam,
  binaryCrossEntropy,
  column,
  type Dataset,
  dense,
  type Loss,
  matrix,
  Network,
  network,
  type Optimizer,
  type RowActivation,
  relu,
  seeded,
  sgd,
  sigmoid,
  type TrainOptions,
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

const { sgd: plain, momentum, adam: adaptive, adamW, rmsProp } = library;
const rules = { sgd: plain, momentum, adam: adaptive, adamW, rmsProp };

/** Everything exported that is an activation, or a loss. */
const exported: readonly unknown[] = Object.values(library);
const ownActivations = exported.filter(isActivation);
const ownLosses = exported.filter(isLoss);

test("the lists of what is tried hold all that is exported", () => {
  expect(ownActivations.map(({ name }) => name).sort()).toEqual(Object.keys(activations).sort());
  const losses: readonly unknown[] = Object.values(lossModule);
  expect(new Set(ownLosses)).toEqual(new Set(losses.filter(isLoss)));
  const makers = Object.entries(optimizers).filter(([name]) => /^[a-z]/.test(name));
  expect(makers.map(([name]) => name).sort()).toEqual(Object.keys(rules).sort());
});

test.each(ownActivations)(
  "$name trains alike on both engines with every optimizer, or a note says why not",
  async (activation) => {
    for (const make of Object.values(rules)) {
      await expectAlike(
        () =>
          network({ inputs: 20, layers: [dense(60, { activation }), dense(1)], random: seeded(3) }),
        { X, Y },
        () => ({ optimizer: make({ learningRate: 0.003 }) }),
      );
    }
  },
);

test.each(ownLosses)(
  "$name trains alike on both engines after every activation, or a note says why not",
  async (loss) => {
    const classNumbers = column(...Array.from({ length: X.rows }, (_, r) => r % 3));
    const oneHot = matrix(
      Array.from({ length: X.rows }, (_, r) => [0, 1, 2].map((c) => Number(r % 3 === c))),
    );
    const target = loss === library.sparseCategoricalCrossEntropy ? classNumbers : oneHot;
    for (const activation of ownActivations) {
      await expectAlike(
        () =>
          network({
            inputs: 20,
            layers: [dense(60, { activation: library.tanh }), dense(3, { activation })],
            random: seeded(3),
          }),
        { X, Y: target },
        () => ({ loss, learningRate: 0.001 }),
      );
    }
  },
);

/** Trains two equal networks, one on each engine, and compares their losses. */
async function expectAlike(
  make: () => Network,
  data: Dataset,
  options: () => TrainOptions,
): Promise<void> {
  const runs = (["reference", "simd"] as const).map((engine) =>
    train(make(), data, { epochs: 2, batchSize: 16, engine, ...options() }),
  );
  const [slow, fast] = await Promise.all(runs);
  expect(fast.engine === "simd" || fast.note).toBeTruthy();
  const size = Math.max(1, Math.abs(slow.loss[1]));
  expect(Math.abs(fast.loss[1] - slow.loss[1]) / size).toBeLessThan(1e-4);
}

function isActivation(value: unknown): value is Activation | RowActivation {
  return typeof value === "object" && value !== null && "apply" in value && "name" in value;
}

function isLoss(value: unknown): value is Loss {
  return typeof value === "object" && value !== null && "gradient" in value && "over" in value;
}

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
