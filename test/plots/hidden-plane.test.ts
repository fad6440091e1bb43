import { describe, expect, test } from "vitest";
import { sigmoid, tanh } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { matrix } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { type HiddenPair, hiddenPlane } from "../../src/plots/hidden-plane.ts";
import type { HeatmapTrace, ScatterTrace, Trace } from "../../src/plots/plotly.ts";

const xor = {
  X: [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  Y: [0, 1, 1, 0],
};
const step = (z: number) => (z >= 0 ? 1 : 0);
/** OR and NAND, then AND. */
const byHand: HiddenPair = {
  hidden: ([x1, x2]) => [step(x1 + x2 - 0.5), step(1.5 - x1 - x2)],
  output: ([h1, h2]) => step(h1 + h2 - 1.5),
};
const mapsOf = (data: readonly Trace[]) =>
  data.filter((trace): trace is HeatmapTrace => trace.type === "heatmap");
const marksOf = (data: readonly Trace[]) =>
  data.filter(
    (trace): trace is ScatterTrace => trace.type === "scatter" && trace.mode === "markers",
  );
const wordsOf = (data: readonly Trace[]) =>
  data.flatMap((trace) => (trace.type === "scatter" && trace.text ? trace.text : []));

describe("hiddenPlane", () => {
  test("the left map answers inputs, the right one pairs of hidden answers", () => {
    const [inputs, pairs] = mapsOf(hiddenPlane(byHand, xor, { resolution: 9 }).data);
    expect([inputs.xaxis, pairs.xaxis, pairs.yaxis]).toEqual([undefined, "x2", "y2"]);
    inputs.z.forEach((row, r) => {
      row.forEach((answer, c) => {
        const s = inputs.x[c] + inputs.y[r];
        expect(answer).toBe(Number(s >= 0.5 && s <= 1.5));
      });
    });
    pairs.z.forEach((row, r) => {
      row.forEach((answer, c) => {
        expect(answer).toBe(Number(pairs.x[c] + pairs.y[r] >= 1.5));
      });
    });
  });

  test("the samples stand at their inputs on the left, at their hidden answers on the right", () => {
    const marks = marksOf(hiddenPlane(byHand, xor).data);
    expect(marks.map(({ xaxis, x, y }) => [xaxis, x, y])).toEqual([
      [undefined, [0, 1], [0, 1]],
      [undefined, [0, 1], [1, 0]],
      ["x2", [0, 1], [1, 0]],
      ["x2", [1, 1], [1, 1]],
    ]);
  });

  test("samples that fall together share their words, and nine samples have none", () => {
    expect(wordsOf(hiddenPlane(byHand, xor).data).filter((words) => words !== "")).toEqual([
      ...["0,0", "0,1", "1,0", "1,1"],
      ...["0,0", "0,1 and 1,0", "1,1"],
    ]);
    const nine = {
      X: Array.from({ length: 9 }, (_, i) => [i / 9, i % 2]),
      Y: xor.Y.concat(xor.Y, 1),
    };
    expect(wordsOf(hiddenPlane(byHand, nine).data)).toEqual([]);
  });

  test("a 2-2-1 network gives what its own forward pass gives", () => {
    const net = network({
      inputs: 2,
      layers: [dense(2, { activation: tanh }), dense(1, { activation: sigmoid })],
    });
    const { data } = hiddenPlane(net, xor, { resolution: 5 });
    const [map] = mapsOf(data);
    map.z.forEach((row, r) => {
      row.forEach((answer, c) => {
        expect(answer).toBeCloseTo(net.predict(matrix([[map.x[c], map.y[r]]])).data[0], 12);
      });
    });
    const [h] = net.forward(matrix(xor.X)).A;
    const moved = marksOf(data).filter(({ xaxis }) => xaxis === "x2");
    expect(moved[0].x).toEqual([h.at(0, 0), h.at(3, 0)]);
    expect(moved[1].y).toEqual([h.at(1, 1), h.at(2, 1)]);
  });

  test("several states give a slider whose first frame is what is shown", () => {
    const unsure: HiddenPair = { hidden: () => [0.5, 0.5], output: () => 0.5 };
    const states = [
      { label: "start", net: unsure },
      { label: "by hand", net: byHand },
    ];
    const { data, frames, layout } = hiddenPlane(states, xor, { resolution: 5 });
    expect(layout.sliders?.[0].steps.map(({ label }) => label)).toEqual(["start", "by hand"]);
    expect(frames?.map(({ traces }) => traces.length)).toEqual([data.length, data.length]);
    const shown = data.map((trace) => ("z" in trace ? trace.z : trace.x));
    const first = frames?.[0].data.map((trace) =>
      "z" in trace ? trace.z : (trace as ScatterTrace).x,
    );
    expect(first).toEqual(shown);
    expect(frames?.[0].data[0]).toMatchObject({ z: { 0: { 0: 0.5 } } });
  });

  test("the description says how many places are left, and how many answers are right", () => {
    expect(hiddenPlane(byHand, xor).description).toMatch(
      /4 samples, .* fall on 3 places; 4 of 4 are answered right$/,
    );
  });

  test("another network than 2-2-1, a hidden layer of three and no state are named", () => {
    const wide = network({ inputs: 2, layers: [dense(3, { activation: tanh }), dense(1)] });
    expect(() => hiddenPlane(wide, xor)).toThrow("hiddenPlane: the network is 2-3-1; it must be");
    expect(() => hiddenPlane({ ...byHand, hidden: () => [1, 2, 3] }, xor)).toThrow(
      "hiddenPlane: hidden gives 3 numbers; a plane needs 2",
    );
    expect(() => hiddenPlane([], xor)).toThrow("hiddenPlane: there is no network; give 1");
    expect(() => hiddenPlane({ ...byHand, hidden: () => [1, Number.NaN] }, xor)).toThrow(
      "hiddenPlane: hidden(0, 0)[1] is NaN",
    );
  });
});
