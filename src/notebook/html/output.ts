/** The recorded outputs of a cell as HTML. */
import type { DataOutput, ErrorOutput, MimeData, Output } from "../notebook.ts";
import { ansiToHtml, stripAnsi } from "./ansi.ts";
import { escapeHtml } from "./escape.ts";
import { renderFigure, renderPicture } from "./figure.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderMath } from "./math.ts";
import { sanitizeHtml } from "./sanitize.ts";

/** The HTML of one output; "" for one that has nothing to show. */
export function renderOutput(output: Output): string {
  switch (output.output_type) {
    case "stream":
      return `<pre class="${output.name}">${ansiToHtml(output.text)}</pre>`;
    case "error":
      return renderError(output);
    default:
      return renderData(output);
  }
}

function renderError(error: ErrorOutput): string {
  const trace = error.traceback.join("\n");
  const text = trace.trim() === "" ? `${error.ename}: ${error.evalue}` : trace;
  return `<pre class="error">${ansiToHtml(text)}</pre>`;
}

/** Draws one MIME type of a bundle; `undefined` if the bundle does not have it. */
type Renderer = (data: MimeData) => string | undefined;

// The richest form comes first. Whatever is drawn here cannot run: see sanitize.ts and policy.ts.
const renderers: readonly Renderer[] = [
  renderFigure,
  (data) => textOf(data, "text/html", (html) => `<div class="html">${sanitizeHtml(html)}</div>`),
  (data) => {
    const picture = renderPicture(data);
    return picture === undefined ? undefined : `<div class="picture">${picture}</div>`;
  },
  (data) => textOf(data, "text/markdown", renderMarkdown),
  (data) => textOf(data, "text/latex", renderLatex),
  (data) => textOf(data, "text/plain", (text) => `<pre class="value">${ansiToHtml(text)}</pre>`),
  (data) => jsonOf(data),
];

function renderData(output: DataOutput): string {
  for (const render of renderers) {
    const html = render(output.data);
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

function renderLatex(source: string): string {
  const tex = source.trim().replace(/^\$\$?([\s\S]*?)\$\$?$/, "$1");
  return `<div class="formula">${renderMath(tex, true)}</div>`;
}

function jsonOf(data: MimeData): string | undefined {
  const json = data["application/json"];
  if (json === undefined) return undefined;
  return `<pre class="value">${escapeHtml(stripAnsi(JSON.stringify(json, null, 2)))}</pre>`;
}
