/** The headings of a notebook: ids that links can rely on, and the table of contents. */
import type { Notebook } from "../notebook.ts";
import { escapeHtml } from "./escape.ts";
import { type Heading, type HeadingAnchor, listHeadings } from "./markdown.ts";

/** A heading and where it stands. */
export interface OutlineEntry extends Heading, HeadingAnchor {
  /** The id of its cell. */
  readonly cell: string;
}

/**
 * Every heading of the notebook's markdown cells. Ids are made of the heading's words, each once;
 * levels go down one at a time (a screen reader's user takes a skipped level for a lost part).
 */
export function outlineOf(notebook: Notebook): OutlineEntry[] {
  const used = new Set<string>();
  const entries: OutlineEntry[] = [];
  let deepest = 0;
  for (const cell of notebook.cells) {
    if (cell.cell_type !== "markdown") continue;
    for (const heading of listHeadings(cell.source)) {
      deepest = Math.min(heading.level, deepest + 1);
      const id = uniqueId(slug(heading.text), used);
      entries.push({ ...heading, level: deepest, id, cell: cell.id });
    }
  }
  return entries;
}

/** The table of contents: headings of level 2 and 3, as nested lists. */
export function renderContents(outline: readonly OutlineEntry[]): string {
  const listed = outline.filter((entry) => entry.level === 2 || entry.level === 3);
  const items: string[] = [];
  for (const [index, entry] of listed.entries()) {
    const next = listed[index + 1]?.level ?? 2;
    items.push(`<li><a href="#${escapeHtml(entry.id)}">${entry.html}</a>`);
    items.push(entry.level < next ? "<ul>" : "</li>");
    if (entry.level > next) items.push("</ul></li>");
  }
  return items.length === 0 ? "" : `<ul>${items.join("")}</ul>`;
}

function slug(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.join("-").slice(0, 60);
  // "page-" and "cell-" are the page's own ids.
  return joined === "" || /^(?:page|cell)(?:-|$)/.test(joined) ? `part-${joined}` : joined;
}

function uniqueId(wanted: string, used: Set<string>): string {
  let id = wanted;
  for (let copy = 2; used.has(id); copy++) id = `${wanted}-${copy}`;
  used.add(id);
  return id;
}
