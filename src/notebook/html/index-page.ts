/** The page that leads to all lessons: title, goal, length, what comes before, and a picture. */
import type { LessonFacts } from "../lesson-facts.ts";
import { pageAssets } from "./assets.ts";
import { renderPicture } from "./figure.ts";
import { renderHead } from "./head.ts";
import { type Html, html, joined, nothing, trusted } from "./html.ts";
import { renderLicences } from "./licences.ts";
import { renderMarkdown } from "./markdown.ts";
import { mathStyle } from "./math.ts";
import { contentSecurityPolicy, scriptHash } from "./policy.ts";

/** One lesson of the index. */
export interface IndexEntry {
  readonly facts: LessonFacts;
  /** Relative, such as `02-xor.html`. */
  readonly href: string;
}

/** The whole index page; it opens from disk with no network, as the lessons do. */
export function renderIndex(entries: readonly IndexEntry[]): string {
  const assets = pageAssets();
  const { script, style } = assets;
  const list = html`<ol class="lessons">${joined(entries.map(renderEntry), "\n")}</ol>`;
  const title = "Neural networks by hand, in TypeScript";
  const policy = contentSecurityPolicy([scriptHash(script)], false);
  const math = mathStyle(`${list}`);
  const notices = (["page", ...(math === "" ? [] : ["math" as const])] as const).flatMap((kind) =>
    assets.notices(kind),
  );
  return html`${renderHead({ title, policy, style: `${style}${math}` })}
<body data-name="index">
<a class="skip" href="#page-main">Skip to the lessons</a>
<header class="bar"><span class="brand">chainrule</span><button type="button" id="page-theme" hidden>Theme</button></header>
<div class="layout plain"><main id="page-main" tabindex="-1"><article>
<h1>${title}</h1>
<p>Each lesson is one file. It needs no network: you can read it, change its code and run it, here.</p>
${tools}
${list}
</article></main></div>
<footer>Written by chainrule.${renderLicences(notices)}</footer>
<script>${trusted(script)}</script>
</body>
</html>
`.toString();
}

function renderEntry({ facts, href }: IndexEntry): Html {
  const { title, goal, time, before, picture } = facts;
  const image = (picture && renderPicture(picture.data)) ?? nothing;
  const rows = joined([fact("Time", time), fact("Before this", before)]);
  const list = `${rows}` === "" ? nothing : html`<dl>${rows}</dl>`;
  const progress = html`<p class="progress" hidden${progressData(facts, href)}></p>`;
  return html`<li><h2><a href="${href}">${title}</a></h2>
${image}<div>${renderMarkdown(goal)}${list}${progress}</div></li>`;
}

/** What the page's program needs to say how far the reader is. */
function progressData({ exercises, questions }: LessonFacts, href: string): Html {
  const lesson = href.replace(/\.html$/, "");
  return html` data-lesson="${lesson}" data-exercises="${exercises}" data-questions="${questions}"`;
}

/** Shown with scripts on. */
const tools = html`<div id="page-course" hidden><p role="status"></p>
<button type="button" id="page-progress-save">Save my progress to a file</button>
<button type="button" id="page-progress-load">Load progress from a file</button></div>`;

function fact(name: string, markdown: string): Html {
  return markdown === "" ? nothing : html`<dt>${name}</dt><dd>${renderMarkdown(markdown)}</dd>`;
}
