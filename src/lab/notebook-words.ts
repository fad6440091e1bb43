/** `chainrule run` and `chainrule export`: one notebook, no Jupyter, no Python. */
import { existsSync, realpathSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { plainLine } from "../kernel/terminal-text.ts";
import { exportNotebook } from "../notebook/html/page.ts";
import { parseNotebook } from "../notebook/parse.ts";
import { runNotebook } from "../notebook/run.ts";
import { saveWhole } from "../notebook/save.ts";
import { buildSite } from "../notebook/site.ts";
import { withProgress } from "./progress.ts";
import { projectRoot } from "./root.ts";

/**
 * Runs a notebook and saves it with its outputs as `output`, or nowhere if that is left out.
 *
 * @returns exit code: 1 if a cell failed
 */
export async function runFile(path: string, output?: string): Promise<number> {
  checkNotebook(path);
  if (output !== undefined) checkTarget(output);
  const { failure } = await withProgress((at) =>
    runNotebook(path, {
      output: output ?? null,
      onCell: (_cell, position, count) => at(`${path}: cell ${position} of ${count}`),
    }),
  );
  if (failure === undefined) {
    const saved = `its outputs are saved in ${output === path ? "it" : output}`;
    const where = output === undefined ? "nothing was saved" : saved;
    console.log(plainLine(`${path} ran to its end; ${where}`));
    return 0;
  }
  const { cell, position, ename, evalue } = failure;
  const why = `${path}: cell ${position} (${cell.id}) failed: ${ename}: ${evalue}`;
  console.error(plainLine(why));
  const where = `the outputs up to this cell are saved in ${output}`;
  if (output !== undefined) console.error(plainLine(where));
  return 1;
}

/** Told before a run of minutes, not after it. */
function checkTarget(path: string): void {
  if (!path.endsWith(".ipynb")) throw new Error(`${path} is not a notebook; name it NAME.ipynb`);
  checkFolder(path);
}

function checkFolder(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Error(`${folder} is not there; make this folder first`);
}

/** A page must not take the place of a notebook, under whatever name. */
function checkNoNotebook(target: string): void {
  const file = existsSync(target) ? realpathSync(target) : target;
  if (/\.ipynb$/i.test(file)) {
    throw new Error(`${target} is a notebook; give -o a name that ends in .html`);
  }
}

/** How a page is asked for on the command line. */
export interface ExportWords {
  /** Where to write; default: beside the notebook. */
  readonly out?: string | undefined;
  readonly "read-only"?: boolean | undefined;
  readonly theme?: Theme;
}

/** Colours of a page; `auto` follows the reader's system. */
export type Theme = "auto" | "light" | "dark";

/** The theme of that name, if there is one. */
export function asTheme(name: string): Theme | undefined {
  return (["auto", "light", "dark"] as const).find((theme) => theme === name);
}

/** Writes the page of a notebook; gives its path. */
export async function exportFile(path: string, words: ExportWords = {}): Promise<string> {
  checkNotebook(path);
  const target = words.out ?? `${path.replace(/\.ipynb$/, "")}.html`;
  checkFolder(target);
  checkNoNotebook(target);
  await saveWhole(target, renderNotebook(await readFile(path, "utf8"), path, words), {
    like: path,
  });
  return target;
}

/** The page of a notebook from the text of its file, the same for the same text and file name. */
export function renderNotebook(text: string, path: string, words: ExportWords = {}): string {
  const { theme = "auto", "read-only": readOnly = false } = words;
  return exportNotebook(parseNotebook(text, path), { fileName: basename(path), theme, readOnly });
}

/** Runs every lesson and writes the pages of all; gives their paths. */
export async function writeSite(folder: string): Promise<string[]> {
  const root = projectRoot();
  const site = await withProgress((at) =>
    buildSite({
      lessons: join(root, "lessons"),
      site: folder,
      directory: join(root, "notebooks"),
      onCell: (it) =>
        at(
          `lesson ${it.lessonNumber} of ${it.lessonCount}, ${it.lesson}: cell ${it.cell} of ${it.cellCount}`,
        ),
    }),
  );
  return site.map((path) => `wrote ${path}`);
}

function checkNotebook(path: string): void {
  if (!path.endsWith(".ipynb"))
    throw new Error(`${path} is not a notebook; give a file NAME.ipynb`);
  if (!existsSync(path)) throw new Error(`${path} is not there`);
  const file = statSync(path);
  if (file.isDirectory()) throw new Error(`${path} is a folder, not a notebook`);
  if (!file.isFile()) throw new Error(`${path} is not an ordinary file`);
}
