/** The bar that stays on top of a page: home, neighbours, progress, run and stop, contents, files, theme. */
import { type Html, html, nothing } from "./html.ts";
import type { Neighbours, PageLink } from "./links.ts";

/** What a page's bar offers besides the theme. */
export interface BarContent extends Neighbours {
  /** Whether cells can be run. */
  readonly runnable: boolean;
  /** Whether there are contents to be shown. */
  readonly hasContents: boolean;
}

/** The bar; what needs scripts is hidden until they show it. */
export function renderBar(content: BarContent): Html {
  const contents = content.hasContents
    ? button(
        "page-contents-button",
        "Contents",
        html` aria-expanded="false" aria-controls="page-contents" hidden`,
      )
    : nothing;
  const tools = content.runnable ? renderTools(content.lab) : nothing;
  const theme = button("page-theme", "Theme", html` hidden`);
  return html`<header class="bar" id="page-bar">${renderHome(content.index)}${renderSteps(content)}${tools}${contents}${theme}</header>`;
}

function renderHome(index: PageLink | undefined): Html {
  if (index === undefined) return html`<span class="brand">chainrule</span>`;
  return html`<a class="brand" href="${index.href}" title="${index.title}">chainrule</a>`;
}

/** One lesson back, one on. */
function renderSteps({ previous, next }: Neighbours): Html {
  if (previous === undefined && next === undefined) return nothing;
  const back = renderStep(previous, "prev", "Before");
  const on = renderStep(next, "next", "Next");
  return html`<nav class="steps" aria-label="One back, one on">${back}${on}</nav>`;
}

function renderStep(link: PageLink | undefined, rel: string, word: string): Html {
  if (link === undefined) return nothing;
  const name = `${word}: ${link.title}`;
  return html`<a rel="${rel}" href="${link.href}" aria-label="${name}" title="${name}"></a>`;
}

function renderTools(lab: PageLink | undefined): Html {
  const files = [
    lab === undefined ? nothing : html`<a href="${lab.href}">${lab.title}</a>`,
    button("page-notebook-file", "Download as notebook"),
    button("page-progress-save", "Save progress to a file"),
    button("page-progress-load", "Load progress from a file"),
  ];
  const menu = html`<details><summary>Files</summary><div>${files}</div></details>`;
  const run = [button("page-run-all", "Run all"), button("page-stop", "Stop")];
  return html`<div id="page-tools" hidden><span id="page-status" role="status"></span>${run}${menu}</div>`;
}

function button(id: string, word: string, attributes: Html = nothing): Html {
  return html`<button type="button" id="${id}"${attributes}>${word}</button>`;
}
