/** What learners write who know only the text of the lesson: a second list, made without a look at the checks. */
import type { LessonAnswers } from "../src/exercises/answers.ts";

export const secondAnswers: LessonAnswers = {
  product: {
    wrong: [
      {
        answer: `function product(A: Matrix, B: Matrix) { const shapes = \`A is \${A.shape}, B is \${B.shape}\`; if (A.cols !== B.rows) throw new RangeError(shapes); const out = zeros(A.rows, B.cols); for (let r = 0; r < A.rows; r++) for (let c = 0; c < B.cols; c++) for (let k = 0; k < A.cols; k++) { out.data[r * out.rows + c] += A.at(r, k) * B.at(k, c); } return out; }`,
        says: "a row of the result is `out.cols` numbers long: the place",
      },
      {
        answer: `function product(A: Matrix, B: Matrix) { const shapes = \`A is \${A.shape}, B is \${B.shape}\`; if (A.cols !== B.rows) throw new RangeError(shapes); const out = zeros(A.rows, B.cols); for (let r = 0; r < A.rows - 1; r++) for (let c = 0; c < B.cols; c++) for (let k = 0; k < A.cols; k++) { out.data[r * out.cols + c] += A.at(r, k) * B.at(k, c); } return out; }`,
        says: "the last row is not written: the loop ends too early",
      },
      {
        answer: `function product(A: Matrix, B: Matrix) { const shapes = \`A is \${A.shape}, B is \${B.shape}\`; if (A.cols !== B.rows) throw new RangeError(shapes); const out = zeros(A.rows, B.cols); for (let r = 0; r < A.rows; r++) for (let c = 0; c < B.cols - 1; c++) for (let k = 0; k < A.cols; k++) { out.data[r * out.cols + c] += A.at(r, k) * B.at(k, c); } return out; }`,
        says: "the last column is not written: the loop ends too early",
      },
      {
        answer: `function product(A: Matrix, B: Matrix) { const shapes = \`A is \${A.shape}, B is \${B.shape}\`; if (A.cols !== B.rows) throw new RangeError(shapes); const out = zeros(A.rows, B.cols); for (let r = 0; r < A.rows; r++) for (let c = 0; c < B.cols; c++) for (let k = 0; k < A.cols; k++) { out.data[c * out.rows + r] += A.at(r, k) * B.at(k, c); } return out; }`,
        says: "the numbers stand column after column; write them row after",
      },
      {
        answer: `function product(A: Matrix, B: Matrix) { const shapes = \`A is \${A.shape}, B is \${B.shape}\`; if (A.cols !== B.rows) throw new RangeError(shapes); const out = zeros(A.rows, B.cols); for (let r = 0; r < A.rows; r++) for (let c = 0; c < B.cols; c++) for (let k = 0; k < A.cols; k++) { out.data[r * out.cols + c] += A.at(r, k) * B.at(k, c); } return out.data; }`,
        says: "the numbers are right, but all in one row: every row is an",
      },
    ],
    alsoRight: [
      `function product(A: Matrix, B: Matrix) { const shapes = \`A is \${A.shape}, B is \${B.shape}\`; if (A.cols !== B.rows) throw new RangeError(shapes); const out = zeros(A.rows, B.cols); for (let k = 0; k < B.rows; k++) for (let c = 0; c < B.cols; c++) for (let r = 0; r < A.rows; r++) out.data[r * B.cols + c] += B.at(k, c) * A.at(r, k); return out; }`,
      "function product(A: Matrix, B: Matrix) { const b = transpose(B).toArray(); return matrix(A.toArray().map((a) => b.map((c) => a.reduce((s, v, i) => s + v * c[i], 0)))); }",
    ],
  },
  sumOverSamples: {
    wrong: [
      {
        answer:
          "function sumOverSamples(X: Matrix, dZ: Matrix) { const out = zeros(2, 3); for (let s = 0; s < X.rows; s++) for (let i = 0; i < X.cols; i++) for (let j = 0; j < dZ.cols; j++) { out.data[i * dZ.cols + j] += X.at(s, i) * dZ.at(s, j); } return out; }",
        says: "the size is 2x3 for every input: does a fixed number stand",
      },
      {
        answer:
          "function sumOverSamples(X: Matrix, dZ: Matrix) { const out = zeros(X.cols, dZ.cols); for (let s = 0; s < X.rows; s++) for (let i = 0; i < X.cols; i++) for (let j = 0; j < 1; j++) { out.data[i * dZ.cols + j] += X.at(s, i) * dZ.at(s, j); } return out; }",
        says: "only the first unit has slopes: go through all columns of dZ",
      },
    ],
    alsoRight: [
      "function sumOverSamples(X: Matrix, dZ: Matrix) { return matmul(transpose(X), dZ); }",
      "function sumOverSamples(X: Matrix, dZ: Matrix) { const x = X.toArray(); const z = dZ.toArray(); return matrix(x[0].map((_, i) => z[0].map((_, j) => x.reduce((s, v, n) => s + v[i] * z[n][j], 0)))); }",
    ],
  },
  forward: {
    wrong: [
      {
        answer:
          "function forward(net: TwoLayers, X: Matrix) { const A1 = map(matmul(X, net.W1), sigmoid); const A2 = map(matmul(A1, net.W2), sigmoid); return A2; }",
        says: "it is one matrix; the results need their names",
      },
      {
        answer:
          "function forward(net: TwoLayers, X: Matrix) { const A1 = map(matmul(X, net.W1), sigmoid); const A2 = map(matmul(A1, net.W2), sigmoid); return [A1, A2]; }",
        says: "it is a list; the results need their names",
      },
      {
        answer:
          "function forward(net: TwoLayers, X: Matrix) { const A1 = map(matmul(X, net.W1), sigmoid); const A2 = todo(); return { A1, A2 }; }",
        says: "`forward({ W1: a 3x4 matrix, W2: a 4x1 matrix }, a 4x3 matri",
      },
      {
        answer:
          "function forward(net: TwoLayers, X: Matrix) { const A1 = map(matmul(X, net.W1), sigmoid); const A2 = map(matmul(A1, net.W2), (z) => Number(sigmoid(z).toFixed(2))); return { A1, A2 }; }",
        says: "`A2`: the result is rounded to 2 digits: return it as it is",
      },
      {
        answer:
          "function forward(net: TwoLayers, X: Matrix) { const A1 = map(matmul(X, net.W1), sigmoid); const A2 = map(matmul(A1, net.W2), sigmoid); return { a1: A1, a2: A2 }; }",
        says: "it has `a1`, `a2`: the names must be exactly those asked for",
      },
      {
        answer:
          "function forward(net: TwoLayers, X: Matrix) { const A1 = matmul(map(X, sigmoid), net.W1); const A2 = map(matmul(A1, net.W2), sigmoid); return { A1, A2 }; }",
        says: "first the product, then the sigmoid: it takes the sums, not",
      },
      {
        answer:
          "function forward(net: TwoLayers, X: Matrix) { const A1 = map(matmul(X, net.W1), sigmoid); const A2 = map(map(matmul(A1, net.W2), sigmoid), (a) => a * (1 - a)); return { A1, A2 }; }",
        says: "A2 (1 - A2) is the slope of the sigmoid; A2 itself is asked",
      },
    ],
    alsoRight: [
      "function forward(net: TwoLayers, X: Matrix) { const A1 = map(matmul(X, net.W1), sigmoid); const A2 = map(product(A1, net.W2), (z) => 1 / (1 + Math.exp(-z))); return { A1, A2 }; }",
      "function forward({ W1, W2 }: TwoLayers, X: Matrix) { const Z1 = matmul(X, W1); const A1 = map(Z1, (z) => sigmoid(z)); const Z2 = matmul(A1, W2); return { Z1, A1, Z2, A2: map(Z2, sigmoid) }; }",
    ],
  },
  backward: {
    wrong: [
      {
        answer:
          "function backward(net: TwoLayers, X: Matrix, Y: Matrix) { const { A1, A2 } = pass(net, X); const dA2 = scale(subtract(A2, Y), 2); const dZ2 = hadamard(dA2, map(A2, (a) => sigmoid(a) * (1 - sigmoid(a)))); const dW2 = matmul(transpose(A1), dZ2); const dA1 = matmul(dZ2, transpose(net.W2)); const dZ1 = hadamard(dA1, map(A1, (a) => a * (1 - a))); const dW1 = matmul(transpose(X), dZ1); return { dW1, dW2 }; }",
        says: "A2 has been through the sigmoid already: its slope is A2 (1",
      },
      {
        answer:
          "function backward(net: TwoLayers, X: Matrix, Y: Matrix) { const { A1, A2 } = pass(net, X); const dA2 = scale(subtract(A2, Y), 2); const dZ2 = hadamard(dA2, map(A2, (a) => a * (1 + a))); const dW2 = matmul(transpose(A1), dZ2); const dA1 = matmul(dZ2, transpose(net.W2)); const dZ1 = hadamard(dA1, map(A1, (a) => a * (1 - a))); const dW1 = matmul(transpose(X), dZ1); return { dW1, dW2 }; }",
        says: "the slope of the sigmoid is a (1 - a), with minus",
      },
      {
        answer:
          "function backward(net: TwoLayers, X: Matrix, Y: Matrix) { const { A1, A2 } = pass(net, X); const dA2 = scale(subtract(A2, Y), 2); const dZ2 = hadamard(dA2, map(A2, (a) => a * (1 - a))); const dW2 = matmul(transpose(A1), dZ2); const dA1 = matmul(dZ2, transpose(net.W2)); const dZ1 = hadamard(dA1, map(A1, (a) => a * (1 - a))); const dW1 = matmul(transpose(X), dZ1); return [dW1, dW2]; }",
        says: "it is a list; the results need their names",
      },
      {
        answer:
          "function backward(net: TwoLayers, X: Matrix, Y: Matrix) { const { A1, A2 } = pass(net, X); const dA2 = scale(subtract(A2, Y), 2); const dZ2 = hadamard(dA2, map(A2, (a) => a * (1 - a))); const dW2 = matmul(transpose(A1), dZ2); const dA1 = matmul(dZ2, transpose(net.W2)); const dZ1 = hadamard(dA1, map(A1, (a) => a * (1 - a))); const dW1 = matmul(transpose(X), dZ1); return { W1: dW1, W2: dW2 }; }",
        says: "it has `W1`, `W2`: the names must be exactly those asked for",
      },
      {
        answer:
          "function backward(net: TwoLayers, X: Matrix, Y: Matrix) { const { A1, A2 } = pass(net, X); const dA2 = scale(subtract(A2, Y), 2); const dZ2 = hadamard(dA2, map(A2, (a) => a * (1 - a))); const dW2 = matmul(transpose(A1), dA2); const dA1 = matmul(dZ2, transpose(net.W2)); const dZ1 = hadamard(dA1, map(A1, (a) => a * (1 - a))); const dW1 = matmul(transpose(X), dZ1); return { dW1, dW2 }; }",
        says: "dW2 comes from dZ2, not from dA2: the slope of the last",
      },
      {
        answer:
          "function backward(net: TwoLayers, X: Matrix, Y: Matrix) { const { A1, A2 } = pass(net, X); const dA2 = scale(subtract(A2, Y), 2); const dZ2 = hadamard(dA2, map(A2, (a) => a * (1 - a))); const dW2 = matmul(transpose(A1), dZ2); const dA1 = matmul(dZ2, transpose(net.W2)); const dZ1 = hadamard(dA1, map(A1, (a) => a * (1 - a))); const dW1 = todo(); return { dW1, dW2 }; }",
        says: "`backward({ W1: a 3x4 matrix, W2: a 4x1 matrix }, a 4x3 matr",
      },
    ],
    alsoRight: [
      "function backward(net: TwoLayers, X: Matrix, Y: Matrix) { const { A1, A2 } = pass(net, X); const dA2 = subtract(A2, Y); const dZ2 = hadamard(dA2, map(A2, (a) => a * (1 - a))); const dW2 = matmul(transpose(A1), dZ2); const dA1 = matmul(dZ2, transpose(net.W2)); const dZ1 = hadamard(dA1, map(A1, (a) => a * (1 - a))); const dW1 = matmul(transpose(X), dZ1); return { dW2: scale(dW2, 2), dW1: scale(dW1, 2) }; }",
      "function backward(net: TwoLayers, X: Matrix, Y: Matrix) { const { A1, A2 } = pass(net, X); const dA2 = scale(subtract(A2, Y), 2); const dZ2 = hadamard(dA2, map(A2, (a) => a * (1 - a))); const dW2 = transpose(matmul(transpose(dZ2), A1)); const dA1 = matmul(dZ2, transpose(net.W2)); const dZ1 = hadamard(map(A1, (a) => a - a * a), dA1); const dW1 = matmul(transpose(X), dZ1); return { dW1, dW2 }; }",
    ],
  },
  descend: {
    wrong: [
      {
        answer:
          "function descend(net: TwoLayers, X: Matrix, Y: Matrix, steps: number, rate: number) { let now = net; const losses = [lossOf(net, X, Y)]; for (let i = 0; i < steps; i++) { const { dW1, dW2 } = walkBack(now, X, Y); now = { W1: subtract(net.W1, scale(dW1, rate)), W2: subtract(net.W2, scale(dW2, rate)) }; losses.push(lossOf(now, X, Y)); } return { net: now, losses }; }",
        says: "each step begins at the start again: go on from the newest",
      },
      {
        answer:
          "function descend(net: TwoLayers, X: Matrix, Y: Matrix, steps: number, rate: number) { let now = net; const losses = [lossOf(net, X, Y)]; for (let i = 0; i < steps; i++) { const { dW1, dW2 } = walkBack(now, X, Y); now = { W1: subtract(now.W1, scale(dW1, rate)), W2: subtract(now.W2, scale(dW2, rate)) }; losses.push(lossOf(now, X, Y)); } return losses; }",
        says: "it is a list; the results need their names",
      },
      {
        answer:
          "function descend(net: TwoLayers, X: Matrix, Y: Matrix, steps: number, rate: number) { let now = net; const losses = [lossOf(net, X, Y)]; for (let i = 0; i < steps; i++) { const { dW1, dW2 } = walkBack(now, X, Y); now = { W1: subtract(now.W1, scale(dW1, rate)), W2: subtract(now.W2, scale(dW2, rate)) }; losses.push(lossOf(now, X, Y)); } return now; }",
        says: "it has `W1`, `W2`: the names must be exactly those asked for",
      },
      {
        answer:
          "function descend(net: TwoLayers, X: Matrix, Y: Matrix, steps: number, rate: number) { let now = net; const losses = [lossOf(net, X, Y)]; for (let i = 0; i < steps; i++) { const { dW1, dW2 } = walkBack(now, X, Y); now = { W1: subtract(now.W1, scale(dW1, rate)), W2: subtract(now.W2, scale(dW2, rate)) }; losses.push(lossOf(now, X, Y)); } return [now, losses]; }",
        says: "it is a list; the results need their names",
      },
      {
        answer:
          "function descend(net: TwoLayers, X: Matrix, Y: Matrix, steps: number, rate: number) { let now = net; const losses = [lossOf(net, X, Y)]; for (let i = 0; i < steps; i++) { const { dW1, dW2 } = walkBack(now, X, Y); now = { W1: subtract(now.W1, scale(dW1, rate)), W2: subtract(now.W2, scale(dW2, rate)) }; losses.push(lossOf(now, X, Y)); return { net: now, losses }; } return { net: now, losses }; }",
        says: "only one step is made: `return` stands inside the loop",
      },
    ],
    alsoRight: [
      "function descend(net: TwoLayers, X: Matrix, Y: Matrix, steps: number, rate: number) { let now = net; const losses = [lossOf(net, X, Y)]; for (; losses.length <= steps;) { const { dW1, dW2 } = walkBack(now, X, Y); now = { W1: subtract(now.W1, scale(dW1, rate)), W2: subtract(now.W2, scale(dW2, rate)) }; losses.push(lossOf(now, X, Y)); } return { net: now, losses }; }",
      "function descend(net: TwoLayers, X: Matrix, Y: Matrix, steps: number, rate: number): { net: TwoLayers; losses: number[] } { const l = lossOf(net, X, Y); if (steps === 0) return { net, losses: [l] }; const { dW1, dW2 } = walkBack(net, X, Y); const rest = descend({ W1: subtract(net.W1, scale(dW1, rate)), W2: subtract(net.W2, scale(dW2, rate)) }, X, Y, steps - 1, rate); return { net: rest.net, losses: [l, ...rest.losses] }; }",
    ],
  },
  biasSlope: {
    wrong: [
      {
        answer:
          "function biasSlope(dZ: Matrix) { return map(matrix([dZ.toArray().reduce((s, r) => s.map((v, j) => v + r[j]))]), Math.abs); }",
        says: "a slope has a sign: no `Math.abs`",
      },
      {
        answer:
          "function biasSlope(dZ: Matrix) { return matrix([dZ.toArray().slice(0, -1).reduce((s, r) => s.map((v, j) => v + r[j]), new Array(dZ.cols).fill(0))]); }",
        says: "the last sample is missing: the loop ends too early",
      },
      {
        answer:
          "function biasSlope(dZ: Matrix) { return matrix([dZ.toArray().reduce((s, r) => s.map((v, j) => v + r[j] ** 2), new Array(dZ.cols).fill(0))]); }",
        says: "the slopes are added as they are, without a square",
      },
      {
        answer:
          "function biasSlope(dZ: Matrix) { return scale(matrix([dZ.toArray().reduce((s, r) => s.map((v, j) => v + r[j]))]), 1 / 3); }",
        says: "every result must be 3 times as large",
      },
    ],
    alsoRight: [
      "function biasSlope(dZ: Matrix) { return matmul(map(zeros(1, dZ.rows), () => 1), dZ); }",
      "function biasSlope(dZ: Matrix) { const out = zeros(1, dZ.cols); for (let i = 0; i < dZ.data.length; i++) out.data[i % dZ.cols] += dZ.data[i]; return out; }",
    ],
  },
};
