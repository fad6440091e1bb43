import { expect, test } from "vitest";
import { leakyRelu, softmax } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { Network, network } from "../../src/engine/network.ts";

const net = network({
  inputs: 3,
  layers: [dense(4, { activation: leakyRelu, bias: false }), dense(2, { activation: softmax })],
});

test("a saved network comes back with exactly the same numbers", () => {
  const loaded = Network.load(net.save());
  expect(loaded.save()).toBe(net.save());
  expect(loaded.layers[0].b).toBeUndefined();
  expect(loaded.layers.map(String)).toEqual(net.layers.map(String));
  expect([...loaded.layers[1].W.data]).toEqual([...net.layers[1].W.data]);
});

test.each([
  ["no JSON", () => "{", /load: the text is not JSON/],
  ["a list", () => "[]", /load: the text is \[\]; it must be an object/],
  ["another format", () => "{}", /load: format is undefined/],
  [
    "another version",
    () =>
      change((s) => {
        s.version = 2;
      }),
    /version 2; it must be/,
  ],
  [
    "no layers",
    () =>
      change((s) => {
        s.layers = [];
      }),
    /layers is not a list with at least one layer/,
  ],
  [
    "an unknown activation",
    () =>
      change((s) => {
        s.layers[1].activation = "swish";
      }),
    /layer 2: activation is "swish"; it must be one of step, linear/,
  ],
  [
    "an inherited name",
    () =>
      change((s) => {
        s.layers[1].activation = "toString";
      }),
    /activation is "toString"/,
  ],
  [
    "a size of zero",
    () =>
      change((s) => {
        s.layers[0].units = 0;
      }),
    /layer 1: inputs is 3 and units is 0/,
  ],
  [
    "too few weights",
    () =>
      change((s) => {
        s.layers[0].W.pop();
      }),
    /layer 1: W has 11 numbers; it must be 12/,
  ],
  [
    "a weight that is no number",
    () =>
      change((s) => {
        s.layers[0].W[5] = null;
      }),
    /W: item 5 is null/,
  ],
  [
    "biases that are text",
    () =>
      change((s) => {
        s.layers[1].b = "0, 0";
      }),
    /layer 2: b is no list/,
  ],
  [
    "layers that do not fit",
    () =>
      change((s) => {
        s.layers.reverse();
      }),
    /layer 2 has 3 inputs; it must be 2/,
  ],
])("a text with %s is an error that says so", (_, text, message) => {
  expect(() => Network.load(text())).toThrow(SyntaxError);
  expect(() => Network.load(text())).toThrow(message);
});

interface Saved {
  version: number;
  layers: { units: number; activation: string; W: (number | null)[]; b: unknown }[];
}

function change(edit: (saved: Saved) => void): string {
  const saved = JSON.parse(net.save()) as Saved;
  edit(saved);
  return JSON.stringify(saved);
}
