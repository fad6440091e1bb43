/** What learners write into the exercises of lesson 03 that work on lists and layers. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

const flat = (body: string): string =>
  `function flatShare(slope, zs) { ${body} }`;
const fold = (W: string, b: string): string =>
  `function fold(first, second) { return { W: ${W}, b: ${b} }; }`;
const goodW =
  "first.W.map((row) => second.b.map((_, j) => row.reduce((s, w, k) => s + w * second.W[k][j], 0)))";
const goodB =
  "second.b.map((bj, j) => first.b.reduce((s, bk, k) => s + bk * second.W[k][j], bj))";
const softmax = (body: string): string => `function softmax(z) { ${body} }`;

export const listAnswers: LessonAnswers = {
  flat: {
    wrong: [
      {
        answer: flat(
          "return zs.filter((z) => Math.abs(slope(z)) < 0.01).length;",
        ),
        says: "that is the count",
      },
      {
        answer: flat(
          "return zs.filter((z) => slope(z) < 0.01).length / zs.length;",
        ),
        says: "is not near 0",
      },
      {
        answer: flat(
          "return zs.filter((z) => Math.abs(slope(z)) > 0.01).length / zs.length;",
        ),
        says: "those which hear",
      },
      {
        answer: flat(
          "return zs.filter((z) => Math.abs(slope(z)) <= 0.01).length / zs.length;",
        ),
        says: "`<`, not `<=`",
      },
      {
        answer: flat(
          "return zs.filter((z) => Math.abs(z) < 0.01).length / zs.length;",
        ),
        says: "not z itself",
      },
      {
        answer: flat(
          "return zs.filter((z) => slope(z) === 0).length / zs.length;",
        ),
        says: "not exactly 0",
      },
      {
        answer: flat(
          "return zs.filter((z) => Math.abs(slope(z)) < 0.1).length / zs.length;",
        ),
        says: "this is a tenth",
      },
      {
        answer: flat(
          "zs.filter((z) => Math.abs(slope(z)) < 0.01).length / zs.length;",
        ),
        says: "forget `return`",
      },
      {
        answer: flat(
          "return 100 * zs.filter((z) => Math.abs(slope(z)) < 0.01).length / zs.length;",
        ),
        says: "not a percentage",
      },
      {
        answer: flat("return zs.filter((z) => Math.abs(slope(z)) < 0.01);"),
        says: "its `length` is the count",
      },
      {
        answer: flat(
          "const n = zs.length; let deaf = 0; while (zs.length > 0) if (Math.abs(slope(zs.pop())) < 0.01) deaf++; return deaf / n;",
        ),
        says: "changes its second input",
      },
      {
        answer: flat(
          "return slope.filter((s) => s < 0.01).length / zs.length;",
        ),
        says: "is not a function",
      },
    ],
    alsoRight: [
      flat(
        "let deaf = 0; for (const z of zs) { const s = slope(z); if (s < 0.01 && s > -0.01) deaf++; } return deaf / zs.length;",
      ),
      flat(
        "return zs.reduce((sum, z) => sum + (slope(z) ** 2 < 0.0001 - 1e-18 ? 1 / zs.length : 0), 0);",
      ),
    ],
    endless: [
      flat(
        "let n = 0; while (n < zs.length) { if (slope(zs[n]) > 9) n++; } return n;",
      ),
    ],
  },
  fold: {
    wrong: [
      {
        answer: fold(goodW, "second.b"),
        says: "the biases of the first layer are lost",
      },
      {
        answer: fold(
          goodW,
          "second.b.map((_, j) => first.b.reduce((s, bk, k) => s + bk * second.W[k][j], 0))",
        ),
        says: "the biases of the second layer are not added",
      },
      {
        answer: fold(goodW, "second.b.map((bj, j) => bj + first.b[j])"),
        says: "before they are added",
      },
      {
        answer: fold(
          "second.b.map((_, j) => first.W.map((row) => row.reduce((s, w, k) => s + w * second.W[k][j], 0)))",
          goodB,
        ),
        says: "rows and columns",
      },
      {
        answer: fold(
          "first.W.map((row, i) => row.map((w, j) => w * second.W[i][j]))",
          goodB,
        ),
        says: "not place by place",
      },
      {
        answer: fold(
          "first.W.map((row) => second.b.map((_, j) => row[0] * second.W[0][j]))",
          goodB,
        ),
        says: "only the way through the first hidden unit",
      },
      {
        answer: fold(
          "first.W.map((row) => second.b.map((_, j) => row.reduce((s, w, k) => w * second.W[k][j], 0)))",
          goodB,
        ),
        says: "`+=`, not `=`",
      },
      {
        answer: fold(
          "first.W.map((row) => second.b.map((_, j) => row.reduce((s, w, k) => s + w + second.W[k][j], 0)))",
          goodB,
        ),
        says: "multiplied, not added",
      },
      {
        answer: fold(
          goodW,
          "second.b.map((bj, j) => first.b.reduce((s, bk, k) => s + bk * second.W[k][j] + bj, 0))",
        ),
        says: "once for each hidden unit",
      },
      { answer: fold("[[8]]", "[-2]"), says: "expected" },
      {
        answer: "function fold(first, second) { return [8, -2]; }",
        says: "an object such as `{ W, b }`",
      },
      {
        answer: "function fold(first, second) { return second; }",
        says: "the first one is not used",
      },
    ],
    alsoRight: [
      // Ask the two layers about 0 and about each unit input.
      `function fold(first, second) {
  const ask = (x) => answersOf(second, answersOf(first, x));
  const zero = first.W.map(() => 0);
  const b = ask(zero);
  const W = zero.map((_, i) => ask(zero.map((_, j) => (i === j ? 1 : 0))).map((v, j) => v - b[j]));
  return { W, b };
}`,
    ],
  },
  softmax: {
    wrong: [
      {
        answer: softmax(
          "const e = z.map((v) => Math.exp(v)); const s = e.reduce((a, b) => a + b, 0); return e.map((v) => v / s);",
        ),
        says: "subtract the largest first",
      },
      {
        answer: softmax(
          "const m = Math.max(...z); return z.map((v) => Math.exp(v - m));",
        ),
        says: "the division by the sum is missing",
      },
      {
        answer: softmax(
          "const m = Math.max(z); const e = z.map((v) => Math.exp(v - m)); const s = e.reduce((a, b) => a + b, 0); return e.map((v) => v / s);",
        ),
        says: "`Math.max(...z)`",
      },
      {
        answer: softmax(
          "const m = Math.min(...z); const e = z.map((v) => Math.exp(v - m)); const s = e.reduce((a, b) => a + b, 0); return e.map((v) => v / s);",
        ),
        says: "not the smallest",
      },
      {
        answer: softmax("return z.map((v) => 1 / (1 + Math.exp(-v)));"),
        says: "that is the sigmoid of each",
      },
      {
        answer: softmax(
          "const s = z.reduce((a, b) => a + b, 0); return z.map((v) => v / s);",
        ),
        says: "`Math.exp` is missing",
      },
      {
        answer: softmax(
          "const m = Math.max(...z); const s = z.reduce((a, v) => a + Math.exp(v), 0); return z.map((v) => Math.exp(v - m) / s);",
        ),
        says: "below the fraction as well",
      },
      {
        answer: softmax(
          "const m = Math.max(...z); for (let i = 0; i < z.length; i++) z[i] = Math.exp(z[i] - m); const s = z.reduce((a, b) => a + b, 0); return z.map((v) => v / s);",
        ),
        says: "changes its first input",
      },
      {
        answer: softmax(
          "const m = Math.max(...z); const e = z.map((v) => Math.exp(m - v)); const s = e.reduce((a, b) => a + b, 0); return e.map((v) => v / s);",
        ),
        says: "the sign is turned round",
      },
      {
        answer: softmax(
          "const m = Math.max(...z); const e = z.map((v) => Math.exp(v - m)); const s = e.reduce((a, b) => a + b, 0); e.map((v) => v / s);",
        ),
        says: "did you forget `return`?",
      },
      {
        answer: softmax("return [0.844, 0.114, 0.042];"),
        says: "are the inputs used?",
      },
      {
        answer: softmax(
          "const e = z.map((v) => Math.exp(v - z[0])); const s = e.reduce((a, b) => a + b, 0); return e.map((v) => v / s);",
        ),
        says: "the first is not always the largest",
      },
    ],
    alsoRight: [
      softmax(
        "return z.map((v) => 1 / z.reduce((s, other) => s + Math.exp(other - v), 0));",
      ),
      softmax(
        "const m = Math.max(...z) + 1; const e = z.map((v) => Math.exp(v - m)); const s = e.reduce((a, b) => a + b, 0); return e.map((v) => v / s);",
      ),
    ],
    endless: [
      softmax("for (let i = 0; i < z.length; ) Math.exp(z[i]); return z;"),
    ],
  },
};
