/**
 * Slices of time: long work lets go of the event loop now and then, and hears a stop.
 */
import { type StopButton, stopButton } from "./stop-button.ts";

/** Milliseconds of work between two turns of the event loop. */
const sliceLength = 50;

/** No work begins in a slice that would take it beyond so many milliseconds. */
const mostLength = 80;

/** Milliseconds of work between two looks at the clock. */
const lookEvery = 10;

/** Says when to let go of the event loop, and how much work fits between two looks at the clock. */
export class TimeSlice {
  readonly now: () => number;
  /** When the work began. */
  readonly start: number;
  /** The button of the cell in which the work began. */
  readonly button: StopButton;
  readonly #signal: AbortSignal | undefined;
  readonly #cell: AbortSignal | undefined;
  #sliceStart: number;
  #lastLook: number;
  /** Units of work between two looks at the clock, and how many of them are left. */
  #pace = 1;
  #left = 1;

  /** Milliseconds that were rested. */
  #rested = 0;

  constructor(signal: AbortSignal | undefined, clock: () => number = performanceNow) {
    this.now = () => clock() - this.#rested;
    this.start = clock();
    this.#sliceStart = this.start;
    this.#lastLook = this.start;
    this.button = stopButton();
    this.#signal = signal;
    this.#cell = this.button.signal;
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

  /** Whether this slice is over, so that `pass` is due. Sets the pace by the time of the last work. */
  isOver(): boolean {
    const now = this.now();
    const worked = now - this.#lastLook;
    this.#lastLook = now;
    if (worked < lookEvery / 2) this.#pace = Math.min(this.#pace * 2, 1 << 16);
    else if (worked > lookEvery * 2) this.#pace = Math.max(1, this.#pace >> 1);
    this.#left = this.#pace;
    const passed = now - this.#sliceStart;
    return passed >= sliceLength || passed + worked > mostLength || this.isStopped();
  }

  /** Whether a signal says stop, or the stop button was pressed, so that `pass` is due. */
  isStopped(): boolean {
    return this.#signal?.aborted || this.#cell?.aborted || this.button.isAsked?.() || false;
  }

  /**
   * Does a piece of work that must not be cut off in the middle, a few dozen milliseconds long.
   *
   * @returns `undefined`, with nothing done, if a stop waits: then `pass` is due.
   */
  work<T>(piece: () => T): T | undefined {
    if (this.button.beginWork && !this.button.beginWork()) return undefined;
    try {
      return piece();
    } finally {
      this.button.endWork?.();
    }
  }

  /**
   * Gets work ready, which may take as long as a piece of it, and is not cut off either.
   *
   * @param sentence what the reader is told if it is stopped before that.
   */
  async prepare<T>(
    ready: () => Promise<T>,
    sentence: string,
    stopped: (reason: unknown) => Error,
  ): Promise<T> {
    const takeBack = this.button.onStop?.(() => ({ sentence }));
    try {
      while (this.button.beginWork?.() === false) await this.pass(stopped);
      return await ready();
    } finally {
      takeBack?.(); // while it cannot be cut off: `ready` may have left word of its own
      this.button.endWork?.();
    }
  }

  /** Waits until `end` is settled, however it is, or a signal says stop. The time of it does not count. */
  async rest(end: Promise<unknown>): Promise<void> {
    const before = this.now();
    const signals = [this.#signal, this.#cell].flatMap((signal) => signal ?? []);
    await Promise.race([end.catch(() => {}), ...signals.map(aborted)]);
    this.#rested += this.now() - before;
  }

  /** Lets the event loop run, until a stop that waited was heard. @throws what `stopped` makes of the reason. */
  async pass(stopped: (reason: unknown) => Error): Promise<void> {
    do await nextTurn();
    while (this.button.isAsked?.());
    for (const signal of [this.#signal, this.#cell]) {
      if (signal?.aborted) throw stopped(signal.reason);
    }
    this.#sliceStart = this.now();
    this.#lastLook = this.#sliceStart;
  }
}

/** Settles when the signal says stop. */
function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** One function for all trainings: V8 keeps what it compiled only where it meets the same again. */
function performanceNow(): number {
  return performance.now();
}

/** After the events that wait now; `setImmediate` where there is one, for a timer rests 1 to 4 ms. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
