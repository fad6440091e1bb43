/** Check 2 of lesson 17: a start whose first cost on digits is near ln 10. */
import { mnist } from "../src/data/mnist.ts";
import { softmax } from "../src/engine/activations.ts";
import { Matrix } from "../src/engine/matrix.ts";
import { map, mean, sliceRows } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import { fieldsOf, functionOf, numberOf } from "../src/exercises/answer.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import { describeNumber } from "../src/exercises/describe.ts";
import { checkParts } from "../src/exercises/parts.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import { layersIn } from "./10-any-depth.checks.ts";
import { checkForward, needs } from "./17-alone.forward-checks.ts";
import { drawn, drawnTargets } from "../src/exercises/matrices.ts";
import type { Layer } from "./17-alone.parts.ts";

/** The mean of a number of each sample. */
const costWith =
  (loss: (p: number, row: readonly number[], right: number) => number) =>
  (P: Matrix, Y: Matrix): number => {
    const rows = P.toArray();
    const losses = Y.toArray().map((y, i) => {
      const right = y.indexOf(1);
      return loss(rows[i][right], rows[i], right);
    });
    return losses.reduce((a, b) => a + b, 0) / losses.length;
  };

export const rightCost: ReturnType<typeof costWith> = costWith(
  (p) => -Math.log(p),
);

const squares = (row: readonly number[], right: number): number =>
  row.reduce((all, p, k) => all + (p - (k === right ? 1 : 0)) ** 2, 0);

const costSlips: readonly FunctionSlip[] = [
  [
    (P: Matrix, Y: Matrix) => rightCost(P, Y) * P.rows,
    "that is the sum over the samples; a cost is their mean",
  ],
  [
    (P: Matrix, Y: Matrix) => rightCost(P, Y) / P.cols,
    "divide by the number of samples, `P.rows`, not of all numbers",
  ],
  [
    costWith((p) => Math.log(p)),
    "the sign is turned round: minus the logarithm",
  ],
  [costWith((p) => -Math.log10(p)), "`Math.log` is the natural logarithm"],
  [costWith((p) => -Math.log2(p)), "`Math.log` is the natural logarithm"],
  [costWith((p) => 1 - p), "the logarithm is missing: minus ln p"],
  [
    costWith((_, row, right) => squares(row, right)),
    "these are squared errors; the cost here is the cross-entropy",
  ],
  [
    costWith((_, row) => -Math.log(Math.max(...row))),
    "that takes the largest probability; what counts is the one of the right class",
  ],
  [
    costWith((_, row) => -row.reduce((all, p) => all + Math.log(p), 0)),
    "only the probability of the right class counts, where Y is 1",
  ],
  [
    costWith((_, row, right) =>
      row.reduce(
        (all, p, k) => all + (k === right ? -1 : 0) * Math.log(p),
        0,
      ),
    ),
    "0 times `Math.log(0)` is NaN: take the probability of the right class alone",
  ],
];

const costCheck: FunctionCheck = {
  name: "cost",
  cases: [
    [
      new Matrix(2, 2, Float64Array.from([0.5, 0.5, 0.25, 0.75])),
      new Matrix(2, 2, Float64Array.from([1, 0, 1, 0])),
    ],
    [
      new Matrix(2, 3, Float64Array.from([0.9, 0.1, 0, 0, 0.2, 0.8])),
      new Matrix(2, 3, Float64Array.from([1, 0, 0, 0, 0, 1])),
    ],
  ],
  draw: (random: Random) => {
    const [rows, classes] = [3 + random.integer(3), 3 + random.integer(2)];
    return [
      softmax.apply(drawn(random, rows, classes)),
      drawnTargets(random, rows, classes),
    ];
  },
  expected: rightCost,
  slips: costSlips,
  otherwise:
    "for each row, minus ln of the probability where Y is 1; then the mean",
};

export function checkCost(cost: unknown): Verdict | undefined {
  return checkFunction(cost, costCheck);
}

/** Layers of these sizes, drawn anew, from the chance that is handed in. */
export function checkStart(answer: unknown): Verdict | undefined {
  const start = functionOf(answer, "start");
  const sizes = [4, 3, 5];
  const [one, same, other] = [1, 1, 2].map((seed) =>
    layersIn(
      start([...sizes], seeded(seed)),
      "`start([4, 3, 5], random)`",
      sizes,
    ),
  );
  const text = (net: readonly Layer[]): string =>
    net.map(({ W, b }) => `${W.data};${b.data}`).join();
  if (text(one) !== text(same))
    return notYet({
      what: "`start` with the same seed",
      came: "gives other weights",
      cause: "take all chance from `random`, not from `Math.random`",
    });
  const equal = one.find(({ W }) => new Set(W.data).size === 1);
  if (equal)
    return notYet({
      what: "the weights of a layer",
      came: `are all ${describeNumber(equal.W.data[0])}`,
      expected: "different ones",
      cause: "equal units stay equal: draw each weight from `random`",
    });
  return text(one) === text(other)
    ? notYet({
        what: "`start` with another seed",
        came: "gives the same weights",
        cause: "use the `random` that is handed in",
      })
    : undefined;
}

/** A network that is sure of nothing costs ln 10; a little more is chance. */
const near = { least: 2.2, most: 2.6 };

/** `{ forward, start, cost }`: each by itself, then together on 200 digits. */
export async function checkFirstLoss(
  answer: unknown,
): Promise<Verdict | undefined> {
  const parts = fieldsOf(answer, "what the check gets", [
    "forward",
    "start",
    "cost",
  ]);
  const wrong = checkParts({
    "`start`": () => checkStart(parts.start),
    "`cost`": () => checkCost(parts.cost),
  });
  if (wrong) return wrong;
  needs("forward", parts.forward, checkForward);
  const { training } = await mnist();
  const X = sliceRows(training.X, 0, 200);
  const Y = sliceRows(training.Y, 0, 200);
  const net = functionOf(parts.start, "start")([784, 30, 10], seeded(3));
  const As = functionOf(parts.forward, "forward")(net, X) as Matrix[];
  const first = numberOf(
    functionOf(parts.cost, "cost")(As[2], Y),
    "the cost",
  );
  if (first >= near.least && first <= near.most) return undefined;
  return notYet({
    what: "the first cost of 784-30-10 on 200 digits",
    came: `is ${describeNumber(Number(first.toPrecision(3)))}`,
    expected: "near ln 10 = 2.303",
    cause: causeOfStart(net as Layer[]),
  });
}

/** Sure of wrong answers: the weights of a layer are much larger than one over the root of its inputs. */
function causeOfStart(net: readonly Layer[]): string {
  const sizes = net.map(({ W }) => {
    return Math.sqrt(mean(map(W, (w) => w * w)) * W.rows);
  });
  return sizes[0] > 4
    ? "the weights are too large for 784 inputs: what did lesson 10 say of the fan-in?"
    : "the network is sure of something before it has learnt anything: how large are the weights and biases of each layer?";
}
