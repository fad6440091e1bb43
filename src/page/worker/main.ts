/** The worker in which an exported page runs its cells: the library, a host, and nothing of the page. */
import type { CellResult } from "../../cells/compiled.ts";
import { unpackMnist } from "../../data/mnist-subset.ts";
import { type CellHost, installHost, type LastWords } from "../../display/host.ts";
import * as chainrule from "../../index.ts";
import { createConsole } from "../../run/console.ts";
import { Execution } from "../../run/execution.ts";
import { failureOf } from "../../run/failure.ts";
import { interruptedReport } from "../../run/interrupted.ts";
import { displayOutput, type ErrorReport, endOutput } from "../../run/outputs.ts";
import { shownText } from "../../run/value.ts";
import { answer } from "../../widgets/slider/registry.ts";
import { endWorkers, watchWorkers } from "./cell-workers.ts";
import { evaluate } from "./evaluate.ts";
import { guardMemory } from "./memory.ts";
import type { MnistFiles, WorkerMessage, WorkerOrder } from "./messages.ts";
import { Outbox } from "./outbox.ts";
import { tools } from "./tools.ts";
import { checkpoint, stopWaiting, watchTimers } from "./waiting.ts";

type RunOrder = Extract<WorkerOrder, { type: "run" }>;

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

installHost(host);
const printer = createConsole({
  tools,
  print: (name, text) => outbox.put({ output_type: "stream", name, text }),
  clear: () => outbox.put({ output_type: "clear_output", wait: false }),
});
globalThis.console = { ...globalThis.console, ...printer.methods };
const symbols = globalThis as unknown as Record<symbol, unknown>;
symbols[Symbol.for("chainrule.checkpoint")] = checkpoint;
symbols[Symbol.for("chainrule.import")] = importModule;
// The library must not take the worker's own timers for a cell's: it keeps those it was made with.
watchTimers();
watchWorkers();
guardMemory();

addEventListener("message", ({ data }: MessageEvent<WorkerOrder>) => {
  if (data.type === "run") run(data);
  else if (data.type === "interrupt") interrupt();
  else if (data.type === "compute")
    tell({ type: "computed", call: data.call, answer: answer(data.asked) });
  else if (data.type === "files") provideFiles(data.files);
  else chainrule.provideMnist({ load: async () => unpackMnist(data.bytes) });
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
    const isVerdict = settled?.value instanceof chainrule.Verdict;
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

async function importModule(specifier: string): Promise<unknown> {
  if (specifier === "chainrule") return chainrule;
  throw new TypeError(
    `import: a page has "chainrule" only; ${JSON.stringify(specifier)} is not in it`,
  );
}

function provideFiles(files: MnistFiles): void {
  chainrule.provideMnist((name) => {
    const bytes = files[name];
    if (bytes === undefined) throw new Error(`mnist: the page was not given the file ${name}`);
    return bytes;
  });
}
