import { describe, expect, expectTypeOf, test } from "vitest";
import { batches } from "../../src/data/batches.ts";
import { iris } from "../../src/data/iris.ts";
import { countLabels, oneHot } from "../../src/data/labels.ts";
import { split } from "../../src/data/split.ts";
import { subset, take, takePerClass } from "../../src/data/subset.ts";
import type { Dataset, Labels } from "../../src/engine/dataset.ts";
import { column, Matrix } from "../../src/engine/matrix.ts";
import { seeded } from "../../src/engine/random.ts";

/** Sample i has the input i, the target 10 i and the label i mod 3. */
function counted(count: number): Dataset {
  const numbers = Array.from({ length: count }, (_, i) => i);
  return {
    X: column(...numbers),
    Y: column(...numbers.map((i) => 10 * i)),
    labels: Uint8Array.from(numbers, (i) => i % 3),
  };
}

/** The samples of `counted` that a part holds; fails if X, Y and labels fell apart. */
function numbersIn({ X, Y, labels }: Dataset): number[] {
  const numbers = [...X.data];
  expect([...Y.data]).toEqual(numbers.map((i) => 10 * i));
  if (labels) expect([...labels]).toEqual(numbers.map((i) => i % 3));
  return numbers;
}

describe("oneHot", () => {
  test("has a 1 in the column of each label", () => {
    expect(oneHot([2, 0], 3).toArray()).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(oneHot(Uint8Array.of(0, 1)).toArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(oneHot([], 3).shape).toBe("0x3");
  });

  test.each([
    [[3], 3, "oneHot: label 0 is 3; labels must be whole numbers from 0 to 2"],
    [[0, -1], 3, "oneHot: label 1 is -1"],
    [[0.5], 3, "oneHot: label 0 is 0.5"],
    [[0, Number.NaN], undefined, "oneHot: label 1 is NaN"],
  ])("refuses the labels %j of %s classes", (labels, classes, message) => {
    expect(() => oneHot(labels, classes)).toThrow(message);
  });

  test("countLabels counts each class, also one without samples", () => {
    expect(countLabels([0, 2, 2], 4)).toEqual([1, 0, 2, 0]);
    expect(countLabels([])).toEqual([]);
  });
});

describe("subset, take, takePerClass", () => {
  test("copy the samples that were asked for, in that order", () => {
    const data = counted(9);
    const part = subset(data, [4, 0, 4]);
    expect(numbersIn(part)).toEqual([4, 0, 4]);
    part.X.data.fill(7);
    expect(numbersIn(data)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(numbersIn(take(data, 2))).toEqual([0, 1]);
    expect(numbersIn(takePerClass(data, 2))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("keep float32 as float32, and do without labels", () => {
    const X = new Matrix(2, 1, Float32Array.of(1, 2));
    const part = take({ X, Y: column(10, 20) }, 1);
    expect(part.X.data).toEqual(Float32Array.of(1));
    expect("labels" in part).toBe(false);
  });

  test.each([
    [() => subset(counted(3), [3]), "subset: there is no row 3; the data set has rows 0 to 2"],
    [() => subset(counted(3), [0.5]), "subset: there is no row 0.5"],
    [
      () => take(counted(3), 4),
      "take: count is 4; it must be a whole number from 1 to 3, for there are 3 samples",
    ],
    [() => take(counted(3), 0), "take: count is 0"],
    [
      () => takePerClass(counted(7), 3),
      "takePerClass: count is 3; it must be a whole number from 1 to 2, for there are 2 samples of class 1",
    ],
    [
      () => takePerClass({ ...counted(3), labels: undefined }, 1),
      "takePerClass: the data set has no labels",
    ],
    [
      () => take({ ...counted(3), Y: column(1) }, 1),
      "take: X has 3 rows, Y has 1 and there are 3 labels",
    ],
    [() => take({ ...counted(3), labels: Uint8Array.of(1) }, 1), "there are 1 labels"],
  ])("%s", (make, message) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });
});

describe("split", () => {
  test("puts every sample into exactly one part, for each of 50 seeds", () => {
    for (let seed = 0; seed < 50; seed++) {
      const { training, validation } = split(counted(40), { random: seeded(seed) });
      const [a, b] = [numbersIn(training), numbersIn(validation)];
      expect(b).toHaveLength(6);
      expect([...a, ...b].sort((x, y) => x - y)).toEqual(numbersIn(counted(40)));
    }
  });

  test("is the same for the same seed and another for another", () => {
    const of = (seed: number) =>
      numbersIn(split(counted(40), { random: seeded(seed) }).validation).join();
    expect(of(1)).toBe(of(1));
    expect(of(1)).not.toBe(of(2));
  });

  test("stratified sets aside the same share of every class", () => {
    const options = { validation: 0.2, stratified: true };
    for (let seed = 0; seed < 50; seed++) {
      const { validation } = split(counted(60), { ...options, random: seeded(seed) });
      expect(countLabels(validation.labels ?? [])).toEqual([4, 4, 4]);
    }
  });

  test.each([
    [{ validation: 0 }, "split: validation is 0; it must be a share between 0 and 1"],
    [{ validation: 15 }, "split: validation is 15"],
    [{ validation: Number.NaN }, "split: validation is NaN"],
    [{ validation: 0.01 }, "split: a share of 0.01 of 9 samples leaves one part empty"],
    [{ validation: 0.99 }, "split: a share of 0.99 of 9 samples leaves one part empty"],
  ])("refuses %j", (options, message) => {
    expect(() => split(counted(9), options)).toThrow(message);
  });
});

describe("batches", () => {
  test("cut the samples in order, the rest in the last; there are ceil(N / size)", () => {
    expect([...batches(counted(7), { size: 3 })].map(numbersIn)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6],
    ]);
    expect([...batches(counted(7), { size: 100 })]).toHaveLength(1);
    expect([...batches(counted(7), { size: 1 })]).toHaveLength(7);
  });

  test("with a random order hold every sample once, in another order each epoch", () => {
    const random = seeded(3);
    const epoch = () => [...batches(counted(20), { size: 6, random })].flatMap(numbersIn);
    const [first, second] = [epoch(), epoch()];
    expect(first).not.toEqual(second);
    expect(first.sort((a, b) => a - b)).toEqual(numbersIn(counted(20)));
  });

  test("refuse a size that is not a whole number from 1", () => {
    for (const size of [0, 1.5, Number.NaN, -1]) {
      expect(() => [...batches(counted(3), { size })]).toThrow(`batches: size is ${size}`);
    }
  });
});

test("a part of labelled data is labelled, for the type checker too", () => {
  expectTypeOf(split(iris).training.labels).toEqualTypeOf<Uint8Array>();
  expectTypeOf(take(subset(iris, [0, 1]), 1).labels).toEqualTypeOf<Uint8Array>();
  expectTypeOf(take(counted(3), 1).labels).toEqualTypeOf<Labels | undefined>();
  expect(split(iris).training.labels).toHaveLength(127);
});
