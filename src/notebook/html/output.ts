/** The outputs of a cell as HTML: recorded ones when a page is written, live ones in the page. */
import { stripSequences } from "../../kernel/terminal-text.ts";
import type { DataOutput, ErrorOutput, MimeData, Output } from "../notebook.ts";
import { ansiToHtml, stripAnsi } from "./ansi.ts";
import { renderDigitPad } from "./digit-pad.ts";
import { escapeHtml } from "./escape.ts";
import { renderFigure, renderPicture } from "./figure.ts";

/** The parts that the exporter and the page do each in their own way. */
export interface OutputTools {
  /** Foreign HTML with everything taken out that could do harm. */
  sanitizeHtml(html: string): string;
  /** Left out where markdown stays text. */
  renderMarkdown?(source: string): string;
  /** A formula as a block; left out where formulas stay text. */
  renderFormula?(tex: string): string;
}

/** The HTML of one output; "" for one that has nothing to show. */
export function renderOutput(output: Output, tools: OutputTools): string {
  switch (output.output_type) {
    case "stream":
      return `<pre class="${output.name}">${ansiToHtml(output.text)}</pre>`;
    case "error":
      return renderError(output);
    default:
      return renderData(output, tools);
  }
}

function renderError(error: ErrorOutput): string {
  const trace = error.traceback.join("\n");
  const text = trace.trim() === "" ? `${error.ename}: ${error.evalue}` : trace;
  return `<pre class="error">${ansiToHtml(text)}</pre>`;
}

/** Draws one MIME type of a bundle; `undefined` if the bundle does not have it. */
type Renderer = (data: MimeData, tools: OutputTools) => string | undefined;

// The richest form comes first. Whatever is drawn here cannot run: see sanitize.ts and policy.ts.
const renderers: readonly Renderer[] = [
  renderFigure,
  renderDigitPad,
  (data, tools) =>
    markupOf(data, "text/html", (html) => `<div class="html">${tools.sanitizeHtml(html)}</div>`),
  (data) => {
    const picture = renderPicture(data);
    return picture === undefined ? undefined : `<div class="picture">${picture}</div>`;
  },
  (data, { renderMarkdown }) => renderMarkdown && markupOf(data, "text/markdown", renderMarkdown),
  (data, { renderFormula }) =>
    renderFormula && markupOf(data, "text/latex", (source) => renderFormula(formulaOf(source))),
  (data) => textOf(data, "text/plain", (text) => `<pre class="value">${ansiToHtml(text)}</pre>`),
  jsonOf,
];

function renderData(output: DataOutput, tools: OutputTools): string {
  for (const render of renderers) {
    const html = render(output.data, tools);
    if (html !== undefined) return html;
  }
  const types = Object.keys(output.data).join(", ");
  if (types === "") return "";
  return `<p class="note">This output has a form that a page cannot show: ${escapeHtml(types)}</p>`;
}

function textOf(
  data: MimeData,
  type: string,
  render: (text: string) => string,
): string | undefined {
  const text = data[type];
  return typeof text === "string" ? render(text) : undefined;
}

/** Text that a learner coloured for a terminal may stand in markup too. */
function markupOf(
  data: MimeData,
  type: string,
  render: (text: string) => string,
): string | undefined {
  return textOf(data, type, (text) => render(stripSequences(text)));
}

function formulaOf(source: string): string {
  return source.trim().replace(/^\$\$?([\s\S]*?)\$\$?$/, "$1");
}

function jsonOf(data: MimeData): string | undefined {
  const json = data["application/json"];
  if (json === undefined) return undefined;
  const plain = (_: string, part: unknown) => (typeof part === "string" ? stripAnsi(part) : part);
  return `<pre class="value">${escapeHtml(JSON.stringify(json, plain, 2))}</pre>`;
}
