import { beforeAll, describe, expect, test } from "vitest";
import * as alone from "../../lessons/17-alone.exercises.ts";
import { hiddens } from "../../lessons/17-alone.parts.ts";
import { solutions } from "../../lessons/17-alone.solutions.ts";
import { arms, errorOf, marks, shareRight, throws } from "../../lessons/17-alone.task-checks.ts";
import type { Mnist, Random } from "../../src/index.ts";
import { argmaxRows, type Dataset, type Matrix, seeded, sliceRows } from "../../src/index.ts";
import {
  formatNumbers,
  type LessonRun,
  LessonScope,
  numbersFile,
  runLesson,
} from "./run-lesson.ts";

const name = "17-alone";

type Reader = (X: Matrix) => ArrayLike<number>;
type Net = readonly { W: Matrix; b: Matrix }[];

/** What the lesson's cells and the solution declare. */
interface Letters extends Mnist {
  readonly points: Dataset;
  readonly thrown: Dataset;
  forward(net: Net, X: Matrix): Matrix[];
  digits(training: Dataset, random: Random): Net;
  spiralReader(X: Matrix, Y: Matrix, random: Random): Reader;
  throwReader(X: Matrix, Y: Matrix, random: Random): Reader;
}

let lesson: LessonRun;
let letters: Letters;

beforeAll(async () => {
  lesson = await runLesson(name);
  letters = lesson.variables as unknown as Letters;
}, 120_000);

test("the numbers that lesson 17 quotes are what its cells compute", async () => {
  await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile(name));
});

test("the lesson draws its tasks as the checks do", () => {
  expect(letters.points.X.toArray()).toEqual(arms(seeded(1)).X.toArray());
  expect(letters.thrown.X.toArray()).toEqual(throws(seeded(1)).X.toArray());
  for (const [i, far] of throws(seeded(1)).Y.data.entries())
    expect(letters.thrown.Y.data[i]).toBeCloseTo(far, 9);
});

test("the texts name the marks that the checks have", () => {
  expect(marks).toEqual({ share: 0.9, metres: 3 });
  expect(lesson.cells.baseline.value).toBeGreaterThan(4 * marks.metres);
});

test("a forward pass may have any of the hidden units that the text names", () => {
  expect(hiddens.map((hidden) => hidden.name)).toEqual(["ReLU", "tanh", "sigmoid", "leaky ReLU"]);
});

describe("the whole solution", () => {
  let built: Letters;

  beforeAll(async () => {
    const scope = new LessonScope(name);
    await scope.run("imports", 'import { Matrix, mnist } from "chainrule";');
    for (const [key, source] of Object.entries(solutions)) await scope.run(`solve-${key}`, source);
    built = scope.variables as unknown as Letters;
  });

  test("is what the exercises show, in their order", () => {
    const shown = Object.entries(alone).map(([key, { source }]) => [key, source.solution]);
    expect(Object.fromEntries(shown)).toEqual(solutions);
  });

  // Seeds 1 to 20, measured: 0.923 to 0.977 right; 1.36 to 1.81 m; 95.6 to 96.2 % (the library's same steps).
  test("passes the mark of the spiral for two seeds of points and of starts", () => {
    for (const seed of [1, 2]) expect(spiralShare(built, seed)).toBeGreaterThan(marks.share);
  });

  test("passes the mark of the throws for two seeds of throws and of starts", () => {
    for (const seed of [1, 2]) expect(throwsError(built, seed)).toBeLessThan(marks.metres);
  });

  test("reads at least 95 % of MNIST's test images", async () => {
    const { training, test: asked } = letters;
    const net = built.digits(training, seeded(2));
    const P = built.forward(net, sliceRows(asked.X, 0, asked.X.rows))[net.length];
    const right = argmaxRows(P).filter((k, i) => k === asked.labels[i]).length;
    expect(right / asked.X.rows).toBeGreaterThan(0.95);
  }, 120_000);
});

function spiralShare({ spiralReader }: Letters, seed: number): number {
  const [seen, unseen] = [arms(seeded(100 + seed)), arms(seeded(200 + seed))];
  const answers = spiralReader(seen.X, seen.Y, seeded(seed))(unseen.X);
  return shareRight(Array.from(answers), unseen);
}

function throwsError({ throwReader }: Letters, seed: number): number {
  const [seen, unseen] = [throws(seeded(300 + seed)), throws(seeded(400 + seed))];
  const answers = throwReader(seen.X, seen.Y, seeded(seed))(unseen.X);
  return errorOf(Array.from(answers), unseen);
}
