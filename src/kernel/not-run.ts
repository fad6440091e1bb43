/** What a notebook's file says of cells that have not run yet. */
import { readFileSync } from "node:fs";
import { notRunAmong } from "../run/not-run.ts";
import type { ErrorReport } from "../run/outputs.ts";

/**
 * What to say in place of "Cannot find name": which cell of the notebook at `path` is to be run first;
 * `undefined` if none declares the name. Jupyter tells a kernel its notebook in `JPY_SESSION_NAME`.
 */
export function notRunReport(
  path: string | undefined,
  source: string,
  mistake: ErrorReport,
): ErrorReport | undefined {
  return path === undefined ? undefined : notRunAmong(() => codeCells(path), source, mistake);
}

/** The texts of a notebook's code cells; none if it cannot be read. */
function codeCells(path: string): string[] {
  try {
    const { cells } = JSON.parse(readFileSync(path, "utf8")) as { cells: unknown };
    return Array.isArray(cells) ? cells.flatMap(codeOfCell) : [];
  } catch {
    return [];
  }
}

function codeOfCell(cell: unknown): string[] {
  const { cell_type, source } = Object(cell) as { cell_type?: unknown; source?: unknown };
  if (cell_type !== "code") return [];
  const text = Array.isArray(source) ? source.join("") : source;
  return typeof text === "string" ? [text] : [];
}
