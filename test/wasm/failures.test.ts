import { expect, test } from "vitest";
import { relu } from "../../src/engine/activations.ts";
import { Matrix, zeros } from "../../src/engine/matrix.ts";
import { adam } from "../../src/engine/optimizers.ts";
import { evaluate, train } from "../../src/train.ts";
import { DivergenceError } from "../../src/training/divergence.ts";
import { someData, someNetwork } from "./samples.ts";

test("a loss that explodes is the same error as the reference's", async () => {
  const data = someData(64, 40, 3);
  const errors = await Promise.all(
    (["simd", "reference"] as const).map((engine) => {
      const net = someNetwork([40, 30, 20, 3]);
      net.layers[1].W.data[7] = Number.NaN;
      return train(net, data, { engine, batchSize: 8, epochs: 3 }).catch((e: unknown) => e);
    }),
  );
  for (const error of errors) {
    expect(error).toBeInstanceOf(DivergenceError);
    expect(error).toMatchObject({ epoch: 1, batch: 1, layer: 2 });
  }
  expect(String(errors[0])).toBe(String(errors[1]));
});

test("a network that diverges after some steps says in which batch, and keeps its history", async () => {
  const data = someData(64, 40, 3);
  const net = someNetwork([40, 30, 3], relu);
  const error = await train(net, data, {
    epochs: 100,
    learningRate: 1e20,
    batchSize: 8,
    engine: "simd",
  }).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(DivergenceError);
  expect(String(error)).toMatch(
    /the loss is (NaN|Infinity) in epoch \d+ of 100, batch \d of 8; layer \d/,
  );
});

test("data and labels that cannot be are the same errors", async () => {
  const bad = someData(10, 40, 3);
  bad.X.data[45] = Number.NaN;
  const net = someNetwork([40, 30, 3]);
  await expect(train(net, bad, { engine: "simd" })).rejects.toThrow(
    "train: X is NaN at row 1, column 5",
  );
  const wrong = someData(10, 40, 3);
  wrong.Y.data[4] = Infinity;
  await expect(train(net, wrong, { engine: "simd" })).rejects.toThrow(
    "train: Y is Infinity at row 1, column 1",
  );
  const labels = { X: zeros(2, 40), Y: zeros(2, 1) };
  labels.Y.data[1] = 3;
  await expect(train(net, labels, { engine: "simd" })).rejects.toThrow("row 1 of Y holds 3");
});

test("an input that is not finite leaves the network and the optimizer as they were, wherever it is", async () => {
  for (const density of [0.3, 1]) {
    for (const epochs of [1, 3]) {
      const bad = someData(1000, 40, 3, 3, density);
      bad.X.data[999 * 40 + 7] = -Infinity;
      const net = someNetwork([40, 30, 3]);
      const optimizer = adam();
      const before = net.save();
      const options = { optimizer, epochs, batchSize: 1, shuffle: false, threads: 2 };
      await expect(train(net, bad, options)).rejects.toThrow(
        "train: X is -Infinity at row 999, column 7; all numbers must be finite",
      );
      expect(net.save()).toBe(before);
      expect(optimizer.memory(net.layers[0].W).steps).toBe(0);
      await expect(evaluate(net, bad)).rejects.toThrow("evaluate: X is -Infinity at row 999");
    }
  }
});

test("an input that is too large for float32 is named, with what to do", async () => {
  const data = someData(64, 40, 3);
  const X = new Matrix(64, 40, Float64Array.from(data.X.data));
  X.data[2000] = 1e300;
  const training = train(someNetwork([40, 30, 3], relu), { ...data, X }, { engine: "simd" });
  await expect(training).rejects.toThrow(/X is 1e\+300 at row 50, column 0.*scale the inputs/);
});
