import { expect, test } from "vitest";
import { relu, softmax, tanh } from "../../src/engine/activations.ts";
import type { Dataset } from "../../src/engine/dataset.ts";
import { type Dense, dense } from "../../src/engine/dense.ts";
import type { LayerDescription } from "../../src/engine/layer.ts";
import { meanSquaredError, sumOfSquares } from "../../src/engine/losses.ts";
import { matrix, zeros } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { adam } from "../../src/engine/optimizers.ts";
import { evaluate, train } from "../../src/train.ts";
import { DivergenceError } from "../../src/training/divergence.ts";
import type { TrainOptions } from "../../src/training/train-options.ts";
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
    /^train: the loss has grown from \S+ to \S+ in epoch \d+ of 1,000, batch [12] of 2; .*, or try a smaller learning rate$/,
  );
  expect(layer === undefined || (layer >= 1 && layer <= 3)).toBe(true);
  expect(history.epochs).toBe(epoch - 1);
});

test("the first broken layer is the one with the broken weight", async () => {
  const net = network({ inputs: 2, layers: [dense(3, { activation: tanh }), dense(2), dense(1)] });
  net.layers[1].W.data[0] = Number.NaN;
  await expect(train(net, xor)).rejects.toMatchObject({ layer: 2, epoch: 1, batch: 1 });
});

for (const engine of ["reference", "simd"] as const) {
  test(`settings and data that cannot be are errors before the first step, ${engine} engine`, async () => {
    const net = xorNet();
    const before = net.save();
    const digits = network({ inputs: 2, layers: [dense(3, { activation: softmax })] });
    const attempt =
      (data: Partial<Dataset>, options: TrainOptions = {}) =>
      () =>
        train(net, { ...xor, ...data }, { engine, ...options });
    const label = (value: number) => () =>
      train(digits, { X: xor.X, Y: matrix([[0], [1], [2], [value]]) }, { engine });
    const odd = (value: number) =>
      matrix([
        [0, 0],
        [0, value],
        [1, 0],
        [1, 1],
      ]);
    const target = (value: number) => matrix([[0], [value], [1], [0]]);
    const classes = "class numbers must be whole numbers from 0 to 2";
    const cases: [() => Promise<unknown>, string][] = [
      [
        attempt({}, { batchSize: 0 }),
        "train: batchSize is 0; it must be a whole number, 1 or more",
      ],
      [
        attempt({}, { batchSize: 1.5 }),
        "train: batchSize is 1.5; it must be a whole number, 1 or more",
      ],
      [
        attempt({}, { epochs: Number.NaN }),
        "train: epochs is NaN; it must be a whole number, 1 or more",
      ],
      [attempt({}, { threads: 0 }), "train: threads is 0; it must be a whole number, 1 or more"],
      [
        attempt({}, { learningRate: -1 }),
        "sgd: learningRate is -1; it must be a finite number, 0 or more",
      ],
      [
        attempt({}, { learningRate: 1, optimizer: adam() }),
        "train: both optimizer and learningRate are given; give the learning rate to the optimizer",
      ],
      [
        attempt({ X: zeros(4, 3) }),
        "train: X is 4x3 and the network has 2 inputs; X must have 2 columns",
      ],
      [
        attempt({ Y: zeros(3, 1) }),
        "train: X is 4x2 and Y is 3x1; both must have one row per sample",
      ],
      [
        attempt({ Y: zeros(4, 2) }),
        "binaryCrossEntropy: Y is 4x2 and the network has 1 outputs; Y must have 1 columns",
      ],
      [attempt({ X: zeros(0, 2), Y: zeros(0, 1) }), "train: the data set has no rows"],
      [
        attempt({ X: odd(Infinity) }),
        "train: X is Infinity at row 1, column 1; all numbers must be finite",
      ],
      [
        attempt({ X: odd(Number.NaN) }),
        "train: X is NaN at row 1, column 1; all numbers must be finite",
      ],
      [
        attempt({ Y: target(Number.NaN) }),
        "train: Y is NaN at row 1, column 0; all numbers must be finite",
      ],
      [
        attempt({ Y: target(-Infinity) }),
        "train: Y is -Infinity at row 1, column 0; all numbers must be finite",
      ],
      [
        attempt({ Y: target(2) }),
        "binaryCrossEntropy: row 1 of Y holds 2; targets must be from 0 to 1",
      ],
      [
        attempt({}, { validation: { X: zeros(1, 5), Y: zeros(1, 1) } }),
        "train (validation): X is 1x5 and the network has 2 inputs; X must have 2 columns",
      ],
      [
        attempt({}, { validation: { X: odd(Number.NaN), Y: xor.Y } }),
        "train (validation): X is NaN at row 1, column 1; all numbers must be finite",
      ],
      [label(3), `sparseCategoricalCrossEntropy: row 3 of Y holds 3; ${classes}`],
      [label(-1), `sparseCategoricalCrossEntropy: row 3 of Y holds -1; ${classes}`],
      [label(0.5), `sparseCategoricalCrossEntropy: row 3 of Y holds 0.5; ${classes}`],
      [
        () => evaluate(net, { X: odd(Number.NaN), Y: xor.Y }, { engine }),
        "evaluate: X is NaN at row 1, column 1; all numbers must be finite",
      ],
      [
        () => evaluate(net, { X: zeros(4, 3), Y: xor.Y }, { engine }),
        "evaluate: X is 4x3 and the network has 2 inputs; X must have 2 columns",
      ],
    ];
    for (const [work, message] of cases) {
      const error = await work().catch((e: unknown) => e);
      expect((error as Error).message).toBe(message);
      expect(error).toBeInstanceOf(message.includes("both optimizer") ? TypeError : RangeError);
    }
    expect(net.save()).toBe(before);
  });

  test(`weights that are not finite are named by their layer, ${engine} engine`, async () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      const net = network({
        inputs: 2,
        layers: [dense(3, { activation: tanh }), dense(2), dense(1)],
      });
      net.layers[1].W.data[0] = value;
      const error = await train(net, xor, { engine, epochs: 3 }).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(DivergenceError);
      expect(error).toMatchObject({ layer: 2, epoch: 1, batch: 1, history: { epochs: 0, engine } });
      expect(String(error)).toMatch(
        /^DivergenceError: train: the loss is (NaN|Infinity) in epoch 1 of 3, batch 1 of 1; layer 2 is the first with values that are not finite; the weights are those from before epoch 1; scale inputs .* smaller learning rate$/,
      );
    }
  });
}

test("where the reference runs instead of the fast engine, the history says why", async () => {
  const strange = { ...tanh, name: "strange" };
  const note = async (layers: readonly LayerDescription<Dense>[], options: TrainOptions) => {
    const net = network({ inputs: 2, layers });
    const history = await train(net, xor, { loss: sumOfSquares, engine: "simd", ...options });
    return `${history.engine}: ${history.note}`;
  };
  const optimizer = adam();
  const frozen = { ...sumOfSquares, name: "frozen" };
  const plain = [dense(1)];
  expect(await note(plain, {})).toBe("simd: undefined");
  expect(await note(plain, { engine: "reference" })).toBe("reference: undefined");
  expect(await note([dense(1, { activation: strange })], {})).toBe(
    "reference: the activation strange has no fast form",
  );
  expect(await note(plain, { loss: frozen })).toBe("reference: the loss frozen has no fast form");
  const net = network({ inputs: 2, layers: plain });
  optimizer.update(net.layers[0].W, zeros(2, 1));
  const uneven = await train(net, xor, { loss: sumOfSquares, engine: "simd", optimizer });
  expect(uneven).toMatchObject({
    engine: "reference",
    note: "the weights have taken different numbers of steps",
  });
});
