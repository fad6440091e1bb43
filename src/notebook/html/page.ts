/** A notebook as one HTML file that opens from disk, with no network, with scripts on or off. */
import { languageOf } from "../language.ts";
import type { Cell, Notebook } from "../notebook.ts";
import { type PlotlyBundle, pageAssets } from "./assets.ts";
import { cellAnchor, renderCell } from "./cell.ts";
import { escapeHtml } from "./escape.ts";
import { needsFullPlotly, plotlyType } from "./figure.ts";
import { mathStyle } from "./math.ts";
import { type OutlineEntry, outlineOf, renderContents } from "./outline.ts";
import { contentSecurityPolicy, scriptHash } from "./policy.ts";
import type { ResolveLink } from "./sanitize.ts";

/** A neighbour of the page, for the links at its end. */
export interface PageLink {
  readonly title: string;
  /** Relative, such as `02-xor.html`. */
  readonly href: string;
}

/** How a page is made. */
export interface ExportOptions {
  /** Name of the notebook's file; titles the page if the notebook has no heading. */
  readonly fileName?: string;
  /** `auto` (the default) follows the reader's system; the button in the page changes it. */
  readonly theme?: "auto" | "light" | "dark";
  readonly previous?: PageLink;
  readonly next?: PageLink;
}

/**
 * The page of a notebook, as the learner left it: text, code and recorded outputs. The same
 * notebook gives the same bytes. Nothing in the notebook can run or load anything (policy.ts).
 *
 * @throws Error if the page's assets were not built (`buildPageAssets`).
 */
export function exportNotebook(notebook: Notebook, options: ExportOptions = {}): string {
  const outline = outlineOf(notebook);
  const title = titleOf(notebook, outline, options);
  const body = renderBody(notebook, outline, title, options);
  const assets = pageAssets();
  const plotly = plotlyFor(notebook);
  const policy = contentSecurityPolicy([
    scriptHash(assets.script),
    ...(plotly === undefined ? [] : [plotly.hash]),
  ]);
  const theme = options.theme ?? "auto";
  return `<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="chainrule">
<title>${escapeHtml(title)}</title>
<style>${assets.style}${mathStyle(body)}</style>
</head>
<body>
${body}
${plotly === undefined ? "" : `<script type="text/plain" id="page-plotly">${plotly.packed}</script>`}
<script>${assets.script}</script>
</body>
</html>
`;
}

function renderBody(
  notebook: Notebook,
  outline: readonly OutlineEntry[],
  title: string,
  options: ExportOptions,
): string {
  const contents = renderContents(outline);
  const heading = outline.some((entry) => entry.level === 1) ? "" : `<h1>${escapeHtml(title)}</h1>`;
  const nav =
    contents === ""
      ? ""
      : `<nav id="page-contents" aria-label="Contents"><details open><summary>Contents</summary>${contents}</details></nav>`;
  return `<a class="skip" href="#page-main">Skip to the text</a>
<header class="bar"><span class="brand">chainrule</span><button type="button" id="page-theme" hidden>Theme</button></header>
<div class="layout${nav === "" ? " plain" : ""}">
${nav}
<main id="page-main" tabindex="-1"><article>
${heading}${renderCells(notebook, outline).join("\n")}
</article>
${renderNeighbours(options)}</main>
</div>
<footer>${footer(notebook, options)}</footer>`;
}

function renderCells(notebook: Notebook, outline: readonly OutlineEntry[]): string[] {
  const resolveLink = linkResolver(notebook, outline);
  const language = languageOf(notebook);
  let position = 0;
  return notebook.cells.map((cell) => {
    if (cell.cell_type === "code") position++;
    const anchors = outline.filter((entry) => entry.cell === cell.id);
    return renderCell(cell, { position, language, anchors, resolveLink });
  });
}

/** Moves `#id` to where the page has it, and `other.ipynb` to the page of that notebook. */
function linkResolver(notebook: Notebook, outline: readonly OutlineEntry[]): ResolveLink {
  const targets = new Map<string, string>();
  for (const cell of notebook.cells) targets.set(cell.id, cellAnchor(cell));
  for (const entry of outline) targets.set(entry.id, entry.id);
  return (href) => {
    if (!href.startsWith("#")) return href.replace(/^([\w./-]+)\.ipynb(?=$|#)/, "$1.html");
    const target = targets.get(href.slice(1)) ?? targets.get(href.slice(1).toLowerCase());
    return target === undefined ? undefined : `#${target}`;
  };
}

function renderNeighbours({ previous, next }: ExportOptions): string {
  if (previous === undefined && next === undefined) return "";
  const link = (neighbour: PageLink | undefined, rel: string, word: string): string =>
    neighbour === undefined
      ? "<span></span>"
      : `<a rel="${rel}" href="${escapeHtml(neighbour.href)}"><small>${word}</small> ${escapeHtml(neighbour.title)}</a>`;
  return `<nav class="neighbours" aria-label="Lessons">${link(previous, "prev", "Before")}${link(next, "next", "Next")}</nav>\n`;
}

function titleOf(
  notebook: Notebook,
  outline: readonly OutlineEntry[],
  options: ExportOptions,
): string {
  const heading = outline.find((entry) => entry.level === 1)?.text;
  if (heading !== undefined && heading.trim() !== "") return heading.trim();
  const { title } = notebook.metadata;
  if (typeof title === "string" && title.trim() !== "") return title.trim();
  return options.fileName?.replace(/^.*[\\/]/, "").replace(/\.ipynb$/, "") || "Notebook";
}

function footer(notebook: Notebook, options: ExportOptions): string {
  const name = options.fileName?.replace(/^.*[\\/]/, "");
  const from = name === undefined ? "" : ` from ${escapeHtml(name)}`;
  const cells = notebook.cells.length;
  return `Written by chainrule${from}, ${cells} ${cells === 1 ? "cell" : "cells"}.`;
}

function plotlyFor(notebook: Notebook): PlotlyBundle | undefined {
  const bundles = notebook.cells.flatMap((cell: Cell) =>
    cell.cell_type === "code"
      ? cell.outputs.flatMap((output) => ("data" in output ? [output.data] : []))
      : [],
  );
  const figures = bundles.filter((data) => plotlyType in data);
  if (figures.length === 0) return undefined;
  return pageAssets().plotly(figures.some(needsFullPlotly) ? "full" : "cartesian");
}
