/** What learners write who know only the text of the lesson: a second list, made without a look at the checks. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

export const secondAnswers: LessonAnswers = {
  count: {
    wrong: [
      {
        answer:
          "function countTables(candidates: Unit[]): number { return candidates.length; }",
        says: "that is the number of units; many have the same table (a `Set` takes",
      },
      {
        answer:
          "function countTables(candidates: Unit[]): number { const tables = candidates.map((unit) => inputs.map((x) => predict(unit, x))); return new Set(tables).size; }",
        says: "that is the number of units; many have the same table (a `Set` takes",
      },
      {
        answer:
          "function countTables(candidates: Unit[]): number { const tables = new Set<number>(); for (const unit of candidates) tables.add(rightRows(unit)); return tables.size; }",
        says: "these are the different counts of right rows; compare the four",
      },
      {
        answer:
          "function countTables(candidates: Unit[]): number { const tables = candidates.map((unit) => inputs.map((x) => predict(unit, x)).join('')); return tables.length; }",
        says: "that is the number of units; many have the same table (a `Set` takes",
      },
      {
        answer:
          "function countTables(candidates: Unit[]): number { return candidates.filter((unit) => rightRows(unit) === 3).length; }",
        says: "that is the number of units that are right about three points of XOR;",
      },
      {
        answer:
          "function countTables(candidates: Unit[]): number { const tables = candidates.map((unit) => inputs.map((x) => predict(unit, x)).join('')); return new Set(tables); }",
        says: "this is the set of tables; its `.size` is asked for",
      },
      {
        answer:
          "function countTables(candidates: Unit[]): number { const tables = candidates.map((unit) => inputs.map((x) => predict(unit, x)).join('')); new Set(tables).size; }",
        says: "did you forget `return`? Or is it `.length` of a `Set`, which has",
      },
      {
        answer:
          "function countTables(candidates: Unit[]): number { const tables = candidates.map((unit) => inputs.map((x) => weightedSum(unit, x)).join('')); return new Set(tables).size; }",
        says: "that is the number of different units; units with other numbers, and",
      },
      {
        answer:
          "function countTables(candidates: Unit[]): number { const tables = candidates.map((unit) => inputs.slice(1).map((x) => predict(unit, x)).join('')); return new Set(tables).size; }",
        says: "a row is left out: a table has four answers",
      },
    ],
    alsoRight: [
      "function countTables(candidates: Unit[]): number { let tables: number[] = []; for (const unit of candidates) { const k = inputs.reduce((t, x) => 2 * t + predict(unit, x), 0); if (!tables.includes(k)) tables.push(k); } return tables.length; }",
      "function countTables(candidates: Unit[]): number { return Object.keys(true ? candidates.reduce((o, u) => ({ ...o, ['t' + inputs.map((x) => predict(u, x))]: true }), {}) : {}).length; }",
    ],
  },
  forward: {
    wrong: [
      {
        answer:
          "function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } { const h = net.hidden.map((unit) => weightedSum(unit, x)); return { h, a: weightedSum(net.output, h) }; }",
        says: "the step is missing in both layers: use `predict`",
      },
      {
        answer:
          "function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } { const h = net.hidden.map((unit) => predict(unit, x)); return { h, a: [predict(net.output, h)] }; }",
        says: "`a`: it is a list of one number: return the number without brackets",
      },
      {
        answer:
          "function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } { const h = net.hidden.map((unit) => predict(unit, x)); return { h, a: h[0] && h[1] ? 1 : 0 }; }",
        says: "the output unit has weights and a bias of its own:",
      },
      {
        answer:
          "function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } { const h = predict(net.hidden[0], x); return { h: [h], a: predict(net.output, [h]) }; }",
        says: "only the first hidden unit is used; go through all of `net.hidden`",
      },
      {
        answer:
          "function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } { const h = net.hidden.map((unit, i) => predict(unit, [x[i]])); return { h, a: predict(net.output, h) }; }",
        says: "each hidden unit sees one input only; every unit sees all of x",
      },
      {
        answer:
          "function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } { const h = net.hidden.map((unit) => predict(unit, x)); return { h, a: h[0] + h[1] }; }",
        says: "the output unit has weights and a bias of its own:",
      },
      {
        answer:
          "function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } { const h = net.hidden.map((unit) => predict(unit, x)); return { h, a: x[0] !== x[1] ? 1 : 0 }; }",
        says: "this is XOR itself, for one network; the output unit must answer to h",
      },
      {
        answer:
          "function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } { const h = net.hidden.forEach((unit) => predict(unit, x)); return { h, a: predict(net.output, h) }; }",
        says: "a value is missing: an index past the end of an array (an empty one",
      },
      {
        answer:
          "function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } { const h = net.hidden.map((unit) => { predict(unit, x); }); return { h, a: predict(net.output, h) }; }",
        says: "this place was never set: begin with zeros, or return something in",
      },
    ],
    alsoRight: [
      "function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } { const h = Array.from(net.hidden, ({ w, b }) => Number(w.reduce((s, wi, i) => s + wi * x[i], b) >= 0)); const z = weightedSum(net.output, h); return { a: z < 0 ? 0 : 1, h }; }",
      "function forward(net: TwoLayers, x: number[]): { h: number[]; a: number } { const [h, [a]] = [net.hidden, [net.output]].reduce((all, layer) => [...all, layer.map((unit) => predict(unit, all.at(-1)!))], [x]).slice(1); return { h, a }; }",
    ],
  },
  xnor: {
    wrong: [
      {
        answer:
          "const xnorNet: () => TwoLayers = () => ({ hidden: [{ w: [1, 1], b: -0.5 }, { w: [-1, -1], b: 1.5 }], output: { w: [1, 1], b: -1.5 } });",
        says: "every row is the other way round: change all signs of the output",
      },
      {
        answer:
          "const xnorNet: () => TwoLayers = () => ({ hidden: [{ w: [1, 1], b: -0.5 }, { w: [-1, -1], b: 1.5 }], output: { w: [1, 1], b: -0.5 } });",
        says: "the hidden units are good, the output unit is not: z is 1.5 for this",
      },
      {
        answer:
          "const xnorNet: () => TwoLayers = () => ({ hidden: [{ w: [1, 1], b: -1.5 }, { w: [-1, -1], b: 0.5 }], output: { w: [1, 1], b: -1.5 } });",
        says: "the hidden units are good, the output unit is not: z is -0.5 for this",
      },
      {
        answer:
          "const xnorNet: () => TwoLayers = () => ({ hidden: [{ w: [1, 1], b: -1.5 }, { w: [-1, -1], b: 0.5 }], output: { w: [1, 1], b: -2 } });",
        says: "the hidden units are good, the output unit is not: z is -1 for this",
      },
      {
        answer:
          "const xnorNet: () => TwoLayers = () => ({ hidden: [{ w: [1, 1], b: -1.5 }, { w: [1, 1], b: -0.5 }], output: { w: [1, 1], b: -1.5 } });",
        says: "the hidden units are good, the output unit is not: z is -1.5 for this",
      },
      {
        answer:
          "const xnorNet: () => TwoLayers = () => ({ hidden: [{ w: [1, 1], b: -1.5 }, { w: [-1, -1], b: 0.5 }], output: [{ w: [1, 1], b: -0.5 }] });",
        says: "it is a list of one; write the object without brackets",
      },
      {
        answer:
          "const xnorNet: () => TwoLayers = () => ({ hidden: [{ w: [1, 1], b: -0.5 }, { w: [-1, -1], b: 1.5 }], output: { w: [-1, -1], b: -1.5 } });",
        says: "the hidden units are good, the output unit is not: z is -2.5 for this",
      },
      {
        answer:
          "const xnorNet: () => TwoLayers = () => ({ hidden: [{ w: [1, 1], b: -1.5 }, { w: [-1, -1], b: 0.5 }], output: { w: [1, 1], b: 0 } });",
        says: "the hidden units are good, the output unit is not: z is exactly 0 for",
      },
      {
        answer:
          "const xnorNet: () => TwoLayers = () => ({ hidden: [{ w: [1, 0], b: -0.5 }, { w: [0, 1], b: -0.5 }], output: { w: [1, 1], b: -0.5 } });",
        says: "the hidden units only hand the four cases on, so the output unit has",
      },
    ],
    alsoRight: [
      "const xnorNet: () => TwoLayers = () => ({ hidden: [{ w: [1, 1], b: -0.5 }, { w: [-1, -1], b: 1.5 }], output: { w: [-1, -1], b: 1.5 } });",
      "const xnorNet: () => TwoLayers = () => ({ hidden: [{ w: [1, -1], b: -0.5 }, { w: [-1, 1], b: -0.5 }], output: { w: [-1, -1], b: 0.5 } });",
    ],
  },
  otherWay: {
    wrong: [
      {
        answer:
          "const otherWay: () => TwoLayers = () => ({ hidden: [{ w: [1, 1], b: -0.5 }, { w: [-1, -1], b: 1.5 }], output: { w: [1, 1], b: -1.5 } });",
        says: "z is not below 0 in this row: a smaller bias, or a negative weight,",
      },
      {
        answer:
          "const otherWay: () => TwoLayers = () => ({ hidden: [{ w: [1, -1], b: -0.5 }, { w: [-1, 1], b: -0.5 }], output: { w: [1, 1], b: -1.5 } });",
        says: "the hidden units are good, the output unit is not: z is -0.5 for this",
      },
      {
        answer:
          "const otherWay: () => TwoLayers = () => ({ hidden: [{ w: [1, 0], b: -0.5 }, { w: [0, 1], b: -0.5 }], output: { w: [1, 1], b: -0.5 } });",
        says: "a weight of 0 does not hear its input; that input must speak against,",
      },
      {
        answer:
          "const otherWay: () => TwoLayers = () => ({ hidden: [{ w: [1, 0], b: -1 }, { w: [0, 1], b: -1 }], output: { w: [1, 1], b: -0.5 } });",
        says: "a weight of 0 does not hear its input; that input must speak against,",
      },
      {
        answer:
          "const otherWay: () => TwoLayers = () => ({ hidden: [{ w: [1, -1], b: -0.5 }, { w: [-1, 1], b: -0.5 }], output: { w: [-1, -1], b: 1.5 } });",
        says: "the hidden units are good, the output unit is not: z is 1.5 for this",
      },
      {
        answer:
          "const otherWay: () => TwoLayers = () => ({ hidden: [{ w: [1, -1], b: -0.5 }, { w: [-1, 1], b: -0.5 }], output: { w: [1, 1], b: 0 } });",
        says: "the hidden units are good, the output unit is not: z is exactly 0 for",
      },
      {
        answer:
          "const otherWay: () => TwoLayers = () => ({ hidden: [{ w: [1, -1], b: -0.5 }, { w: [-1, 1], b: -0.5 }], output: { w: [1, 1], b: -2 } });",
        says: "the hidden units are good, the output unit is not: z is -1 for this",
      },
      {
        answer:
          "const otherWay: () => TwoLayers = () => ({ hidden: [{ w: [1, -1], b: -0.5 }, { w: [-1, 1], b: -0.5 }], output: { w: [1, -1], b: -0.5 } });",
        says: "the hidden units are good, the output unit is not: z is -1.5 for this",
      },
      {
        answer:
          "const otherWay: () => TwoLayers = () => ({ hidden: [{ w: [1, -1], b: -0.5 }, { w: [-1, 1], b: -0.5 }], output: { w: [1, 1], b: 0.5 } });",
        says: "the hidden units are good, the output unit is not: z is 0.5 for this",
      },
    ],
    alsoRight: [
      "const otherWay: () => TwoLayers = () => ({ hidden: [{ w: [3, -5], b: -1 }, { w: [-2, 1], b: -1 }], output: { w: [4, 9], b: -3 } });",
      "class Net { hidden = [{ w: [1, -1], b: -1 }, { w: [-1, 1], b: -1 }]; output = { w: [1, 1], b: -1 }; } const otherWay = (): TwoLayers => new Net();",
    ],
  },
  bends: {
    wrong: [
      {
        answer:
          "function outputWeights(): { v1: number; v2: number } { return { v1: 1, v2: -1 }; }",
        says: "at (1, 1) the first bend is 2 high, so the second must take away 2",
      },
      {
        answer:
          "function outputWeights(): { v1: number; v2: number } { return { v1: 1, v2: 2 }; }",
        says: "the second bend must pull down: the result at (1, 1) is 0",
      },
      {
        answer:
          "function outputWeights(): { v1: number; v2: number } { return { v1: 1, v2: -0.5 }; }",
        says: "at (1, 1) the first bend is 2 high, so the second must take away 2",
      },
      {
        answer:
          "function outputWeights(): { v1: number; v2: number } { return { v1: 1, v2: 0 }; }",
        says: "without the second bend the result at (1, 1) is 2",
      },
      {
        answer:
          "function outputWeights(): { v1: number; v2: number } { return { v1: 0.5, v2: -1 }; }",
        says: "at (0, 1) the first bend is 1 high, and the result must be 1",
      },
      {
        answer:
          "function outputWeights(): { v1: number; v2: number } { return { v1: -2, v2: 1 }; }",
        says: "the two numbers are exchanged: this one is v2",
      },
      {
        answer:
          "function outputWeights(): { v1: number; v2: number } { return { v1: 1, v2: -1.5 }; }",
        says: "at (1, 1) the bends are 2 and 1 high: with v1 = 1 the result there is",
      },
      {
        answer:
          "function outputWeights(): { v1: number; v2: number } { return { v1: 1, v2: -3 }; }",
        says: "at (1, 1) the bends are 2 and 1 high: with v1 = 1 the result there is",
      },
      {
        answer:
          "function outputWeights(): { v1: number; v2: number } { return { v1: 1, v2: -1.99 }; }",
        says: "at (1, 1) the bends are 2 and 1 high: with v1 = 1 the result there is",
      },
    ],
    alsoRight: [
      "function outputWeights() { const v1 = xor[1] / relu(1); const v2 = (xor[3] - v1 * relu(2)) / relu(1); return { v1, v2 }; }",
      "const outputWeights = () => ({ v2: -Math.sqrt(4), v1: Math.cos(0) });",
    ],
  },
};
