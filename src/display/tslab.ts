/**
 * The way to the outputs of stock tslab, when the library runs inside its process.
 *
 * tslab's kernel runs cells in its own process and offers `display` through its package. A copy of
 * tslab that is merely installed is of no use: only the one that serves this notebook can send. So
 * we look for a loaded one, and load nothing that is not there already.
 */

/** One output place of tslab; the second `raw` on a `newDisplay()` replaces the first. */
export interface TslabDisplay {
  raw(type: string, content: unknown): void;
}

interface TslabPackage {
  readonly display: TslabDisplay;
  newDisplay(): TslabDisplay;
}

/** A place to show outputs in, a new replaceable one if `live`; `undefined` outside tslab. */
export function tslabDisplay(live: boolean): TslabDisplay | undefined {
  running ??= runningTslab();
  return live ? running?.newDisplay() : running?.display;
}

let running: TslabPackage | undefined;

/** The tslab that serves this process: it may be a local one that a global one has started. */
function runningTslab(): TslabPackage | undefined {
  // Asked for at run time: a static import of node:module would not load in a page.
  const node = globalThis.process?.getBuiltinModule?.("node:module");
  if (!node) return undefined;
  const require = node.createRequire(process.execPath);
  for (const [file, module] of Object.entries(require.cache)) {
    // tslab sets this writer when its kernel starts, and only in the copy that is serving.
    if (!/[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(file)) continue;
    if (!module?.exports.lastWriteDisplayData) continue;
    return require(file.replace(/jupyter\.js$/, "public.js")) as TslabPackage;
  }
  return undefined;
}
