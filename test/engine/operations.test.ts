import { expect, test } from "vitest";
import { column, Matrix, matrix, row, zeros } from "../../src/engine/matrix.ts";
import {
  add,
  addRow,
  argmaxRows,
  gatherRows,
  hadamard,
  map,
  matmul,
  mean,
  scale,
  sliceRows,
  subtract,
  sum,
  sumRows,
  timesTransposed,
  transpose,
  transposedTimes,
} from "../../src/engine/operations.ts";
import { seeded } from "../../src/engine/random.ts";

const a = matrix([
  [1, 2, 3],
  [4, 5, 6],
]);
const b = matrix([
  [1, 0],
  [0, 2],
  [-1, 3],
]);

test("matmul gives the product worked out by hand", () => {
  expect(matmul(a, b).toArray()).toEqual([
    [-2, 13],
    [-2, 28],
  ]);
  expect(matmul(row(1, 2), column(3, 4)).toArray()).toEqual([[11]]);
});

test("matmul skips zeros of the left operand without changing the product", () => {
  const random = seeded(5);
  const left = randomMatrix(7, 9, () => (random.next() < 0.8 ? 0 : random.normal()));
  const right = randomMatrix(9, 4, () => random.normal());
  expectClose(matmul(left, right), textbookProduct(left, right));
});

test("matmul of shapes that do not fit names both shapes", () => {
  expect(() => matmul(zeros(4, 3), zeros(4, 1))).toThrow(
    new RangeError("matmul: a is 4x3 and b is 4x1; a.cols must equal b.rows"),
  );
});

test("matmul writes into out, over whatever was there", () => {
  const out = matrix([
    [7, 7],
    [7, 7],
  ]);
  expect(matmul(a, b, out)).toBe(out);
  expect(out.at(0, 1)).toBe(13);
  expect(() => matmul(a, b, zeros(2, 3))).toThrow("matmul: out is 2x3; the result is 2x2");
});

test("the two transposed products equal the product with a transpose", () => {
  const random = seeded(6);
  const x = randomMatrix(5, 3, () => random.normal());
  const dz = randomMatrix(5, 4, () => random.normal());
  const w = randomMatrix(3, 4, () => random.normal());
  expectClose(transposedTimes(x, dz), textbookProduct(transpose(x), dz));
  expectClose(timesTransposed(dz, w), textbookProduct(dz, transpose(w)));
  expect(() => transposedTimes(x, w)).toThrow("a is 5x3 and b is 3x4; a.rows must equal b.rows");
  expect(() => timesTransposed(x, w)).toThrow("a is 5x3 and b is 3x4; a.cols must equal b.cols");
});

test("transpose turns rows into columns", () => {
  expect(transpose(a).toArray()).toEqual([
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
});

test("add, subtract, hadamard, scale and map work element by element and change nothing", () => {
  expect(add(row(1, 2), row(10, 20)).toArray()).toEqual([[11, 22]]);
  expect(subtract(row(1, 2), row(10, 20)).toArray()).toEqual([[-9, -18]]);
  expect(hadamard(row(3, 2), row(10, 20)).toArray()).toEqual([[30, 40]]);
  expect(scale(row(1, 2), -2).toArray()).toEqual([[-2, -4]]);
  expect(map(row(4, 9), Math.sqrt).toArray()).toEqual([[2, 3]]);
  expect(a.toArray()[0]).toEqual([1, 2, 3]);
  expect(() => add(a, b)).toThrow("add: a is 2x3 and b is 3x2; the shapes must be equal");
});

test("addRow adds a bias to every sample, sumRows adds the samples up", () => {
  expect(addRow(a, row(10, 20, 30)).toArray()).toEqual([
    [11, 22, 33],
    [14, 25, 36],
  ]);
  expect(sumRows(a).toArray()).toEqual([[5, 7, 9]]);
  expect(() => addRow(a, row(1, 2))).toThrow("addRow: a is 2x3 and b is 1x2; the row must be 1x3");
});

test("sum and mean take all elements", () => {
  expect([sum(a), mean(a)]).toEqual([21, 3.5]);
});

test("argmaxRows gives the first of equal maxima", () => {
  const m = matrix([
    [0, 5, 5],
    [-3, -2, -1],
    [1, 1, 1],
  ]);
  expect(argmaxRows(m)).toEqual([1, 2, 0]);
});

test("gatherRows and sliceRows copy rows to float64", () => {
  const stored = new Matrix(3, 2, Float32Array.of(1, 2, 3, 4, 5, 6));
  expect(gatherRows(stored, [2, 0, 2]).toArray()).toEqual([
    [5, 6],
    [1, 2],
    [5, 6],
  ]);
  expect(gatherRows(stored, [2, 0, 1], 1, 3).toArray()).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(sliceRows(stored, 1, 3).toArray()).toEqual([
    [3, 4],
    [5, 6],
  ]);
  expect(sliceRows(stored, 0, 1).data).toBeInstanceOf(Float64Array);
});

function randomMatrix(rows: number, cols: number, draw: () => number): Matrix {
  return map(zeros(rows, cols), draw);
}

/** The definition: element (i, j) is the sum of a(i, k) b(k, j). */
function textbookProduct(x: Matrix, y: Matrix): Matrix {
  const element = (i: number, j: number): number =>
    Array.from({ length: x.cols }, (_, k) => x.at(i, k) * y.at(k, j)).reduce((s, v) => s + v, 0);
  return matrix(
    Array.from({ length: x.rows }, (_, i) =>
      Array.from({ length: y.cols }, (_, j) => element(i, j)),
    ),
  );
}

function expectClose(actual: Matrix, expected: Matrix): void {
  expect(actual.shape).toBe(expected.shape);
  actual.data.forEach((value, i) => {
    expect(value).toBeCloseTo(expected.data[i], 12);
  });
}
