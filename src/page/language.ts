/** The page's side of the worker that holds TypeScript. */
import type { Answer, Question } from "../cells/questions.ts";
import type { LanguageMethods } from "./language/messages.ts";
import { startPart } from "./parts.ts";

interface Waiting {
  resolve(value: never): void;
  reject(error: Error): void;
}

/** Asks the worker; it is started at the first question. */
export class Language {
  #worker: Promise<Worker> | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;

  /** Starts the worker before it is needed. */
  warmUp(): void {
    void this.#start();
  }

  /** Calls one of the worker's methods; calls are answered in order. */
  async call<M extends keyof LanguageMethods>(
    method: M,
    ...values: Parameters<LanguageMethods[M]>
  ): Promise<ReturnType<LanguageMethods[M]>> {
    const worker = await this.#start();
    const id = ++this.#calls;
    return await new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method, values } satisfies Question<LanguageMethods>);
    });
  }

  #start(): Promise<Worker> {
    this.#worker ??= startPart("language").then((worker) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#settle(data);
      worker.onerror = ({ message }) => this.#fail(new Error(`language: ${message}`));
      return worker;
    });
    return this.#worker;
  }

  #settle(reply: Answer): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.failure === undefined) waiting?.resolve(reply.value as never);
    else waiting?.reject(new Error(reply.failure));
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#worker = undefined;
  }
}
