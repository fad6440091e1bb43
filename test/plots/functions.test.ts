import { describe, expect, test } from "vitest";
import { linear, relu, sigmoid, tanh } from "../../src/engine/activations.ts";
import { contour } from "../../src/plots/contour.ts";
import type { Figure } from "../../src/plots/figure.ts";
import { functionGallery } from "../../src/plots/function-gallery.ts";
import type {
  ContourTrace,
  Scatter3dTrace,
  ScatterTrace,
  SurfaceTrace,
} from "../../src/plots/plotly.ts";
import { surface } from "../../src/plots/surface.ts";
import { tangentSlider } from "../../src/plots/tangent-slider.ts";
import { valley } from "./gallery.ts";

/** The traces of the i-th frame; of the last one for -1. */
function frameOf({ frames = [] }: Figure, i: number): ScatterTrace[] {
  return frames.at(i)?.data as ScatterTrace[];
}

describe("functionGallery", () => {
  test("draws each function and its derivative in a plot of its own", () => {
    const figure = functionGallery([sigmoid, tanh]);
    const traces = figure.data as ScatterTrace[];
    expect(traces.map(({ xaxis, name }) => [xaxis, name])).toEqual([
      ["x", "function"],
      ["x", "derivative"],
      ["x2", "function"],
      ["x2", "derivative"],
    ]);
    traces[3].x.forEach((z, i) => {
      const numerical = (Math.tanh(z + 1e-5) - Math.tanh(z - 1e-5)) / 2e-5;
      expect(traces[3].y[i]).toBeCloseTo(numerical, 8);
    });
    expect(figure.layout.annotations?.map(({ text }) => text)).toEqual([
      "<b>sigmoid</b>",
      "<b>tanh</b>",
    ]);
  });

  test("takes a derivative by the input, and functions without one", () => {
    const figure = functionGallery({
      square: { apply: (z) => z * z, derivative: (z) => 2 * z },
      cube: { apply: (z) => z ** 3 },
    });
    const [, slope, cube] = figure.data as ScatterTrace[];
    expect(figure.data).toHaveLength(3);
    expect([slope.x[0], slope.y[0]]).toEqual([-4, -8]);
    expect(cube.xaxis).toBe("x2");
  });

  test("is grey behind the stretches where the slope is nearly 0, and says so", () => {
    const figure = functionGallery([sigmoid, tanh, relu, linear], {
      xRange: [-8, 8],
      flatBelow: 0.01,
    });
    const boxes = (figure.layout.shapes ?? []).map(({ xref, x0, x1 }) => [xref, x0, x1]);
    expect(boxes).toEqual([
      ["x", -8, -4.6], // a (1 - a) is 0.01 at z = 4.595
      ["x", 4.6, 8],
      ["x2", -8, -3], // 1 - a a is 0.01 at z = 2.993
      ["x2", 3, 8],
      ["x3", -8, 0],
    ]);
    expect(figure.description).toContain(
      "dashed; nearer to 0 than 0.01: sigmoid from −8 to −4.6 and from 4.6 to 8, tanh from −8 to −3",
    );
    expect(figure.description).toMatch(/, relu from −8 to 0, linear nowhere$/);
    expect(functionGallery([sigmoid]).layout.shapes).toBeUndefined();
  });

  test("the axis has its name below every plot: a page may stand them in other columns", () => {
    const { layout } = functionGallery([sigmoid, tanh, relu, sigmoid]);
    const axes = [layout.xaxis, layout.xaxis2, layout.xaxis3, layout.xaxis4];
    expect(axes.map(({ title }) => title?.text)).toEqual(["z", "z", "z", "z"]);
  });

  test("plots do not overlap and fill the width", () => {
    const { layout } = functionGallery([sigmoid, tanh, relu, sigmoid]);
    const domains = [layout.xaxis, layout.xaxis2, layout.xaxis3].map(
      ({ domain }) => domain ?? [0, 0],
    );
    expect(domains[0][0]).toBe(0);
    expect(domains[2][1]).toBeCloseTo(1, 12);
    expect(domains[0][1]).toBeLessThan(domains[1][0]);
    expect(layout.yaxis4.domain?.[1]).toBeLessThan(layout.yaxis.domain?.[0] ?? 0);
  });

  test("errors name the function that failed", () => {
    expect(() => functionGallery({})).toThrow(
      "functionGallery: there is no function; give at least 1",
    );
    expect(() => functionGallery({ log: { apply: Math.log } })).toThrow(
      "functionGallery: log[0] is NaN",
    );
  });
});

describe("tangentSlider", () => {
  const figure = tangentSlider(Math.sin, Math.cos, {
    xRange: [0, 3],
    at: [0, 1, 2],
    start: 1,
    x: "x",
    y: "sin x",
  });

  test("each tangent touches the curve with the slope that was given", () => {
    expect(figure.frames).toHaveLength(3);
    [0, 1, 2].forEach((at, i) => {
      const [line, point] = frameOf(figure, i);
      const [y0, y1] = line.y as number[];
      expect((y1 - y0) / (line.x[1] - line.x[0])).toBeCloseTo(Math.cos(at), 12);
      expect((y0 + y1) / 2).toBeCloseTo(Math.sin(at), 12);
      expect([point.x, point.y]).toEqual([[at], [Math.sin(at)]]);
    });
  });

  test("starts where it was told, and says height and slope", () => {
    expect(figure.data.slice(1)).toEqual(figure.frames?.[1].data);
    expect(figure.layout.sliders?.[0]).toMatchObject({ active: 1 });
    expect(figure.layout.sliders?.[0].steps[1].label).toBe("x = 1: height 0.8415, slope 0.5403");
    expect(figure.description).toContain("x = 1, where the slope is 0.5403");
  });

  test("a place or a derivative that fails is named", () => {
    expect(() => tangentSlider(Math.sin, Math.cos, { at: [] })).toThrow(
      "tangentSlider: at is empty",
    );
    expect(() => tangentSlider(Math.sin, () => Number.NaN)).toThrow(
      "tangentSlider: derivative(x)[0] is NaN",
    );
    expect(() => tangentSlider(Math.sin, Math.cos, { at: [1, 2], start: 2 })).toThrow(
      "tangentSlider: start is 2; it must be the number of one of the 2 places, counted from 0",
    );
  });
});

describe("surface and contour", () => {
  const path = [
    [0.5, 0.5],
    [-0.7, 0],
  ];

  test("compute the function on a grid, one row for each y", () => {
    const [trace] = surface((x, y) => x + 10 * y, { xRange: [0, 2], yRange: [0, 1], resolution: 3 })
      .data as SurfaceTrace[];
    expect([trace.x, trace.y]).toEqual([
      [0, 1, 2],
      [0, 0.5, 1],
    ]);
    expect(trace.z).toEqual([
      [0, 1, 2],
      [5, 6, 7],
      [10, 11, 12],
    ]);
    expect([trace.cmin, trace.cmax]).toEqual([0, 12]);
  });

  test("no number of a surface's axes stands in a corner, where it would lie on another", () => {
    const { scene } = surface(valley, { xRange: [-2, 2], yRange: [-1, 3] }).layout;
    const ends = [...(scene?.xaxis.range ?? []), ...(scene?.yaxis.range ?? [])];
    const beside = [-2, 2, -1, 3].map((end, i) => Math.abs(end - ends[i]));
    for (const distance of beside) expect(distance).toBeCloseTo(0.004, 6);
  });

  test("a path lies just above its surface", () => {
    const [, way] = surface(valley, { path }).data as Scatter3dTrace[];
    way.z.forEach((z, i) => {
      const height = valley(path[i][0], path[i][1]);
      expect(z).toBeGreaterThan(height);
      expect(z).toBeLessThan(height + 0.05);
    });
  });

  test("levels are round numbers inside the heights", () => {
    const [{ contours, zmin, zmax }] = contour(valley, { levels: 10 }).data as ContourTrace[];
    expect(contours.size).toBe(0.1);
    expect(contours.start).toBeGreaterThan(zmin);
    expect(contours.end).toBeLessThan(zmax);
    expect(contours.start / contours.size).toBeCloseTo(
      Math.round(contours.start / contours.size),
      9,
    );
  });

  test("a walk has a frame for each step and ends with the whole paths", () => {
    const figure = contour(valley, { paths: { slow: path, fast: [...path, [0, 0]] } });
    expect(figure.frames).toHaveLength(3);
    // Each path and the paper beneath it.
    expect(frameOf(figure, 0).map(({ x }) => x.length)).toEqual([1, 1, 1, 1]);
    expect(frameOf(figure, 2).map(({ x }) => x.length)).toEqual([2, 2, 3, 3]);
    expect(figure.layout.sliders?.[0].steps[2].label).toBe("step 2: height −0.429, 0");
    expect(figure.description).toContain(
      "the path slow of 2 points ends at (−0.7, 0) at height −0.4288",
    );
  });

  test("a long path has at most 41 frames, the last one whole", () => {
    const long = Array.from({ length: 1000 }, (_, i) => [i / 1000, 0]);
    const figure = contour(valley, { paths: long });
    expect(figure.frames?.length).toBeLessThanOrEqual(41);
    expect(frameOf(figure, -1)[0].x).toHaveLength(1000);
  });

  test("a flat function is a map without lines", () => {
    const figure = contour(() => 2);
    expect(figure.svg()).toContain("<rect");
    expect(figure.description).toContain("from 2 to 2");
  });

  test("a height or a point that is not finite is named", () => {
    expect(() => contour((x) => 1 / x, { resolution: 3 })).toThrow(
      "contour: f(0, -2) is Infinity; every height must be a finite number",
    );
    expect(() => surface(valley, { path: [[1, Number.NaN]] })).toThrow(
      "surface: path[0] is [1, NaN]; a point is [x, y], both finite",
    );
    expect(() => contour(valley, { paths: { slow: [] } })).toThrow(
      "contour: slow is empty; give at least 1 point",
    );
    expect(() => contour(valley, { resolution: 1 })).toThrow(
      "contour: resolution is 1; it must be a whole number from 2 up",
    );
  });
});
