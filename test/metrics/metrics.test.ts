import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type ClassScores,
  confusionCounts,
  confusionMatrix,
  dense,
  f1,
  matrix,
  meanAbsoluteError,
  network,
  precision,
  predictClasses,
  r2,
  recall,
  softmax,
} from "../../src/index.ts";

interface Oracle {
  readonly classes: readonly {
    readonly actual: number[];
    readonly predicted: number[];
    readonly classes: number;
    readonly counts: number[][];
    readonly precision: ClassScores;
    readonly recall: ClassScores;
    readonly f1: ClassScores;
  }[];
  readonly values: readonly {
    readonly actual: number[][];
    readonly predicted: number[][];
    readonly r2: number;
    readonly meanAbsoluteError: number;
  }[];
}

const oracle: Oracle = JSON.parse(
  readFileSync(new URL("oracle/scikit-learn.json", import.meta.url), "utf8"),
);

function expectScores(ours: ClassScores, theirs: ClassScores): void {
  expect(ours.perClass).toHaveLength(theirs.perClass.length);
  for (const [k, score] of theirs.perClass.entries())
    expect(ours.perClass[k]).toBeCloseTo(score, 12);
  expect(ours.macro).toBeCloseTo(theirs.macro, 12);
}

describe("as scikit-learn says, also of a class that is never predicted or never there:", () => {
  test.each(oracle.classes)("$classes classes", ({ actual, predicted, classes, ...theirs }) => {
    const counts = confusionCounts(actual, predicted, classes);
    expect(counts).toEqual(theirs.counts);
    expectScores(precision(counts), theirs.precision);
    expectScores(recall(counts), theirs.recall);
    expectScores(f1(counts), theirs.f1);
  });

  test.each(oracle.values)(
    "values and how far they are off %#",
    ({ actual, predicted, ...theirs }) => {
      const both = [matrix(actual), matrix(predicted)] as const;
      expect(r2(...both)).toBeCloseTo(theirs.r2, 12);
      expect(meanAbsoluteError(...both)).toBeCloseTo(theirs.meanAbsoluteError, 12);
    },
  );
});

test("the figure counts with the same function", () => {
  const [{ actual, predicted, counts }] = oracle.classes;
  const [trace] = confusionMatrix({ actual, predicted }).data as unknown as { text: string[][] }[];
  // "18 of class 0 taken for 0"
  expect(trace.text.map((row) => row.map((words) => Number.parseInt(words, 10)))).toEqual(counts);
});

test("a list is one output; saying the mean is worth 0, and a constant that was hit 1", () => {
  expect(meanAbsoluteError([3, 5], [2, 5])).toBe(0.5);
  expect(r2([1, 2, 3], [2, 2, 2])).toBe(0);
  expect(r2([0.1, 0.1, 0.1], [0.1, 0.1, 0.1])).toBe(1);
  expect(r2([0.1, 0.1, 0.1], [0.1, 0.1, 0.2])).toBe(0);
});

describe("predictClasses", () => {
  test("takes the largest output, and the first of equal ones", () => {
    const outputs = matrix([
      [0.1, 0.7, 0.2],
      [0.4, 0.2, 0.4],
    ]);
    expect(predictClasses({ predict: () => outputs }, matrix([[0], [0]]))).toEqual([1, 0]);
  });

  test("divides a single output at 0.5", () => {
    const outputs = matrix([[0.49], [0.5], [0.9]]);
    expect(predictClasses({ predict: () => outputs }, outputs)).toEqual([0, 1, 1]);
  });

  test("asks a network, and knows its errors", () => {
    const net = network({ inputs: 2, layers: [dense(3, { activation: softmax })] });
    expect(predictClasses(net, matrix([[1, 2]]))).toHaveLength(1);
    expect(() => predictClasses(net, matrix([[1]]))).toThrow("X must have 2 columns");
  });
});

describe("one sentence for", () => {
  test.each<[string, () => unknown, string]>([
    [
      "lists of two lengths",
      () => confusionCounts([0, 1], [0]),
      "confusionCounts: actual has 2 values and predicted has 1; they must be equal in number",
    ],
    ["no samples", () => confusionCounts([], []), "confusionCounts: actual is empty"],
    [
      "half a class",
      () => confusionCounts([0, 1], [0, 0.5]),
      "confusionCounts: predicted[1] is 0.5; a class is a whole number from 0 up",
    ],
    [
      "a class beyond the last",
      () => confusionCounts([0, 3], [0, 1], 3),
      "confusionCounts: actual[1] is 3; a class is a whole number from 0 to 2",
    ],
    [
      "counts that are not square",
      () => f1([[1, 2]]),
      "f1: counts has 1 rows, one of them of 2; it needs a row and a column for each class",
    ],
    ["no counts", () => recall([]), "recall: counts has 0 rows; it needs a row"],
    [
      "a negative count",
      () =>
        precision([
          [1, -1],
          [0, 0],
        ]),
      "precision: counts[0][1] is -1; a count is a number from 0 up",
    ],
    [
      "shapes that differ",
      () => r2(matrix([[1, 2]]), [1, 2]),
      "r2: actual is 1x2 and predicted is 2x1; they must have the same shape",
    ],
    ["one sample", () => r2([1], [1]), "r2: there is 1 sample; it needs at least 2"],
    [
      "what is not finite",
      () => meanAbsoluteError([1, Number.NaN], [1, 2]),
      "meanAbsoluteError: value 1 of actual is NaN; all numbers must be finite",
    ],
    ["no values", () => meanAbsoluteError([], []), "meanAbsoluteError: actual is empty"],
    [
      "what is no list",
      () => r2(3 as unknown as number[], [1]),
      "r2: actual is 3; it must be a matrix or a list of numbers",
    ],
  ])("%s", (_, does, message) => {
    expect(does).toThrow(message);
  });
});
