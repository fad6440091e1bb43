import { expect, test } from "vitest";
import { History } from "../../src/engine/history.ts";
import { type Line, lineChart } from "../../src/plots/line-chart.ts";
import { lossCurve } from "../../src/plots/loss-curve.ts";
import { lineStyles, palette } from "../../src/plots/palette.ts";
import type { ScatterTrace } from "../../src/plots/plotly.ts";

const lines = (figure: { data: readonly unknown[] }) => figure.data as ScatterTrace[];

test("a list, a line, a list of lines and lines by name are all charts", () => {
  const y = [3, 1, 2];
  const same = [lineChart(y), lineChart({ y }), lineChart([{ y }]), lineChart({ loss: y })];
  for (const figure of same) {
    expect(lines(figure)).toHaveLength(1);
    expect(lines(figure)[0].x).toEqual([0, 1, 2]);
    expect(lines(figure)[0].y).toEqual(y);
  }
  expect(lineChart(Float64Array.of(1, 2)).data[0]).toMatchObject({ y: [1, 2] });
  expect(lines(lineChart({ x: [5, 6], y: [1, 2] })).map(({ x }) => x)).toEqual([[5, 6]]);
});

test("a line called y among others is a line, not the heights of one", () => {
  expect(lines(lineChart({ y: [1, 2], z: [2, 3] })).map(({ name }) => name)).toEqual(["y", "z"]);
});

test("colours stand for roles; without roles every line has its own colour and dash", () => {
  const chart = lineChart([
    { name: "a", y: [1, 2], role: "gradient" },
    { name: "w", y: [1, 3], role: "weight" },
  ]);
  expect(lines(chart).map(({ line }) => line?.color)).toEqual([palette.gradient, palette.weight]);
  const plain = lines(lineChart({ a: [1], b: [1], c: [1], d: [1] }));
  expect(new Set(plain.map(({ line }) => line?.color)).size).toBe(4);
  expect(plain.map(({ line }) => line?.dash)).toEqual(
    lineStyles.slice(0, 4).map(({ dash }) => dash),
  );
});

test("axes have the titles, ranges and scales that were asked for", () => {
  const { layout } = lineChart(
    { x: [1, 100], y: [1, 10] },
    { x: "h", y: "error (1)", xScale: "log" },
  );
  expect([layout.xaxis.title?.text, layout.yaxis.title?.text]).toEqual(["h", "error (1)"]);
  expect(layout.xaxis.type).toBe("log");
  expect(layout.xaxis.range[0]).toBeCloseTo(-0.04, 5);
  expect(layout.xaxis.range[1]).toBeCloseTo(2.04, 5);
  expect(layout.yaxis.range[0]).toBeCloseTo(0.55, 5);
  expect(layout.yaxis.range[1]).toBeCloseTo(10.45, 5);
});

test("the description tells how each line runs", () => {
  expect(lineChart({ loss: [4, 2, 1] }, { x: "epoch", y: "loss" }).description).toBe(
    "loss over epoch: loss falls from 4 at 0 to 1 at 2 (3 points)",
  );
  expect(lineChart([1, 1], { description: "mine" }).description).toBe("mine");
});

test("bad lines are named, with what came and what is needed", () => {
  const chart = (y: unknown) => () => lineChart(y as Line);
  expect(chart([])).toThrow(new RangeError("lineChart: y is empty; give at least 1 number"));
  expect(chart({})).toThrow("lineChart: there is no line; give at least 1");
  expect(chart({ loss: [1, Number.NaN] })).toThrow(
    "lineChart: loss[1] is NaN; every value must be a finite number",
  );
  expect(chart({ x: [1], y: [1, 2], name: "a" })).toThrow(
    "lineChart: x of a has 1 values and a has 2; they must be equal in number",
  );
  expect(() => lineChart([0, -1], { yScale: "log" })).toThrow(
    "lineChart: no value of y is above 0; a log scale needs at least 1",
  );
});

test("a history is drawn from epoch 1, its validation loss beside it", () => {
  const history = new History("reference");
  history.loss.push(0.5, 0.25);
  history.validationLoss.push(0.6, 0.3);
  const traces = lines(lossCurve(history));
  expect(traces.map(({ name }) => name)).toEqual(["training loss", "validation loss"]);
  expect(traces.map(({ x, y }) => [x, y])).toEqual([
    [
      [1, 2],
      [0.5, 0.25],
    ],
    [
      [1, 2],
      [0.6, 0.3],
    ],
  ]);
});

test("buttons switch between a linear and a log scale that fit the losses", () => {
  const figure = lossCurve([10, 1, 0.1]);
  const buttons = figure.layout.updatemenus?.[0].buttons ?? [];
  expect(buttons.map(({ label }) => label)).toEqual(["linear", "log"]);
  expect(figure.layout.yaxis).toMatchObject({ type: "linear", range: [0, 10.5] });
  const log = buttons[1].args[0] as Record<string, unknown>;
  expect(log["yaxis.type"]).toBe("log");
  expect(log["yaxis.range"]).toEqual([expect.closeTo(-1.1, 5), expect.closeTo(1.1, 5)]);
  expect(lossCurve([10, 1, 0.1], { yScale: "log" }).layout.yaxis.type).toBe("log");
});

test("a loss of exactly 0 is left out of the log scale only; zeros alone have no log button", () => {
  const log = lossCurve([1, 0.01, 0]).layout.updatemenus?.[0].buttons[1].args[0];
  expect(log).toMatchObject({ "yaxis.range": [expect.closeTo(-2.1, 5), expect.closeTo(0.1, 5)] });
  expect(lossCurve([0, 0]).layout.updatemenus).toBeUndefined();
});

test("an infinite loss is an error that says where", () => {
  expect(() => lossCurve([1, Number.POSITIVE_INFINITY])).toThrow(
    "lossCurve: y[1] is Infinity; every value must be a finite number",
  );
});

test("numbers of an axis have commas from 10,000 on: 1950 may be a year", () => {
  const commas = (last: number) => lineChart({ x: [1943, last], y: [1, 2] }).layout.xaxis;
  expect(commas(2015)).toMatchObject({ separatethousands: false });
  expect(commas(20_000)).toMatchObject({ separatethousands: true });
});

test("a few whole numbers have a tick each: there is no half epoch", () => {
  expect(lineChart([1, 2, 3]).layout.xaxis?.dtick).toBe(1);
  expect(lineChart([1, 2, 3]).svg()).not.toContain(">0.5<");
  expect(lineChart({ x: [0, 0.5], y: [1, 2] }).layout.xaxis?.dtick).toBeUndefined();
  expect(lineChart(Array(20).fill(1)).layout.xaxis?.dtick).toBeUndefined();
});

test("a short log axis has numbers between the powers, whole ones that say what they are", () => {
  const { svg } = { svg: lineChart([0.002, 0.01], { yScale: "log" }).svg() };
  for (const number of ["0.002", "0.005", "0.01"]) expect(svg).toContain(`>${number}<`);
});

test("places of a plane have one scale, which is linear", () => {
  const { layout } = lineChart({ x: [0, 4], y: [0, 1], mode: "markers" }, { sameScale: true });
  expect(layout.yaxis?.scaleanchor).toBe("x");
  expect(layout.meta?.fit?.aspect).toBeLessThan(0.4);
  expect(() => lineChart([1, 2], { sameScale: true, yScale: "log" })).toThrow(
    "lineChart: sameScale is for linear scales",
  );
});
