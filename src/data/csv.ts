/**
 * Tables as text: comma-separated values (RFC 4180). Papa Parse cuts the text into fields, this file is
 * its one door; what it finds wrong is said with file and line, and nothing half-read is given.
 */
import papa from "papaparse";
import { checkOptions, whatCame } from "../engine/argument.ts";
import { readBytes, unpacked } from "./files.ts";

/** A table of texts, and where its rows stand in the file. */
export interface CsvTable {
  /** The file's name, for messages. */
  readonly name: string;
  /** The names of the columns, all different. */
  readonly columns: readonly string[];
  /** One text for each column, without spaces at its ends. */
  readonly rows: readonly (readonly string[])[];
  /** The line of the file on which each row begins, counted from 1. */
  readonly lines: readonly number[];
}

/** How a table is written. */
export interface CsvOptions {
  /** The file's name, for messages; `the text` (or the path that is read) if left out. */
  readonly name?: string;
  /** The names of the columns, for a file without a line of them; its first line if left out. */
  readonly columns?: readonly string[];
  /** What stands between two fields; `,` if left out. */
  readonly separator?: string;
}

/**
 * Reads a table: fields may be quoted (`"a, b"`, `"say ""hi"""`), empty lines are passed over.
 *
 * @throws RangeError with file and line if a quote is not closed, a line has too many or too few fields,
 * or a column's name comes twice.
 * @example parseCsv("length,kind\n5.1,setosa\n7.0,versicolor")
 */
export function parseCsv(text: string, options: CsvOptions = {}): CsvTable {
  return parse("parseCsv", text, options);
}

/**
 * Reads a table from a file on disk, in UTF-8, packed by gzip or not.
 *
 * @throws Error if the file cannot be read (a page has none: see `parseCsv`).
 * @throws RangeError as `parseCsv`, or if the file is not UTF-8.
 * @example await readCsv("winequality-red.csv", { separator: ";" })
 */
export async function readCsv(file: string | URL, options: CsvOptions = {}): Promise<CsvTable> {
  const name = options.name ?? String(file);
  const bytes = await unpacked("readCsv", name, await readBytes("readCsv", file));
  return parse("readCsv", decoded(name, bytes), { ...options, name });
}

function decoded(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new RangeError(`readCsv: ${name} is not text in UTF-8; save it as UTF-8`, { cause });
  }
}

function parse(operation: string, text: string, options: CsvOptions): CsvTable {
  checkOptions(operation, options, ["name", "columns", "separator"]);
  const { name = "the text", separator = ",", columns } = options;
  if (typeof text !== "string") {
    throw new TypeError(`${operation}: the text is ${whatCame(text)}; it must be a string`);
  }
  checkSeparator(operation, separator);
  const wrong: Fault = (line, what) => {
    const where = line === 0 ? "columns" : `line ${line}`;
    throw new RangeError(`${operation}: ${name}, ${where}: ${what}`);
  };
  const records = recordsOf(text, separator, wrong);
  const header = columns ? { line: 0, fields: columns } : records.shift(); // line 0: in no file
  if (!header) throw new RangeError(`${operation}: ${name} is empty; it needs a line of names`);
  const names = columnNames(header.fields, header.line, wrong);
  for (const { line, fields } of records) checkWidth(fields, line, names, separator, wrong);
  if (records.length === 0) throw new RangeError(`${operation}: ${name} has no rows of data`);
  return {
    name,
    columns: names,
    rows: records.map(({ fields }) => fields),
    lines: records.map(({ line }) => line),
  };
}

type Fault = (line: number, what: string) => never;

interface Line {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The lines that hold something. A quoted field may run over several lines of the file. */
function recordsOf(text: string, separator: string, wrong: Fault): Line[] {
  const plain = text.replace(/\r\n?/g, "\n");
  const { data, errors } = papa.parse<string[]>(plain, { delimiter: separator, newline: "\n" });
  const quote = errors.find(({ type }) => type === "Quotes");
  if (quote) wrong(1 + breaksIn(plain.slice(0, quote.index)), quoteFaults[quote.code] ?? "");
  let line = 1;
  return data
    .map((fields) => {
      const at = line;
      line += 1 + fields.reduce((sum, field) => sum + breaksIn(field), 0);
      return { line: at, fields: fields.map((field) => field.trim()) };
    })
    .filter(({ fields }) => fields.length > 1 || fields[0] !== "");
}

const quoteFaults: Readonly<Record<string, string>> = {
  MissingQuotes: 'the quote " that begins a field here is never closed',
  InvalidQuotes: 'something follows the closing quote of a field; a quote inside one is written ""',
};

function breaksIn(text: string): number {
  let count = 0;
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) count++;
  return count;
}

/** A column without a name, as pandas writes its index, is called by its place. */
function columnNames(fields: readonly string[], line: number, wrong: Fault): readonly string[] {
  const names = fields.map((field, i) => field || `column ${i + 1}`);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) wrong(line, `two columns are named ${whatCame(twice)}`);
  return names;
}

function checkWidth(
  fields: readonly string[],
  line: number,
  names: readonly string[],
  separator: string,
  wrong: Fault,
): void {
  if (fields.length === names.length) return;
  const advice = fields.length > names.length ? `; quote a field that holds ${separator}` : "";
  wrong(line, `${fields.length} fields, and there are ${names.length} columns${advice}`);
}

function checkSeparator(operation: string, separator: unknown): void {
  if (typeof separator === "string" && /^[^"\r\n]$/.test(separator)) return;
  throw new TypeError(
    `${operation}: separator is ${whatCame(separator)}; it must be one character, such as ";" or "\\t"`,
  );
}
