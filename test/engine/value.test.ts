import { expect, test } from "vitest";
import { sigmoid, softmax, tanh } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { gradCheck } from "../../src/engine/gradcheck.ts";
import { sumOfSquares } from "../../src/engine/losses.ts";
import { matrix } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";
import { Value, value } from "../../src/engine/value.ts";

const operations: Readonly<Record<string, (x: Value, y: Value) => Value>> = {
  add: (x, y) => x.add(y),
  subtract: (x, y) => x.subtract(y),
  multiply: (x, y) => x.multiply(y),
  divide: (x, y) => x.divide(y),
  pow: (x, y) => x.pow(3).add(y.pow(-2)),
  exp: (x, y) => x.exp().multiply(y),
  log: (x, y) => x.log().multiply(y),
  tanh: (x, y) => x.multiply(y).tanh(),
  sigmoid: (x, y) => x.multiply(y).sigmoid(),
  relu: (x, y) => x.subtract(y).relu(),
  "with plain numbers": (x, y) => x.add(2).multiply(3).subtract(1).divide(4).multiply(y),
};

test.each(Object.entries(operations))("%s: both gradients equal the numerical ones", (_, f) => {
  const check = gradCheck(
    ([x, y]) => f(value(x), value(y)).data,
    ([x, y]) => gradients(f, x, y),
    [
      [0.7, 1.9],
      [2.3, -0.4],
      [1.1, 0.6],
    ],
  );
  expect(String(check)).toMatch(/passed: 6 slopes/);
});

test("gradients add where a value is used twice", () => {
  const a = value(3, "a");
  const b = a.add(a);
  const c = b.multiply(b);
  c.backward();
  expect(a.grad).toBe(24); // c = 4 a², slope 8 a
  expect(b.grad).toBe(12);
});

test("a value is visited after everything that uses it, however deep", () => {
  const a = value(2);
  const b = a.multiply(3);
  const c = b.add(a).multiply(b);
  expect(c.topologicalOrder().at(-1)).toBe(c);
  c.backward();
  expect(a.grad).toBe(48); // c = (3a + a) 3a = 12 a², slope 24 a
});

test("backward twice gives the same gradients, not twice as much", () => {
  const a = value(2);
  const b = a.multiply(a);
  b.backward();
  b.backward();
  expect(a.grad).toBe(4);
});

test("children, op and label stay, for pictures of the graph", () => {
  const x = value(2, "x");
  const y = x.multiply(5).tanh();
  expect(y.op).toBe("tanh");
  expect(y.children[0].op).toBe("*");
  expect(y.children[0].children[0]).toBe(x);
  expect(String(x)).toBe("Value x = 2, grad 0");
});

test("the 1-1-1 net of lesson 07 gives the numbers worked out on paper", () => {
  const [x, y] = [value(1, "x"), value(1, "y")];
  const [w1, b1, w2, b2] = [value(0.5), value(0.1), value(-0.8), value(0.2)];
  const a1 = w1.multiply(x).add(b1).sigmoid();
  const a2 = w2.multiply(a1).add(b2).sigmoid();
  const loss = a2.subtract(y).pow(2);
  loss.backward();
  expect([a1.data, a2.data, loss.data].map(six)).toEqual([0.645656, 0.421523, 0.334636]);
  expect([w2, b2, w1, b1].map((v) => six(v.grad))).toEqual([
    -0.182148, -0.282113, 0.051634, 0.051634,
  ]);
});

test("scalars and matrices agree within 1e-12 on the same weights", () => {
  const random = seeded(9);
  const net = network({
    inputs: 3,
    layers: [dense(4, { activation: tanh }), dense(2, { activation: sigmoid })],
    random,
  });
  for (const { b } of net.layers)
    b?.data.forEach((_, i) => {
      b.data[i] = random.normal();
    });
  const X = matrix([
    [0.2, -0.7, 1.1],
    [0.5, 0.1, -0.3],
  ]);
  const Y = matrix([
    [0, 1],
    [1, 0],
  ]);
  const gradient = net.backward(net.forward(X), Y, sumOfSquares);

  const W = net.layers.map((layer) => layer.W.toArray().map((r) => r.map((w) => value(w))));
  const b = net.layers.map((layer) => [...(layer.b?.data ?? [])].map((v) => value(v)));
  let loss = new Value(0);
  X.toArray().forEach((x, r) => {
    const hidden = unit(
      x.map((v) => value(v)),
      W[0],
      b[0],
      (z) => z.tanh(),
    );
    const out = unit(hidden, W[1], b[1], (z) => z.sigmoid());
    out.forEach((a, c) => {
      loss = loss.add(a.subtract(Y.at(r, c)).pow(2));
    });
  });
  loss.backward();

  expect(loss.data).toBeCloseTo(sumOfSquares.value(net.predict(X), Y), 12);
  gradient.forEach(({ dW, db }, l) => {
    W[l].flat().forEach((w, i) => {
      expect(Math.abs(w.grad - dW.data[i])).toBeLessThan(1e-12);
    });
    b[l].forEach((v, i) => {
      expect(Math.abs(v.grad - (db?.data[i] ?? NaN))).toBeLessThan(1e-12);
    });
  });
});

test("softmax with cross-entropy built of scalars has the gradient p - y", () => {
  const z = [value(0.3), value(-1.2), value(2)];
  const total = z.map((v) => v.exp()).reduce((s, e) => s.add(e));
  const loss = z[1].exp().divide(total).log().multiply(-1);
  loss.backward();
  const p = softmax.apply(matrix([z.map((v) => v.data)])).data;
  z.forEach((v, i) => {
    expect(v.grad).toBeCloseTo(p[i] - (i === 1 ? 1 : 0), 12);
  });
});

function gradients(f: (x: Value, y: Value) => Value, x: number, y: number): number[] {
  const [a, b] = [value(x), value(y)];
  f(a, b).backward();
  return [a.grad, b.grad];
}

function unit(x: Value[], W: Value[][], b: Value[], activate: (z: Value) => Value): Value[] {
  return b.map((bias, j) => activate(x.reduce((z, v, i) => z.add(v.multiply(W[i][j])), bias)));
}

function six(v: number): number {
  return Number(v.toFixed(6));
}
