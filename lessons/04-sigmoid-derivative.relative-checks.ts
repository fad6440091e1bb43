/** The relative error of lesson 04, with the usual slips: another size below, another difference above. */
import type { Random } from "../src/engine/random.ts";
import type {
  FunctionCheck,
  FunctionSlip,
} from "../src/exercises/check-function.ts";

type Two = (formula: number, measured: number) => number;

const larger: Two = (f, m) => Math.max(Math.abs(f), Math.abs(m));
const apart: Two = (f, m) => Math.abs(f - m);

const relative: Two = (formula, measured) => {
  const size = larger(formula, measured);
  return size === 0 ? 0 : apart(formula, measured) / size;
};

/** The same slip, however it meets a size of 0: not at all, by the size, or by what is equal. */
function slips(above: Two, below: Two, says: string): FunctionSlip[] {
  const ratio: Two = (f, m) => above(f, m) / below(f, m);
  const guards: ((f: number, m: number) => boolean)[] = [
    () => false,
    (f, m) => below(f, m) === 0,
    (f, m) => f === m,
    (f, m) => f === 0 && m === 0,
  ];
  return guards.map((isZero) => [
    ((f, m) => (isZero(f, m) ? 0 : ratio(f, m))) satisfies Two,
    says,
  ]);
}

const notBy = (what: string): string =>
  `divide by the larger of the two sizes, not by ${what}`;

export const relativeCheck: FunctionCheck = {
  name: "relative",
  cases: [
    [0.25, 0.25],
    [2, 1],
    [1, 2],
    [-2, -1],
    [2, -1],
    [0, 0],
    [0, 0.001],
    [1000, 1001],
    [1e-8, 2e-8],
  ],
  draw: (random: Random) => [random.normal(), random.normal()],
  expected: relative,
  // Who adds the smallest distance of two numbers to the size, against 0 / 0, is right.
  tolerance: 1e-7,
  otherwise:
    "the difference without its sign, divided by the larger of the two sizes; equal slopes give 0",
  slips: [
    [
      apart,
      "the division by the size is missing: an error of 0.001 is much for a small slope",
    ],
    [
      ((f, m) => apart(f, m) / larger(f, m)) satisfies Two,
      "for two slopes of 0 it divides 0 by 0; they agree, so the error is 0",
    ],
    [
      ((f, m) => (f === 0 && m === 0 ? 1 : relative(f, m))) satisfies Two,
      "two slopes of 0 agree, so the error is 0, not 1",
    ],
    [
      ((f, m) => (f === 0 || m === 0 ? 0 : relative(f, m))) satisfies Two,
      "0 and 0.001 do not agree: the error is 0 only where both are 0",
    ],
    [
      ((f, m) => (larger(f, m) < 1e-7 ? 0 : relative(f, m))) satisfies Two,
      "small slopes may differ as well: only where both are exactly 0 nothing is divided",
    ],
    [
      ((f, m) => apart(f, m) / (larger(f, m) + 1e-8)) satisfies Two,
      "what is added to the size is as large as a small slope: ask whether the size is 0",
    ],
    ...slips(
      (f, m) => f - m,
      larger,
      "the difference must lose its sign: `Math.abs(formula - measured)`",
    ),
    ...slips(
      apart,
      Math.max,
      "the size has no sign: take `Math.abs` of both before the maximum",
    ),
    ...slips(
      apart,
      (f, m) => Math.abs(Math.max(f, m)),
      "the size has no sign: take `Math.abs` of both before the maximum",
    ),
    ...slips(apart, (f) => Math.abs(f), notBy("the formula's")),
    ...slips(apart, (_f, m) => Math.abs(m), notBy("the measured one's")),
    ...slips(apart, (f) => f, notBy("the formula, whose sign stays, too")),
    ...slips(
      apart,
      (_f, m) => m,
      notBy("the measured slope, whose sign stays, too"),
    ),
    ...slips(apart, (f, m) => Math.abs(f) + Math.abs(m), notBy("their sum")),
    ...slips(
      apart,
      (f, m) => (Math.abs(f) + Math.abs(m)) / 2,
      notBy("their mean"),
    ),
    ...slips(
      apart,
      (f, m) => Math.min(Math.abs(f), Math.abs(m)),
      notBy("the smaller"),
    ),
    ...slips(
      apart,
      (f, m) => Math.max(1, larger(f, m)),
      "a size below 1 divides as well: an error of 0.001 is much for a small slope",
    ),
    ...slips(
      (f, m) => Math.abs(f + m),
      larger,
      "above stands the difference of the two, not their sum",
    ),
    ...slips(
      (f, m) => (f - m) ** 2,
      larger,
      "the difference loses its sign by `Math.abs`; a square changes its size",
    ),
    ...slips(
      (f, m) => Math.abs(Math.abs(f) - Math.abs(m)),
      larger,
      "2 and -2 do not agree: subtract first, then take off the sign",
    ),
    ...slips(
      larger,
      apart,
      "the fraction is upside down: the size stands below",
    ),
    [
      ((f, m) =>
        larger(f, m) === 0 ? 0 : larger(f, m) / apart(f, m)) satisfies Two,
      "the fraction is upside down: the size stands below",
    ],
    [
      ((f, m) => (f === 0 ? 0 : apart(f, m) / Math.abs(f))) satisfies Two,
      notBy("the formula's"),
    ],
    [
      ((f, m) => (m === 0 ? 0 : apart(f, m) / Math.abs(m))) satisfies Two,
      notBy("the measured one's"),
    ],
  ],
};
