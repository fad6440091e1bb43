/** What learners write into the exercises of lesson 03. */
import { type LessonAnswers, withMore } from "../src/exercises/answers.ts";
import { secondAnswers } from "./03-activations.second-answers.ts";
import { listAnswers } from "./03-activations.list-answers.ts";

const bends = (relu: string, leakyRelu: string): string =>
  `const bends = { relu: ${relu}, leakyRelu: ${leakyRelu} };`;
const goodRelu = "(z) => Math.max(0, z)";
const goodLeaky = "(z) => (z > 0 ? z : z / 100)";

const slopes = (change: Readonly<Record<string, string>>): string => {
  const good = {
    step: "() => 0",
    linear: "() => 1",
    relu: "(z) => (z > 0 ? 1 : 0)",
    leakyRelu: "(z) => (z > 0 ? 1 : 0.01)",
  };
  const parts = Object.entries({ ...good, ...change }).map(
    ([name, body]) => `${name}: ${body}`,
  );
  return `const slopes = { ${parts.join(", ")} };`;
};

const curves = (tanh: string, softplus: string): string =>
  `const curves = { tanh: ${tanh}, softplus: ${softplus} };`;
const goodTanh = "(z) => 2 * sigmoid(2 * z) - 1";
const goodSoftplus =
  "(z) => (z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)))";

const first: LessonAnswers = {
  bends: {
    wrong: [
      {
        answer: bends("(z) => Math.abs(z)", goodLeaky),
        says: "turns the sign of z round",
      },
      {
        answer: bends("(z) => (z > 0 ? 1 : 0)", goodLeaky),
        says: "that is a step",
      },
      {
        answer: bends("(z) => Math.min(0, z)", goodLeaky),
        says: "the sides are exchanged",
      },
      {
        answer: bends("(z) => { Math.max(0, z); }", goodLeaky),
        says: "did you forget `return`?",
      },
      {
        answer: bends(goodRelu, "(z) => todo(z)"),
        says: "relu is right; leakyRelu: not tried yet",
      },
      {
        answer: bends(goodRelu, "(z) => Math.max(0, z)"),
        says: "that is the ReLU",
      },
      {
        answer: bends(goodRelu, "(z) => (z > 0 ? z : 0.1 * z)"),
        says: "this is a tenth",
      },
      {
        answer: bends(goodRelu, "(z) => (z > 0 ? z : -0.01 * z)"),
        says: "keeps the sign",
      },
      {
        answer: bends(goodRelu, "(z) => Math.max(0.01, z)"),
        says: "not the number 0.01",
      },
      {
        answer: bends(goodRelu, "(z) => 0.01 * z"),
        says: "above 0 all of z comes through",
      },
      {
        answer: bends("(z) => [3, 0.5, 1].includes(z) ? z : 0", goodLeaky),
        says: "z itself above 0",
      },
      {
        answer: "const bends = (z) => Math.max(0, z);",
        says: "an object such as",
      },
    ],
    alsoRight: [
      bends("(z) => (z + Math.abs(z)) / 2", "(z) => Math.max(z, 0.01 * z)"),
      bends(
        "(z) => Number(z > 0) * z",
        "(z) => 0.01 * z + 0.99 * Math.max(0, z)",
      ),
    ],
    endless: [bends("(z) => { while (z !== 0.1) {} return z; }", goodLeaky)],
  },
  slopes: {
    wrong: [
      {
        answer: slopes({ step: "(z) => (z >= 0 ? 1 : 0)" }),
        says: "that is the answer of the function",
      },
      { answer: slopes({ step: "() => 1" }), says: "1 is how far it jumps" },
      {
        answer: slopes({ linear: "(z) => z" }),
        says: "that is the answer of the function",
      },
      { answer: slopes({ linear: "() => 0" }), says: "it is not flat" },
      {
        answer: slopes({ relu: "(z) => Math.max(0, z)" }),
        says: "that is the answer of the function",
      },
      {
        answer: slopes({ relu: "(z) => (z >= 0 ? 1 : 0)" }),
        says: "the slope of the left side",
      },
      { answer: slopes({ relu: "(z) => z > 0" }), says: "condition ? 1 : 0" },
      {
        answer: slopes({ relu: "(z) => (z > 0 ? 0 : 1)" }),
        says: "the sides are exchanged",
      },
      {
        answer: slopes({ leakyRelu: "(z) => (z > 0 ? 1 : 0.01 * z)" }),
        says: "0.01 z is the answer there",
      },
      {
        answer: slopes({ leakyRelu: "(z) => (z > 0 ? 1 : -0.01)" }),
        says: "it rises too",
      },
      {
        answer: slopes({ leakyRelu: "(z) => (z > 0 ? 1 : 0)" }),
        says: "that is the slope of the ReLU",
      },
      {
        answer: slopes({ linear: "(z) => todo(z)" }),
        says: "linear: not tried yet",
      },
      { answer: "const slopes = [0, 1, 1, 0.01];", says: "has no `step`" },
    ],
    alsoRight: [
      slopes({
        linear: "(z) => z + 1 - z === 1 ? 1 : 1",
        relu: "(z) => (Math.sign(z) + 1) >> 1",
        leakyRelu: "(z) => Math.max(Number(z > 0), 0.01)",
      }),
      // A nudge to the left finds the same slopes.
      slopes({
        relu: "(z) => (Math.max(0, z) - Math.max(0, z - 1e-6)) / 1e-6",
      }),
    ],
  },
  curves: {
    wrong: [
      {
        answer: curves(
          "(z) => (Math.exp(z) - Math.exp(-z)) / (Math.exp(z) + Math.exp(-z))",
          goodSoftplus,
        ),
        says: "divides Infinity by Infinity",
      },
      {
        answer: curves("(z) => 2 * sigmoid(z) - 1", goodSoftplus),
        says: "z must be doubled",
      },
      {
        answer: curves("(z) => 2 * sigmoid(2 * z)", goodSoftplus),
        says: "1 must be subtracted",
      },
      {
        answer: curves("(z) => 2 * sigmoid(2 * z - 1)", goodSoftplus),
        says: "not from z",
      },
      {
        answer: curves("(z) => sigmoid(2 * z) - 1", goodSoftplus),
        says: "multiply by 2",
      },
      {
        answer: curves(
          "(z) => 2 * sigmoid(2 * z) - 1",
          "(z) => Math.log(1 + Math.exp(z))",
        ),
        says: "the power is Infinity",
      },
      {
        answer: curves(goodTanh, "(z) => z + Math.log1p(Math.exp(-z))"),
        says: "for z < 0 keep the first form",
      },
      {
        answer: curves(goodTanh, "(z) => Math.max(0, z)"),
        says: "that is the ReLU",
      },
      {
        answer: curves(goodTanh, "(z) => Math.log1p(Math.exp(-Math.abs(z)))"),
        says: "must be added",
      },
      {
        answer: curves(
          goodTanh,
          "(z) => Math.max(0, z) + Math.log1p(Math.exp(Math.abs(z)))",
        ),
        says: "that of -|z|",
      },
      {
        answer: curves(
          goodTanh,
          "(z) => (z > 0 ? z : Math.log1p(Math.exp(z)))",
        ),
        says: "a logarithm is left",
      },
      {
        answer: curves(goodTanh, "(z) => todo(z)"),
        says: "tanh is right; softplus: not tried yet",
      },
    ],
    alsoRight: [
      curves("Math.tanh", "(z) => (z > 30 ? z : Math.log(1 + Math.exp(z)))"),
      curves(
        "(z) => { const s = sigmoid(2 * z); return s * s - (1 - s) ** 2; }",
        goodSoftplus,
      ),
    ],
  },
  ...listAnswers,
};

export const answers: LessonAnswers = withMore(first, secondAnswers);
