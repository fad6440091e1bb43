import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import type { Cell } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { code, text } from "../notebook/samples.ts";
import { axeFaults } from "./axe.ts";
import { openFromDisk, startBrowser } from "./browser.ts";

let browser: Browser;
let html: string;

const printed: Cell = code("print", 'const weights = [1];\nconsole.log("weights", weights)', [
  { output_type: "stream", name: "stdout", text: `${"line\n".repeat(60)}weights at the end\n` },
]);

const cells: Cell[] = [
  text("top", "# Search me\n\n## Part one\n\nThe **wei**ghts of a unit, and a second\nline.\n"),
  { ...printed, outputs: [...("outputs" in printed ? printed.outputs : [])] },
  text("gap", "filler\n\n".repeat(80)),
  { ...text("fold", "The *Weights* are 1 and -0.5 (C++)."), metadata: { tags: ["solution"] } },
  text("math", "So $\\nabla w = 0$ holds."),
];

beforeAll(async () => {
  await buildPageAssets();
  html = exportNotebook({ cells, metadata: { language_info: { name: "typescript" } } });
  browser = await startBrowser();
});

afterAll(() => browser?.close());

async function visit(
  steps: (page: Page) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const opened = await openFromDisk(browser, html, options);
  try {
    await steps(opened.page);
    expect(opened.complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

const field = (page: Page) => page.getByRole("searchbox", { name: "Search this page" });
const count = (page: Page) => page.locator("#page-search [role=status]").textContent();

/** The marked words: those of the hit that one is at, and of all others. */
function marks(page: Page): Promise<{ current: string[]; others: string[] }> {
  return page.evaluate(() => {
    const words = (name: string): string[] =>
      [...(CSS.highlights.get(name) ?? [])].map((range) => {
        const { startContainer, startOffset, endContainer, endOffset } = range as StaticRange;
        const live = document.createRange();
        live.setStart(startContainer, startOffset);
        live.setEnd(endContainer, endOffset);
        return live.toString();
      });
    return { current: words("page-current"), others: words("page-hit") };
  });
}

test("finds a word in text, code and outputs, over bold and coloured pieces, whatever its capitals", () =>
  visit(async (page) => {
    await field(page).fill("WEIGHTS");
    expect(await count(page)).toBe("1 of 6");
    expect(await marks(page)).toEqual({
      current: ["weights"],
      others: ["weights", "weights", "weights", "weights", "Weights"],
    });
  }));

test.each([
  ["second line", "1 of 1"],
  ["  second   line ", "1 of 1"],
  ["(C++)", "1 of 1"],
  ["unit, and a second line. const", "Nothing found"],
  ["∇w=0", "1 of 1"],
  ["nabla", "Nothing found"],
  ["Copy", "Nothing found"],
  ["Run cell", "Nothing found"],
  [" ", ""],
])("%j: %s", (query, answer) =>
  visit(async (page) => {
    await field(page).fill(query);
    expect(await count(page)).toBe(answer);
  }),
);

test("Enter goes on, Shift+Enter back, around the ends; each hit comes into view", () =>
  visit(async (page) => {
    await field(page).fill("weights");
    for (const answer of ["2 of 6", "3 of 6", "4 of 6", "5 of 6"]) {
      await page.keyboard.press("Enter");
      expect(await count(page)).toBe(answer);
      expect(await currentIsInView(page)).toBe(true);
    }
    await page.keyboard.press("Shift+Enter");
    expect(await count(page)).toBe("4 of 6");
    for (let press = 0; press < 4; press++) await page.keyboard.press("Shift+Enter");
    expect(await count(page)).toBe("6 of 6");
  }));

test("a folded solution stays folded until one goes to the hit in it", () =>
  visit(async (page) => {
    const solution = page.locator("details.fold");
    await field(page).fill("weights");
    expect(await solution.getAttribute("open")).toBeNull();
    await page.getByRole("button", { name: "Previous hit" }).click();
    expect(await count(page)).toBe("6 of 6");
    expect(await solution.getAttribute("open")).toBe("");
    expect(await currentIsInView(page)).toBe(true);
    await page.getByRole("button", { name: "Next hit" }).click();
    expect(await count(page)).toBe("1 of 6");
  }));

test('"/" leads into the field, but is a letter where one writes; Escape leads back to the text', () =>
  visit(async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("a/b second");
    expect(await field(page).inputValue()).toBe("a/b second");
    await field(page).fill("second");
    await page.keyboard.press("Escape");
    expect(await field(page).inputValue()).toBe("");
    expect(await marks(page)).toEqual({ current: [], others: [] });
    await page.keyboard.press("Tab");
    // The first stop after the words of the hit is the code below them.
    await page.locator(".cm-editor.cm-focused").waitFor();
    await page.keyboard.press("/");
    expect(await page.locator(".cm-content").first().textContent()).toContain("/");
    expect(await field(page).evaluate((node) => node === document.activeElement)).toBe(false);
  }));

test("the browser's own search keeps its key", () =>
  visit(async (page) => {
    await page.evaluate(() => {
      document.addEventListener("keydown", (event) => {
        document.title = `${event.key} ${event.defaultPrevented}`;
      });
    });
    await page.keyboard.press("Control+f");
    expect(await page.title()).toBe("f false");
  }));

test("finds what a cell printed after it was run", () =>
  visit(async (page) => {
    await field(page).fill("weights [ 1 ]");
    expect(await count(page)).toBe("Nothing found");
    await page.locator(".program").hover();
    await page.getByRole("button", { name: "Run cell 1" }).click();
    await page.locator(".outputs", { hasText: "weights [ 1 ]" }).waitFor();
    await field(page).press("Enter");
    expect(await count(page)).toBe("1 of 1");
  }));

test("without highlights of its own the browser shows the hit as a selection", () =>
  visit(async (page) => {
    await page.evaluate("delete globalThis.Highlight");
    await field(page).fill("weights");
    expect(await page.evaluate(() => String(getSelection()))).toBe("weights");
    expect(await count(page)).toBe("1 of 6");
  }));

test("without scripts there is no field", () =>
  visit(async (page) => expect(await page.locator("#page-search").count()).toBe(0), {
    javaScriptEnabled: false,
  }));

test.each(["light", "dark"] as const)("axe finds no fault with it, %s", (colorScheme) =>
  visit(
    async (page) => {
      await field(page).fill("weights");
      expect(await axeFaults(page)).toEqual([]);
    },
    { colorScheme },
  ),
);

test("on a phone the field stays in view while one searches, over no hit, and nothing is too wide", () =>
  visit(
    async (page) => {
      await page.keyboard.press("/");
      await field(page).fill("weights");
      for (let press = 0; press < 6; press++) {
        await page.keyboard.press("Enter");
        expect(await currentIsInView(page)).toBe(true);
        await page.getByRole("button", { name: "Next hit" }).click({ trial: true });
      }
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider).toBe(0);
    },
    { viewport: { width: 375, height: 700 } },
  ));

function currentIsInView(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const [range] = (CSS.highlights.get("page-current") ?? []) as unknown as StaticRange[];
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const { left, top, bottom, height } = live.getBoundingClientRect();
    const shown = document.elementFromPoint(left + 1, top + height / 2);
    const inBox = range.startContainer.parentElement?.closest("pre, p, .cm-line")?.contains(shown);
    return top >= 0 && bottom <= innerHeight && inBox === true;
  });
}
