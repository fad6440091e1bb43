/** From the folder of lessons to the folder of notebooks. */
import { mkdir, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { lessons as course } from "../../lessons/index.ts";
import { contentHash, notebookFromLesson, notebookOrigin } from "./convert.ts";
import { type Lesson, type LessonCell, parseLesson } from "./lesson.ts";
import { frameLesson } from "./lesson-frame.ts";
import { fillNumbers, type LessonNumbers } from "./lesson-numbers.ts";
import { formatNotebook, type Notebook } from "./notebook.ts";
import { packImports } from "./pack-imports.ts";
import { parseNotebook } from "./parse.ts";
import { saveWhole } from "./save.ts";

/** What `buildNotebooks` did with one lesson. */
export interface BuiltNotebook {
  /** Name of the lesson, such as `02-xor`. */
  readonly lesson: string;
  /** Path of the notebook. */
  readonly path: string;
  /** `kept`: the learner's own copy, left alone; `message` says what that means. */
  readonly outcome: "written" | "unchanged" | "kept";
  /** One sentence for a person. */
  readonly message: string;
}

/**
 * Builds the notebook of every lesson (`NN-name.ts`) in `lessonsDir`.
 *
 * The same lesson gives the same bytes. A notebook that a learner has run or edited is never
 * touched: it is reported as `kept`.
 *
 * @throws SyntaxError if a lesson cannot be read; no notebook is written then.
 */
export async function buildNotebooks(
  lessonsDir: string,
  notebooksDir: string,
): Promise<BuiltNotebook[]> {
  const lessons = await readLessons(lessonsDir);
  await mkdir(notebooksDir, { recursive: true });
  const built: BuiltNotebook[] = [];
  for (const [name, notebook] of lessons) {
    built.push(await placeNotebook(name, notebook, join(notebooksDir, `${name}.ipynb`)));
  }
  return built;
}

/**
 * Compares notebooks with lessons, for a test: one sentence for each notebook that is missing or is
 * not what its lesson would give; an empty list means that all is well.
 */
export async function checkNotebooks(lessonsDir: string, notebooksDir: string): Promise<string[]> {
  const problems: string[] = [];
  for (const [name, notebook] of await readLessons(lessonsDir)) {
    const path = join(notebooksDir, `${name}.ipynb`);
    const text = await readIfThere(path);
    if (text === undefined) problems.push(`${path} is missing; build the notebooks`);
    else if (text !== formatNotebook(notebook)) {
      problems.push(`${path} differs from lessons/${name}.ts; build the notebooks`);
    }
  }
  return problems;
}

/** Paths of the lessons in a folder, in the order of their numbers. */
export async function listLessons(lessonsDir: string): Promise<string[]> {
  const names = await readdir(lessonsDir);
  return names
    .filter((name) => /^\d\d-[a-z0-9-]+\.ts$/.test(name))
    .sort()
    .map((name) => join(lessonsDir, name));
}

/** The lesson at `path` as readers get it: numbers filled in, its place in the course told. */
export async function readLesson(path: string): Promise<Lesson> {
  const name = basename(path, ".ts");
  const written = parseLesson(await readFile(path, "utf8"), path);
  const numbers = await readIfThere(path.replace(/\.ts$/, ".numbers.json"));
  const filled = fillNumbers(written, JSON.parse(numbers ?? "{}") as LessonNumbers, name);
  return frameLesson(packed(filled), name, course);
}

function packed({ cells }: Lesson): Lesson {
  const pack = (cell: LessonCell) => ({ ...cell, source: packImports(cell.source) });
  return { cells: cells.map((cell) => (cell.type === "code" ? pack(cell) : cell)) };
}

async function readLessons(lessonsDir: string): Promise<Map<string, Notebook>> {
  const lessons = new Map<string, Notebook>();
  for (const path of await listLessons(lessonsDir)) {
    const name = basename(path, ".ts");
    lessons.set(name, notebookFromLesson(await readLesson(path), name));
  }
  return lessons;
}

async function placeNotebook(
  lesson: string,
  notebook: Notebook,
  path: string,
): Promise<BuiltNotebook> {
  const text = formatNotebook(notebook);
  const present = await readIfThere(path);
  if (present === text) {
    return { lesson, path, outcome: "unchanged", message: `${path} is up to date` };
  }
  const reason = present === undefined ? undefined : reasonToKeep(present, notebook);
  if (reason !== undefined) return { lesson, path, outcome: "kept", message: `${path} ${reason}` };
  await saveWhole(path, text);
  return { lesson, path, outcome: "written", message: `${path} was built` };
}

/** Why the notebook that is there must stay, or `undefined` if it is as it was once built. */
function reasonToKeep(present: string, wanted: Notebook): string | undefined {
  const again = "to get the lesson afresh, rename your notebook and build again";
  let notebook: Notebook;
  try {
    notebook = parseNotebook(present);
  } catch {
    return `was kept: it is not a notebook that can be read; ${again}`;
  }
  const origin = notebookOrigin(notebook);
  if (origin === undefined) return `was kept: it was not built from a lesson; ${again}`;
  if (!isChanged(notebook, origin.hash)) return undefined;
  if (origin.hash === contentHash(wanted.cells)) return "was kept: it holds your work";
  return `was kept: it holds your work, and the lesson is newer; ${again}`;
}

function isChanged(notebook: Notebook, hash: string): boolean {
  const wasRun = notebook.cells.some(
    (cell) =>
      cell.cell_type === "code" && (cell.outputs.length > 0 || cell.execution_count !== null),
  );
  return wasRun || contentHash(notebook.cells) !== hash;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
