/**
 * A matrix: numbers in rows and columns. Rows are samples and columns are features, everywhere.
 */
import { whatCame } from "./argument.ts";
import { inspectSymbol, tableText } from "./text.ts";

/**
 * A matrix in row-major order: the element in row r and column c is `data[r * cols + c]`.
 *
 * The engine computes in float64. Float32 is a storage for big data sets only (MNIST needs half the
 * memory that way); batches are copied to float64 before anything is computed.
 */
export class Matrix {
  /** How many rows there are: samples, in a table of data. */
  readonly rows: number;
  /** How many columns there are: features, in a table of data. */
  readonly cols: number;
  /** The numbers, row after row; they may be changed. */
  readonly data: Float64Array | Float32Array;

  /**
   * @param length how many numbers there are; those of `data` if left out.
   * @throws RangeError if they are not `rows * cols`.
   */
  constructor(
    rows: number,
    cols: number,
    data: Float64Array | Float32Array = new Float64Array(rows * cols),
    length: number = data.length,
  ) {
    if (length !== rows * cols) {
      throw new RangeError(
        `Matrix: ${rows}x${cols} needs ${rows * cols} numbers, but data holds ${length}`,
      );
    }
    this.rows = rows;
    this.cols = cols;
    this.data = data;
  }

  /** The element in row `r` and column `c`, both counted from 0. */
  at(r: number, c: number): number {
    if (!(r >= 0 && r < this.rows && c >= 0 && c < this.cols)) {
      throw new RangeError(`at: (${r}, ${c}) is outside a ${this.shape} matrix; both count from 0`);
    }
    return this.valueAt(r * this.cols + c);
  }

  /** Copies row `r` to `target`, from `place` on. */
  copyRow(r: number, target: Float64Array | Float32Array, place: number): void {
    const { cols, data } = this;
    const start = r * cols;
    if (cols > shortRow) target.set(data.subarray(start, start + cols), place);
    else for (let c = 0; c < cols; c++) target[place + c] = data[start + c];
  }

  /** A copy of the rows with these numbers, in this order; it keeps its storage (float32 stays float32). */
  pick(rows: ArrayLike<number>): Matrix {
    const Storage = this.data instanceof Float32Array ? Float32Array : Float64Array;
    const picked = new Storage(rows.length * this.cols);
    for (let i = 0; i < rows.length; i++) this.copyRow(rows[i], picked, i * this.cols);
    return new Matrix(rows.length, this.cols, picked);
  }

  /** Where in `data` the first number is that is not finite; -1 if all are. */
  nonFinite(): number {
    // By a method that is compiled code from its first call on: our own loop would not be.
    if ([Number.NaN, Infinity, -Infinity].every((value) => !this.data.includes(value))) return -1;
    return this.data.findIndex((value) => !Number.isFinite(value));
  }

  /** Number `i` of all, row by row. */
  protected valueAt(i: number): number {
    return this.data[i];
  }

  /** Rows and columns as text: `4x3`. */
  get shape(): string {
    return `${this.rows}x${this.cols}`;
  }

  /** The same numbers as an array of rows. */
  toArray(): number[][] {
    return Array.from({ length: this.rows }, (_, r) =>
      Array.from(this.data.subarray(r * this.cols, (r + 1) * this.cols)),
    );
  }

  /** A copy in float64; the copy may be changed without touching this matrix. */
  copy(): Matrix {
    return new Matrix(this.rows, this.cols, Float64Array.from(this.data));
  }

  toString(): string {
    return tableText(this);
  }

  [inspectSymbol](): string {
    return tableText(this);
  }
}

/** A view of a row takes longer to make than so many numbers to copy. */
const shortRow = 32;

/**
 * A matrix from an array of rows, each an array of numbers or a typed array.
 *
 * @throws RangeError if the rows differ in length.
 * @throws TypeError if something in them is no number.
 * @example matrix([[1, 2], [3, 4]])
 */
export function matrix(rows: readonly ArrayLike<number>[]): Matrix {
  const cols = rows[0]?.length ?? 0;
  const ragged = rows.findIndex((r) => r.length !== cols);
  if (ragged >= 0) {
    throw new RangeError(
      `matrix: row 0 has ${cols} numbers and row ${ragged} has ${rows[ragged].length}; all rows must be equally long`,
    );
  }
  const result = new Matrix(rows.length, cols);
  rows.forEach((numbers, r) => {
    for (let c = 0; c < cols; c++) {
      if (typeof numbers[c] !== "number")
        throw notNumber(`matrix: row ${r}, column ${c}`, numbers[c]);
    }
    result.data.set(numbers, r * cols);
  });
  return result;
}

function notNumber(where: string, value: unknown): TypeError {
  return new TypeError(`${where} is ${whatCame(value)}; it must be a number`);
}

/** A matrix of zeros. @example zeros(2, 3).shape // "2x3" */
export function zeros(rows: number, cols: number): Matrix {
  return new Matrix(rows, cols);
}

/** A matrix of one row, from numbers or an array of them. @example row(1, 2, 3) // [[1, 2, 3]] */
export function row(...values: Numbers): Matrix {
  const data = numbersOf("row", values);
  return new Matrix(1, data.length, data);
}

/** A matrix of one column, from numbers or an array of them. @example column(1, 2) // [[1], [2]] */
export function column(...values: Numbers): Matrix {
  const data = numbersOf("column", values);
  return new Matrix(data.length, 1, data);
}

/** Numbers one by one, or all of them in one array: there may be more than a call takes arguments. */
type Numbers = readonly number[] | readonly [ArrayLike<number>];

function numbersOf(operation: string, values: Numbers): Float64Array {
  const [first] = values;
  const list = typeof first === "object" ? first : (values as readonly number[]);
  const data = new Float64Array(list.length);
  for (let i = 0; i < data.length; i++) {
    if (typeof list[i] !== "number") throw notNumber(`${operation}: value ${i}`, list[i]);
    data[i] = list[i];
  }
  return data;
}
