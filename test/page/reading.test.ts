import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Neighbours } from "../../src/notebook/html/links.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import type { Notebook } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { code, runNotebookSample, shown, surfaceFigure, text } from "../notebook/samples.ts";
import { axeFaults } from "./axe.ts";
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
  neighbours: Neighbours = {},
): Promise<void> {
  const opened = await openFromDisk(browser, exportNotebook(notebook, neighbours), options);
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

  test("with scripts off leads to its parts, its neighbours and its folded answers", () =>
    visit(
      async (page) => {
        const contents = page.getByRole("navigation", { name: "Contents" });
        await contents.getByText("A closer look").click();
        expect(page.url()).toMatch(/#a-closer-look$/);
        expect(await page.locator("main").getByText("Because").isVisible()).toBe(false);
        await page.getByText("Answer", { exact: true }).click();
        expect(await page.locator("main").getByText("Because").isVisible()).toBe(true);
        const lessons = page.getByRole("navigation", { name: "Lessons" });
        expect(await lessons.getByRole("link").allTextContents()).toEqual([
          "Before 00 Zero",
          "Next 02 Two",
        ]);
      },
      { javaScriptEnabled: false, viewport: { width: 1280, height: 400 } },
      runNotebookSample(),
      {
        previous: { title: "00 Zero", href: "00.html" },
        next: { title: "02 Two", href: "02.html" },
      },
    ));

  test.each([
    ["scripts on", true],
    ["scripts off", false],
  ])(
    "what is too wide for a phone goes on in the next line or scrolls in its own box, %s",
    (_name, javaScriptEnabled) =>
      visit(
        async (page) => {
          expect(await overflow(page)).toBe(0);
          // The last column, the last number: all of them can be reached.
          for (const box of await page.locator(".table, .outputs pre, .html, .formula").all()) {
            const scrolls = await box.evaluate(
              (node) => !node.matches("pre, .formula:not(:has(.mtable))"), // of no parts: a matrix
            );
            const reached = await box.evaluate((node) => {
              node.scrollLeft = 10_000;
              const range = document.createRange();
              range.selectNodeContents(node.querySelector(".katex-html") ?? node);
              const { right } = node.getBoundingClientRect();
              return {
                scrolled: node.scrollLeft > 0,
                end: node.matches("pre") // the last space of a line hangs over
                  ? node.scrollWidth <= node.clientWidth
                  : range.getBoundingClientRect().right <= right + 1,
              };
            });
            expect(reached).toEqual({ scrolled: scrolls, end: true });
            if (javaScriptEnabled)
              expect(await box.getAttribute("tabindex")).toBe(scrolls ? "0" : null);
          }
        },
        { ...phone, javaScriptEnabled },
        wideNotebook(),
      ),
  );

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
        await page.locator("main").getByText("Copied").waitFor();
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

  test("marks in the contents where the reader is, after a jump over a whole part too", () =>
    visit(
      async (page) => {
        const here = page.locator("#page-contents [aria-current=location]");
        expect(await here.count()).toBe(0);
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await expect.poll(() => here.allTextContents()).toEqual(["A closer look"]);
        await page.evaluate(() => scrollTo(0, 0));
        await expect.poll(() => here.count()).toBe(0);
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

  test("prints whole: nothing folded, nothing behind a scroll bar, no cell apart from its outputs", () =>
    visit(async (page) => {
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("main").getByText("Because").isVisible()).toBe(true);
      const cut = await page.evaluate(
        () =>
          [...document.querySelectorAll("article pre, article .table")].filter(
            (box) =>
              box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1,
          ).length,
      );
      expect(cut).toBe(0);
      expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
      const source = page.locator(".source").first();
      expect(await source.evaluate((one) => getComputedStyle(one).breakAfter)).toBe("avoid");
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

/** A table, a line of code, a matrix, an output and a formula, each wider than a phone. */
function wideNotebook(): Notebook {
  const columns = Array.from({ length: 14 }, (_, column) => `column ${column}`);
  const row = (cells: string[]): string => `| ${cells.join(" | ")} |\n`;
  const table = row(columns) + row(columns.map(() => "---")) + row(columns);
  const html = `<table><tr>${columns.map((name) => `<td>${name.replace(" ", "_")}</td>`).join("")}</tr></table>`;
  const numbers = `[ ${columns.map((_, index) => index / 7).join(", ")} ]`;
  return {
    cells: [
      text("table", `# Wide\n\n${table}\n\n${"abcdefghij".repeat(12)}`),
      text("math", `$$${columns.map((_, index) => `w_{${index}} x_{${index}}`).join(" + ")}$$`),
      text("matrix", `$$\\begin{pmatrix}${columns.join(" & ")}\\end{pmatrix}$$`),
      code("line", `const matrix = ${numbers};`, [
        shown({ "text/plain": numbers }),
        shown({ "text/html": html }),
      ]),
    ],
    metadata: { language_info: { name: "typescript" } },
  };
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
