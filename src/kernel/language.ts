/** The cells' language service, in a thread of its own: one asynchronous call per question. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { CellMemory, type KeptCells } from "../cells/memory.ts";
import type { Answer } from "../cells/questions.ts";
import { Calls, StoppedCall, wakingQuestion } from "../run/calls.ts";
import type { Remembered } from "../run/language-desk.ts";
import type { LanguageClient, LanguageMethods } from "../run/language-methods.ts";
import { builtFile } from "./built.ts";

/** What the thread is started with. */
export interface ThreadData {
  /** Where a cell's imports are resolved. */
  readonly folder: string;
  readonly packageFolder: string;
  readonly kept: KeptCells;
}

const LIMITS = {
  /** Left alone, the space for new objects takes 11 MB more and saves no time. */
  maxYoungGenerationSizeMb: 24,
  /**
   * Not to be reached: how large a heap may become decides how much garbage V8 lets lie. Without a
   * limit it took the 82 MB in use to 370 over the cells of a day; so to about 180, at no cost.
   */
  maxOldGenerationSizeMb: 1536,
} as const;

/** How long a stopped check may take to end by itself. */
const GRACE_MS = 200;
/** How long a reader waits for what is asked while writing. */
const SOON_MS = 1500;

/**
 * The thread's client. A thread that ends, for want of memory or because a check of its would not, is
 * followed by one that knows the same cells.
 */
export class Language implements LanguageClient {
  readonly #folder: string;
  readonly #calls = new Calls<LanguageMethods>((question) => this.#thread().postMessage(question));
  /** What the thread remembers, too. */
  readonly #memory = new CellMemory();
  #worker: Worker | undefined;

  /** `folder` is where a cell's imports are resolved. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Starts the thread before it is needed. */
  warmUp(): void {
    this.#thread();
  }

  /** Asks the thread, in order; rejects if the language service itself failed. */
  call<M extends keyof LanguageMethods>(
    method: M,
    ...values: Parameters<LanguageMethods[M]>
  ): Promise<ReturnType<LanguageMethods[M]>> {
    return this.#calls.call(method, ...values);
  }

  /** As `call`, for somebody who writes: `undefined` if a check keeps the thread busy for too long. */
  callSoon<M extends keyof LanguageMethods>(
    method: M,
    ...values: Parameters<LanguageMethods[M]>
  ): Promise<ReturnType<LanguageMethods[M]> | undefined> {
    return this.#calls.callSoon(SOON_MS, method, ...values);
  }

  /** Ends the check that is under way: some types take TypeScript minutes, and it cannot be asked to stop. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    if (!(await this.#calls.isLong(["prepare", "readMagics"], GRACE_MS))) return;
    // Not awaited: a thread may need a second to give back its memory.
    if (worker === this.#worker) void this.#end(new StoppedCall("the check was stopped"));
  }

  /** Ends the thread; calls under way reject. */
  async close(): Promise<void> {
    await this.#end(new Error("language: it was closed"));
  }

  async #end(reason: Error): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#calls.fail(reason);
    await worker?.terminate();
  }

  #thread(): Worker {
    this.#worker ??= this.#start();
    return this.#worker;
  }

  #start(): Worker {
    const packageFolder = fileURLToPath(new URL("../../../", builtFile("main.js")));
    const data: ThreadData = { folder: this.#folder, packageFolder, kept: this.#memory.kept() };
    const worker = new Worker(builtFile("language-thread.js"), {
      workerData: data,
      resourceLimits: LIMITS,
    });
    const lost = (error: Error): void => {
      if (worker === this.#worker) void this.#end(error);
    };
    worker.on("message", (message: Answer | Remembered) => {
      if (worker === this.#worker) this.#take(message);
    });
    worker.on("error", lost);
    worker.on("exit", () => lost(new Error("language: its thread has ended")));
    worker.postMessage(wakingQuestion<LanguageMethods>("warmUp"));
    return worker;
  }

  #take(message: Answer | Remembered): void {
    if (!("remembered" in message)) this.#calls.settle(message);
    else if (message.remembered === undefined) this.#memory.clear();
    else this.#memory.add(message.remembered);
  }
}
