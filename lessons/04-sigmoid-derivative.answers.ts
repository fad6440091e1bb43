/** What learners write into the exercises of lesson 04. */
import { type LessonAnswers, withMore } from "../src/exercises/answers.ts";
import { secondAnswers } from "./04-sigmoid-derivative.second-answers.ts";

const quotient = (value: string): string =>
  `function quotient(u, du, v, dv) { return ${value}; }`;
const nudge = (central: string, forward: string): string =>
  `const bestNudge = () => ({ central: ${central}, forward: ${forward} });`;
const relative = (value: string): string =>
  `function relative(formula, measured) { return ${value}; }`;
const trap = (body: string): string =>
  `function slopeAtInput(x, w, b) { const z = w * x + b; ${body} }`;
const slopes = (tanh: string, relu: string): string =>
  `const slopes = { tanh: (a) => ${tanh}, relu: (a) => ${relu} };`;

const firstAnswers: LessonAnswers = {
  quotient: {
    wrong: [
      {
        answer: quotient("(u * dv - du * v) / v ** 2"),
        says: "turned round",
      },
      { answer: quotient("(du * v + u * dv) / v ** 2"), says: "subtracted" },
      { answer: quotient("(du * v - u * dv) / v"), says: "the square" },
      {
        answer: quotient("du * v - u * dv / v ** 2"),
        says: "parentheses are missing",
      },
      { answer: quotient("du / dv"), says: "not the fraction of the slopes" },
      { answer: quotient("du * v - u * dv"), says: "division" },
      { answer: quotient("(du * v - u * dv) / (v * 2)"), says: "doubles it" },
      { answer: quotient("0.104994"), says: "are the inputs used?" },
      {
        answer:
          "function quotient(u, du, v, dv) { (du * v - u * dv) / v ** 2; }",
        says: "forget `return`",
      },
      {
        answer: quotient("((du * v - u * dv) / v ** 2).toFixed(6)"),
        says: "it is text",
      },
    ],
    alsoRight: [
      quotient("du / v - (u / v) * (dv / v)"),
      "const quotient = (u, du, v, dv) => (v * du - dv * u) * Math.pow(v, -2);",
    ],
  },
  bestNudge: {
    wrong: [
      { answer: nudge("1e-2", "1e-8"), says: "the curve bends" },
      { answer: nudge("1e-12", "1e-8"), says: "loses its digits" },
      { answer: nudge("1e-5", "1e-5"), says: "`central` is right" },
      { answer: nudge("1e-5", "1e-13"), says: "loses its digits" },
      { answer: nudge("-5", "-8"), says: "that is the exponent" },
      { answer: nudge("0", "1e-8"), says: "moves nothing" },
      { answer: nudge('"1e-5"', "1e-8"), says: "it is text" },
      { answer: nudge("1e-5", "todo()"), says: "`forward`: not tried yet" },
      { answer: "const bestNudge = 1e-5;", says: "an object such as" },
    ],
    alsoRight: [
      nudge("2e-5", "3e-8"),
      "const bestNudge = { central: 1e-5, forward: 1e-8 };",
    ],
  },
  relative: {
    wrong: [
      {
        answer: relative("Math.abs(formula - measured)"),
        says: "division by the size",
      },
      {
        answer: relative(
          "Math.abs(formula - measured) / Math.max(Math.abs(formula), Math.abs(measured))",
        ),
        says: "0 by 0",
      },
      {
        answer: relative(
          "formula === measured ? 0 : (formula - measured) / Math.max(Math.abs(formula), Math.abs(measured))",
        ),
        says: "lose its sign",
      },
      {
        answer: relative(
          "formula === measured ? 0 : Math.abs(formula - measured) / Math.max(formula, measured)",
        ),
        says: "before the maximum",
      },
      {
        answer: relative(
          "formula === measured ? 0 : Math.abs(formula - measured) / Math.abs(formula)",
        ),
        says: "not by the formula's",
      },
      {
        answer: relative(
          "formula === measured ? 0 : Math.abs(formula - measured) / (Math.abs(formula) + Math.abs(measured))",
        ),
        says: "not by their sum",
      },
      {
        answer: relative(
          "formula === measured ? 0 : Math.abs(formula - measured) / Math.min(Math.abs(formula), Math.abs(measured))",
        ),
        says: "not by the smaller",
      },
      { answer: relative("0"), says: "are the inputs used?" },
    ],
    alsoRight: [
      "const relative = (f, m) => f === m ? 0 : Math.abs(f - m) / Math.max(f, m, -f, -m);",
    ],
  },
  trap: {
    wrong: [
      { answer: trap("return z * (1 - z);"), says: "z was handed in" },
      { answer: trap("return x * (1 - x);"), says: "x was handed in" },
      {
        answer: trap("const a = sigmoid(sigmoid(z)); return a * (1 - a);"),
        says: "twice",
      },
      { answer: trap("return sigmoid(z);"), says: "the output a itself" },
      {
        answer: trap("const a = sigmoid(z); return a * (1 - a) * w;"),
        says: "respect to x",
      },
      {
        answer: trap("const a = sigmoid(z); return a * (1 - a) * x;"),
        says: "respect to w",
      },
      {
        answer: trap("const a = sigmoid(w * x); return a * (1 - a);"),
        says: "the bias is not added",
      },
      {
        answer: trap("const a = sigmoid(z); a * (1 - a);"),
        says: "forget `return`",
      },
      { answer: trap("return 0.104994;"), says: "are the inputs used?" },
      {
        answer: trap(
          "const a = sigmoid(z); return Number((a * (1 - a)).toFixed(3));",
        ),
        says: "rounded to 3 digits",
      },
    ],
    alsoRight: [
      trap("return longSlope(z);"),
      trap("const a = sigmoid(z); return a - a ** 2;"),
    ],
  },
  others: {
    wrong: [
      {
        answer: slopes("1 - Math.tanh(a) ** 2", "a > 0 ? 1 : 0"),
        says: "twice",
      },
      { answer: slopes("a * (1 - a)", "a > 0 ? 1 : 0"), says: "the sigmoid" },
      { answer: slopes("1 - a", "a > 0 ? 1 : 0"), says: "squared" },
      { answer: slopes("1 - a * a", "a"), says: "tanh is right" },
      {
        answer: slopes("1 - a * a", "a >= 0 ? 1 : 0"),
        says: "the flat side",
      },
      { answer: slopes("1 - a * a", "a > 0 ? 0 : 1"), says: "exchanged" },
      { answer: slopes("1 - a * a", "a > 0"), says: "a number" },
      { answer: slopes("1 - a * a", "todo(a)"), says: "relu: not tried yet" },
      {
        answer: slopes("a * a - 1", "a > 0 ? 1 : 0"),
        says: "rises everywhere",
      },
      {
        answer:
          "const slopes = { tanh: (a) => { 1 - a * a; }, relu: (a) => (a > 0 ? 1 : 0) };",
        says: "forget `return`",
      },
    ],
    alsoRight: [
      slopes("(1 - a) * (1 + a)", "Math.sign(a)"),
      slopes("1 - a ** 2", "Number(a > 0)"),
    ],
  },
};

export const answers: LessonAnswers = withMore(firstAnswers, secondAnswers);
