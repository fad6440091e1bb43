import { expect, test } from "vitest";
import { linear, relu, sigmoid, softmax, tanh } from "../../src/engine/activations.ts";
import { Dense, dense } from "../../src/engine/dense.ts";
import { column, Matrix, matrix, zeros } from "../../src/engine/matrix.ts";
import { Network, network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";
import { xor } from "../training/xor.ts";

/** The hand-made XOR net of lesson 02: max(0, a + b) - 2 max(0, a + b - 1). */
const byHand = new Network([
  new Dense(
    matrix([
      [1, 1],
      [1, 1],
    ]),
    matrix([[0, -1]]),
    relu,
  ),
  new Dense(matrix([[1], [-2]]), undefined, linear),
]);

test("forward keeps every z and a of the hand-made XOR net", () => {
  const { Z, A } = byHand.forward(xor.X);
  expect(Z[0].toArray()).toEqual([
    [0, -1],
    [1, 0],
    [1, 0],
    [2, 1],
  ]);
  expect(A[1].toArray()).toEqual(xor.Y.toArray());
});

test("predict and evaluate agree with forward, over more rows than one chunk", () => {
  const rows = 1000;
  const X = new Matrix(
    rows,
    2,
    Float32Array.from({ length: 2 * rows }, (_, i) => (i * 7) % 2),
  );
  const Y = byHand.predict(X);
  expect(Y.rows).toBe(rows);
  expect(Y.toArray()).toEqual(byHand.forward(X).A[1].toArray());
  expect(byHand.evaluate({ X, Y })).toEqual({ loss: 0, accuracy: 1 });
});

test("accuracy is by side of 0.5, by largest output, or by class number", () => {
  const pass = new Network([
    new Dense(
      matrix([
        [1, 0],
        [0, 1],
      ]),
      undefined,
      softmax,
    ),
  ]);
  const X = matrix([
    [3, 1],
    [0, 2],
    [5, 4],
  ]);
  expect(
    pass.evaluate({
      X,
      Y: matrix([
        [1, 0],
        [0, 1],
        [0, 1],
      ]),
    }).accuracy,
  ).toBeCloseTo(2 / 3);
  expect(pass.evaluate({ X, Y: matrix([[0], [1], [1]]) }).accuracy).toBeCloseTo(2 / 3);
  expect(byHand.evaluate(xor).accuracy).toBe(1);
  expect(byHand.evaluate({ X: xor.X, Y: column(0, 1, 0, 0) }).accuracy).toBe(0.75);
});

test("with a single output, 0.5 itself counts as yes", () => {
  const same = new Network([new Dense(matrix([[1]]), undefined, linear)]);
  const X = matrix([[0.5], [0.55], [0.49]]);
  expect(same.evaluate({ X, Y: matrix([[1], [1], [0]]) }).accuracy).toBe(1);
});

test("gradients have the shapes of their weights", () => {
  const net = network({
    inputs: 2,
    layers: [dense(3, { activation: tanh }), dense(1, { activation: sigmoid, bias: false })],
  });
  const [first, second] = net.backward(net.forward(xor.X), xor.Y);
  expect([first.dW.shape, first.db?.shape]).toEqual(["2x3", "1x3"]);
  expect([second.dW.shape, second.db]).toEqual(["3x1", undefined]);
});

test("starting weights have the spread their name promises, biases start at 0", () => {
  const spread = { "fan-in": 1 / 400, glorot: 2 / 500, he: 2 / 400, uniform: 1 / 12 };
  for (const [init, variance] of Object.entries(spread)) {
    const { layers } = network({
      inputs: 400,
      layers: [dense(100, { init: init as keyof typeof spread })],
    });
    const { W, b } = layers[0];
    const weights = [...W.data];
    const mean = weights.reduce((s, w) => s + w, 0) / weights.length;
    const measured = weights.reduce((s, w) => s + (w - mean) ** 2, 0) / weights.length;
    expect(measured / variance).toBeGreaterThan(0.95);
    expect(measured / variance).toBeLessThan(1.05);
    expect(mean).toBeCloseTo(init === "uniform" ? 0.5 : 0, 2);
    expect(b?.data.every((v) => v === 0)).toBe(true);
  }
});

test("the same seed builds the same network, and an initializer may be a function", () => {
  const build = (seed: number) =>
    network({ inputs: 3, layers: [dense(2)], random: seeded(seed) }).save();
  expect(build(5)).toBe(build(5));
  expect(build(5)).not.toBe(build(6));
  const equal = network({ inputs: 2, layers: [dense(2, { init: () => 0.5 })] });
  expect([...equal.layers[0].W.data]).toEqual([0.5, 0.5, 0.5, 0.5]);
});

test("a network prints its layers and counts its parameters", () => {
  const net = network({
    inputs: 784,
    layers: [dense(30, { activation: relu }), dense(10, { activation: softmax, bias: false })],
  });
  expect(net.parameters).toBe(784 * 30 + 30 + 300);
  expect(String(net)).toBe(
    [
      "Network, 23,850 parameters",
      "  dense 784 -> 30, relu  # 23,550 parameters",
      "  dense 30 -> 10, softmax, no bias  # 300 parameters",
    ].join("\n"),
  );
});

test("layers that do not fit, and impossible sizes, are errors", () => {
  const layer = (inputs: number, units: number) => new Dense(zeros(inputs, units), undefined, relu);
  expect(() => new Network([layer(2, 3), layer(4, 1)])).toThrow(
    "network: layer 1 has 3 units and layer 2 has 4 inputs; they must be equal",
  );
  expect(() => new Network([])).toThrow("there are no layers");
  expect(() => dense(0)).toThrow("dense: units is 0; it must be a whole number, 1 or more");
  expect(() => network({ inputs: 1.5, layers: [dense(1)] })).toThrow("network: inputs is 1.5");
});

test("data that does not fit is an error that names the operation", () => {
  expect(() => byHand.predict(zeros(2, 3))).toThrow(
    "predict: X is 2x3 and the network has 2 inputs; X must have 2 columns",
  );
  expect(() => byHand.evaluate({ X: zeros(2, 2), Y: zeros(3, 1) })).toThrow(
    "evaluate: X is 2x2 and Y is 3x1; both must have one row per sample",
  );
  expect(() => byHand.evaluate({ X: zeros(0, 2), Y: zeros(0, 1) })).toThrow("has no rows");
  expect(() => byHand.forward(matrix([[1, Number.NaN]]))).toThrow(
    "forward: X is NaN at row 0, column 1; all numbers must be finite",
  );
  expect(() => byHand.backward(byHand.forward(xor.X), zeros(4, 2))).toThrow("Y is 4x2");
});
