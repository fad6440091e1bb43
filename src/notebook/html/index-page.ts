/** The page that leads to all lessons: a map of the course, how far one is, and a search over all of it. */
import type { LessonFacts } from "../lesson-facts.ts";
import type { LessonSections, Section } from "../lesson-sections.ts";
import { pageAssets } from "./assets.ts";
import { renderBar } from "./bar.ts";
import { renderHead } from "./head.ts";
import { type Html, html, joined, nothing, trusted } from "./html.ts";
import { renderLessonPicture } from "./lesson-picture.ts";
import { renderLicences } from "./licences.ts";
import { renderMarkdown } from "./markdown.ts";
import { mathStyle } from "./math.ts";
import { pack } from "./pack.ts";
import { contentSecurityPolicy, scriptHash } from "./policy.ts";

/** One lesson of the index. */
export interface IndexEntry {
  readonly facts: LessonFacts;
  /** Relative, such as `02-xor.html`. */
  readonly href: string;
  /** What the search finds in it. */
  readonly sections: readonly Section[];
}

/**
 * The whole index page; it opens from disk with no network, as the lessons do.
 *
 * @param lab the page of a JupyterLab beside it, which needs a web server; none if left out
 */
export function renderIndex(entries: readonly IndexEntry[], lab?: string): string {
  const assets = pageAssets();
  const { script, style } = assets;
  const list = html`<ol class="lessons">${joined(entries.map(renderEntry), "\n")}</ol>`;
  const title = "Neural networks by\u00a0hand, in TypeScript";
  const policy = contentSecurityPolicy([scriptHash(script)], false);
  const math = mathStyle(`${list}`);
  const notices = (["page", ...(math === "" ? [] : ["math" as const])] as const).flatMap((kind) =>
    assets.notices(kind),
  );
  return html`${renderHead({ title, policy, style: `${style}${math}` })}
<body data-name="index">
<a class="skip" href="#page-main">Skip to the lessons</a>
${renderBar({ runnable: false, hasContents: false })}
<div class="layout plain"><main id="page-main" tabindex="-1"><article>
<h1>${title}</h1>
<p>Each lesson is one file. It needs no network: you can read it, change its code and run it, here.</p>
${lab === undefined ? nothing : renderLab(lab)}${tools}
${list}
</article></main></div>
<footer>Written by chainrule.${renderLicences(notices)}</footer>
${renderSections(entries)}
<script>${trusted(script)}</script>
</body>
</html>
`.toString();
}

function renderLab(lab: string): Html {
  return html`<p class="lab"><a href="${lab}">Open the lab</a>: all lessons in JupyterLab, in this browser, with nothing to install.</p>
`;
}

function renderEntry({ facts, href }: IndexEntry): Html {
  const { title, goal, time, before } = facts;
  const lesson = href.replace(/\.html$/, "");
  const [work] = time.split(";"); // how long the cells run is told in the lesson
  const rows = joined([fact("Time", work), fact("Before this", before)]);
  const list = `${rows}` === "" ? nothing : html`<dl>${rows}</dl>`;
  const progress = html`<p class="progress" hidden${progressData(facts, lesson)}></p>`;
  return html`<li><div class="picture">${renderLessonPicture(lesson, facts)}</div>
<div><h2><a href="${href}">${title}</a></h2>
${renderMarkdown(goal)}${list}${progress}</div></li>`;
}

/** What the page's program needs to say how far the reader is. */
function progressData({ exercises, questions }: LessonFacts, lesson: string): Html {
  return html` data-lesson="${lesson}" data-exercises="${exercises}" data-questions="${questions}"`;
}

/** Shown with scripts on. */
const tools = html`<div id="page-course" hidden>
<p id="page-continue"><a class="go" href="#page-main"></a> <span></span></p>
<div id="page-course-search" role="search"><label>Search all lessons
<input type="search" autocomplete="off" spellcheck="false" placeholder="/" aria-keyshortcuts="/"></label>
<p class="found" role="status"></p><ol></ol></div>
<p class="files"><button type="button" id="page-progress-save">Save my progress to a file</button>
<button type="button" id="page-progress-load">Load progress from a file</button> <span role="status"></span></p></div>`;

function fact(name: string, markdown: string): Html {
  return markdown === "" ? nothing : html`<dt>${name}</dt><dd>${renderMarkdown(markdown)}</dd>`;
}

/** All words of all lessons, packed: page/course-search.ts opens them when somebody searches. */
function renderSections(entries: readonly IndexEntry[]): Html {
  const lessons = entries.map(({ facts, href, sections }): LessonSections => {
    return { href, title: facts.title, sections };
  });
  const packed = pack(JSON.stringify(lessons));
  return html`<script type="text/plain" id="page-sections">${trusted(packed)}</script>`;
}
