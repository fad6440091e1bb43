/** How a cell ends that the reader stopped. */
import { calmReport, type ErrorReport, errorReport } from "./outputs.ts";

/**
 * The error of an interrupted cell.
 *
 * @param sentences what the cell's trainings said at their end; then it ends calmly with those.
 */
export function interruptedReport(sentences: readonly string[] = []): ErrorReport {
  const checked = takeChecked();
  if (checked !== undefined) return calmReport("Interrupted", checkStopped(checked));
  if (sentences.length > 0) return calmReport("Interrupted", sentences.join("\n"));
  return errorReport("Interrupted", "the cell was stopped; variables keep the values they had");
}

/**
 * The error of a cell that could be stopped only together with what holds the variables.
 *
 * @param isCheck whether the cell checks an answer
 */
export function lostReport(isCheck: boolean): ErrorReport {
  const work = isCheck
    ? "the check was stopped while it ran your code: does a loop in it never end? Variables"
    : "the cell was stopped in the middle of its work; variables";
  return errorReport("Interrupted", `${work} are gone, run the cells above again`);
}

/** What is said when a check had to be stopped: the loop that never ends is in the answer. */
function checkStopped(title: string): string {
  return `the check "${title}" was stopped while it ran your code: does a loop in it never end? Variables keep the values they had`;
}

const checkingSymbol: unique symbol = Symbol.for("chainrule.checking") as never;

/** The exercise whose check was cut off (exercises/exercise.ts); asked for once. */
function takeChecked(): string | undefined {
  const place = globalThis as { [checkingSymbol]?: string | undefined };
  const title = place[checkingSymbol];
  place[checkingSymbol] = undefined;
  return title;
}
