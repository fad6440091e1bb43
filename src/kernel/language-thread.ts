/**
 * The thread that holds TypeScript. Checking and completing take milliseconds, but loading the
 * compiler and its first check take seconds in which sockets and heartbeat must not wait.
 */
import { parentPort, workerData } from "node:worker_threads";
import { compileCell } from "../cells/compile.ts";
import { type CellDiagnostic, CellSyntaxError, formatDiagnostics } from "../cells/diagnostic.ts";
import { isComplete } from "../cells/is-complete.ts";
import { CellLanguage } from "../cells/language.ts";
import { codeOf, magicHelp, parseMagics } from "../cells/magics.ts";
import { intendedNames } from "../cells/names.ts";
import type { Answer, Prepared, Question } from "../cells/questions.ts";
import { type ErrorReport, errorReport } from "../run/outputs.ts";
import type { LanguageMethods, PrepareOptions, ReadMagics } from "./language.ts";
import { log } from "./log.ts";

if (parentPort === null) throw new Error("language-thread is started by language.ts as a worker");
const kernel = parentPort;

/** What the runner adds to Node's globals. */
const globals = `
/** Asks the person at the notebook and waits; an empty answer gives \`preset\`, or "". */
declare function prompt(message?: string, preset?: string): string;`;

const folders = workerData as { readonly folder: string; readonly packageFolder: string };
const language = new CellLanguage({ ...folders, globals });

const methods: LanguageMethods = {
  prepare,
  readMagics,
  complete: (source, offset) => language.complete(source, offset),
  inspect: (source, offset) => language.inspect(source, offset),
  signature: (source, offset) => language.signature(source, offset),
  isComplete: (source) => isComplete(codeOf(source)),
  magicHelp: () => magicHelp,
  forget: () => language.forget(),
  refresh: () => language.refresh(),
  warmUp: () => void language.check('import * as all from "chainrule"; console.log(1)'),
};

kernel.on("message", ({ id, method, values }: Question<LanguageMethods>) => {
  commitPrepared();
  kernel.postMessage(
    answer(id, () => (methods[method] as (...v: unknown[]) => unknown)(...values)),
  );
  if (prepared !== undefined) setTimeout(commitPrepared, ANSWER_MS);
  settleWhenQuiet();
});

/** How long an answer is left alone: kernel and runner take it in faster on cores that are free. */
const ANSWER_MS = 1;
/** How long nobody must have asked before work that nobody waits for is done. */
const QUIET_MS = 3;
let quiet: NodeJS.Timeout | undefined;
let settled = false;

/** Gets ready for the next cell once, when there is time: what a cell adds is costly to take in. */
function settleWhenQuiet(): void {
  clearTimeout(quiet);
  if (!settled) quiet = setTimeout(settle, QUIET_MS);
}

function settle(): void {
  settled = true;
  try {
    language.settle();
  } catch (error) {
    log("the language could not be made ready for the next cell", error);
  }
}

/** A cell that may run and is not remembered yet. */
let prepared: string | undefined;

/** Remembers the cell while it runs already: the next question waits for this, the cell does not. */
function commitPrepared(): void {
  const source = prepared;
  prepared = undefined;
  try {
    if (source === undefined) return;
    language.commit(source);
    settled = false;
  } catch (error) {
    log("a cell's declarations could not be remembered", error);
  }
}

function answer(id: number, work: () => unknown): Answer {
  try {
    return { id, value: work() };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function readMagics(source: string, number: number): ReadMagics {
  return orSyntaxError(source, number, () => parseMagics(source));
}

/** Checks and compiles a cell; a cell without errors is remembered for the cells after it. */
function prepare(
  source: string,
  { number, fileName, unchecked }: PrepareOptions,
): Prepared<ErrorReport> {
  const found = unchecked ? [] : language.check(source);
  const errors = found.filter(({ category }) => category === "error");
  const names = intendedNames(source);
  if (errors.length > 0) return { error: diagnosticsReport(errors, source, number), names };
  const read = orSyntaxError(source, number, () => ({
    compiled: compileCell(source, { fileName }),
  }));
  if ("error" in read) return { ...read, names };
  prepared = source;
  return read;
}

function orSyntaxError<T>(
  source: string,
  number: number,
  work: () => T,
): T | { error: ErrorReport } {
  try {
    return work();
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
  const code = first.code === 0 ? "" : `TS${first.code}, `;
  const evalue = `${first.message} (${code}line ${first.line})`;
  const label = `Cell In[${number}], `;
  const text = formatDiagnostics(errors, source, { colors: true, label });
  return errorReport(ename, evalue, ...text.split("\n"));
}
