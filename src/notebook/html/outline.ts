/** The headings of a notebook: ids that links can rely on, and the table of contents. */
import type { Notebook } from "../notebook.ts";
import { type Html, html, nothing } from "./html.ts";
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

/** The table of contents: headings of level 2 and 3, as nested lists; `nothing` without any. */
export function renderContents(outline: readonly OutlineEntry[]): Html {
  const listed = outline.filter((entry) => entry.level === 2 || entry.level === 3);
  const chapters: (readonly [OutlineEntry, OutlineEntry[]])[] = [];
  for (const entry of listed) {
    if (entry.level === 2) chapters.push([entry, []]);
    else chapters.at(-1)?.[1].push(entry); // no level is skipped, so one of level 2 came before
  }
  return list(chapters.map(([chapter, parts]) => item(chapter, list(parts.map((p) => item(p))))));
}

function list(items: readonly Html[]): Html {
  return items.length === 0 ? nothing : html`<ul>${items}</ul>`;
}

function item({ id, html: title }: OutlineEntry, inside: Html = nothing): Html {
  return html`<li><a href="#${id}">${title}</a>${inside}</li>`;
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
