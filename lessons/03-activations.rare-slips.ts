/** Slips that are seen less often in the exercises of lesson 03, by exercise. */
type Fn = (z: number) => number;
type Share = (slope: Fn, zs: number[]) => number;
type Slips<F> = readonly (readonly [makes: F, says: string])[];

const { exp } = Math;
const sum = (list: number[]): number => list.reduce((s, v) => s + v, 0);

export const rareRelu: Slips<Fn> = [
  [
    (z) => (z > 0 ? z : -1),
    "below 0 it answers 0, not -1: it does not fall there",
  ],
  [
    (z) => Math.max(z, 0) + Math.log1p(exp(-Math.abs(z))),
    "that is a smooth curve (the softplus); the ReLU is made of two straight lines",
  ],
];

export const rareLeakyRelu: Slips<Fn> = [
  [
    (z) => (z > 0 ? z : -0.03),
    "-0.03 is the answer for z = -3 alone: below 0 it is 0.01 z",
  ],
  [
    (z) => (z > 0 ? z : 0.03 * z),
    "a hundredth is 0.01; 0.03 is what comes of z = -3",
  ],
];

export const rareTanh: Slips<Fn> = [
  [
    (z) => (exp(z) - exp(-z)) / 2,
    "that is `Math.sinh`, which has no upper end: the tanh stays between -1 and 1",
  ],
  [Math.atan, "that is the angle, up to 1.57: the name is `Math.tanh`"],
  [
    (z) => (1 / (1 + exp(-z))) ** 2,
    "it is z that is doubled before the sigmoid, not the answer that is squared",
  ],
];

export const rareSoftplus: Slips<Fn> = [
  [
    (z) => (z > 0 ? z - Math.log1p(exp(-z)) : Math.log1p(exp(z))),
    "for z > 0 the logarithm is added to z, not subtracted",
  ],
  [
    (z) => (z > 0 ? z * Math.log1p(exp(-z)) : Math.log1p(exp(z))),
    "for z > 0 the logarithm is added to z, not multiplied with it",
  ],
  [
    (z) => (z > 0 ? z + Math.log1p(exp(-z)) : exp(z)),
    "below 0 the logarithm is missing: ln(1 + e^z), which is near to e^z only far out",
  ],
  ...[1, 5, 10].map(
    (edge) =>
      [
        (z: number) => (z > edge ? z : Math.log1p(exp(z))),
        `z alone is not exact enough from ${edge} on: ln(1 + e^-z) comes on top`,
      ] as const,
  ),
];

export const rareShare: Slips<Share> = [
  [
    (slope, zs) =>
      zs.filter((_, i) => Math.abs(slope(i)) < 0.01).length / zs.length,
    "the slope is taken at the place in the list; take it at the number: `slope(z)`",
  ],
  [
    (slope, zs) => zs.filter((z) => Math.abs(slope(z)) < 0.01).length / 100,
    "divide by the number of all z, `zs.length`, which need not be 100",
  ],
  [
    (slope, zs) =>
      zs.filter((z) => slope(Math.abs(z)) < 0.01).length / zs.length,
    "it is the slope whose sign is dropped, not z: `Math.abs(slope(z))`",
  ],
  [
    (slope, zs) => zs.filter((z) => slope(z) < 0).length / zs.length,
    "a slope below 0 is not flat: it must be near 0, on either side",
  ],
  [
    (_slope, zs) =>
      zs.filter((z) => {
        const a = 1 / (1 + exp(-z));
        return a * (1 - a) < 0.01;
      }).length / zs.length,
    "that is the slope of the sigmoid; call `slope`, which is handed in",
  ],
  [
    (slope, zs) =>
      zs.filter((z) => Math.abs((slope(z + 0.001) - slope(z)) / 0.001) < 0.01)
        .length / zs.length,
    "`slope` gives the slope already: no nudge is needed",
  ],
  ...[4, 4.6, 5].map(
    (edge) =>
      [
        (_slope: Fn, zs: number[]) =>
          zs.filter((z) => Math.abs(z) > edge).length / zs.length,
        "a large z makes the sigmoid flat, but `slope` may be of another function: look at `slope(z)`",
      ] as const,
  ),
];

/** Each of these numbers, divided by their sum. */
const shares = (list: number[]): number[] => list.map((v) => v / sum(list));

export const rareSoftmax: Slips<(z: number[]) => number[]> = [
  [
    (z) => z.map((v) => exp(v) / Math.max(...z.map(exp))),
    "divide by the sum of the powers, not by the largest of them",
  ],
  [
    (z) => {
      const m = Math.max(...z);
      return z.map((v) => exp(v - m) / exp(z.reduce((a, b) => a + b - m, 0)));
    },
    "first each power, then the sum: the sum of powers, not the power of the sum",
  ],
  [
    (z) => {
      const m = Math.max(...z);
      const total = sum(z.map((v) => exp(v - m)));
      return z.map((v) => v - m - Math.log(total));
    },
    "those are the logarithms of the probabilities",
  ],
  [
    (z) => shares(z.slice(0, 3).map((v) => exp(v - Math.max(...z)))),
    "only the first three sums are looked at: there may be any number",
  ],
  [
    (z) =>
      shares(
        [...z].sort((a, b) => b - a).map((v) => exp(v - Math.max(...z))),
      ),
    "the order is lost: each probability stands at the place of its sum",
  ],
  [
    (z) => {
      const m = Math.max(...z);
      const total = z.reduce((a, v) => a + exp(v - m));
      return z.map((v) => exp(v - m) / total);
    },
    "`reduce` needs a start: `reduce(..., 0)`; else it begins with the first z itself",
  ],
];

interface LinearLayer {
  W: number[][];
  b: number[];
}
type Fold = (first: LinearLayer, second: LinearLayer) => unknown;

/** The sum over the hidden units that `part` gives for input i and output k. */
const ways = (
  one: LinearLayer,
  two: LinearLayer,
  part = (i: number, j: number, k: number) => one.W[i][j] * two.W[j][k],
): number[][] =>
  one.W.map((row, i) =>
    two.b.map((_, k) => sum(row.map((_, j) => part(i, j, k)))),
  );
const biases = (one: LinearLayer, two: LinearLayer): number[] =>
  two.b.map((b, k) => b + sum(one.b.map((h, j) => h * two.W[j][k])));

export const rareFold: Slips<Fold> = [
  [
    (one, two) => ({
      W: ways(one, two),
      b: two.b.map((b) => b + sum(one.b)),
    }),
    "the biases of the first layer must pass through the weights of the second before they are added",
  ],
  [
    (one, two) => ({
      W: ways(one, two),
      b: two.b.map((b, k) => b - sum(one.b.map((h, j) => h * two.W[j][k]))),
    }),
    "the biases of the first layer are added, not subtracted",
  ],
  [
    (one, two) => ({
      W: ways(one, two),
      b: two.b.map((b) => b + sum(one.b.map((h, j) => h * two.W[j][0]))),
    }),
    "in `b` every output has weights of its own: `second.W[k][j]` for output j",
  ],
  [
    (one, two) => ({
      W: ways(one, two, (i, j, k) => one.W[i][j] * (two.W[k]?.[j] as number)),
      b: biases(one, two),
    }),
    "the places in `second.W` are exchanged: its rows are the hidden units, `second.W[k][j]`",
  ],
  [
    (one, two) => ({
      W: ways(one, two, (i, j, k) =>
        j < one.b.length - 1 ? one.W[i][j] * two.W[j][k] : 0,
      ),
      b: biases(one, two),
    }),
    "the way through the last hidden unit is missing",
  ],
  [
    (one, two) => ({
      W: ways(one, two, (i, j, k) => (j < 2 ? one.W[i][j] * two.W[j][k] : 0)),
      b: biases(one, two),
    }),
    "only two hidden units are looked at: layers may have any size",
  ],
  [
    (one, two) => ({
      W: one.W.map((row) =>
        two.b.map((_, k) => row[0] * two.W[0][k] + row[1] * two.W[1]?.[k]),
      ),
      b: biases(one, two),
    }),
    "only two hidden units are looked at: layers may have any size",
  ],
  [
    (one, two) => ({ W: one.W, b: biases(one, two) }),
    "`b` is right; `W` is still that of the first layer: it goes through the weights of the second",
  ],
  [
    (one, two) => ({
      W: ways(one, two).map((row) => row.map((w, k) => w + two.b[k])),
      b: biases(one, two),
    }),
    "in `W` stand weights alone: the biases belong into `b`",
  ],
];
