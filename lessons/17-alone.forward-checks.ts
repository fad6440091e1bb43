/** Check 1 of lesson 17: the forward pass, with hidden units of the learner's choice. */
import { softmax } from "../src/engine/activations.ts";
import { Matrix } from "../src/engine/matrix.ts";
import { map, matmul, sum, transpose } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import { functionOf, type LearnerFunction } from "../src/exercises/answer.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { compare } from "../src/exercises/compare.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import { checkMatrices, drawn } from "../src/exercises/matrices.ts";
import {
  bendOf,
  copyOf,
  drawnNet,
  forwardOf,
  forwardWith,
  type Hidden,
  hiddens,
  type Layer,
} from "./17-alone.parts.ts";

/** The hidden units of a learner's forward pass: those that the first hidden layer fits, or the ReLU. */
export function hiddenOf(forward: LearnerFunction): Hidden {
  const random = seeded(5);
  const [net, X] = [drawnNet(random, [3, 4, 2]), drawn(random, 5, 3)];
  const list = forward(copyOf(net), X.copy());
  const fits = (hidden: Hidden): boolean => {
    const [, A] = forwardOf(hidden)(net, X);
    return candidates(list).some((came) => isSame(came, A));
  };
  return hiddens.find(fits) ?? hiddens[0];
}

/** Where the first hidden layer may stand: a list that lacks X, or is turned round, has it elsewhere. */
function candidates(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}

function isSame(came: unknown, A: Matrix): boolean {
  try {
    return compare("", came, A) === undefined;
  } catch {
    return false; // not a matrix at all
  }
}

const probabilities = (Z: Matrix): Matrix => softmax.apply(Z);

function slipsOf(hidden: Hidden): readonly FunctionSlip[] {
  const bend = bendOf(hidden);
  const right = forwardOf(hidden);
  type Forward = typeof right;
  return [
    [
      forwardWith({ bend, last: bend }),
      "the last layer has no softmax, but what the hidden layers have",
    ],
    [
      forwardWith({ bend, last: (Z) => Z }),
      "the softmax is missing at the end",
    ],
    [
      forwardWith({ bend: (Z) => Z }),
      "nothing bends in the hidden layers: two of them would fold into one",
    ],
    [
      forwardWith({ bend: probabilities }),
      "every layer has the softmax; only the last one should",
    ],
    [
      forwardWith({ bend, last: (Z) => probabilities(bend(Z)) }),
      "the softmax takes the sums of the last layer as they are",
    ],
    [
      forwardWith({
        bend,
        last: (Z) => transpose(probabilities(transpose(Z))),
      }),
      "the softmax goes down the columns: a sample is a row",
    ],
    [
      forwardWith({
        bend,
        last: (Z) => {
          const exps = map(Z, Math.exp);
          const total = sum(exps);
          return map(exps, (e) => e / total);
        },
      }),
      "the softmax divides by the sum of the whole matrix: each row has a sum of its own",
    ],
    [
      forwardWith({ bend, sums: (A, { W }) => matmul(A, W) }),
      "the bias is missing",
    ],
    [
      ((net, X) => right(net, X).slice(1)) satisfies Forward,
      "the list begins with X itself: the walk back needs it",
    ],
    [
      ((net, X) => right(net, X).slice(-1)) satisfies Forward,
      "that is only the last of the list: `[X, A1, A2, ...]`",
    ],
    [
      (net: Layer[], X: Matrix) => right(net, X).at(-1),
      "that is the last output alone; the list of all is asked for, `[X, A1, A2, ...]`",
    ],
    [
      ((net, X) => right(net, X).reverse()) satisfies Forward,
      "the list is in the wrong order: X comes first",
    ],
    [
      ((net, X) => right(net.slice(0, 1), X)) satisfies Forward,
      "only the first layer is there: a loop over the layers",
    ],
  ];
}

function example(random: Random): [Layer[], Matrix] {
  const sizes = random.shuffle([2, 3, 4, 5]).slice(0, 3 + random.integer(2));
  return [drawnNet(random, sizes), drawn(random, 4, sizes[0])];
}

/** Says what is wrong with a forward pass; `undefined` if it is right. */
export function checkForward(answer: unknown): Verdict | undefined {
  const forward = functionOf(answer, "forward");
  const hidden = hiddenOf(forward);
  const one = seeded(7);
  const check: FunctionCheck = {
    name: "forward",
    cases: [[drawnNet(one, [2, 3]), drawn(one, 2, 2)]],
    draw: example,
    expected: forwardOf(hidden),
    slips: slipsOf(hidden),
    otherwise:
      "for each layer: what came in times W, plus b to each row, then ReLU, tanh or sigmoid number by number; in the last layer the softmax row by row",
  };
  const entries = (made: unknown) => made as readonly unknown[];
  return checkMatrices(answer, check, entries) ?? checkStable(forward);
}

/** Sums of a thousand: the softmax of lesson 03 subtracts the largest first. */
function checkStable(forward: LearnerFunction): Verdict | undefined {
  const W = new Matrix(1, 2, Float64Array.from([1000, 999]));
  const list = forward(
    [{ W, b: new Matrix(1, 2) }],
    new Matrix(1, 1, Float64Array.from([1])),
  );
  const P = (list as Matrix[])[1];
  const [p] = P.data;
  if (Math.abs(p - 1 / (1 + Math.exp(-1))) < 1e-9) return undefined;
  return notYet({
    what: "`forward` with the sums 1000 and 999",
    came: `gives the probability ${p}`,
    expected: "about 0.73",
    cause:
      "`Math.exp(1000)` is Infinity: subtract the largest sum of the row first",
  });
}

/** An earlier part on which a check rests: it must be right before anything can be said. */
export function needs(
  name: string,
  part: unknown,
  check: (part: unknown) => Verdict | undefined,
): void {
  if (verdictOf(part, check) === undefined) return;
  throw new Refusal(
    notYet(
      `\`${name}\` is not right yet, and this part builds on it; its own check, further up, says why`,
    ),
  );
}

function verdictOf(
  part: unknown,
  check: (part: unknown) => Verdict | undefined,
): Verdict | undefined {
  try {
    return check(part);
  } catch (error) {
    if (error instanceof Refusal) return error.verdict;
    throw error;
  }
}
