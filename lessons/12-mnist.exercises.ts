/** The exercises of lesson 12, the full MNIST run: parameters, accuracy, confusion, stopping, a race. */
import type { Network } from "../src/engine/network.ts";
import { compare, compareTable } from "../src/exercises/compare.ts";
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right, type Verdict } from "../src/exercises/verdict.ts";
import {
  type BestEpoch,
  checkBestEpoch,
  checkNetwork,
} from "./12-mnist.checks.ts";

type Parameters = () => { small: number; next: number };
type Accuracy = (rows: number[][], labels: number[]) => number;
type Confusion = (
  actual: number[],
  predicted: number[],
  classes: number,
) => number[][];
type Beat = () => Promise<Network>;

export const parameters: Exercise = exercise({
  name: "mnist.parameters",
  title: "Count the parameters",
  solution: `function parameterCounts(): { small: number; next: number } {
  return {
    small: 784 * 8 + 8 + (8 * 8 + 8) + (8 * 10 + 10),
    next: 784 * 30 + 30 + (30 * 10 + 10),
  };
}`,
  hints: [
    "A layer has one weight for each pair of an input and a unit, and one bias for each unit.",
    "The first layer of 784-8-8-10 has $784 \\cdot 8$ weights and 8 biases: 6280.",
    "784-30-10: $784 \\cdot 30 + 30$ in the first layer, $30 \\cdot 10 + 10$ in the second.",
  ],
  check(parameterCounts: Parameters) {
    const { small, next } = parameterCounts();
    const forgotten = (count: number) => ({
      ...(withoutBiases.has(count) && {
        cause: "every unit has a bias, too",
      }),
    });
    return (
      compare("`small`", small, 6442, forgotten(small)) ??
      compare("`next`", next, 23860, forgotten(next)) ??
      right("nearly all of them are in the first layer")
    );
  },
});

/** The counts of 784-8-8-10 and 784-30-10 without biases. */
const withoutBiases = new Set([6416, 23820]);

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
  check: (accuracy: Accuracy) =>
    compareTable("accuracy", accuracy, accuracyRows) ??
    right(
      "ties go to the first place, and the result is a share from 0 to 1",
    ),
});

const sureRows = [
  [0.1, 0.7, 0.2],
  [0.6, 0.3, 0.1],
  [0.2, 0.2, 0.6],
  [0.5, 0.4, 0.1],
];

const accuracyRows = [
  { inputs: [sureRows, [1, 0, 2, 0]], expected: 1 },
  { inputs: [sureRows, [1, 0, 2, 1]], expected: 0.75 },
  { inputs: [sureRows, [0, 1, 0, 2]], expected: 0 },
  { inputs: [[[0.4, 0.4, 0.2]], [0]], expected: 1 }, // a tie: the first counts
  { inputs: [[[0.2, 0.4, 0.4]], [2]], expected: 0 },
];

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
  check: (countPairs: Confusion) =>
    compareTable("countPairs", countPairs, confusionRows) ??
    right("rows are the true classes, columns the answers"),
});

const confusionRows = [
  {
    inputs: [[0, 1, 2, 2, 2], [0, 2, 2, 1, 2], 3],
    expected: [
      [1, 0, 0],
      [0, 0, 1],
      [0, 1, 2],
    ],
  },
  {
    inputs: [[1, 1], [0, 0], 2], // a class that never occurs keeps its row
    expected: [
      [0, 0],
      [2, 0],
    ],
  },
];

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
  check: (bestEpoch: BestEpoch) =>
    checkBestEpoch(bestEpoch) ??
    right("it waits, it forgets old bad epochs, and it keeps the best one"),
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
  async check(myNetwork: Beat) {
    const result = await checkNetwork(await myNetwork());
    if (typeof result !== "number") return result;
    return right(
      `${(100 * result).toFixed(2)} % of the test images are read`,
    );
  },
});
