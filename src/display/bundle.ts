/**
 * How a value shows itself: a MIME bundle behind a well-known symbol.
 *
 * Deno's kernel reads the same symbol, so a figure made here is a plot there too.
 */

/** One output in several forms: MIME type to content, richest reader's choice. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/** The method by which a value describes itself; shared with Deno's Jupyter kernel. */
export const displaySymbol: unique symbol = Symbol.for("Jupyter.display");

/** The method by which a value prints itself in Node (and so on tslab, which prints results). */
export const inspectSymbol: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** A value that knows how to be shown. */
export interface Displayable {
  /** The value in several forms, by MIME type. */
  [displaySymbol](): MimeBundle | Promise<MimeBundle>;
}

/** Whether `value` shows itself through `Symbol.for("Jupyter.display")`. */
export function isDisplayable(value: unknown): value is Displayable {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return false;
  return displaySymbol in value && typeof value[displaySymbol] === "function";
}
