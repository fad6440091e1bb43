import { beforeAll, describe, expect, test } from "vitest";
import { notation } from "../../lessons/notation.ts";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { parseLesson } from "../../src/notebook/lesson.ts";
import { axeFaults } from "./axe.ts";
import { pageWork } from "./working.ts";

const work = pageWork();

const lesson = `// %% [markdown] id="a"
// # 01 Terms
//
// ## One epoch
//
// An epoch is a pass; two epochs are two. The sum $z$ and $z + 1$. See [the loss](#b), or \`epoch\`.
//
// ## The next part
//
// An Epoch again, with a learning rate. An epochal word, which would cost nothing.

// %% id="b"
1 + 1;
`;

let html: string;

beforeAll(() => {
  html = exportNotebook(notebookFromLesson(parseLesson(lesson, "a.ts"), "01-terms"));
});

test("a word of the notation is marked where a section first has it, in text alone", () =>
  work(html, async (page) => {
    expect(await page.locator(".term").allInnerTexts()).toEqual([
      "epoch",
      expect.stringMatching(/z$/), // after the letter for a screen reader
      "Epoch",
      "learning rate",
    ]);
  }));

test("a notebook that is no lesson has its own words", () => {
  const own = notebookFromLesson(parseLesson(lesson, "a.ts"), "01-terms");
  expect(exportNotebook({ ...own, metadata: {} })).not.toContain('class="term"');
});

describe("the meaning of a term", () => {
  const meaning = notation.find(({ name }) => name === "learning rate")?.meaning ?? "";

  test("shows at a pointer, and goes with it; moving to it keeps it", () =>
    work(html, async (page) => {
      const tip = page.locator("#page-term");
      const before = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.getByRole("button", { name: "learning rate" }).hover();
      await expect.poll(() => tip.innerText()).toContain(meaning);
      await tip.hover();
      // From the word over a bit of text to its meaning.
      await page.evaluate(() => {
        for (const way of ["h1", "#page-term"]) {
          const event = new PointerEvent("pointerover", { bubbles: true });
          document.querySelector(way)?.dispatchEvent(event);
        }
      });
      await page.waitForTimeout(400);
      expect(await tip.isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(before);
      await page.locator("h1").hover();
      await tip.waitFor({ state: "hidden" });
    }));

  test("shows at the keyboard's stop, closes by Escape, and is what a screen reader says", () =>
    work(html, async (page) => {
      const term = page.getByRole("button", { name: "learning rate" });
      await term.focus();
      const tip = page.locator("#page-term");
      expect(await tip.innerText()).toContain(meaning);
      await page.keyboard.press("Escape");
      expect(await tip.isVisible()).toBe(false);
      await page.keyboard.press("Enter");
      expect(await tip.isVisible()).toBe(true);
      const told = await term.evaluate((one) => {
        const id = one.getAttribute("aria-describedby") ?? "";
        return document.getElementById(id)?.textContent;
      });
      expect(told).toContain(meaning);
      expect(await axeFaults(page)).toEqual([]);
    }));

  test("is no part of what is printed", () =>
    work(html, async (page) => {
      await page.getByRole("button", { name: "learning rate" }).focus();
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("#page-term").isVisible()).toBe(false);
    }));
});

test("every term has a meaning of its own, short enough to be read in passing", () => {
  const forms = notation.flatMap(({ name, forms = [name] }) => forms);
  expect(new Set(forms).size).toBe(forms.length);
  for (const { meaning } of notation) expect(meaning.length).toBeLessThan(120);
});
