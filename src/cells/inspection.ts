/** What is known about the name at a place in a cell. Offsets are UTF-16 units of the cell's text. */
export interface CellInspection {
  /** The declaration as TypeScript prints it: "const net: Network". */
  readonly signature: string;
  /** Its doc comment, as written; "" if it has none. */
  readonly documentation: string;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
  /** All of it as plain text. */
  readonly text: string;
  /** All of it as markdown. */
  readonly markdown: string;
  readonly start: number;
  readonly length: number;
}
