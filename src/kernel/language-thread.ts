/**
 * The thread that holds TypeScript. Checking and completing take milliseconds, but loading the
 * compiler and its first check take seconds in which sockets and heartbeat must not wait.
 */
import { parentPort, workerData } from "node:worker_threads";
import { CellSyntaxError } from "../cells/diagnostic.ts";
import { isComplete } from "../cells/is-complete.ts";
import { CellLanguage } from "../cells/language.ts";
import { codeOf, magicHelp, parseMagics } from "../cells/magics.ts";
import type { Prepared, Question, Runnable } from "../cells/questions.ts";
import { answerTo } from "../run/calls.ts";
import { refusalReport } from "../run/mistakes.ts";
import type { ErrorReport } from "../run/outputs.ts";
import { type PreparationOptions, prepareCell } from "../run/preparation.ts";
import type { LanguageMethods, ReadMagics, Remembered, ThreadData } from "./language.ts";
import { log } from "./log.ts";
import { notRunReport } from "./not-run.ts";

if (parentPort === null) throw new Error("language-thread is started by language.ts as a worker");
const kernel = parentPort;

/** What the runner adds to Node's globals. */
const globals = `
/** Asks the person at the notebook and waits; an empty answer gives \`preset\`, or "". */
declare function prompt(message?: string, preset?: string): string;
${["Crypto", "CryptoKey", "SubtleCrypto"].map((name) => globalClass(name, `"node:crypto").webcrypto.${name}`)).join("")}
${globalClass("Performance", '"node:perf_hooks").Performance')}`;

/** A class that Node has as a global, and its types of version 20 only as a member of a module. */
function globalClass(name: string, place: string): string {
  return `type ${name} = import(${place};\ndeclare var ${name}: { prototype: ${name}; new (): ${name} };\n`;
}

const language = new CellLanguage({ ...(workerData as ThreadData), globals });

const methods: LanguageMethods = {
  prepare,
  readMagics,
  complete: (source, offset) => language.complete(source, offset),
  inspect: (source, offset) => language.inspect(source, offset),
  signature: (source, offset) => language.signature(source, offset),
  isComplete: (source) => isComplete(codeOf(source)),
  magicHelp: () => magicHelp,
  notRun: (source, mistake) => notRunReport(process.env.JPY_SESSION_NAME, source, mistake),
  forget,
  refresh: () => language.refresh(),
  warmUp: () => void language.check('import * as all from "chainrule"; console.log(1)'),
};

kernel.on("message", (question: Question<LanguageMethods>) => {
  commitPrepared();
  kernel.postMessage(answerTo(methods, question));
  if (remembered !== undefined) setTimeout(commitPrepared, ANSWER_MS);
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
let remembered: string | undefined;

/** Remembers the cell while it runs already: the next question waits for this, the cell does not. */
function commitPrepared(): void {
  const source = remembered;
  remembered = undefined;
  try {
    if (source === undefined) return;
    const module = language.commit(source);
    settled = false;
    if (module !== undefined) kernel.postMessage({ remembered: module } satisfies Remembered);
  } catch (error) {
    log("a cell's declarations could not be remembered", error);
  }
}

function readMagics(source: string, number: number): ReadMagics {
  try {
    return parseMagics(source);
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    return { error: refusalReport(error.diagnostics, source, number) };
  }
}

/** Checks and compiles a cell; what later cells may know of it is remembered. */
function prepare(source: string, options: PreparationOptions): Prepared<ErrorReport> {
  const preparation = prepareCell(language, source, options);
  remembered = preparation.remember;
  const { prepared } = preparation;
  return prepared.compiled === undefined ? prepared : withNotices(prepared);
}

/** Said below the first warnings. */
const ADVICE =
  "The cell runs all the same. `%check strict --notebook` lets such mistakes stop a cell, `%check off --notebook` is silent on them.\n";
/** Whether it was said how to be stricter, and what the folder's `tsconfig.json` says in vain. */
let advised = false;
let noticed = language.notice === undefined;

/** Adds to a cell's warnings what is said once. */
function withNotices({ compiled, warnings }: Runnable): Runnable {
  const texts = [noticed ? undefined : `${language.notice}\n`, warnings];
  if (warnings !== undefined && !advised) texts.push(ADVICE);
  noticed = true;
  advised ||= warnings !== undefined;
  return { compiled, warnings: texts.join("") || undefined };
}

function forget(): void {
  advised = false;
  language.forget();
  kernel.postMessage({ remembered: undefined } satisfies Remembered);
}
