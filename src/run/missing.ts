/** What is said where a name is not there because the cell that declares it was refused. */
import { type ErrorReport, errorReport } from "./outputs.ts";

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
