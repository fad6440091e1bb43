/**
 * The end of work that was stopped.
 */
import type { History } from "../engine/history.ts";

/** A host shows an error that has this as one calm sentence: somebody wanted it. */
const sentenceSymbol = Symbol.for("chainrule.stopped");

/** Thrown when a signal stopped a training or an evaluation; its `cause` is the signal's reason. */
export class StoppedError extends Error {
  /** The name by which programs know it, as they know a stopped `fetch`. */
  override readonly name = "AbortError";
  /** The epochs that were finished; `undefined` if nothing was trained. */
  readonly history: History | undefined;
  readonly [sentenceSymbol]: string;

  /**
   * @param operation what was stopped: `train`.
   * @param where how far it was: "stopped in epoch 2 of 5, ...".
   */
  constructor(operation: string, where: string, cause: unknown, history?: History) {
    const sentence = isTimeout(cause) ? `out of time: ${where}` : where;
    super(`${operation}: ${sentence}`, { cause });
    this.history = history;
    this[sentenceSymbol] = sentence;
  }
}

/** What `AbortSignal.timeout` gives as its reason. */
function isTimeout(reason: unknown): boolean {
  return reason instanceof Error && reason.name === "TimeoutError";
}
