/** How a cell ends that the reader stopped. */
import { type ErrorReport, errorTitle } from "./outputs.ts";

/** The error of an interrupted cell. */
export function interruptedReport(): ErrorReport {
  const ename = "Interrupted";
  const evalue = "the cell was stopped; variables keep the values they had";
  return { ename, evalue, traceback: [errorTitle(ename, evalue)] };
}
