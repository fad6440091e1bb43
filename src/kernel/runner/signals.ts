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

/**
 * 1 while a cut is under way: from before the watching thread looks at CRITICAL until V8 has cut
 * something off. Each side sets its word first and looks at the other's then, which leaves no gap.
 */
const CUTTING = 6;
/** 1 from the moment an interrupt was asked for until the main thread has dealt with it. */
export const ASKED = 4;
/**
 * 1 while the library is at work that must not be cut off in the middle. It is over soon, and does not
 * begin while an interrupt is asked for; that order, here set and then looked at on both sides, leaves
 * no gap.
 */
export const WORKING = 5;

/** The cell that was started last. */
export const CELL = 3;
/** From here on, the cells that were interrupted, each at its number's remainder. */
const STOPPED = 7;
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

/**
 * From here on the main thread must not be cut off. If a cut is under way, it falls here and not into
 * what comes: the loop gives it something to cut off.
 */
export function enterCritical(signals: Int32Array): void {
  Atomics.store(signals, CRITICAL, 1);
  if (Atomics.load(signals, CUTTING) === 0) return;
  Atomics.store(signals, CRITICAL, 0);
  while (Atomics.load(signals, CUTTING) === 1);
  enterCritical(signals);
}

/** Announces a cut; false, and nothing announced, if the main thread must not be cut off now. */
export function beginCut(signals: Int32Array): boolean {
  Atomics.store(signals, CUTTING, 1);
  if (Atomics.load(signals, CRITICAL) === 0) return true;
  endCut(signals);
  return false;
}

/** The cut has fallen. */
export function endCut(signals: Int32Array): void {
  Atomics.store(signals, CUTTING, 0);
}

/** Begins work that must not be cut off; false, and nothing begun, if an interrupt waits. */
export function beginWork(signals: Int32Array): boolean {
  Atomics.store(signals, WORKING, 1);
  if (Atomics.load(signals, ASKED) === 0) return true;
  endWork(signals);
  return false;
}

/** The work is over. */
export function endWork(signals: Int32Array): void {
  Atomics.store(signals, WORKING, 0);
}

/** Whether `cell`, one of the last thousand, was interrupted. */
export function wasStopped(signals: Int32Array, cell: number): boolean {
  return Atomics.load(signals, STOPPED + (cell % REMEMBERED)) === cell;
}
