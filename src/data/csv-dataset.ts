/**
 * A table as a data set: which columns are inputs and which are targets, numbers as they are, categories
 * as columns of 0 and 1.
 */
import { checkOptions, nearestName, whatCame } from "../engine/argument.ts";
import type { Dataset, Labels } from "../engine/dataset.ts";
import { Matrix } from "../engine/matrix.ts";
import type { CsvTable } from "./csv.ts";
import type { Reading } from "./csv-column.ts";
import { type ColumnEncoding, encodedColumn, encodingOf, faultAt, someOf } from "./csv-column.ts";
import { labelArray } from "./labels.ts";

/** Which columns are inputs and targets, and how each becomes numbers; plain data, to be kept as JSON. */
export interface CsvEncoding {
  /** The inputs, in order. */
  readonly features: readonly ColumnEncoding[];
  /** What is predicted, in order. */
  readonly targets: readonly ColumnEncoding[];
}

/** What to make of a table. */
export interface CsvDatasetOptions {
  /** The column to predict, or several. Needed, unless `encoding` is given. */
  readonly target?: string | readonly string[];
  /** Columns that are neither input nor target, such as a number of the row; none if left out. */
  readonly ignore?: readonly string[];
  /** Columns of numbers that stand for categories, such as a class number or a postcode; none if left out. */
  readonly categories?: readonly string[];
  /** What to do about a row with a missing value: refuse the table ("error"), if left out, or pass the row over. */
  readonly missing?: "error" | "skip";
  /** The texts that mean a missing value; empty, `NA`, `N/A`, `NaN`, `nan`, `null` and `?` if left out. */
  readonly missingValues?: readonly string[];
  /** What stands before the decimals; a point if left out. */
  readonly decimal?: "." | ",";
  /** How another table was read, so that this one is read in the same way: `training.encoding`. */
  readonly encoding?: CsvEncoding;
}

/** A table's samples, and what their columns mean. */
export interface CsvDataset extends Dataset {
  /** What each column of X means: `length`, or `color=red` for a category. */
  readonly features: readonly string[];
  /** What each column of Y means, in the same way. */
  readonly targets: readonly string[];
  /** The classes in the order of the class numbers, if the target is one column of categories. */
  readonly classes?: readonly string[];
  /** The line of the file on which each sample stands, counted from 1. */
  readonly lines: readonly number[];
  /** How the columns were read. */
  readonly encoding: CsvEncoding;
}

/**
 * Makes a data set of a table. A column without any number holds categories: one column of 0 and 1 for
 * each, in order. Shapes: X is rows x features, Y is rows x targets (one-hot rows for classes), both in
 * float64; a single target of categories gives `labels` too.
 *
 * @throws RangeError with file, line and column if a value is missing, no number or no known category,
 * or if a column is not there.
 * @example csvDataset(await readCsv("iris.csv"), { target: "species" })
 */
export function csvDataset(table: CsvTable, options: CsvDatasetOptions): CsvDataset {
  checkOptions("csvDataset", options, known);
  const { decimal = "." } = options;
  const { features, targets } = options.encoding ?? roles(table, options);
  const used = [...features, ...targets].map(({ column }) => column);
  for (const column of used) checkColumn(table, column);
  const rows = completeRows(table, used, options);
  const reading = { table, rows, decimal };
  const learn = (columns: readonly ColumnEncoding[]) =>
    options.encoding ? columns : columns.map((column) => learned(reading, column, options));
  return encoded(reading, { features: learn(features), targets: learn(targets) });
}

const known = [
  "target",
  "ignore",
  "categories",
  "missing",
  "missingValues",
  "decimal",
  "encoding",
] as const satisfies readonly (keyof CsvDatasetOptions)[];

/** Who is input and who is target. What a column holds is not known yet. */
function roles(table: CsvTable, options: CsvDatasetOptions): CsvEncoding {
  const { target, ignore = [], categories = [] } = options;
  const targets = typeof target === "string" ? [target] : target;
  if (!Array.isArray(targets) || targets.length === 0) {
    throw new TypeError(
      `csvDataset: target is ${whatCame(target)}; it must name the column to predict, one of ${someOf(table.columns)}`,
    );
  }
  for (const column of [...targets, ...ignore, ...categories]) checkColumn(table, column);
  const others = [...targets, ...ignore];
  const features = table.columns.filter((column) => !others.includes(column));
  if (features.length === 0) {
    throw new RangeError(`csvDataset: ${table.name} has no column left that could be an input`);
  }
  return { features: features.map(asColumn), targets: targets.map(asColumn) };
}

function asColumn(column: string): ColumnEncoding {
  return { column };
}

function learned(reading: Reading, { column }: ColumnEncoding, options: CsvDatasetOptions) {
  return encodingOf(reading, column, options.categories?.includes(column) ?? false);
}

function checkColumn(table: CsvTable, column: unknown): void {
  const { name, columns } = table;
  if (typeof column === "string" && columns.includes(column)) return;
  const near = typeof column === "string" ? nearestName(column, columns) : undefined;
  const advice = near ? `did you mean ${JSON.stringify(near)}?` : `there are ${someOf(columns)}`;
  const between = columns.length === 1 ? /[;\t|]/.exec(columns[0])?.[0] : undefined;
  const other = between ? `; is it written with separator: ${JSON.stringify(between)}?` : "";
  throw new RangeError(`csvDataset: ${name} has no column ${whatCame(column)}; ${advice}${other}`);
}

/** The rows in which no used column lacks a value. @throws RangeError at the first that does, unless it may. */
function completeRows(
  table: CsvTable,
  used: readonly string[],
  { missing = "error", missingValues = absent }: CsvDatasetOptions,
): number[] {
  const columns = used.map((column) => table.columns.indexOf(column));
  const complete = table.rows.flatMap((fields, row) => {
    const lacking = columns.find((c) => missingValues.includes(fields[c]));
    if (lacking === undefined) return [row];
    if (missing === "skip") return [];
    const what =
      fields[lacking] === "" ? "the value is missing" : `${fields[lacking]} means missing`;
    throw faultAt(
      table,
      row,
      table.columns[lacking],
      `${what}; fill it in, or pass such rows over by missing: "skip"`,
    );
  });
  if (complete.length > 0) return complete;
  throw new RangeError(`csvDataset: every row of ${table.name} lacks a value; none is left`);
}

const absent = ["", "NA", "N/A", "NaN", "nan", "null", "?"];

function encoded(reading: Reading, encoding: CsvEncoding): CsvDataset {
  const { features, targets } = encoding;
  const [only] = targets;
  const classes = targets.length === 1 ? only.categories : undefined;
  return {
    X: matrixOf(reading, features),
    Y: matrixOf(reading, targets),
    ...(classes && { classes, labels: labelsOf(reading, only, classes.length) }),
    features: features.flatMap(columnNames),
    targets: targets.flatMap(columnNames),
    lines: reading.rows.map((row) => reading.table.lines[row]),
    encoding,
  };
}

function labelsOf(reading: Reading, target: ColumnEncoding, classes: number): Labels {
  const labels = labelArray(reading.rows.length, classes);
  labels.set(encodedColumn(reading, target));
  return labels;
}

function columnNames({ column, categories }: ColumnEncoding): string[] {
  return categories?.map((category) => `${column}=${category}`) ?? [column];
}

function matrixOf(reading: Reading, columns: readonly ColumnEncoding[]): Matrix {
  const widths = columns.map(({ categories }) => categories?.length ?? 1);
  const into = new Matrix(
    reading.rows.length,
    widths.reduce((sum, width) => sum + width, 0),
  );
  let from = 0;
  for (const [i, column] of columns.entries()) {
    writeColumn(into, from, column, encodedColumn(reading, column));
    from += widths[i];
  }
  return into;
}

/** Numbers go into column `from`; of a category, 1 goes into the column of its place. */
function writeColumn(
  into: Matrix,
  from: number,
  { categories }: ColumnEncoding,
  numbers: readonly number[],
): void {
  for (const [r, number] of numbers.entries()) {
    const start = r * into.cols + from;
    if (categories) into.data[start + number] = 1;
    else into.data[start] = number;
  }
}
