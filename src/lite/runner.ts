/** Runs a notebook's cells in the lab's worker: what a session asks of a runner, from what a page has. */
import { type CellEnd, Runner } from "../page/runner.ts";
import type { CellClient, CellRunner, PlacedCell } from "../run/cell-runner.ts";
import type { CommMessage } from "../run/comm-message.ts";
import { interruptedReport } from "../run/interrupted.ts";
import type { ErrorReport, Output } from "../run/outputs.ts";
import type { FileScripts } from "./file-scripts.ts";
import type { LiteProgress } from "./progress.ts";
import { type LiteOrder, parseLiteMessage } from "./worker/messages.ts";
import { answerMemory, giveAnswer } from "./worker/prompt.ts";

/** What the lab brings. */
export interface LiteRunnerParts {
  /** Opens a worker from its script. */
  open(): Promise<Worker>;
  /** Of the notebook, as the language names it. */
  readonly folder: string;
  /** The folder of MNIST's files. */
  readonly mnist: string;
  readonly files: FileScripts;
  readonly progress: LiteProgress;
  /** Hears how far the files of MNIST have come, in bytes. */
  onLoading(loaded: number, total: number): void;
  /** Hears that the worker has ended, and all variables with it. */
  onLost(): void;
}

/** One notebook's runner. */
export class LiteRunner implements CellRunner {
  readonly #parts: LiteRunnerParts;
  readonly #runner: Runner;
  /** For what comes late: outputs of timers, and what comms say. */
  #client: CellClient = {};
  #running: { readonly ended: Promise<unknown>; cut(): void } | undefined;
  #answers: SharedArrayBuffer | undefined;
  /** Whether the cell is to be stopped that is made ready. */
  #stopped = false;

  constructor(parts: LiteRunnerParts) {
    this.#parts = parts;
    this.#runner = new Runner(async () => this.#begin(await parts.open()));
    this.#runner.onLost = () => parts.onLost();
  }

  start(): void {
    this.#runner.warmUp();
  }

  async run(placed: PlacedCell, client: CellClient): Promise<ErrorReport | undefined> {
    this.#client = client;
    this.#stopped = false;
    // A restart ends the worker under the cell, which then hears nothing more of it.
    let cut: (end: CellEnd) => void = () => {};
    const cutOff = new Promise<CellEnd>((resolve) => {
      cut = resolve;
    });
    const ended = Promise.race([this.#runCell(placed, client), cutOff]);
    this.#running = { ended, cut: () => cut({ error: interruptedReport(), lost: false }) };
    const { error, lost } = await ended;
    this.#running = undefined;
    if (lost) this.#parts.onLost();
    return error;
  }

  async interrupt(): Promise<void> {
    // Nothing runs: timers of earlier cells may.
    if (this.#running === undefined) this.#tell({ type: "interrupt" });
    else {
      const { ended } = this.#running;
      this.#stopped = true;
      await this.#runner.stop();
      giveAnswer(this.#answers, undefined); // it may wait for one
      await ended;
    }
  }

  comm(message: CommMessage): void {
    this.start();
    this.#tell({ type: "comm", message });
  }

  async stop(): Promise<void> {
    giveAnswer(this.#answers, undefined);
    this.#runner.restart();
    this.#running?.cut();
  }

  async #runCell(placed: PlacedCell, client: CellClient): Promise<CellEnd> {
    const { number, source, refused, code, map, names } = placed;
    const modules = await this.#parts.files.reachedFrom(source);
    const progress = await this.#parts.progress.passed();
    if (this.#stopped) return { error: interruptedReport(), lost: false };
    this.start();
    if (modules !== undefined) this.#tell({ type: "modules", modules });
    return await this.#runner.run({
      ...{ number, source, refused, compiled: { code, map, names } },
      progress,
      onOutputs: (outputs) => this.#put(outputs, client),
      onVerdict: () => {},
      onPassed: (exercise) => this.#parts.progress.note(exercise),
    });
  }

  #put(outputs: readonly Output[], { onOutput }: CellClient): void {
    // Sent on at once, in order: nothing holds a worker back.
    for (const output of outputs) void onOutput?.(output);
  }

  #tell(order: LiteOrder | { readonly type: "interrupt" }): void {
    this.#runner.tell(order);
  }

  #begin(worker: Worker): Worker {
    const { folder, mnist } = this.#parts;
    this.#answers = answerMemory();
    const start: LiteOrder = { type: "start", folder, mnist, answers: this.#answers };
    worker.postMessage(start);
    worker.addEventListener("message", ({ data }: MessageEvent<unknown>) => this.#take(data));
    return worker;
  }

  #take(posted: unknown): void {
    const message = parseLiteMessage(posted);
    if (message?.type === "comm") void this.#client.onComm?.(message.message);
    else if (message?.type === "question") void this.#ask(message.prompt);
    else if (message !== undefined) this.#parts.onLoading(message.loaded, message.total);
  }

  async #ask(prompt: string): Promise<void> {
    const answers = this.#answers;
    giveAnswer(answers, await this.#client.input?.(prompt));
  }
}
