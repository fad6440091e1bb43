/**
 * The thread that holds TypeScript. Checking and completing take milliseconds, but loading the
 * compiler and its first check take seconds in which sockets and heartbeat must not wait.
 */
import { parentPort, workerData } from "node:worker_threads";
import { CellLanguage } from "../cells/language.ts";
import type { Question } from "../cells/questions.ts";
import { LanguageDesk } from "../run/language-desk.ts";
import type { LanguageMethods } from "../run/language-methods.ts";
import type { ThreadData } from "./language.ts";
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

const desk = new LanguageDesk(language, {
  post: (message) => kernel.postMessage(message),
  log,
  notRun: (source, mistake) => notRunReport(process.env.JPY_SESSION_NAME, source, mistake),
});

kernel.on("message", (question: Question<LanguageMethods>) => desk.take(question));
