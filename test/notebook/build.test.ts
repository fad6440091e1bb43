import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildNotebooks, checkNotebooks } from "../../src/notebook/build.ts";
import { formatNotebook, type Notebook } from "../../src/notebook/notebook.ts";
import { parseNotebook } from "../../src/notebook/parse.ts";

const fixtures = fileURLToPath(new URL("../fixtures/lessons", import.meta.url));
let folder: string;
let lessons: string;
let notebooks: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "chainrule-build-"));
  lessons = join(folder, "lessons");
  notebooks = join(folder, "notebooks");
  path = join(notebooks, "90-sample.ipynb");
  await cp(fixtures, lessons, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true }));

const build = async (): Promise<string> => (await buildNotebooks(lessons, notebooks))[0].outcome;

/** Changes the built notebook as a learner would in JupyterLab. */
async function learn(change: (notebook: Notebook) => Notebook): Promise<string> {
  const text = formatNotebook(change(parseNotebook(await readFile(path, "utf8"))));
  await writeFile(path, text);
  return text;
}

const replaceLesson = async (from: string, to: string): Promise<void> => {
  const lesson = join(lessons, "90-sample.ts");
  await writeFile(lesson, (await readFile(lesson, "utf8")).replace(from, to));
};

const editCode = (notebook: Notebook): Notebook => ({
  ...notebook,
  cells: notebook.cells.map((cell) =>
    cell.id === "exercise-one" ? { ...cell, source: "1" } : cell,
  ),
});

const runCell = (notebook: Notebook): Notebook => ({
  ...notebook,
  cells: notebook.cells.map((cell) =>
    cell.cell_type === "code" ? { ...cell, execution_count: 1 } : cell,
  ),
});

test("builds once, then leaves the same bytes alone", async () => {
  expect(await build()).toBe("written");
  const first = await readFile(path, "utf8");
  expect(await build()).toBe("unchanged");
  expect(await readFile(path, "utf8")).toBe(first);
  expect(await readdir(notebooks)).toEqual(["90-sample.ipynb"]);
});

test("follows a lesson that changed, if the learner's notebook is untouched", async () => {
  await build();
  await replaceLesson("A sample lesson", "A better lesson");
  expect(await build()).toBe("written");
  expect(await readFile(path, "utf8")).toContain("A better lesson");
});

test("follows a lesson that changed, if JupyterLab only added metadata", async () => {
  await build();
  await learn((notebook) => ({ ...notebook, metadata: { ...notebook.metadata, widgets: {} } }));
  await replaceLesson("A sample lesson", "A better lesson");
  expect(await build()).toBe("written");
});

test.each([
  ["edited", editCode],
  ["run", runCell],
])("never overwrites a notebook that was %s", async (_word, change) => {
  await build();
  const text = await learn(change);
  await replaceLesson("A sample lesson", "A better lesson");
  const [built] = await buildNotebooks(lessons, notebooks);
  expect(built.outcome).toBe("kept");
  expect(built.message).toContain("rename your notebook and build again");
  expect(await readFile(path, "utf8")).toBe(text);
});

test.each([["not JSON"], ['{"nbformat":4,"cells":[],"metadata":{}}']])(
  "never overwrites a file of another origin: %s",
  async (text) => {
    await build();
    await writeFile(path, text);
    expect(await build()).toBe("kept");
    expect(await readFile(path, "utf8")).toBe(text);
  },
);

test("writes no notebook when a lesson cannot be read", async () => {
  await replaceLesson(' id="goal"', "");
  await expect(build()).rejects.toThrow(/90-sample\.ts:1: the cell has no id/);
  await expect(readdir(notebooks)).rejects.toThrow("ENOENT");
});

test("checkNotebooks names a notebook that is missing or is not its lesson", async () => {
  expect(await checkNotebooks(lessons, notebooks)).toEqual([
    `${path} is missing; build the notebooks`,
  ]);
  await build();
  expect(await checkNotebooks(lessons, notebooks)).toEqual([]);
  await learn(editCode);
  expect(await checkNotebooks(lessons, notebooks)).toEqual([
    `${path} differs from lessons/90-sample.ts; build the notebooks`,
  ]);
});
