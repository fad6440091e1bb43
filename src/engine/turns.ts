/**
 * Taking turns with the event loop: long work lets go of it now and then, and hears a stop.
 */

/** Milliseconds of work between two turns of the event loop. */
const turnLength = 50;

/** No work begins in a turn that would take it beyond so many milliseconds. */
const mostLength = 80;

/** Milliseconds of work between two looks at the clock. */
const lookEvery = 10;

/** Says when to let go of the event loop, and how much work fits between two looks at the clock. */
export class Turns {
  readonly now: () => number;
  /** When the work began. */
  readonly start: number;
  readonly #signal: AbortSignal | undefined;
  readonly #cell: AbortSignal | undefined;
  #turnStart: number;
  #lastLook: number;
  /** Units of work between two looks at the clock, and how many of them are left. */
  #pace = 1;
  #left = 1;

  constructor(signal: AbortSignal | undefined, clock: () => number = performanceNow) {
    this.now = clock;
    this.start = clock();
    this.#turnStart = this.start;
    this.#lastLook = this.start;
    this.#signal = signal;
    this.#cell = cellSignal();
  }

  /** When the clock was last looked at. */
  get lastLook(): number {
    return this.#lastLook;
  }

  /** How many units of work to do at most before `isOverAfter`. */
  get pace(): number {
    return this.#left;
  }

  /** Like `isOver` after `units` of work that always takes equally long: mostly without the clock. */
  isOverAfter(units: number): boolean {
    this.#left -= units;
    return this.#left <= 0 ? this.isOver() : this.isStopped();
  }

  /** Whether this turn is over, so that `pass` is due. Sets the pace by the time of the last work. */
  isOver(): boolean {
    const now = this.now();
    const worked = now - this.#lastLook;
    this.#lastLook = now;
    if (worked < lookEvery / 2) this.#pace = Math.min(this.#pace * 2, 1 << 16);
    else if (worked > lookEvery * 2) this.#pace = Math.max(1, this.#pace >> 1);
    this.#left = this.#pace;
    const passed = now - this.#turnStart;
    return passed >= turnLength || passed + worked > mostLength || this.isStopped();
  }

  /** Whether a signal says stop, so that `pass` will throw. */
  isStopped(): boolean {
    return this.#signal?.aborted || this.#cell?.aborted || false;
  }

  /** Lets the event loop run once. @throws DOMException called AbortError if a signal says stop. */
  async pass(message: () => string): Promise<void> {
    await nextTurn();
    if (this.isStopped()) {
      throw new DOMException(message(), "AbortError");
    }
    this.#turnStart = this.now();
    this.#lastLook = this.#turnStart;
  }
}

/** One function for all trainings: V8 keeps what it compiled only where it meets the same again. */
function performanceNow(): number {
  return performance.now();
}

/** The stop button of the running cell; the symbol is the contract, so nothing is imported. */
function cellSignal(): AbortSignal | undefined {
  const hostSymbol = Symbol.for("chainrule.host");
  return (globalThis as { [hostSymbol]?: { readonly signal?: AbortSignal } })[hostSymbol]?.signal;
}

/** After the events that wait now; `setImmediate` where there is one, for a timer rests 1 to 4 ms. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
