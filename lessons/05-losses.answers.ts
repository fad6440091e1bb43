/** What learners write into the exercises of lesson 05. */
import { type LessonAnswers, withMore } from "../src/exercises/answers.ts";
import { secondAnswers } from "./05-losses.second-answers.ts";
import { manyAnswers } from "./05-losses.many-answers.ts";

const squares = (sse: string, mse: string): string =>
  `const squares = { sse: ${sse}, mse: ${mse} };`;
const goodSse = "(a, y) => a.reduce((s, ai, i) => s + (ai - y[i]) ** 2, 0)";
const goodMse = `(a, y) => a.reduce((s, ai, i) => s + (ai - y[i]) ** 2, 0) / y.length`;
const sseOf = (term: string): string =>
  squares(`(a, y) => a.reduce((s, ai, i) => s + ${term}, 0)`, goodMse);
const mseSlopes = (slope: string): string =>
  `function mseSlopes(a, y) { return a.map((ai, i) => ${slope}); }`;
const binary = (body: string): string =>
  `function crossEntropy(a, y) { ${body} }`;
const fromSum = (body: string): string =>
  `function lossFromSum(z, y) { ${body} }`;
const rest = "Math.log1p(Math.exp(-Math.abs(z)))";

const first: LessonAnswers = {
  squares: {
    wrong: [
      { answer: sseOf("ai - y[i]"), says: "hide each other" },
      {
        answer: sseOf("Math.abs(ai - y[i])"),
        says: "those are absolute values",
      },
      {
        answer: sseOf("ai ** 2 - y[i] ** 2"),
        says: "subtract first, then square",
      },
      { answer: sseOf("(ai + y[i]) ** 2"), says: "not the sum" },
      { answer: sseOf("(ai - y[i]) * 2"), says: "`* 2` doubles" },
      {
        answer: sseOf("(ai - y.reduce((u, v) => u + v, 0) / y.length) ** 2"),
        says: "not minus the mean",
      },
      { answer: squares(goodMse, goodMse), says: "the SSE does not divide" },
      { answer: squares(goodSse, goodSse), says: "that is the sum" },
      {
        answer: squares(
          goodSse,
          "(a, y) => a.reduce((s, ai, i) => s + (ai - y[i]) ** 2, 0) / 2",
        ),
        says: "not by 2",
      },
      {
        answer: squares(
          goodSse,
          "(a, y) => Math.sqrt(a.reduce((s, ai, i) => s + (ai - y[i]) ** 2, 0) / a.length)",
        ),
        says: "no root",
      },
      {
        answer: squares(goodSse, "(a, y) => todo(a, y)"),
        says: "sse is right; mse: not tried yet",
      },
      {
        answer: squares(
          "(a, y) => { a.reduce((s, ai, i) => s + (ai - y[i]) ** 2, 0); }",
          goodMse,
        ),
        says: "forget `return`",
      },
      { answer: squares("(a, y) => (a - y) ** 2", goodMse), says: "NaN" },
    ],
    alsoRight: [
      `const squares = {
  sse(a, y) { let s = 0; for (let i = 0; i < a.length; i++) { const e = y[i] - a[i]; s += e * e; } return s; },
  mse(a, y) { return squares.sse(a, y) / a.length; },
};`,
    ],
    endless: [
      squares(
        "(a, y) => { for (let i = 0; i < a.length; ) y[i]; return 0; }",
        goodMse,
      ),
    ],
  },
  squareSlopes: {
    wrong: [
      {
        answer: mseSlopes("2 * (ai - y[i])"),
        says: "those are the slopes of the sum",
      },
      {
        answer: mseSlopes("(ai - y[i]) / a.length"),
        says: "the 2 is missing",
      },
      {
        answer: mseSlopes("2 * (y[i] - ai) / a.length"),
        says: "the sign is turned round",
      },
      {
        answer: mseSlopes("(ai - y[i]) ** 2 / a.length"),
        says: "that is the loss of each answer",
      },
      {
        answer: mseSlopes("2 * ai - y[i] / a.length"),
        says: "parentheses are missing",
      },
      {
        answer: mseSlopes("(2 * Math.abs(ai - y[i])) / a.length"),
        says: "the slope has a sign",
      },
      { answer: mseSlopes("2 * (ai - y) / a.length"), says: "NaN" },
      {
        answer:
          "function mseSlopes(a, y) { return a.reduce((s, ai, i) => s + (2 * (ai - y[i])) / a.length, 0); }",
        says: "return a list",
      },
      {
        answer:
          "function mseSlopes(a, y) { for (let i = 0; i < a.length; i++) a[i] = (2 * (a[i] - y[i])) / a.length; return a; }",
        says: "changes its first input",
      },
      {
        answer: "function mseSlopes(a, y) { return mse(a, y); }",
        says: "it has a slope along each answer",
      },
      {
        answer: "function mseSlopes(a, y) { return [-2 / 3, 0, 4 / 3]; }",
        says: "are the inputs used?",
      },
    ],
    alsoRight: [
      `function mseSlopes(a, y) {
  const h = 0.5; // exact for a square
  return a.map((ai, i) => (mse(a.with(i, ai + h), y) - mse(a.with(i, ai - h), y)) / (2 * h));
}`,
    ],
  },
  binary: {
    wrong: [
      {
        answer: binary("return y * Math.log(a) + (1 - y) * Math.log(1 - a);"),
        says: "the sign is turned round",
      },
      {
        answer: binary("return -y * Math.log(a);"),
        says: "the second half is needed",
      },
      {
        answer: binary("return -Math.log(a);"),
        says: "for y = 0 the truth got 1 - a",
      },
      {
        answer: binary(
          "return -y * Math.log(a) + (1 - y) * Math.log(1 - a);",
        ),
        says: "both halves have a minus",
      },
      {
        answer: binary("return -y * Math.log(a) - (1 - y) * Math.log(a);"),
        says: "its half is -(1 - y)",
      },
      {
        answer: binary("return y === 1 ? -Math.log(a) : -Math.log(1 - a);"),
        says: "y may lie between",
      },
      {
        answer: binary(
          "return -(1 - y) * Math.log(a) - y * Math.log(1 - a);",
        ),
        says: "the halves are exchanged",
      },
      {
        answer: binary(
          "return -y * Math.log10(a) - (1 - y) * Math.log10(1 - a);",
        ),
        says: "the natural one",
      },
      {
        answer: binary("return (a - y) ** 2;"),
        says: "that is the squared error",
      },
      {
        answer: binary("return -y * a - (1 - y) * (1 - a);"),
        says: "the logarithms are missing",
      },
      {
        answer: binary("-y * Math.log(a) - (1 - y) * Math.log(1 - a);"),
        says: "forget `return`",
      },
      {
        answer: binary("return -y * log(a) - (1 - y) * log(1 - a);"),
        says: "a name with a slip",
      },
    ],
    alsoRight: [
      binary(
        "return Math.log((1 / a) ** y) + Math.log((1 / (1 - a)) ** (1 - y));",
      ),
    ],
  },
  fromSum: {
    wrong: [
      {
        answer: fromSum(
          "const a = sigmoid(z); return -y * Math.log(a) - (1 - y) * Math.log(1 - a);",
        ),
        says: "start from z",
      },
      {
        answer: fromSum("return Math.log(1 + Math.exp(z)) - y * z;"),
        says: "the power is Infinity",
      },
      {
        answer: fromSum(`return Math.max(z, 0) + ${rest};`),
        says: "right for y = 0 only",
      },
      {
        answer: fromSum(`return Math.max(z, 0) + ${rest} - y;`),
        says: "multiplied by z",
      },
      {
        answer: fromSum(`return Math.max(z, 0) + ${rest} + y * z;`),
        says: "subtracted, not added",
      },
      { answer: fromSum(`return ${rest} - y * z;`), says: "must be added" },
      {
        answer: fromSum("return Math.max(z, 0) - y * z;"),
        says: "the logarithm is missing",
      },
      {
        answer: fromSum(
          "const a = Math.min(1 - 1e-15, Math.max(1e-15, sigmoid(z))); return -y * Math.log(a) - (1 - y) * Math.log(1 - a);",
        ),
        says: "a cut hides",
      },
      {
        answer: fromSum("return sigmoid(z) - y;"),
        says: "that is the slope of the loss",
      },
      {
        answer: fromSum(
          "const t = y === 1 ? -z : z; return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));",
        ),
        says: "right for 0 and 1",
      },
      {
        answer: fromSum(`Math.max(z, 0) + ${rest} - y * z;`),
        says: "forget `return`",
      },
    ],
    alsoRight: [
      fromSum(
        "const safe = (t) => (t > 0 ? t + Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t))); return y * safe(-z) + (1 - y) * safe(z);",
      ),
    ],
  },
  ...manyAnswers,
};

export const answers: LessonAnswers = withMore(first, secondAnswers);
