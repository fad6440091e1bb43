/** The page's side of the worker that holds TypeScript. */
import type { CellDiagnostic } from "../cells/diagnostic.ts";
import type { Answer } from "../cells/questions.ts";
import { Calls, StoppedCall, wakingQuestion } from "../run/calls.ts";
import type { CellInPage, LanguageMethods } from "./language/messages.ts";
import { startPart } from "./parts.ts";

/** Milliseconds that a stopped check may take to end by itself. */
const GRACE = 200;

/** Milliseconds that a reader waits for what is asked while writing. */
const SOON = 1500;

/** Asks the worker; it is started at the first question. */
export class Language {
  #worker: Promise<Worker> | undefined;
  readonly #calls = new Calls<LanguageMethods>((question) => {
    void this.#start().then(
      (worker) => worker.postMessage(question),
      (error: unknown) => this.#end(error as Error),
    );
  });

  /** Starts the worker before it is needed. */
  warmUp(): void {
    void this.#start();
  }

  /** Calls one of the worker's methods; calls are answered in order. */
  call<M extends keyof LanguageMethods>(
    method: M,
    ...values: Parameters<LanguageMethods[M]>
  ): Promise<ReturnType<LanguageMethods[M]>> {
    return this.#calls.call(method, ...values);
  }

  /** As `call`, for somebody who writes: `undefined` if a check keeps the worker busy for too long. */
  callSoon<M extends keyof LanguageMethods>(
    method: M,
    ...values: Parameters<LanguageMethods[M]>
  ): Promise<ReturnType<LanguageMethods[M]> | undefined> {
    return this.#calls.callSoon(SOON, method, ...values);
  }

  /** The cell's mistakes as it stands; none if the check was stopped. */
  check(cell: CellInPage): Promise<readonly CellDiagnostic[]> {
    return this.#calls.call("check", cell).catch((error: unknown) => {
      if (error instanceof StoppedCall) return [];
      throw error;
    });
  }

  /** Ends the check that is under way; the next question tells a new worker of the cells above. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    if (!(await this.#calls.isLong(["prepare"], GRACE))) return;
    if (worker === this.#worker) this.#end(new StoppedCall("the check was stopped"));
  }

  #start(): Promise<Worker> {
    this.#worker ??= startPart("language").then((worker) => {
      worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#calls.settle(data);
      worker.onerror = ({ message }) => this.#end(new Error(`language: ${message}`));
      worker.postMessage(wakingQuestion<LanguageMethods>("warmUp"));
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
