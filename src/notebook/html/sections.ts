/** A lesson in sections of plain words, for the search over all lessons. */
import type { Section } from "../lesson-sections.ts";
import type { Notebook } from "../notebook.ts";
import { plainPieces } from "./markdown.ts";
import { outlineOf } from "./outline.ts";

/** The sections of a notebook, in order. */
export function sectionsOf(notebook: Notebook): Section[] {
  const headings = outlineOf(notebook);
  const sections: { id: string; title: string; words: string[] }[] = [];
  const add = (text: string): void => {
    if (sections.length === 0) sections.push({ id: "", title: "", words: [] });
    sections.at(-1)?.words.push(text);
  };
  for (const { cell_type, source } of notebook.cells) {
    if (cell_type === "code") add(source);
    if (cell_type !== "markdown") continue;
    for (const { isHeading, text } of plainPieces(source)) {
      const id = isHeading ? headings.shift()?.id : undefined;
      if (id === undefined) add(text);
      else sections.push({ id, title: text, words: [] });
    }
  }
  return sections.map(({ id, title, words }) => {
    return { id, title, text: words.join(" ").replace(/\s+/g, " ").trim() };
  });
}
