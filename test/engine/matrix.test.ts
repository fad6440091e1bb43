import { inspect } from "node:util";
import { expect, test } from "vitest";
import { column, Matrix, matrix, row, zeros } from "../../src/engine/matrix.ts";

test("matrix keeps rows and columns as written", () => {
  const m = matrix([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  expect([m.rows, m.cols, m.shape]).toEqual([2, 3, "2x3"]);
  expect(m.at(1, 0)).toBe(4);
  expect(m.toArray()).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ]);
});

test("row, column and zeros have the shape their names say", () => {
  expect(row(1, 2).shape).toBe("1x2");
  expect(column(1, 2).shape).toBe("2x1");
  expect(zeros(2, 3).toArray()).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

test("rows of different lengths are an error that names the row", () => {
  expect(() => matrix([[1, 2], [3]])).toThrow(
    new RangeError("matrix: row 0 has 2 numbers and row 1 has 1; all rows must be equally long"),
  );
});

test("data of the wrong length is an error that says how much is needed", () => {
  expect(() => new Matrix(2, 2, new Float64Array(3))).toThrow(
    "2x2 needs 4 numbers, but data holds 3",
  );
});

test("at outside the matrix is an error, not undefined", () => {
  expect(() => zeros(2, 3).at(0, 3)).toThrow("(0, 3) is outside a 2x3 matrix");
  expect(() => zeros(2, 3).at(-1, 0)).toThrow(RangeError);
});

test("a copy is float64 and independent", () => {
  const stored = new Matrix(1, 2, Float32Array.of(0.5, 0.25));
  const copy = stored.copy();
  copy.data[0] = 9;
  expect(stored.at(0, 0)).toBe(0.5);
  expect(copy.data).toBeInstanceOf(Float64Array);
});

test("a matrix prints itself in aligned columns under its shape", () => {
  const m = matrix([
    [1, -2.5],
    [10, 1 / 3],
  ]);
  expect(inspect(m)).toBe("Matrix 2x2\n         1      -2.5\n        10  0.333333");
});

test("a large matrix is cut and says its true size", () => {
  const text = String(zeros(60000, 784));
  expect(text.split("\n")).toHaveLength(12);
  expect(text).toMatch(/^Matrix 60000x784\n/);
  expect(text).toMatch(/…$/);
});
