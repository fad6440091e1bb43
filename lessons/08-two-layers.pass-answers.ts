/** What learners write for the backward pass and the loop of lesson 08. */
import { type ExerciseAnswers, listed } from "../src/exercises/answers.ts";

const backward = (lines: Readonly<Record<string, string>>): string => {
  const all: Readonly<Record<string, string>> = {
    dA2: "scale(subtract(A2, Y), 2)",
    dZ2: "hadamard(dA2, map(A2, slope))",
    dA1: "matmul(dZ2, transpose(net.W2))",
    dZ1: "hadamard(dA1, map(A1, slope))",
    dW1: "matmul(transpose(X), dZ1)",
    dW2: "matmul(transpose(A1), dZ2)",
    end: "{ dW1: dW1, dW2: dW2 }",
    ...lines,
  };
  const steps = ["dA2", "dZ2", "dA1", "dZ1", "dW1", "dW2"];
  return `function backward(net, X, Y) {
  const { A1, A2 } = pass(net, X);
  const Z1 = matmul(X, net.W1);
  const slope = (a) => a * (1 - a);
  ${steps.map((name) => `const ${name} = ${all[name]};`).join("\n  ")}
  return ${all.end};
}`;
};

export const backwardAnswers: ExerciseAnswers = {
  wrong: listed([
    [
      backward({ dA2: "scale(subtract(Y, A2), 2)" }),
      "the sign is turned round: dA2",
    ],
    [backward({ dA2: "subtract(A2, Y)" }), "the 2 is missing"],
    [
      backward({ dA2: "scale(subtract(A2, Y), 2 / X.rows)" }),
      "the gradient of the mean",
    ],
    [backward({ dZ2: "dA2" }), "A2 (1 - A2), is missing"],
    [backward({ dZ1: "dA1" }), "A1 (1 - A1), is missing"],
    [
      backward({ dZ1: "hadamard(dA1, map(Z1, slope))" }),
      "A1 (1 - A1), not Z1",
    ],
    [backward({ dA1: "matmul(dA2, transpose(net.W2))" }), "not from dA2"],
    [backward({ dA1: "matmul(dZ2, net.W2)" }), "Is a transpose missing"],
    [backward({ dW1: "matmul(X, dZ1)" }), "Is a transpose missing"],
    [
      backward({ dW1: "matmul(transpose(dZ1), X)" }),
      "rows and columns of dW1 are exchanged",
    ],
    [
      backward({ end: "{ dW1: dW2, dW2: dW1 }" }),
      "dW1 and dW2 are exchanged",
    ],
    [
      backward({
        end: "{ dW1: subtract(net.W1, dW1), dW2: subtract(net.W2, dW2) }",
      }),
      "the weights after a step",
    ],
    [
      backward({ dW2: "matmul(transpose(map(A1, sigmoid)), dZ2)" }),
      "without another sigmoid",
    ],
    [
      backward({
        dZ2: "hadamard(dA2, map(map(A2, sigmoid), slope))",
        dZ1: "hadamard(dA1, map(map(A1, sigmoid), slope))",
      }),
      "without another sigmoid",
    ],
    [backward({ end: "{ W1: dW1, W2: dW2 }" }), "has no `dW2`"],
  ]),
  alsoRight: [
    `function backward(net, X, Y) {
  const h = 1e-5;
  const nudged = (name) => map(net[name], (w) => w);
  const slopes = (name) => {
    const W = nudged(name);
    const at = (i, step) => {
      const M = nudged(name);
      M.data[i] += step;
      return lossOf({ ...net, [name]: M }, X, Y);
    };
    W.data.forEach((_, i) => { W.data[i] = (8 * (at(i, h) - at(i, -h)) - at(i, 2 * h) + at(i, -2 * h)) / (12 * h); });
    return W;
  };
  return { dW1: slopes("W1"), dW2: slopes("W2") };
}`,
  ],
};

const descend = ({
  before = "const losses = [lossOf(current, X, Y)];",
  step = "const { dW1, dW2 } = walkBack(current, X, Y); current = { W1: subtract(current.W1, scale(dW1, rate)), W2: subtract(current.W2, scale(dW2, rate)) };",
  after = "losses.push(lossOf(current, X, Y));",
  end = "return { net: current, losses };",
  count = "let i = 0; i < steps; i++",
}): string => `function descend(net, X, Y, steps, rate) {
  let current = net;
  ${before}
  for (${count}) { ${step} ${after} }
  ${end}
}`;

export const descendAnswers: ExerciseAnswers = {
  wrong: listed([
    [
      descend({
        before: "const losses = [];",
        step: "losses.push(lossOf(current, X, Y)); const { dW1, dW2 } = walkBack(current, X, Y); current = { W1: subtract(current.W1, scale(dW1, rate)), W2: subtract(current.W2, scale(dW2, rate)) };",
        after: "",
      }),
      "the loss of the last network is missing",
    ],
    [
      descend({ before: "const losses = [];" }),
      "the loss of the start is missing",
    ],
    [
      descend({ end: "return { net, losses };" }),
      "the network that comes back is the start",
    ],
    [
      descend({
        step: "const { dW1, dW2 } = walkBack(current, X, Y); current = { W1: add(current.W1, scale(dW1, rate)), W2: add(current.W2, scale(dW2, rate)) };",
      }),
      "the step goes up",
    ],
    [
      descend({
        step: "const { dW1, dW2 } = walkBack(current, X, Y); current = { W1: subtract(current.W1, dW1), W2: subtract(current.W2, dW2) };",
      }),
      "the rate is not used",
    ],
    [
      descend({
        step: "const { dW1, dW2 } = walkBack(net, X, Y); current = { W1: subtract(current.W1, scale(dW1, rate)), W2: subtract(current.W2, scale(dW2, rate)) };",
      }),
      "found only once",
    ],
    [
      descend({
        step: "const { dW1, dW2 } = walkBack(net, X, Y); current = { W1: subtract(net.W1, scale(dW1, rate)), W2: subtract(net.W2, scale(dW2, rate)) };",
      }),
      "every step begins at the start again",
    ],
    [
      descend({
        step: "const { dW2 } = walkBack(current, X, Y); current = { W1: current.W1, W2: subtract(current.W2, scale(dW2, rate)) };",
      }),
      "W1 has not changed",
    ],
    [
      descend({
        step: "current = { W1: subtract(current.W1, scale(walkBack(current, X, Y).dW1, rate)), W2: current.W2 }; current = { W1: current.W1, W2: subtract(current.W2, scale(walkBack(current, X, Y).dW2, rate)) };",
      }),
      "one walk back gives both",
    ],
    [descend({ count: "let i = 0; i <= steps; i++" }), "one step too many"],
    [
      descend({
        step: "const { dW1, dW2 } = walkBack(current, X, Y); dW1.data.forEach((d, j) => { current.W1.data[j] -= rate * d; }); dW2.data.forEach((d, j) => { current.W2.data[j] -= rate * d; });",
      }),
      "changes its first input",
    ],
    [descend({ end: "return losses;" }), "has no `net`"],
    [descend({ end: "return current;" }), "has no `net`"],
  ]),
  alsoRight: [
    `function descend(net, X, Y, steps, rate) {
  const first = lossOf(net, X, Y);
  if (steps === 0) return { net, losses: [first] };
  const { dW1, dW2 } = walkBack(net, X, Y);
  const next = { W1: add(net.W1, scale(dW1, -rate)), W2: add(net.W2, scale(dW2, -rate)) };
  const rest = descend(next, X, Y, steps - 1, rate);
  return { net: rest.net, losses: [first, ...rest.losses] };
}`,
  ],
  endless: [
    "function descend(net, X, Y, steps) { while (steps >= 0) {} return net; }",
  ],
};
