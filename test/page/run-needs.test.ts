import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { parseLesson } from "../../src/notebook/lesson.ts";
import { cell, idle, outputs, pageOf, pageWork, runCell, write } from "./working.ts";

const work = pageWork();

const note = (page: Page, number: number) => cell(page, number).locator(".run-note");

describe("a cell that is run alone", () => {
  test("runs those above that it needs first, no other, and says which", () =>
    work(
      pageOf("const a = 20;", "console.log('aside')", "const b = a * 2;", "b + 2"),
      async (page) => {
        await runCell(page, 4);
        expect(await outputs(page)).toEqual(["", "", "", "42"]);
        expect(await note(page, 4).innerText()).toBe("Ran 2 cells above first: [1] [2]");
        await note(page, 4).getByRole("link", { name: "[1]" }).click();
        expect(page.url()).toMatch(/#cell-c1$/);
        await runCell(page, 4);
        expect(await note(page, 4).count()).toBe(0);
      },
    ));

  test("runs what was changed above and not run since, as an answer to an exercise", () =>
    work(pageOf("let answer = 1;", "answer"), async (page) => {
      await runCell(page, 2);
      await write(page, 1, "let answer = 42;");
      await runCell(page, 2);
      expect((await outputs(page))[1]).toBe("42");
      expect(await note(page, 2).innerText()).toMatch(/^Ran 1 cell above first/);
    }));

  test("says what above has failed, and runs all the same if it is asked to", () =>
    work(pageOf("let n = 1;", "n = 2;\nthrow new Error('far');", "n"), async (page) => {
      await runCell(page, 3);
      expect((await outputs(page))[2]).toBe("");
      expect(await note(page, 3).innerText()).toMatch(/did not run.*needs.*failed.*\[2\]/);
      await note(page, 3).getByRole("button", { name: "Run this cell alone" }).click();
      await idle(page);
      expect((await outputs(page))[2]).toBe("2");
      expect(await note(page, 3).count()).toBe(0);
      // What has failed has run: its reader saw it.
      await runCell(page, 3);
      expect(await note(page, 3).count()).toBe(0);
    }));

  test("starts nothing that takes long without asking", () => {
    const lesson = `// %% id="c1" tags="slow"\nconst trained = 40;\n\n// %% id="c2"\ntrained + 2;\n`;
    const html = exportNotebook(notebookFromLesson(parseLesson(lesson, "a.ts"), "a"));
    return work(html, async (page) => {
      await runCell(page, 2);
      expect(await outputs(page)).toEqual(["", ""]);
      expect(await note(page, 2).innerText()).toMatch(/^This cell needs what takes long: cell 1/);
      await note(page, 2).getByRole("button", { name: "Run 1 cell above, then this one" }).click();
      await idle(page);
      expect((await outputs(page))[1]).toBe("42");
    });
  });

  test("needs them again when its worker has ended", () =>
    work(pageOf("const a = 41;", "for (;;) {}", "a + 1"), async (page) => {
      await runCell(page, 3);
      await cell(page, 2).getByRole("button", { name: "Run cell 2" }).click();
      await cell(page, 2).getByRole("button", { name: "Stop cell 2" }).click();
      await idle(page);
      await runCell(page, 3);
      expect((await outputs(page))[2]).toBe("42");
      expect(await note(page, 3).innerText()).toMatch(/^Ran 1 cell above first/);
    }));

  test("is not lost while one that was stopped comes to its end", () =>
    work(pageOf("for (;;) {}\nconst a = 1;", "a"), async (page) => {
      await cell(page, 1).getByRole("button", { name: "Run cell 1" }).click();
      await cell(page, 1).getByRole("button", { name: "Stop cell 1" }).click();
      await cell(page, 2).getByRole("button", { name: "Run cell 2" }).click();
      await cell(page, 2).getByText("run that one first, it begins: for (;;) {}").waitFor();
    }));

  test("is stopped with those that run for it", () =>
    work(pageOf("const a = await new Promise<number>(() => {});", "a"), async (page) => {
      await cell(page, 2).getByRole("button", { name: "Run cell 2" }).click();
      await cell(page, 1).getByRole("button", { name: "Stop cell 1" }).click();
      await idle(page);
      expect((await outputs(page))[1]).toBe("");
      expect(await note(page, 2).innerText()).toContain("did not run");
    }));
});

test("a cell looks runnable without a pointer on it, and no button lies over its code", () =>
  work(
    pageOf("const a = 1; // a line as long as the widest that a lesson may have: 78 columns."),
    async (page) => {
      const run = cell(page, 1).getByRole("button", { name: "Run cell 1" });
      expect(await run.evaluate((button) => getComputedStyle(button).opacity)).toBe("1");
      const [code, buttons] = await Promise.all([
        cell(page, 1).locator(".code").boundingBox(),
        cell(page, 1).locator(".tools").boundingBox(),
      ]);
      expect(buttons?.y).toBeGreaterThanOrEqual((code?.y ?? 0) + (code?.height ?? 0));
    },
  ));
