/** What figures accept, checked once at the border; each error names the function and the place. */
import type { Numbers } from "./plotly.ts";

/** A matrix of the engine, or anything of that shape; row-major. */
export interface MatrixLike {
  readonly rows: number;
  readonly cols: number;
  readonly data: ArrayLike<number>;
}

/** A table of numbers: a matrix, or rows. */
export type Table = MatrixLike | readonly Numbers[];

/** One sample: its features and its target. */
export interface Sample {
  /** Its features. */
  readonly x: Numbers;
  /** Its class, 0 or 1, or what the network is to say. */
  readonly target: number;
}

/** Samples with their targets: an engine `Dataset`, tables with a row for each sample, or a list. */
export type Samples =
  | readonly Sample[]
  | {
      /** Features, a row for each sample. */
      readonly X: Table;
      /** Targets, a row or a number for each sample. */
      readonly Y: Table | Numbers;
      /** The class of each sample, from 0 up; read from Y if left out. */
      readonly labels?: ArrayLike<number>;
    };

/** The numbers of `values`, all finite and at least one. */
export function finiteNumbers(where: string, name: string, values: ArrayLike<number>): number[] {
  const numbers = Array.from(values);
  if (numbers.length === 0)
    throw new RangeError(`${where}: ${name} is empty; give at least 1 number`);
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad < 0) return numbers;
  throw new RangeError(
    `${where}: ${name}[${bad}] is ${numbers[bad]}; every value must be a finite number`,
  );
}

/** The rows of `table`, all finite and of one length. */
export function finiteRows(where: string, name: string, table: Table): number[][] {
  const rows = isMatrix(table) ? matrixRows(table) : table.map((row) => Array.from(row));
  if (rows.length === 0) throw new RangeError(`${where}: ${name} has no rows; give at least 1`);
  rows.forEach((row, r) => {
    if (row.length !== rows[0].length) {
      throw new RangeError(
        `${where}: row ${r} of ${name} has ${row.length} numbers and row 0 has ${rows[0].length}; ` +
          "all rows must have the same length",
      );
    }
    finiteNumbers(where, `${name}[${r}]`, row);
  });
  return rows;
}

/** Throws unless two lists that belong together have the same length. */
export function sameLength(where: string, a: string, an: number, b: string, bn: number): void {
  if (an === bn) return;
  throw new RangeError(
    `${where}: ${a} has ${an} values and ${b} has ${bn}; they must be equal in number`,
  );
}

/** The two features of every sample, and its class: the label, the greatest target, or target >= 0.5. */
export function planePoints(
  where: string,
  samples: Samples,
): { readonly points: number[][]; readonly classes: number[] } {
  if (isSampleList(samples)) return planePoints(where, tables(samples));
  const points = finiteRows(where, "X", samples.X);
  if (points[0].length < 2) {
    throw new RangeError(`${where}: X has ${points[0].length} column; a plane needs 2 (x1 and x2)`);
  }
  const classes = samples.labels ? Array.from(samples.labels) : classesOf(where, samples.Y);
  sameLength(where, "X", points.length, "Y", classes.length);
  return { points, classes };
}

function isSampleList(samples: Samples): samples is readonly Sample[] {
  return Array.isArray(samples);
}

function tables(samples: readonly Sample[]) {
  return { X: samples.map(({ x }) => x), Y: samples.map(({ target }) => target) };
}

function classesOf(where: string, Y: Table | Numbers): number[] {
  const rows = isList(Y) ? Y.map((y) => [y]) : finiteRows(where, "Y", Y);
  return rows.map((row, r) => {
    finiteNumbers(where, `Y[${r}]`, row);
    return row.length === 1 ? Number(row[0] >= 0.5) : row.indexOf(Math.max(...row));
  });
}

function isList(Y: Table | Numbers): Y is Numbers {
  return Array.isArray(Y) && typeof Y[0] === "number";
}

function isMatrix(table: Table | Numbers): table is MatrixLike {
  return !Array.isArray(table);
}

function matrixRows({ rows, cols, data }: MatrixLike): number[][] {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: cols }, (_, c) => data[r * cols + c]),
  );
}
