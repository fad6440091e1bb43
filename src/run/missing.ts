/** What is said where a name is not there because the cell that declares it was refused, or has not run yet. */
import { type ErrorReport, errorReport, errorTitle } from "./outputs.ts";

/** A name that is missing for that reason is no slip of this cell; `undefined` if it is another. */
export function missingReport(
  refused: readonly string[],
  { evalue }: ErrorReport,
): ErrorReport | undefined {
  const name = refused.find((one) => evalue.startsWith(`Cannot find name '${one}'.`));
  if (name === undefined) return undefined;
  const why = "the cell that declares it has an error and did not run; mend it and run it first";
  return errorReport("Not run", `\`${name}\` is not there yet: ${why}`);
}

/** A name that the text of another cell declares; `which` is "an earlier", "a later" or "another". */
export function notRunYet(
  name: string,
  which: string,
  cell: string,
  { traceback }: ErrorReport,
): ErrorReport {
  const begins = cell.trim().split("\n")[0];
  const why = `${which} cell declares it and has not run; run that one first, it begins: ${begins}`;
  const evalue = `\`${name}\` is not there yet: ${why}`;
  return {
    ename: "Not run",
    evalue,
    traceback: [errorTitle("Not run", evalue), ...traceback.slice(1)],
  };
}

/** An error of a run whose cause is that one of the cells `above` has not run. */
export function notRunAbove(above: readonly string[], error: ErrorReport): ErrorReport | undefined {
  const name = /^([\w$]+) is not defined$/.exec(error.evalue)?.[1];
  if (name === undefined || error.ename !== "ReferenceError") return undefined;
  const word = name.replaceAll("$", "\\$&");
  const declares = new RegExp(
    `\\b(?:const|let|var|function|class|enum|import)\\b[^;=]*?\\b${word}\\b`,
  );
  const cell = above.findLast((text) => declares.test(text));
  return cell === undefined ? undefined : notRunYet(name, "an earlier", cell, error);
}
