/** A worker in which cells run, of an exported page or of JupyterLite: the library, a host, and nothing of the page. */
import type { CellResult } from "../../cells/compiled.ts";
import { type CellHost, installHost, type LastWords } from "../../display/host.ts";
import { Verdict } from "../../index.ts";
import { createConsole } from "../../run/console.ts";
import { Execution } from "../../run/execution.ts";
import { failureOf } from "../../run/failure.ts";
import { interruptedReport } from "../../run/interrupted.ts";
import { displayOutput, type ErrorReport, endOutput } from "../../run/outputs.ts";
import { shownText } from "../../run/value.ts";
import { answer } from "../../widgets/callbacks.ts";
import { endWorkers, watchWorkers } from "./cell-workers.ts";
import { evaluate } from "./evaluate.ts";
import { guardMemory } from "./memory.ts";
import type { CellOrder, WorkerMessage } from "./messages.ts";
import { Outbox } from "./outbox.ts";
import { tools } from "./tools.ts";
import { checkpoint, stopWaiting, watchTimers } from "./waiting.ts";

type RunOrder = Extract<CellOrder, { type: "run" }>;

/** What differs from one kind of worker to another. */
export interface CellWorkerParts<More> {
  /** What a cell imports. */
  importModule(specifier: string): Promise<unknown>;
  /** Takes an order that only this kind of worker knows. */
  onOrder(order: More): void;
}

let outbox = new Outbox(0);
interface Running {
  readonly order: RunOrder;
  readonly execution: Execution;
}
let running: Running | undefined;
let stop = new AbortController();
/** Names of the exercises that were passed, as the page knew them when the cell began, and since. */
let passed = new Set<string>();
/** What is to be done for work that is under way, if the reader stops it. */
const leaving = new Set<() => LastWords>();
/** The worker's own: those of cells end with a stop. */
const { setTimeout } = globalThis;

const host: CellHost = {
  display: (bundle, options) => outbox.put(displayOutput(bundle, options)),
  clearOutput: (wait = false) => outbox.put({ output_type: "clear_output", wait }),
  textOf: (value) => shownText(value, tools.inspect),
  passed(exercise) {
    passed.add(exercise);
    if (running !== undefined) tell({ type: "passed", run: running.order.run, exercise });
  },
  progress: () => [...passed],
  get signal() {
    return stop.signal;
  },
  onStop(leave) {
    leaving.add(leave);
    return () => void leaving.delete(leave);
  },
};

const printer = createConsole({
  tools,
  print: (name, text) => outbox.put({ output_type: "stream", name, text }),
  clear: () => outbox.put({ output_type: "clear_output", wait: false }),
});
const symbols = globalThis as unknown as Record<symbol, unknown>;

/** Makes this worker one that runs cells. */
export function startCellWorker<More>(given: CellWorkerParts<More>): void {
  installHost(host);
  globalThis.console = { ...globalThis.console, ...printer.methods };
  symbols[Symbol.for("chainrule.checkpoint")] = checkpoint;
  symbols[Symbol.for("chainrule.import")] = given.importModule;
  // The library must not take the worker's own timers for a cell's: it keeps those it was made with.
  watchTimers();
  watchWorkers();
  guardMemory();
  addEventListener("message", ({ data }: MessageEvent<CellOrder | More>) => {
    const order = data as CellOrder;
    if (order.type === "run") run(order);
    else if (order.type === "interrupt") interrupt();
    else if (order.type === "compute")
      tell({ type: "computed", call: order.call, answer: answer(order.asked) });
    else given.onOrder(data as More);
  });
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    strayError(event.reason);
  });
  addEventListener("error", (event) => {
    event.preventDefault(); // the page would take it for the worker's end
    strayError(event.error);
  });
  tell({ type: "ready" });
}

/** Runs code that no cell waits for, such as a talk's answer: its errors are shown where the outputs are. */
export function guarded(work: () => void): void {
  try {
    work();
  } catch (error) {
    strayError(error);
  }
}

function tell(message: WorkerMessage): void {
  postMessage(message);
}

function run(order: RunOrder): void {
  const box = new Outbox(order.run);
  const execution = new Execution(order.number, {
    tools,
    isRunning: () => running?.order === order,
    put: (output) => box.put(output),
    // Twice: a browser tells of a rejection in a turn of its own, which may come after the first.
    later: (work) => void setTimeout(() => setTimeout(work)),
    close,
  });
  running = { order, execution };
  passed = new Set(order.progress);
  stop = new AbortController();
  outbox = box;
  setTimeout(() => {
    if (running?.order === order) tell({ type: "waiting", run: order.run });
  });
  execution.start(() => resultOf(order, box));
}

function resultOf(order: RunOrder, box: Outbox): CellResult | Promise<CellResult> {
  const { compiled, refused, number, source } = order;
  symbols[Symbol.for("chainrule.refused")] = refused;
  const names = [...compiled.names, ...refused];
  const result = evaluate({ ...compiled, names }, `Cell In[${number}]`, source);
  const judged = (settled: CellResult): CellResult => {
    const isVerdict = settled?.value instanceof Verdict;
    if (isVerdict && running?.order === order) box.verdict(settled.value.state === "right");
    return settled;
  };
  return result instanceof Promise ? result.then(judged) : judged(result);
}

/** An error that no code of the learner caught. Nobody can tell which cell it came from: the running one hears of it. */
function strayError(error: unknown): void {
  if (running !== undefined) running.execution.stray(error);
  else outbox.put(endOutput(failureOf(error, tools)));
}

function close(error?: ErrorReport): void {
  running = undefined;
  printer.settle();
  endWorkers();
  outbox.done(error);
}

/** What was learnt is kept first, as nothing that waits goes on; then its code is told, while it may print. */
function interrupt(): void {
  const last = Array.from(leaving, (leave) => leave());
  leaving.clear();
  for (const words of last) tellCode(words);
  stop.abort();
  stopWaiting();
  if (running !== undefined) close(interruptedReport(last.map(({ sentence }) => sentence)));
}

function tellCode(words: LastWords): void {
  try {
    words.tell?.();
  } catch (error) {
    outbox.put(endOutput(failureOf(error, tools)));
  }
}
