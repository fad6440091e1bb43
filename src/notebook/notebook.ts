/**
 * A Jupyter notebook (nbformat 4.5) as the rest of the program sees it: texts are strings, every
 * cell has an id. Raw JSON is met only in `parse.ts`; the shapes of outputs are nbformat's own.
 */

import { jsonOf } from "../run/json.ts";

/** Data in several forms, by MIME type. Texts are strings, JSON types are plain values. */
export type MimeData = Readonly<Record<string, unknown>>;

/** Text that a cell printed. */
export interface StreamOutput {
  readonly output_type: "stream";
  readonly name: "stdout" | "stderr";
  readonly text: string;
}

/** Something that a cell showed, or (with a number) the value of its last expression. */
export interface DataOutput {
  readonly output_type: "display_data" | "execute_result";
  readonly data: MimeData;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly execution_count?: number | null;
}

/** An error that ended a cell. */
export interface ErrorOutput {
  readonly output_type: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** One output of a code cell. */
export type Output = StreamOutput | DataOutput | ErrorOutput;

/** Attached files of a markdown cell: name to MIME data (base64 for pictures). */
export type Attachments = Readonly<Record<string, MimeData>>;

/** A cell of text. */
export interface TextCell {
  readonly cell_type: "markdown" | "raw";
  readonly id: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly attachments?: Attachments;
}

/** A cell of program text, with what it gave when it last ran. */
export interface CodeCell {
  readonly cell_type: "code";
  readonly id: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly outputs: readonly Output[];
  /** `null` if the cell was not run. */
  readonly execution_count: number | null;
}

/** One cell. */
export type Cell = TextCell | CodeCell;

/** A whole notebook. */
export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The tags of a cell (Jupyter keeps them in its metadata). */
export function cellTags(cell: Cell): readonly string[] {
  const { tags } = cell.metadata;
  if (!Array.isArray(tags)) return [];
  return tags.filter((tag): tag is string => typeof tag === "string");
}

/**
 * The text of an .ipynb file: nbformat 4.5, laid out as Jupyter itself writes it (keys in order,
 * one space of indent, a text as a list of lines), so that a save in JupyterLab changes few lines.
 */
export function formatNotebook(notebook: Notebook): string {
  const raw = {
    cells: notebook.cells.map(rawCell),
    metadata: notebook.metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${jsonOf(sortKeys(raw), 1)}\n`;
}

function rawCell(cell: Cell): object {
  if (cell.cell_type !== "code") return { ...cell, source: lines(cell.source) };
  return { ...cell, source: lines(cell.source), outputs: cell.outputs.map(rawOutput) };
}

function rawOutput(output: Output): object {
  if (output.output_type === "stream") return { ...output, text: lines(output.text) };
  if (output.output_type === "error") return output;
  const data = Object.entries(output.data).map(([type, value]) => [
    type,
    // nbformat splits texts into lines, but leaves JSON types and base64 alone.
    typeof value === "string" && !/json$|^image\/(?!svg)/.test(type) ? lines(value) : value,
  ]);
  return { ...output, data: Object.fromEntries(data) };
}

/** The lines of `text`, each with its line end, as nbformat stores them. */
function lines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
