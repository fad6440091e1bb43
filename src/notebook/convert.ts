/** Between a lesson and its notebook: the same cells, with Jupyter's metadata around them. */
import { createHash } from "node:crypto";
import { languageInfo } from "../kernel/language-info.ts";
import type { Lesson, LessonCell } from "./lesson.ts";
import { type Cell, cellTags, type Notebook } from "./notebook.ts";

/** What a built notebook remembers of its origin (`metadata.chainrule`). */
export interface Origin {
  /** Name of the lesson, such as `02-xor`. */
  readonly lesson: string;
  /** `contentHash` of the cells at the time of building. */
  readonly hash: string;
}

/** The notebook of a lesson: stable ids, no outputs, kernel `chainrule`. */
export function notebookFromLesson(lesson: Lesson, name: string): Notebook {
  const cells = lesson.cells.map(notebookCell);
  const origin: Origin = { lesson: name, hash: contentHash(cells) };
  return {
    cells,
    metadata: {
      chainrule: origin,
      kernelspec: {
        display_name: "TypeScript (chainrule)",
        language: "typescript",
        name: "chainrule",
      },
      language_info: languageInfo,
    },
  };
}

/** The lesson of a notebook, outputs left out: for an author who edits in JupyterLab. */
export function lessonFromNotebook(notebook: Notebook): Lesson {
  return { cells: notebook.cells.map(lessonCell) };
}

/** Where a notebook came from, or `undefined` if it was not built from a lesson. */
export function notebookOrigin(notebook: Notebook): Origin | undefined {
  const raw = notebook.metadata.chainrule as Partial<Origin> | null | undefined;
  if (typeof raw?.lesson !== "string" || typeof raw.hash !== "string") return undefined;
  return { lesson: raw.lesson, hash: raw.hash };
}

/** A fingerprint of what an author writes: kind, id, tags and source of each cell; no outputs. */
export function contentHash(cells: readonly Cell[]): string {
  const content = cells.map((cell) => [cell.cell_type, cell.id, cellTags(cell), cell.source]);
  return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16);
}

function notebookCell(cell: LessonCell): Cell {
  const metadata = cell.tags.length > 0 ? { tags: cell.tags } : {};
  const common = { id: cell.id, metadata, source: cell.source };
  if (cell.type === "markdown") return { cell_type: "markdown", ...common };
  const source = cell.source.replace(forTools, "");
  return { cell_type: "code", ...common, source, outputs: [], execution_count: null };
}

/** Comments to the formatter of the lesson's file are no concern of its readers. */
const forTools = /^[ \t]*\/\/ biome-ignore .*\n/gm;

function lessonCell(cell: Cell): LessonCell {
  const type = cell.cell_type === "code" ? "code" : "markdown";
  // Ids made by JupyterLab may hold capitals and underscores, which a lesson does not allow.
  const id = cell.id.toLowerCase().replace(/[^a-z0-9-]/g, "-");
  return { type, id, tags: cellTags(cell), source: cell.source.trimEnd() };
}
