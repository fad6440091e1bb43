/** Check 7 of lesson 17: the share of the samples that a network reads. */
import { Matrix } from "../src/engine/matrix.ts";
import { argmaxRows } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import { fieldsOf, functionOf } from "../src/exercises/answer.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import type { Verdict } from "../src/exercises/verdict.ts";
import { checkForward, needs } from "./17-alone.forward-checks.ts";
import { drawn } from "../src/exercises/matrices.ts";
import {
  drawnNet,
  forwardOf,
  hiddens,
  type Layer,
} from "./17-alone.parts.ts";

type Labels = ArrayLike<number>;

/** One layer, so it does not matter what hidden units do. */
const probabilities = (net: Layer[], X: Matrix): Matrix =>
  forwardOf(hiddens[0])(net, X)[net.length];

const shareWith =
  (judge: (row: readonly number[], label: number) => number | boolean) =>
  (net: Layer[], X: Matrix, labels: Labels): number => {
    const rows = probabilities(net, X).toArray();
    const judged = rows.map((row, i) => Number(judge(row, labels[i])));
    return judged.reduce((a, b) => a + b, 0) / rows.length;
  };

const isRight = (row: readonly number[], label: number): boolean =>
  row.indexOf(Math.max(...row)) === label;

const rightShare = shareWith(isRight);

const slips: readonly FunctionSlip[] = [
  [
    (net: Layer[], X: Matrix, labels: Labels) =>
      rightShare(net, X, labels) * X.rows,
    "that is how many are right: divide by the number of samples",
  ],
  [
    (net: Layer[], X: Matrix, labels: Labels) =>
      rightShare(net, X, labels) * 100,
    "that is per cent: a share from 0 to 1 is asked for",
  ],
  [
    shareWith((row, label) => !isRight(row, label)),
    "that is the share of wrong answers",
  ],
  [
    shareWith((row, label) => row[label] > 0.5),
    "the right one need not be above 0.5: it must be the largest of its row",
  ],
  [
    shareWith((row, label) => row[label]),
    "that is the mean probability of the right class; count the right answers",
  ],
  [
    shareWith((row, label) => row.lastIndexOf(Math.max(...row)) === label),
    "if two are equally large, the first one counts",
  ],
  [
    shareWith((row, label) => Math.max(...row) === label),
    "compare the *place* of the largest with the label, not the probability itself",
  ],
  [
    shareWith((row, label) => row.indexOf(Math.min(...row)) === label),
    "that takes the smallest probability",
  ],
];

/** A network, samples, and labels of which some are right. */
function example(random: Random): [Layer[], Matrix, Uint8Array] {
  const classes = 3 + random.integer(2);
  const net = drawnNet(random, [3, classes]);
  const X = drawn(random, 8 + random.integer(4), 3);
  const answers = argmaxRows(probabilities(net, X));
  const labels = answers.map((k) =>
    random.next() < 0.6 ? k : random.integer(classes),
  );
  return [net, X, Uint8Array.from(labels)];
}

/** All weights 0: every class is as probable as the others. */
const tied: [Layer[], Matrix, Uint8Array] = [
  [{ W: new Matrix(2, 3), b: new Matrix(1, 3) }],
  new Matrix(4, 2, Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8])),
  Uint8Array.from([0, 2, 0, 1]),
];

const accuracyCheck: FunctionCheck = {
  name: "accuracy",
  cases: [example(seeded(71)), tied],
  draw: example,
  expected: rightShare,
  slips,
  otherwise:
    "the answer for a row is the place of its largest probability; count where it is the label, and divide by the number of rows",
};

/** `{ forward, accuracy }`. */
export function checkAccuracy(answer: unknown): Verdict | undefined {
  const parts = fieldsOf(answer, "what the check gets", [
    "forward",
    "accuracy",
  ]);
  functionOf(parts.accuracy, "accuracy");
  functionOf(parts.forward, "forward");
  needs("forward", parts.forward, checkForward);
  return checkFunction(parts.accuracy, accuracyCheck);
}
