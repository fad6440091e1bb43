/**
 * Long proofs, in files named `*.proof.test.ts`: whole in the project `exhaustive` (`npm run prove`),
 * and on a part of their cases in `npm test`.
 */
import { seeded } from "../src/engine/random.ts";

/** Whether this run is the whole proof; `vitest.config.ts` says so for `exhaustive`. */
const whole = process.env.CHAINRULE_PROOFS === "whole";

/** All of the cases in a whole proof, else `count` of them. */
export function casesToProve<T>(cases: readonly T[], count: number): readonly T[] {
  return whole || count >= cases.length ? cases : drawn(cases, count);
}

/**
 * `count` of the cases in their order, drawn by a fixed seed, so that a run can be repeated;
 * CHAINRULE_SEED draws others.
 */
export function drawn<T>(cases: readonly T[], count: number): readonly T[] {
  const random = seeded(Number(process.env.CHAINRULE_SEED ?? 1));
  const order = random.shuffle(cases.map((_, index) => index));
  return order
    .slice(0, count)
    .sort((a, b) => a - b)
    .map((index) => cases[index]);
}
