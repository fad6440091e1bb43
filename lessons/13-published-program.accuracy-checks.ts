/** How the accuracy and the last slopes of lesson 13 are judged. */
import { softmax } from "../src/engine/activations.ts";
import type { Dataset } from "../src/engine/dataset.ts";
import { type Matrix, matrix } from "../src/engine/matrix.ts";
import {
  argmaxRows,
  hadamard,
  map,
  scale,
  subtract,
} from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import {
  checkMatrices,
  drawn,
  drawnTargets,
} from "../src/exercises/matrices.ts";
import type { Verdict } from "../src/exercises/verdict.ts";

type Read = (X: Matrix) => Matrix;

export function rightAccuracy(read: Read, { X, Y }: Dataset): number {
  const wanted = argmaxRows(Y);
  const answers = argmaxRows(read(X));
  return answers.filter((k, i) => k === wanted[i]).length / X.rows;
}

/** The share of rows for which something holds: probabilities p, target y. */
const shareWith =
  (holds: (p: number[], y: number[]) => boolean) =>
  (read: Read, { X, Y }: Dataset): number => {
    const targets = Y.toArray();
    const P = read(X).toArray();
    return P.filter((p, i) => holds(p, targets[i])).length / X.rows;
  };

const largest = (row: readonly number[]): number =>
  row.indexOf(Math.max(...row));

const accuracySlips: readonly FunctionSlip[] = [
  [
    (read: Read, { X, Y }: Dataset) => {
      const [first] = argmaxRows(read(X));
      return argmaxRows(Y).filter((k) => k === first).length / X.rows;
    },
    "each target is compared with the answer to the first image: `read(X)` gives a row for every image, take row i",
  ],
  [
    () => 0,
    "nothing counts as right: `===` asks whether two lists are the same list, and a probability is never exactly 1; compare the places of the largest, as `argmaxRows` finds them",
  ],
  [
    (read: Read, data: Dataset) => rightAccuracy(read, data) * data.X.rows,
    "that is a number of images; the share is asked for",
  ],
  [
    (read: Read, data: Dataset) => 1 - rightAccuracy(read, data),
    "that is the share of wrong answers",
  ],
  [
    shareWith((p, y) => p[largest(y)] > 0.5),
    "the answer is the largest probability, also if it is below one half",
  ],
  [
    (read: Read, data: Dataset) =>
      (rightAccuracy(read, data) * data.X.rows) / data.Y.cols,
    "divide by the number of images, `X.rows`, not of classes",
  ],
  [
    (read: Read, data: Dataset) => 100 * rightAccuracy(read, data),
    "a share from 0 to 1 is asked for, not per cent",
  ],
  [
    (_read: Read, { X, Y }: Dataset) => rightAccuracy(() => X, { X, Y }),
    "the images themselves are compared with the targets: `read(X)` makes probabilities of them",
  ],
];

/** Three classes; probabilities that are seldom above one half. */
const read: Read = (X) =>
  softmax.apply(map(X, (x) => 0.6 * x * (x > 1.5 ? -1 : 1)));

function judged(random: Random, rows: number): [Read, Dataset] {
  const X = drawn(random, rows, 3);
  const right = argmaxRows(read(X));
  const labels = right.map((k) => (random.next() < 0.5 ? k : (k + 1) % 3));
  const Y = matrix(
    labels.map((k) => [0, 1, 2].map((c) => (c === k ? 1 : 0))),
  );
  return [read, { X, Y }];
}

const accuracyCheck: FunctionCheck = {
  name: "accuracy",
  cases: [judged(seeded(51), 6), judged(seeded(52), 11)],
  draw: (random: Random) => judged(random, 5 + random.integer(20)),
  expected: rightAccuracy,
  slips: accuracySlips,
  otherwise:
    "`argmaxRows(read(X))` are the answers, `argmaxRows(Y)` the targets: count where they agree, and divide by `X.rows`",
};

export const checkAccuracy = (answer: unknown): Verdict | undefined =>
  checkFunction(answer, accuracyCheck);

export const rightLast = (P: Matrix, Y: Matrix): Matrix =>
  scale(subtract(P, Y), 1 / P.rows);

const times = (factor: (P: Matrix) => number) => (P: Matrix, Y: Matrix) =>
  scale(subtract(P, Y), factor(P));
const through =
  (slope: (p: number) => number, factor: (P: Matrix) => number) =>
  (P: Matrix, Y: Matrix): Matrix =>
    hadamard(scale(subtract(P, Y), factor(P)), map(P, slope));

const lastSlips: readonly FunctionSlip[] = [
  [
    through(
      (p) => p,
      (P) => 2 / P.cols,
    ),
    "that is the published one: the factor P has to go, and the mean is over the samples",
  ],
  [
    through(
      (p) => p,
      (P) => 1 / P.rows,
    ),
    "the factor P is still there: behind a softmax the slope of the cross-entropy is P - Y",
  ],
  [
    through(
      (p) => p,
      (P) => 2 / P.rows,
    ),
    "the factor P is still there: behind a softmax the slope of the cross-entropy is P - Y",
  ],
  [
    times((P) => 2 / P.cols),
    "`P.cols` counts classes: a mean over the batch divides by the samples, and there is no 2",
  ],
  [
    times((P) => 1 / P.cols),
    "`P.cols` counts classes: a mean over the batch divides by the samples, `P.rows`",
  ],
  [
    times(() => 1),
    "the mean is missing: divided by the number of samples, `P.rows`",
  ],
  [
    times((P) => 2 / P.rows),
    "twice too much: the 2 belongs to squared errors, and this is the cross-entropy",
  ],
  [times((P) => -1 / P.rows), "the sign is turned round: P - Y"],
  [
    through(
      (p) => p * (1 - p),
      (P) => 1 / P.rows,
    ),
    "p (1 - p) is the slope of the sigmoid; the softmax is in P - Y already",
  ],
];

const lastCheck: FunctionCheck = {
  name: "last",
  cases: [answered(seeded(61), 2, 3), answered(seeded(62), 4, 2)],
  draw: (random: Random) =>
    answered(random, 1 + random.integer(5), 2 + random.integer(4)),
  expected: rightLast,
  slips: lastSlips,
  otherwise: "P - Y, divided by the number of samples, `P.rows`",
};

/** What a network says of some samples, and what is true. */
function answered(
  random: Random,
  rows: number,
  classes: number,
): [Matrix, Matrix] {
  const Y = drawnTargets(random, rows, classes);
  return [softmax.apply(drawn(random, rows, classes)), Y];
}

export function checkLast(answer: unknown): Verdict | undefined {
  return checkMatrices(answer, lastCheck);
}
