import { expect, test } from "vitest";
import {
  type Activation,
  leakyRelu,
  linear,
  relu,
  sigmoid,
  softmax,
  step,
  tanh,
} from "../../src/engine/activations.ts";
import { gradCheck } from "../../src/engine/gradcheck.ts";
import { matrix, row } from "../../src/engine/matrix.ts";
import { sumRows, transpose } from "../../src/engine/operations.ts";

const smooth: readonly Activation[] = [linear, sigmoid, tanh, relu, leakyRelu];

test("values known from the textbook", () => {
  expect(sigmoid.apply(0)).toBe(0.5);
  expect(sigmoid.apply(2)).toBeCloseTo(0.880797, 6);
  expect([step.apply(-1e-9), step.apply(0), step.apply(3)]).toEqual([0, 1, 1]);
  expect([relu.apply(-2), relu.apply(3)]).toEqual([0, 3]);
  expect([leakyRelu.apply(-2), leakyRelu.apply(3)]).toEqual([-0.02, 3]);
  expect(tanh.apply(1)).toBeCloseTo(0.761594, 6);
  expect(linear.apply(-7)).toBe(-7);
});

test("slopes known from the textbook, taken from the output", () => {
  expect(sigmoid.slope(sigmoid.apply(0))).toBe(0.25);
  expect(sigmoid.slope(sigmoid.apply(2))).toBeCloseTo(0.104994, 6);
  expect(sigmoid.slope(sigmoid.apply(5))).toBeCloseTo(0.006648, 6);
  expect(step.slope(1)).toBe(0);
});

test.each(smooth)("$name: the slope equals the numerical derivative on [-6, 6]", (activation) => {
  const check = gradCheck(activation);
  expect(String(check)).toMatch(/passed: 24 slopes/);
});

test("softmax: the backward pass is the Jacobian", () => {
  const check = gradCheck(softmax, [0.3, -1, 2, 0]);
  expect(check.comparisons).toHaveLength(16);
  expect(String(check)).toMatch(/passed/);
});

test("nothing is NaN or out of range at ±1000", () => {
  for (const z of [-1000, 1000]) {
    for (const { apply, slope } of smooth) {
      expect(apply(z)).toSatisfy(Number.isFinite);
      expect(slope(apply(z), z)).toSatisfy(Number.isFinite);
    }
  }
  expect([sigmoid.apply(-1000), sigmoid.apply(1000)]).toEqual([0, 1]);
  expect(softmax.apply(row(1000, -1000, 1000)).toArray()).toEqual([[0.5, 0, 0.5]]);
  expect(softmax.apply(row(-1000, -1000)).toArray()).toEqual([[0.5, 0.5]]);
});

test("softmax: every row adds up to 1, and adding a number to a row changes nothing", () => {
  const Z = matrix([
    [1, 2, 3],
    [-5, 0, 5],
  ]);
  const shifted = matrix([
    [101, 102, 103],
    [95, 100, 105],
  ]);
  const A = softmax.apply(Z);
  for (const total of sumRows(transpose(A)).data) expect(total).toBeCloseTo(1, 15);
  softmax.apply(shifted).data.forEach((a, i) => {
    expect(a).toBeCloseTo(A.data[i], 14);
  });
});
