/** A real JupyterLab for tests, started as a person starts it, and its pages in Chromium. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { projectRoot } from "../../src/lab/root.ts";
import { startBrowser } from "../page/browser.ts";

/** `npm start -- --no-open`, and a browser beside it. */
export class RunningLab {
  readonly #child: ChildProcess;
  readonly #address: URL;
  readonly #browser: Browser;
  /** A folder inside the clone, so that cells find the packages; git ignores it. */
  readonly #folder: string;

  private constructor(child: ChildProcess, address: URL, browser: Browser, folder: string) {
    this.#child = child;
    this.#address = address;
    this.#browser = browser;
    this.#folder = folder;
  }

  static async start(): Promise<RunningLab> {
    const browser = await startBrowser();
    const dist = join(projectRoot(), "dist");
    await mkdir(dist, { recursive: true });
    const folder = await mkdtemp(join(dist, "test-lab-"));
    const port = String(await freePort());
    const child = spawn(
      process.execPath,
      ["src/lab/start.mjs", "lab", "--no-open", "--port", port],
      {
        cwd: projectRoot(),
        stdio: ["ignore", "pipe", "inherit"],
        // A person's settings, open tabs and history stay apart from ours.
        env: {
          ...process.env,
          JUPYTERLAB_SETTINGS_DIR: join(folder, "settings"),
          JUPYTERLAB_WORKSPACES_DIR: join(folder, "workspaces"),
          CHAINRULE_HISTORY: join(folder, "history"),
        },
      },
    );
    return new RunningLab(child, await readAddress(child), browser, folder);
  }

  /** Where a file beside the opened notebooks lies. */
  pathOf(name: string): string {
    return join(this.#folder, name);
  }

  /** Writes a notebook and opens it; waits until its cells are there. */
  async open(name: string, notebook: object, options?: BrowserContextOptions): Promise<LabPage> {
    await this.write(name, notebook);
    return await this.openFile(name, options);
  }

  /** Writes a file beside the opened notebooks. */
  async write(name: string, content: object): Promise<void> {
    await writeFile(this.pathOf(name), JSON.stringify(content));
  }

  /** Opens a notebook that was written before. */
  async openFile(name: string, options?: BrowserContextOptions): Promise<LabPage> {
    const path = relative(projectRoot(), this.pathOf(name)).replaceAll("\\", "/");
    return await this.openPath(path, options);
  }

  /** Opens JupyterLab without a notebook, at a folder of the clone. */
  async openLauncher(folder = ""): Promise<Page> {
    const page = await this.#browser.newPage({ viewport: { width: 1280, height: 900 } });
    const query = `${this.#address.search}&reset`;
    const path = folder === "" ? "/lab" : `/lab/tree/${folder}`;
    await page.goto(new URL(`${path}${query}`, this.#address).href);
    await page.locator(".jp-Launcher").waitFor();
    return page;
  }

  /** Opens a notebook by its path in the clone. */
  async openPath(path: string, options?: BrowserContextOptions): Promise<LabPage> {
    const viewport = { width: 1280, height: 1400 };
    const page = await this.#browser.newPage({ viewport, ...options });
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("websocket", (socket) => requests.push(socket.url()));
    // `reset`: without the tabs of the pages before.
    const query = `${this.#address.search}&reset`;
    await page.goto(new URL(`/lab/tree/${path}${query}`, this.#address).href);
    await page.locator(".jp-Notebook .jp-Cell").first().waitFor();
    return { page, requests };
  }

  /** Ends JupyterLab, its kernels and the browser. */
  async stop(): Promise<void> {
    await this.#browser.close();
    const ended = once(this.#child, "exit");
    await fetch(new URL(`/api/shutdown${this.#address.search}`, this.#address), { method: "POST" });
    await ended;
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** A notebook in the browser. */
export interface LabPage {
  readonly page: Page;
  /** The address of every request the page has made. */
  readonly requests: readonly string[];
}

/** Machines other than this one that were asked for something. */
export function foreignHosts(requests: readonly string[]): string[] {
  const hosts = requests
    .filter((url) => !/^(?:data|blob):/.test(url))
    .map((url) => new URL(url).hostname);
  return [...new Set(hosts)].filter((host) => host !== "127.0.0.1");
}

/** A notebook of code cells, each with the outputs that were saved with it. */
export function notebookOf(...cells: { source: string; outputs?: object[] }[]): object {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: {
        name: "chainrule",
        display_name: "TypeScript (chainrule)",
        language: "typescript",
      },
    },
    cells: cells.map(({ source, outputs = [] }, index) => ({
      cell_type: "code",
      id: `cell-${index}`,
      metadata: {},
      execution_count: null,
      source,
      outputs,
    })),
  };
}

/** A port of the system's choice, so that test files that start at once do not want the same one. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The address that JupyterLab prints, alone on its line. */
export async function readAddress(child: ChildProcess): Promise<URL> {
  if (child.stdout === null) throw new Error("the output of npm start is not piped");
  for await (const line of createInterface({ input: child.stdout })) {
    if (/^\s*http:\S+$/.test(line)) return new URL(line.trim());
  }
  throw new Error("npm start ended before it printed an address");
}
