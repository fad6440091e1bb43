/** All lessons as pages in one folder, run headless: no Jupyter, no Python. */
import { mkdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { Session } from "../kernel/session.ts";
import { listLessons, readLesson } from "./build.ts";
import { notebookFromLesson } from "./convert.ts";
import { renderIndex } from "./html/index-page.ts";
import type { PageLink } from "./html/links.ts";
import { exportNotebook } from "./html/page.ts";
import { sectionsOf } from "./html/sections.ts";
import { lessonFacts } from "./lesson-facts.ts";
import type { Notebook } from "./notebook.ts";
import { executeNotebook, type RunOptions } from "./run.ts";
import { saveWhole } from "./save.ts";

/** How a site is made. */
export interface SiteOptions {
  /** Folder of the lessons. */
  readonly lessons: string;
  /** Folder that receives the pages. */
  readonly site: string;
  /** Folder in which cells run and find "chainrule". */
  readonly directory: string;
  /** The page of a JupyterLab beside the pages, from the site's folder, with the lessons at its top. */
  readonly lab?: string;
  /** Called before each code cell. */
  onCell?(at: SiteProgress): void;
}

/** Which cell of which lesson runs now; all are counted from 1. */
export interface SiteProgress {
  readonly lesson: string;
  readonly lessonNumber: number;
  readonly lessonCount: number;
  readonly cell: number;
  readonly cellCount: number;
}

/**
 * Runs every lesson and writes its page, then the index.
 *
 * @returns the paths written, the index first
 * @throws Error if a cell of a lesson fails; nothing is written then.
 */
export async function buildSite(options: SiteOptions): Promise<string[]> {
  const lessons = new Map<string, Notebook>();
  const paths = await listLessons(options.lessons);
  for (const [index, path] of paths.entries()) {
    const lesson = basename(path, ".ts");
    const place = { lesson, lessonNumber: index + 1, lessonCount: paths.length };
    const onCell = (_: unknown, cell: number, cellCount: number): void =>
      options.onCell?.({ ...place, cell, cellCount });
    lessons.set(lesson, await runLesson(path, lesson, resolve(options.directory), onCell));
  }
  const links = [...lessons].map(([name, notebook]): PageLink => {
    return { title: lessonFacts(notebook).title, href: `${name}.html` };
  });
  await mkdir(options.site, { recursive: true });
  const entries = [...lessons.values()].map((notebook, index) => {
    return {
      facts: lessonFacts(notebook),
      href: links[index].href,
      sections: sectionsOf(notebook),
    };
  });
  const written = [join(options.site, "index.html")];
  await saveWhole(written[0], renderIndex(entries, options.lab));
  for (const [index, [name, notebook]] of [...lessons].entries()) {
    const neighbours = {
      index: { title: "All lessons", href: "index.html" },
      ...(index > 0 && { previous: links[index - 1] }),
      ...(index + 1 < links.length && { next: links[index + 1] }),
      ...(options.lab && { lab: labLink(options.lab, name) }),
    };
    const path = join(options.site, `${name}.html`);
    await saveWhole(path, exportNotebook(notebook, { fileName: `${name}.ipynb`, ...neighbours }));
    written.push(path);
  }
  return written;
}

function labLink(lab: string, name: string): PageLink {
  return { title: "Open in the lab", href: `${lab}?path=${name}.ipynb` };
}

async function runLesson(
  path: string,
  name: string,
  directory: string,
  onCell: RunOptions["onCell"],
): Promise<Notebook> {
  const notebook = notebookFromLesson(await readLesson(path), name);
  const session = new Session({ directory });
  try {
    const { notebook: run, failure } = await executeNotebook(notebook, session, { onCell });
    if (failure === undefined) return run;
    const { cell, ename, evalue } = failure;
    throw new Error(`site: ${path}, cell "${cell.id}" failed: ${ename}: ${evalue}`);
  } finally {
    await session.close();
  }
}
