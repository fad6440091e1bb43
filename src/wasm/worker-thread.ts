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
export const workNumbers = { learn: 1, evaluate: 2, end: 3 } as const;

/** A thread at work for one pool. */
export interface Thread {
  /** Resolves when it waits for work; rejects if it cannot start. */
  readonly started: Promise<void>;
  /** It was told to end, and will; so it may be given other work. */
  rest(): void;
  /** It may hang in the middle of something: it goes, whatever it does. */
  terminate(): void;
}

/** A thread that waits for work of this task: one that rests, or else a new one. */
export function startThread(task: ThreadTask): Thread {
  const { worker, state, calls } = takeResting() ?? openThread();
  worker.ref?.();
  const started = new Promise<void>((resolve, reject) => calls.push({ resolve, reject }));
  // Once it waits for work, it holds up no process that has nothing else to do. One that cannot
  // start is never there, and the others do its part.
  const free = (): void => {
    if (calls.length === 0) worker.unref?.();
  };
  started.then(free, free);
  worker.postMessage({ task, state });
  return {
    started,
    rest: () => {
      const before = Atomics.compareExchange(state, 0, states.taken, states.resting);
      if (before === states.taken) resting.push({ worker, state, calls });
    },
    terminate: () => void worker.terminate(),
  };
}

/** A worker, the word that both sides read (a number of `states`), and who waits for its answers, one a task. */
interface OpenThread {
  readonly worker: AnyWorker;
  readonly state: Int32Array;
  readonly calls: { resolve(): void; reject(reason: Error): void }[];
}

/** A thread that has failed or rested too long is gone. It ends itself, because a cell's timers end with their cell. */
const states = { taken: 0, resting: 1, gone: 2 } as const;

/** Milliseconds. */
const restTime = 5000;

const resting: OpenThread[] = [];

function takeResting(): OpenThread | undefined {
  for (let thread = resting.pop(); thread; thread = resting.pop()) {
    const before = Atomics.compareExchange(thread.state, 0, states.resting, states.taken);
    if (before === states.resting) return thread;
  }
  return undefined;
}

/**
 * What a worker does, as text: bundlers rename and move functions, and a worker sees nothing of its
 * surroundings. The message is a `ThreadTask`, and the word it rests with.
 */
const workerCode = `(ready, close) => {
  let end;
  const work = (task) => {
    const env = { memory: task.memory, log: Math.log, exp: Math.exp };
    const kernels = new WebAssembly.Instance(task.module, { env }).exports;
    const control = new Int32Array(task.memory.buffer, task.controlAddress, 4);
    let done = Atomics.load(control, 0);
    Atomics.add(control, 3, 1);
    ready();
    // The end may be there already: a pool can be over before its threads have come.
    while (control[1] !== ${workNumbers.end}) {
      // Some 100 microseconds: between two pieces of work there are mostly fewer, and to sleep takes longer.
      for (let look = 0; look < 20000 && Atomics.load(control, 0) === done; look++);
      Atomics.wait(control, 0, done);
      done = Atomics.load(control, 0);
      // Read once: when this work is done, the next order may stand there already.
      const [, order, rows] = control;
      if (order === ${workNumbers.learn}) kernels.learn(task.layout, task.thread, rows);
      else if (order === ${workNumbers.evaluate}) kernels.evaluate(task.layout, task.thread, rows);
    }
  };
  const goIfResting = (state) => {
    const before = Atomics.compareExchange(state, 0, ${states.resting}, ${states.gone});
    if (before === ${states.resting}) close();
  };
  return ({ task, state }) => {
    clearTimeout(end);
    work(task);
    end = setTimeout(goIfResting, ${restTime}, state);
  };
}`;

/** The worker of Node, or that of a page, as far as it is used here. */
interface AnyWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
  ref?(): void;
  unref?(): void;
  on?(event: "message" | "error", listener: (value: unknown) => void): void;
  onmessage?: ((event: unknown) => void) | null;
  onerror?: ((event: unknown) => void) | null;
}

function openThread(): OpenThread {
  const worker = openWorker();
  const state = new Int32Array(new SharedArrayBuffer(4));
  const calls: OpenThread["calls"] = [];
  const answered = (): void => calls.shift()?.resolve();
  const failed = (): void => {
    Atomics.store(state, 0, states.gone);
    calls.shift()?.reject(new Error("train: a worker thread could not be started"));
  };
  if (worker.on) {
    worker.on("message", answered);
    worker.on("error", failed);
  } else {
    worker.onmessage = answered;
    worker.onerror = failed;
  }
  return { worker, state, calls };
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
      parentPort.on("message", (${workerCode})(() => parentPort.postMessage(0), () => process.exit()));`;
    // Without the options of this process: --input-type or --import may not fit this code.
    return new node.Worker(code, { eval: true, execArgv: [] });
  }
  if (!PageWorker) throw new Error("train: there are no worker threads here");
  const code = `const take = (${workerCode})(() => postMessage(0), () => close()); onmessage = ({ data }) => take(data);`;
  return new PageWorker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
}
