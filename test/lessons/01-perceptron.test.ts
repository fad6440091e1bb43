import { beforeAll, describe, expect, test } from "vitest";
import {
  blobs,
  type Dataset,
  gates,
  gatherRows,
  type Matrix,
  seeded,
  trainPerceptron,
} from "../../src/index.ts";
import { plotlyMime } from "../../src/plots/figure.ts";
import { formatNumbers, type LessonRun, numbersFile, runLesson } from "./run-lesson.ts";

const seeds = Array.from({ length: 100 }, (_, i) => i + 1);

interface Unit {
  readonly w: number[];
  readonly b: number;
}

/** What the lesson's first cells declare. */
interface Letters {
  readonly inputs: number[][];
  readonly alarm: Unit;
  weightedSum(unit: Unit, x: number[]): number;
  predict(unit: Unit, x: number[]): number;
  learn(unit: Unit, x: number[], target: number): Unit;
}

interface Plot {
  readonly layout: { readonly xaxis: { readonly range: readonly [number, number] } };
}

interface Run {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly errors: number[];
}

let lesson: LessonRun;
const training = (variable: string): Run => lesson.variables[variable] as Run;

beforeAll(async () => {
  lesson = await runLesson("01-perceptron");
});

describe("the numbers that the lesson quotes", () => {
  test("those bound to cells are what the cells compute", async () => {
    await expect(formatNumbers(lesson.numbers)).toMatchFileSnapshot(numbersFile("01-perceptron"));
  });

  test("the alarm rings for an open door without a key only", () => {
    expect(lesson.cells.alarm.printed).toEqual([
      "x = (0,0)   z = -0.5   a = 0",
      "x = (0,1)   z = -1.5   a = 0",
      "x = (1,0)   z = 0.5   a = 1",
      "x = (1,1)   z = -0.5   a = 0",
    ]);
  });

  test("a threshold of 0.5 and a bias of -0.5 give the same four answers", () => {
    const { predict, alarm, inputs } = lesson.variables as unknown as Letters;
    const byThreshold = inputs.map(([x1, x2]) => Number(alarm.w[0] * x1 + alarm.w[1] * x2 >= 0.5));
    expect(inputs.map((x) => predict(alarm, x))).toEqual(byThreshold);
    expect(byThreshold).toEqual([0, 0, 1, 0]);
  });

  test("an update moves z of its own sample by 1 more than x squared: here from -1 to 2", () => {
    const { weightedSum, learn } = lesson.variables as unknown as Letters;
    const z = (unit: Unit) => weightedSum(unit, [1, 1]);
    const before = { w: [0, 0], b: -1 };
    expect([z(before), z(learn(before, [1, 1], 1))]).toEqual([-1, 2]);
  });

  test("the first update of AND lowers only the bias, and its first epoch has two updates", () => {
    expect(lesson.cells.unit.value).toBe(1);
    expect(lesson.cells.learn.value).toEqual({ w: [0, 0], b: -1 });
    expect(lesson.cells["epoch-run"].value).toEqual([
      { w: [0, 0], b: -1 },
      { w: [1, 1], b: 0 },
    ]);
  });

  test("AND needs 6 epochs and 11 updates, OR 4 and NAND 6, with the weights given", () => {
    expect(training("and")).toMatchObject({
      unit: { w: [2, 1], b: -3 },
      errors: [2, 3, 3, 2, 1, 0],
    });
    expect(training("and").units).toHaveLength(12);
    expect(training("or")).toMatchObject({ unit: { w: [1, 1], b: -1 }, errors: [2, 2, 1, 0] });
    expect(training("nand").unit).toEqual({ w: [-2, -1], b: 2 });
    expect(training("nand").errors).toHaveLength(6);
  });

  test("XOR makes 3, 3 and then 4 mistakes in every epoch, and comes back to the same unit", () => {
    expect(training("xor").errors).toEqual([3, 3, ...Array<number>(18).fill(4)]);
    const circle = lesson.cells["xor-circle"].printed;
    expect(circle).toHaveLength(5);
    expect(circle[4]).toBe(circle[0]);
  });

  test("the plot of mistakes leaves room for the first and the last marker, epochs 1 and 20", () => {
    const plot = lesson.cells["errors-plot"].shown[0][plotlyMime] as Plot;
    const [low, high] = plot.layout.xaxis.range;
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(20);
  });

  test("14 of the 16 gates are learnt, all but XOR and XNOR", () => {
    const failed = Object.entries(gates).filter(([, data]) => !trainPerceptron(data).solved);
    expect(failed.map(([gate]) => gate)).toEqual(["xor", "xnor"]);
  });

  test("the library gives the lesson's own numbers, update by update", () => {
    const { w, b, errors, updates } = trainPerceptron(gates.and);
    expect({ w, b }).toEqual(training("and").unit);
    expect(errors).toEqual(training("and").errors);
    expect(updates.map((update) => ({ w: update.w, b: update.b }))).toEqual(
      training("and").units.slice(1),
    );
  });

  test("at rate 0.5 AND makes the same mistakes, at rate 0.1 rounding ends it after 4 epochs", () => {
    const half = trainPerceptron(gates.and, { learningRate: 0.5 });
    const tenth = trainPerceptron(gates.and, { learningRate: 0.1 });
    expect(half.errors).toEqual([2, 3, 3, 2, 1, 0]);
    expect(tenth.epochs).toBe(4);
    expect(0.1 + 0.2 - 0.3).toBeCloseTo(5.6e-17, 18);
  });

  test("in every order of its rows AND takes 6, 7 or 8 epochs, to (2, 1) or (1, 2) with -3", () => {
    const runs = orders([0, 1, 2, 3]).map((order) => {
      const { X, Y } = gates.and;
      return trainPerceptron({ X: gatherRows(X, order), Y: gatherRows(Y, order) });
    });
    expect(runs).toHaveLength(24);
    expect(new Set(runs.map(({ epochs }) => epochs))).toEqual(new Set([6, 7, 8]));
    expect(new Set(runs.map(({ w, b }) => `${w} ${b}`))).toEqual(new Set(["2,1 -3", "1,2 -3"]));
  });

  test("blobs with a gap are divided after 17 updates in 3 epochs", () => {
    expect(training("found").errors).toEqual([10, 7, 0]);
    expect(training("found").units).toHaveLength(18);
  });

  test("so are they for 100 other seeds, each within 100 epochs", () => {
    const unsolved = seeds.filter((seed) => !trainPerceptron(clouds(seed, 0.3)).solved);
    expect(unsolved).toEqual([]);
  });

  test("overlapping blobs never settle: 33, 27, 23, ... and still 10 to 21 mistakes at the end", () => {
    const { errors } = training("restless");
    expect(errors).toHaveLength(30);
    expect(errors.slice(0, 3)).toEqual([33, 27, 23]);
    expect(Math.min(...errors.slice(-10))).toBe(10);
    expect(Math.max(...errors.slice(-10))).toBe(21);
  });

  test("of the last 20 units on overlapping blobs the best is wrong about 9 points, the worst 48", () => {
    const { X, Y } = clouds(1, 1);
    const labelled = lesson.variables.labelled as (Unit & { label: string })[];
    const counts = labelled.map((unit) => wrongPoints(unit, X, Y));
    expect(labelled).toHaveLength(20);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([9, 48]);
    expect(labelled.map(({ label }) => label)).toEqual(counts.map((n) => `${n} of 100 wrong`));
  });

  test("regression fails the student with 2 hours, at 0.49; the perceptron is right about all five", () => {
    expect(lesson.cells["regression-fails"].printed).toEqual([
      "0 h, line at 0.42: { regression: 0, perceptron: 0 }",
      "1 h, line at 0.46: { regression: 0, perceptron: 0 }",
      "2 h, line at 0.49: { regression: 0, perceptron: 1 }",
      "3 h, line at 0.53: { regression: 1, perceptron: 1 }",
      "20 h, line at 1.10: { regression: 1, perceptron: 1 }",
    ]);
    // The same slope from the other formula: (n sum xy - sum x sum y) / (n sum xx - (sum x)^2).
    expect(lesson.variables.slope).toBeCloseTo((5 * 25 - 26 * 3) / (5 * 414 - 26 ** 2), 12);
    expect(lesson.variables.judge).toEqual({ w: [1], b: -2 });
  });
});

function clouds(seed: number, spread: number): Dataset {
  return blobs({
    centers: [
      [1, 1],
      [3, 3],
    ],
    spread,
    random: seeded(seed),
  });
}

function wrongPoints({ w, b }: Unit, X: Matrix, Y: Matrix): number {
  const rows = Array.from({ length: X.rows }, (_, i) => i);
  const answer = (i: number) => Number(w[0] * X.at(i, 0) + w[1] * X.at(i, 1) + b >= 0);
  return rows.filter((i) => answer(i) !== Y.at(i, 0)).length;
}

function orders(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}
