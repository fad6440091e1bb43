/** How the loop of lesson 06 is judged: by whole paths, on landscapes that tell the stop rules apart. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { Refusal } from "../src/exercises/refusal.ts";
import { notYet } from "../src/exercises/verdict.ts";
import { type Place, slopesOfF } from "./06-gradient-descent.checks.ts";

interface Stop {
  length: number;
  steps: number;
}
type Gradient = (place: Place) => Place;
type Descend = (
  slopesAt: Gradient,
  from: Place,
  rate: number,
  stop: Stop,
) => unknown;

/** What a loop may do in its own way. */
interface Loop {
  /** Whether the slopes say that the walk is over. */
  readonly isOver: (slopes: Place, stop: Stop, rate: number) => boolean;
  readonly sign: number;
  /** Steps more than allowed. */
  readonly more: number;
}

const usual: Loop = {
  isOver: (slopes, { length }) => Math.hypot(...slopes) < length,
  sign: -1,
  more: 0,
};

function pathOf(
  changes: Partial<Loop>,
  slopesAt: Gradient,
  from: Place,
  rate: number,
  stop: Stop,
): Place[] {
  const { isOver, sign, more } = { ...usual, ...changes };
  const path = [from];
  for (let i = 0; i < stop.steps + more; i++) {
    const slopes = slopesAt(path[i]);
    if (isOver(slopes, stop, rate)) break;
    path.push(path[i].map((v, j) => v + sign * rate * slopes[j]));
  }
  return path;
}

const loop =
  (changes: Partial<Loop> = {}) =>
  (slopesAt: Gradient, from: Place, rate: number, stop: Stop): Place[] =>
    pathOf(changes, slopesAt, from, rate, stop);
const right = loop();

/** A path that was right, and was then changed. */
const then =
  (change: (path: Place[]) => unknown): Descend =>
  (...inputs) =>
    change(right(...inputs));

/** Slopes that cancel in a sum, so that a stop rule that adds them stops at once. */
const slanted: Gradient = ([x, y]) => [x - y + 2, y - x - 2];
/** A bowl whose first slope is 0 from the start. */
const trough: Gradient = ([, y]) => [0, 2 * y];
/** A slope that never ends: only the number of steps ends the walk, and 4 steps of 0.5 lead to -2. */
const ramp: Gradient = ([x]) => {
  if (Math.abs(x) < 100) return [1, 2];
  throw new Refusal(
    notYet({
      what: "`descend` on a slope that never ends",
      came: "goes on and on",
      cause: "count the steps: at most `stop.steps` of them are allowed",
    }),
  );
};
const bowl: Gradient = (place) => place.map((v) => 2 * v);

export const descendCheck: FunctionCheck = {
  name: "descend",
  cases: [
    [bowl, [3], 0.1, { length: 1e-3, steps: 3 }],
    [bowl, [0.3, 0.4], 0.1, { length: 0.5, steps: 100 }],
    [bowl, [0, 0], 0.1, { length: 0.1, steps: 5 }],
    [slanted, [1, 0], 0.1, { length: 0.5, steps: 100 }],
    [trough, [2, 1], 0.25, { length: 0.1, steps: 100 }],
    [ramp, [0, 0], 0.5, { length: 0.1, steps: 4 }],
    [slopesOfF, [0.5, 0.5], 0.5, { length: 1e-4, steps: 200 }],
  ],
  draw: (random: Random) => [
    bowl,
    [random.normal(), random.normal(), random.normal()],
    random.uniform(0.1, 0.4),
    { length: 0.05, steps: 12 + random.integer(20) },
  ],
  expected: right,
  slips: [
    [
      then((path) => path.slice(1)),
      "the start is missing: the path begins with `from`",
    ],
    [
      then((path) => path[path.length - 1]),
      "that is the last place alone; the whole path is asked for",
    ],
    [
      then((path) => path.map(() => path[path.length - 1])),
      "all places are the same array, which was changed at each step: make a new array for each place",
    ],
    [
      loop({ sign: 1 }),
      "the walk goes uphill: a step is taken against the gradient",
    ],
    [
      loop({ more: 1 }),
      "one step too many: at most `stop.steps` steps, so one place more than that",
    ],
    [
      loop({ more: -1 }),
      "one step too few: `stop.steps` steps make one place more than that",
    ],
    [
      (slopesAt, from, rate, stop) => {
        const path = right(slopesAt, from, rate, stop);
        const last = path[path.length - 1];
        const over = path.length <= stop.steps;
        const slopes = slopesAt(last);
        return over
          ? [...path, last.map((v, i) => v - rate * slopes[i])]
          : path;
      },
      "one step too many at the end: look at the gradient first, and make a step only if it is not short",
    ],
    [
      loop({ isOver: () => false }),
      "the walk does not stop where the gradient is shorter than `stop.length`",
    ],
    [
      loop({
        isOver: (slopes, { length }) =>
          slopes.reduce((sum, slope) => sum + slope, 0) < length,
      }),
      "the slopes are added, and cancel; the length is the root of the sum of their squares, `lengthOf(slopes)`",
    ],
    [
      loop({
        isOver: ([first, second], { length }) => first + second < length,
      }),
      "the slopes are added, and cancel; the length is the root of the sum of their squares, `lengthOf(slopes)`",
    ],
    [
      loop({
        isOver: (slopes, { length }) =>
          Math.abs(slopes.reduce((sum, slope) => sum + slope, 0)) < length,
      }),
      "the slopes are added, and cancel; the length is the root of the sum of their squares, `lengthOf(slopes)`",
    ],
    [
      loop({ isOver: (slopes, { length }) => Math.abs(slopes[0]) < length }),
      "only the first slope is looked at; the length has all of them in it, `lengthOf(slopes)`",
    ],
    [
      loop({ isOver: (slopes, { length }) => slopes[0] < length }),
      "only the first slope is looked at; the length has all of them in it, `lengthOf(slopes)`",
    ],
    [
      loop({
        isOver: (slopes, { length }) =>
          slopes.some((slope) => Math.abs(slope) < length),
      }),
      "one level direction is not enough: the length has all slopes in it, `lengthOf(slopes)`",
    ],
    [
      loop({
        isOver: (slopes, { length }) =>
          slopes.every((slope) => Math.abs(slope) < length),
      }),
      "each slope is looked at by itself; the length has all of them in it, `lengthOf(slopes)`",
    ],
    [
      loop({
        isOver: (slopes, { length }) =>
          slopes.every((slope) => slope < length),
      }),
      "a slope far below 0 is steep, too: take the length of the gradient, `lengthOf(slopes)`",
    ],
    [
      loop({
        isOver: (slopes, { length }) =>
          slopes.reduce((sum, slope) => sum + slope * slope, 0) < length,
      }),
      "the root is missing in the length: `lengthOf(slopes)`",
    ],
    [
      loop({
        isOver: (slopes, { length }, rate) =>
          rate * Math.hypot(...slopes) < length,
      }),
      "`stop.length` is compared with the gradient, not with the step",
    ],
    [
      loop({
        isOver: (slopes, { length }) => Math.hypot(...slopes) > length,
      }),
      "the comparison is turned round: the walk ends when the gradient is shorter",
    ],
    ...[1, 0.1].map((fixed): readonly [Descend, string] => [
      (slopesAt, from, _rate, stop) => right(slopesAt, from, fixed, stop),
      "the rate is not used",
    ]),
    [
      (slopesAt, from, rate, stop) => {
        const slopes = slopesAt(from);
        return right(() => slopes, from, rate, stop);
      },
      "the slopes are taken at the start only; take them anew at each place",
    ],
    [
      then((path) => path.slice(0, -1)),
      "the last place is missing: the path has the start, and the place after each step",
    ],
    [
      then((path) => [path[0], path[path.length - 1]]),
      "only the first and the last place are there: `push` belongs into the loop",
    ],
    [
      then((path) => path.map((_, i) => path[Math.min(i, 1)])),
      "each step begins at the start again; go on from the last place",
    ],
    [
      (slopesAt, from, rate, stop) => {
        const path = [from];
        if (Math.hypot(...slopesAt(from)) < stop.length) return path;
        for (let i = 0; i < stop.steps; i++)
          path.push(right(slopesAt, from, rate, stop)[1] ?? from);
        return path;
      },
      "each step begins at the start again; go on from the last place",
    ],
    ...[0, 1e-6, 1e-4, 1e-3].map((fixed): readonly [Descend, string] => [
      loop({ isOver: (slopes) => Math.hypot(...slopes) <= fixed }),
      "the length is written down; use the `stop.length` that is handed in",
    ]),
    [
      (slopesAt, from, rate, { length, steps }) =>
        right(slopesAt, from, rate, { length: steps, steps: length }),
      "`stop.length` and `stop.steps` are exchanged",
    ],
    [
      (slopesAt, from, rate, stop) => {
        const path = [from];
        for (let i = 0; i < stop.steps; i++) {
          const slopes = slopesAt(path[i]);
          if (Math.hypot(...slopes) < stop.length) break;
          path.push(slopes.map((slope, j) => slope - rate * path[i][j]));
        }
        return path;
      },
      "place and slopes are exchanged: `move(place, slopes, rate)`",
    ],
    [then(() => []), "the path is empty: does it begin with `from`?"],
    [
      then((path) => path.slice(0, 1)),
      "only the start is in the path: is the loop left too early?",
    ],
    [
      then((path) => (path.length > 1 ? path.slice(0, 2) : undefined)),
      "only one step is made: is `return` inside of the loop?",
    ],
    [
      then((path) => path.length - 1),
      "that is the number of steps; the path itself is asked for",
    ],
    [
      then((path) => [...path].reverse()),
      "the path is turned round: it begins with `from`",
    ],
    [
      then((path) => path.flat()),
      "the numbers stand in one row: each place is an array of its own, `path.push(place)`",
    ],
  ] satisfies (readonly [Descend, string])[],
  otherwise:
    "the path begins with `from`; at each place look at the gradient, stop if it is shorter than `stop.length` or `stop.steps` steps are made, else add the next place",
};
