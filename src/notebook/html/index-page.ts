/** The page that leads to all lessons: title, goal, length, what comes before, and a picture. */
import type { LessonFacts } from "../lesson-facts.ts";
import { pageAssets } from "./assets.ts";
import { escapeHtml } from "./escape.ts";
import { renderPicture } from "./figure.ts";
import { renderHead } from "./head.ts";
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
  const { script, style } = pageAssets();
  const list = `<ol class="lessons">${entries.map(renderEntry).join("\n")}</ol>`;
  const title = "Neural networks by hand, in TypeScript";
  const policy = contentSecurityPolicy([scriptHash(script)], false);
  return `${renderHead({ title, policy, style: `${style}${mathStyle(list)}` })}
<body data-name="index">
<a class="skip" href="#page-main">Skip to the lessons</a>
<header class="bar"><span class="brand">chainrule</span><button type="button" id="page-theme" hidden>Theme</button></header>
<div class="layout plain"><main id="page-main" tabindex="-1"><article>
<h1>${title}</h1>
<p>Each lesson is one file. It needs no network: you can read it, change its code and run it, here.</p>
${list}
</article></main></div>
<footer>Written by chainrule.</footer>
<script>${script}</script>
</body>
</html>
`;
}

function renderEntry({ facts, href }: IndexEntry): string {
  const { title, goal, time, before, picture } = facts;
  const image = picture === undefined ? "" : (renderPicture(picture.data) ?? "");
  const rows = [fact("Time", time), fact("Before this", before)].join("");
  return `<li><h2><a href="${escapeHtml(href)}">${escapeHtml(title)}</a></h2>
${image}<div>${renderMarkdown(goal)}${rows === "" ? "" : `<dl>${rows}</dl>`}</div></li>`;
}

function fact(name: string, markdown: string): string {
  return markdown === "" ? "" : `<dt>${name}</dt><dd>${renderMarkdown(markdown)}</dd>`;
}
