/** How the limit of the rate is judged: on valleys whose curvatures are known. */
import { centralDifference } from "../src/engine/gradcheck.ts";
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { type Place, slopesOfF } from "./06-gradient-descent.checks.ts";

type Gradient = (place: Place) => Place;
type Limit = (slopesAt: Gradient, at: Place) => unknown;

/** How much each slope changes when its own coordinate is nudged. */
function curvatures(slopesAt: Gradient, at: Place): number[] {
  return at.map((v, i) =>
    centralDifference((moved) => slopesAt(at.with(i, moved))[i], v),
  );
}

/** The same by a nudge to one side; `others` is what happens to the other coordinates. */
function nudged(
  slopesAt: Gradient,
  at: Place,
  h: number,
  others = (v: number): number => v,
): number[] {
  return at.map((_, i) => {
    const moved = at.map((v, j) => (i === j ? v + h : others(v)));
    return (slopesAt(moved)[i] - slopesAt(at)[i]) / h;
  });
}

/** Another number made of the curvatures. */
const of =
  (make: (bends: number[]) => unknown): Limit =>
  (slopesAt, at) =>
    make(curvatures(slopesAt, at));

const sumOf = (list: readonly number[]): number =>
  list.reduce((sum, one) => sum + one, 0);

/** A bowl with its bottom at `bottom`, bent by `bends` along each coordinate. */
const bowl =
  (bends: Place, bottom: Place): Gradient =>
  (place) =>
    place.map((v, i) => bends[i] * (v - bottom[i]));

export const rateLimitCheck: FunctionCheck = {
  name: "rateLimit",
  cases: [
    [bowl([2], [0]), [0]],
    [bowl([4, 1], [0, 0]), [0, 0]],
    [bowl([1, 5], [3, -2]), [3, -2]],
    [bowl([0.5, 8, 3], [1, 1, 1]), [1, 1, 1]],
    [([x, y]: Place) => [4 * x + y, x + 3 * y], [0, 0]],
    [slopesOfF, [-Math.SQRT1_2, 0]],
  ],
  draw: (random: Random) => {
    const bottom = [random.normal(), random.normal()];
    const bends = [random.uniform(0.2, 1), random.uniform(2, 9)];
    return [bowl(random.shuffle(bends), bottom), bottom];
  },
  // A forward difference with a small nudge is good enough.
  tolerance: 1e-3,
  expected: of((bends) => 2 / Math.max(...bends)),
  slips: [
    [
      of((bends) => 2 / Math.min(...bends)),
      "the largest curvature decides, not the smallest: the walk hops where the bottom bends most",
    ],
    [
      of((bends) => 1 / Math.max(...bends)),
      "half of what it should be: 2 divided by the curvature, and a nudge to both sides is 2 h long",
    ],
    [
      of((bends) => Math.max(...bends)),
      "that is the largest curvature; the limit is 2 divided by it",
    ],
    [
      of((bends) => Math.max(...bends) / 2),
      "the fraction is upside down: 2 divided by the curvature",
    ],
    [
      of((bends) => 2 * Math.max(...bends)),
      "2 is divided by the curvature, not multiplied with it",
    ],
    [
      of((bends) => 2 / sumOf(bends)),
      "the curvatures are not added: the largest one decides alone",
    ],
    [
      of((bends) => (2 * bends.length) / sumOf(bends)),
      "the mean does not help the direction that bends most: the largest curvature decides",
    ],
    [
      of((bends) => 2 / Math.hypot(...bends)),
      "the largest curvature decides, not the length of all",
    ],
    [
      of((bends) => 2 / bends[0]),
      "only the first coordinate is looked at; take the largest curvature of all",
    ],
    [
      of((bends) => 2 / bends[bends.length - 1]),
      "only the last coordinate is looked at; take the largest curvature of all",
    ],
    [
      of((bends) => 2 / Math.max(...bends.slice(0, 2))),
      "a place may have more than two coordinates: look at all of them",
    ],
    [
      of((bends) => bends.map((bend) => 2 / bend)),
      "one rate must be good for all directions: return the smallest of these limits",
    ],
    [
      of((bends) => bends),
      "these are the curvatures; the limit is 2 divided by the largest",
    ],
    [
      of((bends) => -2 / Math.max(...bends)),
      "the sign is turned round: slope after the nudge minus slope before it",
    ],
    [
      (slopesAt, at) => 2 / Math.max(...slopesAt(at)),
      "these are the slopes, which are 0 at the bottom; the curvature is how they change at a nudge",
    ],
    [
      (slopesAt, at) => 2 / Math.hypot(...slopesAt(at)),
      "these are the slopes, which are 0 at the bottom; the curvature is how they change at a nudge",
    ],
    [
      (slopesAt, at) =>
        2 / Math.max(...nudged(slopesAt, at, 1e-5, (v) => v + 1e-5)),
      "all coordinates are nudged together; nudge one at a time, and leave the others",
    ],
    [
      (slopesAt, [x, y]) => 2 / Math.max(...curvatures(slopesAt, [x, y])),
      "a place may have any number of coordinates, not only two: use `map`",
    ],
    ...[0.5, 0.1, 0.01].map((h): readonly [Limit, string] => [
      (slopesAt, at) => 2 / Math.max(...nudged(slopesAt, at, h)),
      "the nudge is so long that the ground bends on the way: take 1e-5",
    ]),
    ...[1e-2, 1e-3, 1e-4, 1e-5, 1e-6].map((h): readonly [Limit, string] => [
      of((bends) => 2 / (Math.max(...bends) * h)),
      "the change of the slope must be divided by the nudge",
    ]),
    ...[0.5, 0.1, 0.01].map((h): readonly [Limit, string] => [
      (slopesAt, at) => {
        const bends = at.map(
          (v, i) =>
            (slopesAt(at.with(i, v + h))[i] -
              slopesAt(at.with(i, v - h))[i]) /
            (2 * h),
        );
        return 2 / Math.max(...bends);
      },
      "the nudge is so long that the ground bends on the way: take 1e-5",
    ]),
    ...[1e-12, 1e-14, 1e-15, 1e-16].map((h): readonly [Limit, string] => [
      (slopesAt, at) => {
        const bends = at.map(
          (v, i) =>
            (slopesAt(at.with(i, v + h))[i] -
              slopesAt(at.with(i, v - h))[i]) /
            (2 * h),
        );
        return 2 / Math.max(...bends);
      },
      "the nudge is so short that rounding hides the change: take 1e-5",
    ]),
    ...[2e-2, 2e-3, 2e-4, 2e-5, 2e-6].map((h): readonly [Limit, string] => [
      of((bends) => 2 / (Math.max(...bends) * h)),
      "the change of the slope must be divided by the nudge, to both sides 2 h",
    ]),
    [
      of((bends) => 2 / Math.max(0, ...bends.slice(1))),
      "the first coordinate is left out: they begin at 0",
    ],
    [
      (_slopesAt, at) => 2 / Math.max(...curvatures(slopesOfF, at)),
      "that is the gradient of one landscape; call `slopesAt`, which is handed in",
    ],
    [() => 2, "the answer must come from the curvature of this valley"],
  ] satisfies (readonly [Limit, string])[],
  otherwise:
    "for each coordinate, nudge it alone and divide the change of its own slope by the nudge; then 2 divided by the largest",
};
