/** How the test for a minimum is judged: on hollows, tops, saddles, slopes and level ground. */
import { centralDifference } from "../src/engine/gradcheck.ts";
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import type { Place } from "./06-gradient-descent.checks.ts";

type Height = (place: Place) => number;
type Test = (h: Height, place: Place, r: number) => unknown;

/** The changes of height at the places around, by direction. */
function changesAt(
  h: Height,
  [x, y]: Place,
  r: number,
  directions: readonly (readonly [number, number])[],
): number[] {
  return directions.map(
    ([dx, dy]) => h([x + r * dx, y + r * dy]) - h([x, y]),
  );
}

const straight = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;
const corners = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;
const eight = [...straight, ...corners];

/** A test by the changes of height in some directions. */
const around =
  (
    judge: (changes: number[]) => unknown,
    directions: readonly (readonly [number, number])[] = eight,
  ): Test =>
  (h, place, r) =>
    judge(changesAt(h, place, r, directions));

const higher = (change: number): boolean => change > 0;
const all = (changes: number[]): boolean => changes.every(higher);

/** A bowl with its bottom at (p, q), or for |c| > 2 a saddle that lies askew. */
const quadratic =
  (c: number, [p, q]: Place, sign = 1): Height =>
  ([x, y]) => {
    const [u, v] = [x - p, y - q];
    return sign * (u * u + v * v + c * u * v);
  };
const saddle: Height = ([x, y]) => x * x - y * y;
const sidewaysSaddle: Height = ([x, y]) => y * y - x * x;
/** Lower to one side only. */
const hillside =
  (dx: number, dy: number): Height =>
  ([x, y]) =>
    x * x + y * y + 5 * (dx * x + dy * y);
/** Higher at the corners, lower straight on. */
const cross: Height = ([x, y]) => 10 * x * x * y * y - x * x - y * y;
/** A hollow at (2, 0), and a far lower land to the left of it, around (0, 0). */
const cliff: Height = ([x, y]) => (x > 1 ? (x - 2) ** 2 + y * y : x - 5);
/** A hollow on the top of a hill: how far one looks makes the difference. */
const crater: Height = ([x, y]) => x * x + y * y - (x * x + y * y) ** 2;
const heightOfF: Height = ([x, y]) => x * Math.exp(-(x * x + y * y));

export const isMinimumCheck: FunctionCheck = {
  name: "isMinimum",
  cases: [
    [quadratic(0, [0, 0]), [0, 0], 0.1],
    [quadratic(0, [0, 0], -1), [0, 0], 0.1],
    [saddle, [0, 0], 0.5],
    [sidewaysSaddle, [0, 0], 0.5],
    [quadratic(3, [0, 0]), [0, 0], 0.1],
    [quadratic(-3, [0, 0]), [0, 0], 0.1],
    [heightOfF, [-Math.SQRT1_2, 0], 0.1],
    [heightOfF, [3, 0], 0.1],
    [() => 1, [2, 1], 0.1],
    [quadratic(0, [1, 2]), [1, 2], 1],
    ...straight.map(([dx, dy]) => [hillside(dx, dy), [0, 0], 1]),
    [cross, [0, 0], 1],
    [cliff, [2, 0], 0.5],
    [([x, y]: Place) => -1 - x * x - y * y, [0, 0], 0.1],
    [crater, [0, 0], 0.1],
    [crater, [0, 0], 2],
  ],
  draw: (random: Random) => {
    const place = [random.normal(), random.normal()];
    const c = random.uniform(-4, 4);
    return [quadratic(c, place), place, random.uniform(0.1, 1)];
  },
  expected: around(all),
  slips: [
    [
      around(all, straight),
      "the four corners are missing: a hollow may fall off in a slanted direction",
    ],
    [
      around(all, corners),
      "only the corners are looked at: left, right, up and down are missing",
    ],
    [
      around(all, straight.slice(0, 2)),
      "only two directions are looked at, along the first coordinate",
    ],
    [
      around(all, [corners[0]]),
      "only one place decides: does a later turn of the loop overwrite the answer?",
    ],
    [
      around((changes) => changes.every((change) => change >= 0), straight),
      "the four corners are missing, and level ground is no minimum: `>` and not `>=`",
    ],
    [
      around(all, [straight[0], straight[2]]),
      "only one side is looked at: to the left and down are missing",
    ],
    [
      around(all, [straight[0], straight[2], corners[0]]),
      "only one side is looked at: the moves with `-r` are missing",
    ],
    [
      around((changes) => changes.every((change) => change >= 0)),
      "level ground is no minimum: all must be higher, `>` and not `>=`",
    ],
    [
      around(all, straight.slice(2)),
      "only two directions are looked at, along the second coordinate",
    ],
    ...corners.map((corner): readonly [Test, string] => [
      around(all, [corner]),
      "the first place decides: `true` is returned only after the loops, when all eight have been looked at",
    ]),
    ...[corners[0], corners[3]].map((last): readonly [Test, string] => [
      around(
        all,
        eight.filter(([dx, dy]) => dx !== last[0] && dy !== last[1]),
      ),
      "one side is left out: the moves are `-r`, `0` and `r`, the last one as well",
    ]),
    [
      around(all, [...straight, corners[0], corners[3]]),
      "two of the four corners are missing",
    ],
    [
      around(all, [...straight, corners[1], corners[2]]),
      "two of the four corners are missing",
    ],
    [
      around((changes) => changes.reduce((sum, one) => sum + one, 0) > 0),
      "higher on the average is not enough: all eight must be higher",
    ],
    [
      around((changes) => changes.filter(higher).length > 4),
      "higher in most directions is not enough: all eight must be higher",
    ],
    [
      (_h, place, r) => all(changesAt(heightOfF, place, r, eight)),
      "that is the height of one landscape; call `h`, which is handed in",
    ],
    [
      (_h, [x, y], r) => Math.hypot(x + Math.SQRT1_2, y) < r,
      "that asks how near the hollow of our landscape is; `h` may be another one: compare heights",
    ],
    [
      around((changes) => changes.some(higher)),
      "one higher place is not enough: all eight must be higher",
    ],
    [
      around((changes) => changes.every((change) => change < 0)),
      "the comparison is turned round: that is the test for a top",
    ],
    [around((changes) => !all(changes)), "true and false are exchanged"],
    [
      (h, [x, y]) =>
        Math.hypot(
          h([x + 1e-6, y]) - h([x, y]),
          h([x, y + 1e-6]) - h([x, y]),
        ) < 1e-6,
      "that asks whether the ground is level; so are a top and a plateau. Compare the heights around",
    ],
    [
      (h, [x, y]) => {
        const slope = (g: (v: number) => number, v: number) =>
          centralDifference(g, v);
        const dx = slope((u) => h([u, y]), x);
        return (
          Math.hypot(
            dx,
            slope((u) => h([x, u]), y),
          ) < 0.01
        );
      },
      "that asks whether the ground is level; so are a top and a plateau. Compare the heights around",
    ],
    [
      around(() => false),
      "it is never true: is the place itself among those that must be higher?",
    ],
    [around(() => true), "it is always true: are the heights compared?"],
    [
      (h, place, r) => changesAt(h, place, r, eight).filter(higher).length,
      "that is how many are higher; `true` or `false` is asked for",
    ],
    [
      (h, place, r) => (all(changesAt(h, place, r, eight)) ? 1 : 0),
      "`true` or `false` is asked for, not 1 or 0",
    ],
    [
      around((changes) => changes.some((change) => change < 0)),
      "true and false are exchanged",
    ],
    ...[1, 0.1].map((r): readonly [Test, string] => [
      (h, place) => all(changesAt(h, place, r, eight)),
      "`r` is not used: it says how far away the eight places are",
    ]),
    [
      (h, place, r) =>
        eight.every(([dx, dy]) => h([r * dx, r * dy]) > h(place)),
      "the places lie around `place`, not around (0, 0)",
    ],
    [
      (h, place) => h(place) < 0,
      "a height below 0 says nothing: compare with the places around",
    ],
  ] satisfies (readonly [Test, string])[],
  otherwise:
    "compare the height at `place` with the heights of the eight places around; all must be higher",
};
