/** The perceptron rule of lesson 01, with the usual slips in it. */
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";
import { predict, type Unit, weightedSum } from "./01-perceptron.checks.ts";

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
export const learnAtRate = ruleWith(product);

/** The rule, with other new weights or another new bias, made from the rate times the error. */
function ruleThat(
  newWeight: (wi: number, step: number, x: number[], i: number) => number,
  newBias: (b: number, step: number) => number = (b, step) => b + step,
): Rule {
  return (unit, x, target, rate) => {
    const step = rate * (target - predict(unit, x));
    return {
      w: unit.w.map((wi, i) => newWeight(wi, step, x, i)),
      b: newBias(unit.b, step),
    };
  };
}

/** The rule, where only some mistakes count. */
function ruleIf(counts: (error: number) => boolean): Rule {
  return (unit, x, target, rate) =>
    counts(target - predict(unit, x))
      ? learnAtRate(unit, x, target, rate)
      : unit;
}

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
    ruleThat((wi, step) => wi + step),
    "each weight needs its own input `x[i]`",
  ],
  [
    ruleThat((wi, step, x) => wi + step * x[0]),
    "every weight gets the first input, `x[0]`; each needs its own, `x[i]`",
  ],
  [
    ruleThat((wi, step) => wi + step * wi),
    "the step of a weight is multiplied by its input `x[i]`, not by the weight itself",
  ],
  [
    ruleThat(
      (wi, step, x, i) => wi + step * x[i],
      (b, step) => b + step * b,
    ),
    "the step of the bias is rate times error alone; the old bias is no factor of it",
  ],
  [
    ruleThat(
      (wi, step, x, i) => wi + step * x[i],
      (b, step) => b - step,
    ),
    "the sign of the step is turned round in the new bias",
  ],
  [
    ruleThat((wi, step, x, i) => wi - step * x[i]),
    "the sign of the step is turned round in the new weights",
  ],
  [
    (unit: Unit, x: number[], target: number, rate: number) => {
      const { w, b } = learnAtRate(unit, x, target, 1);
      return { w: w.map((wi) => rate * wi), b: rate * b };
    },
    "the rate multiplies the whole new number; only the step is made smaller",
  ],
  [
    (unit: Unit, x: number[], target: number, rate: number) => {
      const { w, b } = learnAtRate(unit, x, target, 1);
      return { w: w.map((wi) => wi + rate), b: b + rate };
    },
    "the rate is added; it multiplies the step",
  ],
  [
    ruleIf((error) => error > 0),
    "nothing is learnt where the answer was too high; there the error is -1",
  ],
  [
    ruleIf((error) => error < 0),
    "nothing is learnt where the answer was too low; there the error is 1",
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
