import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { parseLesson } from "../../src/notebook/lesson.ts";
import type { Notebook } from "../../src/notebook/notebook.ts";
import { axeFaults } from "./axe.ts";
import { cell, idle, outputs, pageOf, pageWork, runAll, runCell, write } from "./working.ts";

const work = pageWork();

const lesson = `// %% [markdown] id="ask"
// # A lesson
//
// **Predict.** What is $1 + 1$?
//
// - a) two
// - b) \`11\`
// - c) it depends on *who* asks

// %% id="one"
1 + 1

// %% id="two"
console.log("the same again");

// %% id="silent"
const silence = 1;

// %% [markdown] id="told"
// <details><summary>Answer</summary>
//
// - **a)** Yes, both are numbers.
// - b) That would be text.
// - c) It never does.
//
// </details>

// %% id="after"
3
`;

/** The page with recorded outputs, as the site has them. */
function html(): string {
  const notebook = notebookFromLesson(parseLesson(lesson, "lesson.ts"), "lesson");
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code" && cell.id !== "silent"
      ? { ...cell, outputs: [recorded(cell.id)] }
      : cell,
  );
  return exportNotebook({ ...notebook, cells } satisfies Notebook, { fileName: "lesson.ipynb" });
}

function recorded(id: string) {
  return { output_type: "stream", name: "stdout", text: `output of ${id}\n` } as const;
}

const seen = (page: Page, id: string) => page.getByText(`output of ${id}`).isVisible();
const answer = (page: Page) => page.getByRole("button", { name: "That is my answer" });
const options = (page: Page) => page.getByRole("radio");

const exercise = `import { Exercise, Verdict } from "chainrule";
const three = new Exercise({
  name: "test.three", title: "Three", solution: "", hints: [],
  check: (answer) => {
    if (typeof answer === "function") answer();
    return new Verdict(answer === 3 ? "right" : "not yet", "seen");
  },
});`;

describe("an answer in a page", () => {
  test("whose newest version has a type error is not judged by the old one", () =>
    work(pageOf(exercise, "const answer = 3 as number;", "three.check(answer)"), async (page) => {
      await runAll(page);
      expect((await outputs(page))[2]).toContain("Right");
      await write(page, 2, 'const answer: number = "4";');
      await runCell(page, 2);
      await runCell(page, 3);
      expect((await outputs(page))[2]).toContain("the newest version of answer did not run");
    }));

  test("with a loop that never ends is asked for it when the check is stopped", () =>
    work(
      pageOf(
        exercise,
        "const loop = () => { for (;;) {} };",
        "const exercises = { test: { three } };\nexercises.test.three.check(loop)",
      ),
      async (page) => {
        await runCell(page, 1);
        await runCell(page, 2);
        await cell(page, 3).hover();
        await cell(page, 3).getByRole("button", { name: "Run cell 3" }).click();
        await cell(page, 3).getByRole("button", { name: "Stop cell 3" }).click();
        await idle(page);
        expect((await outputs(page))[2]).toContain("does a loop in it never end?");
      },
    ));
});

describe("a question in a page", () => {
  test("covers what the cells behind it show, until it is answered, and no other cell", () =>
    work(html(), async (page) => {
      expect([await seen(page, "one"), await seen(page, "two"), await seen(page, "after")]).toEqual(
        [false, false, true],
      );
      expect(await answer(page).isDisabled()).toBe(true);
      await page.getByText("11", { exact: true }).first().click();
      await answer(page).click();
      expect([await seen(page, "one"), await seen(page, "two")]).toEqual([true, true]);
      const status = page.locator(".question-status");
      expect(await status.textContent()).toBe("Not b). It is a).");
      expect(await page.locator(".question li.wrong").innerText()).toContain("would be text");
      expect(await page.locator(".question li.right").innerText()).toContain("both are numbers");
      expect(await page.locator("#cell-told details").getAttribute("open")).toBe("");
    }));

  test("speaks of no cover where a cell shows nothing, run or not", () =>
    work(html(), async (page) => {
      const notes = page.getByText("What this cell shows is covered");
      const visible = () => notes.evaluateAll((all) => all.map((note) => note.checkVisibility()));
      expect(await visible()).toEqual([true, true, false]);
      await runAll(page);
      expect(await visible()).toEqual([true, true, false]);
    }));

  test("is answered by keyboard alone, and can be asked again", () =>
    work(html(), async (page) => {
      await options(page).first().focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.locator(".question-status").textContent()).toBe("Right.");
      expect(await seen(page, "one")).toBe(true);
      await page.keyboard.press("Enter"); // the keyboard is on "Ask me again"
      expect(await seen(page, "one")).toBe(false);
      expect(await options(page).first().isEnabled()).toBe(true);
    }));

  test("can be waved through", () =>
    work(html(), async (page) => {
      await page.getByRole("button", { name: "Show me" }).click();
      expect(await seen(page, "one")).toBe(true);
      expect(await page.locator(".question-status").textContent()).toBe("It is a).");
    }));

  test("covers what a cell shows when it is run before the answer, too", () =>
    work(html(), async (page) => {
      await runAll(page);
      expect(await page.locator(".program .outputs").first().isVisible()).toBe(false);
      await page.getByRole("button", { name: "To the question" }).first().click();
      expect(
        await options(page)
          .first()
          .evaluate((one) => one === document.activeElement),
      ).toBe(true);
      await page.getByRole("button", { name: "Show me" }).click();
      expect(await page.locator(".program .outputs").first().innerText()).toBe("2");
    }));

  test("is remembered in this browser, and goes with the file of the progress", () =>
    work(html(), async (page) => {
      await options(page).nth(1).check();
      await answer(page).click();
      const download = page.waitForEvent("download");
      await page.getByText("Files", { exact: true }).click();
      await page.getByRole("button", { name: "Save progress to a file" }).click();
      const text = await readFile(await (await download).path(), "utf8");
      expect(JSON.parse(text)).toMatchObject({ chainrule: "progress", answers: { ask: "b" } });
      await page.reload();
      expect(await seen(page, "one")).toBe(true);
      expect(await page.locator(".question-status").textContent()).toBe("Not b). It is a).");
    }));

  test("has no fault that axe can see, open or answered, light or dark", () =>
    work(html(), async (page) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await axeFaults(page)).toEqual([]);
      }
      await page.getByRole("button", { name: "Show me" }).click();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await axeFaults(page)).toEqual([]);
      }
    }));

  test("is plain text, and covers nothing, where scripts are off", () => {
    const page = html();
    expect(page).toMatch(/scripting: ?enabled/);
    expect(page).toContain('data-question="a" data-options="a b c"');
  });
});
