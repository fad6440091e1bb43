/** The folder of lessons that JupyterLab shows, and what was done in it. */
import { lessons } from "../../../../lessons/index.ts";
import type { Contents } from "../lab-notebook.ts";
import { progressName, readProgress } from "../progress-file.ts";

/** The lessons of a folder. */
export interface CourseFolder {
  /** Where they lie, with a slash at its end; "" at the top. */
  readonly folder: string;
  /** Names of those that are there: `02-xor`. */
  readonly present: ReadonlySet<string>;
  /** Names of the exercises that were passed: `xor.count`. */
  readonly passed: readonly string[];
}

/** The lessons in `near`, or else at the top, or in `notebooks`, where the clone has them. */
export async function findCourse(
  contents: Contents,
  near: string,
): Promise<CourseFolder | undefined> {
  for (const folder of new Set([near, "", "notebooks/"])) {
    const names = await namesIn(contents, folder);
    const present = new Set(
      lessons.map(({ name }) => name).filter((name) => names.has(`${name}.ipynb`)),
    );
    if (present.size === 0) continue;
    const progress = names.has(progressName)
      ? await readProgress(contents, `${folder}${progressName}`)
      : {};
    return { folder, present, passed: textsIn(progress?.exercises) };
  }
  return undefined;
}

async function namesIn(contents: Contents, folder: string): Promise<ReadonlySet<string>> {
  try {
    const options = { type: "directory", content: true };
    const { content } = await contents.get(folder.replace(/\/$/, ""), options);
    const list = Array.isArray(content) ? content : [];
    return new Set(list.map((entry: { name?: unknown }) => String(entry.name)));
  } catch {
    return new Set(); // there is no such folder
  }
}

function textsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}
