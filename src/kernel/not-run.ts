/** A name that is missing because the cell that declares it has not run yet, by what the notebook's file says. */
import { readFileSync } from "node:fs";
import { declaredNames } from "../cells/names.ts";
import { parseCell } from "../cells/parse.ts";
import { notRunYet } from "../run/missing.ts";
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
  const name = /^Cannot find name '([^']+)'/.exec(mistake.evalue)?.[1];
  if (path === undefined || name === undefined) return undefined;
  const cells = codeCells(path);
  const at = cells.findIndex((cell) => cell !== source && declares(cell, name));
  if (at < 0) return undefined;
  const own = cells.indexOf(source);
  const which = own < 0 ? "another" : at < own ? "an earlier" : "a later";
  return notRunYet(name, which, cells[at], mistake);
}

function declares(cell: string, name: string): boolean {
  return declaredNames(parseCell(cell).file).some((one) => one.name === name);
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
