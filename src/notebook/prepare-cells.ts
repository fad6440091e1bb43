/**
 * The cells of a notebook, checked and compiled when its page is written: a page's first cell then
 * runs without waiting for TypeScript, which the page starts only for what the reader changes.
 */
import { compileCell } from "../cells/compile.ts";
import type { CompiledCell } from "../cells/compiled.ts";
import { memoryFiles } from "../cells/files.ts";
import { CellLanguage } from "../cells/language.ts";
import type { CellUses } from "../cells/uses.ts";
import { warningText } from "../run/mistakes.ts";
import type { Notebook } from "./notebook.ts";

/** A compiled cell without what the page knows already: the cell's text, and its name. */
export type PreparedCell = Pick<CompiledCell, "code" | "names" | "async"> & {
  /** The map's, from compiled code to the cell's text. */
  readonly mappings: string;
  readonly sourceNames: readonly string[];
  /** What it is warned of when it runs. */
  readonly warnings?: string | undefined;
};

/** What a page is told of its cells, by their order. */
export interface PreparedNotebook {
  /** Of a cell with mistakes `null`; an empty list if there are too many. */
  readonly cells: readonly (PreparedCell | null)[];
  readonly uses: readonly CellUses[];
}

/** A cell takes some 20 ms; a notebook of more cells is written without, and its page waits. */
const MOST_CELLS = 300;

/**
 * The code cells in their order, each knowing those above it; `null` for one with mistakes, whose
 * report the page makes.
 *
 * @param types what a page's cells are checked against (page-types.ts)
 * @param strict whether what only strictness objects to stops a cell
 */
export function prepareCells(
  { cells }: Notebook,
  types: Readonly<Record<string, string>>,
  strict: boolean,
): (PreparedCell | null)[] {
  const sources = cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source);
  if (sources.length > MOST_CELLS) return [];
  const language = languageFor(types);
  language.forget();
  return sources.map((source, index) => {
    try {
      const found = language.check(source, strict);
      const isWrong = found.some(({ category }) => category === "error");
      const cell = isWrong ? null : compiled(language, source, index + 1);
      language.commit(source, strict);
      return cell && { ...cell, warnings: warningText(found) };
    } catch {
      return null; // what cannot be read declares nothing, and is no reason to write no page
    }
  });
}

let known: { readonly types: object; readonly language: CellLanguage } | undefined;

/** Starting a language takes a second, so all pages share one. */
function languageFor(types: Readonly<Record<string, string>>): CellLanguage {
  if (known?.types === types) return known.language;
  const files = memoryFiles({ ...types });
  const language = new CellLanguage({ folder: "/", packageFolder: "/", files });
  known = { types, language };
  return language;
}

function compiled(language: CellLanguage, source: string, number: number): PreparedCell {
  const fileName = `cell-${number}.ts`;
  const imported = language.importedTypes(source);
  const { code, names, async, map } = compileCell(source, { fileName, importer: true, imported });
  return { code, names, async, mappings: map.mappings, sourceNames: map.names };
}
