/** One epoch of lesson 01, with the usual slips in it. */
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import {
  inputs,
  predict,
  type Samples,
  type Unit,
  weightedSum,
} from "./01-perceptron.checks.ts";
import { learnAtRate } from "./01-perceptron.rule-checks.ts";

type Epoch = (unit: Unit, samples: Samples) => Unit[];

const learn = (unit: Unit, x: number[], target: number): Unit =>
  learnAtRate(unit, x, target, 1);

function epoch(unit: Unit, { X, Y }: Samples): Unit[] {
  const updates: Unit[] = [];
  let current = unit;
  for (let i = 0; i < X.length; i++) {
    if (predict(current, X[i]) === Y[i]) continue;
    current = learn(current, X[i], Y[i]);
    updates.push(current);
  }
  return updates;
}

/** An epoch that makes something of every sample: of its mistake, and of the unit it has. */
function epochWith(
  next: (unit: Unit, x: number[], y: number) => Unit | undefined,
): Epoch {
  return (unit, { X, Y }) => {
    let current = unit;
    return X.flatMap((x, i) => {
      const made = next(current, x, Y[i]);
      if (made === undefined) return [];
      current = made;
      return [made];
    });
  };
}

/** Where the first answer is right, with the unit as it is there. */
function firstRight(unit: Unit, { X, Y }: Samples): number {
  let current = unit;
  for (let i = 0; i < X.length; i++) {
    if (predict(current, X[i]) === Y[i]) return i;
    current = learn(current, X[i], Y[i]);
  }
  return X.length;
}

const epochSlips: readonly FunctionSlip[] = [
  [
    (unit: Unit, { X, Y }: Samples) =>
      X.flatMap((x, i) =>
        predict(unit, x) === Y[i] ? [] : [learn(unit, x, Y[i])],
      ),
    "every sample meets the first unit; after a mistake the next sample meets the new one",
  ],
  [
    epochWith(learn),
    "the list holds a unit for every sample; only updates belong in it",
  ],
  [
    (unit: Unit, samples: Samples) => [unit, ...epoch(unit, samples)],
    "the unit from before the epoch is in the list; only updates belong in it",
  ],
  [
    (unit: Unit, samples: Samples) => epoch(unit, samples).slice(-1),
    "only the last unit is in the list; all updates belong in it",
  ],
  [
    (unit: Unit, samples: Samples) => [epoch(unit, samples).at(-1) ?? unit],
    "only the last unit is in the list; all updates belong in it",
  ],
  [
    (unit: Unit, samples: Samples) => epoch(unit, samples).at(-1) ?? unit,
    "this is the last unit; return the list of all updates",
  ],
  [
    (unit: Unit, samples: Samples) => epoch(unit, samples).length,
    "this is the number of mistakes; return the list of units",
  ],
  [
    (unit: Unit, samples: Samples) => epoch(unit, samples).reverse(),
    "the order is turned round: the first update comes first",
  ],
  [
    (unit: Unit, samples: Samples) => epoch(unit, samples).slice(0, 1),
    "it ends at the first mistake; go on with the samples after it",
  ],
  [
    epochWith((unit, x, y) =>
      predict(unit, x) === y ? learn(unit, x, 1 - y) : undefined,
    ),
    "the condition is turned round: it learns where the answer was right",
  ],
  [
    (unit: Unit, { X, Y }: Samples) =>
      epoch(unit, { X: X.slice(1), Y: Y.slice(1) }),
    "the first sample is left out: `i` starts at 0",
  ],
  [
    (unit: Unit, { X, Y }: Samples) =>
      epoch(unit, { X: X.slice(0, -1), Y: Y.slice(0, -1) }),
    "the last sample is left out: `i < samples.X.length`",
  ],
  [
    (unit: Unit, { X, Y }: Samples) => epoch(unit, { X: X.slice(0, 1), Y }),
    "only the first sample is looked at: `return` stands inside the loop",
  ],
  [
    (unit: Unit, { X, Y }: Samples) => epoch(unit, { X: X.slice(0, 4), Y }),
    "only four samples are looked at: `i < samples.X.length`",
  ],
  [
    (unit: Unit, { X, Y }: Samples) =>
      epoch(unit, { X: [...X].reverse(), Y: [...Y].reverse() }),
    "the samples are taken from the last to the first",
  ],
  [
    epochWith((unit, x, y) => (predict(unit, x) === y ? unit : undefined)),
    "the condition is turned round: it learns where the answer was right",
  ],
  [
    (unit: Unit, { X, Y }: Samples) =>
      epoch(unit, { X: X.slice(0, firstRight(unit, { X, Y })), Y }),
    "it ends at the first right answer: go on with the next sample (`continue`, not `break`)",
  ],
  [
    (unit: Unit, samples: Samples) =>
      [unit, ...epoch(unit, samples)].slice(0, -1),
    "each unit goes into the list before it has learnt: first `learn`, then `push`",
  ],
  [
    epochWith((unit, x, y) =>
      weightedSum(unit, x) === y ? undefined : learn(unit, x, y),
    ),
    "z is compared with the target; compare what `predict` answers",
  ],
  [
    (unit: Unit, { X, Y }: Samples) => X.map((x, i) => learn(unit, x, Y[i])),
    "every sample meets the first unit, and the right answers are in the list as well",
  ],
  [
    (unit: Unit, { X, Y }: Samples) =>
      X.filter((x, i) => predict(unit, x) !== Y[i]).map(() => unit),
    "what `learn` returns is thrown away: `current = learn(...)`",
  ],
  [
    epochWith((unit, x, y) =>
      predict(unit, x) < y ? learn(unit, x, y) : undefined,
    ),
    "only an answer that is too low counts as a mistake; too high is one as well: `!==`",
  ],
  [
    epochWith((unit, x, y) =>
      predict(unit, x) > y ? learn(unit, x, y) : undefined,
    ),
    "only an answer that is too high counts as a mistake; too low is one as well: `!==`",
  ],
];

const gate = (Y: number[]): Samples => ({ X: inputs, Y });
const zeros: Unit = { w: [0, 0], b: 0 };

export const epochCheck: FunctionCheck = {
  name: "epoch",
  cases: [
    [zeros, gate([0, 0, 0, 1])],
    [zeros, gate([1, 1, 1, 0])],
    [{ w: [2, 1], b: -3 }, gate([0, 0, 0, 1])], // no mistake
    [{ w: [1, 1], b: 0 }, gate([0, 0, 0, 1])],
  ],
  draw: (random: Random) => {
    const X = Array.from({ length: 5 }, () => [
      random.normal(),
      random.normal(),
      random.normal(),
    ]);
    const unit = { w: [random.normal(), 0, 0], b: random.normal() };
    return [unit, { X, Y: X.map(() => random.integer(2)) }];
  },
  expected: epoch,
  slips: epochSlips,
  otherwise:
    "go through all of `samples.X`, however many there are; at each mistake `learn` makes the next unit, and that whole unit goes into the list",
};
