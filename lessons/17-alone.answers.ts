/** What learners write into the checks of lesson 17. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";
import { lateAnswers } from "./17-alone.late-answers.ts";
import { taskAnswers } from "./17-alone.task-answers.ts";
import { changed } from "./17-alone.solutions.ts";

const forward = changed("forward");
const first = changed("firstLoss");
const backward = changed("backward");
const nudges = changed("gradientCheck");

/** One that brings its own product and another activation. */
const withTanh = `function forward(net, X) {
  const As = [X];
  net.forEach(({ W, b }, l) => {
    const A = As[l];
    const Z = new Matrix(A.rows, W.cols);
    for (let i = 0; i < A.rows; i++) {
      const z = Array.from({ length: W.cols }, (_, j) => {
        let sum = b.data[j];
        for (let k = 0; k < A.cols; k++) sum += A.at(i, k) * W.at(k, j);
        return sum;
      });
      const most = Math.max(...z);
      const total = z.reduce((all, one) => all + Math.exp(one - most), 0);
      const row = l === net.length - 1 ? z.map((one) => Math.exp(one - most) / total) : z.map(Math.tanh);
      Z.data.set(row, i * W.cols);
    }
    As.push(Z);
  });
  return As;
}`;

export const answers: LessonAnswers = {
  forward: {
    wrong: listed([
      [
        forward(
          "isLast ? last(Z) : each(Z, (z) => Math.max(0, z))",
          "last(Z)",
        ),
        "every layer has the softmax",
      ],
      [
        forward(
          "isLast ? last(Z) : each(Z, (z) => Math.max(0, z))",
          "each(Z, (z) => Math.max(0, z))",
        ),
        "the last layer has no softmax",
      ],
      [
        forward(
          "isLast ? last(Z) : each(Z, (z) => Math.max(0, z))",
          "isLast ? last(Z) : Z",
        ),
        "nothing bends in the hidden layers",
      ],
      [forward("z + b.data[i % b.cols]", "z"), "the bias is missing"],
      [
        forward("Math.exp(z - largest)", "Math.exp(z)"),
        "subtract the largest sum",
      ],
      [
        forward(
          "return outputs(net, X, softmaxRows);",
          "return outputs(net, X, softmaxRows).slice(1);",
        ),
        "the list begins with X itself",
      ],
      [
        forward(
          "return outputs(net, X, softmaxRows);",
          "return outputs(net, X, softmaxRows)[net.length];",
        ),
        "that is the last output alone",
      ],
      [
        forward(
          "return outputs(net, X, softmaxRows);",
          "outputs(net, X, softmaxRows);",
        ),
        "did you forget `return`?",
      ],
      [
        forward(
          "return outputs(net, X, softmaxRows);",
          "return outputs(net, X, (Z) => Z);",
        ),
        "the softmax is missing at the end",
      ],
      [
        forward(
          "return outputs(net, X, softmaxRows);",
          "return outputs(net, X, softmaxRows).map((A) => A.toArray());",
        ),
        "`matrix(rows)` makes one",
      ],
      [
        forward(
          "exps.map((e) => e / total)",
          "exps.map((e) => e / total / Z.rows)",
        ),
        "the softmax row by row",
      ],
      [forward("times(As[l], W)", "times(W, As[l])"), "b to each row"],
    ]),
    alsoRight: [
      withTanh,
      forward("Math.max(0, z)", "1 / (1 + Math.exp(-z))"),
      forward("Math.max(0, z)", "z > 0 ? z : 0.01 * z"),
    ],
    endless: [
      "function forward(net, X) { const As = [X]; while (As.length > 0) As.length = 1; return As; }",
    ],
  },
  firstLoss: {
    wrong: listed([
      [
        first("Math.sqrt(2 / sizes[l])", "1"),
        "what did lesson 10 say of the fan-in?",
      ],
      [first("Math.sqrt(2 / sizes[l])", "0"), "equal units stay equal"],
      [
        first("random.normal(0, spread)", "Math.random() - 0.5"),
        "not from `Math.random`",
      ],
      [
        first("new Matrix(sizes[l], units)", "new Matrix(units, sizes[l])"),
        "rows and columns are exchanged",
      ],
      [first("sizes.slice(1).map", "sizes.map"), "the inputs are no layer"],
      [first("total / Y.rows", "total"), "a cost is their mean"],
      [first("total -=", "total +="), "minus the logarithm"],
      [
        first("total / Y.rows", "total / Y.data.length"),
        "not of all numbers",
      ],
      [
        first(
          "if (Y.data[i] === 1) total -= Math.log(P.data[i]);",
          "total -= Y.data[i] * Math.log(P.data[i]);",
        ),
        "0 times `Math.log(0)` is NaN",
      ],
      [first("return total / Y.rows;", ""), "did you forget `return`?"],
      [
        first("return total / Y.rows;", "return todo(total);"),
        "`start` is right; `cost`: not tried yet",
      ],
      [first("Math.log(", "Math.log10("), "the natural logarithm"],
    ]),
    alsoRight: [
      "function start(sizes, random) { const net = []; for (let l = 1; l < sizes.length; l++) { const W = new Matrix(sizes[l - 1], sizes[l]); for (let i = 0; i < W.data.length; i++) W.data[i] = random.uniform(-1, 1) / Math.sqrt(sizes[l - 1]); net.push({ b: new Matrix(1, sizes[l]), W }); } return net; } function cost(P, Y) { const y = Y.toArray(); return P.toArray().reduce((sum, p, i) => sum - Math.log(p[y[i].indexOf(1)]), 0) / P.rows; }",
    ],
  },
  backward: {
    wrong: listed([
      [
        backward("(p - Y.data[i]) / Y.rows", "p - Y.data[i]"),
        "divided by the number of samples",
      ],
      [
        backward("(p - Y.data[i]) / Y.rows", "(Y.data[i] - p) / Y.rows"),
        "it begins with P - Y",
      ],
      [
        backward(
          "(p - Y.data[i]) / Y.rows",
          "(2 * (p - Y.data[i])) / Y.rows",
        ),
        "without a 2",
      ],
      [
        backward("(A.data[i] > 0 ? d : 0)", "d"),
        "the slope of the ReLU is missing",
      ],
      [
        backward("(A.data[i] > 0 ? d : 0)", "d * (1 - A.data[i] ** 2)"),
        "your forward pass has the ReLU",
      ],
      [
        backward("(A.data[i] > 0 ? d : 0)", "d * A.data[i]"),
        "not its output",
      ],
      [
        backward("gradients[l] = ", "gradients[net.length - 1 - l] = "),
        "the first layer's come first",
      ],
      [
        backward(
          "if (l === 0) break;",
          "if (l === net.length - 1) return gradients.slice(-1);",
        ),
        "that is the last layer alone",
      ],
      [
        backward(
          "times(transposed(As[l]), dZ)",
          "times(transposed(dZ), As[l])",
        ),
        "rows and columns are exchanged",
      ],
      [
        backward("times(dZ, transposed(net[l].W))", "times(dZ, net[l].W)"),
        "dZ of the layer before",
      ],
      [backward("return walk(net", "walk(net"), "did you forget `return`?"],
      [
        backward(
          "db.data[i % dZ.cols] += dZ.data[i]",
          "db.data[i % dZ.cols] += dZ.data[i] / dZ.rows",
        ),
        "the mean is in dZ already",
      ],
    ]),
    alsoRight: [
      "function backward(net, As, Y) { const out = []; let d = As[net.length].toArray().map((p, i) => p.map((v, j) => (v - Y.at(i, j)) / Y.rows)); for (let l = net.length; l-- > 0; ) { const { W } = net[l]; const dW = new Matrix(W.rows, W.cols); const db = new Matrix(1, W.cols); d.forEach((row, i) => row.forEach((v, j) => { db.data[j] += v; for (let k = 0; k < W.rows; k++) dW.data[k * W.cols + j] += As[l].at(i, k) * v; })); out.unshift({ dW, db }); d = d.map((row, i) => Array.from({ length: W.rows }, (_, k) => (l > 0 && As[l].at(i, k) <= 0 ? 0 : row.reduce((s, v, j) => s + v * W.at(k, j), 0)))); } return out; } function walk(net, As, end) { return []; } function transposed(M) { return M; }",
    ],
  },
  gradientCheck: {
    wrong: listed([
      [
        nudges("    compare(b, gradients[l].db);\n", ""),
        "are the biases nudged, too?",
      ],
      [
        nudges("    compare(W, gradients[l].dW);\n", ""),
        "the *largest* error is asked for",
      ],
      [
        nudges(
          "compare(W, gradients[l].dW);",
          "if (l === net.length - 1) compare(W, gradients[l].dW);",
        ),
        "*every* layer nudged",
      ],
      [nudges("/ size);", "/ 1);"), "the error is relative"],
      [nudges("if (size > 0) worst", "worst"), "0 / 0"],
      [nudges("      M.data[i] = kept;\n", ""), "leaves the network changed"],
      [
        nudges("(up - costNow()) / 2e-5", "(up - costNow()) / 1e-5"),
        "compared with its own number",
      ],
      [
        nudges("M.data[i] = kept - 1e-5;", "M.data[i] = kept;")
          .replaceAll("2e-5", "1e-5")
          .replaceAll("1e-5", "1e-4"),
        "nudge to both sides",
      ],
      [nudges("return worst;", ""), "did you forget `return`?"],
      [nudges("return worst;", "return worst < 1e-5;"), "a number"],
      [
        nudges(
          "worst = Math.max(worst, Math.abs(slope - dM.data[i]) / size);",
          "worst += Math.abs(slope - dM.data[i]) / size / 600;",
        ),
        "a mean or a sum of squares hides",
      ],
    ]),
    alsoRight: [nudges("1e-5", "1e-4").replaceAll("2e-5", "2e-4")],
  },
  ...lateAnswers,
  ...taskAnswers,
};
