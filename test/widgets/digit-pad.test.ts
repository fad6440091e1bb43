import { beforeAll, describe, expect, test } from "vitest";
import type { LabelledDataset } from "../../src/data/labels.ts";
import { mnist } from "../../src/data/mnist.ts";
import { take } from "../../src/data/subset.ts";
import { displaySymbol, inspectSymbol } from "../../src/display/bundle.ts";
import { relu, sigmoid, softmax } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { Matrix } from "../../src/engine/matrix.ts";
import { network } from "../../src/engine/network.ts";
import { seeded } from "../../src/engine/random.ts";
import { digitPad } from "../../src/widgets/digit-pad/bundle.ts";
import { centred } from "../../src/widgets/digit-pad/centre.ts";
import { outputsOf, packLayers, unpackLayers } from "../../src/widgets/digit-pad/packed-network.ts";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { parseXml } from "../plots/xml.ts";

let digits: LabelledDataset;

beforeAll(async () => {
  digits = (await mnist()).test;
});

const net = network({
  inputs: 784,
  layers: [dense(30, { activation: relu, init: "he" }), dense(10, { activation: softmax })],
  random: seeded(3),
});

// Biases start at 0, and what is 0 cannot be missed.
for (const { b } of net.layers) b?.data.set(b.data.map((_, i) => Math.sin(i)));

const imageOf = (i: number): Float64Array =>
  Float64Array.from(digits.X.data.subarray(i * 784, (i + 1) * 784));

describe("a drawing, centred", () => {
  test("is the image itself for MNIST's own images, which were made by the same rule", () => {
    const count = 1000;
    const same = Array.from({ length: count }, (_, i) => i).filter((i) =>
      equal(centred(imageOf(i)), imageOf(i)),
    );
    expect(same.length).toBeGreaterThan(0.95 * count);
  });

  test("does not depend on where the digit was drawn", () => {
    for (let i = 0; i < 20; i++) {
      const middle = centred(imageOf(i));
      for (const by of [-28, 28, -1, 1]) expect(centred(moved(middle, by))).toEqual(middle);
    }
  });

  test("is 20 pixels in its longer side, however small it was drawn", () => {
    const small = new Float64Array(784);
    for (let r = 4; r < 12; r++) small[r * 28 + 5] = small[r * 28 + 6] = 1;
    const image = centred(small);
    const rows = new Set(
      [...image.keys()].filter((i) => image[i] > 0).map((i) => Math.floor(i / 28)),
    );
    const cols = new Set([...image.keys()].filter((i) => image[i] > 0).map((i) => i % 28));
    expect([rows.size, cols.size]).toEqual([20, 5]);
  });

  test("is empty where nothing was drawn", () => {
    expect(centred(new Float64Array(784))).toEqual(new Float64Array(784));
  });
});

describe("a network in a pad", () => {
  test("gives what it gives outside, within float32 rounding", () => {
    const inPad = unpackLayers(JSON.parse(JSON.stringify(packLayers(net.layers))));
    const outside = net.predict(take(digits, 50).X);
    for (let i = 0; i < 50; i++) {
      outputsOf(inPad, imageOf(i)).forEach((output, digit) => {
        expect(output).toBeCloseTo(outside.at(i, digit), 6);
      });
    }
  });

  test("may have no bias", () => {
    const plain = network({ inputs: 2, layers: [dense(1, { activation: sigmoid, bias: false })] });
    const [output] = outputsOf(unpackLayers(packLayers(plain.layers)), Float64Array.of(1, 2));
    expect(output).toBeCloseTo(plain.predict(new Matrix(1, 2, Float64Array.of(1, 2))).at(0, 0), 6);
  });

  test.each([
    ["nothing", undefined],
    ["no list", { layers: 1 }],
    ["an empty list", []],
    ["an unknown activation", [{ ...packLayers(net.layers)[0], activation: "toString" }]],
    ["too few weights", [{ ...packLayers(net.layers)[0], W: "AAAA" }]],
    ["layers that do not fit", packLayers(net.layers).reverse()],
  ])("is refused if the data is %s", (_name, data) => {
    expect(() => unpackLayers(data)).toThrow();
  });
});

describe("digitPad", () => {
  test("shows itself as data, picture and words, small enough for a notebook", () => {
    const pad = digitPad(net, { start: take(digits, 1).X });
    const bundle = pad[displaySymbol]();
    expect(Object.keys(bundle)).toEqual([widgetMime("digit-pad"), "image/svg+xml", "text/plain"]);
    expect(JSON.stringify(bundle).length).toBeLessThan(140_000);
    const svg = parseXml(String(bundle["image/svg+xml"]));
    expect(svg.name).toBe("svg");
    const best = net.predict(take(digits, 1).X).toArray()[0];
    const digit = best.indexOf(Math.max(...best));
    expect(pad[inspectSymbol]()).toMatch(
      new RegExp(
        `^A pad to draw a digit on, judged by a network of 784-30-10; .* as ${digit} \\(0\\.`,
      ),
    );
  });

  test("begins empty without a first digit", () => {
    const bundle = digitPad(net)[displaySymbol]();
    expect(bundle["text/plain"]).toBe("A pad to draw a digit on, judged by a network of 784-30-10");
    expect(bundle[widgetMime("digit-pad")]).not.toHaveProperty("start");
  });

  test("names what does not fit", () => {
    const small = network({ inputs: 2, layers: [dense(1)] });
    expect(() => digitPad(small)).toThrow(
      "digitPad: the network has 2 inputs; it must have 784, one for each pixel of 28 x 28",
    );
    expect(() => digitPad(net, { start: take(digits, 2).X })).toThrow(
      "digitPad: start is 2x784; it must be one image, 1x784",
    );
  });
});

function equal(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, i) => Math.abs(value - b[i]) < 1e-6);
}

function moved(image: Float64Array, by: number): Float64Array {
  return image.map((_, i) => image[i - by] ?? 0);
}
