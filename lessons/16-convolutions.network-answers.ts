/** What learners write into the last two exercises of lesson 16: the small network, and the slopes along pixels. */
import { type LessonAnswers, listed } from "../src/exercises/answers.ts";

const reader = ({
  conv = "conv2d(8, 5, { activation: relu }),",
  pool = "maxPool2d(2),",
  flat = "flatten(),",
  end = "dense(10, { activation: softmax })",
  inputs = "[28, 28, 1]",
  random = "random",
  start = "return",
} = {}): string => `function digitReader(random) {
  ${start} network({ inputs: ${inputs}, layers: [${conv} ${pool} ${flat} ${end}], random: ${random} });
}`;

const pixels = ({
  forward = "map(Z1, relu.apply)",
  sums = "addRow(matmul(A1, net.W2), net.b2)",
  output = "softmax.apply(Z2)",
  error = "subtract(P, Y)",
  gate = "hadamard(dA1, map(Z1, (z) => (z > 0 ? 1 : 0)))",
  end = "return timesTransposed(dZ1, net.W1);",
} = {}): string => `function pixelSlopes(net, X, Y) {
  const Z1 = addRow(matmul(X, net.W1), net.b1);
  const A1 = ${forward};
  const Z2 = ${sums};
  const P = ${output};
  const dA1 = timesTransposed(${error}, net.W2);
  const dZ1 = ${gate};
  ${end}
}`;

export const networkAnswers: LessonAnswers = {
  digitReader: {
    wrong: listed([
      [
        reader({ conv: "conv2d(5, 8, { activation: relu })," }),
        "first how many kernels, then how large",
      ],
      [reader({ conv: "conv2d(8, 5)," }), "its activation is linear"],
      [
        reader({
          conv: "conv2d(8, 5, { activation: relu, padding: 'same' }),",
        }),
        "the first layer",
      ],
      [reader({ pool: "" }), "the second layer"],
      [reader({ pool: "maxPool2d(3)," }), "the second layer"],
      [reader({ flat: "" }), "makes a plain row"],
      [reader({ end: "dense(10)" }), "its activation is linear"],
      [
        reader({
          end: "dense(30, { activation: relu }), dense(10, { activation: softmax })",
        }),
        "the last layer",
      ],
      [reader({ random: "seeded(1)" }), "hand `random` on"],
      [reader({ start: "" }), "did you forget `return`?"],
      [reader({ inputs: "784" }), "must be an image"],
      [
        "function digitReader(random) { return [conv2d(8, 5, { activation: relu }), maxPool2d(2), flatten(), dense(10, { activation: softmax })]; }",
        "expected a network",
      ],
    ]),
    alsoRight: [
      "const digitReader = (random) => { const end = dense(10, { activation: softmax }); return network({ random, layers: [conv2d(8, 5, { activation: relu, stride: 1, padding: 'valid' }), maxPool2d(2, { stride: 2 }), flatten(), end], inputs: [28, 28, 1] }); };",
    ],
  },
  pixelSlopes: {
    wrong: listed([
      [pixels({ gate: "dA1" }), "the ReLU is missing on the way back"],
      [pixels({ forward: "Z1" }), "the ReLU is missing on the way forward"],
      [pixels({ sums: "matmul(A1, net.W2)" }), "`b2` is missing"],
      [pixels({ output: "Z2" }), "the softmax is missing"],
      [pixels({ error: "subtract(Y, P)" }), "the sign is turned round"],
      [
        pixels({ error: "map(subtract(P, Y), (d) => d / X.rows)" }),
        "no division by the number of images",
      ],
      [
        pixels({
          end: "return map(timesTransposed(dZ1, net.W1), Math.sign);",
        }),
        "these are the signs",
      ],
      [pixels({ end: "return dZ1;" }), "that is dZ1"],
      [
        pixels({ end: "return matmul(dZ1, net.W1);" }),
        "Is a transpose missing",
      ],
      [pixels({ gate: "hadamard(dA1, Z1)" }), "is 1 or 0, not Z1"],
      [pixels({ end: "" }), "did you forget `return`?"],
    ]),
    alsoRight: [
      "function pixelSlopes(net, X, Y) { const Z = addRow(matmul(X, net.W1), net.b1); const A = map(Z, (z) => Math.max(z, 0)); const P = softmax.apply(addRow(matmul(A, net.W2), net.b2)); const back = timesTransposed(subtract(P, Y), net.W2); return timesTransposed(map(hadamard(back, map(A, Math.sign)), (s) => s), net.W1); }",
    ],
  },
};
