import { describe, expect, test } from "vitest";
import { barChart } from "../../src/plots/bar-chart.ts";
import { confusionMatrix } from "../../src/plots/confusion-matrix.ts";
import type { Figure } from "../../src/plots/figure.ts";
import { histogram } from "../../src/plots/histogram.ts";
import type { BarTrace, HeatmapTrace, ScatterTrace } from "../../src/plots/plotly.ts";

describe("barChart", () => {
  test("a record gives names, a list takes labels or numbers", () => {
    const { layout, data } = barChart({ AND: 6, OR: 4 }, { y: "epochs" });
    expect(layout.xaxis.ticktext).toEqual(["AND", "OR"]);
    expect((data[0] as BarTrace).y).toEqual([6, 4]);
    expect(barChart([1, 2]).layout.xaxis.ticktext).toEqual(["0", "1"]);
    expect(barChart([1], { labels: ["one"] }).layout.xaxis.ticktext).toEqual(["one"]);
  });

  test("the axis starts at zero, so that lengths can be compared", () => {
    expect(barChart([90, 95]).layout.yaxis.range[0]).toBe(0);
    expect(barChart([-3, 5]).layout.yaxis.range).toEqual([
      expect.closeTo(-3.96, 9),
      expect.closeTo(5.96, 9),
    ]);
  });

  test("a long name stands in several lines, with what is in brackets together", () => {
    const names = {
      "as published": 0,
      "loop (8)": 0,
      "forward (3), training (4)": 1,
      "last slopes (6, 7)": 2,
    };
    expect(barChart(names).layout.xaxis.ticktext).toEqual([
      "as<br>published",
      "loop (8)",
      "forward<br>(3),<br>training<br>(4)",
      "last<br>slopes<br>(6, 7)",
    ]);
  });

  test("the description lists names and values", () => {
    expect(barChart({ AND: 6, OR: 4 }, { y: "epochs", x: "gate" }).description).toBe(
      "Bars of epochs by gate: AND 6, OR 4",
    );
  });

  test("errors", () => {
    expect(() => barChart([])).toThrow("barChart: values is empty; give at least 1 number");
    expect(() => barChart([1, 2], { labels: ["a"] })).toThrow(
      "barChart: labels has 1 values and values has 2; they must be equal in number",
    );
    expect(() => barChart({ a: Number.NaN })).toThrow("barChart: values[0] is NaN");
  });
});

describe("histogram", () => {
  test("counts values in bins of equal width, the upper end in the last", () => {
    const [trace] = histogram([0, 0.1, 0.5, 0.9, 1], { bins: 2, range: [0, 1] }).data as BarTrace[];
    expect(trace.y).toEqual([2, 3]);
    expect(trace.x).toEqual([0.25, 0.75]);
    expect(trace.width).toBe(0.5);
  });

  test("no value is lost between the least and the greatest", () => {
    const values = Array.from({ length: 1000 }, (_, i) => Math.sin(i));
    const [trace] = histogram(values, { bins: 17 }).data as BarTrace[];
    expect(trace.y.reduce((sum, count) => sum + count)).toBe(1000);
  });

  test("several lists share their bins as outlines that begin and end at zero", () => {
    const traces = histogram({ a: [0, 1, 1], b: [2] }, { bins: 2 }).data as ScatterTrace[];
    expect(traces.map(({ y }) => y)).toEqual([
      [0, 1, 1, 2, 2, 0],
      [0, 0, 0, 1, 1, 0],
    ]);
    expect(traces[0].x).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test("200,000 values are no problem, equal values neither", () => {
    expect(histogram(new Float64Array(200_000)).description).toContain(
      "200,000 values from 0 to 0, mean 0",
    );
  });

  test("errors", () => {
    expect(() => histogram([])).toThrow("histogram: values is empty; give at least 1 number");
    expect(() => histogram({})).toThrow("histogram: there is no list of values; give at least 1");
    expect(() => histogram([1], { bins: 0 })).toThrow(
      "histogram: bins is 0; it must be a whole number of at least 1",
    );
  });
});

describe("confusionMatrix", () => {
  const numbers = (figure: Figure) => {
    const trace = figure.data[2] as ScatterTrace;
    return trace.text?.map((text, i) => [trace.y[i], trace.x[i], text]);
  };

  test("counts pairs: rows are true classes, columns predicted ones", () => {
    const figure = confusionMatrix({ actual: [0, 0, 1, 2], predicted: [0, 1, 1, 0] });
    expect(numbers(figure)).toEqual([
      ...[
        [0, 0, "1"],
        [0, 1, "1"],
        [0, 2, "0"],
      ],
      ...[
        [1, 0, "0"],
        [1, 1, "1"],
        [1, 2, "0"],
      ],
      ...[
        [2, 0, "1"],
        [2, 1, "0"],
        [2, 2, "0"],
      ],
    ]);
  });

  test("right answers and mistakes have a scale each: the commonest mistake is the darkest", () => {
    const [right, wrong] = confusionMatrix([
      [980, 4, 0],
      [2, 990, 8],
      [0, 1, 99],
    ]).data as HeatmapTrace[];
    expect(right.z[1]).toEqual([null, 0.99, null]);
    expect(wrong.z).toEqual([
      [null, 0.5, 0],
      [0.25, null, 1],
      [0, 0.125, null],
    ]);
    expect(right.colorscale).not.toEqual(wrong.colorscale);
  });

  test("the title names the pairs that are mixed up most, in both directions together", () => {
    const counts = [
      [9, 3, 0],
      [3, 9, 5],
      [0, 0, 9],
    ];
    expect(confusionMatrix(counts).layout.title?.text).toBe(
      "mixed up most: 0 and 1 (6), 1 and 2 (5)",
    );
    const named = confusionMatrix(counts, { title: "Test", labels: ["a", "b", "c"] });
    expect(named.layout.title?.text).toBe("Test<br>mixed up most: a and b (6), b and c (5)");
  });

  test("labels decide how many classes there are, and name them", () => {
    const figure = confusionMatrix({ actual: [0], predicted: [0] }, { labels: ["cat", "dog"] });
    expect((figure.data[0] as HeatmapTrace).z).toEqual([
      [1, null],
      [null, 0],
    ]);
    expect(figure.layout.xaxis.ticktext).toEqual(["cat", "dog"]);
  });

  test("the first class is at the top", () => {
    const [low, high] = confusionMatrix([[1]]).layout.yaxis.range;
    expect(low).toBeGreaterThan(high);
  });

  test("the description says how many are right and what is confused most", () => {
    expect(
      confusionMatrix(
        [
          [8, 2],
          [0, 10],
        ],
        { labels: ["4", "9"] },
      ).description,
    ).toBe("Confusion matrix of 2 classes: 18 of 20 right (90 %); mixed up most: 4 and 9 (2)");
    expect(
      confusionMatrix([
        [1, 0],
        [0, 1],
      ]).description,
    ).toBe("Confusion matrix of 2 classes: 2 of 2 right (100 %)");
  });

  test("errors", () => {
    expect(() => confusionMatrix([[1, 2]])).toThrow(
      "confusionMatrix: counts is 1x2; it needs a row and a column for each class",
    );
    expect(() =>
      confusionMatrix([
        [1, -2],
        [0, 0],
      ]),
    ).toThrow("confusionMatrix: a count is below 0");
    expect(() => confusionMatrix({ actual: [0, 1], predicted: [0] })).toThrow(
      "confusionMatrix: actual has 2 values and predicted has 1; they must be equal in number",
    );
    expect(() => confusionMatrix({ actual: [0.5], predicted: [0] })).toThrow(
      "confusionMatrix: actual[0] is 0.5; a class is a whole number from 0 up",
    );
  });
});
