/** Runs cells, one after the other, in this process's own global scope. */
import { constants } from "node:vm";
import type { CellResult } from "../../cells/compiled.ts";
import { Execution } from "../../run/execution.ts";
import { failureOf } from "../../run/failure.ts";
import { interruptedReport } from "../../run/interrupted.ts";
import { type ErrorReport, endOutput } from "../../run/outputs.ts";
import { Scope } from "../../run/scope.ts";
import { inCell, RunningCell } from "./cell.ts";
import { settleConsole } from "./console.ts";
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
import { keepMemory, spareMemory } from "./spare-memory.ts";
import { rememberScript } from "./stack.ts";
import { beginInput, dropInput, endInput } from "./stdin.ts";
import { cellsWithTimers, clearTimers } from "./timers.ts";
import { tools } from "./tools.ts";

/** Taken before cells can reach it: cells see a wrapped one. */
const afterThisTurn = globalThis.setImmediate;
const scope = new Scope((script) => void compileOnce(script).runInThisContext());
/** Read by the checks of exercises (exercises/refused-names.ts). */
const refusedSymbol = Symbol.for("chainrule.refused");

interface Running {
  readonly cell: RunningCell;
  readonly execution: Execution;
}
let running: Running | undefined;
/** The cell that was begun last; their numbers grow. */
let begun = 0;

/** Starts the cell; its end is reported when its value, or its error, is there. */
export function run(order: RunOrder): void {
  const cell = new RunningCell(order.cell, order.number);
  const execution = new Execution(cell.number, {
    tools,
    isRunning: () => running?.cell === cell,
    put: (output) => put(output, cell),
    later: (work) => void afterThisTurn(work),
    close: (error) => close(cell, error),
  });
  running = { cell, execution };
  begun = cell.id;
  keepMemory();
  setLatest(cell);
  Atomics.store(signals, CELL, cell.id);
  beginInput();
  inCell(cell, () => execution.start(() => evaluate(order)));
}

/** The cell that is being run. */
export function runningCell(): RunningCell | undefined {
  return running?.cell;
}

/** Ends the running cell with an error that no code of it may catch. */
export function fail(error: Error): void {
  running?.execution.fail(error);
}

/** Closes the cell `id` if it still runs. Nothing of it resumes or prints later. */
export function interrupt(id: number): void {
  if (running?.cell.id !== id) {
    if (id > begun) closeUnbegun(id);
    return;
  }
  const { cell } = running;
  stop(cell);
  close(cell, interruptedReport(cell.sentences));
}

/** Ends the timers that earlier cells left running, and the trainings that go on in them. */
export function interruptTimers(): void {
  for (const cell of cellsWithTimers()) {
    if (cell !== runningCell()) stop(cell);
  }
}

/** What was learnt is kept first, as nothing of the cell resumes; then its code is told, while it may print. */
function stop(cell: RunningCell): void {
  const toTell = cell.leave();
  interruptible(() => inCell(cell, () => toTell.forEach((tell) => void tell())));
  noteStopped(signals, cell.id);
  clearTimers(cell);
  endPrograms(cell);
  if (cell === runningCell()) dropInput();
  cell.interrupt();
}

/** An error that no code of the learner caught: shown under the cell it came from. */
export function strayError(error: unknown, cell: RunningCell | undefined): void {
  if (cell !== undefined && cell === running?.cell) running.execution.stray(error);
  else put(endOutput(failureOf(error, tools)), cell);
}

function evaluate(order: RunOrder): CellResult | Promise<CellResult> {
  const filename = order.fileName;
  const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
  rememberScript(filename, order);
  uninterrupted(() => preload(order.code));
  scope.declare([...order.names, ...order.refused]);
  Object.assign(globalThis, { [refusedSymbol]: order.refused });
  const script = compileOnce(order.code, { filename, importModuleDynamically });
  return script.runInThisContext({ displayErrors: false });
}

/**
 * Reports before it forgets: an interrupt may cut this off anywhere, and is then made again. A second
 * report of the same end does no harm, none at all would leave the kernel waiting.
 */
function close(cell: RunningCell, error?: ErrorReport): void {
  settleConsole();
  endInput();
  reportEnd(cell.id, error);
  running = undefined;
  spareMemory();
}

/** Its order came before the interrupt, which cut it off on its way: nobody else would tell that it is over. */
function closeUnbegun(id: number): void {
  reportEnd(id, interruptedReport());
}

function reportEnd(cell: number, error?: ErrorReport): void {
  markEnd(cell);
  report({ type: "done", cell, error });
}
