/** The one place that meets the raw JSON of an .ipynb file. */
import type { Attachments, Cell, Notebook } from "./notebook.ts";
import { parseMimeData, parseOutput } from "./parse-output.ts";
import { asCount, asObject, asText, isObject } from "./raw.ts";

/**
 * Reads a notebook from the text of an .ipynb file (nbformat 4.0 to 4.5).
 *
 * Cells without an id (older than 4.5) get `cell-1`, `cell-2`, ...; a repeated id gets a number.
 * Unknown outputs and MIME types are kept or left out, never an error.
 *
 * @param fileName stands at the head of each error.
 * @throws SyntaxError if the text is not JSON, is not a notebook, or is of nbformat 3 or older.
 */
export function parseNotebook(text: string, fileName = "notebook"): Notebook {
  const raw = parseJson(text, fileName);
  if (!isObject(raw) || typeof raw.nbformat !== "number") {
    throw new SyntaxError(`${fileName}: this is not a Jupyter notebook; "nbformat" is missing`);
  }
  if (raw.nbformat !== 4) {
    const advice = "open it in JupyterLab and save it, then try again";
    throw new SyntaxError(`${fileName}: nbformat is ${raw.nbformat}, 4 is needed; ${advice}`);
  }
  if (!Array.isArray(raw.cells)) {
    throw new SyntaxError(`${fileName}: the notebook has no list of cells`);
  }
  const cells = raw.cells.map((cell, index) => parseCell(cell, index + 1, fileName));
  return { cells: withUniqueIds(cells), metadata: asObject(raw.metadata) };
}

function parseJson(text: string, fileName: string): unknown {
  if (text.trim() === "") throw new SyntaxError(`${fileName}: the file is empty`);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // The reason quotes the file, which may hold line ends and orders to a terminal.
    const line = reason.replace(/\p{Cc}+/gu, " ");
    throw new SyntaxError(`${fileName}: this is not valid JSON (${line})`);
  }
}

function parseCell(raw: unknown, number: number, fileName: string): Cell {
  if (!isObject(raw)) throw new SyntaxError(`${fileName}: cell ${number} is not an object`);
  const id = typeof raw.id === "string" && raw.id !== "" ? raw.id : `cell-${number}`;
  const common = { id, metadata: asObject(raw.metadata), source: asText(raw.source) };
  switch (raw.cell_type) {
    case "code": {
      const outputs = Array.isArray(raw.outputs) ? raw.outputs : [];
      return {
        cell_type: "code",
        ...common,
        outputs: outputs.flatMap((output) => parseOutput(output) ?? []),
        execution_count: asCount(raw.execution_count),
      };
    }
    case "markdown":
    case "raw":
      return { cell_type: raw.cell_type, ...common, ...parseAttachments(raw.attachments) };
    default: {
      const type = JSON.stringify(raw.cell_type);
      throw new SyntaxError(`${fileName}: cell ${number} has the unknown cell_type ${type}`);
    }
  }
}

function parseAttachments(raw: unknown): { attachments?: Attachments } {
  if (!isObject(raw) || Object.keys(raw).length === 0) return {};
  const entries = Object.entries(raw).map(([name, data]) => [name, parseMimeData(data)] as const);
  return { attachments: Object.fromEntries(entries) };
}

function withUniqueIds(cells: readonly Cell[]): Cell[] {
  const seen = new Set<string>();
  return cells.map((cell) => {
    let id = cell.id;
    for (let copy = 2; seen.has(id); copy++) id = `${cell.id}-${copy}`;
    seen.add(id);
    return id === cell.id ? cell : { ...cell, id };
  });
}
