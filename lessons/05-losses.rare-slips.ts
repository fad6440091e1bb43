/** Slips that are seen less often in the exercises of lesson 05, by exercise. */
import { softmax, sum } from "./05-losses.formulas.ts";

type Loss = (a: number[], y: number[]) => number;
type List = (a: number[], y: number[]) => number[];
type Two = (a: number, y: number) => number;
type Slips<F> = readonly (readonly [makes: F, says: string])[];

const { exp, log } = Math;
const sigmoid = (z: number): number => 1 / (1 + exp(-z));
const sse: Loss = (a, y) => sum(a.map((v, i) => (v - y[i]) ** 2));

export const rareSse: Slips<Loss> = [
  [
    (a, y) => sum(a.map((v, i) => (v - y[i]) ^ 2)),
    "`^` is no power in TypeScript: write `** 2`",
  ],
  [
    (a, y) => sse(a.slice(0, -1), y),
    "the last answer is left out: does the loop end too early?",
  ],
  [
    (a, y) => sse(a.slice(1), y.slice(1)),
    "the first answer is left out: places begin at 0",
  ],
];

export const rareSquareSlopes: Slips<List> = [
  [
    (a, y) => a.map((v, i) => 2 * v - y[i] / a.length),
    "parentheses are missing: `2 * (a[i] - y[i]) / n`",
  ],
  [
    (a, y) => a.map((v, i) => Math.sign(v - y[i]) / a.length),
    "that is the slope of the absolute value; the slope of a square grows with the error",
  ],
  ...[0.1, 0.01, 1e-3, 1e-4].map(
    (h) =>
      [
        (a: number[], y: number[]) =>
          a.map((v, i) => (2 * (v - y[i]) + h) / a.length),
        "that is a nudge to one side: near, but the formula is asked for",
      ] as const,
  ),
];

export const rareBinary: Slips<Two> = [
  [
    (a, y) => (a - y) / (a * (1 - a)),
    "that is the slope of the loss along a; the loss itself is asked for",
  ],
  ...[0.1, 0.01, 1e-3, 1e-4, 1e-5].map(
    (small) =>
      [
        (a: number, y: number) =>
          -y * log(a + small) - (1 - y) * log(1 - a + small),
        "nothing needs to be added inside the logarithm: a lies between 0 and 1",
      ] as const,
  ),
  [
    (a, y) => -y * log(sigmoid(a)) - (1 - y) * log(1 - sigmoid(a)),
    "a is a probability already: no sigmoid is needed",
  ],
  [
    (a, y) => -y * log(a) - 1 - y * log(1 - a),
    "parentheses are missing: `(1 - y) * Math.log(1 - a)`",
  ],
  [
    (a, y) => y * log(y / a) + (1 - y) * log((1 - y) / (1 - a)),
    "the logarithm is of a and 1 - a alone: y stands before it, not in it",
  ],
];

const softplus = (z: number): number =>
  Math.max(z, 0) + Math.log1p(exp(-Math.abs(z)));

export const rareFromSum: Slips<Two> = [
  [
    (z, y) => Math.min(1000, log(1 + exp(z))) - y * z,
    "a cut at 1000 is right at 1000 only: at 800 the power is Infinity, too, and the loss is not 1000",
  ],
  [
    (z, y) =>
      (z > 0 ? z + Math.log1p(1 + exp(-z)) : Math.log1p(1 + exp(z))) - y * z,
    "`Math.log1p(x)` adds the 1 itself: it is ln(1 + x)",
  ],
  [
    (z, y) => y * softplus(z),
    "y is multiplied with z alone: softplus(z) - y z",
  ],
  [
    (z, y) => {
      const loss = log(1 + exp(z)) - y * z;
      return Number.isFinite(loss) ? loss : 0;
    },
    "putting 0 in the place of what broke hides it: for z > 0 take z out of the logarithm",
  ],
  [
    (z, y) => Math.max(z, 0) + Math.log10(1 + exp(-Math.abs(z))) - y * z,
    "the logarithm is the natural one: `Math.log`",
  ],
];

export const rareCategorical: Slips<Loss> = [
  [
    (p, y) => sum(p.slice(0, 3).map((v, i) => (y[i] ? -log(v) : 0))),
    "only the first three classes are looked at: there may be more",
  ],
  ...[0.01, 1e-3, 1e-5, 1e-6, 1e-7].map(
    (small) =>
      [
        (p: number[], y: number[]) =>
          -sum(p.map((v, i) => y[i] * log(v + small))),
        "a small number inside the logarithm changes every loss: leave out the classes whose y is 0",
      ] as const,
  ),
  [
    (p, y) => -sum(p.map((v, i) => (v === 0 ? 0 : v * log(y[i])))),
    "p and y are exchanged: the logarithm is of the probability",
  ],
];

export const rareSparse: Slips<(p: number[], label: number) => number> = [
  [
    (p, label) => -log(softmax(p)[label]),
    "p holds probabilities already: no softmax is needed",
  ],
  [
    (p, label) => -log(p.indexOf(label)),
    "`label` is a place in the list, not a number to look for: `p[label]`",
  ],
];

/** Minus something that is the same for all places. */
const less =
  (what: (z: number[], m: number) => number) =>
  (z: number[]): number[] =>
    z.map((v) => v - Math.max(...z) - what(z, Math.max(...z)));

export const rareLogSoftmax: Slips<(z: number[]) => number[]> = [
  [
    less((z, m) => sum(z.map((v) => log(exp(v - m))))),
    "first all powers are added, then comes one logarithm of the sum",
  ],
  [
    (z) => {
      const m = Math.max(...z);
      return z.map((v) => (v - m) / log(sum(z.map((u) => exp(u - m)))));
    },
    "the logarithm of a fraction is a difference: subtract the logarithm, do not divide",
  ],
  [
    less((z, m) => Math.log10(sum(z.map((v) => exp(v - m))))),
    "the logarithm is the natural one: `Math.log`",
  ],
  ...[1e-6, 1e-9, 1e-10, 1e-12, 1e-15].map(
    (small) =>
      [
        (z: number[]) => softmax(z).map((p) => log(p + small)),
        "a small number inside the logarithm only hides that p was rounded to 0: the true value may be -1000",
      ] as const,
  ),
  [
    less((z, m) =>
      log(
        z.map((v, i) => (i === 0 ? v : exp(v - m))).reduce((a, b) => a + b),
      ),
    ),
    "`reduce` needs a start: `reduce(..., 0)`; else it begins with the first z itself",
  ],
  [
    less((z, m) => log(sum(z.map((v) => exp(v - m))) / z.length)),
    "the powers are added, without a mean",
  ],
];

export const rareSlopes: Slips<List> = [
  [
    (z, y) => softmax(z).map((p, i) => log(p) - y[i]),
    "no logarithm is left in the slope: p itself, minus y",
  ],
  [
    (z, y) => z.map((v, i) => exp(v) - y[i]),
    "the powers must be divided by their sum: p is the softmax",
  ],
  ...[0, 1, 2].map(
    (place) =>
      [
        (z: number[]) => softmax(z).map((p, i) => (i === place ? p - 1 : p)),
        `the right class is not always number ${place}: \`y\` says which it is`,
      ] as const,
  ),
  [
    (z, y) => softmax(z).map((p, i) => p * y[i]),
    "y is subtracted from p, not multiplied with it",
  ],
  [
    (z, y) => softmax(z).map((p, i) => p - y[i] * p),
    "y is subtracted as it is: p - y",
  ],
  ...[0.1, 0.01, 1e-3].map(
    (h) =>
      [
        (z: number[], y: number[]) => {
          const loss = (u: number[]) =>
            log(sum(u.map((v) => exp(v - u[0])))) +
            u[0] -
            sum(u.map((v, i) => v * y[i]));
          return z.map((v, i) => (loss(z.with(i, v + h)) - loss(z)) / h);
        },
        "that is a nudge to one side: near, but the formula is asked for",
      ] as const,
  ),
];
