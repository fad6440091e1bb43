/** How the gradient of lesson 06 is judged. */
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";

export type Place = number[];

/** The numbers from which the two slopes are made. */
interface Parts {
  readonly x: number;
  readonly y: number;
  /** The exponential. */
  readonly e: number;
}

type Slopes = (parts: Parts) => Place;

const rightSlopes: Slopes = ({ x, y, e }) => [
  e * (1 - 2 * x * x),
  -2 * x * y * e,
];

function from(
  slopes: Slopes,
  exponential = (x: number, y: number) => Math.exp(-(x * x + y * y)),
): (place: Place) => Place {
  return ([x, y]) => slopes({ x, y, e: exponential(x, y) });
}

/** The lesson's gradient. */
export const slopesOfF: (place: Place) => Place = from(rightSlopes);

const first = ({ x, e }: Parts): number => e * (1 - 2 * x * x);
const second = ({ x, y, e }: Parts): number => -2 * x * y * e;

const f = ([x, y]: Place): number => x * Math.exp(-(x * x + y * y));
/** Slopes by nudges to one side, which are never exact. */
const nudged =
  (h: number) =>
  ([x, y]: Place): Place => [
    (f([x + h, y]) - f([x, y])) / h,
    (f([x, y + h]) - f([x, y])) / h,
  ];
const byNudge =
  "that is a nudge to one side: near, but the formula is asked for";

const gradientSlips: readonly FunctionSlip[] = [
  ...[0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6].map(
    (h): FunctionSlip => [nudged(h), byNudge],
  ),
  [
    from(
      ({ x, e }) => [e * (1 - x), -x * e],
      (x, y) => Math.exp(-(x + y)),
    ),
    "that is the gradient of `x * Math.exp(-(x + y))`; here x and y are squared in the exponent",
  ],
  [
    from((p) => [first(p), -2 * p.y * p.e]),
    "along y the factor x is still there: x times the slope of E",
  ],
  [
    from((p) => [first(p), -second(p)]),
    "the sign of the second slope is turned round: the slope of E along y is -2y E",
  ],
  [
    from((p) => [first(p), second(p) / 2]),
    "the slope of the square y y is 2y: a 2 is missing in the second slope",
  ],
  [
    from((p) => [first(p), p.x * p.e]),
    "the second slope needs the slope of E, which is -2y E, not E itself",
  ],
  [
    from((p) => [first(p), first({ ...p, x: p.y })]),
    "the first factor is x, not y: along y only E moves",
  ],
  [
    from((p) => [first(p), p.e + second(p)]),
    "along y the first factor, x, does not move: only the part with the slope of E is left",
  ],
  [
    from((p) => [first(p), 0]),
    "along y the exponential moves, so the second slope is not 0",
  ],
  [
    from((p) => [first(p), -2 * p.y * p.y * p.e]),
    "the second slope has one factor x and one factor y: x times -2y E",
  ],
  [
    from((p) => [first(p), -2 * p.x * p.e]),
    "the slope of E along y has a factor y: -2y E",
  ],
  [
    from((p) => [p.e, second(p)]),
    "in the first slope one of the two ways is missing: a nudge of x moves E as well",
  ],
  [
    from((p) => [-2 * p.x * p.x * p.e, second(p)]),
    "in the first slope one of the two ways is missing: a nudge of x moves the first factor as well",
  ],
  [
    from((p) => [-2 * p.x * p.e, -2 * p.y * p.e]),
    "that is the gradient of E alone; f is x times E",
  ],
  [
    from((p) => [p.e * (1 - p.x * p.x), second(p)]),
    "the slope of the square x x is 2x: it must be 1 - 2 x x",
  ],
  [
    from((p) => [p.e * (1 - p.x * p.x), second(p) / 2]),
    "the slope of a square is 2x or 2y: a 2 is missing in both slopes",
  ],
  [
    from((p) => [p.e * (1 - 4 * p.x * p.x), second(p)]),
    "the square is taken of x alone: 2 x x, not 2x times 2x",
  ],
  [
    from((p) => [p.x * first(p), second(p)]),
    "the slope of the first factor, x, is 1: no x is left in front of the bracket",
  ],
  [
    from((p) => [first(p) / 2, second(p) / 2]),
    "both slopes are half of what they should be",
  ],
  [
    from((p) => [(p.e * (1 - 2 * p.x)) ^ 2, second(p)]),
    "`^` is no power in TypeScript: write `x * x` or `x ** 2`",
  ],
  [
    from((p) => [p.e * ((1 - 2 * p.x) ^ 2), second(p)]),
    "`^` is no power in TypeScript: write `x * x` or `x ** 2`",
  ],
  [
    from((p) => [p.e * (1 - 2 * p.x), second(p)]),
    "x must be squared in the first slope: 1 - 2 x x",
  ],
  [
    from((p) => [p.e * (1 + 2 * p.x * p.x), second(p)]),
    "the slope of E is negative: 1 minus 2 x x",
  ],
  [
    from((p) => [p.e - 2 * p.x * p.x, second(p)]),
    "E multiplies both ways: e times (1 - 2 x x), with brackets",
  ],
  [
    from((p) => rightSlopes(p).map((slope) => -slope)),
    "the signs are turned round: that is the direction downhill, and the gradient points uphill",
  ],
  [
    from((p) => [second(p), first(p)]),
    "the two slopes are exchanged: the slope along x comes first",
  ],
  [
    from((p) => [first(p) + second(p)]),
    "two slopes are asked for, not their sum",
  ],
  [
    from((p) => rightSlopes({ ...p, e: 1 })),
    "the exponential is missing: both slopes are multiplied by E",
  ],
  [
    from((p) => rightSlopes({ ...p, e: p.x * p.e })),
    "E is the exponential alone; f has the factor x in it",
  ],
  [
    from(rightSlopes, (x, y) => Math.exp(x * x + y * y)),
    "the exponent needs its minus sign: -(x x + y y)",
  ],
  [
    from(rightSlopes, (x, y) => Math.exp(-x * x + y * y)),
    "the minus sign belongs to both squares: -(x x + y y), with brackets",
  ],
  [
    from(rightSlopes, (x, y) => Math.exp(-x * x - y)),
    "y must be squared in the exponent, too",
  ],
  [
    from(rightSlopes, (x, y) => Math.exp(-(x + y))),
    "x and y must be squared in the exponent",
  ],
];

export const gradientCheck: FunctionCheck = {
  name: "gradient",
  cases: [[[0.5, 0.5]], [[-1, 0.3]], [[0, 1]]],
  draw: (random: Random) => [[random.normal(), random.normal()]],
  expected: slopesOfF,
  slips: gradientSlips,
  otherwise:
    "with e for the exponential, the slopes are e (1 - 2 x x) along x, and x times -2 y e along y",
};
