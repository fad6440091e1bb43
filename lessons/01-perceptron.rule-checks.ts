/** The perceptron rule and the epoch of lesson 01, with the usual slips in each. */
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

type Rule = (unit: Unit, x: number[], target: number, rate: number) => Unit;

/** The rule, with other steps for weights and bias. */
function ruleWith(
  stepOf: (error: number, rate: number) => readonly [number, number],
  errorOf = (unit: Unit, x: number[], target: number) =>
    target - predict(unit, x),
): Rule {
  return (unit, x, target, rate) => {
    const [stepW, stepB] = stepOf(errorOf(unit, x, target), rate);
    return {
      w: unit.w.map((wi, i) => wi + stepW * x[i]),
      b: unit.b + stepB,
    };
  };
}

const product = (error: number, rate: number) =>
  [rate * error, rate * error] as const;
const learnAtRate = ruleWith(product);

const ruleSlips: readonly FunctionSlip[] = [
  [
    ruleWith((error, rate) => [-rate * error, -rate * error]),
    "the sign is turned round: the error is target minus answer",
  ],
  [ruleWith((error) => [error, error]), "the rate is not used"],
  [
    ruleWith((error, rate) => [rate * error, error]),
    "the rate is missing in the new bias",
  ],
  [
    ruleWith((error, rate) => [error, rate * error]),
    "the rate is missing in the new weights",
  ],
  [ruleWith((error, rate) => [rate * error, 0]), "the bias has not changed"],
  [
    ruleWith((error, rate) => [0, rate * error]),
    "the weights have not changed",
  ],
  [
    ruleWith((error, rate) => [error / rate, error / rate]),
    "the rate multiplies the step; it does not divide it",
  ],
  [
    ruleWith((error, rate) => [error + rate, error + rate]),
    "the rate multiplies the error; it is not added",
  ],
  [(unit: Unit) => unit, "nothing has changed, but the answer was wrong"],
  [
    (unit: Unit, x: number[], target: number, rate: number) => {
      const good = learnAtRate(unit, x, target, rate);
      const error = target - predict(unit, x);
      return { w: unit.w.map((wi) => wi + rate * error), b: good.b };
    },
    "each weight needs its own input `x[i]`",
  ],
  [
    (unit: Unit, x: number[], target: number, rate: number) => {
      const error = target - predict(unit, x);
      return { w: x.map((xi) => rate * error * xi), b: rate * error };
    },
    "the old weights are lost: add to them",
  ],
  [
    ruleWith(product, (unit, x, target) => target - weightedSum(unit, x)),
    "the error uses z; it must use the answer, 0 or 1",
  ],
  [
    ruleWith(product, (_unit, _x, target) => target),
    "the error is target minus answer, not the target",
  ],
  [
    ruleWith(product, (unit, x, target) =>
      Math.abs(target - predict(unit, x)),
    ),
    "the error has a sign: -1 where the answer was too high",
  ],
  [
    (unit: Unit, x: number[], target: number, rate: number) => {
      const { w, b } = learnAtRate(unit, x, target, rate);
      const rounded = (n: number): number => Math.round(n * 100) / 100;
      return { w: w.map(rounded), b: rounded(b) };
    },
    "the numbers are rounded; a small rate makes steps smaller than that",
  ],
];

export const ruleCheck: FunctionCheck = {
  name: "learnAtRate",
  cases: [
    [{ w: [0.5, -1], b: 0.25 }, [2, 3], 1, 0.1], // too low
    [{ w: [0.5, 1], b: 0.25 }, [2, 3], 0, 0.5], // too high
    [{ w: [0.5, 1], b: 0.25 }, [2, 3], 1, 0.5], // right: no change
    [{ w: [1, -2, 0.5], b: -0.75 }, [0, 1, -4], 1, 2],
    [{ w: [3], b: -3 }, [1], 0, 1], // z is exactly 0
    [{ w: [0.125], b: -1 }, [3], 1, 0.001], // a step that rounding would lose
  ],
  draw: (random: Random) => {
    const w = [random.normal(), random.normal()];
    const x = [random.normal(), random.normal()];
    return [{ w, b: random.normal() }, x, random.integer(2), random.next()];
  },
  expected: learnAtRate,
  slips: ruleSlips,
  otherwise:
    "the old weight and the old bias stay as they are; rate times error (times x[i] for a weight) is added to them",
};

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
