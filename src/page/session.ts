/** Runs the cells of the page, one after the other, as a notebook does. */

import type { CompiledCell } from "../cells/compiled.ts";
import type { Prepared } from "../cells/questions.ts";
import { RefusedNames } from "../cells/refused-names.ts";
import { OutputRecorder } from "../notebook/record.ts";
import { StoppedCall } from "../run/calls.ts";
import { interruptedReport } from "../run/interrupted.ts";
import { missingReport, notRunAbove } from "../run/missing.ts";
import { warningOutput } from "../run/mistakes.ts";
import { type ErrorReport, endOutput } from "../run/outputs.ts";
import type { CellInPage } from "./language/messages.ts";
import { Language } from "./language.ts";
import { NeededCells } from "./needed-cells.ts";
import type { OutputArea } from "./outputs.ts";
import { startPageWorker } from "./page-worker.ts";
import { preparedCell } from "./prepared.ts";
import type { Program } from "./program.ts";
import { type CellEnd, Runner } from "./runner.ts";
import { loadSanitizer } from "./sanitize.ts";

/** What the rest of the page is told. */
export interface SessionWatcher {
  /** A cell waits, starts or ends; `running` is how many are not yet done. */
  onProgress(running: number): void;
  /** A cell's check was passed, or not. */
  onVerdict(cell: Program, right: boolean): void;
  /** An exercise was passed: `perceptron.gates`. */
  onPassed(exercise: string): void;
  /** The exercises that the reader has passed so far, in this lesson or another one. */
  progress(): readonly string[];
}

/** The session behind a page. */
export class PageSession {
  readonly programs: Program[] = [];
  readonly runner: Runner = new Runner(startPageWorker);
  readonly #language = new Language();
  readonly #watcher: SessionWatcher;
  readonly #refused = new RefusedNames();
  readonly #needed = new NeededCells(this);
  #recorder = new OutputRecorder();
  #queue: Program[] = [];
  #working = false;
  /** The cell that a stop has reached, perhaps before its worker had it. */
  #stopped: Program | undefined;
  #count = 0;
  #drawing: number | undefined;

  constructor(watcher: SessionWatcher) {
    this.#watcher = watcher;
    this.runner.onLost = () => this.#startAgain();
  }

  /** Starts the worker that runs cells: the reader is about to need it. */
  warmUp(): void {
    this.runner.warmUp();
  }

  /** Starts the worker that holds TypeScript: the reader is about to write. */
  warmUpLanguage(): void {
    this.#language.warmUp();
  }

  /** Puts cells at the end of those that wait, and runs them; a failing cell ends the row. */
  run(cells: readonly Program[]): void {
    for (const cell of cells) {
      if (this.#queue.includes(cell)) continue;
      this.#queue.push(cell);
      cell.setState("waiting");
    }
    this.#tell();
    if (!this.#working) void this.#work();
  }

  /** Runs a cell, and before it what it needs of the cells above it. */
  runWithNeeds(cell: Program): void {
    this.#needed.want(cell);
    this.run([cell]);
  }

  /** Stops the running cell and forgets those that wait. */
  stop(): void {
    this.#stopped = this.#queue[0];
    this.#forget(1);
    void this.#language.stop();
    void this.runner.stop();
  }

  /** A cell and the texts above it, as the language asks for them. */
  inPage(cell: Program, source: string = cell.text): CellInPage {
    const above = this.programs.slice(0, cell.position - 1).map(({ text }) => text);
    return { above, source, strict: document.body.hasAttribute("data-strict") };
  }

  /** Asks the language. */
  get language(): Language {
    return this.#language;
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let cell = this.#queue[0]; cell !== undefined; cell = this.#queue[0]) {
      if (await this.#waitsForOthers(cell)) continue;
      const { text } = cell;
      const failed = await this.#runCell(cell).catch((error: unknown) => this.#broken(cell, error));
      cell.setState("idle");
      this.#queue.shift();
      const stopped = failed && this.#stopped === cell;
      this.#needed.ended(cell, text, failed);
      // A stop has emptied the row: what is in it now came after it.
      if (failed && !stopped) this.#forget(0);
      this.#tell();
    }
    this.#working = false;
  }

  /** True if something has changed at the head of the row: others come first, or the reader is asked. */
  async #waitsForOthers(cell: Program): Promise<boolean> {
    const first = await this.#needed.before(cell);
    if (this.#queue[0] !== cell) return true; // stopped meanwhile
    if (first === undefined) {
      this.#queue.shift();
      cell.setState("idle");
    } else {
      this.#queue = [...first, ...this.#queue.filter((waiting) => !first.includes(waiting))];
      for (const one of first) one.setState("waiting");
    }
    this.#tell();
    return first === undefined || first.length > 0;
  }

  /** True if the cell failed. */
  async #runCell(cell: Program): Promise<boolean> {
    const number = ++this.#count;
    cell.setState("running");
    this.#stopped = undefined;
    const [prepared] = await Promise.all([this.#prepare(cell, number), loadSanitizer()]);
    const area = cell.startOutputs(this.#recorder, number);
    const run = (compiled: CompiledCell) => this.#runCompiled(cell, compiled, number, area);
    const stopped = this.#stopped === cell;
    if (stopped || prepared.compiled === undefined) {
      const error = stopped ? interruptedReport() : this.#refuse(cell.text, prepared);
      if (!stopped && prepared.kept !== undefined) await run(prepared.kept);
      area.take([{ output_type: "error", ...error }]);
      area.draw();
      return true;
    }
    if (prepared.warnings !== undefined) area.take([warningOutput(prepared.warnings)]);
    const end = await run(prepared.compiled);
    const error = end.error && (notRunAbove(this.inPage(cell).above, end.error) ?? end.error);
    if (error !== undefined) area.take([endOutput(error)]);
    area.draw();
    return end.error !== undefined;
  }

  async #runCompiled(
    cell: Program,
    compiled: CompiledCell,
    number: number,
    area: OutputArea,
  ): Promise<CellEnd> {
    this.#refused.accept(compiled.names);
    const end = await this.runner.run({
      number,
      refused: this.#refused.mentionedIn(cell.text),
      source: cell.text,
      compiled,
      progress: this.#watcher.progress(),
      onOutputs: (outputs) => {
        area.take(outputs);
        this.#drawSoon();
      },
      onVerdict: (right) => this.#watcher.onVerdict(cell, right),
      onPassed: (exercise) => this.#watcher.onPassed(exercise),
    });
    if (end.lost) this.#startAgain();
    return end;
  }

  /** The cell may not run: its names are older than the reader thinks. */
  #refuse(text: string, { error, names = [] }: Prepared<ErrorReport>): ErrorReport {
    const report = error as ErrorReport;
    const missing = missingReport(this.#refused.mentionedIn(text), report);
    this.#refused.refuse(names);
    return missing ?? report;
  }

  /** Cells as they were exported are ready; TypeScript is asked about what the reader changed. */
  async #prepare(cell: Program, number: number): Promise<Prepared<ErrorReport>> {
    const changed = this.programs.slice(0, cell.position).some(({ isChanged }) => isChanged);
    const ready = changed ? undefined : await preparedCell(cell.position, cell.text);
    if (ready !== undefined) return ready;
    return await this.#language.call("prepare", this.inPage(cell), number).catch((error) => {
      if (error instanceof StoppedCall) return { error: interruptedReport() };
      throw error;
    });
  }

  /** Once a frame at most. All cells: an update may belong to a figure of an earlier one. */
  #drawSoon(): void {
    this.#drawing ??= requestAnimationFrame(() => {
      this.#drawing = undefined;
      for (const { outputs } of this.programs) outputs?.draw();
    });
  }

  /** A part of the page itself failed: said where the reader looks. */
  #broken(cell: Program, error: unknown): boolean {
    const evalue = error instanceof Error ? error.message : String(error);
    const area = cell.startOutputs(this.#recorder, this.#count);
    area.take([{ output_type: "error", ename: "Page error", evalue, traceback: [] }]);
    area.draw();
    return true;
  }

  /** The worker is gone, and every variable with it. */
  #startAgain(): void {
    this.#refused.clear();
    this.#needed.clear();
    this.#recorder = new OutputRecorder();
    this.#count = 0;
  }

  #forget(from: number): void {
    for (const cell of this.#queue.splice(from)) cell.setState("idle");
    this.#tell();
  }

  #tell(): void {
    this.#watcher.onProgress(this.#queue.length);
  }
}
