/** What learners write into the exercises of lesson 07. */
import { type LessonAnswers, withMore } from "../src/exercises/answers.ts";
import { secondAnswers } from "./07-chain-rule.second-answers.ts";

const backward = (body: string): string => `function backward(p, x, y) {
  const { z1, a1, z2, a2 } = forward(p, x, y);
  ${body}
}`;
const passBack = (body: string): string => `function passBack(from) {
  for (const [input, slope] of from.inputs) { ${body} }
}`;
const operations = (exp: string, tanh: string): string =>
  `const operations = { exp: ${exp}, tanh: ${tanh} };`;
const goodExp = "(z) => new Value(Math.exp(z.data), [[z, Math.exp(z.data)]])";
const goodTanh =
  "(z) => { const a = Math.tanh(z.data); return new Value(a, [[z, 1 - a * a]]); }";
const unit = (body: string): string => `function unit(w, x, b) { ${body} }`;
const order = (...names: string[]): string =>
  `const backwardOrder = () => ${JSON.stringify(names)};`;

const firstAnswers: LessonAnswers = {
  backward: {
    wrong: [
      {
        answer: backward(
          "const dz2 = 2 * (y - a2) * a2 * (1 - a2); const dz1 = dz2 * p.w2 * a1 * (1 - a1); return { w1: dz1 * x, b1: dz1, w2: dz2 * a1, b2: dz2 };",
        ),
        says: "the sign is turned round",
      },
      {
        answer: backward(
          "const dz2 = (a2 - y) * a2 * (1 - a2); const dz1 = dz2 * p.w2 * a1 * (1 - a1); return { w1: dz1 * x, b1: dz1, w2: dz2 * a1, b2: dz2 };",
        ),
        says: "the 2 is missing",
      },
      {
        answer: backward(
          "const dz2 = 2 * (a2 - y); const dz1 = dz2 * p.w2 * a1 * (1 - a1); return { w1: dz1 * x, b1: dz1, w2: dz2 * a1, b2: dz2 };",
        ),
        says: "a2 (1 - a2), is missing",
      },
      {
        answer: backward(
          "const dz2 = 2 * (a2 - y) * a2 * (1 - a2); const dz1 = dz2 * p.w2; return { w1: dz1 * x, b1: dz1, w2: dz2 * a1, b2: dz2 };",
        ),
        says: "a1 (1 - a1), is missing",
      },
      {
        answer: backward(
          "const dz2 = 2 * (a2 - y) * a2 * (1 - a2); const dz1 = dz2 * p.w2 * a1 * (1 - a1); return { w1: dz1, b1: dz1, w2: dz2 * a1, b2: dz2 };",
        ),
        says: "times the input x",
      },
      {
        answer: backward(
          "const dz2 = 2 * (a2 - y) * a2 * (1 - a2); const dz1 = dz2 * p.w2 * a1 * (1 - a1); return { w1: dz1 * x, b1: dz1, w2: dz2 * p.w2, b2: dz2 };",
        ),
        says: "a1 is what w2 is multiplied by",
      },
      {
        answer: backward(
          "const dz2 = 2 * (a2 - y) * z2 * (1 - z2); const dz1 = dz2 * p.w2 * a1 * (1 - a1); return { w1: dz1 * x, b1: dz1, w2: dz2 * a1, b2: dz2 };",
        ),
        says: "takes its output",
      },
      {
        answer: backward(
          "return { w1: 0.051634, b1: 0.051634, w2: -0.182148, b2: -0.282113 };",
        ),
        says: "are the inputs used?",
      },
      {
        answer: backward("const dz2 = 2 * (a2 - y) * a2 * (1 - a2);"),
        says: "did you forget `return`?",
      },
      {
        answer: backward("return [1, 2, 3, 4];"),
        says: "an object such as `{ w1, b1, w2, b2 }`",
      },
      { answer: "const backward = 0.051634;", says: "the function itself" },
    ],
    alsoRight: [
      `const backward = (p, x, y) => {
  const h = 1e-5;
  const at = (name, step) => forward({ ...p, [name]: p[name] + step }, x, y).loss;
  const s = (name) => (8 * (at(name, h) - at(name, -h)) - at(name, 2 * h) + at(name, -2 * h)) / (12 * h);
  return { w1: s("w1"), b1: s("b1"), w2: s("w2"), b2: s("b2") };
};`,
    ],
    endless: ["function backward(p) { while (p) {} return p; }"],
  },
  passBack: {
    wrong: [
      { answer: passBack("input.grad = slope * from.grad;"), says: "`+=`" },
      {
        answer: passBack("input.grad += slope;"),
        says: "`from.grad`, is not used",
      },
      {
        answer: passBack("input.grad += from.grad;"),
        says: "the local slope is not used",
      },
      {
        answer: passBack("input.grad += slope * from.data;"),
        says: "`from.data` is the value",
      },
      {
        answer: passBack("input.grad += slope * input.data;"),
        says: "`input.data` is a value",
      },
      {
        answer: passBack("input.grad -= slope * from.grad;"),
        says: "the sign is turned round",
      },
      {
        answer: passBack("input.grad += slope + from.grad;"),
        says: "multiplied, not added",
      },
      {
        answer: passBack("from.grad += slope * input.grad;"),
        says: "`input.grad`, not `from.grad`",
      },
      {
        answer: passBack("const g = slope * from.grad;"),
        says: "nothing has arrived",
      },
      {
        answer:
          "function passBack(from) { const [input, slope] = from.inputs[0]; input.grad += slope * from.grad; }",
        says: "only the first input gets its share",
      },
    ],
    alsoRight: [
      "const passBack = (from) => from.inputs.forEach((pair) => { pair[0].grad = pair[0].grad + from.grad * pair[1]; });",
    ],
  },
  order: {
    wrong: [
      { answer: order("a", "b", "u", "v", "w"), says: "forward pass" },
      { answer: order("w", "u", "v", "a", "b"), says: "`v` is made of `u`" },
      { answer: order("w", "v", "a", "u", "b"), says: "`u` is made of `a`" },
      { answer: order("w", "v", "u", "a"), says: "b is not in it" },
      { answer: order("v", "w", "u", "a", "b"), says: "`w` is made of `v`" },
      {
        answer: order("w", "v", "u", "u", "a"),
        says: "b is not in it",
      },
      {
        answer: order("w", "v", "u", "a", "b", "a"),
        says: "a is visited twice",
      },
      { answer: 'const backwardOrder = "wvuab";', says: "an array" },
      { answer: "const backwardOrder = () => {};", says: "forget `return`" },
    ],
    alsoRight: [
      order("w", "v", "u", "b", "a"),
      'const backwardOrder = ["w", "v", "u", "a", "b"];',
    ],
  },
  operations: {
    wrong: [
      {
        answer: operations(
          "(z) => new Value(Math.exp(z.data), [[z, z.data]])",
          goodTanh,
        ),
        says: "its output, not z",
      },
      {
        answer: operations("(z) => new Value(Math.exp(z.data))", goodTanh),
        says: "remember what it was made of",
      },
      {
        answer: operations("(z) => Math.exp(z.data)", goodTanh),
        says: "a number remembers nothing",
      },
      {
        answer: operations(
          goodExp,
          "(z) => new Value(Math.tanh(z.data), [[z, 1 - z.data * z.data]])",
        ),
        says: "takes the output a, and z was used",
      },
      {
        answer: operations(
          goodExp,
          "(z) => { const a = Math.tanh(z.data); return new Value(a, [[z, a * (1 - a)]]); }",
        ),
        says: "slope of the sigmoid",
      },
      {
        answer: operations(
          goodExp,
          "(z) => { const a = Math.tanh(z.data); return new Value(a, [[z, 1 - a]]); }",
        ),
        says: "must be squared",
      },
      {
        answer: operations(
          "(z) => { new Value(Math.exp(z.data), [[z, Math.exp(z.data)]]); }",
          goodTanh,
        ),
        says: "did you forget `return`?",
      },
      {
        answer: operations(
          "(z) => { z.data = Math.exp(z.data); return z; }",
          goodTanh,
        ),
        says: "the input must stay as it is",
      },
      {
        answer: operations(goodExp, "(z) => todo(z)"),
        says: "exp is right; tanh: not tried yet",
      },
      {
        answer: operations(
          "(z) => new Value(Math.exp(z), [[z, 1]])",
          goodTanh,
        ),
        says: "NaN",
      },
    ],
    alsoRight: [
      operations(
        goodExp,
        "(z) => add(multiply(new Value(2), sigmoidOf(multiply(new Value(2), z))), new Value(-1))",
      ),
    ],
  },
  unit: {
    wrong: [
      {
        answer: unit(
          "let z = b; for (let i = 0; i < w.length; i++) z = add(z, multiply(w[i], x[i])); return z;",
        ),
        says: "the sigmoid is missing",
      },
      {
        answer: unit(
          "let z = new Value(0); for (let i = 0; i < w.length; i++) z = add(z, multiply(w[i], x[i])); return sigmoidOf(z);",
        ),
        says: "the bias is not added",
      },
      {
        answer: unit("return sigmoidOf(add(multiply(w[0], x[0]), b));"),
        says: "only the first input is used",
      },
      {
        answer: unit(
          "let z = 0; for (let i = 0; i < w.length; i++) z += w[i].data * x[i].data; return sigmoidOf(new Value(z + b.data));",
        ),
        says: "does not remember what it was made of",
      },
      {
        answer: unit(
          "let z = b.data; for (let i = 0; i < w.length; i++) z += w[i].data * x[i].data; return 1 / (1 + Math.exp(-z));",
        ),
        says: "a number remembers nothing",
      },
      {
        answer: unit(
          "let z = b; for (let i = 0; i < w.length; i++) z = add(z, add(w[i], x[i])); return sigmoidOf(z);",
        ),
        says: "multiplied by its input",
      },
      {
        answer: unit(
          "let z = new Value(0); for (let i = 0; i < w.length; i++) z = add(z, add(multiply(w[i], x[i]), b)); return sigmoidOf(z);",
        ),
        says: "once for each input",
      },
      {
        answer: unit("return sigmoidOf(w * x + b);"),
        says: "NaN",
      },
    ],
    alsoRight: [
      unit(
        "return sigmoidOf(w.map((wi, i) => multiply(x[i], wi)).reduce((s, v) => add(v, s), b));",
      ),
    ],
  },
};

export const answers: LessonAnswers = withMore(firstAnswers, secondAnswers);
