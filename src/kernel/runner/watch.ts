/**
 * The runner's second thread. It alone reads the kernel's orders, so it hears "interrupt" while a
 * cell keeps the main thread busy, and it ends the process when the kernel is gone.
 */
import { Session } from "node:inspector";
import { Socket } from "node:net";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { FrameReader } from "./frames.ts";
import { type AnswerOrder, type InterruptRequest, ORDER_FD, type Order } from "./orders.ts";
import { ANSWERED, ASKED, beginCut, endCut, INTERRUPTED, WORKING } from "./signals.ts";

/** What the main thread hands to this one. */
export interface WatchData {
  readonly signals: Int32Array;
  /** Where answers to `prompt` go. */
  readonly answers: MessagePort;
}

if (parentPort === null) throw new Error("runner/watch is started by runner/main as a worker");
const main = parentPort;
const { signals, answers } = workerData as WatchData;
const inspector = new Session();
inspector.connectToMainThread();

/** How long the main thread may take to close the cell by itself before it is cut off. */
const GRACE_MS = 20;
/**
 * How long it may take when it is the library that is at work: it looks up within a tenth of a second,
 * later on a machine that is short of time. Beyond that a learner's own function in it must be endless.
 */
const LIBRARY_GRACE_MS = 2000;

const reader = new FrameReader();
const orders = new Socket({ fd: ORDER_FD, readable: true, writable: false });
orders.on("data", (chunk) => {
  for (const { message } of reader.push(chunk)) obey(message as Order);
});
orders.on("close", endProcess);
orders.on("error", endProcess);
main.postMessage({ type: "watching" });

let obeyed: Promise<void> = Promise.resolve();
let interrupts = 0;

/** One order after the other: nothing new starts before an interrupt is over. */
function obey(order: Order): void {
  obeyed = obeyed.then(async () => {
    if (order.type === "interrupt") {
      await interrupt(order.cell);
      return;
    }
    if (order.type === "answer") answer(order);
    else main.postMessage(order);
  });
}

/** The main thread sleeps in `prompt`, so it is not told but woken; it does not sleep over `process.stdin`. */
function answer(order: AnswerOrder): void {
  if (order.question < 0) {
    main.postMessage(order);
    return;
  }
  answers.postMessage(order);
  Atomics.add(signals, ANSWERED, 1);
  Atomics.notify(signals, ANSWERED);
}

/**
 * Asks the main thread to close the cell. A thread that awaits does so at once; one that computes
 * is cut off first, as often as it takes.
 */
async function interrupt(cell: number | undefined): Promise<void> {
  const request: InterruptRequest = { type: "interrupt", cell, sequence: ++interrupts };
  Atomics.store(signals, ASKED, 1);
  main.postMessage(request);
  while (!(await acknowledged(request.sequence))) {
    if (!beginCut(signals)) continue;
    const cutOff = terminate();
    // Made again: the request itself may be what is cut off. If the main thread has come to rest
    // meanwhile, this also gives it something to be cut off in, instead of the next cell.
    main.postMessage(request);
    await cutOff;
    endCut(signals);
  }
}

/** Resolves when whatever the main thread was executing has been cut off. */
function terminate(): Promise<void> {
  return new Promise((resolve) => {
    inspector.post("Runtime.terminateExecution", () => resolve());
  });
}

async function acknowledged(sequence: number): Promise<boolean> {
  const start = performance.now();
  let end = start + GRACE_MS;
  while (Atomics.load(signals, INTERRUPTED) !== sequence) {
    const now = performance.now();
    const isWorking = Atomics.load(signals, WORKING) === 1 && now < start + LIBRARY_GRACE_MS;
    if (isWorking) end = now + GRACE_MS;
    else if (now > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return true;
}

/** The kernel is gone: nobody can see or stop this process any more, nor the programs that it started. */
function endProcess(): void {
  try {
    process.kill(-process.pid, "SIGKILL");
  } catch {
    process.kill(process.pid, "SIGKILL"); // no group of its own: Windows
  }
}
