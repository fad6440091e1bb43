import { describe, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { Matrix } from "../../src/engine/matrix.ts";
import { seeded } from "../../src/engine/random.ts";
import { confusionDetective } from "../../src/widgets/confusion-detective/bundle.ts";
import { readDetective } from "../../src/widgets/confusion-detective/detective-data.ts";
import { detectivePicture } from "../../src/widgets/confusion-detective/picture.ts";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { parseXml } from "../plots/xml.ts";

const count = 2000;
const random = seeded(4);
const actual = Array.from({ length: count }, () => random.integer(10));
const predicted = actual.map((label) => (random.next() < 0.9 ? label : random.integer(10)));
/** Image i has the number i in its first pixels, in three digits of base 16. */
const X = new Matrix(count, 16);
for (let i = 0; i < count; i++) {
  for (const [k, digit] of [i >> 8, (i >> 4) & 15, i & 15].entries())
    X.data[i * 16 + k] = digit / 255;
}

const bundle = confusionDetective({ X, actual, predicted })[displaySymbol]();
const data = JSON.parse(JSON.stringify(bundle[widgetMime("confusion-detective")]));

describe("a confusion detective", () => {
  test("carries counts, and at most 160 images, each in the cell that it belongs to", () => {
    const { counts, cells, images, height, width } = readDetective(data);
    expect([height, width]).toEqual([4, 4]);
    for (let t = 0; t < 10; t++) {
      for (let p = 0; p < 10; p++) {
        expect(counts[t][p]).toBe(actual.filter((a, i) => a === t && predicted[i] === p).length);
      }
    }
    let at = 0;
    for (const [t, p, images_] of cells) {
      for (let k = 0; k < images_; k++, at++) {
        const [high, middle, low] = images.subarray(at * 16);
        const i = high * 256 + middle * 16 + low;
        expect([actual[i], predicted[i]]).toEqual([t, p]);
      }
    }
    expect(at).toBe(160);
  });

  test("has an image of every kind of mistake, most of the commonest", () => {
    const { counts, cells } = readDetective(data);
    const kinds = counts.flatMap((row, t) => row.filter((n, p) => n > 0 && p !== t)).length;
    expect(cells.filter(([t, p]) => t !== p)).toHaveLength(kinds);
    expect(cells[0][2]).toBeGreaterThanOrEqual(cells.at(-1)?.[2] ?? 0);
  });

  test("has a picture and a sentence", () => {
    expect(parseXml(String(bundle["image/svg+xml"]))).toBeDefined();
    expect(bundle["text/plain"]).toContain("Confusion matrix of 10 classes");
  });

  test("has a picture for dark paper too: each cell in both colours, and readable on both", () => {
    const svg = detectivePicture(readDetective(data), [3, 5], [], "3 read as 5");
    expect(parseXml(svg)).toBeDefined();
    const cells = (paper: string) => [
      ...svg.matchAll(
        new RegExp(
          `<g class="on-${paper}"><rect[^>]*fill:(#\\w+)[^>]*><text[^>]*fill:(#\\w+)`,
          "g",
        ),
      ),
    ];
    expect([cells("light").length, cells("dark").length]).toEqual([100, 100]);
    expect(cells("light")[0].slice(1)).not.toEqual(cells("dark")[0].slice(1));
    expect(svg).toMatch(/prefers-color-scheme:\s?dark/);
  });

  test("refuses what does not fit", () => {
    expect(() => confusionDetective({ X, actual, predicted: [1] })).toThrow("equal in number");
    expect(() => confusionDetective({ X, actual: [1], predicted: [1] })).toThrow(
      "X has 2000 rows and actual has 1 values",
    );
    const three = new Matrix(1, 3);
    expect(() => confusionDetective({ X: three, actual: [0], predicted: [0] })).toThrow(
      "an image is 1.732 x 1.732 and a row of X has 3 pixels; give shape",
    );
  });

  test.each([
    [null, "the output is null"],
    [{ ...data, counts: [[1], [2]] }, "counts is not square"],
    [{ ...data, counts: new Array(21).fill([]) }, "counts is a list of 21"],
    [{ ...data, height: 100000 }, "height is 100000; it must be a whole number from 1 to 64"],
    [{ ...data, images: "" }, "images has 0 bytes"],
    [{ ...data, cells: [[10, 0, 1]] }, "a cell's true class is 10"],
    [{ ...data, labels: ["a"] }, "labels is an array"],
  ])("refuses a stranger's data in a sentence", (foreign, sentence) => {
    expect(() => readDetective(foreign)).toThrow(sentence);
  });
});
