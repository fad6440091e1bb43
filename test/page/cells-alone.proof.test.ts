/** "Run" of each cell alone, on a fresh page, gives no error: one lesson in `npm test`, all of them in CI. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readLesson } from "../../src/notebook/build.ts";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { lessonNames } from "../lessons/lessons.ts";
import { root } from "../project/modules.ts";
import { casesToProve } from "../proof.ts";
import { cellsAlone } from "./cells-alone.ts";
import { pageWork } from "./working.ts";

const work = pageWork();

describe.each(casesToProve(lessonNames, 1))("on a fresh page of %s", (name) => {
  test("each cell alone runs without an error", { timeout: 600_000 }, async () => {
    const lesson = await readLesson(join(root, "lessons", `${name}.ts`));
    const html = exportNotebook(notebookFromLesson(lesson, name), { fileName: `${name}.ipynb` });
    await work(html, async (page) => expect(await cellsAlone(page)).toEqual([]));
  });
});
