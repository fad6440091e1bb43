/** The cells' language service, in a thread of its own: one asynchronous call per question. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { CellCall } from "../cells/call.ts";
import type { CellCompletions } from "../cells/completion.ts";
import type { CellInspection } from "../cells/inspection.ts";
import type { Completeness } from "../cells/is-complete.ts";
import type { MagicCell } from "../cells/magics.ts";
import type { Answer, Prepared, Question } from "../cells/questions.ts";
import type { ErrorReport } from "../run/outputs.ts";
import type { PreparationOptions } from "../run/preparation.ts";
import { builtFile } from "./built.ts";

/** A cell's magic lines and the code that is left, or what is wrong with them. */
export type ReadMagics =
  | (MagicCell & { readonly error?: undefined })
  | { readonly error: ErrorReport };

/** What the language thread can be asked. */
export interface LanguageMethods {
  readMagics(source: string, number: number): ReadMagics;
  prepare(source: string, options: PreparationOptions): Prepared<ErrorReport>;
  complete(source: string, offset: number): CellCompletions;
  inspect(source: string, offset: number): CellInspection | undefined;
  signature(source: string, offset: number): CellCall | undefined;
  isComplete(source: string): Completeness;
  magicHelp(): string;
  forget(): void;
  refresh(): void;
  warmUp(): void;
}

interface Waiting {
  resolve(value: never): void;
  reject(error: Error): void;
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
      resourceLimits: LIMITS,
    });
    this.#worker.on("message", (answer: Answer) => this.#settle(answer));
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
      this.#worker.postMessage({ id, method, values } satisfies Question<LanguageMethods>);
    });
  }

  /** Ends the thread; calls under way reject. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: Answer): void {
    const call = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.failure === undefined) call?.resolve(answer.value as never);
    else call?.reject(new Error(`language: ${answer.failure}`));
  }

  #fail(error: Error): void {
    for (const call of this.#waiting.values()) call.reject(error);
    this.#waiting.clear();
  }
}
