/** What may be written at a place in a cell. Offsets are UTF-16 units of the cell's text. */
export interface CellCompletions {
  readonly matches: readonly CellCompletion[];
  /** The text from `start` to `end` is replaced by the chosen match. */
  readonly start: number;
  readonly end: number;
}

/** One proposal. */
export interface CellCompletion {
  /** What is put in place of `start` to `end`. */
  readonly text: string;
  /** TypeScript's kind: "method", "property", "const", "class", "module", "keyword", ... */
  readonly kind: string;
  /** The type as it would be written, for the first proposals: "(a: Matrix) => Matrix". */
  readonly signature?: string;
  readonly deprecated: boolean;
}
