/** What learners write into the exercises of lesson 05 about one of many classes. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

const both = (categorical: string, sparse: string): string =>
  `const oneOfMany = { categorical: ${categorical}, sparse: ${sparse} };`;
const goodHot = "(p, y) => -Math.log(p[y.indexOf(1)])";
const goodSparse = "(p, label) => -Math.log(p[label])";
const logSoftmax = (body: string): string =>
  `function logSoftmax(z) { const m = Math.max(...z); const s = z.reduce((t, v) => t + Math.exp(v - m), 0); ${body} }`;
const slopes = (body: string): string =>
  `function lossSlopes(z, y) { const p = softmax(z); ${body} }`;

export const manyAnswers: LessonAnswers = {
  categorical: {
    wrong: [
      {
        answer: both(
          "(p, y) => -p.reduce((s, pi, i) => s + y[i] * Math.log(pi), 0)",
          goodSparse,
        ),
        says: "0 · ln 0 is NaN",
      },
      {
        answer: both("(p, y) => Math.log(p[y.indexOf(1)])", goodSparse),
        says: "the sign is turned round",
      },
      {
        answer: both(
          "(p, y) => -Math.log(p[y.indexOf(1)]) / p.length",
          goodSparse,
        ),
        says: "not a mean",
      },
      {
        answer: both("(p, y) => 1 - p[y.indexOf(1)]", goodSparse),
        says: "the logarithm is missing",
      },
      {
        answer: both("(p) => -Math.log(p[0])", goodSparse),
        says: "not always the first",
      },
      {
        answer: both("(p) => -Math.log(Math.max(...p))", goodSparse),
        says: "not the one with the largest",
      },
      {
        answer: both(goodHot, "(p, label) => -Math.log(p[label - 1])"),
        says: "counted from 0",
      },
      {
        answer: both(goodHot, "(p, label) => Math.log(p[label])"),
        says: "take minus",
      },
      {
        answer: both(goodHot, "(p, label) => -p[label]"),
        says: "the logarithm is missing",
      },
      {
        answer: both(goodHot, "(p, label) => -label * Math.log(p[label])"),
        says: "not a factor",
      },
      {
        answer: both(goodHot, "(p, label) => todo(p, label)"),
        says: "categorical is right; sparse: not tried yet",
      },
      {
        answer: both(goodHot, "(p, label) => -Math.log(p[p.indexOf(label)])"),
        says: "NaN",
      },
    ],
    alsoRight: [
      both(
        "(p, y) => -Math.log(p.reduce((s, pi, i) => s + y[i] * pi, 0))",
        "(p, label) => Math.log(1 / p[label])",
      ),
      both(
        "(p, y) => -p.reduce((s, pi, i) => s + y[i] * Math.log(Math.max(pi, 1e-15)), 0)",
        goodSparse,
      ),
    ],
  },
  logSoftmax: {
    wrong: [
      {
        answer:
          "function logSoftmax(z) { return softmax(z).map((p) => Math.log(p)); }",
        says: "rounded to 0",
      },
      {
        answer:
          "function logSoftmax(z) { const s = z.reduce((t, v) => t + Math.exp(v), 0); return z.map((v) => v - Math.log(s)); }",
        says: "subtract the largest first",
      },
      {
        answer: logSoftmax("return z.map((v) => v - m);"),
        says: "the logarithm of the sum is missing",
      },
      {
        answer: logSoftmax("return z.map((v) => v - Math.log(s));"),
        says: "m must be subtracted from z_i",
      },
      {
        answer: logSoftmax("return z.map((v) => v - m + Math.log(s));"),
        says: "subtracted, not added",
      },
      {
        answer: logSoftmax("return z.map((v) => v - m - s);"),
        says: "not the sum",
      },
      {
        answer: logSoftmax("return z.map((v) => -(v - m - Math.log(s)));"),
        says: "the sign is turned round",
      },
      {
        answer: logSoftmax("return z.map((v) => Math.exp(v - m) / s);"),
        says: "those are the probabilities",
      },
      {
        answer: logSoftmax(
          "return z.map((v) => Math.log(Math.exp(v - m) / s));",
        ),
        says: "work with z - m",
      },
      {
        answer:
          "function logSoftmax(z) { return softmax(z).map((p) => Math.log(p + 1e-15)); }",
        says: "only hides that p was rounded",
      },
      {
        answer: logSoftmax("z.map((v) => v - m - Math.log(s));"),
        says: "forget `return`",
      },
      {
        answer: logSoftmax(
          "for (let i = 0; i < z.length; i++) z[i] -= m + Math.log(s); return z;",
        ),
        says: "changes its first input",
      },
    ],
    alsoRight: [
      "function logSoftmax(z) { return z.map((v) => { const d = z.map((w) => w - v); const m = Math.max(...d); return -m - Math.log(d.reduce((t, w) => t + Math.exp(w - m), 0)); }); }",
    ],
    endless: [
      "function logSoftmax(z) { let m = 0; while (m < z[0]) m -= 1; return z; }",
    ],
  },
  slopes: {
    wrong: [
      {
        answer: slopes("return p.map((pi, i) => y[i] - pi);"),
        says: "the sign is turned round",
      },
      { answer: slopes("return p;"), says: "the target is not subtracted" },
      {
        answer: slopes("return z.map((zi, i) => zi - y[i]);"),
        says: "the softmax comes first",
      },
      {
        answer: slopes("return p.map((pi, i) => (pi - y[i]) / p.length);"),
        says: "this is one sample",
      },
      {
        answer: slopes(
          "return p.map((pi, i) => (pi - y[i]) * pi * (1 - pi));",
        ),
        says: "nothing more is multiplied",
      },
      {
        answer: slopes("return p.map((pi, i) => -y[i] / pi);"),
        says: "that is the slope along p",
      },
      {
        answer: slopes("return p.map((pi, i) => (y[i] === 1 ? pi - 1 : 0));"),
        says: "the other classes have a slope",
      },
      {
        answer: slopes("return z.map((zi, i) => sigmoid(zi) - y[i]);"),
        says: "that is the sigmoid of each",
      },
      {
        answer: slopes("return z.map((zi, i) => zi - (p[i] - y[i]));"),
        says: "the sums after a step",
      },
      {
        answer: slopes("return -logOf(z)[y.indexOf(1)];"),
        says: "that is the loss",
      },
      {
        answer: slopes("return p.map((pi, i) => 2 * (pi - y[i]));"),
        says: "the 2 belongs to squares",
      },
      { answer: slopes("return p - y;"), says: "is NaN" },
    ],
    alsoRight: [
      slopes(
        "const t = y.indexOf(1); return p.map((pi, i) => (i === t ? -p.reduce((s, v, j) => (j === t ? s : s + v), 0) : pi));",
      ),
      "function lossSlopes(z, y) { return logOf(z).map((v, i) => Math.exp(v) - y[i]); }",
    ],
  },
};
