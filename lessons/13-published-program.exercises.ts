/** The exercises of lesson 13: five parts of a published program, repaired. */
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import {
  checkAccuracy,
  checkLast,
  rightAccuracy,
  rightLast,
} from "./13-published-program.accuracy-checks.ts";
import { checkFit, rightFit } from "./13-published-program.fit-checks.ts";
import {
  checkForward,
  rightForward,
} from "./13-published-program.forward-checks.ts";
import {
  checkUpdate,
  rightUpdate,
} from "./13-published-program.update-checks.ts";

export const forward: Exercise = exercise({
  name: "repair.forward",
  title: "Forward, repaired",
  solution: `function forward(net: Net, X: Matrix): Matrix {
  const { sizes, params } = net;
  const layers = sizes.length - 1;
  params.A0 = X;
  for (let l = 1; l <= layers; l++) {
    const Z = matmul(params[\`A\${l - 1}\`], params[\`W\${l}\`]);
    params[\`Z\${l}\`] = Z;
    params[\`A\${l}\`] = l < layers ? map(Z, sigmoidOf) : softmax.apply(Z);
  }
  return params[\`A\${layers}\`];
}`,
  hints: [
    "Print `Object.keys(net.params)` before the first call and after it. How many layers does the program think there are?",
    "The number of layers does not change when something is computed. `net.sizes` knows it.",
    "Copy `theirForward`, and count with `const layers = net.sizes.length - 1;`.",
  ],
  part: rightForward,
  check: (answer) =>
    checkForward(answer) ??
    right("The layers are counted by what does not change"),
});

export const fit: Exercise = exercise({
  name: "repair.fit",
  title: "The training, repaired",
  solution: `function fit(p: Program, net: Net, data: Split, options: Options): void {
  const { X, Y } = data.training;
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    for (let i = 0; i < X.rows; i++) {
      p.forward(net, sliceRows(X, i, i + 1));
      const slopes = p.backward(p, net, sliceRows(Y, i, i + 1));
      p.update(net, slopes, options);
    }
    const share = p.accuracy((V) => p.forward(net, V), data.validation);
    p.print(\`epoch \${epoch}: accuracy \${share}\`);
  }
}`,
  hints: [
    "Copy `theirFit`. Which of its lines must stand inside the loop over epochs, and which inside that over samples?",
    "Into `p.forward` goes `sliceRows(X, i, i + 1)`, into `p.backward` the same row of `Y`.",
    "At the end of the loop over epochs: `const share = p.accuracy((V) => p.forward(net, V), data.validation);`, then `p.print(...)` with `epoch` and `share`.",
  ],
  part: rightFit,
  check: (answer) =>
    checkFit(answer) ??
    right("Each step sees one sample, and each epoch says its number"),
});

export const accuracy: Exercise = exercise({
  name: "repair.accuracy",
  title: "The accuracy, repaired",
  solution: `function accuracy(read: Read, data: Dataset): number {
  const answers = argmaxRows(read(data.X));
  const targets = argmaxRows(data.Y);
  const right = answers.filter((answer, i) => answer === targets[i]);
  return right.length / answers.length;
}`,
  hints: [
    "What is the answer of a network that gives 0.1, 0.7 and 0.2? A place, not a list.",
    "`argmaxRows(read(data.X))` are the answers to all images, one number each, and `argmaxRows(data.Y)` the right ones.",
    "Count the places `i` at which both lists have the same number, and divide by how many there are.",
  ],
  part: rightAccuracy,
  check: (answer) =>
    checkAccuracy(answer) ??
    right("Each image has its own answer: the place of the largest"),
});

export const update: Exercise = exercise({
  name: "repair.update",
  title: "The update, repaired",
  solution: `function update(net: Net, slopes: Matrices, options: Options): void {
  for (const [name, dW] of Object.entries(slopes)) {
    const step = scale(dW, options.rate);
    net.params[name] = subtract(net.params[name], step);
  }
}`,
  hints: [
    "There is no need to go row by row: `subtract` and `scale` take whole matrices.",
    "`toArray()` copies. What changes must end up in `net.params[name]`.",
    "`net.params[name] = subtract(net.params[name], scale(dW, options.rate));` for each `[name, dW]` of `slopes`.",
  ],
  part: rightUpdate,
  check: (answer) =>
    checkUpdate(answer) ??
    right("The step arrives, and it has the right length"),
});

export const last: Exercise = exercise({
  name: "repair.last",
  title: "The slopes at the end, repaired",
  solution: `function last(P: Matrix, Y: Matrix): Matrix {
  return scale(subtract(P, Y), 1 / P.rows);
}`,
  hints: [
    "Lesson 05: softmax and cross-entropy together have a slope without any softmax factor.",
    "A mean over the batch divides by the number of samples. Samples are rows.",
    "`scale(subtract(P, Y), 1 / P.rows)`",
  ],
  part: rightLast,
  check: (answer) =>
    checkLast(answer) ?? right("Great mistakes teach most, as they should"),
});
