/** The worker that holds TypeScript: it checks, compiles and completes the cells of a page. */
import { compileCell } from "../../cells/compile.ts";
import { type CellDiagnostic, CellSyntaxError, formatDiagnostics } from "../../cells/diagnostic.ts";
import { memoryFiles } from "../../cells/files.ts";
import { CellLanguage } from "../../cells/language.ts";
import { intendedNames } from "../../cells/names.ts";
import type { Answer, Prepared, Question } from "../../cells/questions.ts";
import { type ErrorReport, errorTitle } from "../../run/outputs.ts";
import type { CellInPage, LanguageMethods } from "./messages.ts";

/** Put in by the build: TypeScript's library, chainrule's types and a page's globals, by path. */
declare const pageTypes: Record<string, string>;

const language = new CellLanguage({
  folder: "/",
  packageFolder: "/",
  files: memoryFiles(pageTypes),
  installs: false,
});

/** The cells that the language now remembers. */
let remembered: string[] = [];

const methods: LanguageMethods = {
  prepare(cell, number) {
    remember(cell.above);
    return prepare(cell.source, number);
  },
  check(cell) {
    remember(cell.above);
    return language.check(cell.source);
  },
  complete(cell, offset) {
    remember(cell.above);
    return language.complete(cell.source, offset);
  },
  inspect(cell, offset) {
    remember(cell.above);
    return language.inspect(cell.source, offset);
  },
};

addEventListener("message", ({ data }: MessageEvent<Question<LanguageMethods>>) =>
  postMessage(answer(data)),
);

function answer({ id, method, values }: Question<LanguageMethods>): Answer {
  try {
    return { id, value: (methods[method] as (...given: unknown[]) => unknown)(...values) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/**
 * A page is read from top to bottom: a cell knows what stands above it, run or not. Only what was
 * added below is learnt anew, unless something above has changed.
 */
function remember(above: CellInPage["above"]): void {
  const kept = remembered.every((source, index) => source === above[index]);
  if (!kept) {
    language.forget();
    remembered = [];
  }
  for (const source of above.slice(remembered.length)) {
    commit(source);
    remembered.push(source);
  }
}

function commit(source: string): void {
  try {
    language.commit(source);
  } catch {
    // A cell above that cannot be read declares nothing; its own check says why.
  }
}

function prepare(source: string, number: number): Prepared<ErrorReport> {
  const errors = language.check(source).filter(({ category }) => category === "error");
  const names = intendedNames(source);
  if (errors.length > 0) return { error: report(errors, source, number), names };
  try {
    return { compiled: compileCell(source, { fileName: `cell-${number}.ts`, importer: true }) };
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    return { error: report(error.diagnostics, source, number), names };
  }
}

/** The kernel's words for the same mistakes (kernel/language-thread.ts). */
function report(errors: readonly CellDiagnostic[], source: string, number: number): ErrorReport {
  const [first] = errors;
  const ename = first.syntax ? "SyntaxError" : "TypeScript error";
  const code = first.code === 0 ? "" : `TS${first.code}, `;
  const evalue = `${first.message} (${code}line ${first.line})`;
  const label = `Cell In[${number}], `;
  const text = formatDiagnostics(errors, source, { colors: true, label });
  return { ename, evalue, traceback: [errorTitle(ename, evalue), ...text.split("\n")] };
}
