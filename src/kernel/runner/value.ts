/** A cell's last value as an output. */
import { inspect } from "node:util";
import { displaySymbol, isDisplayable, type MimeBundle } from "../../display/bundle.ts";
import { isBundle } from "../../run/presentable.ts";
import { htmlTable } from "../../run/table.ts";

/** Long values are cut, and say by how much. */
const TEXT = { depth: 6, maxArrayLength: 100, maxStringLength: 10_000, breakLength: 80 } as const;

/**
 * `value` as a MIME bundle: what its `Symbol.for("Jupyter.display")` returns, else its text, with a table beside it where
 * that helps. A
 * promise only where the symbol's method returns one.
 */
export function bundleOf(value: unknown): MimeBundle | Promise<MimeBundle> {
  if (!isDisplayable(value)) return textBundle(value);
  const bundle = value[displaySymbol]();
  return bundle instanceof Promise
    ? bundle.then((settled) => withText(settled, value))
    : withText(bundle, value);
}

/** What makes the values of `setTimeout(...)` and `setImmediate(...)`: Node does not name their classes. */
const timers = [setTimeout(() => {}), setImmediate(() => {})].map((timer) => {
  clearTimeout(timer as NodeJS.Timeout);
  clearImmediate(timer as NodeJS.Immediate);
  return timer.constructor;
});

/** A cell often ends in `setTimeout(...)`, whose own text is a dozen lines about Node's lists. */
function timerText(value: unknown): string | undefined {
  const kind = timers.find((made) => value instanceof made);
  return kind && `[${kind.name}]`;
}

function textBundle(value: unknown): MimeBundle {
  const timer = timerText(value);
  if (timer !== undefined) return { "text/plain": timer };
  const text = { "text/plain": inspect(value, TEXT) };
  const table = htmlTable(value, inspect);
  return table === undefined ? text : { "text/html": table, ...text };
}

/** Every bundle has a form for readers that show only text. */
function withText(bundle: MimeBundle, value: unknown): MimeBundle {
  if (!isBundle(bundle)) return textBundle(value);
  const hasText = (bundle["text/plain"] ?? undefined) !== undefined;
  return hasText ? bundle : { ...bundle, "text/plain": inspect(value, TEXT) };
}
