/**
 * What one can do with matrices. Every operation gives a new matrix and leaves its arguments alone;
 * those that training repeats a million times take an `out` to write into instead.
 */
import { type Matrix, zeros } from "./matrix.ts";

/**
 * The matrix product `a b`.
 *
 * Shapes: `a` is m x k, `b` is k x n, the result is m x n. Zeros of `a` are skipped (81 % of MNIST's
 * pixels are 0), so 0 times infinity counts as 0 here.
 *
 * @param out where to put the result; a new matrix if left out.
 * @throws RangeError if `a.cols` differs from `b.rows`.
 * @example matmul(row(1, 2), column(3, 4)) // [[11]]
 */
export function matmul(a: Matrix, b: Matrix, out: Matrix = zeros(a.rows, b.cols)): Matrix {
  if (a.cols !== b.rows) throw mismatch("matmul", a, b, "a.cols must equal b.rows");
  checkOut("matmul", out, a.rows, b.cols);
  const { rows: m, cols: k } = a;
  const n = b.cols;
  const A = a.data;
  const B = b.data;
  const C = out.data;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) C[i * n + j] = 0;
    for (let p = 0; p < k; p++) {
      const factor = A[i * k + p];
      if (factor !== 0) addScaledRow(C, i * n, B, p * n, factor, n);
    }
  }
  return out;
}

/**
 * The product `aᵀ b`, without building the transpose: the gradient of the weights is `Xᵀ dZ`.
 *
 * Shapes: `a` is m x k, `b` is m x n, the result is k x n. Zeros of `a` are skipped.
 * @example transposedTimes(column(1, 2), column(3, 4)) // [[11]]
 */
export function transposedTimes(a: Matrix, b: Matrix, out: Matrix = zeros(a.cols, b.cols)): Matrix {
  if (a.rows !== b.rows) throw mismatch("transposedTimes", a, b, "a.rows must equal b.rows");
  checkOut("transposedTimes", out, a.cols, b.cols);
  const { rows: m, cols: k } = a;
  const n = b.cols;
  const A = a.data;
  const B = b.data;
  const C = out.data.fill(0);
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      const factor = A[i * k + p];
      if (factor !== 0) addScaledRow(C, p * n, B, i * n, factor, n);
    }
  }
  return out;
}

/**
 * The product `a bᵀ`, without building the transpose: the error goes back as `dZ Wᵀ`.
 *
 * Shapes: `a` is m x k, `b` is n x k, the result is m x n.
 * @example timesTransposed(row(1, 2), row(3, 4)) // [[11]]
 */
export function timesTransposed(a: Matrix, b: Matrix, out: Matrix = zeros(a.rows, b.rows)): Matrix {
  if (a.cols !== b.cols) throw mismatch("timesTransposed", a, b, "a.cols must equal b.cols");
  checkOut("timesTransposed", out, a.rows, b.rows);
  const { rows: m, cols: k } = a;
  const n = b.rows;
  const A = a.data;
  const B = b.data;
  const C = out.data;
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let dot = 0;
      for (let p = 0; p < k; p++) dot += A[i * k + p] * B[j * k + p];
      C[i * n + j] = dot;
    }
  }
  return out;
}

/**
 * Rows become columns: element (r, c) of `a` is element (c, r) of the result.
 *
 * @example transpose(row(1, 2)) // [[1], [2]]
 */
export function transpose(a: Matrix): Matrix {
  const out = zeros(a.cols, a.rows);
  for (let r = 0; r < a.rows; r++) {
    for (let c = 0; c < a.cols; c++) out.data[c * a.rows + r] = a.data[r * a.cols + c];
  }
  return out;
}

/**
 * The sum `a + b`, element by element. @throws RangeError if the shapes differ.
 *
 * @example add(row(1, 2), row(3, 4)) // [[4, 6]]
 */
export function add(a: Matrix, b: Matrix): Matrix {
  return pairwise("add", a, b, (x, y) => x + y);
}

/**
 * The difference `a - b`, element by element. @throws RangeError if the shapes differ.
 *
 * @example subtract(row(3, 4), row(1, 2)) // [[2, 2]]
 */
export function subtract(a: Matrix, b: Matrix): Matrix {
  return pairwise("subtract", a, b, (x, y) => x - y);
}

/**
 * The product element by element, which is not the matrix product.
 *
 * @example hadamard(row(1, 2), row(3, 4)) // [[3, 8]]
 */
export function hadamard(a: Matrix, b: Matrix): Matrix {
  return pairwise("hadamard", a, b, (x, y) => x * y);
}

/** Every element times `factor`. @example scale(row(1, 2), 10) // [[10, 20]] */
export function scale(a: Matrix, factor: number): Matrix {
  return map(a, (x) => factor * x);
}

/** The function `f` of every element. @example map(row(1, 4, 9), Math.sqrt) // [[1, 2, 3]] */
export function map(a: Matrix, f: (value: number) => number, out: Matrix = like(a)): Matrix {
  const from = a.data;
  const to = out.data;
  for (let i = 0; i < from.length; i++) to[i] = f(from[i]);
  return out;
}

/**
 * The matrix with `r` (1 x cols) added to each row: how a bias reaches every sample.
 *
 * @param out may be `a` itself.
 * @example addRow(matrix([[1, 2], [3, 4]]), row(10, 20)) // [[11, 22], [13, 24]]
 */
export function addRow(a: Matrix, r: Matrix, out: Matrix = like(a)): Matrix {
  if (r.rows !== 1 || r.cols !== a.cols) {
    throw mismatch("addRow", a, r, `the row must be 1x${a.cols}`);
  }
  const n = a.cols;
  for (let i = 0; i < a.data.length; i += n) {
    for (let j = 0; j < n; j++) out.data[i + j] = a.data[i + j] + r.data[j];
  }
  return out;
}

/** All rows added up: 1 x cols. @example sumRows(matrix([[1, 2], [3, 4]])) // [[4, 6]] */
export function sumRows(a: Matrix, out: Matrix = zeros(1, a.cols)): Matrix {
  out.data.fill(0);
  for (let r = 0; r < a.rows; r++) addScaledRow(out.data, 0, a.data, r * a.cols, 1, a.cols);
  return out;
}

/** All elements added up. @example sum(matrix([[1, 2], [3, 4]])) // 10 */
export function sum(a: Matrix): number {
  let total = 0;
  for (const value of a.data) total += value;
  return total;
}

/** The mean of all elements. @example mean(row(1, 2, 6)) // 3 */
export function mean(a: Matrix): number {
  return sum(a) / a.data.length;
}

/**
 * For each row, the column of its largest element; the first one if several are equal.
 *
 * @example argmaxRows(matrix([[1, 5, 2], [7, 0, 7]])) // [1, 0]
 */
export function argmaxRows(a: Matrix): number[] {
  return Array.from({ length: a.rows }, (_, r) => argmaxRow(a, r));
}

/** The column of the largest element of row `r`; the first one if several are equal. */
export function argmaxRow(a: Matrix, r: number): number {
  const start = r * a.cols;
  let best = 0;
  for (let c = 1; c < a.cols; c++) {
    if (a.data[start + c] > a.data[start + best]) best = c;
  }
  return best;
}

/**
 * Rows `indices[from] .. indices[to - 1]` of `a`, in that order, copied to float64.
 *
 * @example gatherRows(column(5, 6, 7), [2, 0], 0, 2) // [[7], [5]]
 */
export function gatherRows(
  a: Matrix,
  indices: ArrayLike<number>,
  from = 0,
  to: number = indices.length,
  out: Matrix = zeros(to - from, a.cols),
): Matrix {
  for (let i = from; i < to; i++) a.copyRow(indices[i], out.data, (i - from) * a.cols);
  return out;
}

/**
 * Rows `from .. to - 1` of `a`, copied to float64.
 *
 * @example sliceRows(column(5, 6, 7), 1, 3) // [[6], [7]]
 */
export function sliceRows(a: Matrix, from: number, to: number): Matrix {
  const out = zeros(to - from, a.cols);
  for (let r = from; r < to; r++) a.copyRow(r, out.data, (r - from) * a.cols);
  return out;
}

type Numbers = Float64Array | Float32Array;

/** `C[c ..] += factor * B[b ..]` over `n` numbers: the inner loop of all three products. */
function addScaledRow(
  C: Numbers,
  c: number,
  B: Numbers,
  b: number,
  factor: number,
  n: number,
): void {
  for (let j = 0; j < n; j++) C[c + j] += factor * B[b + j];
}

function pairwise(name: string, a: Matrix, b: Matrix, f: (x: number, y: number) => number): Matrix {
  if (a.rows !== b.rows || a.cols !== b.cols)
    throw mismatch(name, a, b, "the shapes must be equal");
  const out = like(a);
  for (let i = 0; i < out.data.length; i++) out.data[i] = f(a.data[i], b.data[i]);
  return out;
}

function like(a: Matrix): Matrix {
  return zeros(a.rows, a.cols);
}

function checkOut(name: string, out: Matrix, rows: number, cols: number): void {
  if (out.rows === rows && out.cols === cols) return;
  throw new RangeError(`${name}: out is ${out.shape}; the result is ${rows}x${cols}`);
}

function mismatch(name: string, a: Matrix, b: Matrix, need: string): RangeError {
  return new RangeError(`${name}: a is ${a.shape} and b is ${b.shape}; ${need}`);
}
