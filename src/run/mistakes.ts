/** What is said of a cell's mistakes: why it did not run, or what it was warned of. */
import { type CellDiagnostic, formatDiagnostics } from "../cells/diagnostic.ts";
import { type ErrorReport, errorTitle, type StreamOutput } from "./outputs.ts";

/** A cell that may not run; `number` is the reader's In[number]. */
export function refusalReport(
  errors: readonly CellDiagnostic[],
  source: string,
  number: number,
): ErrorReport {
  const [first] = errors;
  const ename = first.syntax ? "SyntaxError" : "TypeScript error";
  const code = first.code === 0 ? "" : `TS${first.code}, `;
  const evalue = `${first.message} (${code}line ${first.line})`;
  const label = `Cell In[${number}], `;
  const text = formatDiagnostics(errors, source, { styled: true, titled: true, label });
  return { ename, evalue, traceback: [errorTitle(ename, first.message), ...text.split("\n")] };
}

/** How many warnings of one cell are shown. */
const MOST_WARNINGS = 3;

/** A line for each warning of a cell that runs all the same; `undefined` if there are none. */
export function warningText(found: readonly CellDiagnostic[]): string | undefined {
  const warnings = found.filter(({ category }) => category === "warning");
  if (warnings.length === 0) return undefined;
  const lines = warnings.slice(0, MOST_WARNINGS).map(warningLine);
  const more = warnings.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].map((line) => `${line}\n`).join("");
}

function warningLine({ line, code, message }: CellDiagnostic): string {
  return `warning, line ${line}: ${message.split("\n")[0]} (TS${code})`;
}

/** A text as the cell's warning. */
export function warningOutput(text: string): StreamOutput {
  return { output_type: "stream", name: "stderr", text };
}
