/** How a cell ends that the reader stopped. */
import { calmReport, type ErrorReport, errorReport } from "./outputs.ts";

/**
 * The error of an interrupted cell.
 *
 * @param sentences what the cell's trainings said at their end; then it ends calmly with those.
 */
export function interruptedReport(sentences: readonly string[] = []): ErrorReport {
  if (sentences.length > 0) return calmReport("Interrupted", sentences.join("\n"));
  return errorReport("Interrupted", "the cell was stopped; variables keep the values they had");
}
