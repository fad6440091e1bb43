/**
 * A thread beside the calling one. It takes some 20 ms to start, more than evaluating thousands of samples
 * needs; so it rests for some seconds after its work, and whoever comes next need not wait.
 */
import type { WasmMemory, WasmModule } from "./features.ts";

/** What a thread has to do with a pool, until it is told to end. */
export interface ThreadTask {
  readonly module: WasmModule;
  readonly memory: WasmMemory;
  /** Where the layout and the control block lie in the memory. */
  readonly layout: number;
  readonly controlAddress: number;
  /** Which of the pool's threads it is; the calling one is 0. */
  readonly thread: number;
}

/** Numbers for what a pool's control block orders. */
export const workNumbers = { learn: 0, evaluate: 1, end: 2 } as const;

/** A thread beside the calling one, for one pool after the other. */
export class Thread {
  readonly #worker = openWorker();
  /** The word that both sides read. */
  readonly #state = new Int32Array(new SharedArrayBuffer(4));

  constructor() {
    // One that fails is never there, and the others do its part. None holds up a process that has nothing else to do.
    const failed = (): void => void Atomics.store(this.#state, 0, gone);
    this.#worker.on?.("error", failed);
    this.#worker.onerror = failed;
    this.#worker.unref?.();
  }

  /** Lets it wait for work of this task; false if it is gone. */
  begin(task: ThreadTask): boolean {
    const isThere = this.#pass(resting, taken);
    if (isThere) this.#worker.postMessage({ task, state: this.#state });
    return isThere;
  }

  /** It was told to end, and will; so it may be given other work. */
  rest(): void {
    if (this.#pass(taken, resting)) restingThreads.push(this);
  }

  /** It may hang in the middle of something: it goes, whatever it does. */
  terminate(): void {
    this.#worker.terminate();
  }

  #pass(from: number, to: number): boolean {
    return Atomics.compareExchange(this.#state, 0, from, to) === from;
  }
}

/** A thread that waits for work of this task: one that rests, or else a new one. */
export function startThread(task: ThreadTask): Thread {
  for (;;) {
    const thread = restingThreads.pop() ?? new Thread();
    if (thread.begin(task)) return thread;
  }
}

const restingThreads: Thread[] = [];

/** A thread that has failed or rested too long is gone. It ends itself, because a cell's timers end with their cell. */
const resting = 0;
const taken = 1;
const gone = 2;

/** Milliseconds. */
const restTime = 5000;

/**
 * What a worker does, as text: bundlers rename and move functions, and a worker sees nothing of its surroundings. So
 * it has no comments either. The message is a `ThreadTask`, and the word it rests with.
 *
 * The end may be there before the first order: a pool can be over before its threads have come. Between two orders
 * are mostly fewer than the 100 microseconds of the looks, and to sleep takes longer. An order is read once: when
 * its work is done, the next one may stand there already.
 */
const workerCode = `const port = globalThis.process?.getBuiltinModule("node:worker_threads").parentPort ?? globalThis;
let end;
port.onmessage = ({ data: { task: { module, memory, layout, controlAddress, thread }, state } }) => {
  clearTimeout(end);
  const env = { memory, log: Math.log, exp: Math.exp };
  const { learn, evaluate } = new WebAssembly.Instance(module, { env }).exports;
  const control = new Int32Array(memory.buffer, controlAddress, 4);
  let done = Atomics.load(control, 0);
  Atomics.add(control, 3, 1);
  while (control[1] !== ${workNumbers.end}) {
    for (let look = 0; look < 20000 && Atomics.load(control, 0) === done; look++);
    Atomics.wait(control, 0, done);
    done = Atomics.load(control, 0);
    [learn, evaluate][control[1]]?.(layout, thread, control[2]);
  }
  end = setTimeout(() => {
    if (Atomics.compareExchange(state, 0, ${resting}, ${gone}) === ${resting}) port.close();
  }, ${restTime});
};`;

/** The worker of Node, or that of a page, as far as it is used here. */
interface AnyWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
  unref?(): void;
  on?(event: "error", listener: () => void): void;
  onerror?: (() => void) | null;
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
  // Without the options of this process: --input-type or --import may not fit this code.
  if (node) return new node.Worker(workerCode, { eval: true, execArgv: [] });
  if (!PageWorker) throw new Error("train: there are no worker threads here");
  const blob = new Blob([workerCode], { type: "text/javascript" });
  return new PageWorker(URL.createObjectURL(blob));
}
