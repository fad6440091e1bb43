/**
 * The stop button of the cell that runs, as far as its host has one. A symbol is the contract, so
 * nothing is imported; without a host, in a plain program, no button is ever pressed.
 *
 * A host that cuts a cell off leaves no time for a `finally`. So long work tells it what must not be
 * cut in the middle, asks between two pieces whether a stop waits, and leaves word what to do then.
 */

/** What a host offers; a page, which cuts off in another way, has only some of it. */
export interface StopButton {
  /** Aborted when the cell was stopped. */
  readonly signal?: AbortSignal;
  /** Whether a stop waits until the event loop gets its turn. */
  isAsked?(): boolean;
  /** Begins work that is over soon and must not be cut off; false if a stop waits: then it must not begin. */
  beginWork?(): boolean;
  /** The work is over. */
  endWork?(): void;
  /** Does short work that is never cut off. */
  whole?(work: () => void): void;
  /** Has `leave` called when the cell is stopped; returns how to take that back. */
  onStop?(leave: () => LastWords): () => void;
}

/** What stopped work leaves behind. */
export interface LastWords {
  /** For the reader: what was stopped, and what is kept. */
  readonly sentence: string;
  /** Tells the learner's own callbacks, which may be cut off. */
  tell?(): void;
}

const none: StopButton = {};
const hostSymbol = Symbol.for("chainrule.host");

/** The button of the running cell. */
export function stopButton(): StopButton {
  return (globalThis as { [hostSymbol]?: StopButton })[hostSymbol] ?? none;
}
