/** The forward pass of lesson 02, with the usual slips. */
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import {
  inputs,
  predict,
  type Unit,
  weightedSum,
} from "./01-perceptron.checks.ts";
import type { TwoLayers } from "./02-xor.checks.ts";

function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } {
  const h = net.hidden.map((unit) => predict(unit, x));
  return { h, a: predict(net.output, h) };
}

/** A pass with other hidden answers, or with another output made from them. */
function passWith(
  hidden: (unit: Unit, x: number[], i: number) => number,
  output: (unit: Unit, h: number[], x: number[]) => number = predict,
) {
  return (net: TwoLayers, x: number[]) => {
    const h = net.hidden.map((unit, i) => hidden(unit, x, i));
    return { h, a: output(net.output, h, x) };
  };
}

const ownRule =
  "the output unit has weights and a bias of its own: `predict(net.output, h)`, for any network";

/** Slips that only readers of the text alone have shown. */
const rareSlips: readonly FunctionSlip[] = [
  [
    passWith((unit, x) => weightedSum(unit, x), weightedSum),
    "the step is missing in both layers: use `predict`",
  ],
  [passWith(predict, (_unit, h) => (h[0] && h[1] ? 1 : 0)), ownRule],
  [passWith(predict, (_unit, h) => h[0] + h[1]), ownRule],
  [
    passWith(predict, (_unit, h) => h.reduce((sum, hi) => sum + hi, 0)),
    ownRule,
  ],
  [
    passWith(predict, (_unit, _h, x) => (x[0] !== x[1] ? 1 : 0)),
    "this is XOR itself, for one network; the output unit must answer to h",
  ],
  [
    passWith((unit, x, i) => predict(unit, [x[i]])),
    "each hidden unit sees one input only; every unit sees all of x",
  ],
  [
    (net: TwoLayers, x: number[]) => {
      const h = [predict(net.hidden[0], x)];
      return { h, a: predict(net.output, h) };
    },
    "only the first hidden unit is used; go through all of `net.hidden`",
  ],
];

export const forwardCheck: FunctionCheck = {
  name: "forward",
  cases: [
    [
      {
        hidden: [
          { w: [1, 1], b: -0.5 },
          { w: [-1, -1], b: 1.5 },
        ],
        output: { w: [1, 1], b: -1.5 },
      },
      [1, 1],
    ],
    ...inputs.map((x) => [
      {
        hidden: [
          { w: [1, -1], b: -0.5 },
          { w: [-1, 1], b: -0.5 },
        ],
        output: { w: [1, 1], b: -0.5 },
      },
      x,
    ]),
  ],
  draw: (random: Random) => {
    const list = (n: number) =>
      Array.from({ length: n }, () => random.normal());
    const hidden = Array.from({ length: 3 }, () => ({
      w: list(2),
      b: random.normal(),
    }));
    return [{ hidden, output: { w: list(3), b: random.normal() } }, list(2)];
  },
  draws: 6,
  expected: forward,
  otherwise:
    "`h` holds one answer of `predict(unit, x)` for each hidden unit; `a` is one number, `predict(net.output, h)`",
  slips: [
    [
      (net: TwoLayers, x: number[]) => ({
        ...forward(net, x),
        a: predict(net.output, x),
      }),
      "the output unit sees h, not x",
    ],
    [
      (net: TwoLayers, x: number[]) => {
        const h = net.hidden.map((unit) => weightedSum(unit, x));
        return { h, a: predict(net.output, h) };
      },
      "the step is missing in the hidden units: use `predict`",
    ],
    [
      (net: TwoLayers, x: number[]) => {
        const { h } = forward(net, x);
        return { h, a: weightedSum(net.output, h) };
      },
      "the step is missing in the output unit: use `predict`",
    ],
    [
      (net: TwoLayers, x: number[]) => {
        const h = [predict(net.hidden[0], x), predict(net.hidden[1], x)];
        return { h, a: predict(net.output, h) };
      },
      "only two hidden units are used; go through all of `net.hidden`",
    ],
    [
      (net: TwoLayers, x: number[]) => {
        const { h, a } = forward(net, x);
        return { h: [...h].reverse(), a };
      },
      "the order of the hidden units is turned round",
    ],
    [
      (net: TwoLayers, x: number[]) => {
        const { h, a } = forward(net, x);
        return { h, a: 1 - a };
      },
      "0 and 1 are exchanged at the output",
    ],
    [
      (net: TwoLayers, x: number[]) => forward(net, x).a,
      "return both: h and a",
    ],
    [
      (net: TwoLayers, x: number[]) => forward(net, x).h,
      "return both: h and a",
    ],
    [
      (net: TwoLayers, x: number[]) => ({ ...forward(net, x), h: x }),
      "`h` is what the hidden units answer, not what comes in",
    ],
    ...rareSlips,
  ],
};
