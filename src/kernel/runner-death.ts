/** What the reader is told when the process that runs the cells ends. */
import { type ErrorReport, errorReport } from "./outputs.ts";
import type { RunnerEnd } from "./runner-process.ts";

const GONE =
  "a new process was started: the variables of earlier cells are gone, so run those cells again";

/**
 * The error for a runner that ended by itself.
 *
 * @param exitCode what the process announced on its way out; `undefined` if it was cut down
 * @param lastText the end of what it wrote to its standard error
 */
export function deathReport(
  end: RunnerEnd,
  exitCode: number | undefined,
  lastText: string,
): ErrorReport {
  return errorReport("ProcessEnded", `${reason(end, exitCode, lastText)}; ${GONE}`);
}

function reason(end: RunnerEnd, exitCode: number | undefined, lastText: string): string {
  if (/heap out of memory|Array buffer allocation failed/.test(lastText)) {
    return "the cell needed more memory than the process may use";
  }
  if (exitCode !== undefined) return `the code ended its process with exit code ${exitCode}`;
  if (end.signal === "SIGABRT" || end.code === 134) return "the process was aborted (SIGABRT)";
  if (end.signal !== null) return `the process was killed (${end.signal})`;
  if (end.code !== null) return `the process ended with exit code ${end.code}`;
  return "the process that runs the cells could not be started";
}
