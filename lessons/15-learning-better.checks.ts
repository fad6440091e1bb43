/** How the schedule, the decay and the end of lesson 15 are judged. */
import type { Random } from "../src/engine/random.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import type { Verdict } from "../src/exercises/verdict.ts";

export function rightRate(
  epoch: number,
  from: number,
  every: number,
  factor: number,
): number {
  return from * factor ** Math.floor((epoch - 1) / every);
}

type RateInputs = [
  epoch: number,
  from: number,
  every: number,
  factor: number,
];

const rateSlips: readonly FunctionSlip[] = [
  [
    (...[epoch, from, every, factor]: RateInputs) =>
      from * factor ** Math.floor(epoch / every),
    "epochs count from 1: epoch `every` still has the first rate; divide `epoch - 1`",
  ],
  [
    (...[epoch, from, every, factor]: RateInputs) =>
      from * factor ** ((epoch - 1) / every),
    "it falls a little in every epoch: round down with `Math.floor`",
  ],
  [
    (...[epoch, from, every, factor]: RateInputs) =>
      from * factor ** Math.ceil((epoch - 1) / every),
    "that falls after the first epoch already: round down, not up",
  ],
  [
    (...[epoch, from, every, factor]: RateInputs) =>
      from * factor ** Math.round((epoch - 1) / every),
    "that falls in the middle of the `every` epochs: round down with `Math.floor`",
  ],
  [
    (...[epoch, from, every, factor]: RateInputs) =>
      from * factor * Math.floor((epoch - 1) / every),
    "multiplied again and again is a power: `factor ** times`",
  ],
  [
    (...[epoch, from, every, factor]: RateInputs) =>
      from / factor ** Math.floor((epoch - 1) / every),
    "divided by the factor the rate grows: multiply by it",
  ],
  [
    (...[epoch, from, every, factor]: RateInputs) =>
      epoch > every ? from * factor : from,
    "it falls once only: after `every` epochs more it falls again",
  ],
  [
    (...[epoch, from, , factor]: RateInputs) => from * factor ** (epoch - 1),
    "it falls in every epoch: `every` is not used",
  ],
];

const rateCheck: FunctionCheck = {
  name: "rateAt",
  cases: [
    [1, 0.5, 4, 0.2],
    [2, 0.5, 4, 0.2],
    [3, 0.5, 4, 0.2],
    [4, 0.5, 4, 0.2],
    [5, 0.5, 4, 0.2],
    [9, 0.5, 4, 0.2],
  ],
  draw: (random: Random) => [
    1 + random.integer(20),
    0.1 + random.next(),
    2 + random.integer(4),
    0.1 + 0.8 * random.next(),
  ],
  expected: rightRate,
  slips: rateSlips,
  otherwise:
    "epoch 9 with `every` 4: 8 epochs are done, 8 / 4 = 2, so 0.5 * 0.2 * 0.2",
};

export function checkRate(answer: unknown): Verdict | undefined {
  return checkFunction(answer, rateCheck);
}

export function rightDecayed(
  g: readonly number[],
  w: readonly number[],
  lambda: number,
): number[] {
  return g.map((gi, i) => gi + lambda * w[i]);
}

type Lists = [g: readonly number[], w: readonly number[], lambda: number];

const decayedSlips: readonly FunctionSlip[] = [
  [
    (...[g, w, lambda]: Lists) => g.map((gi, i) => gi - lambda * w[i]),
    "the sign is turned: a step goes against the slope, so a minus here makes weights grow",
  ],
  [
    (...[g, , lambda]: Lists) => g.map((gi) => gi + lambda),
    "the same number is added to each: the pull is a share of the weight, `lambda * w[i]`",
  ],
  [
    (...[g, w]: Lists) => g.map((gi, i) => gi + w[i]),
    "the whole weight is added: only the share `lambda` of it",
  ],
  [
    (...[g, w, lambda]: Lists) => g.map((gi, i) => gi + lambda * w[i] ** 2),
    "the square is the price in the loss; its slope is `lambda * w[i]`",
  ],
  [
    (...[g, w, lambda]: Lists) => g.map((gi, i) => gi + 2 * lambda * w[i]),
    "twice too much: the price is half of `lambda` times the square, and its slope `lambda * w[i]`",
  ],
  [
    (...[g, w, lambda]: Lists) => w.map((wi, i) => wi + lambda * g[i]),
    "slopes and weights are exchanged: the slopes come first",
  ],
  [
    (...[g, w, lambda]: Lists) =>
      g.map((gi, i) => gi + lambda * Math.abs(w[i])),
    "a negative weight is pulled upwards: keep its sign",
  ],
  [
    (...[g, w, lambda]: Lists) =>
      g.map((gi, i) => (1 - lambda) * gi + lambda * w[i]),
    "the slope itself stays whole: only something is added to it",
  ],
];

const decayedCheck: FunctionCheck = {
  name: "decayed",
  cases: [
    [[-0.5], [2], 0.1],
    [[0.2, 1, 0], [-1, 0.5, 3], 0.1],
  ],
  draw: (random: Random) => [
    [random.normal(), random.normal()],
    [random.normal(), random.normal()],
    random.next(),
  ],
  expected: rightDecayed,
  slips: decayedSlips,
  otherwise: "on paper: `-0.5 + 0.1 * 2` is -0.3",
};

export function checkDecayed(answer: unknown): Verdict | undefined {
  return checkFunction(answer, decayedCheck);
}

export function rightTime(
  losses: readonly number[],
  patience: number,
): boolean {
  const best = losses.indexOf(Math.min(...losses));
  return losses.length - 1 - best >= patience;
}

const timeSlips: readonly FunctionSlip[] = [
  [
    (losses: readonly number[], patience: number) =>
      losses.length - 1 - losses.indexOf(Math.min(...losses)) > patience,
    "one epoch too late: exactly `patience` epochs without a new lowest loss are enough",
  ],
  [
    (losses: readonly number[], patience: number) =>
      losses.length - losses.indexOf(Math.min(...losses)) >= patience,
    "one epoch too early: the epoch of the lowest loss does not count",
  ],
  [
    (losses: readonly number[], patience: number) =>
      losses.length >= patience,
    "that counts all epochs: count those after the lowest loss",
  ],
  [
    (losses: readonly number[]) =>
      losses[losses.length - 1] > losses[losses.length - 2],
    "one worse epoch is no reason yet: `patience` of them in a row",
  ],
  [
    (losses: readonly number[], patience: number) =>
      losses
        .slice(-patience)
        .every((loss, i, last) => i === 0 || loss > last[i - 1]),
    "the losses need not rise all the time: none of them may be a new lowest one",
  ],
  [
    (losses: readonly number[], patience: number) =>
      losses.length - 1 - losses.indexOf(Math.max(...losses)) >= patience,
    "it counts from the highest loss: the lowest is the best",
  ],
  [
    (losses: readonly number[], patience: number) =>
      !rightTime(losses, patience),
    "turned round: `true` means that the training shall end",
  ],
  [
    (losses: readonly number[], patience: number) =>
      losses.length > patience &&
      losses[losses.length - 1] > losses[losses.length - 1 - patience],
    "only two losses are compared: the lowest of all so far counts",
  ],
];

const timeCheck: FunctionCheck = {
  name: "isTime",
  cases: [
    [[0.9, 0.6, 0.7, 0.65], 2],
    [[0.9], 2],
    [[0.9, 0.8, 0.7, 0.6], 3],
    [[0.9, 0.6, 0.7], 2],
    [[0.9, 0.6, 0.7, 0.5, 0.55], 2],
    [[0.9, 0.8, 0.3, 0.8, 0.7, 0.6], 3],
    [[0.5, 0.6, 0.7, 0.65], 3],
    [[0.5, 0.9, 0.8, 0.7], 3],
    [[0.9, 0.5, 0.6, 0.7, 0.55], 3],
  ],
  draw: (random: Random) => [
    Array.from({ length: 2 + random.integer(8) }, () => random.next()),
    1 + random.integer(4),
  ],
  expected: rightTime,
  slips: timeSlips,
  otherwise:
    "0.9, 0.6, 0.7, 0.65: the lowest stands at place 1, two epochs came after it",
};

export function checkTime(answer: unknown): Verdict | undefined {
  return checkFunction(answer, timeCheck);
}
