/** The page's side of a worker that holds TypeScript: an exported page's, or JupyterLite's. */
import type { Answer } from "../cells/questions.ts";
import { Calls, type Methods, StoppedCall, wakingQuestion } from "../run/calls.ts";

/** Milliseconds that a stopped check may take to end by itself. */
const GRACE = 200;

/** Milliseconds that a reader waits for what is asked while writing. */
const SOON = 1500;

/** What differs from one kind of worker to another. */
export interface LanguageWorkerParts<M> {
  /** Starts a worker. */
  begin(): Promise<Worker>;
  /** Methods that check, and so may take long. */
  readonly checks: readonly (keyof M)[];
  /** Takes a message that is no answer; false if it is one. */
  take?(message: unknown): boolean;
}

/** Asks the worker; it is started at the first question. One that has ended is followed by another. */
export class LanguageWorker<M extends Methods<M> & { warmUp(): void }> {
  readonly #parts: LanguageWorkerParts<M>;
  #worker: Promise<Worker> | undefined;
  readonly #calls = new Calls<M>((question) => {
    void this.#start().then(
      (worker) => worker.postMessage(question),
      (error: unknown) => this.#end(error as Error),
    );
  });

  constructor(parts: LanguageWorkerParts<M>) {
    this.#parts = parts;
  }

  /** Starts the worker before it is needed. */
  warmUp(): void {
    void this.#start();
  }

  /** Calls one of the worker's methods; calls are answered in order. */
  call<K extends keyof M>(method: K, ...values: Parameters<M[K]>): Promise<ReturnType<M[K]>> {
    return this.#calls.call(method, ...values);
  }

  /** As `call`, for somebody who writes: `undefined` if a check keeps the worker busy for too long. */
  callSoon<K extends keyof M>(
    method: K,
    ...values: Parameters<M[K]>
  ): Promise<ReturnType<M[K]> | undefined> {
    return this.#calls.callSoon(SOON, method, ...values);
  }

  /** Says something that is no question; to nobody if no worker was started. */
  tell(message: object): void {
    void this.#worker?.then((worker) => worker.postMessage(message));
  }

  /** Ends the check that is under way: some types take TypeScript minutes, and it cannot be asked to stop. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    if (!(await this.#calls.isLong(this.#parts.checks, GRACE))) return;
    if (worker === this.#worker) this.#end(new StoppedCall("the check was stopped"));
  }

  /** Ends the worker; calls under way reject. */
  async close(): Promise<void> {
    this.#end(new Error("language: it was closed"));
  }

  #start(): Promise<Worker> {
    this.#worker ??= this.#parts.begin().then((worker) => {
      worker.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (!this.#parts.take?.(data)) this.#calls.settle(data as Answer);
      };
      worker.onerror = ({ message }) => this.#end(new Error(`language: ${message}`));
      worker.postMessage(wakingQuestion<M>("warmUp"));
      return worker;
    });
    return this.#worker;
  }

  #end(reason: Error): void {
    void this.#worker?.then((worker) => worker.terminate());
    this.#worker = undefined;
    this.#calls.fail(reason);
  }
}
