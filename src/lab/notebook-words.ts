/** `chainrule export`: a page, without Jupyter or Python. */
import { existsSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { exportNotebook } from "../notebook/html/page.ts";
import { parseNotebook } from "../notebook/parse.ts";
import { saveWhole } from "../notebook/save.ts";
import { isStrictFolder } from "../notebook/strict-folder.ts";
import { checkFolder, checkNotebook } from "./notebook-files.ts";

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

/** The page of a notebook from the text of its file, the same for the same text, file name and `tsconfig.json`. */
export function renderNotebook(text: string, path: string, words: ExportWords = {}): string {
  const { theme = "auto", "read-only": readOnly = false } = words;
  const options = { fileName: basename(path), theme, readOnly };
  const strict = isStrictFolder(dirname(path)) || undefined; // a lesson is strict wherever it lies
  return exportNotebook(parseNotebook(text, path), { ...options, strict });
}

/** A page must not take the place of a notebook, under whatever name. */
function checkNoNotebook(target: string): void {
  const file = existsSync(target) ? realpathSync(target) : target;
  if (/\.ipynb$/i.test(file)) {
    throw new Error(`${target} is a notebook; give -o a name that ends in .html`);
  }
}
