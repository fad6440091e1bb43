/**
 * Random numbers that are the same on every machine. Nothing in chainrule calls `Math.random`.
 */

import { whatCame } from "./argument.ts";

/** A source of random numbers; every function that needs chance takes one as an argument. */
export interface Random {
  /** A number in [0, 1), with 53 random bits. */
  next(): number;
  /** A number in [low, high); [0, 1) if left out. */
  uniform(low?: number, high?: number): number;
  /** A number from the bell curve; mean 0 and standard deviation 1 if left out. */
  normal(mean?: number, deviation?: number): number;
  /** A whole number in 0 .. limit - 1, each equally likely. */
  integer(limit: number): number;
  /** Puts the elements into a random order, in place, and returns the same array. */
  shuffle<T extends Shuffled>(values: T): T;
}

type Shuffled = unknown[] | Uint32Array | Uint8Array | Int32Array | Float64Array | Float32Array;

/** @throws TypeError if `random` is no source of random numbers. */
export function checkRandom(operation: string, random: Random): void {
  if (typeof random?.next === "function") return;
  const seed = Number.isSafeInteger(random) ? random : 1;
  throw new TypeError(
    `${operation}: random is ${whatCame(random)}; it must be a source of random numbers, such as seeded(${seed})`,
  );
}

/**
 * A generator that gives the same numbers for the same `seed`.
 *
 * The generator is sfc32 ("small fast counting", Chris Doty-Humphrey, PractRand): 128 bits of state.
 *
 * @throws RangeError if `seed` is not a whole number.
 * @example const random = seeded(1); random.uniform(-1, 1);
 */
export function seeded(seed: number): Random {
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`seeded: the seed is ${seed}; it must be a whole number`);
  }
  const bits = sfc32(seed);
  const next = (): number => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
  const integer = (limit: number): number => Math.floor(next() * limit);
  const normal = polarNormal(next);
  return {
    next,
    uniform: (low = 0, high = 1) => low + (high - low) * next(),
    normal: (mean = 0, deviation = 1) => mean + deviation * normal(),
    integer,
    shuffle: (values) => fisherYates(values, integer),
  };
}

/** 32 random bits per call. */
function sfc32(seed: number): () => number {
  let a = 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = seed | 0;
  let counter = 1;
  const bits = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return result;
  };
  // Neighbouring seeds start alike; after a dozen rounds they have nothing in common.
  for (let round = 0; round < 15; round++) bits();
  return bits;
}

/**
 * Marsaglia's polar method: a point in the unit disc gives two independent normal numbers.
 * It needs no sine or cosine, whose last digit differs between browsers.
 */
function polarNormal(next: () => number): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const u = 2 * next() - 1;
      const v = 2 * next() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };
}

/** Each element changes places with one before it or itself: every order is equally likely. */
function fisherYates<T extends Shuffled>(values: T, integer: (limit: number) => number): T {
  for (let i = values.length - 1; i > 0; i--) {
    const j = integer(i + 1);
    const kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
  return values;
}
