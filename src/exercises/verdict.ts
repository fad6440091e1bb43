/**
 * What a check says about an answer, in three states: not tried yet, not yet right (with what came,
 * what was expected and the likely cause), or right. A verdict shows itself below the cell.
 */
import {
  type Displayable,
  displaySymbol,
  inspectSymbol,
  type MimeBundle,
} from "../display/bundle.ts";
import { helpBelow } from "./help.ts";
import { escapeHtml } from "./hint-html.ts";

export type VerdictState = "not tried" | "not yet" | "right";

/** Why an answer is not right yet. Words between backticks are set as code. */
export interface Problem {
  /** What was looked at, such as `nand(1, 1)`. */
  readonly what: string;
  /** What it did, verb first: `is 1`, `threw TypeError: ...`, `has 3 rows`. */
  readonly came: string;
  /** What it should be: `0`, `4 rows`. Left out where nothing more can be said. */
  readonly expected?: string | undefined;
  /** What a learner who sees this has most often done. */
  readonly cause?: string | undefined;
}

/** The result of a check. Make one with `right`, `notYet` or `notTried`. */
export class Verdict implements Displayable {
  /** "right", "not yet" or "not tried". */
  readonly state: VerdictState;
  /** One or two sentences for the learner, without the state. */
  readonly message: string;
  /** The likely cause, if the answer is not right and a cause is known. */
  readonly cause: string | undefined;

  constructor(state: VerdictState, message: string, cause?: string) {
    this.state = state;
    this.message = message;
    this.cause = cause;
  }

  /** The verdict as plain text, such as `Not yet: nand(1, 1) is 1; expected 0.` */
  get text(): string {
    const { heading, mark } = looks[this.state];
    const cause = this.cause === undefined ? "" : `\n  Likely cause: ${sentence(this.cause)}`;
    return `${mark} ${heading} ${sentence(this.message)}${cause}`;
  }

  [displaySymbol](): MimeBundle {
    return { "text/html": htmlOf(this), "text/plain": this.text };
  }

  [inspectSymbol](): string {
    return this.text;
  }
}

/** The answer is right; `message` says what the learner has shown by it. */
export function right(message: string): Verdict {
  return new Verdict("right", message);
}

/** The answer is not right yet: a problem, or one sentence where that says it better. */
export function notYet(problem: Problem | string): Verdict {
  if (typeof problem === "string") return new Verdict("not yet", problem);
  const { what, came, expected, cause } = problem;
  const wanted = expected === undefined ? "" : `; expected ${expected}`;
  return new Verdict("not yet", `${what} ${came}${wanted}`, cause);
}

/** The learner's cell is still the stub. */
export function notTried(title: string): Verdict {
  return new Verdict(
    "not tried",
    titled(title, "write your answer in place of `todo()`, run that cell, then run this one"),
  );
}

/** Words behind an exercise's title, which may be a question. */
export function titled(title: string, words: string): string {
  if (!title.endsWith("?")) return `${title}: ${words}`;
  return `${title} ${words[0].toUpperCase()}${words.slice(1)}`;
}

// Text keeps the reader's own colour, which fits light and dark. Only the bar has a colour, of
// middle brightness (3:1 on both), and the words say the same without it.
const looks = {
  "not tried": { heading: "Not tried yet.", mark: "○", colour: "#7f7f7f" },
  "not yet": { heading: "Not yet:", mark: "△", colour: "#d55e00" },
  right: { heading: "Right.", mark: "✔", colour: "#009e73" },
} as const;

/** HTML of elements and styles that JupyterLab keeps in a notebook it does not trust. */
function htmlOf(verdict: Verdict): string {
  const { heading, mark, colour } = looks[verdict.state];
  const lines = [`<strong>${mark} ${heading}</strong> ${inline(sentence(verdict.message))}`];
  if (verdict.cause !== undefined) lines.push(`Likely cause: ${inline(sentence(verdict.cause))}`);
  const paragraphs = lines.map((line) => `<p style="margin: 0.2em 0">${line}</p>`).join("");
  const help = helpBelow(verdict, verdict.state === "right");
  return `<div style="border-left: 4px solid ${colour}; padding: 0.2em 0.8em; margin: 0.4em 0">${paragraphs}${help}</div>`;
}

/** Escapes `text` for HTML and sets what stands between backticks as code. */
function inline(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
