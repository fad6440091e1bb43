/**
 * A notebook session without Jupyter: cells are checked, compiled and run one after the other, and
 * everything they put out is handed to the caller in order.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CellCall } from "../cells/call.ts";
import type { CellCompletions } from "../cells/completion.ts";
import type { CellInspection } from "../cells/inspection.ts";
import type { Completeness } from "../cells/is-complete.ts";
import { interruptedReport } from "./interrupted.ts";
import { Language } from "./language.ts";
import type { ErrorReport, Output } from "./outputs.ts";
import type { CommMessage, RunOrder } from "./runner/orders.ts";
import { Runner } from "./runner.ts";

export type { ErrorOutput, ErrorReport, Output, StreamOutput } from "./outputs.ts";
export type { CommMessage } from "./runner/orders.ts";

/** Where a session works. */
export interface SessionOptions {
  /** Folder in which cells run and from which their imports are resolved; default: the current one. */
  readonly directory?: string;
  /** Called when the process that runs the cells has ended by itself, and all variables with it. */
  onLost?(): void;
}

/** How a cell is run. */
export interface ExecuteOptions {
  /**
   * Takes the cell's outputs in order, the last one before `execute` resolves; what a timer or a
   * promise puts out later still comes here. Awaited: a slow taker slows the cell down.
   */
  onOutput?(output: Output): void | Promise<void>;
  /** Takes what the cell says through comms; without it nobody listens. */
  onComm?(message: CommMessage): void | Promise<void>;
  /** Answers the cell's `prompt()`; without it `prompt()` throws. */
  input?(prompt: string): Promise<string>;
  /** Called with the cell's number when its turn comes, before any output. */
  onStart?(executionCount: number): void | Promise<void>;
  /** Whether the cell counts; default true. */
  readonly storeHistory?: boolean;
}

/** How a cell ended; an error was put out already. */
export type ExecuteReply =
  | { readonly status: "ok"; readonly executionCount: number }
  | ({ readonly status: "error"; readonly executionCount: number } & ErrorReport);

/** One learner's session: a language service that remembers, and a process that runs cells. */
export class Session {
  readonly #directory: string;
  readonly #runner: Runner;
  #started: Language | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #executions = 0;
  #count = 0;
  #interrupts = 0;

  constructor(options: SessionOptions = {}) {
    this.#directory = options.directory ?? process.cwd();
    this.#runner = new Runner(this.#directory, () => {
      void this.#forget(); // never rejects
      options.onLost?.();
    });
  }

  /** How many cells have counted. */
  get executionCount(): number {
    return this.#count;
  }

  /** Starts the process and the language service now rather than at the first cell. */
  warmUp(): void {
    this.#runner.start();
    void this.#language.call("warmUp").catch(() => {}); // the first cell will tell
  }

  /** Runs one cell; calls made meanwhile wait their turn. Never rejects for the cell's own errors. */
  execute(source: string, options: ExecuteOptions = {}): Promise<ExecuteReply> {
    const result = this.#queue.then(() => this.#execute(source, options));
    this.#queue = result.catch(() => {});
    return result;
  }

  /** Completions at `offset`, in UTF-16 units; answers while a cell runs. */
  complete(source: string, offset: number): Promise<CellCompletions> {
    return this.#language.call("complete", source, offset);
  }

  /** What is known about the name at `offset`. */
  inspect(source: string, offset: number): Promise<CellInspection | undefined> {
    return this.#language.call("inspect", source, offset);
  }

  /** The call whose parentheses surround `offset`. */
  signature(source: string, offset: number): Promise<CellCall | undefined> {
    return this.#language.call("signature", source, offset);
  }

  /** Whether a console may run `source` or should wait for another line. */
  isComplete(source: string): Promise<Completeness> {
    return this.#language.call("isComplete", source);
  }

  /** Passes on what the front end says to a comm. */
  comm(message: CommMessage): void {
    this.#runner.comm(message);
  }

  /** Stops the running cell; resolves when it is closed. */
  async interrupt(): Promise<void> {
    this.#interrupts++;
    await this.#runner.interrupt();
  }

  /** A new process, nothing remembered, counting from 1 again. A running cell ends with an error. */
  async restart(): Promise<void> {
    await this.#runner.stop();
    await this.#forget();
    this.#count = 0;
    this.#runner.start();
  }

  /** Ends the process and the language service. */
  async close(): Promise<void> {
    await Promise.all([this.#runner.stop(), this.#started?.close()]);
    this.#started = undefined;
  }

  get #language(): Language {
    this.#started ??= new Language(this.#directory);
    return this.#started;
  }

  async #forget(): Promise<void> {
    await this.#started?.call("forget").catch(() => {}); // a language service that ended knows nothing
  }

  async #execute(source: string, options: ExecuteOptions): Promise<ExecuteReply> {
    const { onOutput = () => {}, onStart = () => {}, storeHistory = true } = options;
    if (storeHistory) this.#count++;
    const executionCount = this.#count;
    await onStart(executionCount);
    const error = await this.#run(source, options);
    if (error === undefined) return { status: "ok", executionCount };
    await onOutput({ output_type: "error", ...error });
    return { status: "error", executionCount, ...error };
  }

  async #run(source: string, options: ExecuteOptions): Promise<ErrorReport | undefined> {
    const interrupts = this.#interrupts;
    const number = this.#count;
    const cell = ++this.#executions;
    const fileName = pathToFileURL(join(this.#directory, `cell-${cell}.ts`)).href;
    const { compiled, error } = await this.#language.call("prepare", source, number, fileName);
    if (error !== undefined) return error;
    if (interrupts !== this.#interrupts) return interruptedReport();
    const { code, map, names } = compiled;
    const order: RunOrder = { type: "run", cell, number, fileName, source, code, map, names };
    return this.#runner.run(order, options);
  }
}
