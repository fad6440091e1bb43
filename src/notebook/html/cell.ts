/** One cell of a notebook as HTML. */
import { type Cell, type CodeCell, cellTags, type TextCell } from "../notebook.ts";
import type { Question } from "../question.ts";
import { highlight } from "./highlight.ts";
import { type Html, html, joined, nothing } from "./html.ts";
import { type HeadingAnchor, renderMarkdown } from "./markdown.ts";
import { renderMath } from "./math.ts";
import { type OutputTools, renderOutput } from "./output.ts";
import { pack } from "./pack.ts";
import { type ResolveLink, sanitizeHtml } from "./sanitize.ts";
import type { Terms } from "./terms.ts";

/** What a cell needs to know of its page. */
export interface CellContext {
  /** Position among the code cells, from 1: the cell's name where it has no number. */
  readonly position: number;
  /** The language of code cells, as highlight.ts names it. */
  readonly language: string;
  readonly anchors: readonly HeadingAnchor[];
  readonly resolveLink: ResolveLink;
  /** Marks words of the notation, in a lesson. */
  readonly terms?: Terms | undefined;
  /** The question that this text asks. */
  readonly asks?: Question | undefined;
  /** The id of the text whose question this cell would answer. */
  readonly behind?: string | undefined;
}

/** The HTML of a cell. A cell with the tag `solution` or `hint` is folded away. */
export function renderCell(cell: Cell, context: CellContext): Html {
  const shown = cell.cell_type === "code" ? renderCode(cell, context) : renderText(cell, context);
  const fold = foldedTags.find((tag) => cellTags(cell).includes(tag));
  if (fold === undefined) return shown;
  const title = fold[0].toUpperCase() + fold.slice(1);
  return html`<details class="fold"><summary>${title}</summary>${shown}</details>`;
}

/** The id of a cell's element; a link to `#its-id` in the lesson leads there. */
export function cellAnchor(cell: Cell): string {
  return anchorOf(cell.id);
}

function anchorOf(id: string): string {
  return `cell-${id.replace(/[^\w-]/g, "-")}`;
}

const outputTools: OutputTools = {
  sanitizeHtml,
  renderMarkdown,
  renderFormula: (tex) => html`<div class="formula">${renderMath(tex, true)}</div>`,
  pack,
};

const foldedTags = ["solution", "hint"];

function renderText(cell: TextCell, context: CellContext): Html {
  const id = cellAnchor(cell);
  if (cell.cell_type === "raw") {
    return html`<div class="cell text" id="${id}"><pre class="raw">${cell.source}</pre></div>`;
  }
  const { anchors, resolveLink, asks } = context;
  const { attachments, source } = cell;
  // The options of a question become labels, in which nothing else is to be pressed.
  const terms = asks === undefined ? context.terms : undefined;
  const place = { anchors, resolveLink, attachments, noteScope: id, terms };
  const shown = renderMarkdown(source, place);
  return html`<div class="cell text" id="${id}"${questionData(context.asks)}>${shown}</div>`;
}

/** What the page's program needs to make a choice of a question. */
function questionData(question: Question | undefined): Html {
  if (question === undefined) return nothing;
  const { options, right = "", answer } = question;
  return html` data-question="${right}" data-options="${options.join(" ")}" data-answer="${anchorOf(answer)}"`;
}

function renderCode(cell: CodeCell, context: CellContext): Html {
  const outputs = joined(cell.outputs.map((output) => renderOutput(output, outputTools)));
  const name = `cell ${context.position}`;
  const behind =
    context.behind === undefined ? nothing : html` data-behind="${anchorOf(context.behind)}"`;
  const slow = cellTags(cell).includes("slow") ? html` data-slow` : nothing;
  const count = cell.execution_count;
  const prompt = html`<span class="prompt" aria-hidden="true">${count === null ? "" : `[${count}]`}</span>`;
  const copy = html`<button type="button" class="copy" aria-label="Copy the code of ${name}">Copy</button>`;
  const code = html`<pre class="code"><code>${highlight(cell.source, context.language)}</code></pre>`;
  const shown =
    `${outputs}` === ""
      ? nothing
      : html`<div class="outputs" role="group" aria-label="Output of ${name}">${outputs}</div>`;
  return html`<div class="cell program" id="${cellAnchor(cell)}" data-cell="${cell.id}"${behind}${slow} role="group" aria-label="Code ${name}">${prompt}<div class="source">${code}<div class="tools">${copy}</div></div>${shown}</div>`;
}
