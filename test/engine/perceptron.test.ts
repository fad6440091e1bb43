import { expect, test } from "vitest";
import { matrix } from "../../src/engine/matrix.ts";
import { perceptron, trainPerceptron } from "../../src/engine/perceptron.ts";

const X = matrix([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const gate = (...y: number[]) => ({ X, Y: matrix(y.map((value) => [value])) });

test.each([
  { name: "AND", y: [0, 0, 0, 1], epochs: 6, w: [2, 1], b: -3 },
  { name: "OR", y: [0, 1, 1, 1], epochs: 4, w: [1, 1], b: -1 },
  { name: "NAND", y: [1, 1, 1, 0], epochs: 6, w: [-2, -1], b: 2 },
])("$name is learned in $epochs epochs, from zero, at rate 1", ({ y, epochs, w, b }) => {
  const trained = trainPerceptron(gate(...y));
  expect(trained).toMatchObject({ solved: true, epochs, w, b });
  expect(X.toArray().map((x) => trained.predict(x))).toEqual(y);
});

test("XOR makes four errors in every epoch for ever", () => {
  const trained = trainPerceptron(gate(0, 1, 1, 0), { epochs: 30 });
  expect(trained.solved).toBe(false);
  expect(trained.errors).toHaveLength(30);
  expect(new Set(trained.errors.slice(3))).toEqual(new Set([4]));
});

test("14 of the 16 functions of two inputs are learned, all but XOR and XNOR", () => {
  const learned = Array.from({ length: 16 }, (_, n) =>
    [8, 4, 2, 1].map((bit) => (n & bit ? 1 : 0)),
  );
  const failed = learned.filter((y) => !trainPerceptron(gate(...y)).solved);
  expect(failed).toEqual([
    [0, 1, 1, 0],
    [1, 0, 0, 1],
  ]);
});

test("every update is kept, with the weights after it", () => {
  const { updates, start, errors } = trainPerceptron(gate(0, 0, 0, 1));
  expect(start).toEqual({ w: [0, 0], b: 0 });
  expect(updates[0]).toEqual({ epoch: 1, sample: 0, error: -1, w: [0, 0], b: -1 });
  expect(updates[1]).toEqual({ epoch: 1, sample: 3, error: 1, w: [1, 1], b: 0 });
  expect(updates).toHaveLength(errors.reduce((sum, n) => sum + n, 0));
});

test("rate and starting weights are used and left alone", () => {
  const w = [0.5, 0.5];
  const trained = trainPerceptron(gate(0, 0, 0, 1), { learningRate: 0.1, w, b: -0.7 });
  expect(trained.epochs).toBe(1);
  expect(w).toEqual([0.5, 0.5]);
});

test("a point on the line counts as 1", () => {
  expect(perceptron([1, 1], -1, [0, 1])).toBe(1);
});

test("targets other than 0 and 1, and weights that do not fit, are errors", () => {
  expect(() => trainPerceptron(gate(0, 1, -1, 1))).toThrow("row 2 of Y holds -1");
  expect(() => trainPerceptron({ X, Y: X })).toThrow("Y is 4x2; it must be 4x1");
  expect(() => trainPerceptron(gate(0, 0, 0, 1), { w: [1] })).toThrow("X is 4x2");
  expect(() => trainPerceptron(gate(0, 0, 0, 1), { epochs: 0 })).toThrow("epochs is 0");
});
