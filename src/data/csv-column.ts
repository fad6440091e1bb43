/**
 * What a column of texts means: numbers as they are, or categories as one column each of 0 and 1.
 */
import { whatCame } from "../engine/argument.ts";
import type { CsvTable } from "./csv.ts";

/** How a column becomes numbers; plain data, to be kept as JSON. */
export interface ColumnEncoding {
  /** The column's name. */
  readonly column: string;
  /** The categories in order: one column of 0 and 1 for each. The column holds numbers if left out. */
  readonly categories?: readonly string[];
}

/** The rows of a table that are read, and how a number looks in it. */
export interface Reading {
  readonly table: CsvTable;
  /** Which rows of the table. */
  readonly rows: readonly number[];
  readonly decimal: "." | ",";
}

/**
 * Finds out what a column holds: categories if it is asked for or holds no number at all, else numbers.
 * Categories stand in order, by size if all are numbers, else by their letters' codes.
 *
 * @throws RangeError if only some of it are numbers, or if what would be categories are hardly any twice.
 */
export function encodingOf(
  reading: Reading,
  column: string,
  asCategories: boolean,
): ColumnEncoding {
  const texts = textsOf(reading, column);
  const odd = texts.findIndex((text) => Number.isNaN(numberIn(text, reading.decimal)));
  if (odd < 0 && !asCategories) return { column };
  const categories = [...new Set(texts)].sort(inOrder(reading.decimal));
  if (!asCategories) checkCategories(reading, column, texts, odd, categories);
  return { column, categories };
}

/**
 * The numbers of a column, row by row: one for each row, or the place of its category.
 *
 * @throws RangeError with line and column if one is no finite number, or no known category.
 */
export function encodedColumn(reading: Reading, { column, categories }: ColumnEncoding): number[] {
  const places = categories && new Map(categories.map((category, i) => [category, i]));
  return textsOf(reading, column).map((text, i) => {
    const number = places ? places.get(text) : numberIn(text, reading.decimal);
    if (number !== undefined && Number.isFinite(number)) return number;
    const said = whatCame(text);
    throw faultAt(
      reading.table,
      reading.rows[i],
      column,
      categories
        ? `${said} is none of its categories: ${someOf(categories)}`
        : `${said} is no finite number`,
    );
  });
}

/** An error that says where in the file it is. */
export function faultAt(table: CsvTable, row: number, column: string, what: string): RangeError {
  const where = `${table.name}, line ${table.lines[row]}, column ${whatCame(column)}`;
  return new RangeError(`csvDataset: ${where}: ${what}`);
}

/** The first few of some texts, for a message. */
export function someOf(texts: readonly string[]): string {
  const most = 12;
  const rest = texts.length > most ? `, ... (${texts.length} in all)` : "";
  return texts.slice(0, most).map(shortened).join(", ") + rest;
}

/** A file taken for a table may be one field of a megabyte. */
function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

function textsOf({ table, rows }: Reading, column: string): string[] {
  const c = table.columns.indexOf(column);
  return rows.map((row) => table.rows[row][c]);
}

/** Decimal notation only: `Number` would also take an empty text, `0x10` and `Infinity`. */
function numberIn(text: string, decimal: "." | ","): number {
  const plain = decimal === "," ? text.replace(",", ".") : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
}

function inOrder(decimal: "." | ",") {
  return (a: string, b: string): number =>
    numberIn(a, decimal) - numberIn(b, decimal) || (a < b ? -1 : 1);
}

/** Refuses what nobody means by categories: a slip among numbers, names, commas for points. */
function checkCategories(
  reading: Reading,
  column: string,
  texts: readonly string[],
  odd: number,
  categories: readonly string[],
): void {
  const { table, rows, decimal } = reading;
  const said = whatCame(texts[odd]);
  const byName = `categories: [${whatCame(column)}]`;
  const numbers = texts.filter((text) => !Number.isNaN(numberIn(text, decimal))).length;
  if (numbers > 0) {
    throw faultAt(
      table,
      rows[odd],
      column,
      `${said} is no number, and ${numbers} of ${texts.length} values are; mend it, or read the column as ${byName}`,
    );
  }
  if (decimal === "." && texts.every((text) => !Number.isNaN(numberIn(text, ",")))) {
    throw faultAt(table, rows[odd], column, `${said} has a comma for a point; say decimal: ","`);
  }
  if (texts.length >= 20 && categories.length > texts.length / 2) {
    throw faultAt(
      table,
      rows[odd],
      column,
      `${said} and ${categories.length - 1} other texts in ${texts.length} rows are hardly categories; leave the column out by ignore: [${whatCame(column)}], or read it as ${byName}`,
    );
  }
}
