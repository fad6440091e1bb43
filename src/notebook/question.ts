/**
 * Questions that a text asks before a cell gives the answer. An author writes, in plain Markdown,
 *
 *     **Predict.** What is $z$?
 *
 *     - a) one
 *     - b) two
 *
 * then the cells that show it, then a text that begins with the answer and says of each option why
 * it is right or wrong, the right one in bold:
 *
 *     <details><summary>Answer</summary>
 *
 *     - a) No: ...
 *     - **b)** Yes: ...
 *
 *     </details>
 *
 * What else gives it away (what the plot shows, what follows from it) stands below the options, in the
 * same fold, which opens with the answer. A page turns this into a choice; other readers show it as it stands.
 */

import type { Cell } from "./notebook.ts";

/** What is looked at of a cell. */
export interface QuestionCell {
  readonly id: string;
  readonly source: string;
  /** `code`, or something that is read. */
  readonly kind: "code" | "text";
}

/** What a question needs to know of a notebook's cell. */
export function questionCell({ id, source, cell_type }: Cell): QuestionCell {
  return { id, source, kind: cell_type === "code" ? "code" : "text" };
}

/** A question and where its parts stand. */
export interface Question {
  /** The text that asks; it names the question. */
  readonly id: string;
  /** Letters of the options. */
  readonly options: readonly string[];
  /** The right one; `undefined` if the answer marks none. */
  readonly right: string | undefined;
  /** The code cells that would give it away. */
  readonly behind: readonly string[];
  /** The text that answers. */
  readonly answer: string;
}

/** The questions of a notebook, in order. */
export function questionsOf(cells: readonly QuestionCell[]): Question[] {
  return cells.flatMap((cell, index) => {
    const options = cell.kind === "text" ? optionsOf(cell.source) : [];
    if (options.length < 2) return [];
    const answer = cells.findIndex(({ kind }, place) => place > index && kind === "text");
    if (answer < 0 || !/^<details><summary>Answer/.test(cells[answer].source)) return [];
    const behind = cells.slice(index + 1, answer).map(({ id }) => id);
    const right = /^- \*\*([a-e])\)\*\*/m.exec(firstDetails(cells[answer].source))?.[1];
    return [{ id: cell.id, options, right, behind, answer: cells[answer].id }];
  });
}

/** The letters of the options with which a text ends, if it asks a question. */
function optionsOf(source: string): string[] {
  const list = /\*\*Predict[.:]\*\*[\s\S]*?\n((?:- [a-e]\)[\s\S]*?)+)$/.exec(source)?.[1] ?? "";
  return [...list.matchAll(/^- ([a-e])\)/gm)].map(([, letter]) => letter);
}

/** The answer itself, at the head of its text. */
export function firstDetails(source: string): string {
  return source.slice(0, source.indexOf("</details>"));
}
