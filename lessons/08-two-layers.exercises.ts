/** The exercises of lesson 08, two layers in matrices: a product, a sum, both passes, a loop, a bias. */
import { fieldsOf } from "../src/exercises/answer.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { checkMatrices } from "../src/exercises/matrices.ts";
import { right } from "../src/exercises/verdict.ts";
import { backwardCheck } from "./08-two-layers.backward-checks.ts";
import { productCheck } from "./08-two-layers.checks.ts";
import { descendCheck } from "./08-two-layers.loop-checks.ts";
import { forwardCheck } from "./08-two-layers.pass-checks.ts";
import { biasCheck, sumCheck } from "./08-two-layers.sum-checks.ts";

export const product: Exercise = exercise({
  name: "twoLayers.product",
  title: "The matrix product",
  solution: `function product(A: Matrix, B: Matrix): Matrix {
  const shapes = \`A is \${A.shape}, B is \${B.shape}\`;
  if (A.cols !== B.rows) throw new RangeError(shapes);
  const out = zeros(A.rows, B.cols);
  for (let r = 0; r < A.rows; r++) {
    for (let c = 0; c < B.cols; c++) {
      let total = 0;
      for (let k = 0; k < A.cols; k++) total += A.at(r, k) * B.at(k, c);
      out.data[r * out.cols + c] = total;
    }
  }
  return out;
}`,
  hints: [
    "Three loops: the row of the result, its column, and the place along the row of `A`.",
    "The number in row `r` and column `c` is the sum of `A.at(r, k) * B.at(k, c)` over all `k` from 0 to `A.cols - 1`.",
    "Begin each sum with `let total = 0`, and end it with `out.data[r * out.cols + c] = total`.",
  ],
  part: productCheck.expected,
  check: (answer) =>
    checkMatrices(answer, productCheck) ??
    right("Row times column, for any shapes that fit"),
});

export const sumOverSamples: Exercise = exercise({
  name: "twoLayers.sumOverSamples",
  title: "The sum over samples",
  solution: `function sumOverSamples(X: Matrix, dZ: Matrix): Matrix {
  const dW = zeros(X.cols, dZ.cols);
  for (let n = 0; n < X.rows; n++) {
    for (let i = 0; i < X.cols; i++) {
      for (let j = 0; j < dZ.cols; j++) {
        dW.data[i * dW.cols + j] += X.at(n, i) * dZ.at(n, j);
      }
    }
  }
  return dW;
}`,
  hints: [
    "The result has a row for each input and a column for each unit: `zeros(X.cols, dZ.cols)`.",
    "Three loops: samples `n`, inputs `i`, units `j`. Sample `n` brings `X.at(n, i) * dZ.at(n, j)` to the weight from `i` to `j`.",
    "`dW.data[i * dW.cols + j] += X.at(n, i) * dZ.at(n, j);`",
  ],
  part: sumCheck.expected,
  check: (answer) =>
    checkMatrices(answer, sumCheck) ??
    right("Every sample brings its share to every weight"),
});

export const forward: Exercise = exercise({
  name: "twoLayers.forward",
  title: "Forward",
  solution: `function forward(net: TwoLayers, X: Matrix): { A1: Matrix; A2: Matrix } {
  const A1 = map(matmul(X, net.W1), sigmoid);
  const A2 = map(matmul(A1, net.W2), sigmoid);
  return { A1, A2 };
}`,
  hints: [
    "One layer is two steps: the sums, `matmul(X, net.W1)`, then the sigmoid of each.",
    "`const A1 = map(matmul(X, net.W1), sigmoid);`. What does the next layer see in the place of `X`?",
    "The next layer sees `A1`: `map(matmul(A1, net.W2), sigmoid)`.",
  ],
  part: forwardCheck.expected,
  check: (answer) =>
    checkMatrices(answer, forwardCheck, (made) => {
      const { A1, A2 } = fieldsOf(made, "the result", ["A1", "A2"]);
      return [A1, A2];
    }) ?? right("One line for each layer, however many samples and units"),
});

export const backward: Exercise = exercise({
  name: "twoLayers.backward",
  title: "Backward",
  solution: `function backward(net: TwoLayers, X: Matrix, Y: Matrix): Gradient {
  const { A1, A2 } = pass(net, X);
  const slope = (a: number) => a * (1 - a);
  const dA2 = scale(subtract(A2, Y), 2);
  const dZ2 = hadamard(dA2, map(A2, slope));
  const dA1 = matmul(dZ2, transpose(net.W2));
  const dZ1 = hadamard(dA1, map(A1, slope));
  return {
    dW1: matmul(transpose(X), dZ1),
    dW2: matmul(transpose(A1), dZ2),
  };
}`,
  hints: [
    "Begin with `dA2 = scale(subtract(A2, Y), 2)`, then `dZ2` with `hadamard` and `map`. The slope of a sigmoid is `a * (1 - a)`.",
    "`dW2` has the shape of `W2`, hidden x out. You have `A1` (samples x hidden) and `dZ2` (samples x out). Which of them must be transposed?",
    "`dW2 = matmul(transpose(A1), dZ2)` and `dA1 = matmul(dZ2, transpose(net.W2))`. The first layer goes in the same way, with `X` in the place of `A1`.",
  ],
  part: backwardCheck.expected,
  check: (answer) =>
    checkMatrices(answer, backwardCheck, (made) => {
      const { dW1, dW2 } = fieldsOf(made, "the result", ["dW1", "dW2"]);
      return [dW1, dW2];
    }) ?? right("Six lines for any number of samples, inputs and units"),
});

export const descend: Exercise = exercise({
  name: "twoLayers.descend",
  title: "The loop",
  solution: `function descend(
  net: TwoLayers,
  X: Matrix,
  Y: Matrix,
  steps: number,
  rate: number,
): { net: TwoLayers; losses: number[] } {
  let current = net;
  const losses = [lossOf(current, X, Y)];
  for (let i = 0; i < steps; i++) {
    const { dW1, dW2 } = walkBack(current, X, Y);
    current = {
      W1: subtract(current.W1, scale(dW1, rate)),
      W2: subtract(current.W2, scale(dW2, rate)),
    };
    losses.push(lossOf(current, X, Y));
  }
  return { net: current, losses };
}`,
  hints: [
    "Keep the newest network in a variable, `let current = net`, and note `lossOf(current, X, Y)` before the first step.",
    "In the loop: `const { dW1, dW2 } = walkBack(current, X, Y);`, then a new network from the old one, then its loss.",
    "`subtract(current.W1, scale(dW1, rate))` is the new `W1`. Both matrices move by slopes of the *same* network.",
  ],
  part: descendCheck.expected,
  check: (answer) =>
    checkMatrices(answer, descendCheck, (made) => {
      const { net } = fieldsOf(made, "the result", ["net"]);
      const { W1, W2 } = fieldsOf(net, "`net`", ["W1", "W2"]);
      return [W1, W2];
    }) ?? right("Forward, backward, update: this is a whole training"),
});

export const biasSlope: Exercise = exercise({
  name: "twoLayers.biasSlope",
  title: "A real bias",
  solution: `function biasSlope(dZ: Matrix): Matrix {
  const ones = map(zeros(1, dZ.rows), () => 1); // a 1 for each sample
  return matmul(ones, dZ);
}`,
  hints: [
    "A column of ones in $X$ is a row of ones in $X^T$, with a 1 for each sample.",
    "A row of ones times a column of $dZ$: what does it do with the numbers of the column?",
    "Each unit gets the sum of its column. `matmul(ones, dZ)` does it, with `ones` of shape 1 x samples.",
  ],
  part: biasCheck.expected,
  check: (answer) =>
    checkMatrices(answer, biasCheck) ??
    right("A bias gets the sum of its unit's slopes, over all samples"),
});
