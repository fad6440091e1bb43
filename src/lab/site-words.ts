/** `chainrule site`: the lessons' pages, and a JupyterLab beside them; all of it static files. */
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSite } from "../notebook/site.ts";
import { strictProject } from "../notebook/strict-folder.ts";
import { buildLabSite } from "./lab-site.ts";
import { checkFolder } from "./notebook-files.ts";
import { withProgress } from "./progress.ts";
import { projectRoot } from "./root.ts";

/** How a site is asked for on the command line. */
export interface SiteWords {
  /** Folder of the site; the lab goes into `lab` in it. */
  readonly out: string;
  /** A folder of notebooks for the lab; then no pages are made. */
  readonly lab?: string | undefined;
  /** Whether to make the pages alone, for which no Python is needed. */
  readonly pages?: boolean | undefined;
}

/** What is needed of the set-up. */
interface SetUp {
  litePython(): Promise<string>;
}

/** Makes what was asked for; gives a sentence for each file that a reader opens. */
export async function writeSite({ out, lab, pages }: SiteWords, setUp: SetUp): Promise<string[]> {
  const root = projectRoot();
  if (lab !== undefined) {
    checkFolder(join(lab, "any.ipynb"));
    return [`wrote ${await writeLab(out, [lab], setUp)}`];
  }
  if (!existsSync(join(root, "lessons", "index.ts"))) {
    throw new Error(
      "site: the lessons' pages are made in a clone of the repository, which has their sources; `chainrule site --lab DIR` makes a lab of your notebooks here",
    );
  }
  // First, so that a machine without Python is told at once.
  const python = pages ? undefined : await setUp.litePython();
  const written = await writePages(root, out, python !== undefined);
  if (python !== undefined) {
    const index = await withLessons(root, (folder) =>
      writeLab(out, [folder], { litePython: async () => python }),
    );
    written.push(index);
  }
  return written.map((path) => `wrote ${path}`);
}

async function writeLab(out: string, contents: string[], setUp: SetUp): Promise<string> {
  const python = await setUp.litePython();
  return await buildLabSite({ root: projectRoot(), python, contents, out: join(out, "lab") });
}

/** Runs every lesson and writes the pages of all. */
function writePages(root: string, out: string, withLab: boolean): Promise<string[]> {
  return withProgress((at) =>
    buildSite({
      lessons: join(root, "lessons"),
      site: out,
      directory: join(root, "notebooks"),
      ...(withLab && { lab: "lab/lab/index.html" }),
      onCell: (it) =>
        at(
          `lesson ${it.lessonNumber} of ${it.lessonCount}, ${it.lesson}: cell ${it.cell} of ${it.cellCount}`,
        ),
    }),
  );
}

/** The lessons as they were built, with what says how they are checked. */
async function withLessons<T>(root: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "chainrule-lessons-"));
  try {
    await cp(join(root, "dist", "notebooks"), folder, { recursive: true });
    await writeFile(join(folder, "tsconfig.json"), strictProject);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
