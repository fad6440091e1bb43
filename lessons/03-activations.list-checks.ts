/** What the share of flat places and the softmax of lesson 03 are compared with, and the usual slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { rareShare, rareSoftmax } from "./03-activations.rare-slips.ts";

type Fn = (z: number) => number;
type Share = (slope: Fn, zs: number[]) => number;

const isFlat = (slope: number): boolean => Math.abs(slope) < 0.01;
const share = (test: (slope: number, z: number) => boolean): Share => {
  return (slope, zs) =>
    zs.filter((z) => test(slope(z), z)).length / zs.length;
};
/** Slopes of all kinds: flat, at the limit, steep, falling. */
const bowl: Fn = (z) => z / 100;
const hill: Fn = (z) => -z * Math.exp(-z * z);

export const flatCheck: FunctionCheck = {
  name: "flatShare",
  cases: [
    [(z: number) => (z > 0 ? 1 : 0), [1, 2, -3, 4]],
    [(z: number) => (z > 0 ? 1 : 0.01), [5, -3, -0.5]],
    [bowl, [-2, -1, -0.5, 0, 0.5, 2, 1, 3]],
    [hill, [3, -3, 1, -1, 0.5]],
    [() => 0, [1, 2, 3]],
  ],
  draw: (random: Random) => [
    hill,
    Array.from({ length: 7 }, () => random.normal(0, 2)),
  ],
  expected: share(isFlat),
  otherwise:
    "count the z with `Math.abs(slope(z)) < 0.01`, and divide by the number of all z",
  slips: [
    ...rareShare,
    [
      ((slope, zs) =>
        zs.filter((z) => isFlat(slope(z))).length) satisfies Share,
      "that is the count; the share is the count divided by the number of all z",
    ],
    [
      (slope: Fn, zs: number[]) => zs.filter((z) => isFlat(slope(z))),
      "that is the list of them: its `length` is the count, and the share is the count divided by the number of all z",
    ],
    [
      () => 0,
      "`slope` is a function: the slope at z is `slope(z)`, and that must be compared",
    ],
    [
      () => 1,
      "`map` keeps all of them; `filter` keeps those for which the condition is true",
    ],
    [
      ((slope, zs) => Math.round(share(isFlat)(slope, zs))) satisfies Share,
      "a share lies between 0 and 1: do not round it",
    ],
    [
      share((slope) => slope < 0.01),
      "a slope of -1 is not near 0: compare `Math.abs` of it",
    ],
    [
      share((slope) => !isFlat(slope)),
      "that is the share of those which hear; the deaf ones were asked for",
    ],
    [
      share((slope) => Math.abs(slope) <= 0.01),
      "a slope of exactly 0.01 is not below it: `<`, not `<=`",
    ],
    [
      share((slope) => Math.abs(slope) > 0.01),
      "that is the share of those which hear; the deaf ones were asked for",
    ],
    [
      share((slope) => slope === 0),
      "a slope that is small, but not exactly 0, counts as well",
    ],
    [
      share((slope) => Math.abs(slope) < 0.1),
      "the limit is 0.01, a hundredth; this is a tenth",
    ],
    [
      share((slope) => Math.abs(slope) < 0.001),
      "the limit is 0.01, a hundredth; this is a thousandth",
    ],
    [
      share((_, z) => Math.abs(z) < 0.01),
      "the slope at z must be small, `slope(z)`, and not z itself",
    ],
    [
      share((_, z) => z < 0.01),
      "the slope at z must be small, `slope(z)`, and not z itself",
    ],
    [
      ((slope, zs) =>
        (100 * zs.filter((z) => isFlat(slope(z))).length) /
        zs.length) satisfies Share,
      "a share is a number from 0 to 1, not a percentage",
    ],
    [
      ((slope, zs) =>
        zs.reduce((sum, z) => sum + slope(z), 0) / zs.length) satisfies Share,
      "that is the mean slope; count the small ones",
    ],
    [
      ((slope, zs) =>
        zs.filter((z) => isFlat(slope(z))).length /
        (zs.length - 1)) satisfies Share,
      "divide by the number of all z: `zs.length`",
    ],
    [
      ((slope, zs) => {
        const deaf = zs.filter((z) => isFlat(slope(z))).length;
        return deaf / (zs.length - deaf);
      }) satisfies Share,
      "divide by the number of all z, not by those that are left",
    ],
    [
      ((slope, zs) =>
        Number(zs.some((z) => isFlat(slope(z))))) satisfies Share,
      "it must count: how many, and not whether there is one",
    ],
    [
      ((slope, zs) =>
        Number(zs.every((z) => isFlat(slope(z))))) satisfies Share,
      "it must count: how many, and not whether all are",
    ],
    [
      ((slope, zs) =>
        zs.slice(1).filter((z) => isFlat(slope(z))).length /
        zs.length) satisfies Share,
      "the first z is left out: a list begins at 0",
    ],
    [
      ((slope, zs) =>
        zs.slice(0, -1).filter((z) => isFlat(slope(z))).length /
        zs.length) satisfies Share,
      "the last z is left out",
    ],
  ],
};

type List = (z: number[]) => number[];

const sumOf = (list: number[]): number => list.reduce((sum, v) => sum + v, 0);
const shares: List = (list) => list.map((v) => v / sumOf(list));
/** The softmax with another number subtracted first. */
const less =
  (what: (z: number[]) => number): List =>
  (z) =>
    shares(z.map((zi) => Math.exp(zi - what(z))));
const overflow =
  "right for small sums, but a large one makes `Infinity / Infinity`: subtract the largest first";

export const softmaxCheck: FunctionCheck = {
  name: "softmax",
  cases: [
    [[3, 1, 0]],
    [[0, 0]],
    [[-1, 2, 0.5, 1]],
    [[1000, 998, 997]],
    [[-1000, -1001]],
    [[0, -1000, 1000]],
    [[998, 1000, 997]],
    [[-400, 400, 400]],
    [[5]],
  ],
  draw: (random: Random) => [
    Array.from({ length: 4 }, () => random.normal(0, 2)),
  ],
  expected: less((z) => Math.max(...z)),
  otherwise:
    "subtract the largest z from all, take `Math.exp` of each, and divide each by the sum of these",
  slips: [
    ...rareSoftmax,
    [less(() => 0), overflow],
    [
      ((z) =>
        less((all) => Math.max(...all))(z).map(Math.log)) satisfies List,
      "that is the logarithm of the probabilities",
    ],
    [
      less((z) => Math.min(...z)),
      "the largest must be subtracted, not the smallest: `Math.max(...z)`",
    ],
    [
      less((z) => sumOf(z) / z.length),
      "the mean leaves numbers above 0, which can be too large: subtract the largest",
    ],
    [
      less((z) => z[0]),
      "the first is not always the largest: `Math.max(...z)`",
    ],
    [
      less((z) => z[z.length - 1]),
      "the last is not always the largest: `Math.max(...z)`",
    ],
    [less((z) => -Math.max(...z)), "the largest is subtracted, not added"],
    [
      less((z) => sumOf(z)),
      "subtract the largest, not the sum: after it, `e` may see numbers far from 0",
    ],
    [
      ((z) => z.map((zi) => Math.exp(zi - Math.max(...z)))) satisfies List,
      "the division by the sum is missing: probabilities add up to 1",
    ],
    [
      ((z) =>
        z.map(
          (zi) =>
            Math.exp(zi - Math.max(...z)) / sumOf(z.map((v) => Math.exp(v))),
        )) satisfies List,
      "subtract the largest below the fraction as well",
    ],
    [
      ((z) =>
        z.map(
          (zi) =>
            Math.exp(zi) / sumOf(z.map((v) => Math.exp(v - Math.max(...z)))),
        )) satisfies List,
      "subtract the largest above the fraction as well",
    ],
    [
      ((z) => shares(z.map((zi) => zi - Math.max(...z)))) satisfies List,
      "`Math.exp` is missing: without it the numbers are not above 0",
    ],
    [
      shares,
      "`Math.exp` is missing: without it numbers below 0 stay below 0",
    ],
    [
      ((z) => z.map((zi) => 1 / (1 + Math.exp(-zi)))) satisfies List,
      "that is the sigmoid of each; the softmax looks at the whole list",
    ],
    [
      ((z) =>
        shares(z.map((zi) => Math.exp(Math.max(...z) - zi)))) satisfies List,
      "the sign is turned round: `zi - largest`, so that no power is above 1",
    ],
    [
      ((z) =>
        z.map(
          (zi) => Math.exp(zi - Math.max(...z)) / z.length,
        )) satisfies List,
      "divide by the sum of the powers, not by their number",
    ],
    [
      ((z) =>
        z.map(
          (zi) => Math.exp(zi - Math.max(...z)) / sumOf(z),
        )) satisfies List,
      "divide by the sum of the powers, not by the sum of the z",
    ],
    [
      ((z) =>
        shares(z.map((zi) => Math.exp(zi / Math.max(...z))))) satisfies List,
      "subtract the largest; a division changes the differences",
    ],
    [
      ((z) => z.map((zi) => (zi === Math.max(...z) ? 1 : 0))) satisfies List,
      "that chooses the largest; the softmax gives the others their share",
    ],
    [
      ((z) =>
        shares(z.map((zi) => 2 ** (zi - Math.max(...z))))) satisfies List,
      "the base is e: `Math.exp`",
    ],
    [
      ((z) =>
        shares(z.map((zi) => Math.exp(Math.min(zi, 700))))) satisfies List,
      "cutting z off changes the differences: subtract the largest from all",
    ],
    [
      less((z) => Math.max(z as never)),
      "`Math.max` takes numbers, not a list: `Math.max(...z)`",
    ],
  ],
};
