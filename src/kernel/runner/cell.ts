/**
 * One execution of a cell, and the knowledge which execution the code now running belongs to: a
 * timer or a promise keeps the cell that started it, however late it fires.
 */
import { promiseHooks } from "node:v8";
import type { LastWords } from "../../display/host.ts";

/** One execution of a cell. */
export class RunningCell {
  readonly id: number;
  /** The number the reader sees: In[3]. */
  readonly number: number;
  readonly #stop = new AbortController();
  /** What is to be done for work that is under way, if the cell is interrupted. */
  readonly #leaving = new Set<() => LastWords>();
  /** What such work said at its end. */
  readonly sentences: string[] = [];

  constructor(id: number, number: number) {
    this.id = id;
    this.number = number;
  }

  /** Aborted when the cell is interrupted. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Has `leave` called if the cell is interrupted; returns how to take that back. */
  onStop(leave: () => LastWords): () => void {
    this.#leaving.add(leave);
    return () => void this.#leaving.delete(leave);
  }

  /** Lets work that is under way leave what it has; returns what is still to be told to the learner's code. */
  leave(): (() => void)[] {
    const last = Array.from(this.#leaving, (leave) => leave());
    this.#leaving.clear();
    this.sentences.push(...last.map(({ sentence }) => sentence));
    return last.flatMap(({ tell }) => tell ?? []);
  }

  /** From now on nothing of this cell resumes or prints. */
  interrupt(): void {
    this.#stop.abort();
  }
}

let current: RunningCell | undefined;

/**
 * Runs `work` as part of `cell`; promises and timers made in it belong to the cell too. If it
 * throws, its cell stays the current one: the process's last handler asks for it.
 */
export function inCell<T>(cell: RunningCell | undefined, work: () => T): T {
  const outer = current;
  current = cell;
  const result = work();
  current = outer;
  return result;
}

/** The cell that the running code belongs to, or `undefined` in the runner's own code. */
export function currentCell(): RunningCell | undefined {
  return current;
}

/** At the start of the runner's own work: an interrupt may have cut off a cell in the middle. */
export function leaveCell(): void {
  current = undefined;
}

/** The cell that made `promise`. */
export function cellOf(promise: Promise<unknown>): RunningCell | undefined {
  return Owned.owner(promise);
}

/**
 * Lets each promise keep its cell. Not with AsyncLocalStorage: on Node 20 that works through
 * async_hooks, whose stack of ids an interrupt leaves unbalanced, and Node aborts on finding it so;
 * it also shows its own symbols on every printed promise.
 */
export function followPromises(): void {
  promiseHooks.createHook({
    init(promise) {
      if (current !== undefined) new Owned(promise);
    },
    before(promise) {
      current = Owned.owner(promise);
    },
    after() {
      current = undefined;
    },
  });
}

/** A base class whose "new object" is the promise itself, so that it takes a private field. */
class Itself {
  constructor(promise: object) {
    // biome-ignore lint/correctness/noConstructorReturn: this is how the field gets onto the promise
    return promise;
  }
}

/** Adds a field to a promise that nobody else can see, at less cost than a WeakMap. */
class Owned extends Itself {
  readonly #cell: RunningCell | undefined = current;

  static owner(promise: Promise<unknown>): RunningCell | undefined {
    return #cell in promise ? promise.#cell : undefined;
  }
}

const never = new Promise<never>(() => {});

/**
 * What compiled cells await instead of `value`: the same, but it never settles once the cell was
 * interrupted, so that no loop over awaits outlives its cell.
 */
export function checkpoint(value: unknown): unknown {
  const cell = currentCell();
  if (cell === undefined) return value;
  if (cell.signal.aborted) return never;
  return isThenable(value) ? settled(value, cell) : value;
}

/** An async function, because stack traces follow those back to the line that awaits. */
async function settled(value: PromiseLike<unknown>, cell: RunningCell): Promise<unknown> {
  try {
    return await value;
  } finally {
    if (cell.signal.aborted) await never;
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return false;
  return "then" in value && typeof value.then === "function";
}
