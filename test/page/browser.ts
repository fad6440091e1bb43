/** Chromium for tests of exported pages: opened from disk, every request to a network blocked. */
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Where Chromium stands; `CHROMIUM` names another place. */
const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts Chromium; close it after the tests.
 *
 * @throws Error if it is not there, naming what to install
 */
export async function startBrowser(): Promise<Browser> {
  if (!existsSync(chromiumPath)) {
    const advice = "install Debian's package chromium, or give its path in CHROMIUM";
    throw new Error(`browser tests: ${chromiumPath} is missing; ${advice}`);
  }
  return await chromium.launch({ executablePath: chromiumPath, args: flags });
}

/** A page under test, with everything that it must not do written down. */
export interface OpenPage {
  readonly page: Page;
  /** Requests other than the page itself, console errors, uncaught errors, dialogs. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Writes `html` to a file and opens it from there. */
export async function openFromDisk(
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const folder = await mkdtemp(join(tmpdir(), "chainrule-page-"));
  const file = join(folder, "page.html");
  await writeFile(file, html);
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (/^(?:https?|wss?|ftp):/.test(request.url())) complaints.push(`request ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(`uncaught ${error.message}`));
  page.on("dialog", (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss(); // the page goes on; the complaint fails the test
  });
  await page.goto(pathToFileURL(file).href);
  const close = async (): Promise<void> => {
    await context.close();
    await rm(folder, { recursive: true });
  };
  return { page, complaints, close };
}
