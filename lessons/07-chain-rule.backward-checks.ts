/** The backward pass of lesson 07, with the usual slips. */
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";

interface Parameters {
  w1: number;
  b1: number;
  w2: number;
  b2: number;
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Every number of the walk, as the lesson names them. */
function walk({ w1, b1, w2, b2 }: Parameters, x: number, y: number) {
  const z1 = w1 * x + b1;
  const a1 = sigmoid(z1);
  const z2 = w2 * a1 + b2;
  const a2 = sigmoid(z2);
  const dz2 = 2 * (a2 - y) * a2 * (1 - a2);
  const dz1 = dz2 * w2 * a1 * (1 - a1);
  return { z1, a1, z2, a2, dz2, dz1, w1, w2, x, y };
}

type Walk = ReturnType<typeof walk>;
type Slopes = (p: Parameters, x: number, y: number) => Parameters;

/** Slopes that come from other values of dz2 and dz1, or other factors. */
function slopes(change: (walked: Walk) => Partial<Walk>): Slopes {
  return (p, x, y) => {
    const walked = walk(p, x, y);
    const { dz2, dz1, a1, x: input } = { ...walked, ...change(walked) };
    return { w1: dz1 * input, b1: dz1, w2: dz2 * a1, b2: dz2 };
  };
}

/** A slip in dz2, which the rest of the walk carries on. */
function from(dz2Of: (walked: Walk) => number): Slopes {
  return slopes((walked) => {
    const dz2 = dz2Of(walked);
    return { dz2, dz1: dz2 * walked.w2 * walked.a1 * (1 - walked.a1) };
  });
}

const right = slopes(() => ({}));

/** The right slopes, some of them changed. */
function changed(
  change: (slopes: Parameters, p: Parameters) => Partial<Parameters>,
): Slopes {
  return (p, x, y) => {
    const all = right(p, x, y);
    return { ...all, ...change(all, p) };
  };
}

const plainBias =
  "a bias is multiplied by 1, so it gets the slope of its z: `b1: dz1`, `b2: dz2`";

/** Slips that only readers of the text alone have shown. */
const rareSlips: readonly FunctionSlip[] = [
  [
    slopes(() => ({ x: 1, a1: 1 })),
    "each weight has the slope of its z alone: it is multiplied by its own input, x or a1",
  ],
  [
    slopes(({ dz2, w1, a1 }) => ({ dz1: dz2 * w1 * a1 * (1 - a1) })),
    "the way from z2 back to a1 leads through w2, not through w1",
  ],
  [
    slopes(({ dz2, a1 }) => ({ dz1: dz2 * -0.8 * a1 * (1 - a1) })),
    "-0.8 is the weight of one network only: use `p.w2`",
  ],
  [
    slopes(({ dz2, w2, a2 }) => ({ dz1: dz2 * w2 * a2 * (1 - a2) })),
    "the slope of the first sigmoid is a1 (1 - a1); here a2 stands in its place",
  ],
  [
    slopes(({ a2 }) => ({ a1: a2 })),
    "the input of w2 is a1; a2 is what comes out at the end",
  ],
  [
    from(({ a2 }) => 2 * (a2 - 1) * a2 * (1 - a2)),
    "the target is the `y` that is handed in, not 1",
  ],
  [
    from(({ a2, y }) => 2 * (a2 - y) + a2 * (1 - a2)),
    "along a path slopes are multiplied, not added",
  ],
  [
    from(({ a2, y }) => 2 * (a2 - y) * a2 * 1 - a2),
    "parentheses are missing: `a2 * (1 - a2)`",
  ],
  [
    slopes(({ a2, y, z1, z2, w2 }) => {
      const dz2 = 2 * (a2 - y) * z2 * (1 - z2);
      return { dz2, dz1: dz2 * w2 * z1 * (1 - z1) };
    }),
    "the slope of a sigmoid takes its output, a (1 - a), and z stands here",
  ],
  [
    (p: Parameters) => right(p, 1, 1),
    "the `x` and `y` that are handed in are not used: `forward(p, x, y)`",
  ],
  [changed(({ b1, b2 }, p) => ({ b1: b1 * p.b1, b2: b2 * p.b2 })), plainBias],
  [changed(() => ({ b1: 1, b2: 1 })), plainBias],
  [changed(() => ({ b1: 0, b2: 0 })), plainBias],
  [
    changed(({ b1, b2 }, p) => ({ w1: b1 * p.w1, w2: b2 * p.w2 })),
    "a weight is multiplied by its input, so the slope along it is dz times that input, not times the weight",
  ],
];

const backwardSlips: readonly FunctionSlip[] = [
  [
    from(({ dz2 }) => -dz2),
    "the sign is turned round: the slope of the loss along a2 is 2 (a2 - y)",
  ],
  [
    from(({ dz2 }) => dz2 / 2),
    "the slope of the square is 2 (a2 - y): the 2 is missing",
  ],
  [
    from(({ a2, y }) => 2 * (a2 - y)),
    "the slope of the last sigmoid, a2 (1 - a2), is missing on the path",
  ],
  [
    from(({ a2, y, z2 }) => 2 * (a2 - y) * z2 * (1 - z2)),
    "the slope of a sigmoid takes its output: a2 (1 - a2), not z2 (1 - z2)",
  ],
  [
    from(({ a2, y }) => (a2 - y) ** 2 * a2 * (1 - a2)),
    "the walk begins with the slope of the loss, 2 (a2 - y), not with the loss",
  ],
  [
    slopes(({ dz2, w2 }) => ({ dz1: dz2 * w2 })),
    "the slope of the first sigmoid, a1 (1 - a1), is missing on the path",
  ],
  [
    slopes(({ dz2, a1 }) => ({ dz1: dz2 * a1 * (1 - a1) })),
    "on the way from z2 to a1 the slope is multiplied by w2",
  ],
  [
    slopes(({ dz2, a1 }) => ({ dz1: dz2 * a1 * a1 * (1 - a1) })),
    "on the way from z2 to a1 the slope is multiplied by w2, not by a1",
  ],
  [
    slopes(() => ({ x: 1 })),
    "the slope along w1 is dz1 times the input x of that weight",
  ],
  [
    slopes(({ w2 }) => ({ a1: w2 })),
    "the slope along w2 is dz2 times a1, for a1 is what w2 is multiplied by",
  ],
  [
    slopes(({ x }) => ({ a1: x })),
    "the input of w2 is a1, not x: the slope along w2 is dz2 times a1",
  ],
  [
    slopes(() => ({ a1: 1 })),
    "the slope along w2 is dz2 times the input of that weight, a1",
  ],
  [
    slopes(({ z1 }) => ({ a1: z1 })),
    "the input of w2 is a1, what comes out of the sigmoid, not z1",
  ],
  [
    (p: Parameters, x: number, y: number) => {
      const { dz1, dz2, a1 } = walk(p, x, y);
      return {
        w1: p.w1 - dz1 * x,
        b1: p.b1 - dz1,
        w2: p.w2 - dz2 * a1,
        b2: p.b2 - dz2,
      };
    },
    "these are the parameters after a step; the slopes themselves were asked for",
  ],
  [
    (p: Parameters, x: number, y: number) => {
      const { dz1, dz2, a1 } = walk(p, x, y);
      return { w1: dz2 * a1, b1: dz2, w2: dz1 * x, b2: dz1 };
    },
    "the slopes of the two units are exchanged",
  ],
  [
    (p: Parameters, x: number, y: number) => {
      const { dz1, dz2, a1 } = walk(p, x, y);
      return { w1: dz1 * x, b1: dz1 * x, w2: dz2 * a1, b2: dz2 * a1 };
    },
    "a bias is multiplied by 1, so it gets the slope of its z unchanged",
  ],
];

const start = { w1: 0.5, b1: 0.1, w2: -0.8, b2: 0.2 };

export const backwardCheck: FunctionCheck = {
  name: "backward",
  cases: [
    [start, 1, 1],
    [start, 3, 0],
  ],
  draw: (random: Random) => {
    const [w1, b1, w2, b2, x] = Array.from({ length: 5 }, () =>
      random.normal(),
    );
    return [{ w1, b1, w2, b2 }, x, random.integer(2)];
  },
  expected: right,
  slips: [...backwardSlips, ...rareSlips],
  otherwise:
    "the walk is dz2 = 2 (a2 - y) a2 (1 - a2), then dz1 = dz2 w2 a1 (1 - a1), with the x and y that are handed in; a weight multiplies by its own input, a bias by 1",
};
