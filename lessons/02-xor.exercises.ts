/** The exercises of lesson 02, XOR and layers: 14 tables, the forward pass, XNOR, another way, two bends. */
import { resultOf } from "../src/exercises/answer.ts";
import { checkFields } from "../src/exercises/check-fields.ts";
import { checkFunction } from "../src/exercises/check-function.ts";
import { describeNumber } from "../src/exercises/describe.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import { checkHidden, checkTable, networkOf } from "./02-xor.checks.ts";
import { checkCount } from "./02-xor.count-checks.ts";
import { forwardCheck } from "./02-xor.forward-checks.ts";

export const count: Exercise = exercise({
  name: "xor.count",
  title: "What one unit can do",
  solution: `function countTables(candidates: Unit[]): number {
  const tables = candidates.map((unit) =>
    inputs.map((x) => predict(unit, x)).join(""),
  );
  return new Set(tables).size;
}`,
  hints: [
    "For each unit, write down its four answers as one text, such as `0110`.",
    "Many units have the same text. A `Set` keeps every text once, and `.size` counts them.",
    "`candidates.map((unit) => ...)` gives the texts; then `new Set(texts).size`.",
  ],
  check: (answer) =>
    checkCount(answer) ??
    right("One unit can do 14 of the 16 tables: all but XOR and XNOR"),
});

export const forward: Exercise = exercise({
  name: "xor.forward",
  title: "The forward pass",
  solution: `function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } {
  const h = net.hidden.map((unit) => predict(unit, x));
  return { h, a: predict(net.output, h) };
}`,
  hints: [
    "First the hidden layer: one answer for each unit in `net.hidden`. What are its inputs?",
    "`const h = net.hidden.map((unit) => predict(unit, x));`. Now the output unit: what are *its* inputs?",
    "The output unit sees `h` and not `x`: `predict(net.output, h)`.",
  ],
  part: forwardCheck.expected,
  check: (answer) =>
    checkFunction(answer, forwardCheck) ??
    right("The hidden units see x, and the output unit sees h"),
});

export const xnor: Exercise = exercise({
  name: "xor.xnor",
  title: "The lamp connected the wrong way",
  solution: `const xnorNet: () => TwoLayers = () => ({
  hidden: [
    { w: [1, 1], b: -1.5 }, // AND: both are up
    { w: [-1, -1], b: 0.5 }, // NOR: none is up
  ],
  output: { w: [1, 1], b: -0.5 }, // OR
});`,
  hints: [
    'Say it in words first: "both are up, **or** none is up". Which units are these?',
    "The hidden units: AND is `{ w: [1, 1], b: -1.5 }`. NOR answers 1 for (0, 0) alone.",
    "Or keep the hidden units of XOR, and turn the output unit round: NAND instead of AND.",
  ],
  check: (answer) =>
    checkTable(networkOf(resultOf(answer, "xnorNet")), [1, 0, 0, 1]) ??
    right("The lamp is on when both switches are equal"),
});

export const otherWay: Exercise = exercise({
  name: "xor.otherWay",
  title: "XOR another way",
  solution: `const otherWay: () => TwoLayers = () => ({
  hidden: [
    { w: [1, -1], b: -0.5 }, // only the first
    { w: [-1, 1], b: -0.5 }, // only the second
  ],
  output: { w: [1, 1], b: -0.5 }, // OR
});`,
  hints: [
    "The alarm of lesson 01 answered 1 for (1, 0) alone. It had a negative weight.",
    "`{ w: [1, -1], b: -0.5 }` is the first hidden unit. The second exchanges the weights.",
    "The hidden units are never both 1. The output unit is OR.",
  ],
  check(answer) {
    const net = networkOf(resultOf(answer, "otherWay"));
    return (
      checkHidden("the first hidden unit", net.hidden[0], [0, 0, 1, 0]) ??
      checkHidden("the second hidden unit", net.hidden[1], [0, 1, 0, 0]) ??
      checkTable(net, [0, 1, 1, 0]) ??
      right("The same table from other hidden units: a network is not unique")
    );
  },
});

export const bends: Exercise = exercise({
  name: "xor.bends",
  title: "Two bends make XOR",
  solution: `function outputWeights(): { v1: number; v2: number } {
  return { v1: 1, v2: -2 };
}`,
  hints: [
    "Look at the row $(0, 1)$: the bends are 1 and 0, and the result must be 1. So $v_1$ is known.",
    "Row $(1, 1)$: the bends are 2 and 1, and the result must be 0.",
    "$2 v_1 + v_2 = 0$ with $v_1 = 1$.",
  ],
  check: (answer) =>
    checkFields(
      answer,
      "outputWeights",
      { v1: 1, v2: -2 },
      {
        otherwise: {
          v1: (came) =>
            `at (0, 1) only the first bend is above 0, and it is 1 high: the result there is ${describeNumber(came)}, and must be 1`,
          v2: (came) =>
            `at (1, 1) the bends are 2 and 1 high: with v1 = 1 the result there is ${describeNumber(2 + came)}, and must be 0`,
        },
        slips: {
          v1: [
            [
              0.5,
              "at (0, 1) the first bend is 1 high, and the result must be 1",
            ],
            [2, "at (0, 1) the first bend is 1 high, not one half"],
            [-2, "the two numbers are exchanged: this one is v2"],
            [-1, "the result at (0, 1) must be 1, above zero"],
            [0, "without the first bend nothing is left at (0, 1)"],
          ],
          v2: [
            [2, "the second bend must pull down: the result at (1, 1) is 0"],
            [
              -1,
              "at (1, 1) the first bend is 2 high, so the second must take away 2",
            ],
            [
              -0.5,
              "at (1, 1) the first bend is 2 high, so the second must take away 2",
            ],
            [0, "without the second bend the result at (1, 1) is 2"],
            [1, "the second bend must pull down: the result at (1, 1) is 0"],
          ],
        },
      },
    ) ?? right("As x1 + x2 grows, the answer goes up, and then down again"),
});
