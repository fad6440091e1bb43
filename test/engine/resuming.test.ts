/** A network saved with its optimizer goes on as if it had not stopped; the compact form. */
import { expect, test } from "vitest";
import { relu, softmax } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { column, matrix } from "../../src/engine/matrix.ts";
import { Network, network } from "../../src/engine/network.ts";
import {
  adam,
  adamW,
  momentum,
  type Optimizer,
  rmsProp,
  sgd,
} from "../../src/engine/optimizers.ts";
import { seeded } from "../../src/engine/random.ts";
import { train } from "../../src/train.ts";

const random = seeded(6);
const X = matrix(
  Array.from({ length: 50 }, () => Array.from({ length: 20 }, () => random.normal())),
);
const data = { X, Y: column(Array.from({ length: 50 }, () => random.integer(4))) };

function net(hidden = 60): Network {
  const layers = [dense(hidden, { activation: relu }), dense(4, { activation: softmax })];
  return network({ inputs: 20, layers, random: seeded(3) });
}

const rules: Readonly<Record<string, () => Optimizer>> = {
  ...{ sgd, momentum, adam, adamW, rmsProp },
};
const cases = Object.keys(rules).flatMap((rule) => [
  [rule, "reference" as const],
  [rule, "simd" as const],
]);

test.each(cases)(
  "%s on %s: three epochs, saved and loaded, and three more are six",
  async (rule, engine) => {
    const options = { batchSize: 16, engine: engine as "simd", shuffle: false };
    const whole = net();
    await train(whole, data, { ...options, epochs: 6, optimizer: rules[rule]() });
    const first = net();
    const before = rules[rule]();
    before.learningRate /= 1;
    await train(first, data, { ...options, epochs: 3, optimizer: before });
    const text = first.save({ optimizer: before });
    const after = rules[rule]();
    const second = Network.load(text, { optimizer: after });
    await train(second, data, { ...options, epochs: 3, optimizer: after });
    expect(second.save() === whole.save()).toBe(true);
  },
);

test("without its memory Adam starts anew, so the memory is what made them equal", async () => {
  const options = { batchSize: 16, shuffle: false, epochs: 3 };
  const [a, b] = [net(), net()];
  const optimizer = adam();
  await train(a, data, { ...options, optimizer });
  await train(b, data, { ...options, optimizer: adam() });
  await train(a, data, { ...options, optimizer });
  await train(b, data, { ...options, optimizer: adam() });
  expect(a.save() === b.save()).toBe(false);
});

test("the state of another optimizer, of another network or a damaged one is refused, and changes nothing", async () => {
  const optimizer = adam();
  const one = net();
  await train(one, data, { optimizer });
  const text = one.save({ optimizer });
  const load =
    (own: Optimizer, saved = text) =>
    () =>
      Network.load(saved, { optimizer: own });
  const fresh = adam({ learningRate: 0.5 });
  expect(load(momentum())).toThrow(/optimizer: name was "adam"; it must be "momentum"/);
  expect(load(adam({ beta1: 0.8 }))).toThrow(/optimizer: beta1 was 0.9; it must be 0.8/);
  expect(load(fresh, net().save())).toThrow(/the text has no optimizer/);
  const other = net(61).save();
  const mixed = `${other.slice(0, -1)},"optimizer":${text.slice(text.indexOf('"optimizer":') + 12)}`;
  expect(load(fresh, mixed)).toThrow(/its memory 1 does not fit the weights/);
  expect(load(fresh, text.replace('"steps":2', '"steps":-2'))).toThrow(/memory 1 does not fit/);
  expect(load(fresh, text.replace(/"memories":\[.*\]/, '"memories":7'))).toThrow(
    /of another network/,
  );
  expect(fresh.learningRate).toBe(0.5);
  expect(load(fresh)).not.toThrow();
  expect(fresh.learningRate).toBe(0.001);
});

test("the compact form has the weights in float32, and takes less than half", () => {
  const one = net();
  const text = one.save({ compact: true });
  expect(text.length).toBeLessThan(one.save().length / 2);
  const again = Network.load(text);
  expect([...again.layers[0].W.data]).toEqual([...one.layers[0].W.data].map(Math.fround));
  expect(again.save({ compact: true }) === text).toBe(true);
  expect(() => Network.load(text.replace('"W":"', '"W":"A'))).toThrow(/layer 1: W is no list/);
  expect(() => Network.load(text.replace(/"W":"[^"]{16}/, '"W":"'))).toThrow(
    /numbers; it must be 1200/,
  );
  expect(() => one.save({ compakt: true } as never)).toThrow(
    /no option compakt; did you mean compact/,
  );
});
