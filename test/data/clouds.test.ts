import { describe, expect, test } from "vitest";
import { blobs, moons, spiral } from "../../src/data/clouds.ts";
import type { Dataset } from "../../src/engine/dataset.ts";
import { seeded } from "../../src/engine/random.ts";

const seeds = Array.from({ length: 100 }, (_, seed) => seed);

test.each([
  ["blobs", blobs],
  ["moons", moons],
  ["spiral", spiral],
])("%s: 50 finite points of each class that take turns, the same for the same seed", (_, make) => {
  const data = make();
  expect([data.X.shape, data.Y.shape]).toEqual(["100x2", "100x1"]);
  expect([...(data.labels ?? [])].slice(0, 5)).toEqual([0, 1, 0, 1, 0]);
  expect(data.Y.data).toEqual(Float64Array.from(data.labels ?? []));
  expect(data.X.data.every(Number.isFinite)).toBe(true);
  expect(make({ random: seeded(1) }).X.data).toEqual(data.X.data);
  expect(make({ random: seeded(2) }).X.data).not.toEqual(data.X.data);
});

test("blobs: with the default spread the line x + y = 0 tells the two apart, for each of 100 seeds", () => {
  for (const seed of seeds) {
    const wrong = points(blobs({ random: seeded(seed) })).filter(
      ({ x, y, label }) => x + y > 0 !== (label === 1),
    );
    expect(wrong).toEqual([]);
  }
});

test("blobs: each cloud has the middle and the spread that were asked for", () => {
  const centers = [
    [0, 0],
    [5, 1],
    [-3, 2],
  ] as const;
  const cloud = blobs({ centers, spread: 0.5, perClass: 4000 });
  expect(cloud.Y.shape).toBe("12000x3");
  for (const [label, [x, y]] of centers.entries()) {
    const of = points(cloud).filter((point) => point.label === label);
    // Four standard errors of a mean of 4000: 4 * 0.5 / sqrt(4000) = 0.032.
    expect(Math.abs(mean(of.map((point) => point.x)) - x)).toBeLessThan(0.032);
    expect(Math.abs(mean(of.map((point) => point.y)) - y)).toBeLessThan(0.032);
    expect(Math.sqrt(mean(of.map((point) => (point.x - x) ** 2)))).toBeCloseTo(0.5, 1);
  }
});

test("moons: without noise every point is at distance 1 from the middle of its half circle", () => {
  for (const { x, y, label } of points(moons({ noise: 0 }))) {
    const [mx, my] = label === 0 ? [0, 0] : [1, 0.5];
    expect(Math.hypot(x - mx, y - my)).toBeCloseTo(1, 12);
    expect(label === 0 ? y >= my - 1e-12 : y <= my + 1e-12).toBe(true);
  }
});

test("spiral: without noise an arm goes from radius 0 to 1, half a turn away from the other", () => {
  const all = points(spiral({ noise: 0, turns: 0.5 }));
  expect(all.slice(0, 2).map(({ x, y }) => Math.hypot(x, y))).toEqual([0, 0]);
  const [first, second] = all.slice(-2);
  expect([first?.x, first?.y].map((v) => Math.round((v ?? 9) * 1e9))).toEqual([-1e9, 0]);
  expect([second?.x, second?.y].map((v) => Math.round((v ?? 9) * 1e9) + 0)).toEqual([1e9, 0]);
  expect(spiral({ arms: 3 }).Y.shape).toBe("150x3");
});

describe("clouds refuse what makes no sense", () => {
  test.each([
    [() => blobs({ perClass: 0 }), "blobs: perClass is 0; it must be a whole number from 1"],
    [() => blobs({ perClass: 1.5 }), "blobs: perClass is 1.5"],
    [() => blobs({ centers: [[0, 0]] }), "blobs: classes is 1; it must be a whole number from 2"],
    [() => blobs({ spread: Number.NaN }), "blobs: spread is NaN; it must be a number from 0"],
    [() => moons({ noise: -1 }), "moons: noise is -1; it must be a number from 0"],
    [() => spiral({ turns: Infinity }), "spiral: turns is Infinity"],
    [
      () => spiral({ arms: 300 }),
      "spiral: classes is 300; it must be a whole number from 2 to 256",
    ],
  ])("%s", (make, message) => {
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });
});

function points({ X, labels }: Dataset) {
  return X.toArray().map(([x = Number.NaN, y = Number.NaN], i) => ({ x, y, label: labels?.[i] }));
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
