/** Each exercise can be passed in an exported page, with the images that it has and the names that are left in it. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readLesson } from "../../src/notebook/build.ts";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import type { Lesson } from "../../src/notebook/lesson.ts";
import { lessonNames, tasksOf } from "../lessons/lessons.ts";
import { root } from "../project/modules.ts";
import { casesToProve } from "../proof.ts";
import { outputs, pageWork } from "./working.ts";

const work = pageWork();
const withExercises = lessonNames.filter((name) => tasksOf(name).length > 0);

describe.each(casesToProve(withExercises, 1))("in the page of %s", (name) => {
  test("every solution is right", { timeout: 600_000 }, async () => {
    const lesson = solved(await readLesson(join(root, "lessons", `${name}.ts`)), name);
    const html = exportNotebook(notebookFromLesson(lesson, name), { fileName: `${name}.ipynb` });
    const programs = lesson.cells.filter(({ type }) => type === "code");
    await work(html, async (page) => {
      await page.getByRole("button", { name: "Run all", exact: true }).click();
      const busy = page.locator('.program:not([data-state="idle"])').first();
      await busy.waitFor({ state: "detached", timeout: 500_000 });
      const texts = await outputs(page);
      const said = tasksOf(name).map(({ check }) => texts[programs.findIndex(sameAs(check))]);
      expect(said.filter((text) => !text.includes("✔ Right."))).toEqual([]);
    });
  });
});

/** The lesson with a solution in each exercise's cell. */
function solved(lesson: Lesson, name: string): Lesson {
  const solutions = new Map(
    tasksOf(name).map(({ stub, exercise }) => [stub?.id, exercise.source.solution]),
  );
  const cells = lesson.cells.map((cell) => ({
    ...cell,
    source: solutions.get(cell.id) ?? cell.source,
  }));
  return { ...lesson, cells };
}

const sameAs =
  (cell: { readonly id: string } | undefined) =>
  ({ id }: { readonly id: string }): boolean =>
    id === cell?.id;
