import { describe, expect, test } from "vitest";
import { relu, sigmoid, softmax } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { dropout } from "../../src/engine/dropout.ts";
import { Matrix, matrix } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";
import { layerStatistics } from "../../src/metrics/layer-statistics.ts";

const X = matrix([
  [1, 2],
  [0.5, -1],
  [-1, 1],
]);
const Y = matrix([
  [1, 0],
  [0, 1],
  [1, 0],
]);
const made = () =>
  network({
    inputs: 2,
    layers: [dense(3, { activation: relu }), dense(2, { activation: softmax })],
    random: seeded(4),
  });

/** The mean cross-entropy, written out: an oracle that shares nothing with the passes. */
function cost(net: ReturnType<typeof made>): number {
  const P = net.predict(X);
  let sum = 0;
  for (let r = 0; r < 3; r++) for (let c = 0; c < 2; c++) sum -= Y.at(r, c) * Math.log(P.at(r, c));
  return sum / 3;
}

describe("the statistics of layers", () => {
  test("have the length of the gradient that nudging each weight shows", () => {
    const net = made();
    const h = 1e-6;
    const lengths = net.layers.map(({ weights }) => {
      let sum = 0;
      for (const { data } of weights) {
        for (let i = 0; i < data.length; i++) {
          const at = data[i];
          data[i] = at + h;
          const above = cost(net);
          data[i] = at - h;
          sum += ((above - cost(net)) / (2 * h)) ** 2;
          data[i] = at;
        }
      }
      return Math.sqrt(sum);
    });
    const norms = layerStatistics(net, { X, Y }).map(({ gradientNorm }) => gradientNorm);
    for (const [i, norm] of norms.entries()) expect(norm).toBeCloseTo(lengths[i], 6);
  });

  test("count the units whose slope is 0 at every sample, and none in the last layer", () => {
    const net = made();
    net.layers[0].W.data.set([1, -1, 1, 1, -1, 1]);
    net.layers[0].b?.data.set([0, -9, -0.9]);
    // z of the three units: (3, 0, 0), (-12, -8.5, -9), (2.1, -1.4, -0.9)
    const [hidden, last] = layerStatistics(net, { X, Y });
    expect(hidden).toMatchObject({ units: 3, deadUnits: 1, name: "dense 2 -> 3, relu" });
    expect(last.deadUnits).toBe(0);
    expect([...hidden.activations].slice(0, 3)).toEqual([3, 0, 2.1].map((a) => expect.closeTo(a)));
  });

  test("look at the first rows only, and change neither weights nor data", () => {
    const net = made();
    const before = net.save();
    const [{ activations }] = layerStatistics(net, { X, Y }, { rows: 2 });
    expect(activations).toHaveLength(6);
    expect(net.save()).toBe(before);
    expect(X.toArray()[0]).toEqual([1, 2]);
  });

  test("of a layer without weights are 0 and its outputs", () => {
    const layers = [
      dense(2, { activation: sigmoid }),
      dropout(0.5),
      dense(2, { activation: softmax }),
    ];
    const [, middle] = layerStatistics(network({ inputs: 2, layers }), { X, Y });
    expect(middle).toMatchObject({ gradientNorm: 0, weightNorm: 0, units: 2 });
  });

  test("say what does not fit", () => {
    expect(() => layerStatistics(made(), { X: new Matrix(3, 4), Y })).toThrow(
      /^layerStatistics: X .*4/,
    );
    expect(() => layerStatistics(made(), { X, Y }, { rows: 0 })).toThrow(
      "layerStatistics: rows is 0; it must be a whole number of at least 1",
    );
  });
});
