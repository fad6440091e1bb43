/** What learners write who know only the text of the lesson: a second list, made without a look at the checks. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

export const secondAnswers: LessonAnswers = {
  quotient: {
    wrong: [
      {
        answer:
          "function quotient(u: number, du: number, v: number, dv: number): number { return (du * v - u * dv) / 2 * v; }",
        says: "`/ 2 * v` halves and multiplies; below stands the square of the value",
      },
      {
        answer:
          "function quotient(u: number, du: number, v: number, dv: number): number { return du * v - u * dv; }",
        says: "the division by the square of the value below is missing (`/ v * v`",
      },
      {
        answer:
          "function quotient(u: number, du: number, v: number, dv: number): number { return (du * dv - u * v) / v ** 2; }",
        says: "each product has one value and one slope",
      },
      {
        answer:
          "function quotient(u: number, du: number, v: number, dv: number): number { return (du * u - v * dv) / v ** 2; }",
        says: "the products go crosswise: slope above times value below, minus value",
      },
      {
        answer:
          "function quotient(u: number, du: number, v: number, dv: number): number { return (du * v - u * dv) / v ^ 2; }",
        says: "`^` is no power in TypeScript: write `v ** 2` or `v * v`",
      },
      {
        answer:
          "function quotient(u: number, du: number, v: number, dv: number): number { return -(u * dv) / v ** 2; }",
        says: "the first product, `du * v`, is missing: it is 0 only for the sigmoid",
      },
      {
        answer:
          "function quotient(u: number, du: number, v: number, dv: number): number { return (du * v - u * dv) / v * v; }",
        says: "the division by the square of the value below is missing (`/ v * v`",
      },
      {
        answer:
          "function quotient(u: number, du: number, v: number, dv: number): number { return (du - dv) / v ** 2; }",
        says: "each slope is multiplied by the value of the other before they are",
      },
      {
        answer:
          "function quotient(u: number, du: number, v: number, dv: number): number { return du * v / v ** 2; }",
        says: "the second product, `u * dv`, is missing",
      },
    ],
    alsoRight: [
      "function quotient(u: number, du: number, v: number, dv: number): number { return du / v - (u / v) * (dv / v); }",
      "const quotient = (u: number, du: number, v: number, dv: number) => { const top = v * du - dv * u; return top / Math.pow(v, 2); };",
    ],
  },
  bestNudge: {
    wrong: [
      {
        answer:
          "function bestNudge(): { central: number; forward: number } { return { central: 1e-15, forward: 1e-15 }; }",
        says: "so small a nudge loses its digits in the subtraction; take a larger",
      },
      {
        answer:
          "function bestNudge(): { central: number; forward: number } { return { central: 1e-5, forward: 1e-5 }; }",
        says: "the curve bends within so large a nudge; take a smaller one",
      },
      {
        answer:
          "function bestNudge(): { central: number; forward: number } { return { central: 1e-8, forward: 1e-8 }; }",
        says: "so small a nudge loses its digits in the subtraction; take a larger",
      },
      {
        answer:
          "function bestNudge(): { central: number; forward: number } { return { central: -5, forward: -8 }; }",
        says: "that is the exponent (or a `^`, which is no power in TypeScript);",
      },
      {
        answer:
          "function bestNudge(): { central: number; forward: number } { return { central: 1e5, forward: 1e8 }; }",
        says: "the exponent needs its minus, and the number its `1e`: `1e-3` is 0.001",
      },
      {
        answer:
          "function bestNudge(): { central: number; forward: number } { return { central: -1e-5, forward: -1e-8 }; }",
        says: "the size of a nudge has no sign: the minus belongs to the exponent,",
      },
      {
        answer:
          "function bestNudge(): { central: number; forward: number } { return { central: 5, forward: 8 }; }",
        says: "the exponent needs its minus, and the number its `1e`: `1e-3` is 0.001",
      },
      {
        answer:
          "function bestNudge(): { central: number; forward: number } { return { central: 10 ^ -5, forward: 10 ^ -8 }; }",
        says: "that is the exponent (or a `^`, which is no power in TypeScript);",
      },
      {
        answer:
          "function bestNudge(): { central: number; forward: number } { return { central: NaN, forward: 1e-8 }; }",
        says: "NaN is no number: read one off the plot",
      },
    ],
    alsoRight: [
      "function bestNudge(): { central: number; forward: number } { return { central: 2e-6, forward: 3e-8 }; }",
      "const bestNudge = () => ({ forward: Math.sqrt(2 ** -52), central: Math.cbrt(2 ** -52) });",
      "function bestNudge(): { central: number; forward: number } { return { central: 1e-5, forward: 1e-6 }; }",
    ],
  },
  relative: {
    wrong: [
      {
        answer:
          "function relative(formula: number, measured: number): number { return Math.abs(formula - measured); }",
        says: "the division by the size is missing: an error of 0.001 is much for a",
      },
      {
        answer:
          "function relative(formula: number, measured: number): number { return Math.abs(formula - measured) / Math.max(Math.abs(formula), Math.abs(measured)); }",
        says: "for two slopes of 0 it divides 0 by 0; they agree, so the error is 0",
      },
      {
        answer:
          "function relative(formula: number, measured: number): number { return Math.abs(formula - measured) / Math.abs(formula); }",
        says: "divide by the larger of the two sizes, not by the formula's",
      },
      {
        answer:
          "function relative(formula: number, measured: number): number { return Math.abs(formula - measured) / Math.abs(measured); }",
        says: "divide by the larger of the two sizes, not by the measured one's",
      },
      {
        answer:
          "function relative(formula: number, measured: number): number { return (formula - measured) / Math.max(Math.abs(formula), Math.abs(measured)); }",
        says: "the difference must lose its sign: `Math.abs(formula - measured)`",
      },
      {
        answer:
          "function relative(formula: number, measured: number): number { const size = Math.max(formula, measured); return size === 0 ? 0 : Math.abs(formula - measured) / size; }",
        says: "the size has no sign: take `Math.abs` of both before the maximum",
      },
      {
        answer:
          "function relative(formula: number, measured: number): number { return Math.abs(formula - measured) / (Math.abs(formula) + Math.abs(measured)); }",
        says: "divide by the larger of the two sizes, not by their sum",
      },
      {
        answer:
          "function relative(formula: number, measured: number): number { const size = Math.min(Math.abs(formula), Math.abs(measured)); return size === 0 ? 0 : Math.abs(formula - measured) / size; }",
        says: "divide by the larger of the two sizes, not by the smaller",
      },
      {
        answer:
          "function relative(formula: number, measured: number): number { const size = Math.max(Math.abs(formula), Math.abs(measured)); return size === 0 ? 1 : Math.abs(formula - measured) / size; }",
        says: "two slopes of 0 agree, so the error is 0, not 1",
      },
    ],
    alsoRight: [
      "function relative(formula: number, measured: number): number { if (formula === measured) return 0; const [a, b] = [formula, measured].map(Math.abs); return Math.abs(formula - measured) / (a > b ? a : b); }",
      "function relative(formula: number, measured: number): number { return Math.abs(formula - measured) / Math.max(Math.abs(formula), Math.abs(measured)) || 0; }",
    ],
  },
  trap: {
    wrong: [
      {
        answer:
          "function slopeAtInput(x: number, w: number, b: number): number { const z = w * x + b; return z * (1 - z); }",
        says: "a (1 - a) takes the output a, and z was handed in",
      },
      {
        answer:
          "function slopeAtInput(x: number, w: number, b: number): number { const z = w * x + b; return sigmoid(z) * (1 - z); }",
        says: "z stands in the second factor; both factors take the output a",
      },
      {
        answer:
          "function slopeAtInput(x: number, w: number, b: number): number { const z = w * x + b; return z * (1 - sigmoid(z)); }",
        says: "z stands in the first factor; both factors take the output a",
      },
      {
        answer:
          "function slopeAtInput(x: number, w: number, b: number): number { const z = w * x + b; const a = sigmoid(z); return a * (1 + a); }",
        says: "the second factor is 1 minus a",
      },
      {
        answer:
          "function slopeAtInput(x: number, w: number, b: number): number { const z = w * x + b; const a = sigmoid(z); return a - 1 * a; }",
        says: "it is 0 everywhere: `a - 1 * a` needs parentheses, `a * (1 - a)`",
      },
      {
        answer:
          "function slopeAtInput(x: number, w: number, b: number): number { const z = w * x + b; const a = Math.tanh(z); return a * (1 - a); }",
        says: "the unit has a sigmoid, and this is the output of a tanh",
      },
      {
        answer:
          "function slopeAtInput(x: number, w: number, b: number): number { const z = w * x + b; const a = sigmoid(z); return 1 - a; }",
        says: "this is 1 - a alone; both factors are needed, a (1 - a)",
      },
      {
        answer:
          "function slopeAtInput(x: number, w: number, b: number): number { const z = w * x + b; const a = sigmoid(z); return a ** 2 * (1 - a); }",
        says: "a stands once before (1 - a)",
      },
      {
        answer:
          "function slopeAtInput(x: number, w: number, b: number): number { const z = w * x + b; const a = sigmoid(w * x) + b; return a * (1 - a); }",
        says: "the bias belongs to z, before the sigmoid: sigmoid(w x + b)",
      },
    ],
    alsoRight: [
      "function slopeAtInput(x: number, w: number, b: number): number { const z = w * x + b; return longSlope(z); }",
      "function slopeAtInput(x: number, w: number, b: number): number { const z = w * x + b; return sigmoid(z) * sigmoid(-z); }",
    ],
  },
  others: {
    wrong: [
      {
        answer:
          "const slopes = { tanh: (a) => a * (1 - a), relu: (a: number): number => (a > 0 ? 1 : 0) };",
        says: "a (1 - a) is the slope of the sigmoid",
      },
      {
        answer:
          "const slopes = { tanh: (a) => 1 - Math.tanh(a) ** 2, relu: (a: number): number => (a > 0 ? 1 : 0) };",
        says: "`a` is the output already; the tanh is applied twice",
      },
      {
        answer:
          "const slopes = { tanh: (a) => 1 - a, relu: (a: number): number => (a > 0 ? 1 : 0) };",
        says: "the output must be squared: 1 - a a",
      },
      {
        answer:
          "const slopes = { tanh: (a) => 1 - 2 * a, relu: (a: number): number => (a > 0 ? 1 : 0) };",
        says: "the square of a is `a * a`, not `2 * a`",
      },
      {
        answer:
          "const slopes = { tanh: (a) => 1 - a ^ 2, relu: (a: number): number => (a > 0 ? 1 : 0) };",
        says: "`^` is no power in TypeScript: write `a ** 2` or `a * a`",
      },
      {
        answer:
          "const slopes = { tanh: (a) => 2 * a * (1 - a), relu: (a: number): number => (a > 0 ? 1 : 0) };",
        says: "a (1 - a) belongs to the sigmoid; the tanh has a slope of its own",
      },
      {
        answer:
          "const slopes = { tanh: (a: number): number => 1 - a * a, relu: (a) => (a > 0 ? 1 : -1) };",
        says: "where the output is 0 the line is flat: slope 0, not -1",
      },
      {
        answer:
          "const slopes = { tanh: (a: number): number => 1 - a * a, relu: (a) => (a > 0 ? 1 : 0.01) };",
        says: "that is the slope of the leaky ReLU; this one is flat left of 0:",
      },
      {
        answer:
          "const slopes = { tanh: (a: number): number => 1 - a * a, relu: (a) => (a > 0 ? 1 : 0.5) };",
        says: "one half is the mean of both sides of the bend; an output of 0 means",
      },
    ],
    alsoRight: [
      "const slopes = { tanh: (a: number) => (1 - a) * (1 + a), relu: Math.sign };",
      "const slopes = { tanh: (a: number) => tanh.slope(a), relu: (a: number) => Number(a > 0) };",
    ],
  },
};
