/**
 * The place in which a cell runs, as the library sees it: somewhere to put outputs, and a signal
 * that tells when the reader pressed stop. The kernel's runner and an exported page each install
 * one; without a host (a plain Node program) outputs go to the console.
 */
import type { MimeBundle } from "./bundle.ts";

/** What a host does with one output. */
export interface DisplayOptions {
  /** Names the output, so that a later `update` with the same id replaces it in place. */
  readonly id?: string;
  /** Replace the output called `id` instead of adding one. */
  readonly update?: boolean;
}

/** Installed at `globalThis[Symbol.for("chainrule.host")]` by whatever runs cells. */
export interface CellHost {
  display(bundle: MimeBundle, options?: DisplayOptions): void;
  /** Removes the cell's outputs; with `wait`, only when the next output arrives. */
  clearOutput(wait?: boolean): void;
  /** A value's text, where Node's `util.inspect` is not at hand: in a page. */
  textOf?(value: unknown): string;
  /** Takes note that an exercise was passed: `perceptron.paper`. */
  passed?(exercise: string): void;
  /** The exercises that were passed so far, in this notebook or another one. */
  progress?(): readonly string[];
  /** Aborted when the running cell is interrupted. */
  readonly signal: AbortSignal;
  // How long work of the library's ends well; `training/stop-button.ts` is the other side of it.
  /** Whether an interrupt waits until the event loop gets its turn. */
  isAsked?(): boolean;
  /** Begins work that is over soon and must not be cut off; false, and nothing begun, if an interrupt waits. */
  beginWork?(): boolean;
  endWork?(): void;
  /** Does short work that is never cut off. */
  whole?(work: () => void): void;
  /** Does work that is cut off, with an error, when it takes longer; where this cannot be done it is left out. */
  within?<T>(milliseconds: number, work: () => T): T;
  /** Has `leave` called if the running cell is interrupted, before its signal; returns how to take that back. */
  onStop?(leave: () => LastWords): () => void;
}

/** What work leaves behind that was stopped. */
export interface LastWords {
  /** What the reader is told instead of an error. */
  readonly sentence: string;
  /** Tells the learner's own code, which may be cut off. */
  tell?(): void;
}

const hostSymbol = Symbol.for("chainrule.host");

/** The host of the running cell, or `undefined` outside a notebook. */
export function currentHost(): CellHost | undefined {
  return (globalThis as { [hostSymbol]?: CellHost })[hostSymbol];
}

/** Makes `host` the place where `show` puts its outputs; `undefined` removes it. */
export function installHost(host: CellHost | undefined): void {
  (globalThis as { [hostSymbol]?: CellHost })[hostSymbol] = host;
}
