/** Mistakes in a cell, found before it runs: as data and as text, so that TypeScript need not be loaded. */
import { excerpt } from "./excerpt.ts";

/** One mistake. Lines and columns start at 1; `start` and `length` count UTF-16 units of the text. */
export interface CellDiagnostic {
  /** TypeScript's number: 2322 is shown as TS2322. 0 for a mistake that is not TypeScript's. */
  readonly code: number;
  /** TypeScript's words; what it adds to explain stands on further, indented lines. */
  readonly message: string;
  readonly category: "error" | "warning";
  /** True if the text could not be parsed: such a cell cannot run, checked or not. */
  readonly syntax: boolean;
  readonly start: number;
  readonly length: number;
  readonly line: number;
  readonly column: number;
}

/** How mistakes are shown. */
export interface FormatOptions {
  /** With what marks the place in bold, for a terminal; false if left out. */
  readonly styled?: boolean;
  /** Whether the first message stands above already; false if left out. */
  readonly titled?: boolean;
  /** Stands before "line 3, column 5", as "Cell In[2], "; nothing if left out. */
  readonly label?: string;
}

/** A cell that does not parse, or that uses a form of TypeScript with no meaning in a cell. */
export class CellSyntaxError extends SyntaxError {
  readonly diagnostics: readonly CellDiagnostic[];

  constructor(diagnostics: readonly CellDiagnostic[]) {
    super(diagnostics[0]?.message);
    this.name = "SyntaxError";
    this.diagnostics = diagnostics;
  }
}

/** A mistake at a place of the cell's text. */
export function cellDiagnostic(
  source: string,
  found: Pick<CellDiagnostic, "code" | "message" | "category" | "syntax" | "start" | "length">,
): CellDiagnostic {
  const start = Math.max(0, Math.min(found.start, source.length));
  const before = source.slice(0, start).split(/\r\n|[\n\r\u2028\u2029]/);
  return {
    ...found,
    start,
    length: Math.min(found.length, source.length - start),
    line: before.length,
    column: (before.at(-1) as string).length + 1,
  };
}

/** Each mistake as its message, its place and the lines around it, underlined. */
export function formatDiagnostics(
  diagnostics: readonly CellDiagnostic[],
  source: string,
  options: FormatOptions = {},
): string {
  const { styled = false, label = "" } = options;
  const blocks = diagnostics.map((found, index) => {
    const number = found.code === 0 ? "" : ` (TS${found.code})`;
    const place = `  at ${label}line ${found.line}, column ${found.column}${number}`;
    // The first one's title stands above.
    const message = index === 0 && options.titled === true ? [] : [found.message];
    return [...message, place, excerpt(source, found, { styled })].join("\n");
  });
  return blocks.join("\n\n");
}
