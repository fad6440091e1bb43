/** A line at a cell that says which other cells run or ran for it. */
import type { Program } from "./program.ts";

/** A button in the line. */
export interface Offer {
  readonly words: string;
  work(): void;
}

/** The line: words, a link to each of the cells, buttons. */
export function runNote(
  words: string,
  cells: readonly Program[],
  offers: readonly Offer[] = [],
): HTMLElement {
  const note = document.createElement("p");
  note.className = "run-note";
  note.setAttribute("role", "status");
  note.append(words);
  for (const cell of cells) note.append(" ", linkTo(cell));
  for (const { words, work } of offers) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", work);
    note.append(" ", button);
  }
  return note;
}

function linkTo({ element, shownName }: Program): HTMLElement {
  const link = document.createElement("a");
  link.href = `#${element.id}`;
  link.textContent = shownName;
  return link;
}
