/** A mistake in a cell, found before it runs. Lines and columns start at 1; offsets are UTF-16 units. */
export interface CellDiagnostic {
  /** TypeScript's number: 2322 is shown as TS2322. */
  readonly code: number;
  /** TypeScript's words, related information on further lines. */
  readonly message: string;
  readonly category: "error" | "warning";
  /** True if the text could not be parsed: such a cell cannot run, checked or not. */
  readonly syntax: boolean;
  readonly start: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}
