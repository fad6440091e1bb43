/** Lessons in a learner's folder: put there when they are not, and never touched when they are. */
import { randomUUID } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { copyFile, link, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { notebookOrigin } from "../notebook/convert.ts";
import { parseNotebook } from "../notebook/parse.ts";
import { saveWhole } from "../notebook/save.ts";
import { strictProject } from "../notebook/strict-folder.ts";

/** How lessons are placed. */
export interface PlaceOptions {
  /** Put a newer edition of a lesson beside the one that is there. */
  readonly update: boolean;
  /** Version of chainrule, by which the newer edition is called. */
  readonly version: string;
}

/**
 * Puts every notebook of `lessons` into `folder` that is not there by name, and the `tsconfig.json`
 * that has their cells checked strictly.
 *
 * @returns one sentence for each lesson of which there is something to say
 */
export async function placeLessons(
  lessons: string,
  folder: string,
  options: PlaceOptions,
): Promise<string[]> {
  await saveNew(join(folder, "tsconfig.json"), strictProject);
  const names = (await readdir(lessons)).filter((name) => name.endsWith(".ipynb")).sort();
  const said: string[] = [];
  for (const name of names) {
    const text = await readFile(join(lessons, name), "utf8");
    if (await saveNew(join(folder, name), text)) continue;
    said.push(...(await announce(name, text, folder, options)));
  }
  return said;
}

/** What is to be said of a lesson that is there already. */
async function announce(
  name: string,
  text: string,
  folder: string,
  { update, version }: PlaceOptions,
): Promise<string[]> {
  const present = editionOf(await readFile(join(folder, name), "utf8").catch(() => ""));
  if (present === editionOf(text)) return [];
  const beside = `${name.replace(/\.ipynb$/, "")}.${version}.ipynb`;
  if (update) {
    const isNew = await saveNew(join(folder, beside), text);
    return isNew ? [`${beside} is the newer edition of ${name}, which was left as it is`] : [];
  }
  // A notebook of the person's own may have that name.
  if (present === undefined || existsSync(join(folder, beside))) return [];
  return [
    `${name}: there is a newer edition of this lesson; chainrule lab --update puts it beside`,
  ];
}

/** Which edition of a lesson a notebook was made from; `undefined` if it is no lesson. */
function editionOf(text: string): string | undefined {
  try {
    return notebookOrigin(parseNotebook(text))?.hash;
  } catch {
    return undefined;
  }
}

/** Writes a file whole, or not at all if there is one of that name; gives whether it was written. */
async function saveNew(path: string, text: string): Promise<boolean> {
  if (existsSync(path)) return false;
  const whole = `${path}.${randomUUID()}.new`;
  await saveWhole(whole, text);
  try {
    // Unlike a rename, a link never replaces what is there, not even what has just come.
    await link(whole, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") throw error;
      // This file system has no links.
      return copyFile(whole, path, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(whole, { force: true });
  }
}
