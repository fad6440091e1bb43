import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { parseLesson } from "../../src/notebook/lesson.ts";
import type { Notebook } from "../../src/notebook/notebook.ts";
import { axeFaults } from "./axe.ts";
import { pageWork, runAll } from "./working.ts";

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
    cell.cell_type === "code" ? { ...cell, outputs: [recorded(cell.id)] } : cell,
  );
  return exportNotebook({ ...notebook, cells } satisfies Notebook, { fileName: "lesson.ipynb" });
}

function recorded(id: string) {
  return { output_type: "stream", name: "stdout", text: `output of ${id}\n` } as const;
}

const seen = (page: Page, id: string) => page.getByText(`output of ${id}`).isVisible();
const answer = (page: Page) => page.getByRole("button", { name: "That is my answer" });
const options = (page: Page) => page.getByRole("radio");

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
