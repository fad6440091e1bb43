/** What learners write who know only the text of the lesson: a second list, made without a look at the checks. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

export const secondAnswers: LessonAnswers = {
  bends: {
    wrong: [
      {
        answer:
          "const bends = { relu: (z: number) => z > 0 ? z : -1, leakyRelu: (z: number) => z > 0 ? z : 0.01 * z };",
        says: "below 0 it answers 0, not -1: it does not fall there",
      },
      {
        answer:
          "const bends = { relu: (z: number) => Math.log1p(Math.exp(z)), leakyRelu: (z: number) => z > 0 ? z : 0.01 * z };",
        says: "that is a smooth curve (the softplus); the ReLU is made of",
      },
      {
        answer:
          "const bends = { relu: (z: number) => [0, z], leakyRelu: (z: number) => z > 0 ? z : 0.01 * z };",
        says: "one number is asked for, and this is a list",
      },
      {
        answer:
          "const bends = { relu: (z: number) => Math.max(0, z), leakyRelu: (z: number) => z > 0 ? z : -0.03 };",
        says: "-0.03 is the answer for z = -3 alone: below 0 it is 0.01 z",
      },
      {
        answer:
          "const bends = { relu: (z: number) => Math.max(0, z), leakyRelu: (z: number) => z > 0 ? z : 0.03 * z };",
        says: "a hundredth is 0.01; 0.03 is what comes of z = -3",
      },
    ],
    alsoRight: [
      "const bends = { relu: (z: number) => Math.max(0, z), leakyRelu: (z: number) => Math.max(z, z / 100) };",
      "const bends = { relu: (z: number) => (z + Math.abs(z)) / 2, leakyRelu: (z: number) => 0.505 * z + 0.495 * Math.abs(z) };",
      "const bends = { relu: (z: number) => { if (z < 0) return 0; return z; }, leakyRelu: (z: number) => z * (z < 0 ? 1 / 100 : 1) };",
    ],
  },
  slopes: {
    wrong: [],
    alsoRight: [
      "const slopes = { step: (z: number): number => 0, linear: (z: number): number => 1, relu: (z: number): number => (Math.max(0, z) - Math.max(0, z - 1e-3)) / 1e-3 > 0.5 ? 1 : 0, leakyRelu: (z: number): number => z > 0 ? 1 : 0.01 };",
      "const slopes = { step: (z: number): number => 0 * 1, linear: (z: number): number => 1, relu: (z: number): number => Number(z > 0), leakyRelu: (z: number): number => z <= 0 ? 1 / 100 : 1 };",
    ],
  },
  curves: {
    wrong: [
      {
        answer:
          "const curves = { tanh: (z: number): number => (Math.exp(z) - Math.exp(-z)) / 2, softplus: (z: number): number => z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) };",
        says: "that is `Math.sinh`, which has no upper end: the tanh stays",
      },
      {
        answer:
          "const curves = { tanh: (z: number): number => Math.atan(z), softplus: (z: number): number => z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) };",
        says: "that is the angle, up to 1.57: the name is `Math.tanh`",
      },
      {
        answer:
          "const curves = { tanh: (z: number): number => sigmoid(z) ** 2, softplus: (z: number): number => z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) };",
        says: "it is z that is doubled before the sigmoid, not the answer",
      },
      {
        answer:
          "const curves = { tanh: (z: number): number => sigmoid(2 * z) - 0.5, softplus: (z: number): number => z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) };",
        says: "every result must be 2 times as large",
      },
      {
        answer:
          "const curves = { tanh: (z: number): number => Number(Math.tanh(z).toFixed(2)), softplus: (z: number): number => z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) };",
        says: "the result is rounded to 2 digits: return it as it is",
      },
      {
        answer:
          "const curves = { tanh: (z: number): number => Math.tanh(z), softplus: (z: number): number => z > 0 ? z - Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) };",
        says: "for z > 0 the logarithm is added to z, not subtracted",
      },
      {
        answer:
          "const curves = { tanh: (z: number): number => Math.tanh(z), softplus: (z: number): number => z > 0 ? z + Math.log(1 + Math.exp(-z)) : Math.exp(z) };",
        says: "below 0 the logarithm is missing: ln(1 + e^z), which is",
      },
      {
        answer:
          "const curves = { tanh: (z: number): number => Math.tanh(z), softplus: (z: number): number => z > 1 ? z : Math.log1p(Math.exp(z)) };",
        says: "z alone is not exact enough from 1 on: ln(1 + e^-z) comes",
      },
      {
        answer:
          "const curves = { tanh: (z: number): number => Math.tanh(z), softplus: (z: number): number => z > 0 ? z * Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) };",
        says: "for z > 0 the logarithm is added to z, not multiplied with",
      },
    ],
    alsoRight: [
      "const curves = { tanh: (z: number): number => 2 * sigmoid(2 * z) - 1, softplus: (z: number): number => Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z))) };",
      "const curves = { tanh: (z: number): number => sigmoid(2 * z) - sigmoid(-2 * z), softplus: (z: number): number => z > 40 ? z : Math.log1p(Math.exp(z)) };",
      "const curves = { tanh: (z: number): number => z > 300 ? 1 : Math.expm1(2 * z) / (Math.expm1(2 * z) + 2), softplus: (z: number): number => z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) };",
    ],
  },
  flat: {
    wrong: [
      {
        answer:
          "function flatShare(slope: Fn, zs: number[]) { return zs.filter((_, i) => Math.abs(slope(i)) < 0.01).length / zs.length; }",
        says: "the slope is taken at the place in the list; take it at the",
      },
      {
        answer:
          "function flatShare(slope: Fn, zs: number[]) { return zs.filter((z) => Math.abs(slope(z)) < 0.01).length / 100; }",
        says: "divide by the number of all z, `zs.length`, which need not",
      },
      {
        answer:
          "function flatShare(slope: Fn, zs: number[]) { return zs.filter((z) => slope(Math.abs(z)) < 0.01).length / zs.length; }",
        says: "it is the slope whose sign is dropped, not z:",
      },
      {
        answer:
          "function flatShare(slope: Fn, zs: number[]) { return zs.filter((z) => slope(z) < 0).length / zs.length; }",
        says: "a slope below 0 is not flat: it must be near 0, on either",
      },
      {
        answer:
          "function flatShare(slope: Fn, zs: number[]) { return zs.filter((z) => { Math.abs(slope(z)) < 0.01; }).length / zs.length; }",
        says: "a large z makes the sigmoid flat, but `slope` may be of",
      },
      {
        answer:
          "function flatShare(slope: Fn, zs: number[]) { return zs.filter((z) => sigmoid(z) * (1 - sigmoid(z)) < 0.01).length / zs.length; }",
        says: "that is the slope of the sigmoid; call `slope`, which is",
      },
      {
        answer:
          "function flatShare(slope: Fn, zs: number[]) { return zs.filter((z) => Math.abs(slopeByNudge(slope, z)) < 0.01).length / zs.length; }",
        says: "`slope` gives the slope already: no nudge is needed",
      },
      {
        answer:
          "function flatShare(slope: Fn, zs: number[]) { return zs.filter((z) => Math.abs(z) > 4.6).length / zs.length; }",
        says: "that is the slope of the sigmoid; call `slope`, which is",
      },
    ],
    alsoRight: [
      "function flatShare(slope: Fn, zs: number[]) { return zs.reduce((s, z) => s + (slope(z) < 0.01 && slope(z) > -0.01 ? 1 / zs.length : 0), 0); }",
      "function flatShare(g: Fn, zs: number[]) { let n = 0; for (const z of zs) n += Number(g(z) ** 2 < 1e-4); return n / zs.length; }",
    ],
  },
  fold: {
    wrong: [
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { W: first.W.map((row) => second.b.map((_, k) => row.reduce((s, w, j) => s + w * second.W[j][k], 0))), b: second.b.map((b) => first.b.reduce((s, h) => s + h, b)) }; }",
        says: "the biases of the first layer must pass through the weights",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { W: first.W.map((row) => second.b.map((_, k) => row.reduce((s, w, j) => s + w * second.W[k][j], 0))), b: second.b.map((b, k) => first.b.reduce((s, h, j) => s + h * second.W[j][k], b)) }; }",
        says: "the places in `second.W` are exchanged: its rows are the",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { W: first.W.map((row) => second.b.map((_, k) => row.slice(0, -1).reduce((s, w, j) => s + w * second.W[j][k], 0))), b: second.b.map((b, k) => first.b.reduce((s, h, j) => s + h * second.W[j][k], b)) }; }",
        says: "the way through the last hidden unit is missing",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { W: first.W.map((row) => second.b.map((_, k) => row[0] * second.W[0][k] + row[1] * second.W[1][k])), b: second.b.map((b, k) => first.b.reduce((s, h, j) => s + h * second.W[j][k], b)) }; }",
        says: "only two hidden units are looked at: layers may have any",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { W: first.W.map((row) => second.b.map((_, k) => row.reduce((s, w, j) => s + w * second.W[j][k], 0))), b: todo() }; }",
        says: "`fold({ W: a 1x2 matrix, b: [1, 3] }, { W: a 2x1 matrix, b: ",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { W: first.W.map((row) => second.b.map((_, k) => row.reduce((s, w, j) => s + w * second.W[j][k], 0))), b: second.b.map((b, k) => first.b.reduce((s, h, j) => s - h * second.W[j][k], b)) }; }",
        says: "the biases of the first layer are added, not subtracted",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { W: first.W, b: second.b.map((b, k) => first.b.reduce((s, h, j) => s + h * second.W[j][k], b)) }; }",
        says: "`b` is right; `W` is still that of the first layer: it goes",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { W: first.W.map((row) => second.b.map((b, k) => row.reduce((s, w, j) => s + w * second.W[j][k], b))), b: second.b.map((b, k) => first.b.reduce((s, h, j) => s + h * second.W[j][k], b)) }; }",
        says: "in `W` stand weights alone: the biases belong into `b`",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { W: first.W.flatMap((row) => second.b.map((_, k) => row.reduce((s, w, j) => s + w * second.W[j][k], 0))), b: second.b.map((b, k) => first.b.reduce((s, h, j) => s + h * second.W[j][k], b)) }; }",
        says: "`W`: the numbers are right, but all in one row: every row",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { W: first.W.map((row) => second.b.map((_, k) => row.reduce((s, w, j) => s + w * second.W[j][k], 0))), b: second.b.map((b) => first.b.reduce((s, h, j) => s + h * second.W[j][0], b)) }; }",
        says: "in `b` every output has weights of its own:",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { W: first.W.map((row) => second.b.map((_, k) => row.reduce((s, w, j) => s + w * second.W[j][k], 0))), b: [second.b.map((b, k) => first.b.reduce((s, h, j) => s + h * second.W[j][k], b))] }; }",
        says: "`b`: the numbers are right, but in rows: one flat list is",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return [first.W, second.b]; }",
        says: "it is a list; the results need their names",
      },
      {
        answer:
          "function fold(first: LinearLayer, second: LinearLayer) { return { w: first.W, b: second.b }; }",
        says: "it has `w`: the names must be exactly",
      },
    ],
    alsoRight: [
      "function fold(first: LinearLayer, second: LinearLayer) { const both = (x: number[]) => answersOf(second, answersOf(first, x)); const n = first.W.length; const b = both(new Array<number>(n).fill(0)); return { b, W: first.W.map((_, i) => both(Array.from({ length: n }, (_, q) => (q === i ? 1 : 0))).map((v, k) => v - b[k])) }; }",
      "function fold(p: LinearLayer, q: LinearLayer) { const W: number[][] = []; for (let i = 0; i < p.W.length; i++) { W[i] = []; for (let k = 0; k < q.b.length; k++) { let s = 0; for (let j = 0; j < q.W.length; j++) s += p.W[i][j] * q.W[j][k]; W[i][k] = s; } } return { W, b: answersOf(q, p.b) }; }",
    ],
  },
  softmax: {
    wrong: [
      {
        answer:
          "function softmax(z: number[]) { const m = Math.max(...z); const e = z.map((v) => Math.exp(v)); return e.map((v) => v / Math.max(...e)); }",
        says: "divide by the sum of the powers, not by the largest of them",
      },
      {
        answer:
          "function softmax(z: number[]) { const m = Math.max(...z); return z.map((v) => Math.exp(v - m) / Math.exp(z.reduce((a, b) => a + b - m, 0))); }",
        says: "first each power, then the sum: the sum of powers, not the",
      },
      {
        answer:
          "function softmax(z: number[]) { const m = Math.max(...z); const e = z.map((v) => Math.exp(v - m)); const s = e.reduce((a, b) => a + b, 0); return e.map((v) => Number((v / s).toFixed(3))); }",
        says: "the result is rounded to 3 digits: return it as it is",
      },
      {
        answer:
          "function softmax(z: number[]) { const m = Math.max(...z); const s = z.reduce((a, v) => a + Math.exp(v - m), 0); return z.map((v) => v - m - Math.log(s)); }",
        says: "those are the logarithms of the probabilities",
      },
      {
        answer:
          "function softmax(z: number[]) { const m = Math.max(...z); const e = z.slice(0, 3).map((v) => Math.exp(v - m)); const s = e.reduce((a, b) => a + b, 0); return e.map((v) => v / s); }",
        says: "only the first three sums are looked at: there may be any",
      },
      {
        answer:
          "function softmax(z: number[]) { const m = Math.max(...z); const s = z.reduce((a, v) => a + Math.exp(v - m), 0); return 1 / s; }",
        says: "a list is asked for, and this is one number",
      },
      {
        answer:
          "function softmax(z: number[]) { const m = Math.max(...z); const e = [...z].sort((a, b) => b - a).map((v) => Math.exp(v - m)); const s = e.reduce((a, b) => a + b, 0); return e.map((v) => v / s); }",
        says: "the order is lost: each probability stands at the place of",
      },
      {
        answer:
          "function softmax(z: number[]) { const m = Math.max(...z); const s = z.reduce((a, v) => a + Math.exp(v - m)); return z.map((v) => Math.exp(v - m) / s); }",
        says: "`reduce` needs a start: `reduce(..., 0)`; else it begins",
      },
    ],
    alsoRight: [
      "function softmax(z: number[]) { const m = Math.max(...z); return z.map((v) => 1 / z.reduce((s, u) => s + Math.exp(u - v), 0)); }",
      "function softmax(z: number[]) { const m = Math.max(...z); const l = m + Math.log(z.reduce((s, v) => s + Math.exp(v - m), 0)); return z.map((v) => Math.exp(v - l)); }",
    ],
  },
};
