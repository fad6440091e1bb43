/** The session's runner: one process at a time, a new one when it ends, outputs to whom they belong. */
import type { CellClient, CellRunner, PlacedCell } from "../run/cell-runner.ts";
import type { CommMessage } from "../run/comm-message.ts";
import { interruptedReport } from "../run/interrupted.ts";
import type { ErrorReport, Output } from "../run/outputs.ts";
import { Recent } from "./recent.ts";
import type { Question, Report } from "./runner/orders.ts";
import { deathReport } from "./runner-death.ts";
import { RunnerProcess } from "./runner-process.ts";

interface RunningOrder {
  readonly cell: number;
  /** When it was first asked to stop, in `performance.now()` milliseconds. */
  stopAsked?: number;
  finish(error: ErrorReport | undefined): void;
}

/** Outputs may come this many cells late before they go to the latest cell instead. */
const REMEMBERED = 1000;
/**
 * A cell that waits inside native code, such as `execSync`, hears no interrupt. Asked again after so
 * long, its process is ended.
 */
const PATIENCE_MS = 3000;
/** How much of what the process wrote to standard error is kept to explain its end. */
const LAST_TEXT = 4096;

/** How Node begins to tell of its own end; the cell's error says it in words a reader can use. */
const CRASH =
  /^\s*(<--- Last few GCs|----- Native stack trace|FATAL ERROR:|# {1,2}Fatal error|Waiting for the debugger)/m;

/** Runs compiled cells, whatever happens to the process that does it. */
export class Runner implements CellRunner {
  readonly #directory: string;
  readonly #onLost: () => void;
  readonly #onComm: (message: CommMessage) => void | Promise<void>;
  readonly #clients = new Recent<number, CellClient>(REMEMBERED);
  #process: RunnerProcess | undefined;
  #running: RunningOrder | undefined;
  #idle: Promise<void> = Promise.resolve();
  #latest = 0;

  /**
   * @param onLost is called when a process ended by itself, and every variable with it
   * @param onComm is told what is said through comms while no cell has run yet
   */
  constructor(
    directory: string,
    onLost: () => void,
    onComm: (message: CommMessage) => void | Promise<void> = () => {},
  ) {
    this.#directory = directory;
    this.#onLost = onLost;
    this.#onComm = onComm;
  }

  /** Starts the process if there is none. */
  start(): void {
    this.#process ??= this.#open();
  }

  /** Runs one cell; resolves with its error, if it had one. One cell at a time. */
  run(placed: PlacedCell, client: CellClient): Promise<ErrorReport | undefined> {
    this.start();
    this.#remember(placed.cell, client);
    const end = new Promise<ErrorReport | undefined>((finish) => {
      this.#running = { cell: placed.cell, finish };
    });
    this.#idle = end.then(() => {});
    this.#process?.send({ type: "run", ...placed });
    return end;
  }

  /** Stops the running cell, or what earlier cells left running; resolves when the cell is closed. */
  async interrupt(): Promise<void> {
    const running = this.#running;
    const now = performance.now();
    if (running?.stopAsked !== undefined && now - running.stopAsked > PATIENCE_MS) {
      await this.#process?.kill();
    } else {
      if (running !== undefined) running.stopAsked ??= now;
      this.#process?.send({ type: "interrupt", cell: running?.cell });
    }
    await this.#idle;
  }

  /** The front end speaks to a cell's comm. */
  comm(message: CommMessage): void {
    this.start();
    this.#process?.send({ type: "comm", message });
  }

  /** Ends the process; a running cell ends with an error. */
  async stop(): Promise<void> {
    const process = this.#process;
    this.#process = undefined;
    this.#finish(interruptedReport());
    await process?.kill();
  }

  #open(): RunnerProcess {
    let exitCode: number | undefined;
    let lastText = "";
    let crashing = false;
    let ready = false;
    const process: RunnerProcess = new RunnerProcess(this.#directory, {
      onReport: (report) => {
        if (report.type === "ready") ready = true;
        else if (report.type === "exit") exitCode = report.code;
        else if (process === this.#process) return this.#take(report);
      },
      onText: (name, text) => {
        if (name === "stderr") lastText = (lastText + text).slice(-LAST_TEXT);
        crashing ||= name === "stderr" && CRASH.test(text);
        if (crashing || process !== this.#process) return;
        return this.#put(this.#latest, { output_type: "stream", name, text });
      },
      onEnd: (end) => {
        if (process === this.#process) {
          this.#lost(deathReport(end, exitCode, lastText, this.#directory));
          if (ready) this.start(); // one that never came up would not come up now
        }
      },
    });
    return process;
  }

  #take(report: Report): void | Promise<void> {
    if (report.type === "output") return this.#put(report.cell, report.output);
    if (report.type === "comm") {
      const client = this.#client(report.cell);
      // A front end may open a talk before any cell has run, and waits to hear that nobody offers it.
      return client === undefined ? this.#onComm(report.message) : client.onComm?.(report.message);
    }
    if (report.type === "question") void this.#ask(report); // the cell waits, its outputs do not
    if (report.type === "done" && report.cell === this.#running?.cell) this.#finish(report.error);
  }

  #put(cell: number, output: Output): void | Promise<void> {
    return this.#client(cell)?.onOutput?.(output);
  }

  #client(cell: number): CellClient | undefined {
    return this.#clients.get(cell) ?? this.#clients.get(this.#latest);
  }

  async #ask({ cell, question, prompt }: Question): Promise<void> {
    const text = await this.#client(cell)?.input?.(prompt);
    this.#process?.send({ type: "answer", question, text });
  }

  #finish(error: ErrorReport | undefined): void {
    this.#running?.finish(error);
    this.#running = undefined;
  }

  #lost(error: ErrorReport): void {
    this.#process = undefined;
    this.#onLost();
    if (this.#running !== undefined) this.#finish(error);
    else void this.#put(this.#latest, { output_type: "error", ...error });
  }

  #remember(cell: number, client: CellClient): void {
    this.#latest = cell;
    this.#clients.set(cell, client);
  }
}
