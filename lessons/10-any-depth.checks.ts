/** How the layers and the start for ReLU of lesson 10 are judged. */
import { Matrix } from "../src/engine/matrix.ts";
import { map } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import {
  fieldsOf,
  functionOf,
  type LearnerFunction,
  listOf,
  matrixOf,
  numberOf,
} from "../src/exercises/answer.ts";
import { compareShape } from "../src/exercises/compare.ts";
import { describeNumber } from "../src/exercises/describe.ts";
import { demand } from "../src/exercises/refusal.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import type { Layer } from "./10-any-depth.pass-checks.ts";

type Spread = (inputs: number, units: number) => number;

export function rightLayers(
  sizes: number[],
  spread: Spread,
  random: Random,
): Layer[] {
  return sizes.slice(1).map((units, l) => {
    const s = spread(sizes[l], units);
    const W = map(new Matrix(sizes[l], units), () => random.normal(0, s));
    return { W, b: new Matrix(1, units) };
  });
}

/** Chance may be taken in any order, so the weights are judged by their spread. */
export function checkLayers(answer: unknown): Verdict | undefined {
  const layersOf = functionOf(answer, "layersOf");
  const spread: Spread = (inputs, units) => (inputs > units ? 0.05 : 2);
  const sizes = [200, 60, 150];
  const call = "`layersOf([200, 60, 150], spread, random)`";
  const given = [...sizes];
  const layers = layersIn(layersOf(given, spread, seeded(51)), call, sizes);
  if (`${given}` !== `${sizes}`)
    return notYet({
      what: call,
      came: "changes the list of sizes that it was given",
      cause: "`shift` and `pop` take numbers out of it; read `sizes[l]`",
    });
  return (
    checkSpreads(layers, spread, sizes) ??
    checkBiases(layers, call) ??
    checkDrawn(layersOf, spread)
  );
}

/** The layers in what a learner's function gave, with the shapes that the sizes ask for; `call` names it. */
export function layersIn(
  came: unknown,
  call: string,
  sizes: readonly number[],
): Layer[] {
  const list = listOf(came, call);
  if (list.length !== sizes.length - 1)
    demand(
      notYet({
        what: call,
        came: `has ${list.length} layers`,
        expected: `${sizes.length - 1}: one between each two neighbours`,
        cause:
          list.length === sizes.length
            ? "the inputs are no layer: the first layer goes from sizes[0] to sizes[1]"
            : "is every layer put into the list?",
      }),
    );
  return list.map((layer, l) => {
    const what = `layer ${l + 1} of ${call}`;
    const { W, b } = fieldsOf(layer, what, ["W", "b"]);
    const [inputs, units] = [sizes[l], sizes[l + 1]];
    demand(compareShape(`W of ${what}`, W, [inputs, units]));
    demand(compareShape(`b of ${what}`, b, [1, units]));
    return {
      W: matrixOf(W, `W of ${what}`),
      b: matrixOf(b, `b of ${what}`),
    };
  });
}

function deviation(matrix: Matrix): number {
  const data = Array.from(matrix.data);
  const middle = data.reduce((total, v) => total + v, 0) / data.length;
  const squares = data.reduce((total, v) => total + (v - middle) ** 2, 0);
  return Math.sqrt(squares / data.length);
}

function checkSpreads(
  layers: readonly Layer[],
  spread: Spread,
  sizes: number[],
): Verdict | undefined {
  for (const [l, { W }] of layers.entries()) {
    const asked = spread(sizes[l], sizes[l + 1]);
    const is = deviation(W);
    if (Math.abs(is / asked - 1) < 0.05) continue;
    return notYet({
      what: `the spread of W in layer ${l + 1}`,
      came: `is ${describeNumber(Number(is.toPrecision(3)))}`,
      expected: `about ${asked}, what \`spread(${sizes[l]}, ${sizes[l + 1]})\` gives`,
      cause: causeOfSpread(is, asked, W),
    });
  }
  return undefined;
}

function causeOfSpread(is: number, asked: number, W: Matrix): string {
  if (W.data.every((w) => w === W.data[0]))
    return "all weights are equal: draw each one, `map(zeros(inputs, units), () => random.normal(0, s))`";
  if (Math.abs(is - 1) < 0.05)
    return "`random.normal(0, s)` takes the spread as its second number; without it, it is 1";
  const [low, high] = [Math.min(...W.data), Math.max(...W.data)];
  if (low >= 0)
    return "no weight is negative: `random.normal(0, s)` draws around 0, `random.next()` from 0 to 1";
  if (high - low <= 2.01 * asked)
    return "these are drawn evenly; `random.normal(0, s)` draws from the bell curve";
  return "ask `spread(inputs, units)` for each layer, with the inputs first";
}

function checkBiases(
  layers: readonly Layer[],
  call: string,
): Verdict | undefined {
  const wrong = layers.findIndex(({ b }) => b.data.some((v) => v !== 0));
  if (wrong < 0) return undefined;
  return notYet({
    what: `b of layer ${wrong + 1} of ${call}`,
    came: `holds ${describeNumber(layers[wrong].b.data.find((v) => v !== 0) ?? 0)}`,
    expected: "zeros",
    cause: "the biases begin with 0: `zeros(1, units)`",
  });
}

/** The chance must come from `random`, and go on from layer to layer. */
function checkDrawn(
  layersOf: LearnerFunction,
  spread: Spread,
): Verdict | undefined {
  const sizes = [3, 3, 3];
  const drawn = (random: Random): Layer[] =>
    layersIn(
      layersOf([...sizes], spread, random),
      "`layersOf([3, 3, 3], spread, random)`",
      sizes,
    );
  const textOf = (layers: Layer[]): string =>
    layers.map(({ W }) => W.data.join()).join();
  const [one, same, other] = [1, 1, 2].map((seed) => drawn(seeded(seed)));
  if (textOf(one) !== textOf(same))
    return notYet({
      what: "`layersOf` with the same seed",
      came: "gives other weights",
      cause: "take all chance from `random`, not from `Math.random`",
    });
  if (textOf(one) === textOf(other))
    return notYet({
      what: "`layersOf` with another seed",
      came: "gives the same weights",
      cause:
        "use the `random` that is handed in; do not make a new one with `seeded`",
    });
  return `${one[0].W.data}` === `${one[1].W.data}`
    ? notYet({
        what: "layers 1 and 2 of `layersOf([3, 3, 3], spread, random)`",
        came: "have the same weights",
        cause:
          "draw anew for each layer; is the same matrix put in twice, or a new `seeded` made in the loop?",
      })
    : undefined;
}

export const heSpread: Spread = (inputs) => Math.sqrt(2 / inputs);

/** Widths that change, and fall on the whole, so that inputs and units cannot be mistaken for each other. */
const widths = Array.from({ length: 21 }, (_, l) =>
  l % 2 ? 200 : 1600 - 75 * l,
);

/**
 * The size of the outputs of twenty ReLU layers, for inputs of size 1: the root of the mean of their squares, on
 * average over the weights. A sum of n inputs has n s^2 times their mean square, and ReLU halves that.
 */
export function sizeAfterTwenty(spread: Spread): number {
  return widths
    .slice(1)
    .reduce(
      (size, units, l) =>
        size * spread(widths[l], units) * Math.sqrt(widths[l] / 2),
      1,
    );
}

const otherSpreads: readonly (readonly [Spread, string])[] = [
  [
    (inputs) => 1 / Math.sqrt(inputs),
    "that is the start for tanh: ReLU loses one half of the squares in each layer, so the square of the spread must be twice as large",
  ],
  [
    (_, units) => Math.sqrt(2 / units),
    "a sum has as many terms as the unit has inputs: it is the fan-in that counts, not the fan-out",
  ],
  [
    (_, units) => 1 / Math.sqrt(units),
    "that is the fan-out, and without the 2 that ReLU needs",
  ],
  [
    (inputs) => 2 / inputs,
    "that is the square of the spread: the root is missing",
  ],
  [(inputs) => 1 / inputs, "the root is missing: the terms mostly cancel"],
  [
    (inputs) => 2 / Math.sqrt(inputs),
    "the 2 belongs under the root: it is the squares that ReLU halves",
  ],
  [
    (inputs) => Math.sqrt(inputs / 2),
    "turned round: with more inputs each weight must be smaller",
  ],
  [
    (inputs, units) => Math.sqrt(2 / (inputs + units)),
    "that is a mean of fan-in and fan-out, made for tanh: only the inputs are added up in a sum, and ReLU halves their squares",
  ],
  [
    (inputs, units) => Math.sqrt(4 / (inputs + units)),
    "a mean of fan-in and fan-out does not keep the size: only the inputs are added up in a sum",
  ],
];

export function checkSpread(answer: unknown): Verdict | undefined {
  const f = functionOf(answer, "reluSpread");
  const asked = (inputs: number, units: number): number =>
    numberOf(f(inputs, units), `\`reluSpread(${inputs}, ${units})\``);
  const first = asked(150, 600);
  if (!(first > 0 && Number.isFinite(first)))
    return notYet({
      what: "`reluSpread(150, 600)`",
      came: `is ${describeNumber(first)}`,
      expected: "a number above 0",
      cause: first === 0 ? "equal weights again: all are 0" : undefined,
    });
  const size = sizeAfterTwenty(asked);
  if (size > 0.5 && size < 2) return undefined;
  const near = (spread: Spread): boolean =>
    [
      [150, 600],
      [600, 300],
      [300, 150],
    ].every(([i, u]) => Math.abs(asked(i, u) / spread(i, u) - 1) < 1e-6);
  const isFixed =
    asked(150, 600) === asked(600, 300) && first === asked(300, 150);
  return notYet({
    what: "after twenty layers",
    came: `the outputs have, on average, the size ${describeNumber(Number(size.toPrecision(2)))}`,
    expected: "from 0.5 to 2: what goes in has the size 1",
    cause:
      otherSpreads.find(([spread]) => near(spread))?.[1] ??
      (isFixed
        ? "the same number for every layer: with more inputs each weight must be smaller"
        : size < 1
          ? "the outputs fade from layer to layer: the weights are too small"
          : "the outputs grow from layer to layer: the weights are too large"),
  });
}
