/** The exercises of lesson 02, XOR and layers: 14 tables, XNOR, XOR another way, two bends. */
import { compare } from "../src/exercises/compare.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import {
  checkForm,
  checkHidden,
  checkTable,
  inputs,
  type TwoLayers,
  type Unit,
} from "./02-xor.checks.ts";

type Count = (candidates: Unit[]) => number;
type Net = () => TwoLayers;
type Weights = () => { v1: number; v2: number };

export const count: Exercise = exercise({
  name: "xor.count",
  title: "What one unit can do",
  solution: `function countTables(candidates: Unit[]): number {
  const tables = candidates.map((unit) =>
    inputs.map((x) => answer(unit, x)).join(""),
  );
  return new Set(tables).size;
}`,
  hints: [
    "For each unit, write down its four answers as one text, such as `0110`.",
    "Many units have the same text. A `Set` keeps every text once, and `.size` counts them.",
    "`candidates.map((unit) => ...)` gives the texts; then `new Set(texts).size`.",
  ],
  check(countTables: Count) {
    const found = countTables(searched());
    const few = [searched()[0], searched()[1], searched()[0]];
    const cause = miscounts.get(found);
    return (
      compare("the number of tables", found, 14, cause ? { cause } : {}) ??
      compare(
        "for two units with the same table, the number",
        countTables(few),
        1,
        {
          cause: "the number must be counted, not written down",
        },
      ) ??
      right("One unit can do 14 of the 16 tables: all but XOR and XNOR")
    );
  },
});

/** The lesson's 4913 units. */
function searched(): Unit[] {
  const grid = Array.from({ length: 17 }, (_, i) => -2 + i / 4);
  return grid.flatMap((w1) =>
    grid.flatMap((w2) => grid.map((b) => ({ w: [w1, w2], b }))),
  );
}

/** Numbers that answer another question than the one asked. */
const miscounts = new Map([
  [16, "16 tables exist; two of them no unit can do"],
  [15, "XNOR is XOR the other way round: no line divides it either"],
  [4913, "that is the number of units; many have the same table"],
]);

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
  check(xnorNet: Net) {
    const net = xnorNet();
    return (
      checkForm(net) ??
      checkTable(net, [1, 0, 0, 1]) ??
      right("The lamp is on when both switches are equal")
    );
  },
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
  check(otherWay: Net) {
    const net = otherWay();
    return (
      checkForm(net) ??
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
  check(outputWeights: Weights) {
    const { v1, v2 } = outputWeights();
    const rows = inputs.map(
      ([x1, x2]) => v1 * Math.max(0, x1 + x2) + v2 * Math.max(0, x1 + x2 - 1),
    );
    return (
      compare("the result at (0, 1)", rows[1], 1) ??
      compare("the result at (1, 1)", rows[3], 0) ??
      right("As x1 + x2 grows, the answer goes up, and then down again")
    );
  },
});
