/** A notebook as one HTML file that opens from disk, with no network, with scripts on or off. */
import { notebookOrigin } from "../convert.ts";
import { languageOf } from "../language.ts";
import type { Notebook } from "../notebook.ts";
import { questionCell, questionsOf } from "../question.ts";
import { pageAssets } from "./assets.ts";
import { renderBar } from "./bar.ts";
import { renderCell } from "./cell.ts";
import { renderHead } from "./head.ts";
import { type Html, html, joined, jsonScript, nothing, trusted } from "./html.ts";
import { type Notice, renderLicences } from "./licences.ts";
import { linkResolver, type Neighbours, renderNeighbours } from "./links.ts";
import { mathStyle } from "./math.ts";
import { type OutlineEntry, outlineOf, renderContents } from "./outline.ts";
import { isRunnable, type PagePart, partsFor, usesMnist } from "./parts.ts";
import { contentSecurityPolicy, scriptHash } from "./policy.ts";
import { Terms } from "./terms.ts";

/** How a page is made. */
export interface ExportOptions extends Neighbours {
  /** Name of the notebook's file; titles the page if the notebook has no heading. */
  readonly fileName?: string;
  /** `auto` (the default) follows the reader's system; the button in the page changes it. */
  readonly theme?: "auto" | "light" | "dark";
  /** Leaves out editor, compiler and library: a page to read only, 2 MB smaller. */
  readonly readOnly?: boolean;
  /** Whether what only strictness objects to stops a cell; only in a lesson, if left out. */
  readonly strict?: boolean;
}

/**
 * The page of a notebook, as the learner left it: text, code and recorded outputs. The same
 * notebook gives the same bytes. Nothing in the notebook can load anything, or run before the
 * reader says so, and then only in a worker (policy.ts).
 *
 * @throws Error if the page's assets were not built (`buildPageAssets`).
 */
export function exportNotebook(notebook: Notebook, options: ExportOptions = {}): string {
  const runnable = options.readOnly !== true && isRunnable(notebook);
  const lesson = notebookOrigin(notebook)?.lesson;
  const strict = options.strict ?? lesson !== undefined;
  const page: PageContent = {
    notebook,
    options,
    outline: outlineOf(notebook),
    name: nameOf(options),
    runnable,
    terms: lesson === undefined ? undefined : new Terms(lesson.slice(0, 2)),
  };
  const body = renderBody(page);
  const { script, style } = pageAssets();
  const parts = partsFor(notebook, runnable, strict);
  const math = mathStyle(`${body}`);
  const policy = contentSecurityPolicy(
    [scriptHash(script), ...parts.map(({ hash }) => hash).filter((hash) => hash !== "")],
    runnable,
  );
  const head = { title: titleOf(page), theme: options.theme, policy };
  return html`${renderHead({ ...head, style: `${style}${math}` })}
<body data-name="${page.name}"${strict ? trusted(" data-strict") : nothing}>
${body}
${page.terms?.renderMeanings() ?? nothing}
<footer>${footer(page)}${renderLicences(noticesOf(parts, math !== ""))}</footer>
${joined(parts.map(renderPart), "\n")}
${runnable ? renderSource(notebook) : nothing}
<script>${trusted(script)}</script>
</body>
</html>
`.toString();
}

/** All that the pieces of a page are made from. */
interface PageContent {
  readonly notebook: Notebook;
  readonly options: ExportOptions;
  readonly outline: readonly OutlineEntry[];
  /** The notebook's file without folder and ending. */
  readonly name: string;
  readonly runnable: boolean;
  /** The course's notation; other notebooks may mean something else by the same words. */
  readonly terms: Terms | undefined;
}

function renderBody(page: PageContent): Html {
  const { outline, options } = page;
  const contents = renderContents(outline);
  const isPlain = contents === nothing;
  const hasHeading = outline.some((entry) => entry.level === 1);
  const heading = hasHeading ? nothing : html`<h1>${titleOf(page)}</h1>`;
  return html`<a class="skip" href="#page-main">Skip to the text</a>
${renderBar({ ...options, runnable: page.runnable, hasContents: !isPlain })}
<div class="layout${isPlain ? " plain" : ""}">
${isPlain ? nothing : renderNavigation(contents)}
<main id="page-main" tabindex="-1"><article>
${heading}${joined(renderCells(page), "\n")}
</article>
${renderNeighbours(options)}</main>
</div>`;
}

/** Whose work the page carries, each once. */
function noticesOf(parts: readonly PagePart[], hasMath: boolean): Notice[] {
  const kinds = [
    "page" as const,
    ...parts.map(({ kind }) => kind),
    ...(hasMath ? ["math" as const] : []),
  ];
  const notices = kinds.flatMap((kind) => pageAssets().notices(kind));
  return [...new Map(notices.map((notice) => [notice.name, notice])).values()];
}

function renderNavigation(contents: Html): Html {
  const list = html`<details open><summary>Contents</summary>${contents}</details>`;
  return html`<nav id="page-contents" aria-label="Contents">${list}</nav>`;
}

function renderCells({ notebook, outline, runnable, terms }: PageContent): Html[] {
  const resolveLink = linkResolver(notebook, outline);
  const language = languageOf(notebook);
  const mnistCell = runnable ? notebook.cells.find(usesMnist) : undefined;
  const questions = questionsOf(notebook.cells.map(questionCell));
  let position = 0;
  return notebook.cells.map((cell) => {
    if (cell.cell_type === "code") position++;
    const anchors = outline.filter((entry) => entry.cell === cell.id);
    const asks = questions.find(({ id }) => id === cell.id);
    const behind = questions.find((question) => question.behind.includes(cell.id))?.id;
    const place = { position, language, anchors, resolveLink, terms, asks, behind };
    const shown = renderCell(cell, place);
    return cell === mnistCell ? html`${mnistNote}\n${shown}` : shown;
  });
}

/** Shown with scripts on, before the cell that loads MNIST. */
const mnistNote = html`<div id="page-mnist-note" role="note"><p>In this page, <code>mnist()</code> gives a part
of MNIST: 2,000 training images and 500 test images, as many of each digit. So your results differ from
the recorded ones, which come from all 70,000 images. To run with all of them, drop the four original
files here, or choose them:</p><label>MNIST's four files <input type="file" multiple></label>
<p role="status"></p></div>`;

function renderPart({ name, kind, packed }: PagePart): Html {
  return html`<script type="text/plain" id="page-${name}" data-kind="${kind}">${trusted(packed)}</script>`;
}

/** The notebook without outputs, for "Download as notebook". */
function renderSource({ cells, metadata }: Notebook): Html {
  const bare = cells.map((cell) =>
    cell.cell_type === "code" ? { ...cell, outputs: [], execution_count: null } : cell,
  );
  const json = jsonScript({ cells: bare, metadata });
  return html`<script type="application/json" id="page-notebook">${json}</script>`;
}

function titleOf({ notebook, outline, name }: PageContent): string {
  const heading = outline.find((entry) => entry.level === 1)?.text;
  if (heading !== undefined && heading.trim() !== "") return heading.trim();
  const { title } = notebook.metadata;
  return typeof title === "string" && title.trim() !== "" ? title.trim() : name;
}

function nameOf({ fileName = "" }: ExportOptions): string {
  return fileName.replace(/^.*[\\/]/, "").replace(/\.ipynb$/, "") || "notebook";
}

function footer({ notebook, options }: PageContent): Html {
  const name = options.fileName?.replace(/^.*[\\/]/, "");
  const from = name === undefined ? "" : ` from ${name}`;
  const { length } = notebook.cells;
  return html`Written by chainrule${from}, ${length} ${length === 1 ? "cell" : "cells"}.`;
}
