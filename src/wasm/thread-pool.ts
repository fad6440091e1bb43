/**
 * The threads of a training. The calling thread is the first of them; each other one is a worker
 * that sleeps until work is dispatched. The first one does not wait for them to start: it works
 * alone until all are there, and no number depends on when that is.
 *
 * Words of the control block: 0 how often work was dispatched, 1 what to do, 2 with how many rows,
 * 3 how many workers are there.
 */
import { instantiate, type Kernels, type WasmMemory, type WasmModule } from "./features.ts";
import { startThread, type Thread, workNumbers } from "./worker-thread.ts";

/** What a pool can be told to do. */
export type Work = "learn" | "evaluate";

/** One or more threads on the same memory. */
export class ThreadPool {
  /** The functions as the first thread calls them. */
  readonly kernels: Kernels;
  readonly #layout: PoolLayout;
  readonly #control: Int32Array;
  #workers: readonly Thread[];
  /** Stays true where the first thread is cut off; then the others wait for it, and never come to rest. */
  #isWorking = false;

  /** Starts a pool on `memory`: the calling thread and `workers` workers, who come when they can. */
  constructor(module: WasmModule, memory: WasmMemory, layout: PoolLayout, workers: number) {
    const task = { module, memory, layout: layout.address, controlAddress: layout.control };
    this.#workers = Array.from({ length: workers }, (_, i) =>
      startThread({ ...task, thread: i + 1 }),
    );
    this.kernels = instantiate(module, memory);
    this.#layout = layout;
    this.#control = new Int32Array(memory.buffer, layout.control, 4);
    this.#setThreads(1);
    forgotten.register(this, this.#workers, this);
  }

  /** Whether all threads are there. */
  get isComplete(): boolean {
    return Atomics.load(this.#control, 3) === this.#workers.length;
  }

  /** Does the work with all threads that are there, each its own part; returns what the first thread returned. */
  run(work: Work, rows: number): number {
    this.#isWorking = true;
    if (this.isComplete) {
      this.#setThreads(this.#workers.length + 1);
      dispatch(this.#control, work, rows);
    }
    const done = this.kernels[work](this.#layout.address, 0, rows) ?? rows;
    this.#isWorking = false;
    return done;
  }

  #setThreads(threads: number): void {
    new Int32Array(this.#control.buffer)[this.#layout.threads / 4] = threads;
  }

  /** Lets the workers go. */
  end(): void {
    const workers = this.#workers;
    this.#workers = [];
    // They may work for another pool when this one is collected.
    forgotten.unregister(this);
    if (this.#isWorking) {
      terminate(workers);
      return;
    }
    dispatch(this.#control, "end", 0);
    for (const worker of workers) worker.rest();
  }
}

/** Where a pool finds its work. */
interface PoolLayout {
  readonly address: number;
  /** The address of the number of threads at work. */
  readonly threads: number;
  readonly control: number;
}

/** A training that was cut off between two steps never ends its pool; the collector does it then. */
const forgotten = new FinalizationRegistry(terminate);

function terminate(workers: readonly Thread[]): void {
  for (const worker of workers) worker.terminate();
}

function dispatch(control: Int32Array, work: keyof typeof workNumbers, rows: number): void {
  control[1] = workNumbers[work];
  control[2] = rows;
  Atomics.add(control, 0, 1);
  Atomics.notify(control, 0);
}
