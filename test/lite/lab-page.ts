/** The lab in Chromium, and what JupyterLab itself says of it. */
import type { Browser, BrowserContext, Page } from "playwright-core";

/** A message of a kernel, as JupyterLab's client has it. */
export interface KernelMessage {
  readonly header: { readonly msg_type: string };
  readonly parent_header: { readonly msg_id?: string };
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect in it
  readonly content: any;
  readonly metadata: object;
}

/** The lab in a browser of its own, with everything that it must not do written down. */
export interface LabPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Requests to other machines, uncaught errors, and our own warnings. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/**
 * Opens the lab at `address`, at a notebook if `path` names one; waits until JupyterLab is there.
 *
 * @param given a context without service workers; one of its own if left out
 */
export async function openLab(
  browser: Browser,
  address: string,
  path?: string,
  given?: BrowserContext,
): Promise<LabPage> {
  const context = given ?? (await browser.newContext({ viewport: { width: 1280, height: 1400 } }));
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (/^(?:https?|wss?|ftp):/.test(request.url()) && !request.url().startsWith(address)) {
      complaints.push(`request ${request.url()}`);
    }
  });
  page.on("pageerror", (error) => complaints.push(`uncaught ${error.message}`));
  page.on("console", (message) => {
    if (message.text().startsWith("chainrule:")) complaints.push(message.text());
  });
  const query = path === undefined ? "" : `?path=${encodeURIComponent(path)}`;
  await page.goto(`${address}/lab/index.html${query}`);
  await labIsThere(page, given === undefined);
  return { page, context, complaints, close: () => context.close() };
}

/** Waits until JupyterLab has started, which may be after it was loaded a second time. */
export async function labIsThere(page: Page, isolated = true): Promise<void> {
  // The service worker loads the page again, once: whatever is asked before that is lost.
  await page.waitForFunction(
    (isolated) =>
      "jupyterapp" in globalThis &&
      document.querySelector(".jp-LabShell") !== null &&
      crossOriginIsolated === isolated,
    isolated,
    { timeout: 60_000 },
  );
}

/** Waits until the opened notebook has its kernel, and runs all of its cells; resolves when the last one has ended. */
export async function runAll(page: Page, timeout = 200_000): Promise<void> {
  await page.locator(".jp-Notebook .jp-Cell").first().waitFor();
  await kernelIsIdle(page, 60_000);
  await page.evaluate(async () => {
    const { jupyterapp } = globalThis as unknown as LabWindow;
    await jupyterapp.commands.execute("notebook:run-all-cells");
  });
  await kernelIsIdle(page, timeout);
}

/** Runs all cells of the opened notebook, and waits for none. */
export async function startAll(page: Page): Promise<void> {
  await startCommand(page, "notebook:run-all-cells");
}

/** Runs the chosen cell, and does not wait for it. */
export async function startCell(page: Page): Promise<void> {
  await startCommand(page, "notebook:run-cell");
}

async function startCommand(page: Page, command: string): Promise<void> {
  await page.locator(".jp-Notebook .jp-Cell").first().waitFor();
  await kernelIsIdle(page, 60_000);
  await page.evaluate((command) => {
    const { jupyterapp } = globalThis as unknown as LabWindow;
    void jupyterapp.commands.execute(command);
  }, command);
}

async function kernelIsIdle(page: Page, timeout: number): Promise<void> {
  await page.waitForFunction(
    () => {
      const { jupyterapp } = globalThis as unknown as LabWindow;
      const { context } = jupyterapp.shell.currentWidget;
      return context.sessionContext.session?.kernel?.status === "idle";
    },
    undefined,
    { timeout },
  );
}

/** The opened notebook as a file would have it. */
export async function notebookText(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const { jupyterapp } = globalThis as unknown as LabWindow;
    return JSON.stringify(jupyterapp.shell.currentWidget.context.model.toJSON());
  });
}

/** Waits until the opened notebook is saved. */
export async function saved(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { jupyterapp } = globalThis as unknown as LabWindow;
    return !jupyterapp.shell.currentWidget.context.model.dirty;
  });
}

interface LabWindow {
  readonly jupyterapp: LabApplication;
}

/** The few parts of JupyterLab that tests ask. */
interface LabApplication {
  readonly commands: { execute(id: string, args?: object): Promise<unknown> };
  readonly shell: {
    readonly currentWidget: {
      readonly context: {
        readonly model: { toJSON(): object; readonly dirty: boolean };
        readonly sessionContext: {
          readonly session?: { readonly kernel?: { readonly status: string } };
        };
      };
    };
  };
}
