import { beforeAll, describe, expect, test } from "vitest";
import { seeded } from "../../src/index.ts";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

const name = "00-start-here";
let lesson: LessonRun;

beforeAll(async () => {
  lesson = await runLesson(name);
});

describe("the numbers that lesson 00 quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
  });

  test("the same seed gives the same three numbers", () => {
    const [first, again] = lesson.cells.seed.printed;
    expect(first.replace("first: ", "")).toBe(again.replace("again: ", ""));
  });

  test("after 400 steps a walker is about 16 away: twice as far as after 100, within 5 %", () => {
    const walkOf = lesson.variables.walkOf as (count: number, random: unknown) => number[];
    const meanDistance = (count: number, seed: number): number => {
      const random = seeded(seed);
      const ends = Array.from({ length: 4000 }, () => walkOf(count, random)[count]);
      return ends.reduce((sum, end) => sum + Math.abs(end), 0) / ends.length;
    };
    expect(meanDistance(100, 1)).toBeCloseTo(8, 0);
    expect(meanDistance(400, 2) / meanDistance(100, 3)).toBeCloseTo(2, 0);
    expect(Math.abs(meanDistance(400, 4) - 16)).toBeLessThan(0.8);
  });

  interface Line {
    readonly w: readonly number[];
    readonly b: number;
  }

  /** Tries of 300 walkers, in order; those that never arrive count as Infinity. */
  function triesOf300(keeps: (now: number, next: number) => boolean): number[] {
    const { guess, mistakes, randomStep } = lesson.variables as {
      guess: Line;
      mistakes(line: Line): number;
      randomStep(line: Line, random: unknown): Line;
    };
    const tries = Array.from({ length: 300 }, (_, i) => {
      const random = seeded(i + 1);
      let now = guess;
      for (let tried = 0; tried <= 5000; tried++) {
        if (mistakes(now) === 0) return tried;
        const next = randomStep(now, random);
        if (keeps(mistakes(now), mistakes(next))) now = next;
      }
      return Number.POSITIVE_INFINITY;
    });
    return tries.sort((a, b) => a - b);
  }

  test("of 300 walkers half need 14 tries or fewer, 8 need 100 or more, and all arrive", () => {
    const tries = triesOf300((now, next) => next <= now);
    expect(tries[149]).toBeLessThanOrEqual(14);
    expect(tries.filter((tried) => tried >= 100)).toHaveLength(8);
    expect(tries[299]).toBeLessThan(5000);
  });

  test("of 300 walkers that take no equal steps, three are stuck", () => {
    const tries = triesOf300((now, next) => next < now);
    expect(tries.filter((tried) => tried === Number.POSITIVE_INFINITY)).toHaveLength(3);
  });

  type Tries = (n: number, random: unknown) => number;

  test("30 numbers take more than 30 times as many tries as 3, also in the mean of 100 walkers", () => {
    const triesUntilNear = lesson.variables.triesUntilNear as Tries;
    const seeds = Array.from({ length: 100 }, (_, i) => i + 1);
    const total = (n: number) =>
      seeds.reduce((sum, seed) => sum + triesUntilNear(n, seeded(seed)), 0);
    expect(total(30) / total(3)).toBeGreaterThan(30);
    const { of3, of30 } = lesson.variables as { of3: number; of30: number };
    expect(of30 / of3).toBeGreaterThan(30);
  });

  test("with 100 numbers, three walkers have not arrived after 50,000 tries", () => {
    const triesUntilNear = lesson.variables.triesUntilNear as Tries;
    for (const seed of [1, 2, 3]) {
      let left = 50_000 * 100; // random numbers for so many steps
      const { normal, ...others } = seeded(seed);
      const counted = () => {
        if (left-- === 0) throw new Error("not arrived");
        return normal();
      };
      expect(() => triesUntilNear(100, { ...others, normal: counted })).toThrow("not arrived");
    }
  });
});
