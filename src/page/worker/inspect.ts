/** Values as text, as the kernel prints them: Node's own `util.inspect`, taken out of Node. */
import { format, inspect } from "node-inspect-extracted";
import { displaySymbol, isDisplayable, type MimeBundle } from "../../display/bundle.ts";
import { isBundle } from "../../run/presentable.ts";
import { htmlTable } from "../../run/table.ts";

/** The kernel's limits (kernel/runner/value.ts). */
const TEXT = { depth: 6, maxArrayLength: 100, maxStringLength: 10_000, breakLength: 80 } as const;

/** `value` as a MIME bundle: what it shows itself as, else its text. */
export function bundleOf(value: unknown): MimeBundle | Promise<MimeBundle> {
  if (!isDisplayable(value)) return textBundle(value);
  const bundle = value[displaySymbol]();
  if (bundle instanceof Promise) return bundle.then((settled) => withText(settled, value));
  return withText(bundle, value);
}

/** What a plain `show(value)` says. */
export function shownText(value: unknown): string {
  return typeof value === "string" ? value : inspect(value, { depth: 4 });
}

/** A value that was thrown. */
export function thrownText(value: unknown): string {
  return inspect(value, { depth: 3 });
}

/** What `console.log` prints. */
export function printed(values: readonly unknown[]): string {
  return format(...(values as [unknown]));
}

function textBundle(value: unknown): MimeBundle {
  const text = { "text/plain": inspect(value, TEXT) };
  const table = htmlTable(value, inspect);
  return table === undefined ? text : { "text/html": table, ...text };
}

function withText(bundle: MimeBundle, value: unknown): MimeBundle {
  if (!isBundle(bundle)) return textBundle(value);
  const hasText = (bundle["text/plain"] ?? undefined) !== undefined;
  return hasText ? bundle : { ...bundle, "text/plain": inspect(value, TEXT) };
}
