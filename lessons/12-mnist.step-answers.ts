/** What learners write for the training step of lesson 12. */
import type { ExerciseAnswers } from "../src/exercises/answers.ts";

/** The right step, with one line in another form. */
function step(change: Readonly<Record<string, string>> = {}): string {
  const lines: Record<string, string> = {
    Z1: "addRow(matmul(X, net.W1), net.b1)",
    A1: "map(Z1, relu.apply)",
    P: "softmax.apply(addRow(matmul(A1, net.W2), net.b2))",
    dZ2: "scale(subtract(P, Y), 1 / X.rows)",
    dZ1: "hadamard(timesTransposed(dZ2, net.W2), map(Z1, (z) => (z > 0 ? 1 : 0)))",
    moved: "(M, dM) => subtract(M, scale(dM, rate))",
    next: "{ W1: moved(net.W1, transposedTimes(X, dZ1)), b1: moved(net.b1, sumRows(dZ1)), W2: moved(net.W2, transposedTimes(A1, dZ2)), b2: moved(net.b2, sumRows(dZ2)) }",
    end: "next",
    ...change,
  };
  const { end, ...declared } = lines;
  const body = Object.entries(declared).map(
    ([name, value]) => `const ${name} = ${value};`,
  );
  return `function twoLayerStep(net, X, Y, rate) { ${body.join(" ")} return ${end}; }`;
}

export const stepAnswers: ExerciseAnswers = {
  wrong: [
    {
      answer: step({ dZ2: "subtract(P, Y)" }),
      says: "the mean over the batch",
    },
    {
      answer: step({ dZ1: "timesTransposed(dZ2, net.W2)" }),
      says: "the ReLU is missing on the way back",
    },
    {
      answer: step({ moved: "(M, dM) => subtract(M, scale(dM, -rate))" }),
      says: "the step goes up",
    },
    {
      answer: step({ dZ2: "scale(subtract(Y, P), 1 / X.rows)" }),
      says: "the step goes up",
    },
    {
      answer: step({ A1: "Z1" }),
      says: "the ReLU is missing on the way forward",
    },
    {
      answer: step({ moved: "(M, dM) => subtract(M, dM)" }),
      says: "the rate is not used",
    },
    {
      answer: step({
        dZ1: "hadamard(timesTransposed(dZ2, net.W2), map(A1, (a) => a * (1 - a)))",
      }),
      says: "slope of the sigmoid",
    },
    {
      answer: step({ dZ1: "hadamard(timesTransposed(dZ2, net.W2), Z1)" }),
      says: "1 or 0, not Z1 itself",
    },
    {
      answer: step({
        next: "{ W1: moved(net.W1, transposedTimes(X, dZ1)), b1: net.b1, W2: moved(net.W2, transposedTimes(A1, dZ2)), b2: net.b2 }",
      }),
      says: "the biases have not changed",
    },
    { answer: step({ end: "net" }), says: "nothing has changed" },
    { answer: step({ end: "[next.W1, next.b1]" }), says: "has no `W1`" },
    {
      answer: step({
        next: "{ W1: transposedTimes(X, dZ1), b1: sumRows(dZ1), W2: transposedTimes(A1, dZ2), b2: sumRows(dZ2) }",
      }),
      says: "these are the slopes",
    },
    {
      answer: step({
        next: "{ W1: moved(net.W1, transposedTimes(X, dZ1)), b1: moved(net.b1, sumRows(dZ1)), W2: moved(net.W2, transposedTimes(Z1, dZ2)), b2: moved(net.b2, sumRows(dZ2)) }",
      }),
      says: "made with A1, not with Z1",
    },
    {
      answer: step({
        dZ1: "map(timesTransposed(dZ2, net.W2), relu.apply)",
      }),
      says: "it is Z1 that decides",
    },
    {
      answer: step({
        dZ1: "hadamard(timesTransposed(dZ2, net.W2), map(Z1, (z) => (z < 0 ? 1 : 0)))",
      }),
      says: "turned round: a slope passes where Z1 is above 0",
    },
    {
      answer: step({ dZ1: "matmul(dZ2, net.W2)" }),
      says: "the shapes do not fit",
    },
    {
      answer: step({ dZ2: "scale(subtract(P, Y), 1 / X.cols)" }),
      says: "not by the number of pixels",
    },
    {
      answer: step({ dZ2: "scale(subtract(P, Y), 1 / 32)" }),
      says: "need not have 32 images",
    },
    {
      answer: step({ moved: "(M, dM) => subtract(M, scale(dM, 0.1))" }),
      says: "the rate is a fixed number",
    },
    {
      answer: step({ moved: "(_, dM) => dM" }),
      says: "these are the slopes",
    },
    {
      answer: step({ A1: "map(Z1, (z) => 1 / (1 + Math.exp(-z)))" }),
      says: "that is the sigmoid",
    },
    {
      answer: step({ P: "addRow(matmul(A1, net.W2), net.b2)" }),
      says: "the softmax is missing",
    },
    {
      answer: step({ P: "softmax.apply(matmul(A1, net.W2))" }),
      says: "`b2` is missing on the way forward",
    },
    {
      answer: step({
        dZ2: "scale(hadamard(subtract(P, Y), map(P, (p) => p * (1 - p))), 1 / X.rows)",
      }),
      says: "no p (1 - p) comes with it",
    },
    {
      answer: step({
        next: "{ W1: todo(), b1: todo(), W2: moved(net.W2, transposedTimes(A1, dZ2)), b2: moved(net.b2, sumRows(dZ2)) }",
      }),
      says: "`W2`, `b2` are right; `W1`, `b1`: not tried yet",
    },
    {
      answer: step({
        P: "map(softmax.apply(addRow(matmul(A1, net.W2), net.b2)), (p) => Number(p.toFixed(3)))",
      }),
      says: "something is rounded on the way",
    },
    {
      answer: step({ end: "{ ...next, b1: next.b2, b2: next.b1 }" }),
      says: "it has the shape of `b2`",
    },
  ],
  alsoRight: [
    step({
      dZ1: "hadamard(timesTransposed(dZ2, net.W2), map(A1, (a) => Math.sign(a)))",
    }),
    step({
      moved:
        "(M, dM) => { const N = map(M, (x) => x); for (let i = 0; i < N.data.length; i++) N.data[i] -= rate * dM.data[i]; return N; }",
    }),
  ],
};
