/** The index of a site as a map: what a reader did in a lesson, seen, saved and loaded there. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { buildSite } from "../../src/notebook/site.ts";
import { axeFaults } from "./axe.ts";
import { startBrowser } from "./browser.ts";
import { sideways } from "./gates.ts";

const lesson = `// %% [markdown] id="title"
// # 01 One
//
// **Predict.** What is 1 + 1?
//
// - a) one
// - b) two

// %% id="sum"
1 + 1;

// %% [markdown] id="why"
// <details><summary>Answer</summary>
//
// - a) No: one is missing.
// - **b)** Yes: one and one.
//
// </details>
`;

let browser: Browser;
let folder: string;

beforeAll(async () => {
  await buildPageAssets();
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), "chainrule-course-"));
  const lessons = join(folder, "lessons");
  await cp(new URL("../fixtures/two-lessons", import.meta.url), lessons, { recursive: true });
  await writeFile(join(lessons, "01-one.ts"), lesson);
  await buildSite({ lessons, site: join(folder, "site"), directory: folder });
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true });
});

test("the index says how far one is, and takes it along in a file", async () => {
  const { page, line } = await reader();
  expect(await line.textContent()).toMatch(/ 0 of 1 questions$/);
  await page.getByRole("link", { name: "01 One", exact: true }).click();
  await page.getByRole("radio", { name: "b) two" }).click();
  await page.getByRole("button", { name: "That is my answer" }).click();
  await page.goBack();
  await expect.poll(() => line.textContent()).toMatch(/ 1 of 1 questions$/);
  expect(await line.getByRole("progressbar", { name: "Done of this lesson" }).count()).toBe(1);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save my progress" }).click(),
  ]);
  const text = await readFile(await file.path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({ lessons: { "01-one": { answers: { title: "b" } } } });

  const other = await reader();
  await load(other.page, text);
  await expect.poll(() => other.line.textContent()).toMatch(/ 1 of 1 questions$/);
  await load(other.page, "{}");
  await other.page.getByText("This file holds no progress of the course.").waitFor();
  expect(await other.line.textContent()).toMatch(/ 1 of 1 questions$/);
});

test("the index leads to the first lesson that is not done", async () => {
  const { page } = await reader();
  const goOn = page.locator("#page-continue");
  expect(await goOn.innerText()).toMatch(/^Start with 01 One/);
  await goOn.getByRole("link").click();
  await page.getByRole("radio", { name: "b) two" }).click();
  await page.getByRole("button", { name: "That is my answer" }).click();
  await page.locator("a.brand").click();
  await page.locator("#page-continue", { hasText: "0 of" }).waitFor({ state: "attached" });
  expect(await page.locator(".lessons > li.done h2").innerText()).toBe("01 One");
});

test("a search over all lessons leads to the section that holds every word", async () => {
  const { page } = await reader();
  const field = page.getByRole("searchbox", { name: "Search all lessons" });
  const found = page.locator("#page-course-search li");
  await page.keyboard.press("/");
  await page.keyboard.type("missing one");
  await expect.poll(() => found.count()).toBe(1);
  expect(await found.getByRole("link").innerText()).toBe("01 One");
  expect(await found.locator("mark").first().innerText()).toMatch(/missing|one/i);
  await field.fill("nowhere one");
  await expect
    .poll(() => page.locator("#page-course-search .found").innerText())
    .toBe("Nothing found");
  await field.fill("count");
  await expect.poll(() => found.count()).toBe(1);
  await page.keyboard.press("Escape");
  await expect.poll(() => found.count()).toBe(0);
});

test.each([
  ["light", 1440],
  ["dark", 375],
] as const)(
  "the index has no fault that axe finds, and fits: %s, %i px",
  async (colorScheme, width) => {
    const { page } = await reader({ colorScheme, viewport: { width, height: 800 } });
    await page.getByRole("searchbox").fill("one");
    await page.locator("#page-course-search li").first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
  },
);

test("a phone shows what is done of a lesson in one line below its bar", async () => {
  const { line } = await reader({ viewport: { width: 375, height: 800 } });
  await line.locator("progress").waitFor({ state: "attached" });
  const rows = await line.evaluate((one) => {
    const words = one.lastChild as Text;
    words.data = " 7 of 7 exercises, 14 of 14 questions";
    const range = document.createRange();
    range.selectNodeContents(words);
    const bar = one.querySelector("progress") as Element;
    return [range.getClientRects().length, bar.getBoundingClientRect().width];
  });
  expect(rows).toEqual([1, 112]);
});

/** A browser of its own at the index, and the lesson's line of progress there. */
async function reader(options: BrowserContextOptions = {}) {
  const page = await (await browser.newContext({ offline: true, ...options })).newPage();
  await page.goto(pathToFileURL(join(folder, "site", "index.html")).href);
  return { page, line: page.locator(".lessons .progress").first() };
}

async function load(page: Page, text: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Load" }).click(),
  ]);
  await chooser.setFiles({
    name: "progress.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
}
