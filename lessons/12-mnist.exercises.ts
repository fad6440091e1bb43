/** The exercises of lesson 12: a training step, parameters, accuracy, confusion, stopping, a race. */
import { checkFunction } from "../src/exercises/check-function.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right, type Verdict } from "../src/exercises/verdict.ts";
import { accuracyCheck } from "./12-mnist.accuracy-checks.ts";
import { confusionCheck } from "./12-mnist.confusion-checks.ts";
import { parametersCheck } from "./12-mnist.parameter-checks.ts";
import { checkRace } from "./12-mnist.race-checks.ts";
import { checkStep, trainingStep } from "./12-mnist.step-checks.ts";
import { bestEpochCheck } from "./12-mnist.stopping-checks.ts";

export const step: Exercise = exercise({
  name: "mnist.step",
  title: "A training step of two layers",
  solution: `function twoLayerStep(net: TwoLayers, X: Matrix, Y: Matrix, rate: number) {
  const Z1 = addRow(matmul(X, net.W1), net.b1); // n x 30
  const A1 = map(Z1, relu.apply);
  const P = softmax.apply(addRow(matmul(A1, net.W2), net.b2)); // n x 10
  const dZ2 = scale(subtract(P, Y), 1 / X.rows);
  const passes = map(Z1, (z) => (z > 0 ? 1 : 0));
  const dZ1 = hadamard(timesTransposed(dZ2, net.W2), passes); // n x 30
  const moved = (M: Matrix, dM: Matrix) => subtract(M, scale(dM, rate));
  const next: TwoLayers = {
    W1: moved(net.W1, transposedTimes(X, dZ1)),
    b1: moved(net.b1, sumRows(dZ1)),
    W2: moved(net.W2, transposedTimes(A1, dZ2)),
    b2: moved(net.b2, sumRows(dZ2)),
  };
  return next;
}`,
  hints: [
    "Forward first: `A1 = map(Z1, relu.apply)`, then the probabilities `P` as in `read`, with `A1` in the place of `X`.",
    "Backward: `dZ2 = scale(subtract(P, Y), 1 / X.rows)`. For the hidden layer, `timesTransposed(dZ2, net.W2)` and then the ReLU.",
    "`dZ1 = hadamard(timesTransposed(dZ2, net.W2), map(Z1, (z) => (z > 0 ? 1 : 0)))`; then `dW1` is `transposedTimes(X, dZ1)`, as in `oneStep`. Use the old `net.W2`, from before the update.",
  ],
  part: trainingStep,
  check: (answer) =>
    checkStep(answer) ??
    right("Forward, backward, update: this is all that a training step does"),
});

export const parameters: Exercise = exercise({
  name: "mnist.parameters",
  title: "Count the parameters",
  solution: `function parameterCount(sizes: number[]): number {
  let count = 0;
  for (let l = 1; l < sizes.length; l++) {
    count += sizes[l - 1] * sizes[l] + sizes[l];
  }
  return count;
}`,
  hints: [
    "A layer has one weight for each pair of an input and a unit, and one bias for each unit.",
    "The first layer of 784-8-8-10 has $784 \\cdot 8$ weights and 8 biases.",
    "A loop over the layers: `sizes[l - 1] * sizes[l] + sizes[l]` for each `l` from 1.",
  ],
  check: (answer) =>
    checkFunction(answer, parametersCheck) ??
    right("Nearly all of them are in the first layer"),
});

export const accuracy: Exercise = exercise({
  name: "mnist.accuracy",
  title: "Accuracy by hand",
  solution: `function accuracy(rows: number[][], labels: number[]): number {
  const right = rows.filter(
    (row, i) => row.indexOf(Math.max(...row)) === labels[i],
  );
  return right.length / rows.length;
}`,
  hints: [
    "The answer of one row: the place of its largest number, not the number itself.",
    "`row.indexOf(Math.max(...row))` is the first place of the largest number.",
    "Count the rows whose answer is the label, and divide by the number of rows.",
  ],
  part: accuracyCheck.expected,
  check: (answer) =>
    checkFunction(answer, accuracyCheck) ??
    right(
      "Ties go to the first place, and the result is a share from 0 to 1",
    ),
});

export const confusion: Exercise = exercise({
  name: "mnist.confusion",
  title: "The confusion matrix by hand",
  solution: `function countPairs(
  actual: number[],
  predicted: number[],
  classes: number,
): number[][] {
  const table = Array.from({ length: classes }, () =>
    new Array<number>(classes).fill(0),
  );
  actual.forEach((t, i) => table[t][predicted[i]]++);
  return table;
}`,
  hints: [
    "Start with `classes` rows of `classes` zeros. Every row must be an array of its own.",
    "Then go through the samples: `table[actual[i]][predicted[i]]` grows by 1.",
  ],
  part: confusionCheck.expected,
  check: (answer) =>
    checkFunction(answer, confusionCheck) ??
    right("Rows are the true classes, columns the answers"),
});

export const earlyStopping: Exercise = exercise({
  name: "mnist.earlyStopping",
  title: "When to stop",
  solution: `function bestEpoch(losses: number[], patience: number): number {
  let best = 0;
  for (let epoch = 1; epoch < losses.length; epoch++) {
    if (losses[epoch] < losses[best]) best = epoch;
    else if (epoch - best >= patience) break;
  }
  return best;
}`,
  hints: [
    "Remember the epoch with the lowest loss so far, and go through the losses one by one.",
    "The epochs without a new lowest loss are `epoch - best`. When is that too many?",
    "`break` leaves the loop; return `best` below it.",
  ],
  part: bestEpochCheck.expected,
  check: (answer) =>
    checkFunction(answer, bestEpochCheck) ??
    right("It waits, it forgets old bad epochs, and it keeps the best one"),
});

export const beat: Exercise<Promise<Verdict>> = exercise({
  name: "mnist.beat",
  title: "Beat it",
  solution: `async function myNetwork(data: Dataset): Promise<Network> {
  const best = network({
    inputs: 784,
    layers: [
      dense(37, { activation: relu }),
      dense(10, { activation: softmax }),
    ],
    random: seeded(1),
  });
  await train(best, data, { epochs: 5, learningRate: 0.2 });
  await train(best, data, { epochs: 2, learningRate: 0.02 });
  return best;
}`,
  hints: [
    "One hidden layer is enough. How many units does the limit allow? Each costs 785 parameters on the images and 10 behind.",
    "37 units have 29,425 parameters. Now the learning rate: try 0.2.",
    "Train 5 epochs with 0.2 and then 2 with 0.02: the small steps at the end settle the weights.",
  ],
  check: checkRace,
});
