/** A name that is missing because the cell that declares it has not run yet. */
import { declaredNames } from "../cells/names.ts";
import { parseCell } from "../cells/parse.ts";
import { notRunYet } from "./missing.ts";
import type { ErrorReport } from "./outputs.ts";

/**
 * What to say in place of "Cannot find name": which of the notebook's `cells` is to be run first; `undefined`
 * if none declares the name.
 */
export function notRunAmong(
  cells: () => readonly string[],
  source: string,
  mistake: ErrorReport,
): ErrorReport | undefined {
  const name = /^Cannot find name '([^']+)'/.exec(mistake.evalue)?.[1];
  if (name === undefined) return undefined;
  const all = cells();
  const at = all.findIndex((cell) => cell !== source && declares(cell, name));
  if (at < 0) return undefined;
  const own = all.indexOf(source);
  const which = own < 0 ? "another" : at < own ? "an earlier" : "a later";
  return notRunYet(name, which, all[at], mistake);
}

function declares(cell: string, name: string): boolean {
  return declaredNames(parseCell(cell).file).some((one) => one.name === name);
}
