import { describe, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { seeded } from "../../src/engine/random.ts";
import * as chainrule from "../../src/index.ts";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { playground } from "../../src/widgets/playground/bundle.ts";
import { featuresOf, sources } from "../../src/widgets/playground/data.ts";
import { isReached } from "../../src/widgets/playground/goals.ts";
import { Maps, mapSide } from "../../src/widgets/playground/maps.ts";
import { programOf } from "../../src/widgets/playground/program.ts";
import { networkOf, Run } from "../../src/widgets/playground/run.ts";
import {
  activationNames,
  dataNames,
  inputNames,
  type PaintedPoint,
  type PlaygroundSettings,
  readSettings,
  stateOf,
  stateText,
} from "../../src/widgets/playground/settings.ts";
import { parseXml } from "../plots/xml.ts";
import { historyOf } from "./program-history.ts";

/** Settings as a reader may make them. */
function randomSettings(seed: number): PlaygroundSettings {
  const random = seeded(seed);
  const oneOf = <T>(list: readonly T[]): T => list[random.integer(list.length)];
  const few = inputNames.filter(() => random.next() < 0.4);
  const painted = (): PaintedPoint => [
    Math.round(random.uniform(-200, 200)) / 100 + 0,
    Math.round(random.uniform(-200, 200)) / 100 + 0,
    random.integer(2),
  ];
  return readSettings({
    data: dataNames[seed % dataNames.length],
    inputs: few.length > 0 ? few : ["x", "y"],
    layers: Array.from({ length: random.integer(4) }, () => 1 + random.integer(8)),
    activation: oneOf(activationNames),
    learningRate: oneOf([0.01, 0.03, 0.1, 0.3]),
    batchSize: oneOf([1, 4, 10, 500]),
    weightDecay: oneOf([0, 0.001, 0.01]),
    seed: random.integer(100),
    points: Array.from({ length: 3 + random.integer(40) }, painted),
  });
}

async function trained(settings: PlaygroundSettings, epochs: number, batches = 3): Promise<Run> {
  const run = await Run.start(settings);
  while (run.epochs < epochs && run.fault === undefined) run.step(batches);
  return run;
}

describe("the code of a playground", () => {
  test.each(Array.from({ length: 20 }, (_, i) => i))(
    "run in Node gives the same history, settings %i",
    async (seed) => {
      const settings = randomSettings(seed);
      const epochs = 3 + (seed % 7);
      const run = await trained(settings, epochs);
      expect(run.fault).toBeUndefined();
      const history = await historyOf(programOf(settings, epochs));
      expect(history.loss).toEqual(run.loss);
      expect(history.validationLoss).toEqual(run.validationLoss);
      expect(history.accuracy).toEqual(run.accuracy);
    },
  );

  test("imports what it names and no more", () => {
    for (let seed = 0; seed < 20; seed++) {
      const [imports, ...body] = programOf(randomSettings(seed), 5).split("\n");
      const names = /\{ (.*) \}/.exec(imports)?.[1].split(", ") ?? [];
      for (const name of names) expect(body.join("\n")).toMatch(new RegExp(`\\b${name}\\b`));
      expect(names.every((name) => name in chainrule)).toBe(true);
    }
  });
});

describe("a training in a playground", () => {
  test("does not depend on how many batches are done in one go", async () => {
    const settings = randomSettings(3);
    const runs = await Promise.all([1, 5, 1000].map((batches) => trained(settings, 4, batches)));
    expect(runs[1].loss).toEqual(runs[0].loss);
    expect(runs[2].loss).toEqual(runs[0].loss);
  });

  test("tells the length of each layer's gradient", async () => {
    const settings = readSettings({ data: "xor", layers: [3], batchSize: 4 });
    const run = await Run.start(settings);
    const net = networkOf(settings);
    const { X, Y } = chainrule.gates.xor;
    const expected = net
      .backward(net.forward(X), Y)
      .map(({ dW, db }) => Math.sqrt(sumOfSquares(dW) + (db ? sumOfSquares(db) : 0)));
    run.step(1);
    for (const [i, norm] of run.gradientNorms().entries())
      expect(norm).toBeCloseTo(expected[i], 12);
  });

  test("says that it leads nowhere, and stays where it is", async () => {
    const settings = readSettings({
      data: "blobs",
      activation: "linear",
      layers: [8, 8],
      learningRate: 10,
      inputs: ["x^2", "y^2"],
    });
    const run = await trained(settings, 200);
    expect(run.fault).toMatch(/loss/);
    expect(run.step(1)).toBe(true);
  });
});

// Moons: their square lies elsewhere along x than along y.
test.each(["spiral", "moons"])(
  "a map holds what the network says at the middle of each of its places: %s",
  (data) => {
    const settings = readSettings({ data, inputs: ["x", "y", "xy"] });
    const net = networkOf(settings);
    const { square } = sources[settings.data];
    const maps = new Maps(net, square, settings.inputs);
    maps.update();
    const found = maps.outputs(net.layers.length).data;
    for (const place of [0, 39, 817, mapSide * mapSide - 1]) {
      const x = square.x + ((place % mapSide) + 0.5) * (square.size / mapSide);
      const y =
        square.y + square.size - (Math.floor(place / mapSide) + 0.5) * (square.size / mapSide);
      const [[expected]] = net
        .predict(featuresOf(chainrule.matrix([[x, y]]), settings.inputs))
        .toArray();
      expect(found[place]).toBeCloseTo(expected, 12);
    }
  },
);

describe("the state of a playground", () => {
  test("is the same when it was written into an address and read", () => {
    for (let seed = 0; seed < 30; seed++) {
      const settings = randomSettings(seed);
      const text = stateText(settings, seed);
      expect(text).toMatch(/^[\w.,&=%-]+$/);
      expect(stateOf(text)).toEqual({ settings, epochs: seed });
    }
  });

  test.each([
    ["data=mnist", 'data is "mnist"; there are and, or, xor'],
    ["data=spirl", 'did you mean "spiral"?'],
    ["data=<img src=x onerror=alert(1)>", "data is"],
    ["layers=1000000000", "layers[0] is 1000000000; it must be a number from 1 to 8"],
    ["layers=1,2,3,4,5", "layers has 5 elements; it must have at most 4"],
    ["layers=2.5", "it must be a whole number"],
    ["inputs=", "inputs is"],
    ["inputs=z", 'inputs is "z"'],
    ["activation=eval", 'activation is "eval"'],
    ["learningRate=0", "learningRate is 0; it must be a number above 0 to 10"],
    ["learningRate=NaN", "learningRate is NaN"],
    ["batchSize=1e9", "batchSize is"],
    ["weightDecay=-1", "weightDecay is -1"],
    ["seed=0.5", "seed is 0.5"],
    ["points=1,2", "points[0][2] is undefined"],
    ["points=9,0,1", "points[0][0] is 9"],
    ["epochs=-3", "epochs is -3"],
    ["constructor=1", "there is no option constructor"],
    ["__proto__=1", "playground: "],
  ])("is refused in a sentence where it cannot be: %s", (text, sentence) => {
    expect(() => stateOf(text)).toThrow(sentence);
  });
});

describe("a goal", () => {
  const goal = { says: "g", data: "spiral", maxUnits: 8, inputs: ["x", "y"], loss: 0.1 } as const;
  const settings = readSettings({ data: "spiral", layers: [4, 4] });

  test("is met by data, units, inputs and loss together", () => {
    expect(isReached(goal, settings, 0.1)).toBe(true);
    expect(isReached(goal, settings, 0.11)).toBe(false);
    expect(isReached(goal, { ...settings, data: "moons" }, 0.01)).toBe(false);
    expect(isReached(goal, { ...settings, layers: [5, 4] }, 0.01)).toBe(false);
    expect(isReached(goal, { ...settings, inputs: ["x", "xy"] }, 0.01)).toBe(false);
  });

  test("that is none is refused", () => {
    const goals = [{ ...goal, lose: 1 }] as unknown as [typeof goal];
    expect(() => playground({ goals })).toThrow("there is no option lose; did you mean loss?");
    expect(() => playground({ goals: [{ ...goal, says: "" }] })).toThrow("goals[0].says");
  });
});

test("a playground is data, a picture and a sentence", () => {
  const goals = [{ says: "Spiral <b>now</b>", data: "spiral", loss: 0.1 }] as const;
  const shown = playground({ data: "spiral", layers: [8, 8], goals });
  const bundle = shown[displaySymbol]();
  const data = JSON.parse(JSON.stringify(bundle[widgetMime("playground")]));
  expect(readSettings(data.settings)).toEqual(shown.settings);
  expect(data.goals).toEqual(goals);
  expect(parseXml(String(bundle["image/svg+xml"]))).toBeDefined();
  expect(bundle["text/plain"]).toBe(
    "A playground: a network of 2-8-8-1 (tanh) before it learns spiral. Goals: Spiral <b>now</b>",
  );
});

function sumOfSquares({ data }: chainrule.Matrix): number {
  let sum = 0;
  for (const value of data) sum += value * value;
  return sum;
}
