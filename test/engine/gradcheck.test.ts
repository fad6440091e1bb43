import { expect, test } from "vitest";
import { type Activation, relu, sigmoid, softmax, tanh } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { centralDifference, gradCheck, numericalGradient } from "../../src/engine/gradcheck.ts";
import { meanSquaredError } from "../../src/engine/losses.ts";
import { matrix } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";

test("a right derivative passes, with an error far below the tolerance", () => {
  const check = gradCheck(Math.sin, Math.cos, [0, 1, 2]);
  expect(check.ok).toBe(true);
  expect(check.worst.error).toBeLessThan(1e-9);
  expect(String(check)).toMatch(
    /^Gradient check passed: 3 slopes compared, largest relative error /,
  );
});

test("a wrong derivative fails and says where, what and how much", () => {
  const check = gradCheck(
    (x) => x ** 2,
    (x) => 3 * x,
    [1, 2],
  );
  expect(check.ok).toBe(false);
  expect(String(check)).toBe(
    "Gradient check failed: 2 slopes compared; at x = 1 the formula gives 3, measured is 2",
  );
});

test("the trap of the sigmoid's slope, z instead of a, is caught", () => {
  const trap: Activation = { name: "trap", apply: sigmoid.apply, slope: (a) => tanh.slope(a) };
  expect(gradCheck(trap).ok).toBe(false);
});

test("a gradient that is NaN at one point of several fails", () => {
  const check = gradCheck(
    (x) => x,
    (x) => (x === 1 ? Number.NaN : 1),
    [1, 2, 3],
  );
  expect(check.ok).toBe(false);
  expect(check.worst.at).toBe("x = 1");
});

test("a function of two numbers is checked along both", () => {
  const f = ([x, y]: number[]): number => x * Math.exp(-(x * x + y * y));
  const gradient = ([x, y]: number[]): number[] => {
    const e = Math.exp(-(x * x + y * y));
    return [e * (1 - 2 * x * x), -2 * x * y * e];
  };
  expect(
    gradCheck(f, gradient, [
      [0.5, 0.5],
      [-1, 0.2],
    ]).ok,
  ).toBe(true);
  const wrong = gradCheck(f, (x) => [gradient(x)[0], 0], [[0.5, 0.5]]);
  expect(wrong.worst.at).toBe("x = (0.5, 0.5), coordinate 1");
});

test("ReLU's kink is not smooth: a check right at 0 fails", () => {
  expect(gradCheck(relu, [0]).ok).toBe(false);
});

test("a network passes, and is left as it was", () => {
  const net = network({
    inputs: 3,
    layers: [
      dense(5, { activation: tanh }),
      dense(4, { activation: sigmoid }),
      dense(2, { activation: softmax }),
    ],
  });
  const before = net.save();
  const data = {
    X: matrix([
      [1, -2, 0.5],
      [0, 0.3, 1],
    ]),
    Y: matrix([
      [1, 0],
      [0, 1],
    ]),
  };
  const check = gradCheck(net, data);
  expect(String(check)).toMatch(/passed: 54 slopes/); // 3x5 + 5 + 5x4 + 4 + 4x2 + 2
  expect(net.save()).toBe(before);
  expect(gradCheck(net, data, { loss: meanSquaredError }).ok).toBe(true);
  expect(gradCheck(net, data, { perMatrix: 3 }).comparisons).toHaveLength(17);
});

test("a network with a wrong slope fails in the layer below it", () => {
  const wrong: Activation = { name: "wrong", apply: Math.tanh, slope: (a) => 1 - a };
  const net = network({ inputs: 2, layers: [dense(3, { activation: wrong }), dense(1)] });
  const check = gradCheck(net, { X: matrix([[1, 2]]), Y: matrix([[0]]) });
  expect(check.ok).toBe(false);
  expect(check.worst.at).toMatch(/^layer 1, /);
});

test("central differences meet the rounding error near h = 1e-5", () => {
  const errorAt = (h: number): number => Math.abs(centralDifference(Math.exp, 1, h) - Math.E);
  expect(errorAt(1e-5)).toBeLessThan(1e-9);
  expect(errorAt(1e-1)).toBeGreaterThan(1e-3);
  expect(errorAt(1e-13)).toBeGreaterThan(1e-5);
  expect(numericalGradient(([x, y]) => x * y, [2, 3]).map((g) => Number(g.toFixed(8)))).toEqual([
    3, 2,
  ]);
});
