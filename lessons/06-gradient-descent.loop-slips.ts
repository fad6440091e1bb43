/** The usual mistakes in the loop of lesson 06: where it stops, and what it keeps. */
import { slopesOfF } from "./06-gradient-descent.checks.ts";
import {
  type Descend,
  loop,
  right,
  changed,
} from "./06-gradient-descent.loops.ts";

/** The usual mistakes, each with its cause. */
export const loopSlips: readonly (readonly [Descend, string])[] = [
  [
    changed((path) => path.slice(1)),
    "the start is missing: the path begins with `from`",
  ],
  [
    changed((path) => path[path.length - 1]),
    "that is the last place alone; the whole path is asked for",
  ],
  [
    changed((path) => path.map(() => path[path.length - 1])),
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
      isOver: (slopes, { length }) => slopes.every((slope) => slope < length),
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
    changed((path) => path.slice(0, -1)),
    "the last place is missing: the path has the start, and the place after each step",
  ],
  [
    changed((path) => [path[0], path[path.length - 1]]),
    "only the first and the last place are there: `push` belongs into the loop",
  ],
  [
    changed((path) => path.map((_, i) => path[Math.min(i, 1)])),
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
  [
    loop({
      isOver: (slopes, { length }) => Math.hypot(...slopes) <= length,
    }),
    "a gradient exactly as long as `stop.length` is not shorter: `<`, not `<=`",
  ],
  [
    loop({
      isOver: (slopes, { length }) =>
        slopes.reduce((sum, slope) => sum + Math.abs(slope), 0) < length,
    }),
    "the slopes are added without their signs; the length is the root of the sum of their squares, `lengthOf(slopes)`",
  ],
  [
    loop({
      isOver: (slopes, { length }) =>
        Math.abs(slopes[0]) + Math.abs(slopes[1] ?? 0) < length,
    }),
    "the slopes are added without their signs; the length is the root of the sum of their squares, `lengthOf(slopes)`",
  ],
  [
    (slopesAt, from, rate, stop) => {
      const path = [from];
      for (let i = 0; i < stop.steps; i++) {
        if (Math.hypot(...path[i]) < stop.length) break;
        const slopes = slopesAt(path[i]);
        path.push(path[i].map((v, j) => v - rate * slopes[j]));
      }
      return path;
    },
    "the length of the *gradient* is asked for, `lengthOf(slopes)`, not how far the place is from 0",
  ],
  [
    (slopesAt, from, rate, stop) => {
      const path = [from];
      for (let i = 0; i < stop.steps; i++) {
        const slopes = slopesAt(path[i]);
        const next = path[i].map((v, j) => v - rate * slopes[j]);
        if (Math.abs(next[0] - path[i][0]) < stop.length) break;
        path.push(next);
      }
      return path;
    },
    "it stops when the place hardly moves; it should stop when the gradient is short",
  ],
  [
    (slopesAt, from, rate) => {
      const slopes = slopesAt(from);
      return [from, from.map((v, j) => v - rate * slopes[j])];
    },
    "that is one step; repeat it, until the gradient is short or the steps are used up",
  ],
  [
    (slopesAt, from, rate, stop) =>
      right(slopesAt, from, rate, stop).slice(0, -1).map(slopesAt),
    "these are the slopes; the path is made of the places",
  ],
  [
    (slopesAt, from, rate, stop) =>
      right(slopesAt, from, rate, stop).map(slopesAt),
    "these are the slopes; the path is made of the places",
  ],
  [
    (slopesAt, from, rate, stop) => {
      const path = [from, ...right(slopesAt, from, rate, stop)];
      const last = path[path.length - 1];
      while (path.length <= stop.steps) path.push(last);
      return path.slice(0, stop.steps + 1);
    },
    "the same place is in the path several times: leave the loop with `break`, and put in only new places",
  ],
  [
    (_slopesAt, from, rate, stop) => right(slopesOfF, from, rate, stop),
    "that is the gradient of one landscape; call `slopesAt`, which is handed in",
  ],
  [changed(() => []), "the path is empty: does it begin with `from`?"],
  [
    changed((path) => path.slice(0, 1)),
    "only the start is in the path: is the loop left too early?",
  ],
  [
    changed((path) => (path.length > 1 ? path.slice(0, 2) : undefined)),
    "only one step is made: is `return` inside of the loop?",
  ],
  [
    changed((path) => path.length - 1),
    "that is the number of steps; the path itself is asked for",
  ],
  [
    changed((path) => [...path].reverse()),
    "the path is turned round: it begins with `from`",
  ],
  [
    changed((path) => path.flat()),
    "the numbers stand in one row: each place is an array of its own, `path.push(place)`",
  ],
];
