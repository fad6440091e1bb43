import { expect, test } from "vitest";
import { gates, threeColumnTable } from "../../src/data/tables.ts";

const functions: Record<string, (a: boolean, b: boolean) => boolean> = {
  never: () => false,
  and: (a, b) => a && b,
  aNotB: (a, b) => a && !b,
  a: (a) => a,
  bNotA: (a, b) => b && !a,
  b: (_, b) => b,
  xor: (a, b) => a !== b,
  or: (a, b) => a || b,
  nor: (a, b) => !(a || b),
  xnor: (a, b) => a === b,
  notB: (_, b) => !b,
  bImpliesA: (a, b) => !b || a,
  notA: (a) => !a,
  aImpliesB: (a, b) => !a || b,
  nand: (a, b) => !(a && b),
  always: () => true,
};

test.each(Object.entries(gates))("gates.%s is what its name says", (name, { X, Y, labels }) => {
  expect(X.toArray()).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  const expected = X.toArray().map(([a, b]) => Number(functions[name]?.(a === 1, b === 1)));
  expect(Y.toArray().flat()).toEqual(expected);
  expect([...(labels ?? [])]).toEqual(expected);
});

test("there are 16 gates, all different", () => {
  expect(new Set(Object.values(gates).map(({ Y }) => Y.data.join(""))).size).toBe(16);
});

test("the 4x3 table is XOR of its first two columns beside a column of ones", () => {
  for (const [i, [a = 0, b = 0, one]] of threeColumnTable.X.toArray().entries()) {
    expect(one).toBe(1);
    expect(threeColumnTable.Y.at(i, 0)).toBe(a ^ b);
  }
});
