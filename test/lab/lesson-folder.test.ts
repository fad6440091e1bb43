import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { placeLessons } from "../../src/lab/lesson-folder.ts";
import { lessonWorkplace } from "../../src/lab/workplace.ts";

let [top, lessons, folder] = ["", "", ""];

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "chainrule-lessons-"));
  [lessons, folder] = [join(top, "package"), join(top, "mine")];
  for (const made of [lessons, folder]) mkdirSync(made);
  writeLesson("01-one", "first");
  writeLesson("02-two", "first");
});
afterEach(() => rmSync(top, { recursive: true }));

/** A lesson as the package has it; `edition` stands for what its cells say. */
function writeLesson(lesson: string, edition: string): void {
  const metadata = { chainrule: { lesson, hash: edition } };
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata, cells: [] };
  writeFileSync(join(lessons, `${lesson}.ipynb`), JSON.stringify(notebook));
}

const place = (update = false, version = "2.0.0"): Promise<string[]> =>
  placeLessons(lessons, folder, { update, version });
const mine = (name: string): string => readFileSync(join(folder, name), "utf8");

test("lessons that are not there are put there, and nothing is said of it", async () => {
  expect(await place()).toEqual([]);
  expect(readdirSync(folder)).toEqual(["01-one.ipynb", "02-two.ipynb", "tsconfig.json"]);
  expect(JSON.parse(mine("tsconfig.json"))).toEqual({ compilerOptions: { strict: true } });
  expect(mine("01-one.ipynb")).toBe(readFileSync(join(lessons, "01-one.ipynb"), "utf8"));
});

test.each(["my own work", "", '{ "nbformat": 4'])(
  "a file with a lesson's name that holds %j stays byte for byte",
  async (text) => {
    writeFileSync(join(folder, "01-one.ipynb"), text);
    expect(await place()).toEqual([]);
    await place(true);
    expect(mine("01-one.ipynb")).toBe(text);
  },
);

test("a tsconfig.json that is there stays as it is", async () => {
  writeFileSync(join(folder, "tsconfig.json"), "{}");
  await place();
  expect(mine("tsconfig.json")).toBe("{}");
});

test("a newer edition is announced, put beside when it is asked for, and then never touched", async () => {
  await place();
  const before = mine("01-one.ipynb");
  writeLesson("01-one", "second");
  expect(await place()).toEqual([
    "01-one.ipynb: there is a newer edition of this lesson; chainrule lab --update puts it beside",
  ]);
  expect(await place(true)).toEqual([
    "01-one.2.0.0.ipynb is the newer edition of 01-one.ipynb, which was left as it is",
  ]);
  expect(mine("01-one.2.0.0.ipynb")).toContain("second");
  writeFileSync(join(folder, "01-one.2.0.0.ipynb"), "my work again");
  expect([...(await place()), ...(await place(true))]).toEqual([]);
  expect(mine("01-one.2.0.0.ipynb")).toBe("my work again");
  expect(mine("01-one.ipynb")).toBe(before);
});

test("two starts at once leave whole lessons and nothing else", async () => {
  await Promise.all([place(), place(), place()]);
  expect(readdirSync(folder)).toEqual(["01-one.ipynb", "02-two.ipynb", "tsconfig.json"]);
  expect(JSON.parse(mine("02-two.ipynb")).cells).toEqual([]);
});

test("a folder that npm empties, or that is a file, is refused with a sentence", async () => {
  const inside = join(top, "node_modules", "mine");
  await expect(lessonWorkplace(inside)).rejects.toThrow("is in node_modules, which npm empties");
  writeFileSync(join(top, "file"), "");
  await expect(lessonWorkplace(join(top, "file"))).rejects.toThrow(
    `${join(top, "file")} cannot be written (`,
  );
});
