/**
 * The process in which cells run. It shares nothing with the kernel but pipes: whatever a cell does
 * to this process, the kernel lives on and starts another.
 */
import { MessageChannel, Worker } from "node:worker_threads";
import { cellOf, checkpoint, currentCell, followPromises, leaveCell } from "./cell.ts";
import { talks } from "./comms.ts";
import { installConsole } from "./console.ts";
import { fail, interrupt, interruptTimers, run, runningCell, strayError } from "./evaluate.ts";
import { installCellHost } from "./host.ts";
import { installLoader } from "./loader.ts";
import { installModules } from "./modules.ts";
import type { AnswerOrder, CommOrder, InterruptRequest, RunOrder } from "./orders.ts";
import { followPrograms } from "./programs.ts";
import { installPrompt } from "./prompt.ts";
import { report, signals, uninterrupted } from "./reports.ts";
import { ASKED, CRITICAL, endWork, INTERRUPTED } from "./signals.ts";
import { installStacks } from "./stack.ts";
import { installStdin, takeAnswer } from "./stdin.ts";
import { installTimers } from "./timers.ts";
import type { WatchData } from "./watch.ts";
import { installWorkers } from "./workers.ts";

followPromises();
followPrograms();
installStacks();
installConsole();
installCellHost();
talks.install();
installLoader();
installModules();
Object.assign(globalThis, { [Symbol.for("chainrule.checkpoint")]: checkpoint });

const answers = new MessageChannel();
installPrompt(answers.port1);
answers.port1.unref();
const watch = new Worker(new URL("./watch.js", import.meta.url), {
  workerData: { signals, answers: answers.port2 } satisfies WatchData,
  transferList: [answers.port2],
});
installStdin({ runningCell, fail });
installWorkers();
installTimers(); // after the worker's own start, which uses timers too
watch.on("message", obey);
watch.on("error", (error) => {
  throw error; // without it nothing can be stopped: better a new runner
});
process.on("uncaughtException", (error) => {
  if (!isHandled("uncaughtException")) strayError(error, currentCell());
  leaveCell();
});
process.on("unhandledRejection", (reason, promise) => {
  if (!isHandled("unhandledRejection")) strayError(reason, cellOf(promise));
});
installExit();
process.on("SIGINT", () => {}); // a terminal sends it to all; the kernel's interrupt order decides

/** Whether the learner's own code takes such errors: ours stand first. */
function isHandled(event: "uncaughtException" | "unhandledRejection"): boolean {
  return process.listenerCount(event) > 1;
}

/**
 * Says that the process wants to end, and waits for the kernel to end it: an exit of its own would
 * first complain, on standard error, about the inspector's session that interrupts need.
 */
function installExit(): void {
  const reallyExit = (code: number | undefined): void => {
    report({ type: "exit", code: code ?? 0 });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  Object.assign(process, { reallyExit });
}

function obey(
  order: RunOrder | InterruptRequest | AnswerOrder | CommOrder | { readonly type: "watching" },
): void {
  leaveCell();
  Atomics.store(signals, CRITICAL, 0); // a report may have been cut off
  endWork(signals); // and so may work
  switch (order.type) {
    case "watching":
      report({ type: "ready" });
      return;
    case "run":
      run(order);
      return;
    case "answer":
      takeAnswer(order);
      return;
    case "comm":
      talks.hear(order.message);
      return;
    case "interrupt":
      uninterrupted(() => {
        if (order.cell === undefined) interruptTimers();
        else interrupt(order.cell);
        Atomics.store(signals, ASKED, 0);
        Atomics.store(signals, INTERRUPTED, order.sequence);
      });
      return;
  }
}
