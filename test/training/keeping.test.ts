/** A training that goes wrong leaves a network that can be used, and goes on where another one ended. */
import { expect, test } from "vitest";
import {
  adam,
  type Dataset,
  DivergenceError,
  dense,
  map,
  Network,
  network,
  relu,
  seeded,
  tanh,
  train,
  value,
  zeros,
} from "../../src/index.ts";

const random = seeded(5);
const drawn = (rows: number, cols: number) => map(zeros(rows, cols), () => random.normal());
const data: Dataset = { X: drawn(50, 4), Y: drawn(50, 1) };
const large: Dataset = { X: drawn(300, 40), Y: drawn(300, 1) };
const netFor = ({ X }: Dataset, hidden = 32): Network =>
  network({ inputs: X.cols, layers: [dense(hidden, { activation: relu }), dense(1)] });

test.each([
  ["reference", data],
  ["simd", large],
] as const)("after a divergence all weights are finite, %s engine", async (engine, set) => {
  const net = netFor(set);
  const training = train(net, set, { epochs: 40, batchSize: 10, learningRate: 50, engine });
  await expect(training).rejects.toThrow(DivergenceError);
  for (const { W, b } of net.layers) {
    expect([...W.data, ...(b?.data ?? [])].every(Number.isFinite)).toBe(true);
  }
  expect(Network.load(net.save()).save()).toBe(net.save());
});

test("prices that were not scaled are named long before the loss is infinite", async () => {
  const told: string[] = [];
  for (let seed = 1; seed <= 10; seed++) {
    const random = seeded(seed);
    const scaled = (rows: number, cols: number, to: number) =>
      map(zeros(rows, cols), () => to * (0.5 + random.next()));
    const prices = { X: scaled(200, 4, 1e3), Y: scaled(200, 1, 1e4) };
    const layers = [dense(16, { activation: relu }), dense(1)];
    const net = network({ inputs: 4, layers, random });
    const end = await train(net, prices, { epochs: 5 }).catch((error: Error) => error);
    if (end instanceof Error) told.push(end.message);
    else expect(Math.max(...end.loss)).toBeLessThan(1e17); // its units died before it could grow
  }
  const words =
    /the loss has grown from \d+ to [\d.e+]+ in .*; scale inputs and targets .*standardScaler/;
  expect(told.length).toBeGreaterThan(4);
  for (const message of told) expect(message).toMatch(words);
});

test("inputs that float32 would round are left to the reference, with a note", async () => {
  const times = { X: map(large.X, (x) => 1.7e12 + x), Y: large.Y };
  const history = await train(netFor(large), times, { learningRate: 1e-30 });
  expect([history.engine, history.note]).toEqual([
    "reference",
    expect.stringMatching(/^inputs such as 1[\d.]+ would be rounded: scale them/),
  ]);
});

test("one input among many that float32 cannot hold is named, and nothing is learnt", async () => {
  const rare = { X: drawn(3000, 40), Y: drawn(3000, 1) };
  rare.X.data[77_777] = 1e39;
  const net = netFor(rare);
  const before = net.save();
  const training = train(net, rare, { engine: "simd" });
  await expect(training).rejects.toThrow(/X is 1e\+39 at row 1944, column 17.*scale the inputs/);
  expect(net.save() === before).toBe(true);
});

test("a second training of a network is refused while the first goes on", async () => {
  const net = netFor(large);
  const first = train(net, large, { epochs: 30, learningRate: 0.01 });
  await expect(train(net, large)).rejects.toThrow(
    /this network is being trained by a call that has not ended/,
  );
  const alone = netFor(large);
  await train(alone, large, { epochs: 30, learningRate: 0.01 });
  await first;
  expect(net.save() === alone.save()).toBe(true);
  await train(net, large); // and now it is free
});

test("a network is free again after a training that failed", async () => {
  const net = netFor(data);
  const failing = train(net, data, {
    onEpoch: () => {
      throw new Error("mine");
    },
  });
  await expect(failing).rejects.toThrow("mine");
  await train(net, data);
});

test.each(["reference", "simd"] as const)(
  "3 epochs and 3 more are 6, %s engine",
  async (engine) => {
    const [parts, whole] = [netFor(large), netFor(large)];
    const settings = () => ({ engine, batchSize: 7, optimizer: adam(), random: seeded(9) });
    const shared = settings();
    await train(parts, large, { ...shared, epochs: 3 });
    await train(parts, large, { ...shared, epochs: 3 });
    await train(whole, large, { ...settings(), epochs: 6 });
    expect(parts.save() === whole.save()).toBe(true);
  },
);

test.each(["onEpoch", "onBatch", "onProgress"] as const)(
  "%s that is rejected ends the training with its error, and what was learnt is kept",
  async (name) => {
    const net = netFor(data);
    const before = net.save();
    const training = train(net, data, {
      epochs: 5,
      [name]: async () => {
        await null;
        throw new Error("mine");
      },
    });
    await expect(training).rejects.toThrow("mine");
    expect(net.save() === before).toBe(false);
  },
);

test("a training waits for the promise of onEpoch", async () => {
  const seen: string[] = [];
  await train(netFor(data), data, {
    epochs: 2,
    onEpoch: async ({ epoch }) => {
      seen.push(`begin ${epoch}`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`end ${epoch}`);
    },
  });
  expect(seen).toEqual(["begin 1", "end 1", "begin 2", "end 2"]);
});

test("only finite numbers are saved and loaded, and -0 keeps its sign", () => {
  const net = network({ inputs: 1, layers: [dense(2, { activation: tanh })] });
  net.layers[0].W.data.set([-0, 1.5]);
  const text = net.save();
  expect(Object.is(Network.load(text).layers[0].W.data[0], -0)).toBe(true);
  expect(() => Network.load(text.replace("1.5", "1e999"))).toThrow(
    /item 1 is Infinity; it must be a finite number/,
  );
  net.layers[0].W.data[1] = Number.NaN;
  expect(() => net.save()).toThrow(/save: layer 1: W holds NaN at place 1/);
});

test("Value walks back through 100,000 operations", () => {
  const x = value(2);
  let sum = x.add(0);
  for (let i = 1; i < 100_000; i++) sum = sum.add(x);
  sum.backward();
  expect([sum.data, x.grad]).toEqual([200_000, 100_000]);
});
