/** How a step with momentum and Adam's step are judged in lesson 15. */
import type { Random } from "../src/engine/random.ts";
import {
  checkFunction,
  type FunctionCheck,
  type FunctionSlip,
} from "../src/exercises/check-function.ts";
import type { Verdict } from "../src/exercises/verdict.ts";

interface Rolling {
  readonly w: readonly number[];
  readonly v: readonly number[];
}

type MomentumInputs = [
  now: Rolling,
  g: readonly number[],
  rate: number,
  kept: number,
];

export function rightMomentum(
  ...[{ w, v }, g, rate, kept]: MomentumInputs
): Rolling {
  const faster = v.map((vi, i) => kept * vi + g[i]);
  return { w: w.map((wi, i) => wi - rate * faster[i]), v: faster };
}

/** A step whose velocity and whose way are made in another manner. */
const rolledBy =
  (
    velocity: (v: number, g: number, kept: number, rate: number) => number,
    way = (faster: number, rate: number, _v: number): number => rate * faster,
  ) =>
  (...[{ w, v }, g, rate, kept]: MomentumInputs): Rolling => {
    const faster = v.map((vi, i) => velocity(vi, g[i], kept, rate));
    return {
      w: w.map((wi, i) => wi - way(faster[i], rate, v[i])),
      v: faster,
    };
  };

const momentumSlips: readonly FunctionSlip[] = [
  [
    rolledBy(
      (v, g, kept) => kept * v + g,
      (faster, rate) => -rate * faster,
    ),
    "the weights go uphill: subtract the velocity times the rate",
  ],
  [
    rolledBy(
      (v, g, kept) => kept * v + g,
      (_, rate, v) => rate * v,
    ),
    "the weights take the old velocity: first the velocity, then the weights",
  ],
  [
    rolledBy((v, g, kept) => kept * v + (1 - kept) * g),
    "that is a running mean: here the slope is added whole",
  ],
  [
    rolledBy((v, g, kept) => kept * v - g),
    "the slope is subtracted twice: the minus stands at the weights",
  ],
  [
    rolledBy((v, g) => v + g),
    "nothing of the velocity is lost: keep the share `kept` of it",
  ],
  [
    rolledBy((_v, g) => g),
    "the old velocity is forgotten: that is plain descent",
  ],
  [
    rolledBy(
      (v, g, kept, rate) => kept * v + rate * g,
      (faster, rate) => rate * faster,
    ),
    "the rate is used twice: only at the weights",
  ],
  [
    rolledBy(
      (v, g, kept) => kept * v + g,
      (faster) => faster,
    ),
    "the rate is missing: subtract `rate * v`",
  ],
  [
    (...[{ w, v }, g, rate, kept]: MomentumInputs) => ({
      ...rightMomentum({ w, v }, g, rate, kept),
      v,
    }),
    "the old velocity is returned: the next step needs the new one",
  ],
];

const drawn = (random: Random, count: number): number[] =>
  Array.from({ length: count }, () => random.normal());

const momentumCheck: FunctionCheck = {
  name: "momentumStep",
  cases: [
    [{ w: [5], v: [1] }, [2], 0.1, 0.9],
    [{ w: [1, -1, 0], v: [0, 2, -1] }, [1, 0, 3], 0.5, 0.8],
  ],
  draw: (random: Random) => [
    { w: drawn(random, 3), v: drawn(random, 3) },
    drawn(random, 3),
    random.next(),
    random.next(),
  ],
  expected: rightMomentum,
  slips: momentumSlips,
  otherwise:
    "on paper: v becomes 0.9 * 1 + 2 = 2.9, and w becomes 5 - 0.1 * 2.9 = 4.71",
};

export function checkMomentum(answer: unknown): Verdict | undefined {
  return checkFunction(answer, momentumCheck);
}

interface Adaptive {
  readonly w: readonly number[];
  readonly m: readonly number[];
  readonly s: readonly number[];
  readonly t: number;
}

type AdamInputs = [now: Adaptive, g: readonly number[], rate: number];

/** What may be done otherwise in a step of Adam. */
interface AdamRule {
  readonly count: (t: number) => number;
  readonly squared: (g: number) => number;
  readonly corrections: (t: number) => readonly [number, number];
  readonly way: (m: number, s: number) => number;
  readonly shares: readonly [number, number];
}

const usual: AdamRule = {
  count: (t) => t + 1,
  squared: (g) => g * g,
  corrections: (t) => [1 - 0.9 ** t, 1 - 0.999 ** t],
  way: (m, s) => m / (Math.sqrt(s) + 1e-8),
  shares: [0.9, 0.999],
};

const adamBy =
  (other: Partial<AdamRule> = {}) =>
  (...[now, g, rate]: AdamInputs): Adaptive => {
    const { count, squared, corrections, way, shares } = {
      ...usual,
      ...other,
    };
    const [k1, k2] = shares;
    const t = count(now.t);
    const m = now.m.map((mi, i) => k1 * mi + (1 - k1) * g[i]);
    const s = now.s.map((si, i) => k2 * si + (1 - k2) * squared(g[i]));
    const [a, b] = corrections(t);
    return {
      w: now.w.map((wi, i) => wi - rate * way(m[i] / a, s[i] / b)),
      m,
      s,
      t,
    };
  };

export const rightAdam: (...inputs: AdamInputs) => Adaptive = adamBy();

const adamSlips: readonly FunctionSlip[] = [
  [
    adamBy({ corrections: () => [1, 1] }),
    "the means are not corrected: divide by `1 - 0.9 ** t` and `1 - 0.999 ** t`",
  ],
  [
    adamBy({
      corrections: (t) => [1 - 0.9 ** (t - 1), 1 - 0.999 ** (t - 1)],
    }),
    "the correction is one step behind: this step is number `t + 1`",
  ],
  [
    adamBy({ corrections: (t) => [1 - 0.9 ** t, 1 - 0.9 ** t] }),
    "both are corrected alike: the squares need `1 - 0.999 ** t`",
  ],
  [
    adamBy({ corrections: (t) => [1 - 0.9 ** t, 1] }),
    "the mean of the squares is not corrected",
  ],
  [
    adamBy({ corrections: (t) => [1, 1 - 0.999 ** t] }),
    "the mean of the slopes is not corrected",
  ],
  [
    adamBy({ way: (m, s) => m / (s + 1e-8) }),
    "the root is missing: divide by `Math.sqrt(...)`",
  ],
  [
    adamBy({ squared: (g) => g }),
    "`s` is the mean of the squares: `g[i] ** 2`",
  ],
  [
    adamBy({ way: (m, s) => -m / (Math.sqrt(s) + 1e-8) }),
    "the weights go uphill: subtract the step",
  ],
  [
    adamBy({ shares: [0.9, 0.9] }),
    "the squares keep 0.999 of their mean, not 0.9",
  ],
  [
    adamBy({
      count: (t) => t,
      corrections: (t) => [1 - 0.9 ** (t + 1), 1 - 0.999 ** (t + 1)],
    }),
    "the count stays as it was: return `t + 1`",
  ],
  [
    (...[now, g, rate]: AdamInputs) => {
      const next = rightAdam(now, g, rate);
      const [a, b] = usual.corrections(next.t);
      return {
        ...next,
        m: next.m.map((mi) => mi / a),
        s: next.s.map((si) => si / b),
      };
    },
    "the corrected means are returned: they are for the step alone",
  ],
  [
    (...[now, g, rate]: AdamInputs) => ({
      ...rightAdam(now, g, rate),
      m: now.m,
      s: now.s,
    }),
    "the old means are returned: the next step needs the new ones",
  ],
];

const adamCheck: FunctionCheck = {
  name: "adamStep",
  cases: [
    [{ w: [5], m: [0], s: [0], t: 0 }, [1000], 0.01],
    [{ w: [1, -2], m: [0.3, -0.1], s: [0.2, 0.01], t: 6 }, [0.5, -3], 0.1],
  ],
  draw: (random: Random) => [
    {
      w: drawn(random, 2),
      m: drawn(random, 2),
      s: drawn(random, 2).map((one) => one * one),
      t: 1 + random.integer(20),
    },
    drawn(random, 2),
    random.next(),
  ],
  expected: rightAdam,
  slips: adamSlips,
  otherwise:
    "in the first step both corrected means are the slope and its square: the weight moves by the rate",
};

export function checkAdam(answer: unknown): Verdict | undefined {
  return checkFunction(answer, adamCheck);
}
