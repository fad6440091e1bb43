/** Values that read best as a table: lists of records, rows of numbers, matrices. */
import { stripSequences } from "./terminal-text.ts";
import type { Inspect } from "./tools.ts";

/** Larger tables are cut in the middle, and say how large they are. */
const MOST_ROWS = 20;
const MOST_COLUMNS = 20;
const LONGEST_TEXT = 80;

interface Table {
  /** Names of the columns; none for a matrix. */
  readonly head: readonly string[] | undefined;
  readonly rows: number;
  readonly columns: number;
  cell(row: number, column: number): unknown;
}

/** `value` as an HTML table, or `undefined` if it is nothing of the kind. */
export function htmlTable(value: unknown, inspect: Inspect): string | undefined {
  try {
    const table = matrixTable(value) ?? recordTable(value) ?? arrayTable(value);
    return table && html(table, inspect);
  } catch {
    return undefined; // a getter of the learner's threw: the text form says what can be said
  }
}

/** The rows that will be seen: a list of millions is judged by them alone. */
function shownOf(rows: readonly unknown[]): unknown[] {
  return cut(rows.length, MOST_ROWS).flatMap((i) => (i === GAP ? [] : [rows[i]]));
}

/** Anything with `rows`, `cols` and the data row by row, as the library's own Matrix. */
function matrixTable(value: unknown): Table | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { rows, cols, data } = value as { rows?: unknown; cols?: unknown; data?: unknown };
  if (typeof rows !== "number" || typeof cols !== "number") return undefined;
  if (!(data instanceof Float64Array || data instanceof Float32Array)) return undefined;
  if (data.length !== rows * cols || data.length === 0) return undefined;
  return { head: undefined, rows, columns: cols, cell: (i, j) => data[i * cols + j] };
}

/** A list of plain objects: a column for each field that one of them has. */
function recordTable(value: unknown): Table | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const shown = shownOf(value);
  if (!shown.every(isRecord)) return undefined;
  const head = Array.from(new Set(shown.flatMap((record) => Object.keys(record))));
  if (head.length === 0) return undefined;
  const cell = (row: number, column: number): unknown => value[row][head[column]];
  return { head, rows: value.length, columns: head.length, cell };
}

/** A list of rows of the same length that hold numbers or texts. */
function arrayTable(value: unknown): Table | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const shown = shownOf(value);
  if (!shown.every(isRow)) return undefined;
  const columns = shown[0].length;
  if (columns === 0 || shown.some((row) => row.length !== columns)) return undefined;
  return { head: undefined, rows: value.length, columns, cell: (i, j) => value[i][j] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isRow(value: unknown): value is ArrayLike<unknown> {
  if (value instanceof Float64Array || value instanceof Float32Array) return true;
  return Array.isArray(value) && value.every((one) => typeof one !== "object" || one === null);
}

function html(table: Table, inspect: Inspect): string {
  const rows = cut(table.rows, MOST_ROWS);
  const columns = cut(table.columns, MOST_COLUMNS);
  const { head } = table;
  const names =
    head &&
    columns.map((j) => `<th>${j < 0 ? "…" : escapeHtml(stripSequences(head[j]))}</th>`).join("");
  const lines = rows.map(
    (i) => `<tr>${columns.map((j) => cellHtml(table, i, j, inspect)).join("")}</tr>`,
  );
  const isCut = rows.includes(GAP) || columns.includes(GAP);
  const size = isCut ? `<caption>${table.rows} rows × ${table.columns} columns</caption>` : "";
  const top = names ? `<thead><tr>${names}</tr></thead>` : "";
  return `<table>${size}${top}<tbody>${lines.join("")}</tbody></table>`;
}

/** Stands for what is left out between two indices. */
const GAP = -1;

/** The indices from 0 that are shown of `length`. */
function cut(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, i) => i);
  const half = most / 2;
  const first = Array.from({ length: half }, (_, i) => i);
  const last = Array.from({ length: half }, (_, i) => length - half + i);
  return [...first, GAP, ...last];
}

function cellHtml(table: Table, row: number, column: number, inspect: Inspect): string {
  if (row === GAP || column === GAP) return "<td>…</td>";
  const value = table.cell(row, column);
  const align = typeof value === "number" ? ' style="text-align: right"' : "";
  return `<td${align}>${escapeHtml(cellText(value, inspect))}</td>`;
}

function cellText(value: unknown, inspect: Inspect): string {
  if (value === undefined) return "";
  const text =
    typeof value === "string" ? value : inspect(value, { depth: 1, breakLength: Infinity });
  const shown = stripSequences(text);
  return shown.length > LONGEST_TEXT ? `${shown.slice(0, LONGEST_TEXT)}…` : shown;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(/[&<>"]/g, (character) => entities[character]);
}
