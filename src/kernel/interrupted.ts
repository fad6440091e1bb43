/** How a cell ends that the reader stopped. */
import { type ErrorReport, errorReport } from "./outputs.ts";

/** The error of an interrupted cell. */
export function interruptedReport(): ErrorReport {
  return errorReport("Interrupted", "the cell was stopped; variables keep the values they had");
}
