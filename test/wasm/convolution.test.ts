/** Which convolutions the fast engine takes. */
import { expect, test } from "vitest";
import {
  conv2d,
  dense,
  dropout,
  evaluate,
  flatten,
  type Layer,
  type LayerDescription,
  maxPool2d,
  Network,
  network,
  relu,
  seeded,
  softmax,
  train,
} from "../../src/index.ts";
import { someData } from "./samples.ts";

const data = someData(60, 144, 3);
const end = dense(3, { activation: softmax });

function someImages(...layers: LayerDescription[]): Network<Layer> {
  return network({ inputs: [12, 12, 1], layers, random: seeded(2) });
}

test("a network that begins with a convolution learns on the fast engine what the reference learns", async () => {
  const layers = [conv2d(8, 5, { activation: relu }), maxPool2d(2), flatten(), end];
  const [fast, slow] = [someImages(...layers), someImages(...layers)];
  const options = { epochs: 3, batchSize: 8, learningRate: 0.05 };
  const a = await train(fast, data, { ...options, engine: "simd" });
  const b = await train(slow, data, { ...options, engine: "reference" });
  expect([a.engine, a.note, b.engine]).toEqual(["simd", undefined, "reference"]);
  for (const [i, loss] of a.loss.entries()) expect(loss).toBeCloseTo(b.loss[i], 4);
  expect((await evaluate(fast, data)).loss).toBeCloseTo(slow.evaluate(data).loss, 4);
  expect(Network.load<Layer>(fast.save()).evaluate(data)).toEqual(fast.evaluate(data));
});

const conv = conv2d(8, 3, { activation: relu });

test.each([
  [
    "a convolution with stride 2 has no fast form",
    [conv2d(8, 3, { stride: 2 }), flatten(), dense(40), end],
  ],
  ["the layer conv2d behind another layer has no fast form", [conv, conv, flatten(), end]],
  ["the layer dropout has no fast form", [conv, dropout(0.5), flatten(), end]],
  [
    "the layer maxPool2d that is not right behind a convolution has no fast form",
    [maxPool2d(2), flatten(), dense(40), end],
  ],
  ["a convolution without a dense layer has no fast form", [conv2d(3, 12, { activation: relu })]],
])("what is no convolution at the beginning runs on the reference: %s", async (note, layers) => {
  const net = someImages(...layers);
  expect(await train(net, data, { engine: "simd" })).toMatchObject({ engine: "reference", note });
});
