/** What learners write into the exercises of lesson 02. */
import { type LessonAnswers, withMore } from "../src/exercises/answers.ts";
import { secondAnswers } from "./02-xor.second-answers.ts";

const count = (body: string): string =>
  `function countTables(candidates) { ${body} }`;
const forward = (body: string): string =>
  `function forward(net, x) { ${body} }`;
const net = (name: string, h1: string, h2: string, output: string): string =>
  `const ${name} = () => ({ hidden: [${h1}, ${h2}], output: ${output} });`;
const or = "{ w: [1, 1], b: -0.5 }";
const and = "{ w: [1, 1], b: -1.5 }";
const nand = "{ w: [-1, -1], b: 1.5 }";
const nor = "{ w: [-1, -1], b: 0.5 }";
const first = "{ w: [1, -1], b: -0.5 }";
const second = "{ w: [-1, 1], b: -0.5 }";
const bends = (v1: string, v2: string): string =>
  `const outputWeights = () => ({ v1: ${v1}, v2: ${v2} });`;

const firstAnswers: LessonAnswers = {
  count: {
    wrong: [
      { answer: count("return 14;"), says: "not written down" },
      { answer: count("return 16;"), says: "two of them no unit can do" },
      {
        answer: count("return candidates.length;"),
        says: "the number of units",
      },
      {
        answer: count(
          "return candidates.filter((u) => rightRows(u) === 4).length;",
        ),
        says: "that do XOR",
      },
      {
        answer: count(
          "return new Set(candidates.flatMap((u) => inputs.map((x) => predict(u, x)))).size;",
        ),
        says: "there are two answers",
      },
      {
        answer: count(
          "return new Set(candidates.map((u) => inputs.map((x) => predict(u, x)))).size;",
        ),
        says: "many have the same table",
      },
      {
        answer: count(
          "return new Set(candidates.map((u) => inputs.reduce((n, x) => n + predict(u, x), 0))).size;",
        ),
        says: "compare all four answers",
      },
      {
        answer: count(
          'return new Set(candidates.map((u) => inputs.map((x) => predict(u, x)).join("")));',
        ),
        says: "a number",
      },
      {
        answer: count(
          'new Set(candidates.map((u) => inputs.map((x) => predict(u, x)).join(""))).size;',
        ),
        says: "forget `return`",
      },
    ],
    alsoRight: [
      count(
        "const seen = {}; for (const u of candidates) seen[inputs.map((x) => predict(u, x)).reduce((n, a) => 2 * n + a, 0)] = true; return Object.keys(seen).length;",
      ),
    ],
    endless: [
      count("let n = 0; while (candidates.length > 0) n++; return n;"),
    ],
  },
  forward: {
    wrong: [
      {
        answer: forward(
          "const h = net.hidden.map((unit) => predict(unit, x)); return { h, a: predict(net.output, x) };",
        ),
        says: "the output unit sees h, not x",
      },
      {
        answer: forward(
          "const h = net.hidden.map((unit) => weightedSum(unit, x)); return { h, a: predict(net.output, h) };",
        ),
        says: "missing in the hidden units",
      },
      {
        answer: forward(
          "const h = net.hidden.map((unit) => predict(unit, x)); return { h, a: weightedSum(net.output, h) };",
        ),
        says: "missing in the output unit",
      },
      {
        answer: forward(
          "const h = [predict(net.hidden[0], x), predict(net.hidden[1], x)]; return { h, a: predict(net.output, h) };",
        ),
        says: "only two hidden units",
      },
      {
        answer: forward(
          "const h = net.hidden.map((unit) => predict(unit, x)); return predict(net.output, h);",
        ),
        says: "return both",
      },
      {
        answer: forward(
          "const h = net.hidden.map((unit) => predict(unit, x)); return [h, predict(net.output, h)];",
        ),
        says: "has no `h`",
      },
      {
        answer: forward(
          "const h = net.hidden.map((unit) => predict(unit, x)); ({ h, a: predict(net.output, h) });",
        ),
        says: "forget `return`",
      },
      {
        answer: forward("return { h: [1, 0], a: 0 };"),
        says: "are the inputs used?",
      },
    ],
    alsoRight: [
      forward(
        "const h = []; for (const u of net.hidden) h.push(u.w[0] * x[0] + u.w[1] * x[1] + u.b >= 0 ? 1 : 0); return { a: predict(net.output, h), h };",
      ),
    ],
  },
  xnor: {
    wrong: [
      { answer: net("xnorNet", or, or, nand), says: "the same h" },
      {
        answer: net("xnorNet", or, nand, and),
        says: "every row is the other way round",
      },
      {
        answer: net("xnorNet", and, nor, and),
        says: "the output unit is not",
      },
      {
        answer: `const xnorNet = () => ({ hidden: [${and}], output: ${or} });`,
        says: "has 1 unit;",
      },
      { answer: net("xnorNet", and, nor, "[1, 1, -0.5]"), says: "no `w`" },
      {
        answer: net("xnorNet", and, nor, "{ w: [1, 1, 1], b: 0 }"),
        says: "two, one for each input",
      },
      {
        answer: `const xnorNet = () => { const hidden = [${and}, ${nor}]; const output = ${or}; };`,
        says: "forget `return`",
      },
      {
        answer: net("xnorNet", and, nor, '{ w: ["1", "1"], b: -0.5 }'),
        says: "it is text",
      },
      {
        answer: net("xnorNet", and, nor, "{ w: [1, 1], b: 0.5 }"),
        says: "the output unit is not",
      },
    ],
    alsoRight: [
      net("xnorNet", or, nand, nand),
      net("xnorNet", or, and, "{ w: [-1, 1], b: 0.5 }"),
      net(
        "xnorNet",
        "{ w: [40, 40], b: -60 }",
        "{ w: [-7, -6], b: 2 }",
        "{ w: [3, 2], b: -1 }",
      ),
    ],
  },
  otherWay: {
    wrong: [
      {
        answer: net("otherWay", or, nand, and),
        says: "the first hidden unit",
      },
      { answer: net("otherWay", second, first, or), says: "exchanged" },
      {
        answer: net("otherWay", "{ w: [1, -1], b: 0 }", second, or),
        says: "the step answers 1 for z = 0",
      },
      {
        answer: net("otherWay", first, second, and),
        says: "the output unit is not",
      },
      {
        answer: net("otherWay", first, "{ w: [-1, 1], b: 0.5 }", or),
        says: "the second hidden unit",
      },
      {
        answer: net("otherWay", "{ w: [-1, 1], b: 0.4 }", second, or),
        says: "every row is the other way round",
      },
      {
        answer: net("otherWay", "{ w: [1, -1], b: -1.5 }", second, or),
        says: "z is below 0",
      },
      {
        answer: net("otherWay", first, second, nor),
        says: "every row is the other way round",
      },
    ],
    alsoRight: [
      net(
        "otherWay",
        "{ w: [5, -6], b: -2 }",
        "{ w: [-3, 2], b: -1 }",
        "{ w: [1, 2], b: -0.25 }",
      ),
    ],
  },
  bends: {
    wrong: [
      { answer: bends("1", "-1"), says: "must take away 2" },
      { answer: bends("1", "2"), says: "must pull down" },
      { answer: bends("2", "-4"), says: "not one half" },
      { answer: bends("1", "0"), says: "the result at (1, 1) is 2" },
      { answer: bends("-1", "2"), says: "above zero" },
      { answer: bends('"1"', "-2"), says: "it is text" },
      { answer: bends("1", "todo()"), says: "`v2`: not tried yet" },
      {
        answer: "const outputWeights = () => [1, -2];",
        says: "has no `v1`",
      },
    ],
    alsoRight: ["const outputWeights = { v1: 1, v2: -2 };"],
  },
};

export const answers: LessonAnswers = withMore(firstAnswers, secondAnswers);
