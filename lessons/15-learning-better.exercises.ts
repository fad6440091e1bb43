/** The exercises of lesson 15, learning better: a schedule, three steps, an end, and eight diagnoses. */
import { type Exercise, exercise } from "../src/exercises/exercise.ts";
import { right } from "../src/exercises/verdict.ts";
import {
  checkDecayed,
  checkRate,
  checkTime,
  rightDecayed,
  rightRate,
  rightTime,
} from "./15-learning-better.checks.ts";
import { checkDiagnoses, ward } from "./15-learning-better.doctor-checks.ts";
import {
  checkAdam,
  checkMomentum,
  rightAdam,
  rightMomentum,
} from "./15-learning-better.step-checks.ts";

export const rateAt: Exercise = exercise({
  name: "learningBetter.rateAt",
  title: "Step decay",
  solution: `function rateAt(
  epoch: number,
  from: number,
  every: number,
  factor: number,
): number {
  const times = Math.floor((epoch - 1) / every);
  return from * factor ** times;
}`,
  hints: [
    "How often has the rate been multiplied when epoch 5 begins, with `every` 4? And epoch 9?",
    "The epochs 1 to `every` have 0, the next `every` epochs 1: a division that is rounded down.",
    "`from * factor ** Math.floor((epoch - 1) / every)`",
  ],
  part: rightRate,
  check: (answer) =>
    checkRate(answer) ??
    right("The rate falls in steps, the first after `every` epochs"),
});

export const momentumStep: Exercise = exercise({
  name: "learningBetter.momentumStep",
  title: "A step with momentum",
  solution: `interface Rolling {
  w: number[];
  v: number[];
}
function momentumStep(
  { w, v }: Rolling,
  g: number[],
  rate: number,
  kept: number,
): Rolling {
  const faster = v.map((vi, i) => kept * vi + g[i]);
  return { w: w.map((wi, i) => wi - rate * faster[i]), v: faster };
}`,
  hints: [
    "First the new velocity, then the weights: they take the *new* one.",
    "`v.map((vi, i) => kept * vi + g[i])` is the new velocity.",
    "`w.map((wi, i) => wi - rate * faster[i])`, and both in an object: `{ w: ..., v: faster }`.",
  ],
  part: rightMomentum,
  check: (answer) =>
    checkMomentum(answer) ??
    right("The velocity remembers, and the weights follow it"),
});

export const adamStep: Exercise = exercise({
  name: "learningBetter.adamStep",
  title: "Adam's step",
  solution: `interface Adaptive {
  w: number[];
  m: number[];
  s: number[];
  t: number;
}
function adamStep(now: Adaptive, g: number[], rate: number): Adaptive {
  const t = now.t + 1;
  const m = now.m.map((mi, i) => 0.9 * mi + 0.1 * g[i]);
  const s = now.s.map((si, i) => 0.999 * si + 0.001 * g[i] ** 2);
  const [a, b] = [1 - 0.9 ** t, 1 - 0.999 ** t];
  const step = m.map((mi, i) => mi / a / (Math.sqrt(s[i] / b) + 1e-8));
  return { w: now.w.map((wi, i) => wi - rate * step[i]), m, s, t };
}`,
  hints: [
    "In this order: the count, both means, the corrected means, the weights. `t` goes up first.",
    "`m.map((mi, i) => 0.9 * mi + 0.1 * g[i])`, and the same for `s` with `0.999`, `0.001` and `g[i] ** 2`.",
    "Divide by `1 - 0.9 ** t` and `1 - 0.999 ** t` only for the step; the means that you return stay uncorrected.",
  ],
  part: rightAdam,
  check: (answer) =>
    checkAdam(answer) ??
    right("Two means, both corrected, and one rate for every weight"),
});

export const decayed: Exercise = exercise({
  name: "learningBetter.decayed",
  title: "Weight decay",
  solution: `function decayed(g: number[], w: number[], lambda: number): number[] {
  return g.map((gi, i) => gi + lambda * w[i]);
}`,
  hints: [
    "A positive weight shall become smaller, so its slope must become larger: steps go *against* slopes.",
    "Go through the slopes with `map((gi, i) => ...)`; the weight beside `gi` is `w[i]`.",
    "`g.map((gi, i) => gi + lambda * w[i])`",
  ],
  part: rightDecayed,
  check: (answer) =>
    checkDecayed(answer) ??
    right("Every weight is pulled towards 0 by a share of itself"),
});

export const isTime: Exercise = exercise({
  name: "learningBetter.isTime",
  title: "Stop in time",
  solution: `function isTime(losses: number[], patience: number): boolean {
  const best = losses.indexOf(Math.min(...losses));
  return losses.length - 1 - best >= patience;
}`,
  hints: [
    "Where does the lowest loss stand? How many epochs came after it?",
    "`losses.indexOf(Math.min(...losses))` is its place; the last place is `losses.length - 1`.",
    "`losses.length - 1 - best >= patience`",
  ],
  part: rightTime,
  check: (answer) =>
    checkTime(answer) ??
    right("It waits as long as it should, and counts from the best epoch"),
});

export const doctor: Exercise = exercise({
  name: "learningBetter.doctor",
  title: "Eight diagnoses",
  solution: `const diagnoses: Record<string, Cause> = {
${ward.map((cause, i) => `  ${"ABCDEFGH"[i]}: "${cause}",`).join("\n")}
};`,
  hints: [
    "Begin with those that are easy: a first loss in the thousands, a dead share of 1 at once, six layers.",
    "A level loss: look at the gradient of the first layer. 0 is one illness, a small step beside a healthy gradient another.",
    "Where training is at 100 % and validation far below, it was learnt by heart. Where validation is *above* training, the training data are wrong.",
  ],
  check: (answer) =>
    checkDiagnoses(answer) ?? right("All eight can be cured now"),
});
