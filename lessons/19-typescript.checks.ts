/** How the comparison and the row of numbers of appendix B are judged. */
import type { Random } from "../src/engine/random.ts";
import { functionOf, listOf } from "../src/exercises/answer.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import { notYet, type Verdict } from "../src/exercises/verdict.ts";

export function areClose(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
}

type Three = [a: number, b: number, tolerance: number];

const closeSlips: readonly FunctionSlip[] = [
  [
    (...[a, b, tolerance]: Three) => Math.abs(a - b) <= tolerance,
    "large numbers need a share: multiply the tolerance by the largest of 1, |a| and |b|",
  ],
  [
    (...[a, b, tolerance]: Three) =>
      Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b)),
    "near 0 nothing would be close: the 1 is missing among the three",
  ],
  [
    (...[a, b, tolerance]: Three) =>
      a - b <= tolerance * Math.max(1, Math.abs(a), Math.abs(b)),
    "the distance has no sign: `Math.abs(a - b)`",
  ],
  [
    (...[a, b, tolerance]: Three) =>
      Math.abs(a - b) <= tolerance * Math.max(1, a, b),
    "sizes have no sign: `Math.abs(a)` and `Math.abs(b)`",
  ],
  [
    (...[a, b, tolerance]: Three) => !areClose(a, b, tolerance),
    "turned round: `true` means that they are close",
  ],
  [(...[a, b]: Three) => a === b, "that is `===`: the tolerance is not used"],
  [
    (...[a, b, tolerance]: Three) =>
      Math.abs(a - b) <= tolerance * Math.min(1, Math.abs(a), Math.abs(b)),
    "the *largest* of the three, not the smallest",
  ],
];

const closeCheck: FunctionCheck = {
  name: "isClose",
  cases: [
    [0.1 + 0.2, 0.3, 1e-9],
    [1e9, 1e9 + 0.5, 1e-9],
    [1, 1.1, 1e-3],
    [1, 5, 1e-3],
    [0, 1e-10, 1e-9],
    [-1e9, -1e9 - 0.5, 1e-9],
    [2, 1, 1e-3],
  ],
  draw: (random: Random) => {
    const a = 100 * random.normal();
    return [a, a * (1 + 2e-3 * random.normal()), 1e-3];
  },
  expected: areClose,
  slips: closeSlips,
  otherwise:
    "for 1 and 1.1 with 0.001: the distance is 0.1, allowed are 0.001 * 1.1",
};

export function checkClose(answer: unknown): Verdict | undefined {
  return checkFunction(answer, closeCheck);
}

export function evenly(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    return from * (1 - share) + to * share;
  });
}

type Row = [from: number, to: number, count: number];

const places = (count: number, at: (i: number) => number): number[] =>
  Array.from({ length: count }, (_, i) => at(i));

const rowSlips: readonly FunctionSlip[] = [
  [
    (...[from, to, count]: Row) =>
      places(count, (i) => from + (i * (to - from)) / count),
    "the last number is left out: between `count` numbers lie `count - 1` distances",
  ],
  [
    (...[from, to, count]: Row) => evenly(from, to, count + 1),
    "one number too many: `count` numbers, both ends among them",
  ],
  [
    (...[from, to, count]: Row) => evenly(from, to, count).slice(0, -1),
    "`to` is missing: the last number is `to` itself",
  ],
  [
    (...[, to, count]: Row) => evenly(0, to, count),
    "it begins at 0: the first number is `from`",
  ],
  [
    (...[from, to, count]: Row) => evenly(to, from, count),
    "turned round: from `from` to `to`",
  ],
  [
    (...[from, to, count]: Row) =>
      places(count, (i) => (i * (to - from)) / (count - 1)),
    "`from` is not added: the first number is `from`",
  ],
  [
    (...[from, , count]: Row) => places(count, (i) => from + i),
    "the distance is always 1: it is `(to - from) / (count - 1)`",
  ],
];

const rowCheck: FunctionCheck = {
  name: "rowOf",
  cases: [
    [0, 1, 5],
    [-2, 2, 9],
    [3, 4, 2],
  ],
  draw: (random: Random) => [
    random.normal(),
    2 + 5 * random.next(),
    3 + random.integer(20),
  ],
  expected: evenly,
  slips: rowSlips,
  otherwise: "0 to 1 in 5 numbers: 0, 0.25, 0.5, 0.75, 1",
};

export function checkRow(answer: unknown): Verdict | undefined {
  const wrong = checkFunction(answer, rowCheck);
  if (wrong) return wrong;
  const row = listOf(
    functionOf(answer, "rowOf")(0, 0.7, 1001),
    "what `rowOf` gives",
  );
  if (row[1000] === 0.7) return undefined;
  return notYet({
    what: "the last of `rowOf(0, 0.7, 1001)`",
    came: `is ${row[1000]}`,
    expected: "0.7 exactly",
    cause:
      "steps that are added up drift: compute each number from its place",
  });
}
