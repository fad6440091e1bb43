/** Convolution, pooling, flattening and dropout. What PyTorch gives is in layers.test.ts. */
import { expect, test } from "vitest";
import { relu, softmax, tanh } from "../../src/engine/activations.ts";
import { conv2d } from "../../src/engine/conv2d.ts";
import { dense } from "../../src/engine/dense.ts";
import { dropout } from "../../src/engine/dropout.ts";
import { flatten } from "../../src/engine/flatten.ts";
import { gradCheck } from "../../src/engine/gradcheck.ts";
import type { Layer, LayerDescription } from "../../src/engine/layer.ts";
import { type Matrix, Matrix as MatrixClass, row, zeros } from "../../src/engine/matrix.ts";
import { maxPool2d } from "../../src/engine/max-pool.ts";
import { Network, network } from "../../src/engine/network.ts";
import { mean } from "../../src/engine/operations.ts";
import { seeded } from "../../src/engine/random.ts";
import { train } from "../../src/train.ts";

const random = seeded(12);

function images(count: number, length: number): Matrix {
  const data = Float64Array.from({ length: count * length }, () => random.normal());
  return new MatrixClass(count, length, data);
}

function classes(count: number, of: number): Matrix {
  const Y = zeros(count, of);
  for (let r = 0; r < count; r++) Y.data[r * of + (r % of)] = 1;
  return Y;
}

test("a filter of hand finds where two pixels differ", () => {
  const net = network({ inputs: [3, 3, 1], layers: [conv2d(1, 2)] });
  net.layers[0].W.data.set([1, -1, 0, 0]); // the pixel above left less the one to its right
  const Z = net.predict(row(1, 2, 4, 0, 0, 5, 7, 7, 7));
  expect([...Z.data]).toEqual([-1, -2, 0, -5]);
});

test("a kernel is not flipped, and channels lie side by side", () => {
  const net = network({ inputs: [1, 2, 2], layers: [conv2d(2, 1, { bias: false })] });
  net.layers[0].W.data.set([1, 10, 100, 1000]); // channel 0 to both filters, then channel 1
  expect([...net.predict(row(1, 2, 3, 4)).data]).toEqual([201, 2010, 403, 4030]);
});

const shapes: [string, LayerDescription, number[]][] = [
  ["valid", conv2d(8, 5), [24, 24, 8]],
  ["same", conv2d(3, 5, { padding: "same" }), [28, 28, 3]],
  ["stride 2", conv2d(3, 3, { stride: 2, padding: 1 }), [14, 14, 3]],
  ["pooled", maxPool2d(2), [14, 14, 2]],
  ["pooled, rest left out", maxPool2d(3), [9, 9, 2]],
  ["pooled, overlapping", maxPool2d(3, { stride: 2 }), [13, 13, 2]],
  ["flat", flatten(), [28 * 28 * 2]],
];

test.each(shapes)("28x28x2 becomes the right shape: %s", (_, layer, shape) => {
  const net = network({ inputs: [28, 28, 2], layers: [layer] });
  expect(net.layers[0].outputShape).toEqual(shape);
  expect(net.predict(zeros(3, 28 * 28 * 2)).cols).toBe(shape.reduce((a, b) => a * b));
});

test.each([
  ["stride and padding", [conv2d(3, 3, { stride: 2, padding: 2, activation: tanh })]],
  [
    "two in a row",
    [conv2d(3, 3, { activation: tanh, padding: "same" }), conv2d(2, 2, { activation: tanh })],
  ],
  ["pooling", [conv2d(4, 2, { activation: tanh }), maxPool2d(2)]],
  ["overlapping pooling", [maxPool2d(2, { stride: 1 }), conv2d(2, 2, { bias: false })]],
  [
    "flattening and no dropping",
    [conv2d(2, 3), flatten(), dropout(0.5), dense(5, { activation: tanh })],
  ],
])("slopes are those that are measured: %s", (_, layers) => {
  const net = network<LayerDescription>({
    inputs: [6, 5, 2],
    layers: [...layers, dense(3, { activation: softmax })],
    random: seeded(5),
  });
  const check = gradCheck(net, { X: images(4, 60), Y: classes(4, 3) }, { tolerance: 1e-6 });
  expect(String(check)).toMatch(/passed/);
});

test("a network of images is trained, saved and loaded", async () => {
  const layers = [
    ...[conv2d(4, 3, { activation: relu, padding: 1 }), maxPool2d(2), flatten(), dropout(0.2)],
    dense(3, { activation: softmax }),
  ];
  const net = network<LayerDescription>({ inputs: [8, 8, 1], layers, random: seeded(2) });
  const data = { X: images(30, 64), Y: classes(30, 3) };
  const before = net.evaluate(data).loss;
  const history = await train(net, data, { epochs: 30, batchSize: 10, learningRate: 0.2 });
  expect(history.engine).toBe("reference");
  expect(net.evaluate(data).loss).toBeLessThan(before / 3);
  const text = net.save();
  const again = Network.load<Layer>(text);
  expect([...again.predict(data.X).data]).toEqual([...net.predict(data.X).data]);
  expect(again.layers.map(String)).toEqual([
    ...["conv2d 8x8x1 -> 8x8x4, 3x3, relu", "maxPool2d 8x8x4 -> 4x4x4, 2x2", "flatten 64 -> 64"],
    ...["dropout 64, rate 0.2", "dense 64 -> 3, softmax"],
  ]);
  expect(again.save() === text).toBe(true);
});

test("dropout drops its share while the network learns, keeps the mean, and is still in predict", () => {
  const [layer] = network({ inputs: 10_000, layers: [dropout(0.3)] }).layers;
  const ones = new MatrixClass(1, 10_000, new Float64Array(10_000).fill(1));
  const Z = layer.forwardTraining(ones);
  const dropped = Z.data.filter((z) => z === 0).length / 10_000;
  expect(dropped).toBeCloseTo(0.3, 1);
  expect(mean(Z)).toBeCloseTo(1, 1);
  const dX = zeros(1, 10_000);
  layer.backward(ones, ones, [], dX);
  expect([...dX.data]).toEqual([...Z.data]); // what was dropped gets no slope, the rest its factor
  expect([...layer.forward(ones).data]).toEqual([...ones.data]);
});

test("what cannot be is said with what is needed", () => {
  const build = (layer: LayerDescription, inputs: number | number[]) => () =>
    network({ inputs, layers: [layer] });
  expect(build(conv2d(2, 5), 784)).toThrow(
    /conv2d: a sample has the shape \[784\]; it must be an image/,
  );
  expect(build(conv2d(2, 5), [3, 9, 1])).toThrow(/a window of 5x5 does not fit an image of 3x9/);
  expect(() => conv2d(0, 3)).toThrow(/conv2d: filters is 0/);
  expect(() => conv2d(2, 2, { padding: "same" })).toThrow(/has no centre/);
  expect(() => conv2d(2, 3, { padding: -1 })).toThrow(
    /padding is -1; it must be "valid", "same" or/,
  );
  expect(() => conv2d(2, 3, { activation: softmax as never })).toThrow(/takes whole rows/);
  expect(() => conv2d(2, 3, { strides: 2 } as never)).toThrow(
    /no option strides; did you mean stride/,
  );
  expect(() => dropout(1)).toThrow(/dropout: rate is 1; it must be a share from 0 to below 1/);
  const saved = network({ inputs: [4, 4, 1], layers: [conv2d(2, 3)] }).save();
  expect(() => Network.load(saved.replace('"size":3', '"size":9'))).toThrow(
    /load: a window of 9x9/,
  );
  expect(() => Network.load(saved.replace('"filters":2', '"filters":3'))).toThrow(
    /W has 18 numbers; it must be 27/,
  );
});
