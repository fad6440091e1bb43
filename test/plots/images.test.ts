import { describe, expect, test } from "vitest";
import { matrix } from "../../src/engine/matrix.ts";
import { imageGrid } from "../../src/plots/image-grid.ts";
import type { HeatmapTrace } from "../../src/plots/plotly.ts";
import { weightImages } from "../../src/plots/weight-images.ts";
import { stroke } from "./gallery.ts";

const picture = (figure: { data: readonly unknown[] }) => figure.data[0] as HeatmapTrace;

describe("imageGrid", () => {
  test("sets images side by side with two pixels of nothing between them", () => {
    const { z } = picture(
      imageGrid(
        [
          [1, 0, 0, 0],
          [0, 0, 0, 1],
          [0, 0.5, 0, 0],
        ],
        { columns: 2 },
      ),
    );
    expect(z).toEqual([
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 255, 1, 0, 0, 1, 1, 0, 0],
      [0, 0, 1, 1, 0, 0, 1, 255, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 1, 128, 0, 0, 0, 0, 0, 0],
      [0, 0, 1, 1, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]);
  });

  test("takes a matrix, wide images and labels", () => {
    const figure = imageGrid(matrix([[1, 2, 3, 4, 5, 6]]), { width: 3, labels: ["a<b"] });
    expect(figure.layout.annotations?.map(({ text }) => text)).toEqual(["a&lt;b"]);
    expect(figure.description).toBe("1 image of 3 by 2 pixels, dark on white with the labels a<b");
  });

  test("is no wider than its picture or its title, which a page sets into its middle", () => {
    const one = [Array.from({ length: 784 }, () => 1)];
    expect(imageGrid(one, { title: "A" }).layout.width).toBe(32 * 4 + 16);
    expect(imageGrid(one, { title: "A title of some words" }).layout.width).toBeGreaterThan(160);
  });

  test.each([
    [3, 10],
    [5, 5],
    [10, 10],
  ])("%d rows of %d labelled digits leave room for a line of words below each", (down, across) => {
    const digits = Array.from({ length: down * across }, () => stroke(0.5));
    const labels = digits.map((_, i) => i);
    const { data, layout } = imageGrid(digits, { columns: across, labels, title: "digits" });
    const { z } = data[0] as HeatmapTrace;
    const plotHeight = (layout.height ?? 0) - layout.margin.t - layout.margin.b;
    const scale = plotHeight / z.length; // screen pixels for a pixel
    expect(scale * (z.length / down - 28)).toBeGreaterThan(16);
  });

  test("the packed bundle of 25 digits is smaller than 60 kB", () => {
    const digits = Array.from({ length: 25 }, (_, i) => stroke(i / 25));
    const bundle = imageGrid(digits)[Symbol.for("Jupyter.display") as never] as () => unknown;
    expect(JSON.stringify((bundle as () => unknown).call(imageGrid(digits))).length).toBeLessThan(
      60_000,
    );
  });

  test("errors", () => {
    expect(() => imageGrid([])).toThrow("imageGrid: images has no rows; give at least 1");
    expect(() => imageGrid([[1, 2, 3]])).toThrow(
      "imageGrid: an image has 3 pixels, which are not rows of 1.73; give the width of an image",
    );
    expect(() => imageGrid([[1]], { labels: ["a", "b"] })).toThrow(
      "imageGrid: there are 1 images and 2 labels; give one label for each image",
    );
  });
});

describe("weightImages", () => {
  test("shows each column of W as an image, on a scale that is even around zero", () => {
    const W = [
      [1, -4],
      [0, 0],
      [0, 0],
      [2, 3],
    ];
    const trace = picture(weightImages(W));
    expect([trace.zmin, trace.zmax]).toEqual([-4, 4]);
    expect(trace.z.flat().filter((value) => value !== null)).toEqual([1, 0, -4, 0, 0, 2, 0, 3]);
    expect(trace.z[0].every((value) => value === null)).toBe(true);
  });

  test("takes the first layer of a network", () => {
    const W = matrix([[1], [2], [3], [4]]);
    expect(weightImages({ layers: [{ W }] }).description).toBe(
      "The weights of 1 unit as images of 2 by 2 pixels: purple below zero, orange above, from −4 to 4",
    );
  });

  test("weights that make no image are an error", () => {
    expect(() => weightImages([[1], [2], [3]])).toThrow("weightImages: an image has 3 pixels");
  });
});
