/** The worker in which an exported page runs its cells: the library, a host, and nothing of the page. */
import { unpackMnist } from "../../data/mnist-subset.ts";
import { type CellHost, installHost, type LastWords } from "../../display/host.ts";
import * as chainrule from "../../index.ts";
import { interruptedReport } from "../../run/interrupted.ts";
import { type ErrorReport, endOutput } from "../../run/outputs.ts";
import { endWorkers, watchWorkers } from "./cell-workers.ts";
import { installConsole } from "./console.ts";
import { evaluate, findScript } from "./evaluate.ts";
import { failureOf } from "./failure.ts";
import { bundleOf, shownText } from "./inspect.ts";
import { guardMemory } from "./memory.ts";
import type { MnistFiles, WorkerMessage, WorkerOrder } from "./messages.ts";
import { Outbox } from "./outbox.ts";
import { checkpoint, stopWaiting, watchTimers } from "./waiting.ts";

type RunOrder = Extract<WorkerOrder, { type: "run" }>;

let outbox = new Outbox(0);
let running: RunOrder | undefined;
let stop = new AbortController();
/** Names of the exercises that were passed, as the page knew them when the cell began, and since. */
let passed = new Set<string>();
/** What is to be done for work that is under way, if the reader stops it. */
const leaving = new Set<() => LastWords>();
/** The worker's own: those of cells end with a stop. */
const { setTimeout } = globalThis;

const host: CellHost = {
  display(bundle, { id, update = false } = {}) {
    const shown = { data: bundle, metadata: {} };
    if (id === undefined) return outbox.put({ output_type: "display_data", ...shown });
    const output_type = update ? "update_display_data" : "display_data";
    outbox.put({ output_type, ...shown, transient: { display_id: id } });
  },
  clearOutput: (wait = false) => outbox.put({ output_type: "clear_output", wait }),
  textOf: shownText,
  passed(exercise) {
    passed.add(exercise);
    if (running !== undefined) tell({ type: "passed", run: running.run, exercise });
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
const endGroups = installConsole((name, text) => outbox.put({ output_type: "stream", name, text }));
const symbols = globalThis as unknown as Record<symbol, unknown>;
symbols[Symbol.for("chainrule.checkpoint")] = checkpoint;
symbols[Symbol.for("chainrule.import")] = importModule;
// The library must not take the worker's own timers for a cell's: it keeps those it was made with.
watchTimers();
watchWorkers();
guardMemory();

addEventListener("message", ({ data }: MessageEvent<WorkerOrder>) => {
  if (data.type === "run") void run(data);
  else if (data.type === "interrupt") interrupt();
  else if (data.type === "files") provideFiles(data.files);
  else chainrule.provideMnist({ load: async () => unpackMnist(data.bytes) });
});

addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  outbox.put(endOutput(failureOf(event.reason, findScript)));
});

tell({ type: "ready" });

function tell(message: WorkerMessage): void {
  postMessage(message);
}

async function run(order: RunOrder): Promise<void> {
  running = order;
  passed = new Set(order.progress);
  stop = new AbortController();
  const box = new Outbox(order.run);
  outbox = box;
  const end = (error?: ErrorReport): void => {
    if (running !== order) return; // stopped meanwhile
    running = undefined;
    endGroups();
    endWorkers();
    box.done(error);
  };
  setTimeout(() => {
    if (running === order) tell({ type: "waiting", run: order.run });
  });
  try {
    const label = `Cell In[${order.number}]`;
    // The checkpoint lets nothing pass that a stop has ended.
    symbols[Symbol.for("chainrule.refused")] = order.refused;
    const names = [...order.compiled.names, ...order.refused];
    const result = await checkpoint(evaluate({ ...order.compiled, names }, label, order.source));
    if (result?.value !== undefined) await showResult(result.value, order.number, box);
    end();
  } catch (error) {
    end(failureOf(error, findScript));
  }
}

async function showResult(value: unknown, execution_count: number, box: Outbox): Promise<void> {
  const data = await checkpoint(bundleOf(value));
  box.put({ output_type: "execute_result", execution_count, data, metadata: {} });
  if (value instanceof chainrule.Verdict) box.verdict(value.state === "right");
}

/** What was learnt is kept first, as nothing that waits goes on; then its code is told, while it may print. */
function interrupt(): void {
  const last = Array.from(leaving, (leave) => leave());
  leaving.clear();
  for (const words of last) tellCode(words);
  stop.abort();
  stopWaiting();
  if (running === undefined) return;
  running = undefined;
  endGroups();
  endWorkers();
  outbox.done(interruptedReport(last.map(({ sentence }) => sentence)));
}

function tellCode(words: LastWords): void {
  try {
    words.tell?.();
  } catch (error) {
    outbox.put(endOutput(failureOf(error, findScript)));
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
