/**
 * Memory that a cell has left behind is given back while nothing runs. V8 looks at its own heap only: a training's
 * WebAssembly memory, 80 MB with MNIST, would stay until something else makes it collect.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Taken before cells can reach them, and before they keep track of cells. */
const { setTimeout, clearTimeout } = globalThis;

/** Milliseconds without a cell after which nobody is expected to wait for the next one. */
const QUIET_MS = 300;

/** Growth of the process that is worth a look, in bytes. */
const WORTH = 48 * 2 ** 20;

/** A larger heap takes longer to go through than a reader would wait, in bytes. */
const LARGEST_HEAP = 256 * 2 ** 20;

let quiet: NodeJS.Timeout | undefined;
let collect: (() => void) | undefined;
/** The process's size when it was last looked through. */
let size = 0;

/** A cell begins: what waits, waits until it has ended. */
export function keepMemory(): void {
  clearTimeout(quiet);
}

/** A cell has ended. */
export function spareMemory(): void {
  clearTimeout(quiet);
  quiet = setTimeout(giveBack, QUIET_MS);
  quiet.unref();
}

function giveBack(): void {
  if (process.memoryUsage.rss() < size + WORTH) return;
  if (process.memoryUsage().heapUsed < LARGEST_HEAP) collectNow();
  size = process.memoryUsage.rss();
}

function collectNow(): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
    setFlagsFromString("--no-expose-gc"); // cells see no other globals than before
  }
  collect();
}
