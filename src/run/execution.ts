/** One execution of a cell: from its script to what it shows and to its one end. */
import type { CellResult } from "../cells/compiled.ts";
import type { MimeBundle } from "../display/bundle.ts";
import { failureOf } from "./failure.ts";
import { type ErrorReport, endOutput, type Output } from "./outputs.ts";
import type { Tools } from "./tools.ts";
import { bundleOf } from "./value.ts";

/** What an execution needs of the place where the cell runs. */
export interface ExecutionHost {
  readonly tools: Tools;
  /** Whether the cell still runs; after a stop nothing of it is told. */
  isRunning(): boolean;
  /** Shows an output below the cell. */
  put(output: Output): void;
  /** Calls `work` when the event loop has had its turn. */
  later(work: () => void): void;
  /** Tells the cell's end. */
  close(error: ErrorReport | undefined): void;
}

/** As it was before any cell could replace it: async code gives promises of this kind. */
const { Promise: NativePromise } = globalThis;

/** One cell on its way. */
export class Execution {
  /** The number that the reader sees: In[3]. */
  readonly #number: number;
  readonly #host: ExecutionHost;
  /** The first error that reached nobody: it fails the cell in the end. */
  #stray: ErrorReport | undefined;

  constructor(number: number, host: ExecutionHost) {
    this.#number = number;
    this.#host = host;
  }

  /** Runs `script`, whose value is the cell's result or a promise of it. */
  start(script: () => CellResult | Promise<CellResult>): void {
    this.#try(() => this.#whenThere(script(), (result) => this.#show(result)));
  }

  /** Ends the cell with an error. */
  fail(error: unknown): void {
    if (this.#host.isRunning()) this.#finish(failureOf(error, this.#host.tools));
  }

  /** An error that no code of the learner caught. */
  stray(error: unknown): void {
    const failure = failureOf(error, this.#host.tools);
    if (this.#host.isRunning() && this.#stray === undefined) this.#stray = failure;
    else this.#host.put(endOutput(failure));
  }

  #show(result: CellResult): void {
    const value = result?.value;
    if (value === undefined) this.#finish();
    else this.#whenThere(bundleOf(value, this.#host.tools.inspect), (data) => this.#put(data));
  }

  #put(data: MimeBundle): void {
    const { put } = this.#host;
    put({ output_type: "execute_result", execution_count: this.#number, data, metadata: {} });
    this.#finish();
  }

  /** At once where it can be: a cell that awaits nothing ends in the turn in which it began. */
  #whenThere<T>(value: T | Promise<T>, then: (value: T) => void): void {
    const go = (settled: T) => {
      if (this.#host.isRunning()) this.#try(() => then(settled));
    };
    if (value instanceof NativePromise) void value.then(go, (error: unknown) => this.fail(error));
    else go(value as T);
  }

  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.fail(error);
    }
  }

  /** A turn later, so that a rejection nobody awaited is still seen as part of the cell. */
  #finish(failure?: ErrorReport): void {
    const { later, isRunning, close } = this.#host;
    later(() => {
      if (isRunning()) close(failure ?? this.#stray);
    });
  }
}
