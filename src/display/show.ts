/**
 * Showing a value in the middle of a cell, wherever the cell runs: on chainrule's kernel, on stock
 * tslab, in an exported page, or in a plain Node program (then its text goes to the console).
 */
import { displaySymbol, inspectSymbol, isDisplayable, type MimeBundle } from "./bundle.ts";
import { currentHost } from "./host.ts";
import { tslabDisplay } from "./tslab.ts";

/** An output that can be replaced in place, such as a curve that grows while a network trains. */
export interface LiveDisplay {
  /** Puts `value` where the output stands now. */
  update(value: unknown): void;
}

/**
 * Shows `value` below the cell: as a figure, table or text, whatever the value says it is.
 *
 * @example show(lossCurve(history));
 */
export function show(value: unknown): void {
  const output = currentHost() ? hostOutput() : (tslabOutput() ?? consoleOutput());
  whenReady(bundleOf(value), output);
}

/**
 * Shows `value` and returns a handle that replaces this one output in place.
 *
 * @example const live = showLive("begun"); live.update("done");
 */
export function showLive(value: unknown): LiveDisplay {
  const output = currentHost() ? hostOutput(nextId()) : (tslabOutput(true) ?? consoleOutput());
  let asked = 0;
  let shown = 0;
  const update = (next: unknown): void => {
    const turn = ++asked;
    whenReady(bundleOf(next), (bundle) => {
      // A slow bundle may be ready after a newer one: the newest stays.
      if (turn < shown) return;
      shown = turn;
      output(bundle);
    });
  };
  update(value);
  return { update };
}

/** The MIME bundle by which `value` shows itself; anything else becomes its text. */
function bundleOf(value: unknown): MimeBundle | Promise<MimeBundle> {
  if (isDisplayable(value)) return value[displaySymbol]();
  return { "text/plain": textOf(value) };
}

type Output = (bundle: MimeBundle) => void;

/** Sends to the host; with an `id`, all but the first output replace the one before. */
function hostOutput(id?: string): Output {
  let first = true;
  return (bundle) => {
    currentHost()?.display(bundle, id === undefined ? {} : { id, update: !first });
    first = false;
  };
}

/** Sends to tslab, which takes one MIME type a message: the richest one that JupyterLab can draw. */
function tslabOutput(live = false): Output | undefined {
  const display = tslabDisplay(live);
  return (
    display &&
    ((bundle) => {
      const type = richestFirst.find((mime) => mime in bundle) ?? Object.keys(bundle)[0];
      if (type !== undefined) display.raw(type, bundle[type]);
    })
  );
}

const richestFirst = [
  "application/vnd.plotly.v1+json",
  "text/html",
  "image/svg+xml",
  "text/markdown",
  "text/plain",
];

/** Prints the text, and prints again only what differs from the line before. */
function consoleOutput(): Output {
  let last: string | undefined;
  return (bundle) => {
    const text = String(bundle["text/plain"] ?? `[${Object.keys(bundle).join(", ")}]`);
    if (text !== last) console.log(text);
    last = text;
  };
}

/** Calls `output` at once where it can, so that outputs keep the order of the calls. */
function whenReady(bundle: MimeBundle | Promise<MimeBundle>, output: Output): void {
  if (bundle instanceof Promise) {
    void bundle.then(output, (error: unknown) => {
      console.error(`show: the value could not describe itself: ${textOf(error)}`);
    });
  } else {
    output(bundle);
  }
}

/** `value` as Node's `util.inspect` prints it; in a page, as near to that as JSON comes. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  const host = currentHost();
  if (host?.textOf) return host.textOf(value);
  const inspect = globalThis.process?.getBuiltinModule?.("node:util")?.inspect;
  if (inspect) return inspect(value, { depth: 4 });
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const own = (value as { [inspectSymbol]?: () => unknown } | null | undefined)?.[inspectSymbol];
  if (typeof own === "function") return String(own.call(value));
  return jsonOf(value) ?? String(value);
}

function jsonOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, null, 2);
  } catch {
    return undefined; // a cycle, or a bigint
  }
}

let shownIds = 0;
let prefix: string | undefined;

/** An id that no other output of the notebook has, not even one of an earlier process. */
function nextId(): string {
  prefix ??= [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return `${prefix}-${++shownIds}`;
}
