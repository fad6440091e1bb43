/** What the log-softmax and the slopes p - y of lesson 05 are compared with, and the usual slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { labelOf, list, oneHot, softmax, sum } from "./05-losses.formulas.ts";
import { rareLogSoftmax, rareSlopes } from "./05-losses.rare-slips.ts";

type OneHot = (p: number[], y: number[]) => number;

const { log } = Math;

type List = (z: number[]) => number[];
type OneNumber = (z: number[]) => number;

const logSoftmax: List = (z) => {
  const m = Math.max(...z);
  const tail = log(sum(z.map((zi) => Math.exp(zi - m))));
  return z.map((zi) => zi - m - tail);
};
/** z less something of the whole list. */
const less =
  (what: (z: number[], m: number) => number): List =>
  (z) =>
    z.map((zi) => zi - what(z, Math.max(...z)));
const total = (z: number[], m: number): number =>
  sum(z.map((zi) => Math.exp(zi - m)));

export const logSoftmaxCheck: FunctionCheck = {
  name: "logSoftmax",
  cases: [
    [[3, 1, 0]],
    [[0, 0]],
    [[-1, 2, 0.5, 1]],
    [[1000, 0]],
    [[-1000, -1001, -1003]],
    [[0, -1000, 1000]],
    [[4]],
  ],
  draw: (random: Random) => [list(random, 4, 2)],
  expected: logSoftmax,
  otherwise:
    "z_i - m - ln of the sum of all e^(z_j - m), with m for the largest z",
  slips: [
    ...rareLogSoftmax,
    [
      ((z) => softmax(z).map((p) => log(p))) satisfies List,
      "right near 0, but a probability that is rounded to 0 has the logarithm -Infinity: work with z - m",
    ],
    [
      less((z) => log(total(z, 0))),
      "right near 0, but at 1000 the power is Infinity: subtract the largest first",
    ],
    [less((_, m) => m), "the logarithm of the sum is missing"],
    [
      less((z, m) => log(total(z, m))),
      "m must be subtracted from z_i as well",
    ],
    [
      less((z, m) => m - log(total(z, m))),
      "the logarithm is subtracted, not added",
    ],
    [
      less((z, m) => m + total(z, m)),
      "the logarithm of the sum is subtracted, not the sum",
    ],
    [
      ((z) => logSoftmax(z).map((v) => -v)) satisfies List,
      "the sign is turned round: logarithms of probabilities are not above 0",
    ],
    [
      ((z) => {
        const m = Math.min(...z);
        return less((all) => m + log(total(all, m)))(z);
      }) satisfies List,
      "the largest must be taken out, not the smallest: `Math.max(...z)`",
    ],
    [
      ((z) => {
        const m = sum(z) / z.length;
        return less((all) => m + log(total(all, m)))(z);
      }) satisfies List,
      "the largest must be taken out, not the mean: `Math.max(...z)`",
    ],
    [
      ((z) => {
        const m = Math.max(...z);
        return z.map((zi) => log(zi - m) - log(total(z, m)));
      }) satisfies List,
      "ln of e^(z - m) is z - m itself, without a logarithm",
    ],
    [
      ((z) => logSoftmax(z)[0]) satisfies OneNumber,
      "a list is asked for: one logarithm for each class",
    ],
    [softmax, "those are the probabilities; their logarithms are asked for"],
    [
      ((z) => logSoftmax(z).map((v) => v / Math.LN2)) satisfies List,
      "the logarithm is the natural one: `Math.log`",
    ],
    [
      ((z) => logSoftmax(z).map((v) => v / Math.LN10)) satisfies List,
      "the logarithm is the natural one: `Math.log`",
    ],
    [
      less((z, m) => m + Math.log1p(total(z, m))),
      "`Math.log1p` adds 1; here the sum has its 1 already",
    ],
    [
      less((z, m) => m * 2 + log(total(z, m))),
      "m is subtracted once, not twice",
    ],
    [
      less((z, m) => m + log(total(z, 0))),
      "inside the sum stands e^(z_j - m) as well",
    ],
    [
      less((z, m) => m + log(sum(z.map((zi) => zi - m)))),
      "inside the logarithm stands the sum of the powers: `Math.exp(zj - m)`",
    ],
    [
      ((z) => z.map((zi) => log(zi) - log(sum(z)))) satisfies List,
      "the exponentials are missing: ln of e^z is z itself",
    ],
    [
      ((z) =>
        z.map(
          (zi) => zi / (Math.max(...z) + log(total(z, Math.max(...z)))),
        )) satisfies List,
      "a logarithm of a fraction is a difference: subtract",
    ],
    [
      ((z) => softmax(z).map((p) => log(Math.max(p, 1e-15)))) satisfies List,
      "a cut hides how small the probability is: work with z - m",
    ],
    [
      ((z) => softmax(z).map((p) => log(p + 1e-15))) satisfies List,
      "a cut hides how small the probability is: work with z - m",
    ],
    [
      less((z) => Math.max(z as never)),
      "`Math.max` takes numbers, not a list: `Math.max(...z)`",
    ],
  ],
};

type Slopes = (z: number[], y: number[]) => number[];

export const slopesCheck: FunctionCheck = {
  name: "lossSlopes",
  cases: [
    [
      [3, 1, 0],
      [0, 1, 0],
    ],
    [
      [0, 0],
      [1, 0],
    ],
    [
      [-1, 2, 0.5, 1],
      [0, 0, 0, 1],
    ],
    [
      [1000, 0],
      [0, 1],
    ],
  ],
  draw: (random: Random) => [
    list(random, 4, 2),
    oneHot(4, random.integer(4)),
  ],
  expected: ((z, y) => softmax(z).map((p, i) => p - y[i])) satisfies Slopes,
  otherwise: "first p, the softmax of z; then `p[i] - y[i]` for each class",
  slips: [
    ...rareSlopes,
    [
      ((z, y) => softmax(z).map((p, i) => y[i] - p)) satisfies Slopes,
      "the sign is turned round: p - y, probability minus target",
    ],
    [
      ((z) => softmax(z)) satisfies Slopes,
      "the target is not subtracted: p - y",
    ],
    [
      ((z, y) => z.map((zi, i) => zi - y[i])) satisfies Slopes,
      "z was used for p: the softmax comes first",
    ],
    [
      ((z, y) =>
        softmax(z).map((p, i) => (p - y[i]) / z.length)) satisfies Slopes,
      "no mean over the classes: this is one sample",
    ],
    [
      ((z, y) => softmax(z).map((p, i) => 2 * (p - y[i]))) satisfies Slopes,
      "the 2 belongs to squares; here it is p - y",
    ],
    [
      ((z, y) => softmax(z).map((p, i) => (p - y[i]) ** 2)) satisfies Slopes,
      "that is a squared error; the slope is p - y",
    ],
    [
      ((z, y) =>
        softmax(z).map((p, i) => (p - y[i]) * p * (1 - p))) satisfies Slopes,
      "the slope of the softmax is in p - y already: nothing more is multiplied",
    ],
    [
      ((z, y) => softmax(z).map((p, i) => -y[i] / p)) satisfies Slopes,
      "that is the slope along p; along z it is p - y",
    ],
    [
      ((z, y) =>
        softmax(z).map((p, i) => (y[i] === 1 ? p - 1 : 0))) satisfies Slopes,
      "the other classes have a slope, too: their own p",
    ],
    [
      ((z, y) => softmax(z).map((p, i) => y[i] * (p - 1))) satisfies Slopes,
      "the other classes have a slope, too: their own p",
    ],
    [
      ((z, y) =>
        z.map((zi, i) => 1 / (1 + Math.exp(-zi)) - y[i])) satisfies Slopes,
      "that is the sigmoid of each; with many classes p is the softmax",
    ],
    [
      ((z, y) => logSoftmax(z).map((v, i) => v - y[i])) satisfies Slopes,
      "no logarithm is left in the slope: p itself, minus y",
    ],
    [
      ((z, y) =>
        softmax(z).map((p, i) => z[i] - (p - y[i]))) satisfies Slopes,
      "those are the sums after a step; the slopes themselves were asked for",
    ],
    [
      ((z, y) => -logSoftmax(z)[labelOf(y)]) satisfies OneHot,
      "that is the loss; it has a slope along each sum",
    ],
    [
      ((z, y) => softmax(z)[labelOf(y)] - 1) satisfies OneHot,
      "that is the slope of the right class; each class has one",
    ],
    [
      ((z, y) => softmax(z.map((zi, i) => zi - y[i]))) satisfies Slopes,
      "y is subtracted from p, after the softmax",
    ],
    [
      ((z) => softmax(z).map((p) => p - 1)) satisfies Slopes,
      "1 is subtracted for the right class only: p - y",
    ],
    [
      ((z, y) =>
        softmax(softmax(z)).map((p, i) => p - y[i])) satisfies Slopes,
      "the softmax is applied twice",
    ],
    [
      ((z, y) =>
        softmax(z).map((p, i) => Math.abs(p - y[i]))) satisfies Slopes,
      "the sign counts: the right class has a slope below 0",
    ],
    [
      ((z, y) => softmax(z).map((p, i) => p + y[i])) satisfies Slopes,
      "the target is subtracted, not added",
    ],
    [
      ((z, y) => {
        const powers = z.map((zi) => Math.exp(zi));
        return powers.map((power, i) => power / sum(powers) - y[i]);
      }) satisfies Slopes,
      "right near 0, but at 1000 the power is Infinity: use `softmax(z)` from above",
    ],
  ],
};
