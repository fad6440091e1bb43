import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Session } from "../../src/kernel/session.ts";
import { readLesson } from "../../src/notebook/build.ts";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { formatNotebook, type Notebook } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { parseNotebook } from "../../src/notebook/parse.ts";
import { executeNotebook } from "../../src/notebook/run.ts";
import { lessonNames } from "../lessons/lessons.ts";
import { root } from "../project/modules.ts";
import { casesToProve } from "../proof.ts";
import { axeFaults } from "./axe.ts";
import { openFromDisk, startBrowser } from "./browser.ts";
import { expectSame, isChaotic, isLive, textOf } from "./comparable-outputs.ts";
import { clipped, cutInPrint, scrollThrough, sideways, tabThrough } from "./gates.ts";

/** Before a lesson, in the kernel: the part of MNIST that a page has. */
const pageMnist = `import { mnist, provideMnist, takePerClass } from "chainrule";
const all = await mnist();
const part = { training: takePerClass(all.training, 200), test: takePerClass(all.test, 50) };
provideMnist({ load: async () => part as typeof all });`;

// Other tests pass exercises, and the map of the course would show them; a page knows of none.
process.env.CHAINRULE_PROGRESS = join(tmpdir(), `chainrule-pages-${process.pid}.progress.json`);

let browser: Browser;

beforeAll(async () => {
  await buildPageAssets();
  browser = await startBrowser();
});

afterAll(() => browser?.close());

describe.each(casesToProve(lessonNames, 5))("the page of %s", (name) => {
  let inKernel: Notebook;
  let html: string;

  beforeAll(async () => {
    inKernel = await runInKernel(await lessonNotebook(name));
    html = exportNotebook(inKernel, { fileName: `${name}.ipynb` });
  }, 240_000);

  test("gives the kernel's outputs, cell by cell", { timeout: 240_000 }, async () => {
    const inPage = await runInPage(html);
    for (const [index, cell] of inKernel.cells.entries()) {
      if (isChaotic(name, cell) || isLive(cell)) continue;
      expectSame(textOf(inPage.cells[index]), textOf(cell), cell.id);
    }
  });

  test("is no larger than 3 MB, or 4.5 MB with surfaces or MNIST", () => {
    const large = /data-kind="(?:plotly-full|mnist)"/.test(html);
    expect(html.length).toBeLessThan(large ? 4_500_000 : 3_000_000);
  });

  test(
    "on a wide light screen prints whole, drawn or not, has enough contrast, and is reached all over by Tab",
    { timeout: 120_000 },
    () =>
      visit(async (page) => {
        await expectPrintWhole(page);
        await scrollThrough(page);
        await expectPrintWhole(page);
        await expectNoFault(page, ["color-contrast"]); // the rest is the same in the dark
        expect(await tabThrough(page)).toEqual({ hidden: [], missed: [] });
      }),
  );

  test(
    "on a dark phone and at 200 % zoom neither scrolls sideways nor hides text, and has no fault that axe finds",
    { timeout: 120_000 },
    () =>
      visit(
        async (page) => {
          await scrollThrough(page);
          await expectFits(page);
          await expectNoFault(page);
          await page.setViewportSize({ width: 640, height: 400 });
          await scrollThrough(page);
          await expectFits(page);
        },
        { colorScheme: "dark", viewport: { width: 375, height: 700 } },
      ),
  );

  /** Opens the page, and demands that it did nothing forbidden. */
  async function visit(
    look: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const { page, complaints, close } = await openFromDisk(browser, html, options);
    try {
      await look(page);
      expect(complaints).toEqual([]);
    } finally {
      await close();
    }
  }
});

async function expectNoFault(page: Page, rules?: readonly string[]): Promise<void> {
  await page.locator(".code").first().focus();
  await page.locator(".cm-content").waitFor();
  expect(await axeFaults(page, { rules })).toEqual([]);
}

async function expectFits(page: Page): Promise<void> {
  expect(await sideways(page)).toEqual([]);
  expect(await clipped(page)).toEqual([]);
}

/** Leaves the page on the screen, as wide as it was. */
async function expectPrintWhole(page: Page): Promise<void> {
  const screen = page.viewportSize();
  await page.setViewportSize(a4);
  await page.emulateMedia({ media: "print" });
  expect(await cutInPrint(page)).toEqual([]);
  await page.emulateMedia({ media: "screen" });
  if (screen) await page.setViewportSize(screen);
}

/** Paper of 210 mm less margins of 16 mm, at 96 pixels an inch. */
const a4 = { width: 673, height: 985 };

async function lessonNotebook(name: string): Promise<Notebook> {
  const path = join(root, "lessons", `${name}.ts`);
  return notebookFromLesson(await readLesson(path), name);
}

async function runInKernel(notebook: Notebook): Promise<Notebook> {
  const session = new Session({ directory: join(root, "notebooks") });
  try {
    if (usesMnist(notebook)) {
      const reply = await session.execute(pageMnist, { storeHistory: false });
      expect(reply.status).toBe("ok");
    }
    const { notebook: run, failure } = await executeNotebook(notebook, session);
    expect(failure).toBeUndefined();
    return parseNotebook(formatNotebook(run)); // as a file has it, keys in order
  } finally {
    await session.close();
  }
}

function usesMnist({ cells }: Notebook): boolean {
  return cells.some(({ source }) => source.includes("await mnist()"));
}

/** Runs every cell of a page and takes the result as its reader would: as a downloaded notebook. */
async function runInPage(html: string): Promise<Notebook> {
  const { page, complaints, close } = await openFromDisk(browser, html);
  try {
    await page.getByRole("button", { name: "Run all", exact: true }).click();
    const busy = page.locator('.program:not([data-state="idle"])').first();
    await busy.waitFor({ state: "detached", timeout: 200_000 });
    const notebook = await download(page);
    expect(complaints).toEqual([]);
    return notebook;
  } finally {
    await close();
  }
}

async function download(page: Page): Promise<Notebook> {
  await page.locator("#page-tools summary").click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as notebook" }).click(),
  ]);
  return parseNotebook(await readFile(await file.path(), "utf8"));
}
