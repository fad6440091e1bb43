/** One step of a stack, as the reader knows the place. */

export interface Frame {
  /** "Cell In[3]", or a file's path. */
  readonly place: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** The function's name, or `undefined` at the top level of a cell or file. */
  readonly name: string | undefined;
  /** The text of the cell or file, where it can be shown. */
  readonly source: string | undefined;
}

/** A frame in words: "helper (Cell In[3], line 5, column 9)". */
export function frameText({ place, line, column, name }: Frame): string {
  const where = place.startsWith("Cell ")
    ? `${place}, line ${line}, column ${column}`
    : `${place}:${line}:${column}`;
  return name === undefined ? where : `${name} (${where})`;
}
