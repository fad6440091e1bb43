/** The outputs of a cell as HTML: recorded ones when a page is written, live ones in the page. */
import { stripSequences } from "../../run/terminal-text.ts";
import type { DataOutput, ErrorOutput, MimeData, Output } from "../notebook.ts";
import { ansiToHtml, stripAnsi } from "./ansi.ts";
import { renderFigure, renderPicture } from "./figure.ts";
import { type Html, html, nothing } from "./html.ts";
import { bound } from "./line-breaks.ts";
import { renderWidget } from "./widget.ts";

/** The parts that the exporter and the page do each in their own way. */
export interface OutputTools {
  /** Foreign HTML with everything taken out that could do harm. */
  sanitizeHtml(markup: string): Html;
  /** Left out where markdown stays text. */
  renderMarkdown?(source: string): Html;
  /** A formula as a block; left out where formulas stay text. */
  renderFormula?(tex: string): Html;
  /** Packs data that only scripts need; left out where they are needed at once. */
  pack?(json: string): string;
}

/** The HTML of one output; `nothing` for one that has nothing to show. */
export function renderOutput(output: Output, tools: OutputTools): Html {
  switch (output.output_type) {
    case "stream":
      return renderText(output.name, output.text);
    case "error":
      return renderError(output);
    default:
      return renderData(output, tools);
  }
}

/**
 * Sentences go on in the next line where a page is narrow, also those above columns; columns and indented lines
 * are scrolled, and what fits a phone needs neither.
 */
function renderText(name: string, text: string): Html {
  const plain = stripAnsi(text);
  const lines = plain.trimEnd().split("\n");
  const isNarrow = lines.every(({ length }) => length <= 36);
  // One line alone is no column, whatever gaps it has.
  const isProse = !isNarrow && (lines.length === 1 || !lines.some(isOfColumns));
  const shape = isProse ? " prose" : "";
  const isColoured = plain !== text;
  if (isNarrow || isColoured) return html`<pre class="${name}${shape}">${ansiToHtml(text)}</pre>`;
  return html`<pre class="${name}${shape}">${isProse ? sentence(text) : withSentences(text)}</pre>`;
}

function isOfColumns(line: string): boolean {
  return /\S {2}|^ |\t|[\u2500-\u259f]/.test(line);
}

/** Text in which no line ends before a bracket that closes, or at the minus of an exponent. */
function sentence(text: string): (Html | string)[] {
  return bound(text.replace(/ (?=[\])}])/g, "\u00a0"), /[\d.]+e-\d+/);
}

/** Long sentences among columns are blocks of their own, each with the end of its line. */
function withSentences(text: string): (Html | string)[] {
  return text.split(/(?<=\n)/).map((line) => {
    const isLong = line.length > 36 && !isOfColumns(line);
    return isLong ? html`<span class="prose">${sentence(line)}</span>` : line;
  });
}

function renderError(error: ErrorOutput): Html {
  const trace = error.traceback.join("\n");
  const text = trace.trim() === "" ? `${error.ename}: ${error.evalue}` : trace;
  return html`<pre class="error">${ansiToHtml(text)}</pre>`;
}

/** Draws one MIME type of a bundle; `undefined` if the bundle does not have it. */
type Renderer = (data: MimeData, tools: OutputTools) => Html | undefined;

// The richest form comes first. Whatever is drawn here cannot run: see sanitize.ts and policy.ts.
const renderers: readonly Renderer[] = [
  (data, { pack }) => renderFigure(data, pack),
  (data, { pack }) => renderWidget(data, pack),
  (data, tools) =>
    markupOf(
      data,
      "text/html",
      (markup) => html`<div class="html">${tools.sanitizeHtml(markup)}</div>`,
    ),
  (data) => {
    const picture = renderPicture(data);
    return picture === undefined ? undefined : html`<div class="picture">${picture}</div>`;
  },
  (data, { renderMarkdown }) => renderMarkdown && markupOf(data, "text/markdown", renderMarkdown),
  (data, { renderFormula }) =>
    renderFormula && markupOf(data, "text/latex", (source) => renderFormula(formulaOf(source))),
  (data) => textOf(data, "text/plain", (text) => renderText("value", text)),
  jsonOf,
];

function renderData(output: DataOutput, tools: OutputTools): Html {
  for (const render of renderers) {
    const drawn = render(output.data, tools);
    if (drawn !== undefined) return drawn;
  }
  const types = Object.keys(output.data).join(", ");
  if (types === "") return nothing;
  return html`<p class="note">This output has a form that a page cannot show: ${types}</p>`;
}

function textOf(data: MimeData, type: string, render: (text: string) => Html): Html | undefined {
  const text = data[type];
  return typeof text === "string" ? render(text) : undefined;
}

/** Text that a learner coloured for a terminal may stand in markup too. */
function markupOf(data: MimeData, type: string, render: (text: string) => Html): Html | undefined {
  return textOf(data, type, (text) => render(stripSequences(text)));
}

function formulaOf(source: string): string {
  return source.trim().replace(/^\$\$?([\s\S]*?)\$\$?$/, "$1");
}

function jsonOf(data: MimeData): Html | undefined {
  const json = data["application/json"];
  if (json === undefined) return undefined;
  const plain = (_: string, part: unknown) => (typeof part === "string" ? stripAnsi(part) : part);
  return html`<pre class="value">${JSON.stringify(json, plain, 2)}</pre>`;
}
