/** Links of a page: inside it, and to its neighbours. */
import type { Notebook } from "../notebook.ts";
import { cellAnchor } from "./cell.ts";
import { type Html, html, nothing } from "./html.ts";
import type { OutlineEntry } from "./outline.ts";
import type { ResolveLink } from "./sanitize.ts";

/** A neighbour of the page, for the links at its end. */
export interface PageLink {
  readonly title: string;
  /** Relative, such as `02-xor.html`. */
  readonly href: string;
}

/** The pages around this one: the index of all, and those before and after it. */
export interface Neighbours {
  readonly index?: PageLink;
  readonly previous?: PageLink;
  readonly next?: PageLink;
  /** The same notebook in a JupyterLab beside the pages. */
  readonly lab?: PageLink;
}

/** Moves `#id` to where the page has it. */
export function linkResolver(notebook: Notebook, outline: readonly OutlineEntry[]): ResolveLink {
  const targets = new Map<string, string>();
  for (const cell of notebook.cells) targets.set(cell.id, cellAnchor(cell));
  for (const entry of outline) targets.set(entry.id, entry.id);
  return (href) => {
    if (!href.startsWith("#")) return href;
    const target = targets.get(href.slice(1)) ?? targets.get(href.slice(1).toLowerCase());
    return target === undefined ? undefined : `#${target}`;
  };
}

/** The links at the end of a page; `nothing` if it stands alone. */
export function renderNeighbours({ previous, next, lab }: Neighbours): Html {
  if (previous === undefined && next === undefined) return renderLab(lab);
  const before = renderLink(previous, "prev", "Before");
  const after = renderLink(next, "next", "Next");
  return html`${renderLab(lab)}<nav class="neighbours" aria-label="Lessons">${before}${after}</nav>\n`;
}

function renderLab(lab: PageLink | undefined): Html {
  if (lab === undefined) return nothing;
  return html`<p class="lab"><a href="${lab.href}">${lab.title}</a></p>\n`;
}

function renderLink(neighbour: PageLink | undefined, rel: string, word: string): Html {
  if (neighbour === undefined) return html`<span></span>`;
  return html`<a rel="${rel}" href="${neighbour.href}"><small>${word}</small> ${neighbour.title}</a>`;
}
