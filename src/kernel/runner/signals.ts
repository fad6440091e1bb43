/** Words of memory that the runner's threads share, as indices into one Int32Array. */

/** The number of the latest interrupt that the main thread has dealt with. */
export const INTERRUPTED = 0;
/** Counts the answers to `prompt` that lie ready. */
export const ANSWERED = 1;
/**
 * 1 while the main thread must not be cut off: it writes to the kernel, where a frame would break in
 * two, or loads one of Node's own modules, or is closing the interrupted cell already.
 */
export const CRITICAL = 2;

/** The cell that was started last. */
export const CELL = 3;
/** From here on, the cells that were interrupted, each at its number's remainder. */
const STOPPED = 4;
/** So many cells later an interrupted one may be forgotten. */
const REMEMBERED = 1024;

/** Fresh shared words, all 0. */
export function createSignals(): Int32Array {
  return new Int32Array(new SharedArrayBuffer((STOPPED + REMEMBERED) * 4));
}

/** Keeps that `cell` was interrupted. */
export function noteStopped(signals: Int32Array, cell: number): void {
  Atomics.store(signals, STOPPED + (cell % REMEMBERED), cell);
}

/** Whether `cell`, one of the last thousand, was interrupted. */
export function wasStopped(signals: Int32Array, cell: number): boolean {
  return Atomics.load(signals, STOPPED + (cell % REMEMBERED)) === cell;
}
