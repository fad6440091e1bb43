import { expect, test } from "vitest";
import { seeded } from "../../src/engine/random.ts";

test("the same seed gives the same numbers, another seed gives others", () => {
  const [a, b, c] = [seeded(7), seeded(7), seeded(8)].map((random) =>
    Array.from({ length: 5 }, random.next),
  );
  expect(a).toEqual(b);
  expect(a).not.toEqual(c);
});

test("the numbers are those of the published sfc32, on every machine", () => {
  // Worked out apart from this code, in Python with integers masked to 32 bits.
  const random = seeded(42);
  const first = [random.next(), random.next(), random.next()];
  expect(first).toEqual([0.6253994014375027, 0.2763346355397167, 0.3560652316439794]);
});

test("next and uniform fill their range evenly", () => {
  const random = seeded(1);
  const counts = Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i++) counts[Math.floor(random.next() * 10)]++;
  // Chi-square with 9 degrees of freedom: above 27.9 once in a thousand seeds.
  expect(counts.reduce((chi, n) => chi + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(27.9);
  const drawn = Array.from({ length: 1000 }, () => random.uniform(-2, 3));
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(-2);
  expect(Math.max(...drawn)).toBeLessThan(3);
});

test("normal has the mean, the deviation and the tails of a bell curve", () => {
  const random = seeded(2);
  const drawn = Array.from({ length: 20_000 }, () => random.normal(5, 2));
  const mean = drawn.reduce((s, v) => s + v, 0) / drawn.length;
  const variance = drawn.reduce((s, v) => s + (v - mean) ** 2, 0) / drawn.length;
  const beyondTwo = drawn.filter((v) => Math.abs(v - 5) > 4).length / drawn.length;
  expect(mean).toBeCloseTo(5, 1);
  expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
  expect(beyondTwo).toBeGreaterThan(0.04);
  expect(beyondTwo).toBeLessThan(0.051); // 4.55 % in theory
});

test("integer reaches every number below the limit and no other", () => {
  const random = seeded(3);
  const seen = new Set(Array.from({ length: 200 }, () => random.integer(6)));
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
});

test("shuffle keeps all elements, works in place, and gives every order alike", () => {
  const random = seeded(4);
  const values = Uint32Array.from({ length: 100 }, (_, i) => i);
  expect(random.shuffle(values)).toBe(values);
  expect([...values].sort((x, y) => x - y)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  const orders = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = random.shuffle([0, 1, 2]).join("");
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect(orders.size).toBe(6);
  for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
});

test("a seed that is no whole number is an error", () => {
  expect(() => seeded(1.5)).toThrow("seeded: the seed is 1.5; it must be a whole number");
  expect(() => seeded(Number.NaN)).toThrow(RangeError);
});
