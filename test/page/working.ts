/** Working in an exported page as a reader does: for tests of what runs in it. */
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { parseLesson } from "../../src/notebook/lesson.ts";
import type { Notebook } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { type OpenPage, openFromDisk, startBrowser } from "./browser.ts";

/** Opens a page, works in it, and demands that it complained of nothing. */
export type Work = (
  /** The page, or what makes it: only after the first test begins are its parts those of the sources. */
  html: string | (() => string),
  steps: (page: Page, opened: OpenPage) => Promise<void>,
  options?: BrowserContextOptions,
) => Promise<void>;

/** The work of one test file, in a browser that is started before its tests and ended after them. */
export function pageWork(): Work {
  let browser: Browser;
  beforeAll(async () => {
    await buildPageAssets();
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  return async (html, steps, options) => {
    const page = typeof html === "string" ? html : html();
    const opened = await openFromDisk(browser, page, options);
    try {
      await steps(opened.page, opened);
      expect(opened.complaints).toEqual([]);
    } finally {
      await opened.close();
    }
  };
}

/** The page of a lesson with these code cells, none of them run. */
export function pageOf(...sources: readonly string[]): string {
  return exportNotebook(notebookOf(sources), { fileName: "lesson.ipynb" });
}

/** The same from a folder without a tsconfig.json. */
export function loosePageOf(...sources: readonly string[]): string {
  return exportNotebook(notebookOf(sources), { fileName: "own.ipynb", strict: false });
}

function notebookOf(sources: readonly string[]): Notebook {
  const cells = sources.map((source, index) => `// %% id="c${index + 1}"\n${source}`);
  return notebookFromLesson(parseLesson(cells.join("\n\n"), "lesson.ts"), "lesson");
}

/** A code cell by its position, from 1. */
export function cell(page: Page, number: number): Locator {
  return page.locator(".program").nth(number - 1);
}

/** Waits until no cell runs or waits. */
export async function idle(page: Page): Promise<void> {
  await page.locator('.program:not([data-state="idle"])').first().waitFor({ state: "detached" });
}

/** Runs every cell, to the end. */
export async function runAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run all", exact: true }).click();
  await idle(page);
}

/** Runs one cell by its button, to the end. */
export async function runCell(page: Page, number: number): Promise<void> {
  await cell(page, number).hover();
  await cell(page, number)
    .getByRole("button", { name: `Run cell ${number}` })
    .click();
  await idle(page);
}

/** The text of each cell's outputs; "" for none. */
export async function outputs(page: Page): Promise<string[]> {
  const texts: string[] = [];
  for (const program of await page.locator(".program").all()) {
    const area = program.locator(".outputs");
    texts.push((await area.count()) === 0 ? "" : (await area.innerText()).trim());
  }
  return texts;
}

/** Replaces the text of a cell by the keyboard. */
export async function write(page: Page, number: number, text: string): Promise<void> {
  await cell(page, number).locator(".code, .cm-content").first().click();
  await cell(page, number).locator(".cm-content").waitFor();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}
