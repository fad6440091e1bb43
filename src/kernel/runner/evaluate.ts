/** Runs cells, one after the other, in this process's own global scope. */
import { types } from "node:util";
import { constants } from "node:vm";
import type { CellResult } from "../../cells/compiled.ts";
import type { MimeBundle } from "../../display/bundle.ts";
import { interruptedReport } from "../../run/interrupted.ts";
import { type ErrorReport, endOutput } from "../../run/outputs.ts";
import { inCell, RunningCell } from "./cell.ts";
import { settleConsole } from "./console.ts";
import { failureOf } from "./failure.ts";
import type { RunOrder } from "./orders.ts";
import { preload } from "./preload.ts";
import { endPrograms } from "./programs.ts";
import {
  interruptible,
  markEnd,
  put,
  report,
  setLatest,
  signals,
  uninterrupted,
} from "./reports.ts";
import { compileOnce } from "./script.ts";
import { CELL, noteStopped } from "./signals.ts";
import { rememberScript } from "./stack.ts";
import { beginInput, dropInput, endInput } from "./stdin.ts";
import { cellsWithTimers, clearTimers } from "./timers.ts";
import { bundleOf } from "./value.ts";

/** Taken before cells can reach it: cells see a wrapped one. */
const afterThisTurn = globalThis.setImmediate;
/** Names that some cell has declared with a script-level `let`. */
const declared = new Set<string>();
/** Read by the checks of exercises (exercises/refused-names.ts). */
const refusedSymbol = Symbol.for("chainrule.refused");
let running: RunningCell | undefined;
/** The first error of the running cell that reached nobody: it fails the cell in the end. */
let stray: ErrorReport | undefined;

/** Starts the cell; its end is reported when its value, or its error, is there. */
export function run(order: RunOrder): void {
  const cell = new RunningCell(order.cell, order.number);
  running = cell;
  stray = undefined;
  setLatest(cell);
  Atomics.store(signals, CELL, cell.id);
  beginInput();
  inCell(cell, () => {
    try {
      const outcome = evaluate(order);
      if (types.isPromise(outcome)) void outcome.then(showResult, fail);
      else showResult(outcome);
    } catch (error) {
      fail(error);
    }
  });

  function fail(error: unknown): void {
    if (running === cell) finish(cell, failureOf(error));
  }

  function showResult(outcome: unknown): void {
    if (running !== cell) return;
    const value = (outcome as CellResult)?.value;
    const bundle = value === undefined ? undefined : bundleOf(value);
    if (bundle instanceof Promise) void bundle.then(putResult, fail);
    else putResult(bundle);
  }

  function putResult(data: MimeBundle | undefined): void {
    if (running !== cell) return;
    const result = { output_type: "execute_result", execution_count: cell.number } as const;
    if (data !== undefined) put({ ...result, data, metadata: {} }, cell);
    finish(cell);
  }
}

/** The cell that is being run. */
export function runningCell(): RunningCell | undefined {
  return running;
}

/** Ends the running cell with an error that no code of it may catch. */
export function fail(error: Error): void {
  if (running !== undefined) finish(running, failureOf(error));
}

/** Closes the cell `id` if it still runs. Nothing of it resumes or prints later. */
export function interrupt(id: number): void {
  if (running?.id !== id) return;
  const cell = running;
  stop(cell);
  close(cell, interruptedReport(cell.sentences));
}

/** Ends the timers that earlier cells left running, and the trainings that go on in them. */
export function interruptTimers(): void {
  for (const cell of cellsWithTimers()) {
    if (cell !== running) stop(cell);
  }
}

/** What was learnt is kept first, as nothing of the cell resumes; then its code is told, while it may print. */
function stop(cell: RunningCell): void {
  const toTell = cell.leave();
  interruptible(() => inCell(cell, () => toTell.forEach((tell) => void tell())));
  noteStopped(signals, cell.id);
  clearTimers(cell);
  endPrograms(cell);
  if (cell === running) dropInput();
  cell.interrupt();
}

/** An error that no code of the learner caught: shown under the cell it came from. */
export function strayError(error: unknown, cell: RunningCell | undefined): void {
  const failure = failureOf(error);
  if (cell !== undefined && cell === running && stray === undefined) stray = failure;
  else put(endOutput(failure), cell);
}

function evaluate(order: RunOrder): unknown {
  const filename = order.fileName;
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  rememberScript(filename, order);
  uninterrupted(() => preload(order.code));
  declare([...order.names, ...order.refused]);
  Object.assign(globalThis, { [refusedSymbol]: order.refused });
  const script = compileOnce(order.code, { filename, importModuleDynamically });
  return script.runInThisContext({ displayErrors: false });
}

/**
 * Declares names at script level before the cell assigns to them: they shadow globals such as
 * `process` instead of overwriting them, and are as fast as any variable.
 */
function declare(names: readonly string[]): void {
  const fresh = names.filter((name) => !declared.has(name));
  if (fresh.length === 0) return;
  compileOnce(`let ${fresh.join(", ")};`).runInThisContext();
  for (const name of fresh) declared.add(name);
}

/** A turn later, so that a rejection nobody awaited is still seen as part of the cell. */
function finish(cell: RunningCell, failure?: ErrorReport): void {
  afterThisTurn(() => {
    if (running === cell) close(cell, failure ?? stray);
  });
}

/**
 * Reports before it forgets: an interrupt may cut this off anywhere, and is then made again. A second
 * report of the same end does no harm, none at all would leave the kernel waiting.
 */
function close(cell: RunningCell, error?: ErrorReport): void {
  settleConsole();
  endInput();
  markEnd(cell.id);
  report({ type: "done", cell: cell.id, error });
  running = undefined;
}
