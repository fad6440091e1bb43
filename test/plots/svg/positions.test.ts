/** Where marks stand in the picture, computed here from data and layout alone. */
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { barChart } from "../../../src/plots/bar-chart.ts";
import { confusionMatrix } from "../../../src/plots/confusion-matrix.ts";
import { contour } from "../../../src/plots/contour.ts";
import { decisionBoundary } from "../../../src/plots/decision-boundary.ts";
import { decisionLine } from "../../../src/plots/decision-line.ts";
import type { Figure } from "../../../src/plots/figure.ts";
import { imageGrid } from "../../../src/plots/image-grid.ts";
import { lineChart } from "../../../src/plots/line-chart.ts";
import { networkGraph } from "../../../src/plots/network-graph.ts";
import { palette } from "../../../src/plots/palette.ts";
import { surface } from "../../../src/plots/surface.ts";
import { andGate } from "../gallery.ts";
import { all, numbersIn, parseXml, textOf, type XmlElement } from "../xml.ts";

/** Pixels of a data point on the figure's first axes, from the layout alone. */
function pixel(figure: Figure, x: number, y: number): [number, number] {
  const { margin, width: wide, height, xaxis, yaxis } = figure.layout;
  const share = ([low, high]: readonly [number, number], at: number) => (at - low) / (high - low);
  const [width, tall] = [wide - margin.l - margin.r, height - margin.t - margin.b];
  return [margin.l + share(xaxis.range, x) * width, margin.t + (1 - share(yaxis.range, y)) * tall];
}

const picture = (figure: Figure): XmlElement => parseXml(figure.svg());

function pathsOf(figure: Figure, color: string): number[][] {
  const paths = all(picture(figure), "path").filter(
    ({ attributes }) => attributes.stroke === color,
  );
  return paths.map(({ attributes }) => numbersIn(attributes.d));
}

function expectPoints(numbers: readonly number[], points: readonly (readonly number[])[]): void {
  expect(numbers).toHaveLength(points.length * 2);
  points.flat().forEach((at, i) => {
    expect(Math.abs(numbers[i] - at)).toBeLessThanOrEqual(0.06);
  });
}

describe("lines", () => {
  test("pass through the pixels of their points", () => {
    const figure = lineChart({ x: [0, 1, 4], y: [2, -1, 3] });
    const wanted = [pixel(figure, 0, 2), pixel(figure, 1, -1), pixel(figure, 4, 3)];
    // The legend is not drawn for one line, so this is the only blue path.
    const [numbers] = pathsOf(figure, palette.data);
    expectPoints(numbers, wanted);
  });

  test("stand at the logarithm on a log axis, and leave out what has none", () => {
    const figure = lineChart({ y: [100, 0, 0.01] }, { yScale: "log", xRange: [0, 2] });
    const [numbers] = pathsOf(figure, palette.data);
    expectPoints(numbers, [pixel(figure, 0, 2), pixel(figure, 2, -2)]);
    expect(figure.svg()).toContain("Z"); // two pieces, each a single point
  });

  test("keep their shape to half a pixel when thousands of points are thinned", () => {
    const y = Array.from({ length: 20_000 }, (_, i) => Math.sin(i / 2000));
    const figure = lineChart(y);
    const [numbers] = pathsOf(figure, palette.data);
    expect(numbers.length).toBeLessThan(8000);
    for (let i = 0; i < numbers.length; i += 2) {
      const at = ((numbers[i] - 68) / (760 - 88)) * 19_999;
      expect(Math.abs(numbers[i + 1] - pixel(figure, 0, Math.sin(at / 2000))[1])).toBeLessThan(0.8);
    }
  });
});

test("markers stand on their points", () => {
  const figure = lineChart({ x: [1, 2, 3], y: [5, 4, 9], mode: "markers" });
  const circles = all(picture(figure), "circle").map(({ attributes }) => [
    Number(attributes.cx),
    Number(attributes.cy),
  ]);
  const wanted = [pixel(figure, 1, 5), pixel(figure, 2, 4), pixel(figure, 3, 9)];
  expectPoints(circles.flat(), wanted);
});

test("tick labels stand at their values", () => {
  const figure = lineChart({ x: [0, 10], y: [0, 1] }, { yRange: [0, 1] });
  const root = picture(figure);
  for (const text of all(root, "text")) {
    const word = textOf(text);
    const { x, y } = text.attributes;
    if (text.attributes["text-anchor"] === "end") {
      expect(Number(y) - 4).toBeCloseTo(pixel(figure, 0, Number(word))[1], -1);
    } else if (/^\d+$/.test(word)) {
      expect(Number(x)).toBeCloseTo(pixel(figure, Number(word), 0)[0], 0);
    }
  }
  expect(all(root, "text").map(textOf)).toEqual(
    expect.arrayContaining(["0", "2", "0.2", "0.8", "1"]),
  );
});

test("bars reach from zero to their value", () => {
  const figure = barChart([3, -1]);
  const bars = all(picture(figure), "rect").filter(
    ({ attributes }) => attributes.fill === palette.data,
  );
  const zero = pixel(figure, 0, 0)[1];
  const box = bars.map(({ attributes: { x, y, width, height } }) =>
    [x, y, width, height].map(Number),
  );
  expect(box).toHaveLength(2);
  expect(box[0][1]).toBeCloseTo(pixel(figure, 0, 3)[1], 0);
  expect(box[0][1] + box[0][3]).toBeCloseTo(zero, 0);
  expect(box[1][1]).toBeCloseTo(zero, 0);
  expect(box[1][1] + box[1][3]).toBeCloseTo(pixel(figure, 0, -1)[1], 0);
  expect(box[1][0]).toBeCloseTo(pixel(figure, 1 - 0.35, 0)[0], 0);
  expect(box[1][2]).toBeCloseTo(pixel(figure, 0.7, 0)[0] - pixel(figure, 0, 0)[0], 0);
});

describe("heatmaps", () => {
  test("are PNG pictures whose pixels are the cells, the first row of digits at the top", () => {
    const ink = [0, 0.5, 1, 0, 0, 0.25];
    const { width, pixels, colors } = decodePng(imageIn(imageGrid([ink], { width: 3 })));
    // Two pixels of nothing around the image.
    const at = (row: number, column: number) => colors[pixels[(row + 2) * width + column + 2]];
    const red = [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2)].map(([r]) => r);
    // There are 255 colours for 256 greys, so one may be two steps away.
    [255, 128, 0, 255, 255, 191].forEach((grey, i) => {
      expect(Math.abs(red[i] - grey)).toBeLessThanOrEqual(2);
    });
    expect(pixels[0]).toBe(0); // nothing: the mat can be seen
  });

  test("of a plane have the last row at the top, because y grows upward", () => {
    const figure = decisionBoundary((_, x2) => (x2 > 0.5 ? 1 : 0), andGate, { resolution: 10 });
    const { width, height, pixels, colors } = decodePng(imageIn(figure));
    expect([width, height]).toEqual([10, 10]);
    expect(colors[pixels[0]]).toEqual([0x00, 0x50, 0x8a]);
    expect(colors[pixels[99]]).toEqual([0xf5, 0xf1, 0xe8]);
  });

  test("have their numbers in the middle of the cells", () => {
    const figure = confusionMatrix([
      [5, 1],
      [2, 7],
    ]);
    const texts = all(picture(figure), "text");
    const { width, height, margin } = figure.layout;
    // The matrix stands in the middle of the room that its title needs.
    const side = height - margin.t - margin.b;
    const left = margin.l + (width - margin.l - margin.r - side) / 2;
    for (const [word, column, row] of [
      ["5", 0, 0],
      ["1", 1, 0],
      ["2", 0, 1],
      ["7", 1, 1],
    ] as const) {
      const text = texts.find((element) => textOf(element) === word && element.attributes.fill);
      const [, y] = pixel(figure, column, row);
      expect(Number(text?.attributes.x)).toBeCloseTo(left + ((column + 0.5) * side) / 2, 0);
      expect(Math.abs(Number(text?.attributes.y) - y)).toBeLessThan(8);
    }
  });
});

test("contour lines of x² + y² are circles with the radius of their height", () => {
  const figure = contour((x, y) => x * x + y * y, { resolution: 81, levels: 8, height: 440 });
  const [trace] = figure.data;
  if (trace.type !== "contour") throw new TypeError("the first trace is the contour");
  const { start, size } = trace.contours;
  const rings = all(picture(figure), "path").filter(
    ({ attributes }) => attributes.stroke === trace.line?.color,
  );
  const { width, margin } = figure.layout;
  const across = width - margin.l - margin.r;
  const unit = (440 - margin.t - margin.b) / 4; // pixels for one unit of x and y
  const middle = [margin.l + across / 2, margin.t + unit * 2];
  const left = middle[0] - unit * 2;
  rings.forEach(({ attributes }, i) => {
    const radius = Math.sqrt(start + i * size);
    if (radius >= 2) return; // cut by the border
    // What is higher than the line is filled: the border of the map, and the circle as a hole.
    const numbers = numbersIn(attributes.d.split("Z").find((ring) => !ring.includes(`${left} `)));
    expect(numbers.length).toBeGreaterThan(40);
    for (let n = 0; n < numbers.length; n += 2) {
      const far = Math.hypot(numbers[n] - middle[0], numbers[n + 1] - middle[1]);
      expect(Math.abs(far - radius * unit)).toBeLessThan(1);
    }
  });
  expect(rings).toHaveLength(7);
});

test("the decision line runs where w1 x1 + w2 x2 + b = 0", () => {
  const figure = decisionLine(andGate, { w: [2, 1], b: -3 });
  const { margin, width, height, xaxis, yaxis } = figure.layout;
  const side = height - margin.t - margin.b; // a square in the middle
  const left = margin.l + (width - margin.l - margin.r - side) / 2;
  const line = pathsOf(figure, palette.weight).find(
    (numbers) => numbers.length === 4 && numbers[1] !== numbers[3],
  );
  const span = xaxis.range[1] - xaxis.range[0];
  for (const n of [0, 2]) {
    const x1 = xaxis.range[0] + (((line?.[n] ?? 0) - left) / side) * span;
    const x2 = yaxis.range[1] - (((line?.[n + 1] ?? 0) - margin.t) / side) * span;
    expect(2 * x1 + x2 - 3).toBeCloseTo(0, 1);
  }
});

test("a surface is seen in perspective: near things are lower and larger, peaks are up", () => {
  const figure = surface((x, y) => Math.exp(-(x * x + y * y)), { resolution: 21 });
  const faces = all(picture(figure), "path").filter(({ attributes }) => attributes.d.endsWith("Z"));
  expect(faces).toHaveLength(400);
  const boxes = faces.map(({ attributes }) => {
    const numbers = numbersIn(attributes.d);
    const xs = numbers.filter((_, i) => i % 2 === 0);
    const ys = numbers.filter((_, i) => i % 2 === 1);
    return {
      top: Math.min(...ys),
      bottom: Math.max(...ys),
      width: Math.max(...xs) - Math.min(...xs),
    };
  });
  // Drawn from far to near: the last face is the front corner, which is flat, low and large.
  const [far, near] = [boxes[0], boxes[boxes.length - 1]];
  expect(near.bottom).toBeGreaterThan(far.bottom);
  expect(near.width).toBeGreaterThan(far.width);
  const brightest = faces.findIndex(({ attributes }) => /^#f[a-f0-9]e/i.test(attributes.fill));
  expect(boxes[brightest].top).toBeLessThan(far.top);
});

test("lines of a network are as wide as its weights are great, dashed below zero", () => {
  const figure = networkGraph([{ W: [[2], [-1]] }]);
  const lines = all(picture(figure), "path").filter(({ attributes }) => attributes.d.includes("L"));
  const styles = lines.map(({ attributes }) => [
    Number(attributes["stroke-width"]),
    attributes["stroke-dasharray"] !== undefined,
  ]);
  expect(styles).toEqual([
    [5, false],
    [2.75, true],
  ]);
});

function imageIn(figure: Figure): string {
  return all(picture(figure), "image")[0].attributes.href;
}

/** A PNG with a palette, read with Node's own inflate; checks sizes on the way. */
function decodePng(url: string) {
  const bytes = Buffer.from(url.replace("data:image/png;base64,", ""), "base64");
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    chunks.set(bytes.toString("latin1", at + 4, at + 8), bytes.subarray(at + 8, at + 8 + size));
    at += size + 12;
  }
  const header = chunks.get("IHDR") ?? Buffer.alloc(8);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0));
  expect(rows).toHaveLength((width + 1) * height);
  const pixels = Array.from({ length: height }, (_, r) => [
    ...rows.subarray(r * (width + 1) + 1, (r + 1) * (width + 1)),
  ]).flat();
  const palette = chunks.get("PLTE") ?? Buffer.alloc(0);
  const colors = Array.from({ length: palette.length / 3 }, (_, i) => [
    ...palette.subarray(3 * i, 3 * i + 3),
  ]);
  return { width, height, pixels, colors };
}
