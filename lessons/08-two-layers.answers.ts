/** What learners write into the exercises of lesson 08. */
import {
  type LessonAnswers,
  listed,
  withMore,
} from "../src/exercises/answers.ts";
import { secondAnswers } from "./08-two-layers.second-answers.ts";
import {
  backwardAnswers,
  descendAnswers,
} from "./08-two-layers.pass-answers.ts";

/** A product with other lines in its loops. */
const product = (
  inner: string,
  { k = "let k = 0; k < A.cols; k++", write = "r * out.cols + c" } = {},
): string => `function product(A, B) {
  const out = zeros(A.rows, B.cols);
  for (let r = 0; r < A.rows; r++) for (let c = 0; c < B.cols; c++) {
    let total = 0;
    for (${k}) ${inner}
    out.data[${write}] = total;
  }
  return out;
}`;
const term = "total += A.at(r, k) * B.at(k, c);";

const sums = (
  inner: string,
  { n = "let n = 0; n < X.rows; n++", end = "return dW;" } = {},
): string => `function sumOverSamples(X, dZ) {
  const dW = zeros(X.cols, dZ.cols);
  for (${n}) for (let i = 0; i < X.cols; i++) for (let j = 0; j < dZ.cols; j++) {
    const at = i * dW.cols + j;
    ${inner}
  }
  ${end}
}`;
const share = "dW.data[at] += X.at(n, i) * dZ.at(n, j);";

const forward = (body: string): string =>
  `function forward(net, X) { ${body} }`;

const bias = (body: string): string =>
  `function biasSlope(dZ) { return ${body}; }`;

const first: LessonAnswers = {
  product: {
    wrong: listed([
      [
        product("total = A.at(r, k) * B.at(k, c);"),
        "only the last of the products is left",
      ],
      [
        product("total += A.at(r, k) + B.at(k, c);"),
        "multiplied, and then added up",
      ],
      [product(term, { k: "let k = 1; k < A.cols; k++" }), "count from 0"],
      [
        product(term, { k: "let k = 0; k < A.cols - 1; k++" }),
        "the loop ends too early",
      ],
      [
        product(term, { k: "let k = 0; k <= A.cols; k++" }),
        "a loop goes one step too far",
      ],
      [product(term, { write: "r * A.cols + c" }), "not `A.cols`"],
      [
        product("total += A.at(r, k) * B.at(c, k);"),
        "a row and a column are exchanged",
      ],
      [
        "function product(A, B) { const out = zeros(A.rows, B.cols); return map(out, (_) => 0); }",
        "only zeros",
      ],
      [
        "function product(A, B) { return hadamard(A, B); }",
        "the shapes do not fit each other",
      ],
      [
        "const product = (A, B) => A.toArray().map((a) => transpose(B).toArray().map((b) => a.reduce((s, x, k) => s + x * b[k], 0)));",
        "`matrix(rows)` makes one",
      ],
      [
        "function product(A, B) { const out = zeros(A.rows, B.cols); out.data[0] = A.at(0, 0) * B.at(0, 0); }",
        "did you forget `return`?",
      ],
      ["function product(A, B) { return A * B; }", "work on numbers only"],
    ]),
    alsoRight: [
      "const product = (A, B) => matrix(A.toArray().map((a) => transpose(B).toArray().map((b) => a.reduce((s, x, k) => s + x * b[k], 0))));",
    ],
    endless: [
      "function product(A, B) { for (let k = 0; k < A.cols; ) {} return A; }",
    ],
  },
  sumOverSamples: {
    wrong: listed([
      [
        sums("dW.data[at] = X.at(n, i) * dZ.at(n, j);"),
        "only the last sample is left",
      ],
      [
        sums("dW.data[at] += X.at(n, i) * dZ.at(n, j) / X.rows;"),
        "the mean over the samples",
      ],
      [
        sums("dW.data[at] -= X.at(n, i) * dZ.at(n, j);"),
        "the sign is turned round",
      ],
      [sums("dW.data[at] += X.at(n, i) + dZ.at(n, j);"), "not added to it"],
      [sums("dW.data[at] += dZ.at(n, j);"), "the inputs are not used"],
      [
        sums(share, { n: "let n = 1; n < X.rows; n++" }),
        "the first sample is missing",
      ],
      [
        sums(share, { end: "return transpose(dW);" }),
        "rows and columns are exchanged",
      ],
      [
        sums("dW.data[at] += X.at(i, n) * dZ.at(n, j);"),
        "a row and a column are exchanged",
      ],
      [
        sums(share, { end: "return dW.toArray();" }),
        "`matrix(rows)` makes one",
      ],
      [sums(share, { end: "" }), "did you forget `return`?"],
      [
        "const sumOverSamples = (X, dZ) => matmul(X, dZ);",
        "the shapes do not fit each other",
      ],
    ]),
    alsoRight: [
      "const sumOverSamples = (X, dZ) => matmul(transpose(X), dZ);",
      "const sumOverSamples = (X, dZ) => transpose(matmul(transpose(dZ), X));",
    ],
  },
  forward: {
    wrong: listed([
      [
        forward(
          "const A1 = matmul(X, net.W1); return { A1: A1, A2: matmul(A1, net.W2) };",
        ),
        "missing in both layers",
      ],
      [
        forward(
          "const A1 = map(matmul(X, net.W1), sigmoid); return { A1: A1, A2: matmul(A1, net.W2) };",
        ),
        "missing at the end",
      ],
      [
        forward(
          "const A1 = matmul(X, net.W1); return { A1: A1, A2: map(matmul(A1, net.W2), sigmoid) };",
        ),
        "missing in the hidden layer",
      ],
      [
        forward(
          "const Z1 = matmul(X, net.W1); return { A1: map(Z1, sigmoid), A2: map(matmul(Z1, net.W2), sigmoid) };",
        ),
        "sees A1",
      ],
      [
        forward(
          "const A1 = map(matmul(X, net.W1), sigmoid); return { A1: A1, A2: map(matmul(X, net.W2), sigmoid) };",
        ),
        "the shapes do not fit each other",
      ],
      [
        forward(
          "const A1 = map(matmul(net.W1, X), sigmoid); return { A1: A1, A2: A1 };",
        ),
        "the shapes do not fit each other",
      ],
      [
        forward(
          "const A1 = map(matmul(X, start.W1), sigmoid); return { A1: A1, A2: map(matmul(A1, start.W2), sigmoid) };",
        ),
        "something used that was not handed in",
      ],
      [
        forward(
          "const A1 = map(matmul(X, net.W1), sigmoid); const A2 = map(matmul(A1, net.W2), sigmoid); return A2;",
        ),
        "an object such as `{ A1, A2 }`",
      ],
      [
        forward(
          "const A1 = map(matmul(X, net.W1), sigmoid); const A2 = map(matmul(A1, net.W2), sigmoid);",
        ),
        "did you forget `return`?",
      ],
      [
        forward(
          "const A1 = map(matmul(X, net.W1), Math.tanh); return { A1: A1, A2: map(matmul(A1, net.W2), sigmoid) };",
        ),
        "that is the tanh",
      ],
      [
        forward(
          "const A1 = sigmoid(matmul(X, net.W1)); return { A1: A1, A2: sigmoid(matmul(A1, net.W2)) };",
        ),
        "no matrix is used as one",
      ],
    ]),
    alsoRight: [
      forward(
        "const layer = (A, W) => map(matmul(A, W), (z) => Math.exp(z) / (1 + Math.exp(z))); const A1 = layer(X, net.W1); return { A2: layer(A1, net.W2), A1: A1 };",
      ),
    ],
  },
  backward: backwardAnswers,
  descend: descendAnswers,
  biasSlope: {
    wrong: listed([
      [
        bias(
          "scale(matmul(map(zeros(1, dZ.rows), () => 1), dZ), 1 / dZ.rows)",
        ),
        "the mean over the samples",
      ],
      [
        bias("matmul(dZ, map(zeros(dZ.cols, 1), () => 1))"),
        "add up the samples of each unit",
      ],
      [
        bias("matmul(transpose(dZ), map(zeros(dZ.rows, 1), () => 1))"),
        "one row, as the bias has it",
      ],
      [bias("sum(dZ)"), "each unit has a bias of its own"],
      [bias("dZ"), "all samples share one bias"],
      [
        bias("dZ.toArray().reduce((s, r) => s.map((v, j) => v + r[j]))"),
        "put them into a matrix of one row",
      ],
      [bias("row(...dZ.toArray()[0])"), "the first sample alone"],
      [bias("matmul(transpose(dZ), dZ)"), "not dZ again"],
      [
        bias("matmul(transpose(column(1, 1)), dZ)"),
        "the shapes do not fit each other",
      ],
      [
        "function biasSlope(dZ) { matmul(map(zeros(1, dZ.rows), () => 1), dZ); }",
        "did you forget `return`?",
      ],
    ]),
    alsoRight: [
      bias(
        "row(...transpose(dZ).toArray().map((u) => u.reduce((a, b) => a + b, 0)))",
      ),
    ],
  },
};

export const answers: LessonAnswers = withMore(first, secondAnswers);
