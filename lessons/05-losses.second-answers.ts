/** What learners write who know only the text of the lesson: a second list, made without a look at the checks. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

export const secondAnswers: LessonAnswers = {
  squares: {
    wrong: [
      {
        answer:
          "const squares = { sse: (a: number[], y: number[]) => a.reduce((s, v, i) => s + ((v - y[i]) ^ 2), 0), mse: (a: number[], y: number[]) => a.reduce((s, v, i) => s + (v - y[i]) ** 2, 0) / a.length };",
        says: "`^` is no power in TypeScript: write `** 2`",
      },
      {
        answer:
          "const squares = { sse: (a: number[], y: number[]) => a.slice(0, -1).reduce((s, v, i) => s + (v - y[i]) ** 2, 0), mse: (a: number[], y: number[]) => a.reduce((s, v, i) => s + (v - y[i]) ** 2, 0) / a.length };",
        says: "the last answer is left out: does the loop end too early?",
      },
      {
        answer:
          "const squares = { sse: (a: number[], y: number[]) => a.reduce((s, v, i) => s + (v - y[i]) ** 2, 0), mse: (a: number[], y: number[]) => Math.round(a.reduce((s, v, i) => s + (v - y[i]) ** 2, 0) / a.length) };",
        says: "the result is rounded to a whole number: return it as it is",
      },
      {
        answer:
          "const squares = { sse(a: number[], y: number[]) { let s = 0; for (const i in a) s += Math.pow(y[i] - a[i], 2); return s; }, mse(a: number[], y: number[]) { return this.sse(a, y) / y.length; } };",
        says: "`this` is lost when a function is called by itself: name",
      },
    ],
    alsoRight: [
      "const sum2 = (l: number[]) => l.reduce((s, v) => s + v * v, 0); const squares = { sse: (a: number[], y: number[]) => sum2(a.map((v, i) => v - y[i])), mse: (a: number[], y: number[]) => a.map((v, i) => (v - y[i]) ** 2 / a.length).reduce((s, v) => s + v, 0) };",
    ],
  },
  squareSlopes: {
    wrong: [
      {
        answer:
          "function mseSlopes(a: number[], y: number[]) { return a.map(() => 2 * (a[0] - y[0]) / a.length); }",
        says: "only the first number is right: is the same done for the",
      },
      {
        answer:
          "function mseSlopes(a: number[], y: number[]) { return a.map((v, i) => { 2 * (v - y[i]) / a.length; }); }",
        says: "this place was never set: begin with zeros, or return",
      },
      {
        answer:
          "function mseSlopes(a: number[], y: number[]) { return a.map((v, i) => 2 * v - y[i] / a.length); }",
        says: "parentheses are missing: `2 * (a[i] - y[i]) / n`",
      },
      {
        answer:
          "function mseSlopes(a: number[], y: number[]) { return a.map((v, i) => Math.sign(v - y[i]) / a.length); }",
        says: "that is the slope of the absolute value; the slope of a",
      },
      {
        answer:
          "function mseSlopes(a: number[], y: number[]) { return a.map((v, i) => Number((2 * (v - y[i]) / a.length).toFixed(1))); }",
        says: "the result is rounded to 1 digit: return it as it is",
      },
      {
        answer:
          "function mseSlopes(a: number[], y: number[]) { return a.map((_, i) => { const n = [...a]; n[i] += 0.1; return (mse(n, y) - mse(a, y)) / 0.1; }); }",
        says: "that is a nudge to one side: near, but the formula is asked",
      },
      {
        answer:
          "function mseSlopes(a: number[], y: number[]) { const s: number[] = []; for (let i = 0; i < a.length; i++) { s.push(2 * (a[i] - y[i]) / a.length); return s; } return s; }",
        says: "only one number comes for every input: is `return` inside",
      },
    ],
    alsoRight: [
      "function mseSlopes(a: number[], y: number[]) { return a.map((v, i) => (v - y[i]) / (a.length / 2)); }",
      "function mseSlopes(p: number[], t: number[]) { const out = new Array<number>(p.length); for (let k = p.length - 1; k >= 0; k -= 1) out[k] = -2 / p.length * (t[k] - p[k]); return out; }",
    ],
  },
  binary: {
    wrong: [
      {
        answer:
          "function crossEntropy(a: number, y: number) { return (a - y) / (a * (1 - a)); }",
        says: "that is the slope of the loss along a; the loss itself is",
      },
      {
        answer:
          "function crossEntropy(a: number, y: number) { return -y * Math.log(a + 0.01) - (1 - y) * Math.log(1 - a + 0.01); }",
        says: "nothing needs to be added inside the logarithm: a lies",
      },
      {
        answer:
          "function crossEntropy(a: number, y: number) { return -y * Math.log(sigmoid(a)) - (1 - y) * Math.log(1 - sigmoid(a)); }",
        says: "a is a probability already: no sigmoid is needed",
      },
      {
        answer:
          "function crossEntropy(a: number, y: number) { return -y * Math.log(a) - 1 - y * Math.log(1 - a); }",
        says: "parentheses are missing: `(1 - y) * Math.log(1 - a)`",
      },
      {
        answer:
          "function crossEntropy(a: number, y: number) { return y * Math.log(y / a) + (1 - y) * Math.log((1 - y) / (1 - a)); }",
        says: "the logarithm is of a and 1 - a alone: y stands before it,",
      },
    ],
    alsoRight: [
      "function crossEntropy(a: number, y: number) { return -(y * Math.log(a / (1 - a)) + Math.log(1 - a)); }",
      "function crossEntropy(a: number, y: number) { return (y - 1) * Math.log1p(-a) - y * Math.log(a); }",
    ],
  },
  fromSum: {
    wrong: [
      {
        answer:
          "function lossFromSum(z: number, y: number) { return Math.min(1000, Math.log(1 + Math.exp(z))) - y * z; }",
        says: "a cut at 1000 is right at 1000 only: at 800 the power is",
      },
      {
        answer:
          "function lossFromSum(z: number, y: number) { return (z > 0 ? z + Math.log1p(1 + Math.exp(-z)) : Math.log1p(1 + Math.exp(z))) - y * z; }",
        says: "`Math.log1p(x)` adds the 1 itself: it is ln(1 + x)",
      },
      {
        answer:
          "function lossFromSum(z: number, y: number) { return (z > 0 ? z + Math.log(1 + Math.exp(-z)) : Math.log(1 + Math.exp(z))) - z * y + 0.001; }",
        says: "every result is too large by 0.001",
      },
      {
        answer:
          "function lossFromSum(z: number, y: number) { return y * (z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z))); }",
        says: "y is multiplied with z alone: softplus(z) - y z",
      },
      {
        answer:
          "function lossFromSum(z: number, y: number) { return Number.isNaN(Math.log(1 + Math.exp(z)) - y * z) || !Number.isFinite(Math.exp(z)) ? 0 : Math.log(1 + Math.exp(z)) - y * z; }",
        says: "putting 0 in the place of what broke hides it: for z > 0",
      },
      {
        answer:
          "function lossFromSum(z: number, y: number) { return (z > 0 ? z + Math.log10(1 + Math.exp(-z)) : Math.log10(1 + Math.exp(z))) - y * z; }",
        says: "the logarithm is the natural one: `Math.log`",
      },
    ],
    alsoRight: [
      "function lossFromSum(z: number, y: number) { return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z; }",
      "function lossFromSum(z: number, y: number) { const s = (v: number): number => (v > 30 ? v : Math.log1p(Math.exp(v))); return y * s(-z) + (1 - y) * s(z); }",
      "function lossFromSum(z: number, y: number) { return Math.max(0, z) - z * y + Math.log(1 + Math.exp(-Math.abs(z))); }",
    ],
  },
  categorical: {
    wrong: [
      {
        answer:
          "const oneOfMany = { categorical: (p: number[], y: number[]): number => -[0, 1, 2].reduce((s, i) => (y[i] ? s + y[i] * Math.log(p[i]) : s), 0), sparse: (p: number[], label: number): number => -Math.log(p[label]) };",
        says: "only the first three classes are looked at: there may be",
      },
      {
        answer:
          "const oneOfMany = { categorical: (p: number[], y: number[]): number => -y.reduce((s, t, i) => s + t * Math.log(p[i] + 0.001), 0), sparse: (p: number[], label: number): number => -Math.log(p[label]) };",
        says: "a small number inside the logarithm changes every loss:",
      },
      {
        answer:
          "const oneOfMany = { categorical: (p: number[], y: number[]): number => p.reduce((s, v, i) => (v === 0 ? s : s - v * Math.log(y[i])), 0), sparse: (p: number[], label: number): number => -Math.log(p[label]) };",
        says: "p and y are exchanged: the logarithm is of the probability",
      },
      {
        answer:
          "const oneOfMany = { categorical: (p: number[], y: number[]): number => y.reduce((s, t, i) => (t === 0 ? s : s - t * Math.log(p[i])), 0), sparse: (p: number[], label: number): number => -Math.log(p.indexOf(label)) };",
        says: "`label` is a place in the list, not a number to look for:",
      },
      {
        answer:
          "const oneOfMany = { categorical: (p: number[], y: number[]): number => y.reduce((s, t, i) => (t === 0 ? s : s - t * Math.log(p[i])), 0), sparse: (p: number[], label: number): number => -Math.log(softmax(p)[label]) };",
        says: "p holds probabilities already: no softmax is needed",
      },
      {
        answer:
          "const oneOfMany = { categorical: (p: number[], y: number[]): number => Math.round((y.reduce((s, t, i) => (t === 0 ? s : s - t * Math.log(p[i])), 0)) * 100) / 100, sparse: (p: number[], label: number): number => -Math.log(p[label]) };",
        says: "the result is rounded to 2 digits: return it as it is",
      },
    ],
    alsoRight: [
      "const oneOfMany = { categorical: (p: number[], y: number[]): number => -Math.log(p[y.indexOf(1)]), sparse: (p: number[], label: number): number => -Math.log(p[label]) };",
      "const oneOfMany = { categorical: (p: number[], y: number[]): number => -p.filter((_, i) => y[i] !== 0).map(Math.log).reduce((s, l, k) => s + l * y.filter((t) => t !== 0)[k], 0), sparse: (p: number[], label: number): number => -Math.log(p[label]) };",
      "const oneOfMany = { sparse(p: number[], label: number) { return Math.log(1 / p[label]); }, categorical(p: number[], y: number[]) { let s = 0; for (let i = 0; i < p.length; i++) if (y[i] > 0) s -= y[i] * Math.log(p[i]); return s; } };",
    ],
  },
  logSoftmax: {
    wrong: [
      {
        answer:
          "function logSoftmax(z: number[]) { const m = Math.max(...z); return z.map((v) => v - m - z.reduce((s, u) => s + Math.log(Math.exp(u - m)), 0)); }",
        says: "first all powers are added, then comes one logarithm of the",
      },
      {
        answer:
          "function logSoftmax(z: number[]) { const m = Math.max(...z); return z.map((v) => (v - m) / Math.log(z.reduce((s, u) => s + Math.exp(u - m), 0))); }",
        says: "the logarithm of a fraction is a difference: subtract the",
      },
      {
        answer:
          "function logSoftmax(z: number[]) { const m = Math.max(...z); return [z[0] - m - Math.log(z.reduce((s, u) => s + Math.exp(u - m), 0))]; }",
        says: "only one number comes for every input: is `return` inside",
      },
      {
        answer:
          "function logSoftmax(z: number[]) { const m = Math.max(...z); return m + Math.log(z.reduce((s, u) => s + Math.exp(u - m), 0)); }",
        says: "a list is asked for, and this is one number",
      },
      {
        answer:
          "function logSoftmax(z: number[]) { const m = Math.max(...z); return z.map((v) => v - m - Math.log10(z.reduce((s, u) => s + Math.exp(u - m), 0))); }",
        says: "the logarithm is the natural one: `Math.log`",
      },
      {
        answer:
          "function logSoftmax(z: number[]) { const m = Math.max(...z); return softmax(z).map((v) => Math.log(v + 1e-12)); }",
        says: "a small number inside the logarithm only hides that p was",
      },
      {
        answer:
          "function logSoftmax(z: number[]) { const m = Math.max(...z); return z.map((v) => v - m - Math.log(z.reduce((s, u) => s + Math.exp(u - m)))); }",
        says: "`reduce` needs a start: `reduce(..., 0)`; else it begins",
      },
      {
        answer:
          "function logSoftmax(z: number[]) { const m = Math.max(...z); return z.map((v) => v - m - Math.log(z.reduce((s, u) => s + Math.exp(u - m), 0) / z.length)); }",
        says: "the powers are added, without a mean",
      },
    ],
    alsoRight: [
      "function logSoftmax(z: number[]) { const m = Math.max(...z); return ((lse) => z.map((v) => v - lse))(m + Math.log(z.map((u) => Math.exp(u - m)).reduce((a, b) => a + b))); }",
      "function logSoftmax(z: number[]) { const m = Math.max(...z); return z.map((v) => { const d = z.map((u) => u - v); const k = Math.max(...d); return -k - Math.log(d.reduce((s, u) => s + Math.exp(u - k), 0)); }); }",
    ],
  },
  slopes: {
    wrong: [
      {
        answer:
          "function lossSlopes(z: number[], y: number[]) { const p = softmax(z); return p.map((v, i) => Math.log(v) - y[i]); }",
        says: "no logarithm is left in the slope: p itself, minus y",
      },
      {
        answer:
          "function lossSlopes(z: number[], y: number[]) { const p = softmax(z); return p.reduce((s, v, i) => s + v - y[i], 0); }",
        says: "a list is asked for, and this is one number",
      },
      {
        answer:
          "function lossSlopes(z: number[], y: number[]) { return z.map((v, i) => Math.exp(v) - y[i]); }",
        says: "the powers must be divided by their sum: p is the softmax",
      },
      {
        answer:
          "function lossSlopes(z: number[], y: number[]) { const p = softmax(z); return p.map((v, i) => (i === 1 ? v - 1 : v)); }",
        says: "the right class is not always number 1: `y` says which it is",
      },
      {
        answer:
          "function lossSlopes(z: number[], y: number[]) { const l = (u: number[]) => -logOf(u).reduce((s, v, i) => s + v * y[i], 0); return z.map((v, i) => (l(z.with(i, v + 0.1)) - l(z)) / 0.1); }",
        says: "that is a nudge to one side: near, but the formula is asked",
      },
      {
        answer:
          "function lossSlopes(z: number[], y: number[]) { const p = softmax(z); return p.map((v, i) => Number((v - y[i]).toFixed(3))); }",
        says: "the result is rounded to 3 digits: return it as it is",
      },
      {
        answer:
          "function lossSlopes(z: number[], y: number[]) { const p = softmax(z); return p.map((v, i) => v * y[i]); }",
        says: "y is subtracted from p, not multiplied with it",
      },
      {
        answer:
          "function lossSlopes(z: number[], y: number[]) { const p = softmax(z); return p.map((v, i) => v - y[i] * v); }",
        says: "y is subtracted as it is: p - y",
      },
    ],
    alsoRight: [
      "function lossSlopes(z: number[], y: number[]) { return logOf(z).map((l, i) => Math.exp(l) - y[i]); }",
      "function lossSlopes(z: number[], y: number[]) { const p = softmax(z); return (() => { const out = [...p]; out[y.indexOf(1)] -= 1; return out; })(); }",
    ],
  },
};
