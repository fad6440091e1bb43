/** The training step of lesson 12, compared with a right one and with the usual wrong ones. */
import type { Matrix } from "../src/engine/matrix.ts";
import { map } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import {
  fieldsOf,
  functionOf,
  type LearnerFunction,
  numbersIn,
} from "../src/exercises/answer.ts";
import { compare, compareShape } from "../src/exercises/compare.ts";
import { drawn, drawnTargets } from "../src/exercises/matrices.ts";
import { demand, Refusal } from "../src/exercises/refusal.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import {
  type Names,
  type StepSlips,
  stepSlips,
  stepWith,
  type TwoLayers,
} from "./12-mnist.step-slips.ts";

/** One step of gradient descent on softmax with cross-entropy, for one hidden layer with ReLU. */
export const trainingStep: ReturnType<typeof stepWith> = stepWith({});

/** Small networks and batches: five inputs, four hidden units, three classes. */
function example(random: Random, rows: number) {
  const matrix = (m: number, n: number) => drawn(random, m, n);
  const net = {
    W1: matrix(5, 4),
    b1: matrix(1, 4),
    W2: matrix(4, 3),
    b2: matrix(1, 3),
  };
  const Y = drawnTargets(random, rows, 3);
  return { net, X: matrix(rows, 5), Y, rate: 0.1 + random.next() / 2 };
}

const shapes: Readonly<Record<Names, readonly number[]>> = {
  W1: [5, 4],
  b1: [1, 4],
  W2: [4, 3],
  b2: [1, 3],
};
const names = Object.keys(shapes) as Names[];

/** What the step gave in one example, and what goes in. */
interface Try extends ReturnType<typeof example> {
  readonly came: Readonly<Record<Names, unknown>>;
}

/** Judges a training step on three small networks. */
export function checkStep(answer: unknown): Verdict | undefined {
  const step = functionOf(answer, "twoLayerStep");
  const random = seeded(12);
  const tries = [1, 6, 3].map((rows) => tryStep(step, example(random, rows)));
  const tried = names.filter((name) => !isTodo(tries[0].came[name]));
  if (tried.length === 0) throw new NotTried();
  demand(wrongForm(tries[0].came, tried));
  for (const one of tries) {
    const expected = trainingStep(one.net, one.X, one.Y, one.rate);
    const wrong = firstWrong(one.came, expected, tried);
    if (wrong === undefined) continue;
    const { rows } = one.X;
    const far = firstWrong(one.came, expected, tried, 1e-3);
    return notYet({
      what: `with ${rows} ${rows === 1 ? "image" : "images"}, \`${wrong}\` after the step`,
      came: "is not where it should be",
      cause: slipOf(tries, tried) ?? (far ? likely[wrong] : rounded),
    });
  }
  return tried.length < names.length ? halfDone(tried) : undefined;
}

function tryStep(
  step: LearnerFunction,
  one: ReturnType<typeof example>,
): Try {
  const given = copyOf(one.net);
  const result = step(given, one.X, one.Y, one.rate);
  const came = fieldsOf(result, "the result", names);
  const changed = names.find((name) =>
    compare("", given[name], one.net[name], { tolerance: 0 }),
  );
  if (changed === undefined) return { ...one, came };
  throw new Refusal(
    notYet({
      what: `\`net.${changed}\`, which was handed in,`,
      came: "has changed",
      cause: "`subtract` gives a new matrix; leave the old one as it is",
    }),
  );
}

const rounded =
  "nearly right: something is rounded on the way; go on with all digits";

/** The mistake that leads to all that came. */
function slipOf(
  tries: readonly Try[],
  tried: readonly Names[],
): string | undefined {
  const fits = ([slips]: readonly [StepSlips, string]) =>
    tries.every(({ net, X, Y, rate, came }) => {
      const made = stepWith(slips)(net, X, Y, rate);
      return firstWrong(came, made, tried) === undefined;
    });
  return stepSlips.find(fits)?.[1];
}

function halfDone(tried: readonly Names[]): Verdict {
  const open = names.filter((name) => !tried.includes(name));
  const right = `\`${tried.join("`, `")}\` ${tried.length > 1 ? "are" : "is"} right`;
  return notYet(`${right}; \`${open.join("`, `")}\`: not tried yet`);
}

/** What is no matrix, or a matrix of another shape. */
function wrongForm(
  came: Readonly<Record<Names, unknown>>,
  tried: readonly Names[],
): Verdict | undefined {
  for (const name of tried) {
    const what = `\`${name}\` of the result`;
    const { shape } = numbersIn(came[name], what);
    const other = names.find((one) => `${shapes[one]}` === `${shape}`);
    const cause =
      other && other !== name
        ? `it has the shape of \`${other}\`: the two are exchanged`
        : undefined;
    const verdict = compareShape(what, came[name], shapes[name], { cause });
    if (verdict) return verdict;
  }
  return undefined;
}

/** Where to look when no known slip fits: the walk goes from the end to the start. */
const likely: Readonly<Record<Names, string>> = {
  b2: "`dZ2` is `scale(subtract(P, Y), 1 / X.rows)`; are the probabilities `P` those of the softmax?",
  W2: "b2 is right, so dZ2 is; `dW2` is `transposedTimes(A1, dZ2)`",
  b1: "the last layer is right; look at `dZ1`: back through W2, then the ReLU",
  W1: "b1 is right, so dZ1 is; `dW1` is `transposedTimes(X, dZ1)`",
};

function firstWrong(
  came: Readonly<Record<Names, unknown>>,
  expected: TwoLayers,
  tried: readonly Names[],
  tolerance = 1e-9,
): Names | undefined {
  const order: readonly Names[] = ["b2", "W2", "b1", "W1"];
  return order.find(
    (name) =>
      tried.includes(name) &&
      compare("", came[name], expected[name], { tolerance }),
  );
}

function copyOf(net: TwoLayers): TwoLayers {
  const copy = (M: Matrix): Matrix => map(M, (x) => x);
  return {
    W1: copy(net.W1),
    b1: copy(net.b1),
    W2: copy(net.W2),
    b2: copy(net.b2),
  };
}
