/**
 * An exercise: a stub that the learner fills in, a check that says how it went, hints and a
 * solution. A lesson's exercises live beside it, in `lessons/NN-name.exercises.ts`.
 */
import { inspectSymbol } from "../display/bundle.ts";
import { causeOfError } from "./cause.ts";
import { codeBlock, Note } from "./note.ts";
import { notTried, notYet, type Verdict } from "./verdict.ts";

/** A check's result: at once, or later where it has to train or to read a file. */
export type Checked = Verdict | Promise<Verdict>;

/** What an author writes. `T` is the type of the learner's answer. */
export interface ExerciseSource<T, R extends Checked = Verdict> {
  /** A few words that name the task. */
  readonly title: string;
  /** The learner's cell, byte for byte as it stands in the lesson; it calls `todo()`. */
  readonly stub: string;
  /** The source that may stand in the stub's place. */
  readonly solution: string;
  /** From a nudge to nearly the answer; Markdown. */
  readonly hints: readonly string[];
  /** Judges an answer. It may throw: an error of the learner's code becomes a verdict. */
  check(answer: T): R;
}

/** What a learner uses: `check`, `hint` and `solution` all show themselves as a cell's last value. */
export class Exercise<T, R extends Checked = Verdict> {
  readonly source: ExerciseSource<T, R>;
  #shown = 0;

  constructor(source: ExerciseSource<T, R>) {
    this.source = source;
  }

  /** Says how `answer` does: not tried yet, not yet (and why), or right. Never throws. */
  check(answer: T): R {
    const judge = (error: unknown): Verdict => verdictOn(error, this.source.title);
    if (answer === undefined) return notYet(nothingGiven) as R;
    try {
      const verdict = this.source.check(answer);
      return (verdict instanceof Promise ? verdict.catch(judge) : verdict) as R;
    } catch (error) {
      return judge(error) as R;
    }
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
}

/** Makes an exercise of what an author wrote. */
export function exercise<T, R extends Checked = Verdict>(
  source: ExerciseSource<T, R>,
): Exercise<T, R> {
  return new Exercise(source);
}

/**
 * Stands where the learner's code will stand; a check that meets it says "not tried yet".
 * A stub hands its parameters over, as in `todo(x, rate)`, so that none of them counts as unused.
 */
export function todo(..._parameters: readonly unknown[]): never {
  throw new NotTried();
}

/** Thrown by `todo()`. */
class NotTried extends Error {
  override name = "NotTried";

  constructor() {
    super("this exercise has not been tried yet: write your answer in place of todo()");
  }
}

const nothingGiven = {
  what: "the answer",
  came: "is `undefined`",
  expected: "what you wrote, as in `check(myAnswer)`",
  cause: "the cell with your answer was not run, or the answer was not handed to `check`",
};

/** An error that came out of a check is news about the answer, not a crash. */
function verdictOn(error: unknown, title: string): Verdict {
  // By name: the class may be of another copy of this module.
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  if (name === "NotTried") return notTried(title);
  if (name === "AbortError")
    return notYet("the check was stopped before it was done; run it again");
  const thrown = name ? `${name}: ${message}` : message;
  return notYet({ what: "your code", came: `threw ${thrown}`, cause: causeOfError(thrown) });
}

function noSuchHint(number: number, count: number): string {
  if (count === 0) return "This exercise has no hints; `solution()` shows one way to do it.";
  return `There is no hint ${number}: this exercise has hints 1 to ${count}.`;
}
