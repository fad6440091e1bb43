import { describe, expect, test } from "vitest";
import { sigmoid } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { matrix } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { trainPerceptron } from "../../src/engine/perceptron.ts";
import { decisionBoundary } from "../../src/plots/decision-boundary.ts";
import { decisionLine } from "../../src/plots/decision-line.ts";
import type { HeatmapTrace, ScatterTrace } from "../../src/plots/plotly.ts";
import { andGate } from "./gallery.ts";

const dataset = { X: matrix(andGate.X), Y: matrix(andGate.Y.map((y) => [y])) };

describe("decisionLine", () => {
  test("takes a data set, tables, or a list of samples", () => {
    const list = andGate.X.map((x, i) => ({ x, target: andGate.Y[i] }));
    const state = { w: [1, 1], b: -1.5 };
    const figures = [dataset, andGate, list].map((samples) => decisionLine(samples, state));
    expect(figures[1].data).toEqual(figures[0].data);
    expect(figures[2].data).toEqual(figures[0].data);
    const [, , zeros, ones] = figures[0].data as ScatterTrace[];
    expect([zeros.x, zeros.y]).toEqual([
      [0, 0, 1],
      [0, 1, 0],
    ]);
    expect([ones.x, ones.y]).toEqual([[1], [1]]);
  });

  test("its two ends and its area fulfil the inequality of the unit", () => {
    for (const [w1, w2, b] of [
      [2, 1, -3],
      [-1, 0.001, 0.5],
      [0, 3, -1],
      [1, -1, -0.5],
    ]) {
      const [side, line] = decisionLine(andGate, { w: [w1, w2], b }).data as ScatterTrace[];
      const z = (trace: ScatterTrace) => trace.x.map((x, i) => w1 * x + w2 * (trace.y[i] ?? 0) + b);
      for (const value of z(line)) expect(value).toBeCloseTo(0, 9);
      expect(side.x.length).toBeGreaterThan(2);
      for (const value of z(side)) expect(value).toBeGreaterThan(-1e-9);
    }
  });

  test("w = (0, 0) has no line; its area is everything for b >= 0 and nothing below", () => {
    const [all, line] = decisionLine(andGate, { w: [0, 0], b: 0 }).data as ScatterTrace[];
    const [none] = decisionLine(andGate, { w: [0, 0], b: -1 }).data as ScatterTrace[];
    expect([all.x.length, line.x.length, none.x.length]).toEqual([4, 0, 0]);
  });

  test("a perceptron's history gives a slider over its start and all its updates", () => {
    const history = trainPerceptron(dataset);
    const figure = decisionLine(dataset, history);
    expect(figure.frames).toHaveLength(history.updates.length + 1);
    const slider = figure.layout.sliders?.[0];
    expect(slider?.active).toBe(0);
    expect(slider?.steps[0].label).toBe("start: w = (0, 0), b = 0");
    expect(slider?.steps.at(-1)?.label).toBe(
      `update ${history.updates.length}: w = (2, 1), b = −3`,
    );
    expect(slider?.steps.map(({ args }) => (args[0] as string[])[0])).toEqual(
      figure.frames?.map(({ name }) => name),
    );
    expect(figure.frames?.[0].data).toEqual(figure.data.slice(0, 2));
    expect(figure.description).toContain("4 of 4 lie on their side of the line");
  });

  test("the description counts the points that the last state gets right", () => {
    expect(decisionLine(andGate, { w: [0, 0], b: 0 }).description).toContain(
      "1 of 4 lie on their side",
    );
  });

  test("bad states and samples are named", () => {
    expect(() => decisionLine(andGate, [])).toThrow(
      "decisionLine: states is empty; give at least 1 {w, b}",
    );
    expect(() => decisionLine(andGate, { w: [1, 2, 3], b: 0 })).toThrow(
      "decisionLine: states[0].w has 3 numbers; a line needs 2",
    );
    expect(() => decisionLine(andGate, { w: [1, 2], b: Number.NaN })).toThrow(
      "decisionLine: states[0].b[0] is NaN",
    );
    expect(() => decisionLine({ X: [[1]], Y: [1] }, { w: [1, 1], b: 0 })).toThrow(
      "decisionLine: X has 1 column; a plane needs 2 (x1 and x2)",
    );
    expect(() => decisionLine({ X: [[1, 2], [3]], Y: [1, 0] }, { w: [1, 1], b: 0 })).toThrow(
      "decisionLine: row 1 of X has 1 numbers and row 0 has 2; all rows must have the same length",
    );
    expect(() => decisionLine({ X: [[1, 2]], Y: [1, 0] }, { w: [1, 1], b: 0 })).toThrow(
      "decisionLine: X has 1 values and Y has 2; they must be equal in number",
    );
  });
});

describe("decisionBoundary", () => {
  test("asks a network for the middle of every cell", () => {
    const net = network({ inputs: 2, layers: [dense(1, { activation: sigmoid })] });
    const figure = decisionBoundary(net, dataset, {
      resolution: 7,
      xRange: [-1, 2],
      yRange: [0, 1],
    });
    const [map] = figure.data as HeatmapTrace[];
    const [w1, w2] = net.layers[0].W.data;
    const b = net.layers[0].b?.data[0] ?? 0;
    expect(map.x[0]).toBeCloseTo(-1 + 3 / 14, 12);
    expect(map.y[6]).toBeCloseTo(13 / 14, 12);
    map.z.forEach((row, r) => {
      row.forEach((answer, c) => {
        const z = w1 * map.x[c] + w2 * map.y[r] + b;
        expect(answer).toBeCloseTo(1 / (1 + Math.exp(-z)), 12);
      });
    });
    expect(figure.layout.xaxis.range).toEqual([expect.closeTo(-1, 9), expect.closeTo(2, 9)]);
  });

  test("two outputs are a share, three and more the number of the greatest", () => {
    const outputs = (row: number[]) => ({
      predict: (X: { rows: number }) => ({
        rows: X.rows,
        cols: row.length,
        data: Float64Array.from({ length: X.rows * row.length }, (_, i) => row[i % row.length]),
      }),
    });
    const height = (row: number[]) => {
      const [map] = decisionBoundary(outputs(row), andGate, { resolution: 2 })
        .data as HeatmapTrace[];
      return [map.z[0][0], map.zmax, map.showscale];
    };
    expect(height([0.2, 0.6])).toEqual([expect.closeTo(0.75, 12), 1, true]);
    expect(height([0.1, 0.2, 0.7])).toEqual([2, 2, false]);
  });

  test("several predictors give a slider that starts at the first one", () => {
    const figure = decisionBoundary(
      [
        { label: "epoch 1", predict: () => 0.25 },
        { label: "epoch 2", predict: () => 0.75 },
      ],
      andGate,
      { resolution: 3 },
    );
    const [map] = figure.data as HeatmapTrace[];
    expect(map.z[0][0]).toBe(0.25);
    expect(figure.frames?.map(({ data }) => (data[0] as HeatmapTrace).z[0][0])).toEqual([
      0.25, 0.75,
    ]);
    expect(figure.layout.sliders?.[0].steps.map(({ label }) => label)).toEqual([
      "epoch 1",
      "epoch 2",
    ]);
  });

  test("the description counts the samples in the area of their class", () => {
    expect(decisionBoundary((x1, x2) => Number(x1 + x2 > 1.5), andGate).description).toBe(
      "Map of the answers over the plane with 4 samples of 2 classes; 4 of 4 lie in the area of their own class",
    );
    expect(decisionBoundary(() => 0, andGate).description).toContain("3 of 4 lie");
  });

  test("an answer that is not finite, or no predictor, is an error", () => {
    expect(() => decisionBoundary(() => Number.NaN, andGate)).toThrow(
      "decisionBoundary: answer[0][0] is NaN",
    );
    expect(() => decisionBoundary([], andGate)).toThrow(
      "decisionBoundary: there is no predictor; give 1",
    );
  });
});
