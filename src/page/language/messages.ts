/** What the page can ask the worker that holds TypeScript. */
import type { CellCompletions } from "../../cells/completion.ts";
import type { CellDiagnostic } from "../../cells/diagnostic.ts";
import type { CellInspection } from "../../cells/inspection.ts";
import type { Prepared } from "../../cells/questions.ts";
import type { CellUses } from "../../cells/uses.ts";
import type { ErrorReport } from "../../run/outputs.ts";

/** A cell and the texts of the cells that stand above it in the page. */
export interface CellInPage {
  readonly above: readonly string[];
  readonly source: string;
  /** Whether what only strictness objects to stops it. */
  readonly strict: boolean;
}

/** What the worker can be asked. Offsets are UTF-16 units of the cell's text. */
export interface LanguageMethods {
  /** Checks and compiles; `number` is the reader's In[number]. */
  prepare(cell: CellInPage, number: number): Prepared<ErrorReport>;
  /** The cell's mistakes, as it stands. */
  check(cell: CellInPage): readonly CellDiagnostic[];
  complete(cell: CellInPage, offset: number): CellCompletions;
  inspect(cell: CellInPage, offset: number): CellInspection | undefined;
  /** What a cell's text has to do with the names of other cells. */
  uses(source: string): CellUses;
  /** Reads the library's types, before they are needed. */
  warmUp(): void;
}
