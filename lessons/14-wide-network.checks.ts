/** How the row of rates and the choice among trials of lesson 14 are judged. */
import type { Random } from "../src/engine/random.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import type { Verdict } from "../src/exercises/verdict.ts";

/** Numbers from `least` on; `at` says how far number i of `count` is, from 0 to 1. */
const rowWith =
  (
    between: (least: number, most: number, part: number) => number,
    partOf = (i: number, count: number): number => i / (count - 1),
  ) =>
  (least: number, most: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) =>
      between(least, most, partOf(i, count)),
    );

const byFactor = (least: number, most: number, part: number): number =>
  least * (most / least) ** part;

export const rightRates = rowWith(byFactor);

const rateSlips: readonly FunctionSlip[] = [
  [
    rowWith((least, most, part) => least + (most - least) * part),
    "these have equal differences; the rates need equal *factors*: multiply from one to the next",
  ],
  [
    rowWith(byFactor, (i, count) => i / count),
    "`most` is not reached: between `count` rates there are `count - 1` steps",
  ],
  [
    rowWith(byFactor, (i, count) => (i + 1) / count),
    "`least` is left out: the first rate is `least` itself",
  ],
  [
    (least: number, most: number, count: number) =>
      rightRates(most, least, count),
    "the order is turned round: from `least` to `most`",
  ],
  [
    (least: number, _most: number, count: number) =>
      Array.from({ length: count }, (_, i) => least * 10 ** i),
    "the factor is always 10; it depends on `least`, `most` and `count`",
  ],
  [
    (least: number, most: number, count: number) =>
      Array.from(
        { length: count },
        (_, i) => least * (most / least / (count - 1)) ** i,
      ),
    "`count - 1` equal factors *multiply* up to `most / least`: take the root, `** (1 / (count - 1))`, and do not divide",
  ],
  [
    (least: number, most: number, count: number) =>
      rightRates(least, most, count + 1),
    "there is one rate too many",
  ],
];

const ratesCheck: FunctionCheck = {
  name: "ratesFrom",
  cases: [
    [1, 100, 3],
    [0.001, 1, 7],
    [2, 32, 5],
  ],
  draw: (random: Random) => [
    random.uniform(0.001, 0.1),
    random.uniform(0.5, 3),
    2 + random.integer(6),
  ],
  expected: rightRates,
  slips: rateSlips,
  otherwise:
    "the factor from one to the next is the root: `(most / least) ** (1 / (count - 1))`; number i is `least` times the factor to the power i",
};

export const checkRates = (answer: unknown): Verdict | undefined =>
  checkFunction(answer, ratesCheck);

interface Trial {
  rate: number;
  training: number;
  validation: number;
}

/** The trial that is before all others, by `isBetter`. */
const bestBy =
  (isBetter: (one: Trial, best: Trial) => boolean) =>
  (trials: Trial[]): Trial =>
    trials.reduce((best, one) => (isBetter(one, best) ? one : best));

const done = (trials: Trial[]): Trial[] =>
  trials.filter(({ validation }) => !Number.isNaN(validation));

const right = bestBy(
  (one, best) =>
    one.validation > best.validation ||
    (one.validation === best.validation && one.rate < best.rate),
);

export const rightChoice = (trials: Trial[]): number =>
  right(done(trials)).rate;

const choiceSlips: readonly FunctionSlip[] = [
  [
    (trials: Trial[]) =>
      bestBy((one, best) => one.training > best.training)(done(trials)).rate,
    "that is the best *training* accuracy: it also rises when a network learns by heart",
  ],
  [
    (trials: Trial[]) => right(done(trials)).validation,
    "that is the accuracy; its rate is asked for",
  ],
  [
    (trials: Trial[]) => right(done(trials)),
    "that is the whole trial; its rate is asked for",
  ],
  [
    (trials: Trial[]) => trials.indexOf(right(done(trials))),
    "that is the place in the list; the rate is asked for",
  ],
  [
    (trials: Trial[]) => right(trials).rate,
    "a comparison with NaN is always false, so a failed trial at the beginning stays the best: leave failed trials out first",
  ],
  [
    (trials: Trial[]) =>
      bestBy((one, best) => one.validation > best.validation)(trials).rate,
    "a comparison with NaN is always false, so a failed trial at the beginning stays the best: leave failed trials out first",
  ],
  [
    (trials: Trial[]) =>
      bestBy((one, best) => one.validation > best.validation)(done(trials))
        .rate,
    "of two equally good ones the first was taken: the smaller *rate* is asked for",
  ],
  [
    (trials: Trial[]) =>
      bestBy((one, best) => one.validation >= best.validation)(done(trials))
        .rate,
    "of two equally good ones the last was taken: the smaller rate is asked for",
  ],
  [
    (trials: Trial[]) =>
      bestBy((one, best) => one.validation < best.validation)(done(trials))
        .rate,
    "that is the worst one",
  ],
  [
    (trials: Trial[]) => {
      const best = Math.max(...trials.map(({ validation }) => validation));
      return trials.find(({ validation }) => validation === best)?.rate;
    },
    "`Math.max` gives NaN as soon as one of its numbers is NaN: leave failed trials out first",
  ],
];

const failed = (rate: number): Trial => ({
  rate,
  training: Number.NaN,
  validation: Number.NaN,
});

/** The best on training data and the best on validation data are never the same, and some trials failed. */
function trialsOf(random: Random): Trial[][] {
  const list = [0.5, 0.2, 0.1, 0.03, 0.01].map((rate, i) => ({
    rate,
    training: 0.8 + 0.03 * (i % 3) + random.uniform(0, 0.01),
    validation: Math.round(800 + 20 * random.integer(6)) / 1000,
  }));
  const top = random.integer(4);
  const mended = list.map((one, i) => ({
    ...one,
    training: i === (top + 1) % 5 ? 0.99 : one.training,
    validation: i === top || i === top + 1 ? 0.95 : one.validation,
  }));
  return [[failed(1), ...mended, failed(3)]];
}

const choiceCheck: FunctionCheck = {
  name: "chooseRate",
  cases: [
    [
      [
        { rate: 0.01, training: 0.9, validation: 0.88 },
        { rate: 0.1, training: 0.95, validation: 0.94 },
        { rate: 0.3, training: 0.97, validation: 0.93 },
      ],
    ],
    [
      [
        failed(2),
        { rate: 0.3, training: 0.99, validation: 0.93 },
        { rate: 0.1, training: 0.95, validation: 0.93 },
        { rate: 0.2, training: 0.95, validation: 0.93 },
        failed(1),
      ],
    ],
  ],
  draw: trialsOf,
  draws: 4,
  expected: rightChoice,
  slips: choiceSlips,
  otherwise:
    "leave out trials whose `validation` is NaN, find the largest `validation`, and return the `rate` that belongs to it",
};

export const checkChoice = (answer: unknown): Verdict | undefined =>
  checkFunction(answer, choiceCheck);
