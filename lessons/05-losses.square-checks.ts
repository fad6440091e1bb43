/** What the squared errors of lesson 05 are compared with, and the usual slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { rareSquareSlopes, rareSse } from "./05-losses.rare-slips.ts";

type Loss = (a: number[], y: number[]) => number;
type Slopes = (a: number[], y: number[]) => number[];

const sum = (list: number[]): number => list.reduce((s, v) => s + v, 0);
const mean = (list: number[]): number => sum(list) / list.length;
const errors: Slopes = (a, y) => a.map((ai, i) => ai - y[i]);
const squares: Slopes = (a, y) => errors(a, y).map((e) => e * e);
const sse: Loss = (a, y) => sum(squares(a, y));
const mse: Loss = (a, y) => mean(squares(a, y));
const fromMean: Slopes = (a, y) =>
  squares(
    a,
    a.map(() => mean(y)),
  );

const cases = [
  [
    [3, 5, 10],
    [4, 5, 8],
  ],
  [[0.7], [1]],
  [
    [0.2, -1],
    [0, 1],
  ],
  [
    [1, 2, 3, 4],
    [1, 2, 3, 4],
  ],
];
const draw = (random: Random): number[][] => {
  const list = () => Array.from({ length: 5 }, () => random.normal());
  return [list(), list()];
};
const signs =
  "errors of different signs hide each other: take the square of each before you add";
const inside = "square each error by itself, then add";

export const squareChecks = {
  sse: {
    name: "squares.sse",
    cases,
    draw,
    expected: sse,
    otherwise: "the square of each `a[i] - y[i]`, all of them added",
    slips: [
      ...rareSse,
      [mse, "that is the mean; the SSE does not divide"],
      [((a, y) => sum(errors(a, y))) satisfies Loss, signs],
      [
        ((a, y) => sum(errors(a, y).map(Math.abs))) satisfies Loss,
        "those are absolute values; the errors are squared",
      ],
      [((a, y) => sum(errors(a, y)) ** 2) satisfies Loss, inside],
      [
        ((a, y) => Math.sqrt(sse(a, y))) satisfies Loss,
        "no root: the sum itself",
      ],
      [
        ((a, y) => sse(a, y) / 2) satisfies Loss,
        "the half is too much; some books take it, this course does not",
      ],
      [
        ((a, y) => sum(fromMean(a, y))) satisfies Loss,
        "the target belongs to the prediction: `a[i] - y[i]`, not minus the mean",
      ],
      [
        ((a, y) => sum(a.map((ai, i) => ai ** 2 - y[i] ** 2))) satisfies Loss,
        "subtract first, then square: `(a[i] - y[i]) ** 2`",
      ],
      [
        ((a, y) => sum(a.map((ai, i) => ai - y[i] ** 2))) satisfies Loss,
        "parentheses are missing: `(a[i] - y[i]) ** 2`",
      ],
      [
        ((a, y) => sum(a.map((ai, i) => (ai + y[i]) ** 2))) satisfies Loss,
        "the error is the difference, not the sum",
      ],
      [
        ((a, y) => sum(errors(a, y).map((e) => 2 * e))) satisfies Loss,
        "`** 2` is the square; `* 2` doubles",
      ],
      [
        ((a, y) => -sse(a, y)) satisfies Loss,
        "the sign is turned round: squares are not below 0",
      ],
      [
        ((a, y) => Math.max(...squares(a, y))) satisfies Loss,
        "that is the largest square; add all of them",
      ],
      [
        ((a, y) => squares(a, y)[a.length - 1]) satisfies Loss,
        "only the last square is kept: `+=`, not `=`",
      ],
      [
        ((a, y) => squares(a, y)[0]) satisfies Loss,
        "only the first one is counted: is `return` inside the loop?",
      ],
      [squares, "that is the list of squares; add them"],
      [
        ((a, y) => sse(a, y) - squares(a, y)[0]) satisfies Loss,
        "the first square is missing: places are counted from 0",
      ],
      [
        ((a, y) => sse(a, y) - squares(a, y)[0] + a[0]) satisfies Loss,
        "`reduce` needs a start: `reduce(..., 0)`",
      ],
    ],
  },
  mse: {
    name: "squares.mse",
    cases,
    draw,
    expected: mse,
    otherwise: "the SSE divided by the number of answers",
    slips: [
      [sse, "that is the sum; the mean divides it by the number of answers"],
      [
        ((a, y) => sse(a, y) / 2) satisfies Loss,
        "divide by the number of answers, not by 2",
      ],
      [
        ((a, y) => sse(a, y) / (a.length - 1)) satisfies Loss,
        "divide by the number of answers, not by one less",
      ],
      [
        ((a, y) => sse(a, y) / (a.length + y.length)) satisfies Loss,
        "divide by the number of answers; this divides by twice as many",
      ],
      [
        ((a, y) => sse(a, y) / sum(y)) satisfies Loss,
        "divide by the number of answers, not by the sum of the targets",
      ],
      [
        ((a, y) => Math.sqrt(mse(a, y))) satisfies Loss,
        "no root: the mean itself",
      ],
      [
        ((a, y) => mean(errors(a, y).map(Math.abs))) satisfies Loss,
        "those are absolute values; the errors are squared",
      ],
      [((a, y) => mean(errors(a, y))) satisfies Loss, signs],
      [((a, y) => mean(errors(a, y)) ** 2) satisfies Loss, inside],
      [((a, y) => sum(errors(a, y)) ** 2 / a.length) satisfies Loss, inside],
      [
        ((a, y) => mean(fromMean(a, y))) satisfies Loss,
        "the target belongs to the prediction: `a[i] - y[i]`, not minus the mean",
      ],
      [
        ((a, y) => mse(a, y) / a.length) satisfies Loss,
        "the number of answers divides once, not twice",
      ],
      [
        ((a, y) => sse(a, y) * a.length) satisfies Loss,
        "divide by the number of answers, do not multiply",
      ],
      [
        ((a, y) => sse(a, y) / 3) satisfies Loss,
        "lists may have any length: divide by `a.length`",
      ],
      [
        ((a, y) =>
          mean(a.map((ai, i) => ai ** 2 - y[i] ** 2))) satisfies Loss,
        "subtract first, then square: `(a[i] - y[i]) ** 2`",
      ],
    ],
  },
} satisfies Record<string, FunctionCheck>;

/** The right slopes with another formula for one answer. */
const each =
  (slope: (a: number, y: number, n: number) => number): Slopes =>
  (a, y) =>
    a.map((ai, i) => slope(ai, y[i], a.length));

export const squareSlopesCheck: FunctionCheck = {
  name: "mseSlopes",
  cases,
  draw,
  expected: each((a, y, n) => (2 * (a - y)) / n),
  otherwise:
    "a list: 2 (a - y) of each answer, divided by the number of answers",
  slips: [
    ...rareSquareSlopes,
    [
      each((a, y) => 2 * (a - y)),
      "those are the slopes of the sum; the mean divides each by the number of answers",
    ],
    [
      each((a, y, n) => (a - y) / n),
      "the slope of the square is 2 (a - y): the 2 is missing",
    ],
    [
      each((a, y) => a - y),
      "the slope of the square is 2 (a - y), and the mean divides by the number of answers",
    ],
    [
      each((a, y, n) => (2 * (y - a)) / n),
      "the sign is turned round: 2 (a - y), prediction minus target",
    ],
    [
      each((a, y) => 2 * (y - a)),
      "the sign is turned round, and the mean divides by the number of answers",
    ],
    [
      each((a, y, n) => (a - y) ** 2 / n),
      "that is the loss of each answer; its slope is 2 (a - y)",
    ],
    [
      each((a, y) => (a - y) ** 2),
      "those are the squares; the slope of a square is 2 (a - y)",
    ],
    [
      each((a, y, n) => (2 * (a - y) ** 2) / n),
      "the slope of the square is 2 (a - y), without a square",
    ],
    [
      each((a, y, n) => (2 * a - y) / n),
      "parentheses are missing: 2 (a - y)",
    ],
    [each((a, _, n) => (2 * a) / n), "the target is missing: 2 (a - y)"],
    [
      each((a, y, n) => (2 * Math.abs(a - y)) / n),
      "the slope has a sign: it is negative where the answer is too small",
    ],
    [
      each((a, y, n) => (2 * (a - y)) / n ** 2),
      "the number of answers divides once, not twice",
    ],
    [
      each((a, y, n) => a - (2 * (a - y)) / n),
      "those are the answers after a step; the slopes themselves were asked for",
    ],
    [
      ((a, y) =>
        sum(errors(a, y).map((e) => 2 * e)) / a.length) satisfies Loss,
      "there is a slope for each answer: return a list, and add nothing",
    ],
    [
      each((a, y, n) => 2 * (a - y) * n),
      "the mean divides by the number of answers, it does not multiply",
    ],
    [
      each((a, y) => (2 * (a - y)) / 3),
      "lists may have any length: divide by `a.length`",
    ],
    [
      each((a, y, n) => (y - a) / n),
      "the sign is turned round, and the 2 is missing: 2 (a - y)",
    ],
    [
      each((a, y, n) => (2 * a * (a - y)) / n),
      "the slope of the square is 2 (a - y): nothing more is multiplied",
    ],
    [mse, "that is the loss, one number; it has a slope along each answer"],
    [
      ((a, y) => {
        const total = (2 * sum(errors(a, y))) / a.length;
        return a.map(() => total);
      }) satisfies Slopes,
      "each answer has the slope of its own error, and not the sum of all",
    ],
  ],
};
