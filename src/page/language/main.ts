/** The worker that holds TypeScript: it checks, compiles and completes the cells of a page. */
import { memoryFiles } from "../../cells/files.ts";
import { CellLanguage } from "../../cells/language.ts";
import { codeOf, parseMagics } from "../../cells/magics.ts";
import type { Prepared, Question } from "../../cells/questions.ts";
import type { Strictness } from "../../cells/strictness.ts";
import { usesOf } from "../../cells/uses.ts";
import { answerTo } from "../../run/calls.ts";
import type { ErrorReport } from "../../run/outputs.ts";
import { prepareCell } from "../../run/preparation.ts";
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
    remember(cell);
    return prepare(cell, number);
  },
  check(cell) {
    remember(cell);
    const { code, strictness } = readCell(cell);
    return strictness === "off" ? [] : language.check(code, strictness === "strict");
  },
  complete(cell, offset) {
    remember(cell);
    return language.complete(cell.source, offset);
  },
  inspect(cell, offset) {
    remember(cell);
    return language.inspect(cell.source, offset);
  },
  uses: (source) => usesOf(readCell({ above: [], source, strict: true }).code),
  warmUp: () => void language.check("console.log(1)"),
};

addEventListener("message", ({ data }: MessageEvent<Question<LanguageMethods>>) =>
  postMessage(answerTo(methods, data)),
);

/**
 * A page is read from top to bottom: a cell knows what stands above it, run or not. Only what was
 * added below is learnt anew, unless something above has changed.
 */
function remember({ above, strict }: CellInPage): void {
  const kept = remembered.every((source, index) => source === above[index]);
  if (!kept) {
    language.forget();
    remembered = [];
  }
  for (const source of above.slice(remembered.length)) {
    commit(source, strict);
    remembered.push(source);
  }
}

function commit(source: string, strict: boolean): void {
  try {
    language.commit(codeOf(source), strict);
  } catch {
    // A cell above that cannot be read declares nothing; its own check says why.
  }
}

function prepare(cell: CellInPage, number: number): Prepared<ErrorReport> {
  const { code, strictness } = readCell(cell);
  const options = { number, fileName: `cell-${number}.ts`, importer: true, strictness } as const;
  return prepareCell(language, code, options).prepared;
}

/** A page knows `%check`, for one cell; a cell with other lines for the kernel does not parse. */
function readCell({ source, strict }: CellInPage): { code: string; strictness: Strictness } {
  const usual = { code: source, strictness: strict ? "strict" : "loose" } as const;
  try {
    const { magics, code } = parseMagics(source);
    const [check, ...more] = magics;
    const isKnown = check?.name === "check" && more.length === 0;
    return isKnown ? { code, strictness: check.mode } : usual;
  } catch {
    return usual; // what is wrong with them the check says
  }
}
