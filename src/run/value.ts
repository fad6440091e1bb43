/** Values as a reader sees them: a MIME bundle, a table, a text. */
import { displaySymbol, isDisplayable, type MimeBundle } from "../display/bundle.ts";
import { isBundle } from "./presentable.ts";
import { htmlTable } from "./table.ts";
import type { Inspect } from "./tools.ts";

/** Long values are cut, and say by how much. */
const TEXT = { depth: 6, maxArrayLength: 100, maxStringLength: 10_000, breakLength: 80 } as const;

/**
 * `value` as a MIME bundle: what its `Symbol.for("Jupyter.display")` returns, else its text, with a
 * table beside it where that helps. A promise only where the symbol's method returns one.
 */
export function bundleOf(value: unknown, inspect: Inspect): MimeBundle | Promise<MimeBundle> {
  if (!isDisplayable(value)) return textBundle(value, inspect);
  const bundle = value[displaySymbol]();
  return bundle instanceof Promise
    ? bundle.then((settled) => withText(settled, value, inspect))
    : withText(bundle, value, inspect);
}

/** What a plain `show(value)` says. */
export function shownText(value: unknown, inspect: Inspect): string {
  return typeof value === "string" ? value : inspect(value, { depth: 4 });
}

/** A value that was thrown, whatever its own `inspect` does. */
export function thrownText(value: unknown, inspect: Inspect): string {
  try {
    return inspect(value, { depth: 3 });
  } catch {
    return "a value that cannot be shown";
  }
}

function textBundle(value: unknown, inspect: Inspect): MimeBundle {
  const text = { "text/plain": inspect(value, TEXT) };
  const table = htmlTable(value, inspect);
  return table === undefined ? text : { "text/html": table, ...text };
}

/** Every bundle has a form for readers that show only text. */
function withText(bundle: MimeBundle, value: unknown, inspect: Inspect): MimeBundle {
  if (!isBundle(bundle)) return textBundle(value, inspect);
  const hasText = (bundle["text/plain"] ?? undefined) !== undefined;
  return hasText ? bundle : { ...bundle, "text/plain": inspect(value, TEXT) };
}
