import { expect, test } from "vitest";
import { sigmoid, softmax } from "../../src/engine/activations.ts";
import { gradCheck } from "../../src/engine/gradcheck.ts";
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  type Loss,
  meanSquaredError,
  sparseCategoricalCrossEntropy,
  sumOfSquares,
} from "../../src/engine/losses.ts";
import {
  column,
  type Matrix,
  Matrix as MatrixClass,
  matrix,
  row,
} from "../../src/engine/matrix.ts";
import { map } from "../../src/engine/operations.ts";

const Y = matrix([
  [0, 1, 0],
  [1, 0, 0],
]);
const classes = column(1, 0);
const Z = matrix([
  [0.2, -1.3, 0.7],
  [2, 0.1, -0.4],
]);

const cases: readonly [Loss, Matrix, Matrix][] = [
  [sumOfSquares, Z, Y],
  [meanSquaredError, Z, Y],
  [binaryCrossEntropy, map(Z, sigmoid.apply), Y],
  [categoricalCrossEntropy, softmax.apply(Z), Y],
  [sparseCategoricalCrossEntropy, softmax.apply(Z), classes],
];

test.each(cases)("$name: the gradient equals the numerical one", (loss, A, target) => {
  const check = gradCheck(
    (a) => loss.value(like(A, a), target),
    (a) => [...loss.gradient(like(A, a), target).data],
    [[...A.data]],
  );
  expect(check.comparisons).toHaveLength(6);
  expect(String(check)).toMatch(/passed/);
});

const fusedCases: readonly [Loss, (Z: Matrix) => Matrix, Matrix][] = [
  [binaryCrossEntropy, (z) => map(z, sigmoid.apply), Y],
  [categoricalCrossEntropy, softmax.apply, Y],
  [sparseCategoricalCrossEntropy, softmax.apply, classes],
];

test.each(fusedCases)(
  "$name: the short formulas mean the same as the long ones",
  (loss, activate, target) => {
    const { fused } = loss;
    if (!fused) throw new Error("no short formulas");
    expect(fused.value(Z, target)).toBeCloseTo(loss.value(activate(Z), target), 12);
    const check = gradCheck(
      (z) => fused.value(like(Z, z), target),
      (z) => [...fused.gradient(activate(like(Z, z)), target).data],
      [[...Z.data]],
    );
    expect(String(check)).toMatch(/passed/);
  },
);

test("the gradient along the logits is p - y, divided by the batch", () => {
  const P = softmax.apply(Z);
  const slope = categoricalCrossEntropy.fused?.gradient(P, Y);
  expect(slope?.at(0, 1)).toBeCloseTo((P.at(0, 1) - 1) / 2, 15);
  expect(slope?.at(0, 0)).toBeCloseTo(P.at(0, 0) / 2, 15);
});

test("ten equal probabilities cost ln 10 = 2.302585", () => {
  const uniform = map(new MatrixClass(1, 10), () => 0.1);
  const target = row(0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
  expect(categoricalCrossEntropy.value(uniform, target)).toBeCloseTo(Math.LN10, 12);
  expect(sparseCategoricalCrossEntropy.value(uniform, column(3))).toBeCloseTo(Math.LN10, 12);
});

test("sum of squares is a sum, mean squared error a mean over rows and columns", () => {
  const A = matrix([
    [1, 2],
    [3, 4],
  ]);
  const target = matrix([
    [0, 0],
    [0, 0],
  ]);
  expect(sumOfSquares.value(A, target)).toBe(30);
  expect(meanSquaredError.value(A, target)).toBe(7.5);
});

test("costs and gradients stay finite at z = ±1000", () => {
  const extreme = row(1000, -1000);
  for (const [loss, target, A] of [
    [binaryCrossEntropy, row(0, 1), map(extreme, sigmoid.apply)],
    [categoricalCrossEntropy, row(0, 1), softmax.apply(extreme)],
    [sparseCategoricalCrossEntropy, column(1), softmax.apply(extreme)],
  ] as const) {
    expect(loss.value(A, target)).toSatisfy(Number.isFinite);
    expect([...loss.gradient(A, target).data].every(Number.isFinite)).toBe(true);
    expect(loss.fused?.value(extreme, target)).toBe(loss === binaryCrossEntropy ? 1000 : 2000);
    expect([...(loss.fused?.gradient(A, target).data ?? [])].every(Number.isFinite)).toBe(true);
  }
});

test("targets that cannot be are errors that name the row", () => {
  expect(() => sparseCategoricalCrossEntropy.check(column(0, 3), 3)).toThrow(
    "row 1 of Y holds 3; class numbers must be whole numbers from 0 to 2",
  );
  expect(() => sparseCategoricalCrossEntropy.check(column(0.5), 3)).toThrow("row 0 of Y holds 0.5");
  expect(() => sparseCategoricalCrossEntropy.check(Y, 3)).toThrow("Y is 2x3; it must be 2x1");
  expect(() => categoricalCrossEntropy.check(column(1, 2), 3)).toThrow("Y must have 3 columns");
  expect(() => binaryCrossEntropy.check(column(0, 2), 1)).toThrow(
    "row 1 of Y holds 2; targets must be from 0 to 1",
  );
  expect(() => meanSquaredError.check(Y, 2)).toThrow("Y is 2x3 and the network has 2 outputs");
});

function like(shape: Matrix, values: readonly number[]): Matrix {
  return new MatrixClass(shape.rows, shape.cols, Float64Array.from(values));
}
