/** The runner's way out: reports to the kernel, outputs filed under the cell they belong to. */
import { jsonOf } from "../../run/json.ts";
import type { Output } from "../../run/outputs.ts";
import { presentable } from "../../run/presentable.ts";
import { currentCell, type RunningCell } from "./cell.ts";
import { encodeFrame, writeWhole } from "./frames.ts";
import { endMark, REPORT_FD, type SentReport } from "./orders.ts";
import { CRITICAL, createSignals, enterCritical } from "./signals.ts";

/** Memory shared with the watching thread. */
export const signals: Int32Array = createSignals();

const token = process.env.CHAINRULE_RUNNER_TOKEN ?? "";
delete process.env.CHAINRULE_RUNNER_TOKEN; // no concern of cells, nor of programs they start

/** Text of so many UTF-16 units is made JSON once, here, and not again in the kernel. */
const LONG = 64 * 1024;

/** Sends one report; returns when the kernel's pipe has taken it. */
export function report(message: SentReport, attached?: Uint8Array): void {
  const frame = encodeFrame(message, attached);
  uninterrupted(() => writeWhole(REPORT_FD, frame));
}

/** Does short work that an interrupt should wait for rather than cut off. */
export function uninterrupted(work: () => void): void {
  const before = Atomics.load(signals, CRITICAL);
  enterCritical(signals);
  try {
    work();
  } finally {
    Atomics.store(signals, CRITICAL, before);
  }
}

/** Within `uninterrupted`: calls the learner's code, which may be cut off. */
export function interruptible(work: () => void): void {
  Atomics.store(signals, CRITICAL, 0);
  work();
  enterCritical(signals);
}

/** Cell 0 stands for code that no cell started; the kernel files it under the latest one. */
let latest = 0;

/** From now on outputs of nobody's code belong to `cell`. */
export function setLatest(cell: RunningCell): void {
  latest = cell.id;
}

/** The number of the cell that output of nobody's code belongs to. */
export function latestCell(): number {
  return latest;
}

/** Puts out `output` under the cell whose code is running; an interrupted cell is silent. */
export function put(output: Output, cell: RunningCell | undefined = currentCell()): void {
  if (cell?.signal.aborted) return;
  for (const one of presentable(output)) send(one, cell?.id ?? latest);
}

function send(output: Output, id: number): void {
  if (output.output_type === "stream" && output.text.length >= LONG) {
    const { name, text } = output;
    report({ type: "text", cell: id, name }, Buffer.from(jsonOf(text)));
  } else report({ type: "output", cell: id, output });
}

/** Marks, on the real stdout and stderr, that all output of `cell` has been written. */
export function markEnd(cell: number): void {
  const mark = Buffer.from(endMark(token, cell), "utf8");
  for (const fd of [1, 2]) {
    try {
      writeWhole(fd, mark);
    } catch {
      // The cell has closed it: the kernel sees its end instead of the mark.
    }
  }
}
