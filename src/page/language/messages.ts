/** What the page and the worker that holds TypeScript say to each other. */
import type { CompiledCell } from "../../cells/compiled.ts";
import type { CellCompletions } from "../../cells/completion.ts";
import type { CellDiagnostic } from "../../cells/diagnostic.ts";
import type { CellInspection } from "../../cells/inspection.ts";
import type { ErrorReport } from "../../kernel/outputs.ts";

/** A cell and the texts of the cells that stand above it in the page. */
export interface CellInPage {
  readonly above: readonly string[];
  readonly source: string;
}

/** A cell that may run, or why it may not. */
export type Prepared =
  | { readonly compiled: CompiledCell; readonly error?: undefined }
  | { readonly compiled?: undefined; readonly error: ErrorReport };

/** What the worker can be asked. Offsets are UTF-16 units of the cell's text. */
export interface LanguageMethods {
  /** Checks and compiles; `number` is the reader's In[number]. */
  prepare(cell: CellInPage, number: number): Prepared;
  /** The cell's mistakes, as it stands. */
  check(cell: CellInPage): readonly CellDiagnostic[];
  complete(cell: CellInPage, offset: number): CellCompletions;
  inspect(cell: CellInPage, offset: number): CellInspection | undefined;
}

/** A question. */
export interface LanguageCall {
  readonly id: number;
  readonly method: keyof LanguageMethods;
  readonly values: readonly unknown[];
}

/** Its answer, or what went wrong in the language service itself. */
export type LanguageReply =
  | { readonly id: number; readonly value: unknown; readonly failure?: undefined }
  | { readonly id: number; readonly failure: string };
