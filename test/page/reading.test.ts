import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import type { Notebook } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { code, runNotebookSample, shown, surfaceFigure } from "../notebook/samples.ts";
import { openFromDisk, startBrowser } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  await buildPageAssets();
  browser = await startBrowser();
});

afterAll(() => browser?.close());

/** Opens the page of a notebook, looks at it, and demands that it did nothing forbidden. */
async function visit(
  look: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
  notebook: Notebook = runNotebookSample(),
): Promise<void> {
  const opened = await openFromDisk(browser, exportNotebook(notebook), options);
  try {
    await look(opened.page);
    expect(opened.complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

const phone = { viewport: { width: 375, height: 700 } };

describe("a page opened from disk without network", () => {
  test("shows text, typeset math, code and outputs with scripts off", () =>
    visit(
      async (page) => {
        expect(await page.locator("h1").innerText()).toContain("A sample lesson");
        expect(await page.locator(".formula .katex-html").first().isVisible()).toBe(true);
        expect(await page.locator(".code .tok-keyword").first().innerText()).toBe("const");
        expect(await page.locator(".outputs .value").innerText()).toBe("[ 1, -0.5 ]");
        const picture = page.getByRole("img", { name: "Loss over 20 epochs" });
        expect(await picture.isVisible()).toBe(true);
        expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
        expect(await page.locator("button:visible").count()).toBe(0);
      },
      { javaScriptEnabled: false },
    ));

  test("makes a plot interactive when it comes into view", () =>
    visit(async (page) => {
      await page.locator(".plot").scrollIntoViewIfNeeded();
      await page.locator(".plot .main-svg").first().waitFor();
      expect(await page.locator(".still").isVisible()).toBe(false);
      await page.locator(".plot .nsewdrag").hover();
      await page.locator(".hoverlayer .hovertext").first().waitFor();
    }));

  test("does not unpack Plotly before a plot is near", () =>
    visit(async (page) => {
      await page.waitForFunction(() => document.documentElement.classList.contains("scripts"));
      expect(await page.evaluate(() => "Plotly" in globalThis)).toBe(false);
    }, phone));

  test("draws a surface, which the flat charts' library cannot", () => {
    const notebook = runNotebookSample();
    const surface = code("surface", "surface()", [shown(surfaceFigure())]);
    return visit(
      async (page) => {
        const plot = page.locator("#cell-surface .plot");
        await plot.scrollIntoViewIfNeeded();
        await plot.locator(".gl-container canvas").first().waitFor();
      },
      {},
      { ...notebook, cells: [...notebook.cells, surface] },
    );
  });

  test("copies a cell's code", () =>
    visit(
      async (page) => {
        await page.getByRole("button", { name: "Copy the code of cell 1" }).click();
        await page.getByText("Copied").waitFor();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
          "const weights: number[] = [0.5, -0.25];\nweights.map((w) => w * 2)",
        );
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    ));

  test("goes from system to light to dark by its button, and remembers", () =>
    visit(
      async (page) => {
        const paper = (): Promise<string> =>
          page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const dark = await paper();
        await page.getByRole("button", { name: "Theme: system" }).click();
        expect(await paper()).not.toBe(dark);
        await page.getByRole("button", { name: "Theme: light" }).click();
        expect(await paper()).toBe(dark);
        await page.reload();
        await page.getByRole("button", { name: "Theme: dark" }).waitFor();
      },
      { colorScheme: "dark" },
    ));

  test("links each entry of the contents to its heading", () =>
    visit(
      async (page) => {
        await page.getByRole("navigation", { name: "Contents" }).getByText("A closer look").click();
        expect(page.url()).toMatch(/#a-closer-look$/);
        const heading = page.getByRole("heading", { name: "A closer look" });
        await page.waitForFunction((y) => y !== scrollY, 0);
        expect((await heading.boundingBox())?.y).toBeLessThan(300);
      },
      { viewport: { width: 1280, height: 400 } },
    ));

  test.each([
    ["scripts on", true],
    ["scripts off", false],
  ])("does not scroll sideways at 375 px, %s", (_name, javaScriptEnabled) =>
    visit(
      async (page) => {
        expect(await overflow(page)).toBe(0);
      },
      { ...phone, javaScriptEnabled },
    ),
  );

  test("prints whole: nothing folded, nothing behind a scroll bar", () =>
    visit(async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.getByText("Because").isVisible()).toBe(true);
      const cut = await page.evaluate(
        () =>
          [...document.querySelectorAll("article pre, article .table")].filter(
            (box) =>
              box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1,
          ).length,
      );
      expect(cut).toBe(0);
      expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
    }));

  test.each(["light", "dark"] as const)(
    "has no accessibility fault that axe finds, %s",
    (colorScheme) =>
      visit(
        async (page) => {
          await page.locator(".plot").scrollIntoViewIfNeeded();
          await page.locator(".plot .main-svg").first().waitFor();
          expect(await axeFaults(page)).toEqual([]);
        },
        { colorScheme },
      ),
  );
});

function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** What axe finds, as `rule: element`. Run from outside: the page's own policy lets no script in. */
async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`),
    );
  });
}
