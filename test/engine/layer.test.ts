/** Layers of one's own, and activations whose slope needs z. */
import { expect, test } from "vitest";
import { type Activation, linear, softmax, tanh } from "../../src/engine/activations.ts";
import { Dense, dense } from "../../src/engine/dense.ts";
import { gradCheck } from "../../src/engine/gradcheck.ts";
import type { Layer, LayerDescription, Shape } from "../../src/engine/layer.ts";
import { type Matrix, matrix, zeros } from "../../src/engine/matrix.ts";
import { Network, network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";
import { train } from "../../src/train.ts";

/** z = w x, a weight for each input: no layer of the library's. */
class Scale implements Layer {
  readonly kind = "scale";
  readonly activation = linear;
  readonly weights: readonly Matrix[];
  readonly inputShape: Shape;
  readonly outputShape: Shape;

  constructor(w: Matrix) {
    this.weights = [w];
    this.inputShape = [w.cols];
    this.outputShape = [w.cols];
  }

  forward(X: Matrix, Z: Matrix = zeros(X.rows, X.cols)): Matrix {
    const [{ data: w }] = this.weights;
    for (let i = 0; i < X.data.length; i++) Z.data[i] = w[i % X.cols] * X.data[i];
    return Z;
  }

  backward(X: Matrix, dZ: Matrix, [dw]: readonly Matrix[], dX: Matrix | undefined): void {
    const [{ data: w }] = this.weights;
    dw.data.fill(0);
    for (let i = 0; i < X.data.length; i++) {
      dw.data[i % X.cols] += X.data[i] * dZ.data[i];
      if (dX) dX.data[i] = w[i % X.cols] * dZ.data[i];
    }
  }

  withWeights([w]: readonly Matrix[]): Scale {
    return new Scale(w);
  }
}

const scale = (): LayerDescription<Scale> => ({
  build: ([length]) => new Scale(matrix([Array.from({ length }, (_, i) => 0.5 + i)])),
});

const random = seeded(7);
const X = matrix(Array.from({ length: 12 }, () => [random.normal(), random.normal()]));
const Y = matrix(X.toArray().map(([a, b]) => (a * b > 0 ? [1, 0] : [0, 1])));

function scaled(): Network<Dense | Scale> {
  return network({
    inputs: 2,
    layers: [scale(), dense(6, { activation: tanh }), scale(), dense(2, { activation: softmax })],
  });
}

test("a layer of one's own is trained by the reference, and its slopes are right", async () => {
  const net = scaled();
  expect(String(gradCheck(net, { X, Y }))).toMatch(/passed: 40 slopes/);
  const before = net.evaluate({ X, Y }).loss;
  const history = await train(net, { X, Y }, { epochs: 200, learningRate: 0.3, engine: "simd" });
  expect([history.engine, history.note]).toEqual(["reference", "the layer scale has no fast form"]);
  expect(history.loss[199]).toBeLessThan(before / 2);
});

test("it is saved, and loaded by a loader of one's own", () => {
  const net = scaled();
  const text = net.save();
  expect(() => Network.load(text)).toThrow(
    /layer 1: kind is "scale"; it must be one of .*dense.*load\(text, \{ layers:/,
  );
  const layers = {
    scale: ({ inputs, read }: Parameters<typeof loadScale>[0]) => loadScale({ inputs, read }),
  };
  const again = Network.load<Layer>(text, { layers });
  expect([...again.predict(X).data]).toEqual([...net.predict(X).data]);
  expect(again.save() === text).toBe(true);
});

function loadScale(saved: {
  readonly inputs: number;
  read(name: "W", rows: number, cols: number): Matrix;
}): Scale {
  return new Scale(saved.read("W", 1, saved.inputs));
}

test("a dense layer whose forward was changed is not computed as if it were not", async () => {
  const net = network({ inputs: 2, layers: [dense(700), dense(2, { activation: softmax })] });
  const [hidden] = net.layers;
  Object.assign(hidden, {
    forward: (A: Matrix, Z?: Matrix) => Dense.prototype.forward.call(hidden, A, Z),
  });
  const history = await train(net, { X, Y });
  expect(history.note).toBe("the layer dense has no fast form");
});

/** z Φ(z), by the tanh formula of Hendrycks and Gimpel (2016). */
const gelu: Activation = {
  name: "gelu",
  apply: (z) => 0.5 * z * (1 + Math.tanh(inner(z))),
  slope: (_, z) => {
    const t = Math.tanh(inner(z));
    const innerSlope = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * z * z);
    return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * innerSlope;
  },
};
const inner = (z: number): number => Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3);

/** z sigmoid(z), the swish; its slope is a + s (1 - a) with s = sigmoid(z). */
const silu: Activation = {
  name: "silu",
  apply: (z) => z / (1 + Math.exp(-z)),
  slope: (a, z) => a + (1 - a) / (1 + Math.exp(-z)),
};

test.each([gelu, silu])(
  "an activation whose slope needs z trains right: $name",
  async (activation) => {
    expect(String(gradCheck(activation, [-3, -1.1, -0.2, 0, 0.4, 2.5]))).toMatch(/passed/);
    const layers = [dense(5, { activation }), dense(2, { activation: softmax })];
    expect(String(gradCheck(network({ inputs: 2, layers }), { X, Y }))).toMatch(/passed/);
  },
);

test("a layer without weights has no slope along them, and says so", () => {
  const none: Layer = {
    ...{ kind: "none", activation: linear, weights: [], inputShape: [2], outputShape: [2] },
    forward: (A, Z = zeros(A.rows, A.cols)) => {
      Z.data.set(A.data);
      return Z;
    },
    backward: (_, dZ, _gradients, dX) => dX?.data.set(dZ.data),
    withWeights: () => none,
  };
  const net = new Network<Layer>([none, ...network({ inputs: 2, layers: [dense(2)] }).layers]);
  const [empty, full] = net.backward(net.forward(X), Y);
  expect(() => empty.dW).toThrow(/dW: this layer has no weights/);
  expect(full.dW.shape).toBe("2x2");
});
