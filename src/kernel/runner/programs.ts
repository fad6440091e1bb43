/** The programs that cells started: a stop of the cell ends them, as Ctrl+C would in a terminal. */
import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { currentCell, type RunningCell } from "./cell.ts";

const started = new Map<ChildProcess, RunningCell>();

/** From now on each program that code of a cell starts is known as that cell's. */
export function followPrograms(): void {
  subscribe("child_process", (message) => {
    for (const program of started.keys()) if (hasEnded(program)) started.delete(program);
    const cell = currentCell();
    if (cell !== undefined) started.set((message as { process: ChildProcess }).process, cell);
  });
}

/** Ends every program that `cell` started. */
export function endPrograms(cell: RunningCell): void {
  for (const [program, owner] of started) {
    if (owner === cell) program.kill();
  }
}

/** Asked, not heard: a listener of ours would be one more than the learner's own code expects. */
function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
