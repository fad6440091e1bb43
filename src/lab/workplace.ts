/** Where a person works with JupyterLab: in the clone, or in a folder of lessons. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve, sep } from "node:path";
import { placeLessons } from "./lesson-folder.ts";
import { projectRoot, projectVersion } from "./root.ts";

/** A folder to work in, and where JupyterLab keeps what belongs to it. */
export interface Workplace {
  /** The folder that the file browser shows; cells may import from all of it. */
  readonly folder: string;
  /** Path of the notebook to open, from `folder`, with slashes. */
  readonly notebook: string | undefined;
  /** JupyterLab's settings and open tabs. */
  readonly config: string;
  /** Which notebooks are trusted. */
  readonly data: string;
  /**
   * Connection files, and the page that opens the browser: so not in a hidden folder at the top of a
   * home, which a browser installed as a snap cannot read.
   */
  readonly runtime: string;
}

/** The clone itself, with the notebooks that its build makes. */
export function cloneWorkplace(): Workplace {
  const root = projectRoot();
  const environment = join(root, ".venv");
  const first = firstNotebook(join(root, "notebooks"));
  return {
    folder: root,
    notebook: first && `notebooks/${first}`,
    config: join(environment, "etc", "jupyter"),
    data: join(environment, "share", "jupyter"),
    runtime: join(root, "dist", "runtime"),
  };
}

/**
 * The folder `folder`, made if it is not there, with every lesson that was not in it; by default
 * `chainrule-lessons` where the command is given. Says what it did.
 *
 * @param update put a newer edition of a lesson beside the one that is there
 * @throws Error if it cannot be written, or npm would delete it
 */
export async function lessonWorkplace(
  folder: string = defaultFolder(process.cwd()),
  update = false,
): Promise<Workplace> {
  const path = resolve(folder);
  if (path.split(sep).includes("node_modules")) {
    throw new Error(`${path} is in node_modules, which npm empties; name another folder`);
  }
  const own = join(path, ".chainrule");
  makeFolder(own);
  // Keys and settings; nothing of it belongs into a repository.
  writeFileSync(join(own, ".gitignore"), "*\n");
  const lessons = join(projectRoot(), "dist", "notebooks");
  for (const line of await placeLessons(lessons, path, { update, version: projectVersion() })) {
    console.log(line);
  }
  console.log(`Your notebooks are in ${path}`);
  return {
    folder: path,
    notebook: firstNotebook(path),
    config: join(own, "config"),
    data: join(own, "data"),
    runtime: join(own, "runtime"),
  };
}

/** Who starts again inside the folder means that folder, not another one in it. */
function defaultFolder(current: string): string {
  const name = "chainrule-lessons";
  return basename(current) === name ? current : join(current, name);
}

function makeFolder(own: string): void {
  const folder = resolve(own, "..");
  try {
    mkdirSync(own, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${folder} cannot be written (${code}); name a folder of your own`);
  }
}

function firstNotebook(folder: string): string | undefined {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ipynb"))
    .sort()[0];
}
