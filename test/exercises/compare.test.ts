import { describe, expect, test } from "vitest";
import { Matrix } from "../../src/engine/matrix.ts";
import { compare, compareRange, compareShape, compareTable } from "../../src/exercises/compare.ts";

describe("compare", () => {
  test("lets pass what is equal within the tolerance, relative above 1", () => {
    for (const [came, expected, tolerance] of [
      [0.1 + 0.2, 0.3, 1e-9],
      [1e6 + 1e-4, 1e6, 1e-9],
      [0.5004, 0.5, 1e-3],
      [-0, 0, 0],
      [Number.NaN, Number.NaN, 0],
      [Infinity, Infinity, 0],
    ] as const) {
      expect(compare("x", came, expected, { tolerance, shows: true })).toBeUndefined();
    }
    expect(compare("x", 1.1, 1)).toBeDefined();
    expect(compare("x", 1e6 + 1, 1e6)).toBeDefined();
    expect(compare("x", Number.NaN, 1)).toBeDefined();
    expect(compare("x", Infinity, 1)).toBeDefined();
    expect(compare("x", 1, Infinity)).toBeDefined();
    expect(compare("x", -Infinity, Infinity)).toBeDefined();
  });

  test("takes lists of matrices of different shapes one by one", () => {
    const [row, column] = [new Matrix(1, 2), new Matrix(2, 1)];
    expect(compare("x", [row, column], [row.copy(), column.copy()])).toBeUndefined();
    expect(compare("x", [[[0, 0]], column], [row, column])).toBeUndefined();
    expect(compare("x", [row], [row, column])?.message).toBe("x has 1 entry; expected 2 entries");
    expect(compare("x", [row, row], [row, column])?.message).toBe("x[1] is 1x2; expected 2x1");
  });

  test.each([
    [undefined, 0.5, "x is undefined; expected 0.5", /forget `return`/],
    [Promise.resolve(1), 1, "x is a promise; expected 1", /forget `await`/],
    [Math.sin, 1, "x is a function; expected 1", /forget to call/],
    [Number.NaN, 1, "x is NaN; expected 1", /missing value/],
    [-Infinity, 1, "x is -Infinity; expected 1", /division by 0/],
    [true, 1, "x is true; expected 1", /`condition \? 1 : 0`/],
    ["1", 1, 'x is "1"; expected 1', /text/],
    [-0.25, 0.25, "x is -0.25; expected 0.25", /sign/],
    [4, 0.25, "x is 4; expected 0.25", /upside down/],
    [0.25001, 0.25, "x is 0.25001; expected 0.25", /nearly right/],
    [0.2500000001, 0.25, "x is 0.2500000001; expected 0.25", /nearly right/, 0],
    [7, 0.25, "x is 7; expected 0.25", undefined],
    [[1, 2], 1, "x is [1, 2]; expected 1", undefined],
    [{ a: 1, b: 2 }, 1, "x is { a: 1, b: 2 }; expected 1", undefined],
    [new Date(0), 1, "x is an object of class Date; expected 1", undefined],
    [null, 1, "x is null; expected 1", undefined],
    ["yes", "no", 'x is "yes"; expected "no"', undefined],
  ])(
    "says what came, what was expected and why: %s",
    (came, expected, message, cause, tolerance = 1e-9) => {
      const verdict = compare("x", came, expected, { tolerance, shows: true });
      expect(verdict?.message).toBe(message);
      if (cause) expect(verdict?.cause).toMatch(cause);
      else expect(verdict?.cause).toBeUndefined();
    },
  );

  test("looks into arrays, typed arrays, nested arrays and matrices, and names the place", () => {
    const matrix = new Matrix(2, 2, Float64Array.of(1, 2, 3, 5));
    expect(
      compare("W", matrix, [
        [1, 2],
        [3, 5],
      ]),
    ).toBeUndefined();
    expect(
      compare("W", matrix, [
        [1, 2],
        [3, 4],
      ])?.message,
    ).toBe("W[1][1] is 5");
    expect(compare("w", Float64Array.of(1, 2), [1, 2])).toBeUndefined();
    expect(compare("w", [1, undefined], [1, 2])?.message).toBe("w[1] is undefined");
    expect(compare("w", [1], [1, 2])?.message).toBe("w is 1 number; expected 2 numbers");
    expect(compare("w", [], [])).toBeUndefined();
  });

  test("a cause that the author names goes before a guess, but after the kind of value", () => {
    expect(compare("x", 2, 1, { cause: "mine" })?.cause).toBe("mine");
    expect(compare("x", undefined, 1, { cause: "mine" })?.cause).toBe("did you forget `return`?");
  });
});

describe("compareShape", () => {
  test.each([
    [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      "W is 2x3; expected 3x2",
      /transpose/,
    ],
    [[1, 2], "W is 2 numbers; expected 3x2", undefined],
    [[[1, 2], [3], [4, 5]], "W has rows of different lengths; expected 3x2", undefined],
    [[[1, 2], 3], "W has rows of different lengths; expected 3x2", undefined],
    [undefined, "W is undefined; expected 3x2", /forget `return`/],
    [3, "W is 3; expected 3x2", undefined],
  ])("%j", (came, message, cause) => {
    const verdict = compareShape("W", came, [3, 2]);
    expect(verdict?.message).toBe(message);
    if (cause) expect(verdict?.cause).toMatch(cause);
  });

  test("the right shape has no difference", () => {
    expect(compareShape("W", [[1], [2]], [2, 1])).toBeUndefined();
  });
});

describe("compareRange", () => {
  test("allows both bounds, and says which were asked", () => {
    expect(compareRange("accuracy", 0.85, { least: 0.85 })).toBeUndefined();
    expect(compareRange("accuracy", 0.8, { least: 0.85 })?.message).toBe(
      "accuracy is 0.8; expected at least 0.85",
    );
    expect(compareRange("h", 2, { least: 0, most: 1 })?.message).toBe(
      "h is 2; expected at least 0 and at most 1",
    );
    expect(compareRange("h", Number.NaN, { most: 1 })?.cause).toContain("NaN comes from");
    expect(compareRange("h", undefined, { most: 1 })?.cause).toContain("return");
    expect(compareRange("h", 1.0000001, { most: 1 })?.message).toBe(
      "h is 1.0000001; expected at most 1",
    );
  });
});

describe("compareTable", () => {
  // biome-ignore format: a truth table
  const xor = [
    { inputs: [0, 0], expected: 0 },
    { inputs: [0, 1], expected: 1 },
    { inputs: [1, 0], expected: 1 },
    { inputs: [1, 1], expected: 0 },
  ];

  test("names the first wrong row as a call, and counts the right ones", () => {
    expect(compareTable("xor", (a: number, b: number) => a ^ b, xor)).toBeUndefined();
    expect(compareTable("xor", (a: number, b: number) => a | b, xor)?.message).toBe(
      "`xor(1, 1)` is 1; expected 0 (3 of 4 rows are right)",
    );
  });

  test("sees in the whole table what one row cannot tell", () => {
    expect(compareTable("xor", () => 1, xor)?.cause).toContain("are the inputs used?");
    expect(compareTable("xor", (a: number, b: number) => 1 - (a ^ b), xor)?.cause).toContain(
      "0 and 1 are exchanged",
    );
    expect(compareTable("xor", () => {}, xor)?.cause).toContain("return");
  });

  test("an answer that changes its argument does not change the table", () => {
    const rows = [{ inputs: [[1, 2]], expected: 3 }];
    const greedy = (list: number[]) => list.splice(0).reduce((sum, x) => sum + x, 0);
    expect(compareTable("sum", greedy, rows)).toBeUndefined();
    expect(compareTable("sum", greedy, rows)).toBeUndefined();
  });
});
