/**
 * An exercise: a cell that the learner fills in, a check that says how it went, hints and a
 * solution. A lesson's exercises live beside it, in `lessons/NN-name.exercises.ts`.
 */
import { inspectSymbol } from "../display/bundle.ts";
import { currentHost } from "../display/host.ts";
import { attempt, isAbort } from "./answer.ts";
import { offerHelp } from "./help.ts";
import { codeBlock, Note } from "./note.ts";
import { Refusal } from "./refusal.ts";
import { refusedNames } from "./refused-names.ts";
import { isNotTried, isTodo } from "./todo.ts";
import { notTried, notYet, titled, type Verdict } from "./verdict.ts";

/** A check's result: at once, or later where it has to train or to read a file. */
export type Checked = Verdict | Promise<Verdict>;

/** What an author writes. */
export interface ExerciseSource<R extends Checked = Verdict> {
  /** Where a learner finds it below `exercises`: `chainRule.paper`. */
  readonly name: string;
  /** A few words that name the task. */
  readonly title: string;
  /** The source that may stand in the place of the lesson's cell. */
  readonly solution: string;
  /** From a nudge to nearly the answer; Markdown. */
  readonly hints: readonly string[];
  /** What `use` gives to later cells while the learner's own part is not right. */
  readonly part?: unknown;
  /**
   * Judges an answer, which may be anything. It may throw: what readers of answers throw, and an
   * error of the learner's code, becomes a verdict.
   */
  check(answer: unknown): R;
}

/** What a learner uses: `check`, `hint` and `solution` all show themselves as a cell's last value. */
export class Exercise<R extends Checked = Verdict> {
  /** What the author wrote: task, check, hints and solution. */
  readonly source: ExerciseSource<R>;
  #shown = 0;

  constructor(source: ExerciseSource<R>) {
    this.source = source;
  }

  /**
   * Says how `answer` does: not tried yet, not yet (and why), or right. Never throws. Below the verdict
   * stand the hints and the solution, folded.
   */
  check(answer: unknown): R {
    const before = this.#refuse(answer);
    if (before) return offerHelp(before, this.source) as R;
    const end = startCheck(this.source.title);
    const judge = (error: unknown): Verdict => end(offerHelp(this.#verdictOn(error), this.source));
    const done = (verdict: Verdict): Verdict => end(offerHelp(this.#passed(verdict), this.source));
    try {
      const checked = this.source.check(answer);
      return (checked instanceof Promise ? checked.then(done).catch(judge) : done(checked)) as R;
    } catch (error) {
      return judge(error) as R;
    }
  }

  /**
   * The learner's own part if it passes the check, else the library's, for the cells after it; a
   * printed line says which. Await it where the check has to be awaited.
   */
  use<T>(answer: T): R extends Verdict ? T : Promise<T> {
    const choose = (verdict: Verdict): T => {
      const own = verdict.state === "right";
      const why = verdict.state === "not tried" ? "not tried yet" : "not right yet";
      const { title } = this.source;
      const words = own ? "yours is used" : `yours is ${why}, so the library's is used`;
      console.log(titled(title, words));
      return own ? answer : (this.source.part as T);
    };
    const checked: Checked = this.check(answer);
    return (checked instanceof Promise ? checked.then(choose) : choose(checked)) as never;
  }

  /** Hint number `n`, counted from 1; without `n`, the next one that has not been shown. */
  hint(n?: number): Note {
    const { hints } = this.source;
    const number = n ?? Math.min(this.#shown + 1, hints.length);
    const text = hints[number - 1];
    if (text === undefined) return new Note(noSuchHint(number, hints.length));
    this.#shown = Math.max(this.#shown, number);
    const more = number < hints.length ? "" : " (the last; `solution()` shows one way to do it)";
    return new Note(`**Hint ${number} of ${hints.length}**${more}: ${text}`);
  }

  /** One way to do it, as TypeScript. */
  solution(): Note {
    const { solution, title } = this.source;
    return new Note(`**One solution** (${title}):\n\n${codeBlock(solution)}`);
  }

  [inspectSymbol](): string {
    return `Exercise "${this.source.title}": .check(answer), .hint(), .solution()`;
  }

  /** What can be said without looking into the answer. */
  #refuse(answer: unknown): Verdict | undefined {
    const [refused] = refusedNames();
    if (refused !== undefined) return notYet(didNotRun(refused));
    if (isTodo(answer)) return notTried(this.source.title);
    return answer === undefined ? notYet(nothingGiven) : undefined;
  }

  #passed(verdict: Verdict): Verdict {
    if (verdict.state === "right") currentHost()?.passed?.(this.source.name);
    return verdict;
  }

  /** An error that came out of a check is news about the answer, not a crash. */
  #verdictOn(error: unknown): Verdict {
    if (error instanceof Refusal) return error.verdict;
    if (isNotTried(error)) return notTried(this.source.title);
    if (isAbort(error)) return notYet("the check was stopped before it was done; run it again");
    try {
      return attempt("your code", () => {
        throw error;
      });
    } catch (refusal) {
      return (refusal as Refusal).verdict;
    }
  }
}

/** Makes an exercise of what an author wrote. */
export function exercise<R extends Checked = Verdict>(source: ExerciseSource<R>): Exercise<R> {
  return new Exercise(source);
}

/**
 * Notes which check runs, for the words of a stop: a loop in an answer that never ends can only be
 * ended from outside, and then no line of ours runs any more.
 */
function startCheck(title: string): (verdict: Verdict) => Verdict {
  const place = globalThis as { [checkingSymbol]?: string | undefined };
  const before = place[checkingSymbol];
  place[checkingSymbol] = title;
  return (verdict) => {
    place[checkingSymbol] = before;
    return verdict;
  };
}

const checkingSymbol: unique symbol = Symbol.for("chainrule.checking") as never;

const nothingGiven = {
  what: "the answer",
  came: "is `undefined`",
  expected: "what you wrote, as in `check(myAnswer)`",
  cause: "the cell with your answer was not run, or the answer was not handed to `check`",
};

function didNotRun(name: string): { what: string; came: string; cause: string } {
  return {
    what: `the newest version of \`${name}\``,
    came: "did not run",
    cause: "its cell has an error, which it shows below itself; mend it, run it, then check again",
  };
}

function noSuchHint(number: number, count: number): string {
  if (count === 0) return "This exercise has no hints; `solution()` shows one way to do it.";
  return `There is no hint ${number}: this exercise has hints 1 to ${count}.`;
}
