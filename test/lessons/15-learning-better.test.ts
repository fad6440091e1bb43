import { beforeAll, describe, expect, test } from "vitest";
import { ward } from "../../lessons/15-learning-better.doctor-checks.ts";
import type { History, Network } from "../../src/index.ts";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

const name = "15-learning-better";

interface WithDecay {
  readonly loss: number;
  readonly accuracy: number;
  readonly size: number;
}

/** What the lesson's cells declare. */
interface Letters {
  readonly rates: readonly number[];
  readonly shares: readonly number[];
  readonly apart: readonly number[];
  readonly constant: readonly number[];
  readonly shrinking: readonly number[];
  readonly plainEnd: number;
  readonly rolledEnd: number;
  readonly momentumGap: number;
  readonly adamGap: number;
  readonly ruled: Readonly<Record<string, { readonly y: readonly number[] }>>;
  readonly free: WithDecay;
  readonly small: WithDecay;
  readonly stopped: History;
  readonly byLibrary: History;
  readonly ward: readonly string[];
  thirty(seed: number): Network;
}

let lesson: LessonRun;
let letters: Letters;

beforeAll(async () => {
  lesson = await runLesson(name);
  letters = lesson.variables as unknown as Letters;
}, 300_000);

describe("the numbers that lesson 15 quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
  });

  test("the warm-up: the weight hops between 1 and -1, and a dead unit has slope 0", () => {
    expect(lesson.cells["warm-up-rate"].value).toBe(1);
    expect(lesson.cells["warm-up-dead-code"].value).toEqual([0, 0, 0]);
    expect(lesson.cells["warm-up-choose-code"].printed).toEqual([
      "to learn from: 4000",
      "to choose by:  2000",
    ]);
  });

  // Seeds 1 to 3: 0.1 gives 88.5 to 88.8 %, 0.3 gives 87.9 to 90.1 %, 1 gives 38 to 74 %, 3 about 10 %.
  test("0.1 and 0.3 are the best of eight rates, and the edge is near", () => {
    const { rates, shares } = letters;
    const best = rates[shares.indexOf(Math.max(...shares))];
    expect([0.1, 0.3]).toContain(best);
    expect(shares[rates.indexOf(1)]).toBeLessThan(0.8);
    expect(shares[rates.indexOf(3)]).toBeLessThan(0.2);
    expect(shares[0]).toBeLessThan(0.3);
  });

  test("the schedule by hand is the library's", () => {
    expect(Math.max(...letters.apart)).toBeLessThan(1e-15);
  });

  // Seeds 1 to 5: 0.231 to 0.278 with the constant rate, 0.191 to 0.218 with the decay.
  test("both curves are one for four epochs; then the decay's lies lower", () => {
    const { constant, shrinking } = letters;
    expect(shrinking.slice(0, 4)).toEqual(constant.slice(0, 4));
    expect(shrinking[4]).not.toBe(constant[4]);
    expect(constant[11]).toBeGreaterThan(0.225);
    expect(shrinking[11]).toBeLessThan(0.225);
  });

  test("in the valley momentum ends more than ten times nearer", () => {
    expect(letters.plainEnd).toBeCloseTo(9 * 0.97 ** 120, 2);
    expect(letters.plainEnd / letters.rolledEnd).toBeGreaterThan(10);
  });

  test("the steps by hand go the library's way, and Adam's first step is one rate", () => {
    expect(letters.momentumGap).toBeLessThan(1e-12);
    expect(letters.adamGap).toBeLessThan(1e-12);
    expect(lesson.cells["first-adam"].value).toBeCloseTo(0.01, 9);
  });

  // Seeds 1 to 5: 87.5 to 88.1 %, 90.4 to 92.1 %, 90.7 to 92.3 %.
  test("momentum and Adam reach about 91 %, plain descent with the same rate 88 %", () => {
    const ends = Object.values(letters.ruled).map(({ y }) => y[2]);
    expect(ends[0]).toBeCloseTo(0.88, 1);
    for (const end of ends.slice(1)) expect(Math.abs(end - 0.91)).toBeLessThan(0.015);
  });

  test("the decay by hand makes the library's step", () => {
    const [yours, library] = lesson.cells["decayed-same"].printed
      .slice(-2)
      .map((line) => line.split(/:\s+/)[1].split(", ").map(Number));
    for (const [i, w] of yours.entries()) expect(w).toBeCloseTo(library[i], 12);
  });

  // Seeds 1 to 3: 0.557 to 0.601 without, 0.515 to 0.534 with; 82.9 to 83.7 % both; 9.4 and 6.1.
  test("with decay the validation loss is lower, the accuracy the same, the weights a third shorter", () => {
    const { free, small } = letters;
    expect(free.loss - small.loss).toBeGreaterThan(0.02);
    expect(Math.abs(free.accuracy - small.accuracy)).toBeLessThan(0.015);
    expect(small.size / free.size).toBeCloseTo(0.66, 1);
  });

  // Seeds 1 to 3: 16, 14 and 14 epochs.
  test("the training by hand ends where the library's does, long before 60 epochs", () => {
    expect(letters.stopped.epochs).toBe(letters.byLibrary.epochs);
    expect(letters.stopped.epochs).toBeLessThan(25);
    expect(letters.stopped.validationLoss).toEqual(letters.byLibrary.validationLoss);
  });

  test("the ward has the patients that the check knows", () => {
    expect(letters.ward).toEqual(ward);
  });
});
