/** Files that leave the page: the lesson as a notebook, the reader's progress. */
import { type Cell, formatNotebook, type Notebook } from "../notebook/notebook.ts";
import { ownElement } from "./own.ts";
import type { Program } from "./program.ts";

/** The notebook that the page was made from, without outputs; `undefined` on a read-only page. */
export function embeddedNotebook(): Notebook | undefined {
  const text = ownElement("page-notebook")?.textContent;
  return text ? (JSON.parse(text) as Notebook) : undefined;
}

/** The text of the page as an .ipynb file: the cells as they stand, with the outputs of this visit. */
export function notebookText(notebook: Notebook, programs: readonly Program[]): string {
  const byId = new Map(programs.map((program) => [program.id, program]));
  const cells = notebook.cells.map((cell): Cell => {
    const program = byId.get(cell.id);
    if (cell.cell_type !== "code" || program === undefined) return cell;
    return { ...cell, source: program.text, outputs: program.outputs?.list() ?? [] };
  });
  return formatNotebook({ ...notebook, cells });
}

/** Offers a text as a file to save. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Asks the reader for a file; resolves with its text, or `undefined` if none was chosen. */
export function askForFile(accept: string): Promise<string | undefined> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0]?.text()));
    input.addEventListener("cancel", () => resolve(undefined));
    input.click();
  });
}
