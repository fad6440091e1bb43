/**
 * The threads of a training. The calling thread is the first of them; each other one is a worker
 * that sleeps until work is dispatched. The first one does not wait for them to start: it works
 * alone until all are there, and no number depends on when that is.
 *
 * Words of the control block: 0 how often work was dispatched, 1 what to do, 2 with how many rows,
 * 3 how many workers are there.
 */
import { instantiate, type Kernels, type WasmMemory, type WasmModule } from "./features.ts";

/** What a pool can be told to do. */
export type Work = "learn" | "evaluate";

const workNumbers = { end: 0, learn: 1, evaluate: 2 } as const;

/** One or more threads on the same memory. */
export class ThreadPool {
  /** The functions as the first thread calls them. */
  readonly kernels: Kernels;
  readonly #layout: PoolLayout;
  readonly #control: Int32Array;
  #workers: readonly WorkerHandle[];

  constructor(
    kernels: Kernels,
    layout: PoolLayout,
    memory: WasmMemory,
    workers: readonly WorkerHandle[],
  ) {
    this.kernels = kernels;
    this.#layout = layout;
    this.#control = new Int32Array(memory.buffer, layout.control, 4);
    this.#workers = workers;
    this.#setThreads(1);
    const staff = { control: this.#control, workers };
    if (workers.length > 0) forgotten.register(this, staff);
  }

  /** Resolves when all threads are there; rejects if one cannot start. */
  async isComplete(): Promise<void> {
    await Promise.all(this.#workers.map(({ started }) => started));
  }

  /** Does the work with all threads that are there, each its own part; returns what the first thread returned. */
  run(work: Work, rows: number): number {
    const count = this.#workers.length;
    if (count > 0 && Atomics.load(this.#control, 3) === count) {
      this.#setThreads(count + 1);
      dispatch(this.#control, work, rows);
    }
    return this.kernels[work](this.#layout.address, 0, rows) ?? rows;
  }

  #setThreads(threads: number): void {
    new Int32Array(this.#control.buffer)[this.#layout.threads / 4] = threads;
  }

  /** Ends the workers. */
  end(): void {
    shutDown({ control: this.#control, workers: this.#workers });
    this.#workers = [];
  }
}

/** Where a pool finds its work. */
interface PoolLayout {
  readonly address: number;
  /** The address of the number of threads at work. */
  readonly threads: number;
  readonly control: number;
}

/** Starts a pool on `memory`: the calling thread and `workers` workers, who come when they can. */
export function startPool(
  module: WasmModule,
  memory: WasmMemory,
  layout: PoolLayout,
  workers: number,
): ThreadPool {
  const task = { module, memory, layout: layout.address, controlAddress: layout.control };
  const starting = Array.from({ length: workers }, (_, i) =>
    startWorker({ ...task, thread: i + 1 }),
  );
  return new ThreadPool(instantiate(module, memory), layout, memory, starting);
}

/** A training that was cut off between two steps never ends its pool; the collector does it then. */
const forgotten = new FinalizationRegistry<Staff>(shutDown);

interface Staff {
  readonly control: Int32Array;
  readonly workers: readonly WorkerHandle[];
}

function shutDown({ control, workers }: Staff): void {
  if (workers.length === 0) return;
  dispatch(control, "end", 0);
  for (const worker of workers) worker.release();
}

function dispatch(control: Int32Array, work: keyof typeof workNumbers, rows: number): void {
  control[1] = workNumbers[work];
  control[2] = rows;
  Atomics.add(control, 0, 1);
  Atomics.notify(control, 0);
}

/** A worker that runs or is about to. */
interface WorkerHandle {
  /** Resolves when it waits for work. */
  readonly started: Promise<void>;
  release(): void;
}

interface WorkerTask {
  readonly module: WasmModule;
  readonly memory: WasmMemory;
  readonly layout: number;
  readonly controlAddress: number;
  readonly thread: number;
}

/**
 * What a worker does, as text: bundlers rename and move functions, and a worker sees nothing of its
 * surroundings. `task` is a `WorkerTask`.
 */
const workerCode = `(task, ready) => {
  const env = { memory: task.memory, log: Math.log, exp: Math.exp };
  const kernels = new WebAssembly.Instance(task.module, { env }).exports;
  const control = new Int32Array(task.memory.buffer, task.controlAddress, 4);
  let done = Atomics.load(control, 0);
  Atomics.add(control, 3, 1);
  ready();
  for (;;) {
    Atomics.wait(control, 0, done);
    done = Atomics.load(control, 0);
    if (control[1] === ${workNumbers.end}) return;
    const work = control[1] === ${workNumbers.learn} ? kernels.learn : kernels.evaluate;
    work(task.layout, task.thread, control[2]);
  }
}`;

/** The worker of Node, or that of a page, as far as it is used here. */
interface AnyWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
  unref?(): void;
  on?(event: "message" | "error", listener: (value: unknown) => void): void;
  onmessage?: ((event: unknown) => void) | null;
  onerror?: ((event: unknown) => void) | null;
}

function startWorker(task: WorkerTask): WorkerHandle {
  const worker = openWorker();
  const started = new Promise<void>((resolve, reject) => {
    const fail = (): void => reject(new Error("train: a worker thread could not be started"));
    if (worker.on) {
      worker.on("message", () => resolve());
      worker.on("error", fail);
    } else {
      worker.onmessage = () => resolve();
      worker.onerror = fail;
    }
  });
  // Once it waits for work, it holds up no process that has nothing else to do. One that cannot
  // start is never there, and the others do its part.
  const free = (): void => void worker.unref?.();
  started.then(free, free);
  worker.postMessage(task);
  return { started, release: () => void worker.terminate() };
}

/** Taken before any cell runs: in a page those of cells are watched, and end with their cell. */
const { Worker: PageWorker } = globalThis as { Worker?: new (url: string) => AnyWorker };

function openWorker(): AnyWorker {
  const { process, Blob, URL } = globalThis as unknown as {
    process?: {
      getBuiltinModule?(name: string): {
        Worker: new (code: string, options: { eval: true; execArgv: [] }) => AnyWorker;
      };
    };
    Blob: new (parts: string[], options: { type: string }) => object;
    URL: { createObjectURL(blob: object): string };
  };
  const node = process?.getBuiltinModule?.("node:worker_threads");
  if (node) {
    const code = `const { parentPort } = process.getBuiltinModule("node:worker_threads");
      parentPort.once("message", (task) => (${workerCode})(task, () => parentPort.postMessage(0)));`;
    // Without the options of this process: --input-type or --import may not fit this code.
    return new node.Worker(code, { eval: true, execArgv: [] });
  }
  if (!PageWorker) throw new Error("train: there are no worker threads here");
  const code = `onmessage = ({ data }) => (${workerCode})(data, () => postMessage(0));`;
  return new PageWorker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
}
