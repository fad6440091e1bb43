/**
 * The thread that holds TypeScript. Checking and completing take milliseconds, but loading the
 * compiler and its first check take seconds in which sockets and heartbeat must not wait.
 */
import { parentPort, workerData } from "node:worker_threads";
import { compileCell } from "../cells/compile.ts";
import { type CellDiagnostic, CellSyntaxError, formatDiagnostics } from "../cells/diagnostic.ts";
import { isComplete } from "../cells/is-complete.ts";
import { CellLanguage } from "../cells/language.ts";
import type { LanguageCall, LanguageMethods, LanguageReply, Prepared } from "./language.ts";
import { type ErrorReport, errorTitle } from "./outputs.ts";

if (parentPort === null) throw new Error("language-thread is started by language.ts as a worker");
const kernel = parentPort;
const language = new CellLanguage(workerData as { folder: string; packageFolder: string });

const methods: LanguageMethods = {
  prepare,
  complete: (source, offset) => language.complete(source, offset),
  inspect: (source, offset) => language.inspect(source, offset),
  signature: (source, offset) => language.signature(source, offset),
  isComplete,
  forget: () => language.forget(),
  refresh: () => language.refresh(),
  warmUp: () => void language.check('import * as all from "chainrule"; console.log(1)'),
};

kernel.on("message", ({ id, method, values }: LanguageCall) => {
  kernel.postMessage(
    answer(id, () => (methods[method] as (...v: unknown[]) => unknown)(...values)),
  );
});

function answer(id: number, work: () => unknown): LanguageReply {
  try {
    return { id, value: work() };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Checks and compiles a cell; a cell without errors is remembered for the cells after it. */
function prepare(source: string, number: number, fileName: string): Prepared {
  const errors = language.check(source).filter(({ category }) => category === "error");
  if (errors.length > 0) return { error: diagnosticsReport(errors, source, number) };
  try {
    const compiled = compileCell(source, { fileName });
    language.commit(source);
    return { compiled };
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    return { error: diagnosticsReport(error.diagnostics, source, number) };
  }
}

function diagnosticsReport(
  errors: readonly CellDiagnostic[],
  source: string,
  number: number,
): ErrorReport {
  const [first] = errors;
  const ename = first.syntax ? "SyntaxError" : "TypeScript error";
  const evalue = `${first.message} (TS${first.code}, line ${first.line})`;
  const label = `Cell In[${number}], `;
  const text = formatDiagnostics(errors, source, { colors: true, label });
  return { ename, evalue, traceback: [errorTitle(ename, evalue), ...text.split("\n")] };
}
