/**
 * The other side of a session's questions (`run/language-methods`), in a thread or worker of its own: it
 * checks, compiles and completes, and remembers what the cells that run declare.
 */
import { CellSyntaxError } from "../cells/diagnostic.ts";
import { isComplete } from "../cells/is-complete.ts";
import type { CellLanguage } from "../cells/language.ts";
import { codeOf, magicHelp, parseMagics } from "../cells/magics.ts";
import type { CellModule } from "../cells/memory.ts";
import type { Answer, Prepared, Question, Runnable } from "../cells/questions.ts";
import { answerTo } from "./calls.ts";
import type { LanguageMethods, ReadMagics } from "./language-methods.ts";
import { refusalReport } from "./mistakes.ts";
import type { ErrorReport } from "./outputs.ts";
import { type PreparationOptions, prepareCell } from "./preparation.ts";

/** What it tells beside its answers: what it remembers of one more cell, or that it forgot all. */
export interface Remembered {
  readonly remembered: CellModule | undefined;
}

/** What the place in which it works brings. */
export interface LanguageDeskHost {
  post(message: Answer | Remembered): void;
  /** Takes note of an error of ours. */
  log(text: string, error: unknown): void;
  notRun: LanguageMethods["notRun"];
  /** Whether the place brings an importer of its own (`cells/compiled`). */
  readonly importer?: boolean;
}

/**
 * How long an answer is left alone: on two cores, kernel and runner bring a short cell to its end sooner while this
 * thread rests (a lesson's cell in 6 ms; in 8 if the thread goes on after one). The next question never waits for it.
 */
const ANSWER_MS = 6;
/** How long nobody must have asked before work that nobody waits for is done. */
const QUIET_MS = 8;

/** Said below the first warnings. */
const ADVICE =
  "The cell runs all the same. `%check strict --notebook` lets such mistakes stop a cell, `%check off --notebook` is silent on them.\n";

/** Answers one session's questions. */
export class LanguageDesk {
  readonly #language: CellLanguage;
  readonly #host: LanguageDeskHost;
  readonly #methods: LanguageMethods;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #settled = false;
  /** A cell that may run and is not remembered yet. */
  #remembered: string | undefined;
  /** Whether it was said how to be stricter, and what the folder's `tsconfig.json` says in vain. */
  #advised = false;
  #noticed: boolean;

  constructor(language: CellLanguage, host: LanguageDeskHost) {
    this.#language = language;
    this.#host = host;
    this.#noticed = language.notice === undefined;
    this.#methods = {
      prepare: (source, options) => this.#prepare(source, options),
      readMagics,
      complete: (source, offset) => language.complete(source, offset),
      inspect: (source, offset) => language.inspect(source, offset),
      signature: (source, offset) => language.signature(source, offset),
      isComplete: (source) => isComplete(codeOf(source)),
      magicHelp: () => magicHelp,
      notRun: host.notRun,
      forget: () => this.#forget(),
      refresh: () => language.refresh(),
      warmUp: () => void language.check('import * as all from "chainrule"; console.log(1)'),
    };
  }

  /** Answers a question, through the host. */
  take(question: Question<LanguageMethods>): void {
    this.#commitPrepared();
    this.#host.post(answerTo(this.#methods, question));
    if (this.#remembered !== undefined) setTimeout(() => this.#commitPrepared(), ANSWER_MS);
    this.#settleWhenQuiet();
  }

  /** Gets ready for the next cell once, when there is time: what a cell adds is costly to take in. */
  #settleWhenQuiet(): void {
    clearTimeout(this.#quiet);
    if (!this.#settled) this.#quiet = setTimeout(() => this.#settle(), QUIET_MS);
  }

  #settle(): void {
    this.#settled = true;
    try {
      this.#language.settle();
    } catch (error) {
      this.#host.log("the language could not be made ready for the next cell", error);
    }
  }

  /** Remembers the cell while it runs already: the next question waits for this, the cell does not. */
  #commitPrepared(): void {
    const source = this.#remembered;
    this.#remembered = undefined;
    try {
      if (source === undefined) return;
      const module = this.#language.commit(source);
      this.#settled = false;
      if (module !== undefined) this.#host.post({ remembered: module });
    } catch (error) {
      this.#host.log("a cell's declarations could not be remembered", error);
    }
  }

  /** Checks and compiles a cell; what later cells may know of it is remembered. */
  #prepare(source: string, options: PreparationOptions): Prepared<ErrorReport> {
    const preparation = prepareCell(this.#language, source, {
      ...options,
      importer: this.#host.importer,
    });
    this.#remembered = preparation.remember;
    const { prepared } = preparation;
    return prepared.compiled === undefined ? prepared : this.#withNotices(prepared);
  }

  /** Adds to a cell's warnings what is said once. */
  #withNotices({ compiled, warnings }: Runnable): Runnable {
    const texts = [this.#noticed ? undefined : `${this.#language.notice}\n`, warnings];
    if (warnings !== undefined && !this.#advised) texts.push(ADVICE);
    this.#noticed = true;
    this.#advised ||= warnings !== undefined;
    return { compiled, warnings: texts.join("") || undefined };
  }

  #forget(): void {
    this.#advised = false;
    this.#language.forget();
    this.#host.post({ remembered: undefined });
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
