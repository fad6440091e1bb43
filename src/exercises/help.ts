/**
 * What can be opened below a verdict: the hints, each behind the one before, and one solution. Folds of
 * HTML, so that they open by mouse and keyboard wherever a verdict is shown: without scripts, without a
 * kernel, and in a notebook that nobody trusts.
 */
import { codeHtml, hintHtml } from "./hint-html.ts";

/** What an exercise offers to those who are stuck. */
export interface Help {
  /** From a nudge to nearly the answer; Markdown. */
  readonly hints: readonly string[];
  /** TypeScript. */
  readonly solution: string;
}

/** From now on `verdict` shows this help below itself; gives the verdict. */
export function offerHelp<T extends object>(verdict: T, help: Help): T {
  offered.set(verdict, help);
  return verdict;
}

const offered = new WeakMap<object, Help>();

/** The buttons in a row, as HTML; "" without help. Who is right needs no hint any more, but may compare. */
export function helpBelow(verdict: object, isRight: boolean): string {
  const help = offered.get(verdict);
  if (help === undefined) return "";
  const { hints, solution } = help;
  const hint = isRight ? "" : hintFold(hints, 0);
  const word = isRight ? "One solution, to compare" : "Solution";
  const shown = solution === "" ? "" : fold(word, codeHtml(solution));
  return hint + shown === "" ? "" : `<div style="${rowStyle}">${hint}${shown}</div>`;
}

/** Hint number `index`, and the next one inside of it. */
function hintFold(hints: readonly string[], index: number): string {
  if (index >= hints.length) return "";
  const text = `<p style="margin: 0.4em 0">${hintHtml(hints[index])}</p>`;
  return fold(`Hint ${index + 1} of ${hints.length}`, text + hintFold(hints, index + 1));
}

function fold(word: string, content: string): string {
  return `<details style="min-width: 0"><summary style="${buttonStyle}">${word}</summary>${content}</details>`;
}

// No colours but the line's, of middle brightness: the reader's own fit light and dark.
const rowStyle =
  "display: flex; flex-wrap: wrap; gap: 0.5em; align-items: flex-start; margin: 0.4em 0 0.2em";
const buttonStyle =
  "display: inline-block; border: 1px solid #7f7f7f; border-radius: 0.3em; padding: 0.1em 0.8em";
