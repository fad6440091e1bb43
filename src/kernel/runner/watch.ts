/**
 * The runner's second thread. It alone reads the kernel's orders, so it hears "interrupt" while a
 * cell keeps the main thread busy, and it ends the process when the kernel is gone.
 */
import { Session } from "node:inspector";
import { Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { FrameReader } from "./frames.ts";
import { ORDER_FD, type Order } from "./orders.ts";
import { ANSWERED, CRITICAL, INTERRUPTED } from "./signals.ts";

if (parentPort === null) throw new Error("runner/watch is started by runner/main as a worker");
const main = parentPort;
const signals = workerData as Int32Array;
const inspector = new Session();
inspector.connectToMainThread();

/** How long the main thread may take to close the cell by itself before it is cut off. */
const GRACE_MS = 20;

const reader = new FrameReader();
const orders = new Socket({ fd: ORDER_FD, readable: true, writable: false });
orders.on("data", (chunk) => {
  for (const order of reader.push(chunk)) obey(order as Order);
});
orders.on("close", endProcess);
orders.on("error", endProcess);
main.postMessage({ type: "watching" });

function obey(order: Order): void {
  if (order.type === "interrupt") {
    void interrupt(); // settles by itself; the main thread reports when the cell is closed
    return;
  }
  main.postMessage(order);
  if (order.type === "answer") {
    Atomics.add(signals, ANSWERED, 1);
    Atomics.notify(signals, ANSWERED);
  }
}

let interrupting = false;

/**
 * Asks the main thread to close its cell. A thread that awaits does so at once; one that computes
 * is cut off first, as often as it takes.
 */
async function interrupt(): Promise<void> {
  if (interrupting) return;
  interrupting = true;
  const before = Atomics.load(signals, INTERRUPTED);
  main.postMessage({ type: "interrupt" });
  while (!(await acknowledged(before))) {
    if (Atomics.load(signals, CRITICAL) === 0) inspector.post("Runtime.terminateExecution");
    // The request itself may have been what was cut off, so it is made again.
    main.postMessage({ type: "interrupt" });
  }
  interrupting = false;
}

async function acknowledged(before: number): Promise<boolean> {
  const end = performance.now() + GRACE_MS;
  while (Atomics.load(signals, INTERRUPTED) === before) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return true;
}

/** The kernel is gone: nobody can see or stop this process any more. */
function endProcess(): void {
  process.kill(process.pid, "SIGKILL");
}
