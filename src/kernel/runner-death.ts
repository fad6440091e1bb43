/** What the reader is told when the process that runs the cells ends. */
import { existsSync } from "node:fs";
import { type ErrorReport, errorReport } from "../run/outputs.ts";
import type { RunnerEnd } from "./runner-process.ts";

const GONE =
  "a new process was started: the variables of earlier cells are gone, so run those cells again";

/**
 * The error for a runner that ended by itself.
 *
 * @param exitCode what the process announced on its way out; `undefined` if it was cut down
 * @param lastText the end of what it wrote to its standard error
 * @param directory where it was to work
 */
export function deathReport(
  end: RunnerEnd,
  exitCode: number | undefined,
  lastText: string,
  directory: string,
): ErrorReport {
  if (isUnstarted(end)) return errorReport("ProcessEnded", unstarted(directory));
  return errorReport("ProcessEnded", `${reason(end, exitCode, lastText)}; ${GONE}`);
}

function reason(end: RunnerEnd, exitCode: number | undefined, lastText: string): string {
  if (/heap out of memory|Array buffer allocation failed/.test(lastText)) {
    return "the cell needed more memory than the process may use";
  }
  if (exitCode !== undefined) return `the code ended its process with exit code ${exitCode}`;
  if (end.signal === "SIGABRT" || end.code === 134) return "the process was aborted (SIGABRT)";
  if (end.signal !== null) return `the process was killed (${end.signal})`;
  return `the process ended with exit code ${end.code}`;
}

function isUnstarted({ code, signal }: RunnerEnd): boolean {
  return code === null && signal === null;
}

function unstarted(directory: string): string {
  const failed = "the process that runs the cells could not be started";
  if (existsSync(directory)) return `${failed}; the next cell tries again`;
  return `the folder ${directory} is gone, so ${failed} in it: make it again, or open the notebook where it is now`;
}
