/** One cell of a notebook as HTML. */
import { type Cell, type CodeCell, cellTags, type TextCell } from "../notebook.ts";
import { escapeHtml } from "./escape.ts";
import { highlight } from "./highlight.ts";
import { type HeadingAnchor, renderMarkdown } from "./markdown.ts";
import { renderMath } from "./math.ts";
import { type OutputTools, renderOutput } from "./output.ts";
import { type ResolveLink, sanitizeHtml } from "./sanitize.ts";

/** What a cell needs to know of its page. */
export interface CellContext {
  /** Position among the code cells, from 1: the cell's name where it has no number. */
  readonly position: number;
  /** The language of code cells, as highlight.ts names it. */
  readonly language: string;
  readonly anchors: readonly HeadingAnchor[];
  readonly resolveLink: ResolveLink;
}

/** The HTML of a cell. A cell with the tag `solution` or `hint` is folded away. */
export function renderCell(cell: Cell, context: CellContext): string {
  const html = cell.cell_type === "code" ? renderCode(cell, context) : renderText(cell, context);
  const fold = foldedTags.find((tag) => cellTags(cell).includes(tag));
  if (fold === undefined) return html;
  const title = fold[0].toUpperCase() + fold.slice(1);
  return `<details class="fold"><summary>${title}</summary>${html}</details>`;
}

/** The id of a cell's element; a link to `#its-id` in the lesson leads there. */
export function cellAnchor(cell: Cell): string {
  return `cell-${cell.id.replace(/[^\w-]/g, "-")}`;
}

const outputTools: OutputTools = {
  sanitizeHtml,
  renderMarkdown,
  renderFormula: (tex) => `<div class="formula">${renderMath(tex, true)}</div>`,
};

const foldedTags = ["solution", "hint"];

function renderText(cell: TextCell, context: CellContext): string {
  const id = escapeHtml(cellAnchor(cell));
  if (cell.cell_type === "raw") {
    return `<div class="cell text" id="${id}"><pre class="raw">${escapeHtml(cell.source)}</pre></div>`;
  }
  const { anchors, resolveLink } = context;
  const { attachments, source } = cell;
  const noteScope = cellAnchor(cell);
  const html = renderMarkdown(source, { anchors, resolveLink, attachments, noteScope });
  return `<div class="cell text" id="${id}">${html}</div>`;
}

function renderCode(cell: CodeCell, context: CellContext): string {
  const outputs = cell.outputs.map((output) => renderOutput(output, outputTools)).join("");
  const name = `cell ${context.position}`;
  const count = cell.execution_count;
  const prompt = `<span class="prompt" aria-hidden="true">${count === null ? "" : `[${count}]`}</span>`;
  const copy = `<button type="button" class="copy" aria-label="Copy the code of ${name}">Copy</button>`;
  const code = `<pre class="code"><code>${highlight(cell.source, context.language)}</code></pre>`;
  const shown =
    outputs === ""
      ? ""
      : `<div class="outputs" role="group" aria-label="Output of ${name}">${outputs}</div>`;
  return (
    `<div class="cell program" id="${escapeHtml(cellAnchor(cell))}" data-cell="${escapeHtml(cell.id)}" role="group" aria-label="Code ${name}">` +
    `${prompt}<div class="source">${code}${copy}</div>${shown}</div>`
  );
}
