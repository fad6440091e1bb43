/**
 * Modules whose first load an interrupt cut off. Node keeps a module for ever under its address, also
 * one that will never be ready: the next import of it gets another address.
 */
import { CELL, wasStopped } from "./signals.ts";

/** What was loaded, and which cell ran then. */
export class Attempts {
  readonly #signals: Int32Array;
  readonly #loadedIn = new Map<string, number>();
  readonly #failed = new Map<string, number>();

  /** `signals` tell which cell runs, and which ones were interrupted. */
  constructor(signals: Int32Array) {
    this.#signals = signals;
  }

  /** The module at `url` is being loaded. */
  note(url: string): void {
    this.#loadedIn.set(url, Atomics.load(this.#signals, CELL));
  }

  /** `url`, or in place of a load that was cut off a new address of the same file. */
  address(url: string): string {
    const failed = this.#failed.get(url) ?? 0;
    const last = numbered(url, failed);
    const cell = this.#loadedIn.get(last);
    if (cell === undefined || !wasStopped(this.#signals, cell)) return last;
    this.#failed.set(url, failed + 1);
    return numbered(url, failed + 1);
  }
}

function numbered(url: string, failed: number): string {
  return failed === 0 ? url : `${url}${url.includes("?") ? "&" : "?"}again=${failed}`;
}
