/** What the lab and its worker that holds TypeScript say to each other, beside questions and answers. */
import type { KeptCells } from "../../cells/memory.ts";
import type { LanguageMethods } from "../../run/language-methods.ts";

/** Texts by path; `undefined` for a file that is gone. */
export type Texts = Readonly<Record<string, string | undefined>>;

/** The first message: where the notebook lies, the files that are known, and the cells of a worker before this one. */
export interface LanguageStart {
  readonly folder: string;
  readonly texts: Texts;
  readonly kept: KeptCells;
}

/** Files that have changed. */
export interface ChangedTexts {
  readonly texts: Texts;
}

/** The texts of the notebook's cells as they stand now, run or not. */
export interface NotebookCells {
  readonly cells: readonly string[];
}

/** What the worker can be asked. */
export interface LiteMethods extends LanguageMethods {
  /** A TypeScript file as a CommonJS module, with its source map inside. */
  transpile(source: string, fileName: string): string;
}
