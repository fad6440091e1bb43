/** What a phone shows of a page: whole solutions, the rule below a table's whole head, titles of lessons in one line. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import type { Notebook } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { code, shown, text } from "../notebook/samples.ts";
import { openFromDisk, startBrowser } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  await buildPageAssets();
  browser = await startBrowser();
});

afterAll(() => browser?.close());

const solution = `<details open><summary>Solution</summary><pre>${"line\n".repeat(80)}</pre></details>`;

const notebook: Notebook = {
  cells: [
    text("table", "# Whole\n\n| | gives |\n|---|---|\n| a | b |"),
    code("data", "const { training } = await mnist();", []),
    code("check", "check(answer);", [shown({ "text/html": solution })]),
  ],
  metadata: { language_info: { name: "typescript" } },
};

const neighbours = {
  lab: { title: "Open in the lab", href: "lab/index.html" },
  previous: { title: "17 Alone", href: "17.html" },
  next: { title: "19 Appendix B: TypeScript for numbers, a long title", href: "19.html" },
};

test("what can only be pressed is not printed", async () => {
  const opened = await openFromDisk(browser, exportNotebook(notebook, neighbours));
  const { page } = opened;
  const pressed = page.locator("#page-mnist-note, .lab, .neighbours").filter({ visible: true });
  expect(await pressed.count()).toBe(3);
  await page.emulateMedia({ media: "print" });
  expect(await pressed.count()).toBe(0);
  await opened.close();
});

test("a phone shows solutions, heads of tables and short titles whole", async () => {
  const opened = await openFromDisk(browser, exportNotebook(notebook, neighbours), {
    viewport: { width: 375, height: 700 },
  });
  const { page } = opened;
  const cut = (node: Element): number => node.scrollHeight - node.clientHeight;
  expect(await page.locator(".outputs details pre").evaluate(cut)).toBe(0);
  const rules = await page
    .locator("thead tr > *")
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).borderBottom));
  expect(rules).toHaveLength(2);
  expect(new Set(rules).size).toBe(1);
  const lines = await page.locator(".neighbours a[rel=prev]").evaluate((link) => {
    const range = document.createRange();
    range.selectNodeContents(link.lastChild as Node);
    return range.getClientRects().length;
  });
  expect(lines).toBe(1);
  expect(opened.complaints).toEqual([]);
  await opened.close();
});
