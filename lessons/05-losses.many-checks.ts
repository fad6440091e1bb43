/** What the losses for one of many classes are compared with in lesson 05, one-hot and sparse, and the usual slips. */
import type { Random } from "../src/engine/random.ts";
import type { FunctionCheck } from "../src/exercises/check-function.ts";
import { labelOf, list, oneHot, softmax, sum } from "./05-losses.formulas.ts";
import { rareCategorical, rareSparse } from "./05-losses.rare-slips.ts";

type OneHot = (p: number[], y: number[]) => number;
type Sparse = (p: number[], label: number) => number;

const { log } = Math;
const categorical: OneHot = (p, y) => -log(p[labelOf(y)]);

export const manyChecks = {
  categorical: {
    name: "oneOfMany.categorical",
    cases: [
      [
        [0.7, 0.2, 0.1],
        [0, 1, 0],
      ],
      [
        [0.25, 0.75],
        [1, 0],
      ],
      [
        [0.5, 0, 0.5, 0],
        [0, 0, 1, 0],
      ],
    ],
    draw: (random: Random) => [
      softmax(list(random, 4, 1)),
      oneHot(4, random.integer(4)),
    ],
    expected: categorical,
    otherwise: "minus the logarithm of the probability where y is 1",
    slips: [
      ...rareCategorical,
      [
        ((p, y) => -sum(p.map((pi, i) => y[i] * log(pi)))) satisfies OneHot,
        "0 · ln 0 is NaN in a computer: leave out the classes whose y is 0",
      ],
      [
        ((p, y) => -categorical(p, y)) satisfies OneHot,
        "the sign is turned round: a logarithm of a probability is below 0, so take minus",
      ],
      [
        ((p, y) => sum(p.map((pi, i) => y[i] * log(pi)))) satisfies OneHot,
        "the sign is turned round, and 0 · ln 0 is NaN: leave out the classes whose y is 0",
      ],
      [
        ((p, y) => categorical(p, y) / p.length) satisfies OneHot,
        "a sum over the classes, not a mean: only one of them counts",
      ],
      [
        ((p) => -sum(p.map((pi) => log(pi)))) satisfies OneHot,
        "only the class where y is 1 counts",
      ],
      [
        (p: number[], y: number[]) =>
          p.map((pi, i) => (y[i] === 0 ? 0 : -log(pi))),
        "that is a list; the loss is one number: add them up",
      ],
      [
        ((p, y) => -log(p[y as never])) satisfies OneHot,
        "y is a list; its place with a 1 is `y.indexOf(1)`",
      ],
      [
        ((p) => -log(p[0])) satisfies OneHot,
        "the right class is where y is 1, not always the first",
      ],
      [
        ((p) => -log(Math.max(...p))) satisfies OneHot,
        "the right class is where y is 1, not the one with the largest probability",
      ],
      [
        ((p, y) => 1 - p[labelOf(y)]) satisfies OneHot,
        "the logarithm is missing: -ln of the probability",
      ],
      [
        ((p, y) => p[labelOf(y)]) satisfies OneHot,
        "that is the probability of the truth; take minus its logarithm",
      ],
      [
        ((p, y) => -p[labelOf(y)]) satisfies OneHot,
        "the logarithm is missing: -ln of the probability",
      ],
      [
        ((p, y) => sum(p.map((pi, i) => (pi - y[i]) ** 2))) satisfies OneHot,
        "that is the squared error",
      ],
      [
        ((p, y) => categorical(p, y) / Math.LN2) satisfies OneHot,
        "the logarithm is the natural one: `Math.log`",
      ],
      [
        ((p, y) => categorical(p, y) / Math.LN10) satisfies OneHot,
        "the logarithm is the natural one: `Math.log`",
      ],
      [
        ((p, y) =>
          -sum(
            p.map((pi, i) => (y[i] === 1 ? log(pi) : log(1 - pi))),
          )) satisfies OneHot,
        "the other classes add nothing: there is no half with 1 - y here",
      ],
      [
        ((p, y) =>
          -sum(
            p.map((pi, i) => y[i] * log(pi) + (1 - y[i]) * log(1 - pi)),
          )) satisfies OneHot,
        "the other classes add nothing: there is no half with 1 - y here",
      ],
      [
        ((p, y) =>
          -sum(
            p.map((pi, i) => (y[i] === 0 ? 0 : pi * log(y[i]))),
          )) satisfies OneHot,
        "the two are exchanged: y times the logarithm of p",
      ],
      [
        ((p, y) => -sum(p.map((pi, i) => pi * log(y[i])))) satisfies OneHot,
        "the two are exchanged: y times the logarithm of p",
      ],
    ],
  },
  sparse: {
    name: "oneOfMany.sparse",
    cases: [
      [[0.7, 0.2, 0.1], 1],
      [[0.25, 0.75], 0],
      [[0.5, 0, 0.5, 0], 2],
    ],
    draw: (random: Random) => [
      softmax(list(random, 5, 1)),
      random.integer(5),
    ],
    expected: (p: number[], label: number) => -log(p[label]),
    otherwise: "minus the logarithm of `p[label]`",
    slips: [
      ...rareSparse,
      [
        ((p, label) => log(p[label])) satisfies Sparse,
        "the sign is turned round: a logarithm of a probability is below 0, so take minus",
      ],
      [
        ((p, label) => -log(p[label - 1])) satisfies Sparse,
        "classes are counted from 0: `p[label]`",
      ],
      [
        ((p, label) => -log(p[label + 1])) satisfies Sparse,
        "classes are counted from 0: `p[label]`",
      ],
      [
        ((p, label) => -log(p.at(label - 1) ?? 0)) satisfies Sparse,
        "classes are counted from 0: `p[label]`",
      ],
      [
        ((p, label) => -log(1 - p[label])) satisfies Sparse,
        "the logarithm is of the probability of the truth, `p[label]`",
      ],
      [
        ((p, label) => -p[label]) satisfies Sparse,
        "the logarithm is missing: -ln of the probability",
      ],
      [
        ((p, label) => p[label]) satisfies Sparse,
        "that is the probability of the truth; take minus its logarithm",
      ],
      [
        ((p, label) => 1 - p[label]) satisfies Sparse,
        "the logarithm is missing: -ln of the probability",
      ],
      [
        ((p) => -log(p[0])) satisfies Sparse,
        "`label` is not used: `p[label]`",
      ],
      [
        ((p) => -log(Math.max(...p))) satisfies Sparse,
        "the right class is `label`, not the one with the largest probability",
      ],
      [
        ((p, label) => -log(p[label]) / p.length) satisfies Sparse,
        "no mean: only one class counts",
      ],
      [
        ((p, label) => -log(p[label]) / Math.LN2) satisfies Sparse,
        "the logarithm is the natural one: `Math.log`",
      ],
      [
        ((p, label) => -log(p[label]) / Math.LN10) satisfies Sparse,
        "the logarithm is the natural one: `Math.log`",
      ],
      [
        ((p, label) => -sum(p.map((pi) => label * log(pi)))) satisfies Sparse,
        "`label` is a place in the list, not a factor: `p[label]`",
      ],
      [
        ((p, label) => -label * log(p[label])) satisfies Sparse,
        "`label` is a place in the list, not a factor",
      ],
      [
        ((_, label) => -log(label)) satisfies Sparse,
        "`label` is a place in the list: the logarithm is of `p[label]`",
      ],
    ],
  },
} satisfies Record<string, FunctionCheck>;
