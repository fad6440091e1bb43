/** Pages of a stranger's notebook, opened as if they had no policy, beside a server that counts. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import type { Cell } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { type LocalServer, startLocalServer } from "../local-server.ts";
import { startBrowser } from "./browser.ts";
import { strangers } from "./foreign.ts";

/** A cell that shows pieces of HTML, one output each. */
export const showing = (pieces: readonly string[]): string =>
  `import { show } from "chainrule";
const pieces: string[] = ${JSON.stringify(pieces)};
for (const html of pieces) {
  show({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": html, "text/plain": "" }) });
}`;

/** The page as if there were no policy: a meta refresh or a covering style is not stopped by one. */
export const foreignPage = (...cells: Cell[]): string =>
  exportNotebook({ cells, metadata: { language_info: { name: "typescript" } } }).replace(
    /<meta http-equiv="Content-Security-Policy"[^>]*>/,
    "",
  );

/** What a test works with, and the end that every visit has to come to. */
export interface ForeignWork {
  /** Where the counting server is, once the tests have begun. */
  address(): string;
  visit(html: string, steps: (page: Page) => Promise<void>): Promise<void>;
}

/** Browser and server of one test file. */
export function foreignWork(): ForeignWork {
  let browser: Browser;
  let server: LocalServer;
  beforeAll(async () => {
    await buildPageAssets();
    browser = await startBrowser();
    server = await startLocalServer((_request, response) => response.end("hit"));
  });
  beforeEach(() => {
    server.hits.length = 0;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    address: () => server.address,
    visit: async (html, steps) => {
      await visit(browser, html, steps);
      expect(server.hits).toEqual([]);
    },
  };
}

/** Opens the page from disk, with a network; in the end nothing ran, led away or left its place. */
async function visit(
  browser: Browser,
  html: string,
  steps: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "chainrule-foreign-"));
  const file = join(folder, "page.html");
  await writeFile(file, html);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const uncaught: string[] = [];
    page.on("pageerror", (error) => uncaught.push(error.message));
    await page.goto(pathToFileURL(file).href);
    await steps(page);
    expect(page.url().replace(/#.*/, "")).toBe(pathToFileURL(file).href);
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    expect(await strangers(page)).toEqual([]);
    expect(uncaught).toEqual([]);
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
  }
}
