/** One cell language for a whole test file: starting TypeScript takes a second. */
import { fileURLToPath } from "node:url";
import { CellLanguage } from "../../src/cells/language.ts";

/** The repository, in which Node's types are found. */
export const packageFolder: string = fileURLToPath(new URL("../..", import.meta.url));

/** A language in the fixtures' folder. */
export const language: CellLanguage = new CellLanguage({
  folder: `${import.meta.dirname}/fixtures`,
  packageFolder,
});

/** Runs the cells as a kernel would, on a fresh memory; what is wrong with the last, as "1:5 TS2322". */
export function mistakes(cells: readonly string[], memory: CellLanguage = language): string[] {
  return problems(cells, memory).map(({ line, column, code }) => `${line}:${column} TS${code}`);
}

/** The messages for the last cell. */
export function messages(cells: readonly string[]): string[] {
  return problems(cells, language).map(({ message }) => message);
}

/** Commits cells on a fresh memory. */
export function remember(cells: readonly string[], memory: CellLanguage = language): void {
  memory.forget();
  for (const cell of cells) {
    memory.check(cell);
    memory.commit(cell);
  }
}

/** The text without its last "|", and where that stood. */
export function marked(text: string): [source: string, offset: number] {
  const offset = text.lastIndexOf("|");
  return [text.slice(0, offset) + text.slice(offset + 1), offset];
}

function problems(cells: readonly string[], memory: CellLanguage) {
  remember(cells.slice(0, -1), memory);
  return memory.check(cells.at(-1) as string);
}
