/** How the repaired update of lesson 13 is judged: by what lies in the drawer afterwards. */
import { Matrix } from "../src/engine/matrix.ts";
import { map, scale, subtract } from "../src/engine/operations.ts";
import { type Random, seeded } from "../src/engine/random.ts";
import {
  functionOf,
  type LearnerFunction,
  matrixOf,
} from "../src/exercises/answer.ts";
import { causeOfType } from "../src/exercises/cause.ts";
import { compare } from "../src/exercises/compare.ts";
import { isTodo, NotTried } from "../src/exercises/todo.ts";
import { drawn } from "../src/exercises/matrices.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import type { Matrices, Net } from "./13-published-program.forward-checks.ts";

const moved = (W: Matrix, dW: Matrix, rate: number): Matrix =>
  subtract(W, scale(dW, rate));

export function rightUpdate(
  net: Net,
  slopes: Matrices,
  options: Record<string, number>,
): void {
  for (const [name, dW] of Object.entries(slopes))
    net.params[name] = moved(net.params[name], dW, options.rate);
}

type Slip = (W: Matrix, dW: Matrix, rate: number) => Matrix;

const slips: readonly (readonly [Slip, string])[] = [
  [
    (W) => W,
    "nothing has moved: `toArray()` gives copies of the rows; change `net.params[name].data`, or put a new matrix into `net.params`",
  ],
  [
    (W) => map(W, () => Number.NaN),
    "NaN: `options` has no `l_rate`; the name is `rate`",
  ],
  [
    (W, dW, rate) => moved(W, dW, -rate),
    "the step goes up: minus the rate times the slope",
  ],
  [(W, dW) => moved(W, dW, 1), "the rate is not used"],
  [
    (_, dW, rate) => scale(dW, -rate),
    "that is the step alone: the weight itself is missing",
  ],
  [
    (W, dW, rate) => moved(W, dW, rate * W.rows),
    "the whole matrix is subtracted once for each row: once is enough",
  ],
  [
    (W, dW, rate) =>
      new Matrix(
        W.rows,
        W.cols,
        W.data.map((w, i) => w - rate * dW.data[i % W.cols]),
      ),
    "every row takes the slopes of the first row: `dW.data[j]` is row 0",
  ],
  [
    (W, dW, rate) =>
      new Matrix(
        W.rows,
        W.cols,
        W.data.map((w, i) => (i < W.cols ? w - rate * dW.data[i] : w)),
      ),
    "only the first row has moved",
  ],
];

export function checkUpdate(answer: unknown): Verdict | undefined {
  const update = functionOf(answer, "update");
  const random = seeded(141);
  return [["W1", "W2"], ["W2"], ["W1", "W2", "b1"]]
    .map((names) => checkStep(update, names, random))
    .find((verdict) => verdict !== undefined);
}

/** What is in a drawer besides weights must stay as it is. */
function drawer(random: Random): Matrices {
  return {
    A0: drawn(random, 1, 2),
    W1: drawn(random, 2, 3),
    W2: drawn(random, 3, 4),
    b1: drawn(random, 1, 3),
  };
}

function checkStep(
  update: LearnerFunction,
  names: readonly string[],
  random: Random,
): Verdict | undefined {
  const before = drawer(random);
  const all = drawer(random);
  const slopes = Object.fromEntries(names.map((name) => [name, all[name]]));
  const net: Net = { sizes: [2, 3, 4], params: copied(before) };
  const rate = random.uniform(0.2, 0.7);
  const came = update(net, copied(slopes), { epochs: 1, rate });
  if (isTodo(came)) throw new NotTried();
  if (came instanceof Promise)
    return notYet({
      what: "`update`",
      came: "gives a promise",
      cause: causeOfType(came),
    });
  return Object.keys(before)
    .map((name) =>
      checkMatrix(name, net.params[name], { before, slopes, rate }),
    )
    .find((verdict) => verdict !== undefined);
}

function copied(matrices: Matrices): Matrices {
  return Object.fromEntries(
    Object.entries(matrices).map(([name, M]) => [name, M.copy()]),
  );
}

interface Step {
  readonly before: Matrices;
  readonly slopes: Matrices;
  readonly rate: number;
}

function checkMatrix(
  name: string,
  came: unknown,
  { before, slopes, rate }: Step,
): Verdict | undefined {
  const what = `\`net.params.${name}\` after the update`;
  const W = before[name];
  const dW = slopes[name];
  matrixOf(came, what);
  if (!dW)
    return compare(what, came, W, {
      cause: "only what has slopes moves: go through the names in `slopes`",
    });
  const isFirst = name === Object.keys(slopes)[0];
  const fits = ([makes]: readonly [Slip, string]): boolean =>
    compare("", came, makes(W, dW, rate)) === undefined;
  const cause =
    !isFirst && compare("", came, W) === undefined
      ? "only the first name was updated: the loop goes over all of them"
      : slips.find(fits)?.[1];
  return compare(what, came, moved(W, dW, rate), cause ? { cause } : {});
}
