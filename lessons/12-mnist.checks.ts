/** What the checks of lesson 12 share: small tables for accuracy and confusion, and the large test. */
import { mnist } from "../src/data/mnist.ts";
import type { Network } from "../src/engine/network.ts";
import { compare } from "../src/exercises/compare.ts";
import { describeValue } from "../src/exercises/describe.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

export type BestEpoch = (losses: number[], patience: number) => number;

interface Run {
  readonly losses: readonly number[];
  readonly patience: number;
  readonly best: number;
  readonly cause: string;
}

/** Loss curves with the epoch that early stopping keeps, and the slip that each one catches. */
const runs: readonly Run[] = [
  {
    losses: [0.9, 0.5, 0.4, 0.6, 0.7, 0.8],
    patience: 2,
    best: 2,
    cause: "the epoch of the lowest loss is kept, not the one where it stops",
  },
  {
    losses: [0.9, 0.5, 0.6, 0.7, 0.1],
    patience: 2,
    best: 1,
    cause: "the loop has stopped before it could see the last epoch",
  },
  {
    losses: [0.9, 0.5, 0.6, 0.4, 0.6, 0.7, 0.3, 0.5],
    patience: 3,
    best: 6,
    cause: "a new lowest loss sets the count of bad epochs back to 0",
  },
  {
    losses: [0.9, 0.5, 0.5, 0.5, 0.5, 0.2],
    patience: 3,
    best: 1,
    cause: "an equal loss is no new lowest loss",
  },
  {
    losses: [0.3, 0.2, 0.1],
    patience: 1,
    best: 2,
    cause: "a loss that always falls is never stopped",
  },
];

/** Tries the learner's early stopping on every curve. */
export function checkBestEpoch(bestEpoch: BestEpoch): Verdict | undefined {
  for (const { losses, patience, best, cause } of runs) {
    const call = `\`bestEpoch([${losses.join(", ")}], ${patience})\``;
    const wrong = compare(call, bestEpoch([...losses], patience), best, {
      cause,
    });
    if (wrong) return wrong;
  }
  return undefined;
}

/** The most parameters, and the least test accuracy, of Exercise 5. */
export const goal = { parameters: 30_000, accuracy: 0.965 };

/** Counts the learner's network and tests it on the 10,000 test images. */
export async function checkNetwork(
  net: Network | undefined,
): Promise<Verdict | number> {
  if (typeof net?.evaluate !== "function")
    return notYet({
      what: "the result of `myNetwork`",
      came: `is ${describeValue(net)}`,
      expected: "the trained network",
      cause:
        net === undefined ? "did you forget `return`?" : "return the network",
    });
  if (net.parameters > goal.parameters)
    return notYet({
      what: "the network",
      came: `has ${net.parameters} parameters`,
      expected: `at most ${goal.parameters}`,
      cause: "a hidden unit on the images costs 785; 37 of them fit",
    });
  const { accuracy = 0 } = net.evaluate((await mnist()).test);
  if (accuracy >= goal.accuracy) return accuracy;
  return notYet({
    what: "the test accuracy",
    came: `is ${(100 * accuracy).toFixed(2)} %`,
    expected: `at least ${100 * goal.accuracy} %`,
    cause: causeOf(accuracy),
  });
}

function causeOf(accuracy: number): string {
  if (accuracy < 0.2)
    return "this is about what guessing gives: was it trained, and is the learning rate not too large?";
  if (accuracy < 0.93)
    return "one layer alone reaches 91 %: add hidden units, or a larger learning rate";
  return "near: more epochs, and a smaller learning rate in the last ones, help";
}
