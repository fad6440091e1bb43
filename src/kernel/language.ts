/** The cells' language service, in a thread of its own: one asynchronous call per question. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { CellCall } from "../cells/call.ts";
import type { CompiledCell } from "../cells/compiled.ts";
import type { CellCompletions } from "../cells/completion.ts";
import type { CellInspection } from "../cells/inspection.ts";
import type { Completeness } from "../cells/is-complete.ts";
import type { MagicCell } from "../cells/magics.ts";
import { builtFile } from "./built.ts";
import type { ErrorReport } from "./outputs.ts";

/** A cell that may run, or why it may not. */
export type Prepared =
  | { readonly compiled: CompiledCell; readonly error?: undefined }
  | { readonly compiled?: undefined; readonly error: ErrorReport };

/** A cell's magic lines and the code that is left, or what is wrong with them. */
export type ReadMagics =
  | (MagicCell & { readonly error?: undefined })
  | { readonly error: ErrorReport };

/** How a cell is prepared. */
export interface PrepareOptions {
  /** The number the reader sees: In[3]. */
  readonly number: number;
  /** The script's address, where its imports start. */
  readonly fileName: string;
  /** Leave out the types: a cell that parses may run. */
  readonly unchecked: boolean;
}

/** What the language thread can be asked. */
export interface LanguageMethods {
  readMagics(source: string, number: number): ReadMagics;
  prepare(source: string, options: PrepareOptions): Prepared;
  complete(source: string, offset: number): CellCompletions;
  inspect(source: string, offset: number): CellInspection | undefined;
  signature(source: string, offset: number): CellCall | undefined;
  isComplete(source: string): Completeness;
  magicHelp(): string;
  forget(): void;
  refresh(): void;
  warmUp(): void;
}

/** A question on its way to the thread. */
export interface LanguageCall {
  readonly id: number;
  readonly method: keyof LanguageMethods;
  readonly values: readonly unknown[];
}

/** Its answer, or the stack of an error inside the language service. */
export type LanguageReply =
  | { readonly id: number; readonly value: unknown; readonly failure?: undefined }
  | { readonly id: number; readonly failure: string };

interface Waiting {
  resolve(value: never): void;
  reject(error: Error): void;
}

/** The thread's client. Calls are answered in the order in which they were made. */
export class Language {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #ended = false;

  /** `folder` is where a cell's imports are resolved. */
  constructor(folder: string) {
    const packageFolder = fileURLToPath(new URL("../../../", builtFile("main.js")));
    this.#worker = new Worker(builtFile("language-thread.js"), {
      workerData: { folder, packageFolder },
    });
    this.#worker.on("message", (reply: LanguageReply) => this.#settle(reply));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => {
      this.#ended = true;
      this.#fail(new Error("language: its thread has ended"));
    });
  }

  /** Whether the thread is gone, and all that it remembered with it. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Asks the thread; rejects if the language service itself failed. */
  call<M extends keyof LanguageMethods>(
    method: M,
    ...values: Parameters<LanguageMethods[M]>
  ): Promise<ReturnType<LanguageMethods[M]>> {
    const id = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      this.#worker.postMessage({ id, method, values } satisfies LanguageCall);
    });
  }

  /** Ends the thread; calls under way reject. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(reply: LanguageReply): void {
    const call = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.failure === undefined) call?.resolve(reply.value as never);
    else call?.reject(new Error(`language: ${reply.failure}`));
  }

  #fail(error: Error): void {
    for (const call of this.#waiting.values()) call.reject(error);
    this.#waiting.clear();
  }
}
