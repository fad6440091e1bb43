/** What learners write into the exercises of appendix A. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";

const product = (rows: string): string =>
  `function product(A, B) { const C = B[0].map((_, k) => B.map((row) => row[k])); return ${rows}; }`;

const gradientOf = (slopes: string): string =>
  `function gradientOf(f, at, h) { return ${slopes}; }`;

const [up, down] = ["f(at.with(i, xi + h))", "f(at.with(i, xi - h))"];

export const answers: LessonAnswers = {
  product: {
    wrong: listed([
      [
        product("A.map((row) => B.map((other) => dot(row, other)))"),
        "rows times rows",
      ],
      [
        product("A.map((row, i) => row.map((a, k) => a * B[i][k]))"),
        "place by place",
      ],
      [
        product(
          "B.map((row) => A[0].map((_, k) => dot(row, A.map((one) => one[k]))))",
        ),
        "exchanged",
      ],
      [
        product("C.map((column) => A.map((row) => dot(row, column)))"),
        "of the result",
      ],
      [
        product("A.map((row, i) => row.map((a, k) => a + B[i][k]))"),
        "the sum of both",
      ],
      [
        product(
          "A.map((row) => C.map((column) => dot(row, column) / B.length))",
        ),
        "not averaged",
      ],
      [product("A.map((row) => [dot(row, C[0])])"), "only the first column"],
    ]),
    alsoRight: [
      `function product(A, B) {
  const out = A.map(() => B[0].map(() => 0));
  for (let j = 0; j < B.length; j++)
    for (let i = 0; i < A.length; i++)
      for (let k = 0; k < B[0].length; k++) out[i][k] += A[i][j] * B[j][k];
  return out;
}`,
    ],
  },
  gradientOf: {
    wrong: listed([
      [gradientOf(`at.map((xi, i) => (${up} - ${down}) / h)`), "2h apart"],
      [
        gradientOf(`at.map((xi, i) => (${up} - f(at)) / h)`),
        "nudge down as well",
      ],
      [
        gradientOf(`at.map((xi, i) => (${down} - ${up}) / (2 * h))`),
        "the sign is turned",
      ],
      [
        gradientOf(
          "at.map(() => (f(at.map((x) => x + h)) - f(at.map((x) => x - h))) / (2 * h))",
        ),
        "all numbers are nudged",
      ],
      [gradientOf(`at.map((xi, i) => ${up} - ${down})`), "not divided yet"],
      [
        gradientOf(
          `at.slice(0, 1).map((xi, i) => (${up} - ${down}) / (2 * h))`,
        ),
        "only the first slope",
      ],
      [
        "function gradientOf(f, at, h) { at.forEach((xi, i) => { at[i] = xi + h; }); return at; }",
        "stays as it was",
      ],
    ]),
    alsoRight: [
      `function gradientOf(f, at, h) {
  const slopes = [];
  const moved = [...at];
  for (let i = 0; i < at.length; i++) {
    moved[i] = at[i] + h;
    const above = f([...moved]);
    moved[i] = at[i] - h;
    slopes.push((above - f([...moved])) / (h + h));
    moved[i] = at[i];
  }
  return slopes;
}`,
    ],
  },
};
