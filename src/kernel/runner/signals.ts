/** Words of memory that the runner's two threads share, as indices into one Int32Array. */

/** The number of the latest interrupt that the main thread has dealt with. */
export const INTERRUPTED = 0;
/** Counts the answers to `prompt` that lie ready. */
export const ANSWERED = 1;
/**
 * 1 while the main thread must not be cut off: it writes to the kernel, where a frame would break in
 * two, or loads one of Node's own modules, or is closing the interrupted cell already.
 */
export const CRITICAL = 2;

/** Fresh shared words, all 0. */
export function createSignals(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
}
