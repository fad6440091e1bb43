/** The bar on top of a page: what it leads to, and that it stays there. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { runNotebookSample } from "../notebook/samples.ts";
import { axeFaults } from "./axe.ts";
import { openFromDisk, startBrowser } from "./browser.ts";

let browser: Browser;
let html: string;

beforeAll(async () => {
  await buildPageAssets();
  browser = await startBrowser();
  html = exportNotebook(runNotebookSample(), {
    index: { title: "All lessons", href: "index.html" },
    previous: { title: "00 Zero", href: "00.html" },
    next: { title: "02 Two", href: "02.html" },
  });
});

afterAll(() => browser?.close());

async function visit(
  look: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const opened = await openFromDisk(browser, html, options);
  try {
    await look(opened.page);
    expect(opened.complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

test("the name leads to the index, and two signs to the neighbours, scripts on or off", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await visit(
      async (page) => {
        const links = await page.locator(".bar a").all();
        expect(await Promise.all(links.map((link) => link.getAttribute("href")))).toEqual([
          "index.html",
          "00.html",
          "02.html",
        ]);
        await page
          .locator(".bar")
          .getByRole("link", { name: "Next: 02 Two" })
          .click({ trial: true });
      },
      { javaScriptEnabled },
    );
  }
});

test("a page that stands alone leads nowhere", () => {
  expect(exportNotebook(runNotebookSample())).not.toMatch(/<header[^>]*>.*<a /);
});

test.each([1440, 1024, 760, 375])(
  "at %i px the bar is one row that stays in view, with all its buttons in reach",
  (width) =>
    visit(
      async (page) => {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        // The most that it ever says.
        await page.evaluate((words) => {
          const status = document.querySelector("#page-status");
          status?.replaceChildren(words);
        }, "running, 38 cells to go · 10 of 12 exercises right");
        const bar = await page.locator(".bar").boundingBox();
        expect(bar?.y).toBe(0);
        expect(bar?.height).toBeLessThan(56);
        for (const name of ["Run all", "Theme", "Files"]) {
          const control = page.locator(".bar").locator("button, summary", { hasText: name });
          await control.click({ trial: true });
          const box = await control.boundingBox();
          expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true);
        }
        expect(await axeFaults(page)).toEqual([]);
      },
      { viewport: { width, height: 700 } },
    ),
);

test("on a phone the contents open from the bar, and close at a choice or by Escape", () =>
  visit(
    async (page) => {
      const contents = page.getByRole("navigation", { name: "Contents" });
      const button = page.getByRole("button", { name: "Contents" });
      expect(await contents.isVisible()).toBe(false);
      await button.click();
      expect(await button.getAttribute("aria-expanded")).toBe("true");
      await contents.getByRole("link", { name: "A closer look" }).click();
      expect(await contents.isVisible()).toBe(false);
      const heading = page.getByRole("heading", { name: "A closer look" });
      // Below the bar, not behind it.
      expect((await heading.boundingBox())?.y).toBeGreaterThan(50);
      await button.click();
      await page.keyboard.press("Escape");
      expect(await contents.isVisible()).toBe(false);
      expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    },
    { viewport: { width: 375, height: 500 } },
  ));
