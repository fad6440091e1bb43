/** The exercises of lesson 11, MNIST's data: a number of bytes, images, targets, a split, mean images. */
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import {
  checkImages,
  checkNumber,
  checkTargets,
  rightImages,
  rightNumber,
  rightTargets,
} from "./11-mnist-data.checks.ts";
import {
  checkMeans,
  checkSplit,
  rightMeans,
  rightSplit,
} from "./11-mnist-data.split-checks.ts";

export const numberAt: Exercise = exercise({
  name: "mnistData.numberAt",
  title: "A number of four bytes",
  solution: `function numberAt(bytes: ArrayLike<number>, at: number): number {
  let sum = 0;
  for (let i = 0; i < 4; i++) sum = sum * 256 + bytes[at + i];
  return sum;
}`,
  hints: [
    "In our own numbers 5 2 is 5 times 10 plus 2. What stands in the place of the 10 here?",
    "Begin with 0. For each of the four bytes: what you have so far times 256, plus the byte.",
    "`for (let i = 0; i < 4; i++) sum = sum * 256 + bytes[at + i];`",
  ],
  part: rightNumber,
  check: (answer) =>
    checkNumber(answer) ?? right("Each place counts 256 times the next"),
});

export const imagesOf: Exercise = exercise({
  name: "mnistData.imagesOf",
  title: "Read images",
  solution: `function imagesOf(bytes: Uint8Array): Matrix {
  if (numberOf(bytes, 0) !== numberOf(header, 0)) throw new Error("no images");
  const [count, height, width] = [4, 8, 12].map((at) => numberOf(bytes, at));
  const X = zeros(count, height * width);
  for (let i = 0; i < X.data.length; i++) X.data[i] = bytes[16 + i] / 255;
  return X;
}`,
  hints: [
    "`numberOf(bytes, 4)` is the number of images, `numberOf(bytes, 8)` their height, `numberOf(bytes, 12)` their width.",
    "A matrix of `zeros(count, height * width)` has its numbers in `data`, row after row: just as the file has them.",
    "`X.data[i] = bytes[16 + i] / 255` for each `i`; and before that, `throw new Error(...)` if `numberOf(bytes, 0)` is not `numberOf(header, 0)`.",
  ],
  part: rightImages,
  check: (answer) =>
    checkImages(answer) ??
    right("The sizes come from the file, and a wrong file is refused"),
});

export const targetsOf: Exercise = exercise({
  name: "mnistData.targetsOf",
  title: "One-hot",
  solution: `function targetsOf(labels: ArrayLike<number>, classes: number): Matrix {
  const Y = zeros(labels.length, classes);
  for (let i = 0; i < labels.length; i++) Y.data[i * classes + labels[i]] = 1;
  return Y;
}`,
  hints: [
    "Begin with `zeros(labels.length, classes)`: only one number of each row changes.",
    "Row `i` begins at place `i * classes` of `data`.",
    "`Y.data[i * classes + labels[i]] = 1;` for each `i`.",
  ],
  part: rightTargets,
  check: (answer) =>
    checkTargets(answer) ??
    right("One 1 in each row, at the place of its class"),
});

export const splitRows: Exercise = exercise({
  name: "mnistData.splitRows",
  title: "A split",
  solution: `function splitRows(
  count: number,
  share: number,
  random: Random,
): { training: number[]; validation: number[] } {
  const rows = random.shuffle(Array.from({ length: count }, (_, i) => i));
  const aside = Math.round(share * count);
  return { validation: rows.slice(0, aside), training: rows.slice(aside) };
}`,
  hints: [
    "Shuffle the numbers of all rows, 0 to count - 1. Then one cut makes both lists.",
    "`Array.from({ length: count }, (_, i) => i)` are the rows, and `Math.round(share * count)` of them are put aside.",
    "`rows.slice(0, aside)` is `validation`, and `rows.slice(aside)` is `training`.",
  ],
  part: rightSplit,
  check: (answer) =>
    checkSplit(answer) ?? right("Each row is on one side, drawn by chance"),
});

export const meanImages: Exercise = exercise({
  name: "mnistData.meanImages",
  title: "Mean images",
  solution: `function meanImages(
  X: Matrix,
  labels: ArrayLike<number>,
  classes: number,
): Matrix {
  const means = zeros(classes, X.cols);
  const counts = Array.from({ length: classes }, () => 0);
  for (let i = 0; i < X.rows; i++) counts[labels[i]]++;
  for (let i = 0; i < X.rows; i++) {
    for (let j = 0; j < X.cols; j++) {
      means.data[labels[i] * X.cols + j] += X.at(i, j) / counts[labels[i]];
    }
  }
  return means;
}`,
  hints: [
    "Count first how many rows each class has.",
    "Then add: row `i` of `X` belongs to row `labels[i]` of the result, which begins at place `labels[i] * X.cols` of `data`.",
    "`means.data[labels[i] * X.cols + j] += X.at(i, j) / counts[labels[i]];` in two loops, over the rows and over the pixels.",
  ],
  part: rightMeans,
  check: (answer) =>
    checkMeans(answer) ??
    right("Each mean is of its own class, and of all of it"),
});
