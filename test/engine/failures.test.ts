import { expect, test } from "vitest";
import { relu, softmax, tanh } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/layer.ts";
import { meanSquaredError } from "../../src/engine/losses.ts";
import { matrix, zeros } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { adam } from "../../src/engine/optimizers.ts";
import { DivergenceError } from "../../src/engine/run.ts";
import { train } from "../../src/engine/train.ts";
import { xor, xorNet } from "./xor.ts";

test("a loss that explodes is an error that names epoch, batch and layer", async () => {
  const net = network({
    inputs: 2,
    layers: [dense(8, { activation: relu }), dense(8, { activation: relu }), dense(1)],
  });
  const diverging = train(net, xor, {
    epochs: 1000,
    batchSize: 2,
    learningRate: 1e6,
    loss: meanSquaredError,
  });
  const error = await diverging.catch((e: unknown) => e);
  expect(error).toBeInstanceOf(DivergenceError);
  const { message, epoch, layer, history } = error as DivergenceError;
  expect(message).toMatch(
    /^train: the loss is (NaN|Infinity) in epoch \d+ of 1000, batch [12] of 2; .*; try a smaller learning rate$/,
  );
  expect(layer === undefined || (layer >= 1 && layer <= 3)).toBe(true);
  expect(history.epochs).toBe(epoch - 1);
});

test("the first broken layer is the one with the broken weight", async () => {
  const net = network({ inputs: 2, layers: [dense(3, { activation: tanh }), dense(2), dense(1)] });
  net.layers[1].W.data[0] = Number.NaN;
  await expect(train(net, xor)).rejects.toMatchObject({ layer: 2, epoch: 1, batch: 1 });
});

test("settings and data that cannot be are errors before the first step", async () => {
  const net = xorNet();
  const before = net.save();
  const digits = network({ inputs: 2, layers: [dense(3, { activation: softmax })] });
  const cases: [Promise<unknown>, string][] = [
    [
      train(net, xor, { batchSize: 0 }),
      "train: batchSize is 0; it must be a whole number, 1 or more",
    ],
    [train(net, xor, { batchSize: 1.5 }), "train: batchSize is 1.5"],
    [train(net, xor, { epochs: Number.NaN }), "train: epochs is NaN"],
    [train(net, xor, { threads: 0 }), "train: threads is 0"],
    [train(net, xor, { learningRate: -1 }), "sgd: learningRate is -1"],
    [
      train(net, xor, { learningRate: 1, optimizer: adam() }),
      "both optimizer and learningRate are given",
    ],
    [train(net, { X: zeros(4, 3), Y: xor.Y }), "train: X is 4x3 and the network has 2 inputs"],
    [train(net, { X: xor.X, Y: zeros(3, 1) }), "train: X is 4x2 and Y is 3x1"],
    [train(net, { X: xor.X, Y: zeros(4, 2) }), "Y is 4x2 and the network has 1 outputs"],
    [
      train(net, { X: matrix([[0, Infinity]]), Y: zeros(1, 1) }),
      "train: X is Infinity at row 0, column 1",
    ],
    [
      train(net, { X: zeros(1, 2), Y: matrix([[Number.NaN]]) }),
      "train: Y is NaN at row 0, column 0",
    ],
    [
      train(net, xor, { validation: { X: zeros(1, 5), Y: zeros(1, 1) } }),
      "train (validation): X is 1x5",
    ],
    [
      train(digits, { X: xor.X, Y: matrix([[0], [1], [2], [3]]) }),
      "row 3 of Y holds 3; class numbers must be whole numbers from 0 to 2",
    ],
  ];
  for (const [training, message] of cases) await expect(training).rejects.toThrow(message);
  expect(net.save()).toBe(before);
});
