/**
 * A notebook session on whatever host: cells are checked, compiled and run one after the other, and
 * everything they put out is handed to the caller in order.
 */
import type { CellCall } from "../cells/call.ts";
import type { CompiledCell } from "../cells/compiled.ts";
import type { CellCompletions } from "../cells/completion.ts";
import type { CellInspection } from "../cells/inspection.ts";
import type { Completeness } from "../cells/is-complete.ts";
import type { Prepared } from "../cells/questions.ts";
import { RefusedNames } from "../cells/refused-names.ts";
import type { Strictness } from "../cells/strictness.ts";
import type { MimeBundle } from "../display/bundle.ts";
import { StoppedCall } from "./calls.ts";
import type { CellClient, CellRunner, PlacedCell } from "./cell-runner.ts";
import type { CommMessage } from "./comm-message.ts";
import { interruptedReport } from "./interrupted.ts";
import type { LanguageClient } from "./language-methods.ts";
import { type InstallScene, type MagicScene, type NpmMagic, obeyMagic } from "./magics.ts";
import { missingReport } from "./missing.ts";
import { warningOutput } from "./mistakes.ts";
import { type ErrorReport, endOutput, errorReport, type Output } from "./outputs.ts";

/** What a host brings. */
export interface SessionParts {
  readonly language: LanguageClient;
  /** Opens what runs the cells; `onLost` is to be called when it ended by itself, and all variables with it. */
  openRunner(onLost: () => void): CellRunner;
  /** The address of a cell's script, in the notebook's folder. */
  fileNameOf(cell: number): string;
  /** Does `%npm`; resolves with what went wrong. */
  install(magic: NpmMagic, scene: InstallScene): Promise<ErrorReport | undefined>;
  /** Called when the runner has ended by itself. */
  onLost?: (() => void) | undefined;
}

/** How a cell is run. What a timer or a promise puts out after its end still comes to the client. */
export interface ExecuteOptions extends CellClient {
  /** Called with the cell's number when its turn comes, before any output. */
  onStart?(executionCount: number): void | Promise<void>;
  /** Whether the cell counts; default true. */
  readonly storeHistory?: boolean;
}

/** How a cell ended; an error was put out already. */
export type ExecuteReply =
  | {
      readonly status: "ok";
      readonly executionCount: number;
      /** What the cell asked to be shown beside the notebook: `%help`, `name?`. */
      readonly pages: readonly MimeBundle[];
    }
  | ({ readonly status: "error"; readonly executionCount: number } & ErrorReport);

/** One learner's session: a language service that remembers, and a runner for its cells. */
export class Session {
  readonly #parts: SessionParts;
  readonly #runner: CellRunner;
  readonly #language: LanguageClient;
  #queue: Promise<unknown> = Promise.resolve();
  readonly #refused = new RefusedNames();
  #executions = 0;
  #count = 0;
  /** How cells are checked, if `%check --notebook` said so. */
  #strictness: Strictness | undefined;
  /** Aborted when the reader stops the cell that is being prepared or run. */
  #stop = new AbortController();

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#language = parts.language;
    this.#runner = parts.openRunner(() => {
      void this.#forget(); // never rejects
      parts.onLost?.();
    });
  }

  /** How many cells have counted. */
  get executionCount(): number {
    return this.#count;
  }

  /** Starts the runner and the language service now rather than at the first cell. */
  warmUp(): void {
    this.#runner.start();
    this.#language.warmUp();
  }

  /** Runs one cell; calls made meanwhile wait their turn. Never rejects for the cell's own errors. */
  execute(source: string, options: ExecuteOptions = {}): Promise<ExecuteReply> {
    const result = this.#queue.then(() => this.#execute(source, options));
    this.#queue = result.catch(() => {});
    return result;
  }

  /** Completions at `offset`, in UTF-16 units; answers while a cell runs, with none behind a long check. */
  async complete(source: string, offset: number): Promise<CellCompletions> {
    const found = await this.#language.callSoon("complete", source, offset);
    return found ?? { matches: [], start: offset, end: offset };
  }

  /** What is known about the name at `offset`. */
  inspect(source: string, offset: number): Promise<CellInspection | undefined> {
    return this.#language.callSoon("inspect", source, offset);
  }

  /** The call whose parentheses surround `offset`. */
  signature(source: string, offset: number): Promise<CellCall | undefined> {
    return this.#language.callSoon("signature", source, offset);
  }

  /** Whether a console may run `source` or should wait for another line; unknown behind a long check. */
  async isComplete(source: string): Promise<Completeness | { readonly status: "unknown" }> {
    const found = await this.#language.callSoon("isComplete", source);
    return found ?? { status: "unknown" };
  }

  /** Passes on what the front end says to a comm. */
  comm(message: CommMessage): void {
    this.#runner.comm(message);
  }

  /** Stops the cell that is checked or run; resolves when it is closed. */
  async interrupt(): Promise<void> {
    this.#stop.abort();
    await Promise.all([this.#language.stop(), this.#runner.interrupt()]);
  }

  /** A new runner, nothing remembered, counting from 1 again. A running cell ends with an error. */
  async restart(): Promise<void> {
    this.#stop.abort();
    await this.#language.stop();
    await this.#reset();
    this.#strictness = undefined;
    this.#count = 0;
  }

  /** Ends the runner and the language service. */
  async close(): Promise<void> {
    await Promise.all([this.#runner.stop(), this.#language.close()]);
  }

  async #forget(): Promise<void> {
    this.#refused.clear();
    await this.#language.call("forget").catch(() => {}); // a thread that ended knows nothing
  }

  async #execute(source: string, options: ExecuteOptions): Promise<ExecuteReply> {
    const { onOutput = () => {}, onStart = () => {}, storeHistory = true } = options;
    if (storeHistory) this.#count++;
    const executionCount = this.#count;
    this.#stop = new AbortController();
    const prepared = MAY_BE_MAGIC.test(source) ? undefined : this.#prepare(source);
    await onStart(executionCount); // the check is under way already
    const pages: MimeBundle[] = [];
    const run = prepared
      ? this.#runCode(prepared, source, options)
      : this.#runMagic(source, options, pages);
    const error = await run.catch(failureOfOurs);
    if (error === undefined) return { status: "ok", executionCount, pages };
    await onOutput(endOutput(error));
    return { status: "error", executionCount, ...error };
  }

  /** A cell that may hold lines for the kernel. */
  async #runMagic(
    source: string,
    options: ExecuteOptions,
    pages: MimeBundle[],
  ): Promise<ErrorReport | undefined> {
    const read = await this.#asked(this.#language.call("readMagics", source, this.#count));
    if (read.error !== undefined) return read.error;
    if (this.#stop.signal.aborted) return interruptedReport();
    const scene = this.#scene(options, pages);
    for (const magic of read.magics) {
      const error = await obeyMagic(magic, scene);
      if (error !== undefined) return error;
    }
    const check = read.magics.findLast((magic) => magic.name === "check");
    if (check?.notebook) this.#strictness = check.mode;
    const prepared = this.#prepare(read.code, check?.mode);
    const timed = read.magics.some(({ name }) => name === "time");
    return this.#runCode(prepared, source, options, timed);
  }

  #scene({ onOutput = () => {} }: ExecuteOptions, pages: MimeBundle[]): MagicScene {
    return {
      language: this.#language,
      install: this.#parts.install,
      signal: this.#stop.signal,
      put: onOutput,
      page: (bundle) => void pages.push(bundle),
      reset: () => this.#reset(),
    };
  }

  /** Checks and compiles the next cell. */
  async #prepare(code: string, strictness = this.#strictness): Promise<PreparedCell> {
    const number = this.#count;
    const cell = ++this.#executions;
    const place = { number, fileName: this.#parts.fileNameOf(cell) };
    const asked = this.#language.call("prepare", code, { ...place, strictness });
    return { ...(await this.#asked(asked)), ...place, cell };
  }

  /** What the language answers, or a report of what became of the question. */
  #asked<T>(answer: Promise<T>): Promise<T | { readonly error: ErrorReport }> {
    return answer.catch((error: unknown) => ({
      error: error instanceof StoppedCall ? interruptedReport() : failureOfOurs(error),
    }));
  }

  /** `source` is the cell as it was written, magic lines included. */
  async #runCode(
    prepared: Promise<PreparedCell>,
    source: string,
    options: ExecuteOptions,
    timed = false,
  ): Promise<ErrorReport | undefined> {
    const { signal } = this.#stop;
    const { compiled, error: mistake, names, kept, warnings, ...place } = await prepared;
    const run = (part: CompiledCell): Promise<ErrorReport | undefined> => {
      this.#refused.accept(part.names);
      const refused = this.#refused.mentionedIn(source);
      return this.#runner.run({ ...place, source, refused, ...part }, options);
    };
    if (compiled === undefined) {
      const missing = missingReport(this.#refused.mentionedIn(source), mistake);
      this.#refused.refuse(names ?? []);
      if (kept !== undefined && !signal.aborted) await run(kept); // the cell has an error already
      return missing ?? (await this.#notRun(source, mistake)) ?? mistake;
    }
    if (warnings !== undefined) await options.onOutput?.(warningOutput(warnings));
    if (signal.aborted) return interruptedReport();
    const start = performance.now();
    const error = await run(compiled);
    if (timed) await options.onOutput?.(timeOutput(performance.now() - start));
    return error;
  }

  /** A mistake that is none of this cell's, because another one of the notebook was to run first. */
  async #notRun(source: string, mistake: ErrorReport): Promise<ErrorReport | undefined> {
    if (!mistake.evalue.startsWith("Cannot find name")) return undefined;
    return await this.#language.call("notRun", source, mistake).catch(() => undefined);
  }

  async #reset(): Promise<void> {
    await this.#runner.stop();
    await this.#forget();
    this.#runner.start();
  }
}

/** What became of a cell's text, and the names it goes by. */
type PreparedCell = Prepared<ErrorReport> & Pick<PlacedCell, "cell" | "number" | "fileName">;

/** Whether `source` may hold lines for the kernel; only then are they looked for. */
const MAY_BE_MAGIC = /^\s*(?:\/\/.*\s+)*[%?]|\?\s*$/;

/** An error inside the language service is no reader's fault, but the reader must know. */
function failureOfOurs(error: unknown): ErrorReport {
  const text = error instanceof Error ? error.message : String(error);
  return errorReport("KernelError", `chainrule itself failed on this cell: ${text}`);
}

function timeOutput(milliseconds: number): Output {
  const seconds = (milliseconds / 1000).toPrecision(3);
  const text = milliseconds < 1000 ? `${milliseconds.toPrecision(3)} ms` : `${seconds} s`;
  return { output_type: "stream", name: "stdout", text: `time: ${text}\n` };
}
