/** Check 6 of lesson 17: an epoch. Each sample has a weight of its own here, which tells what was done with it. */
import { Matrix } from "../src/engine/matrix.ts";
import { seeded } from "../src/engine/random.ts";
import {
  fieldsOf,
  functionOf,
  type LearnerFunction,
  listOf,
  numbersIn,
} from "../src/exercises/answer.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";
import { checkForward, hiddenOf, needs } from "./17-alone.forward-checks.ts";
import { checkStep } from "./17-alone.step-checks.ts";

const count = 10;
const size = 4; // batches of 4, 4 and 2
const rate = 1e-6;

/** Sample i has the input i alone, so only row i of W hears of it. */
function oneEach(rows: number): { X: Matrix; Y: Matrix } {
  const [X, Y] = [new Matrix(rows, rows), new Matrix(rows, 2)];
  for (let i = 0; i < rows; i++) {
    X.data[i * rows + i] = 1;
    Y.data[2 * i + (i % 3 === 0 ? 1 : 0)] = 1;
  }
  return { X, Y };
}

/**
 * How much each sample has moved its weight, in units of a step of one sample: 1 / 4 in a batch of four. Below 0
 * where it moved the wrong way.
 */
function movesOf(epoch: LearnerFunction, seed: number): number[] {
  const { X, Y } = oneEach(count);
  const net = [{ W: new Matrix(count, 2), b: new Matrix(1, 2) }];
  const after = epoch(net, X, Y, size, rate, seeded(seed));
  const what = "what `epoch` gives";
  const [layer] = listOf(after, what);
  const { W } = fieldsOf(layer, `a layer of ${what}`, ["W", "b"]);
  const { values } = numbersIn(W, `W of ${what}`);
  return Array.from({ length: count }, (_, i) => {
    const right = i % 3 === 0 ? 1 : 0;
    return Number(values[2 * i + right]) / (rate * 0.5);
  });
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.01;

/** `{ forward, step, epoch }`. */
export function checkEpoch(answer: unknown): Verdict | undefined {
  const parts = fieldsOf(answer, "what the check gets", [
    "forward",
    "step",
    "epoch",
  ]);
  const epoch = functionOf(parts.epoch, "epoch");
  const forward = functionOf(parts.forward, "forward");
  needs("forward", parts.forward, checkForward);
  needs("step", parts.step, (step) => checkStep(step, hiddenOf(forward)));
  const moves = movesOf(epoch, 1);
  const cause = causeOfMoves(moves);
  if (cause !== undefined)
    return notYet({
      what: `after an epoch of ${count} samples in batches of ${size}`,
      came: wordsFor(moves),
      expected: "each sample seen once: two batches of 4 and one of 2",
      cause,
    });
  return checkOrder(epoch);
}

/** How often each sample was seen, as far as its weight tells. */
function wordsFor(moves: readonly number[]): string {
  const still = moves.filter((move) => near(move, 0)).length;
  const back = moves.filter((move) => move < -0.01).length;
  if (back > 0)
    return `${back} samples have moved their weights the wrong way`;
  if (still > 0) return `${still} of the weights have not moved`;
  return "the steps are not those of such batches";
}

function causeOfMoves(moves: readonly number[]): string | undefined {
  const still = moves.filter((move) => near(move, 0)).length;
  const [quarters, halves] = [1 / 4, 1 / 2].map(
    (share) => moves.filter((move) => near(move, share)).length,
  );
  if (quarters === 8 && halves === 2) return undefined;
  if (moves.some((move) => Number.isNaN(move)))
    return "NaN: is a row taken that does not exist?";
  if (still === count)
    return "no step was taken: return the network after the last batch";
  if (moves.some((move) => move < -0.01))
    return "inputs and targets do not belong together any more: shuffle row numbers, and take the same rows of X and Y";
  return causeOfSizes(moves, { still, quarters, halves });
}

function causeOfSizes(
  moves: readonly number[],
  {
    still,
    quarters,
    halves,
  }: { still: number; quarters: number; halves: number },
): string {
  if (still === 2 && quarters === 8)
    return "the last batch is left out, because it is smaller: the rest is a batch, too";
  if (still === 8 && halves === 2)
    return "each batch begins with the first network again: go on with the one that the batch before gave";
  if (still === 6 && quarters === 4)
    return "only one batch of four was seen: the loop ends too early, or each batch starts anew";
  if (moves.every((move) => near(move, 1 / count)))
    return "all samples were in one batch: cut them into slices of `size`";
  if (moves.every((move) => near(move, 1)))
    return "each sample had a step for itself: a batch holds `size` samples";
  if (still > 0)
    return "some are seen twice and others never: each epoch takes every sample once, so draw no row again";
  return "slices from 0 to 4, 4 to 8 and 8 to 10, each with one step";
}

/** Which samples are in the small batch must be chance, and chance of `random`. */
function checkOrder(epoch: LearnerFunction): Verdict | undefined {
  const last = (seed: number): string =>
    movesOf(epoch, seed)
      .flatMap((move, i) => (near(move, 1 / 2) ? [i] : []))
      .join();
  const [once, again] = [1, 1].map(last);
  if (once !== again)
    return notYet({
      what: "`epoch` with the same seed",
      came: "takes the samples in another order",
      cause: "take all chance from `random`, not from `Math.random`",
    });
  const orders = [1, 2, 3, 4, 5, 6].map(last);
  if (new Set(orders).size > 1) return undefined;
  return notYet({
    what: "in six epochs",
    came: `the small last batch always holds the samples ${orders[0].replace(",", " and ")}`,
    expected: "others each time",
    cause:
      orders[0] === "8,9"
        ? "the rows are taken in the order of the data: shuffle their numbers first"
        : "use the `random` that is handed in, and shuffle in each epoch",
  });
}
