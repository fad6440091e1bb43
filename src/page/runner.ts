/** The page's side of a worker that runs cells: an exported page's, or JupyterLite's. */
import { checkPattern } from "../notebook/lesson-facts.ts";
import { interruptedReport, lostReport } from "../run/interrupted.ts";
import type { ErrorReport, Output } from "../run/outputs.ts";
import { errorReport } from "../run/outputs.ts";
import type { ComputeRequest } from "../widgets/host.ts";
import { Calls } from "./computing.ts";
import { type CellOrder, type CellScript, parseWorkerMessage } from "./worker/messages.ts";

/** A cell to be run. */
export interface CellRun {
  /** The reader's In[number]. */
  readonly number: number;
  readonly source: string;
  readonly compiled: CellScript;
  /** Names that the cell uses, and whose latest declaration was refused. */
  readonly refused: readonly string[];
  /** The exercises that the reader has passed so far. */
  readonly progress: readonly string[];
  onOutputs(outputs: readonly Output[]): void;
  onVerdict(right: boolean): void;
  onPassed(exercise: string): void;
}

/** How a cell ended. */
export interface CellEnd {
  readonly error?: ErrorReport | undefined;
  /** True if the worker ended with the cell: no cell's variables are left. */
  readonly lost: boolean;
}

/** Milliseconds that a stopped cell has to end by itself, keeping its variables, if it seems to never wait. */
const GRACE = 100;

/** The same for one that lets the event loop have its turn, or has hardly begun: it should hear the stop soon. */
const PATIENCE = 1000;

/** Runs one cell at a time; a worker is started when the first one comes. */
export class Runner {
  #worker: Promise<Worker> | undefined;
  #runs = 0;
  /** The run that was to be stopped before its worker was there. */
  #stopped: number | undefined;
  /** The text of the running cell. */
  #source = "";
  #end: ((end: CellEnd) => void) | undefined;
  /** When the running cell began, and whether it has waited since. */
  #began = 0;
  #waits = false;
  readonly #begin: () => Promise<Worker>;
  /** What sliders have asked the worker. */
  readonly #calls = new Calls({
    isBusy: () => this.#end !== undefined,
    onEndless: () => {
      this.restart();
      this.onLost?.();
    },
  });
  /** Told when the worker was ended, and all variables with it, while no cell ran. */
  onLost: (() => void) | undefined;

  /** `begin` starts a worker. */
  constructor(begin: () => Promise<Worker>) {
    this.#begin = begin;
  }

  /** Starts the worker before it is needed. */
  warmUp(): void {
    void this.#start();
  }

  /** Tells the worker, if one was started, what only its kind knows. */
  tell(order: object): void {
    void this.#worker?.then((worker) => worker.postMessage(order));
  }

  /** Runs a cell; resolves when it ended, however it did. */
  async run(cell: CellRun): Promise<CellEnd> {
    const run = ++this.#runs;
    const worker = await this.#start();
    if (this.#stopped === run) return { error: interruptedReport(), lost: false };
    return await new Promise((resolve) => {
      this.#end = (end) => {
        this.#end = undefined; // a stop's timer must not end the worker of a cell that has ended
        resolve(end);
      };
      this.#began = performance.now();
      this.#waits = false;
      worker.onmessage = ({ data: posted }: MessageEvent<unknown>) => {
        const data = parseWorkerMessage(posted);
        if (data === undefined || data.type === "ready" || data.type === "computed") return;
        // An earlier cell's timer may still print; it shows below the cell that runs now.
        if (data.type === "outputs") cell.onOutputs(data.outputs);
        else if (data.run !== run) return;
        else if (data.type === "verdict") cell.onVerdict(data.right);
        else if (data.type === "passed") cell.onPassed(data.exercise);
        else if (data.type === "waiting") this.#waits = true;
        else this.#end?.({ error: data.error, lost: false });
      };
      worker.onerror = (event) => {
        event.preventDefault();
        this.#lose(diedReport(event.message));
      };
      const { number, source, compiled, refused, progress } = cell;
      this.#source = source;
      post(worker, { type: "run", run, number, source, compiled, refused, progress });
    });
  }

  /** Stops the running cell: first where it waits, then by ending the worker. */
  async stop(): Promise<void> {
    if (this.#end === undefined) this.#stopped = this.#runs;
    const worker = await this.#worker;
    const end = this.#end;
    if (worker === undefined || end === undefined) return;
    post(worker, { type: "interrupt" });
    const rest = this.#began + PATIENCE - performance.now();
    setTimeout(
      () => {
        if (this.#end === end) this.#lose(lostReport(checkPattern.test(this.#source)));
      },
      this.#waits ? PATIENCE : Math.max(GRACE, rest),
    );
  }

  /** Has a slider's function called. Rejected where no cell has run, or the function does not end. */
  async compute(asked: ComputeRequest): Promise<unknown> {
    if (this.#worker === undefined) throw new Error("run its cell to have it computed");
    const worker = await this.#worker;
    return await this.#calls.ask((call) => post(worker, { type: "compute", call, asked }));
  }

  /** Ends the worker; the next cell gets a new one. */
  restart(): void {
    this.#calls.endAll();
    void this.#worker?.then((worker) => worker.terminate());
    this.#worker = undefined;
  }

  #lose(error: ErrorReport): void {
    this.restart();
    this.#end?.({ error, lost: true });
  }

  #start(): Promise<Worker> {
    this.#worker ??= this.#begin().then((worker) => {
      worker.addEventListener("message", ({ data: posted }: MessageEvent<unknown>) => {
        const data = parseWorkerMessage(posted);
        if (data?.type === "computed") this.#calls.answer(data.call, data.answer);
      });
      return worker;
    });
    return this.#worker;
  }
}

function post(worker: Worker, order: CellOrder): void {
  worker.postMessage(order);
}

function diedReport(message: string): ErrorReport {
  const ename = "Worker ended";
  const reason = message === "" ? "it may have needed more memory than there is" : message;
  const evalue = `the cell ended its worker (${reason}); variables are gone, run the cells above again`;
  return errorReport(ename, evalue);
}
