import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { Figure, plotlyMime } from "../../src/plots/figure.ts";
import { powerSize } from "../../src/plots/layout.ts";
import { lineChart } from "../../src/plots/line-chart.ts";
import { numberText } from "../../src/plots/number-text.ts";
import { packed } from "../../src/plots/packed.ts";
import { palette } from "../../src/plots/palette.ts";
import type { Axis } from "../../src/plots/plotly.ts";
import { everyFigure } from "./gallery.ts";

const figures = Object.entries(everyFigure());

describe.each(figures)("%s", (_, figure) => {
  test("shows itself as Plotly data, picture and text, each with the description", () => {
    const bundle = figure[displaySymbol]();
    expect(Object.keys(bundle)).toEqual([plotlyMime, "image/svg+xml", "text/plain"]);
    expect(bundle["text/plain"]).toBe(figure.description);
    expect(bundle[plotlyMime]).toMatchObject({
      layout: { meta: { description: figure.description } },
      config: { responsive: true, displaylogo: false },
    });
    expect(inspect(figure)).toBe(figure.description);
  });

  test("survives JSON: nothing is lost on the way to a notebook", () => {
    const plot = figure[displaySymbol]()[plotlyMime];
    expect(JSON.parse(JSON.stringify(plot))).toEqual(plot);
  });

  test("is described in one line of words", () => {
    expect(figure.description).toMatch(/^\S[^\n]{20,400}\S$/);
    expect(figure.description).not.toMatch(/undefined|NaN|null|\[object|&lt;|<br>/);
  });

  test("lies on transparent paper, with letters of 12 pixels or more", () => {
    const { paper_bgcolor, plot_bgcolor } = figure.layout;
    expect(paper_bgcolor).toBe("rgba(0,0,0,0)");
    // Pictures lie on a mat.
    expect(["rgba(0,0,0,0)", palette.mat]).toContain(plot_bgcolor);
    const text = JSON.stringify([figure.data, figure.layout], (_name, part) =>
      part?.exponentformat === "power" ? { ...part, tickfont: { size: drawnSize(part) } } : part,
    );
    const sizes = [...text.matchAll(/font":\{[^}]*"size":(\d+)/g)];
    expect(sizes.length).toBeGreaterThan(0);
    // 1 is the size of a slider's hidden labels.
    for (const [, size] of sizes) if (size !== "1") expect(Number(size)).toBeGreaterThanOrEqual(12);
  });

  test("has a title at every visible outer axis", () => {
    const axes = Object.entries(figure.layout).filter(([name]) => /^[xy]axis\d*$/.test(name));
    const shown = axes.map(([, axis]) => axis as Axis).filter(({ visible }) => visible !== false);
    if (shown.length === 2) for (const { title } of shown) expect(title?.text).not.toBe("");
    else
      expect(shown.filter(({ title }) => title?.text).length).toBeGreaterThanOrEqual(
        shown.length / 4,
      );
  });

  test("has a slider whose steps name its frames, and the shown state is the active step", () => {
    const { frames, layout } = figure;
    if (!frames) return expect(layout.sliders).toBeUndefined();
    const slider = layout.sliders?.[0];
    expect(slider?.steps.map(({ args }) => (args[0] as string[])[0])).toEqual(
      frames.map(({ name }) => name),
    );
    const shown = frames[slider?.active ?? -1];
    shown.traces.forEach((trace, i) => {
      expect(JSON.parse(JSON.stringify(figure.data[trace]))).toMatchObject(
        JSON.parse(JSON.stringify(shown.data[i])),
      );
    });
  });
});

test("a short list stays plain, a long one is packed and can be read back", () => {
  const short = lineChart([1, 2, 3]);
  const plain = short[displaySymbol]()[plotlyMime] as { data: { y: unknown }[] };
  expect(plain.data[0].y).toEqual([1, 2, 3]);
  const long = Array.from({ length: 300 }, (_, i) => i / 7);
  const { y } = packed({ y: long }) as { y: { dtype: string; bdata: string } };
  expect(y.dtype).toBe("f8");
  const bytes = Buffer.from(y.bdata, "base64");
  expect(Array.from({ length: 300 }, (_, i) => bytes.readDoubleLE(8 * i))).toEqual(long);
});

test("whole numbers take the smallest type that holds them; holes and negative weights are float32", () => {
  const grid = (value: number | null) =>
    packed({ z: Array.from({ length: 20 }, () => Array(20).fill(value)) });
  expect(grid(255)).toMatchObject({ z: { dtype: "u1", shape: "20, 20" } });
  expect(grid(256)).toMatchObject({ z: { dtype: "i4" } });
  expect(grid(0.5)).toMatchObject({ z: { dtype: "f4" } });
  expect(grid(null)).toMatchObject({ z: { dtype: "f4" } });
  expect(packed({ text: Array(999).fill("a") })).toEqual({ text: Array(999).fill("a") });
});

test("numbers are written as people read them", () => {
  const pairs: [number, string][] = [
    [0.0021176, "0.002118"],
    [-3, "−3"],
    [60000, "60,000"],
    [1500, "1500"],
    [12345.678, "12,346"],
    [0.1 + 0.2, "0.3"],
    [1.5e-7, "1.5e−7"],
    [0, "0"],
    [-0, "0"],
    [1e21, "1e21"],
    [100, "100"],
    [99.999, "100"],
  ];
  for (const [value, text] of pairs) expect(numberText(value), String(value)).toBe(text);
});

test("a figure can be made by hand", () => {
  const { data, layout } = lineChart([1, 2]);
  const own = new Figure({ data, layout, description: "my own" });
  expect(own.svg()).toContain("<desc");
  expect(own.frames).toBeUndefined();
});

/** Letters of powers as Plotly draws them. */
function drawnSize({ tickfont }: Axis): number {
  return Math.round((tickfont?.size ?? 14) * powerSize);
}
