/** Files that are named on the command line: what is wrong with a name is told before any work. */
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** @throws Error if `path` is no notebook that is there */
export function checkNotebook(path: string): void {
  if (!path.endsWith(".ipynb"))
    throw new Error(`${path} is not a notebook; give a file NAME.ipynb`);
  if (!existsSync(path)) throw new Error(`${path} is not there`);
  const file = statSync(path);
  if (file.isDirectory()) throw new Error(`${path} is a folder, not a notebook`);
  if (!file.isFile()) throw new Error(`${path} is not an ordinary file`);
}

/** @throws Error if there is no folder that `path` could be written into */
export function checkFolder(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw new Error(`${folder} is not there; make this folder first`);
}
