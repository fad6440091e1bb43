import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import type { Cell } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { HtmlFuzz } from "../notebook/html-fuzz.ts";
import { code, shown, text } from "../notebook/samples.ts";
import { startBrowser } from "./browser.ts";
import { type CountingServer, startCountingServer } from "./counting-server.ts";
import { coveredControls, strangers } from "./foreign.ts";
import { outputs, runAll } from "./working.ts";

let browser: Browser;
let server: CountingServer;

beforeAll(async () => {
  await buildPageAssets();
  browser = await startBrowser();
  server = await startCountingServer();
});

beforeEach(() => {
  server.hits.length = 0;
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Shows pieces of HTML as a cell's live outputs. */
const showing = (pieces: readonly string[]): string =>
  `import { show } from "chainrule";
const pieces: string[] = ${JSON.stringify(pieces)};
for (const html of pieces) {
  show({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": html, "text/plain": "" }) });
}`;

const posting = (message: string): string =>
  `(globalThis as any).postMessage(${message});\nawait new Promise((go) => setTimeout(go, 200));`;

/** The page as if there were no policy: a meta refresh or a covering style is not stopped by one. */
const page = (...cells: Cell[]): string =>
  exportNotebook({ cells, metadata: { language_info: { name: "typescript" } } }).replace(
    /<meta http-equiv="Content-Security-Policy"[^>]*>/,
    "",
  );

interface Visit {
  readonly page: Page;
  readonly uncaught: string[];
}

/** Opens the page from disk, with a network that leads to the counting server. */
async function visit(html: string, steps: (visit: Visit) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "chainrule-foreign-"));
  const file = join(folder, "page.html");
  await writeFile(file, html);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const uncaught: string[] = [];
    page.on("pageerror", (error) => uncaught.push(error.message));
    await page.goto(pathToFileURL(file).href);
    await steps({ page, uncaught });
    expect(page.url().replace(/#.*/, "")).toBe(pathToFileURL(file).href);
    expect(server.hits).toEqual([]);
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    expect(await strangers(page)).toEqual([]);
    expect(uncaught).toEqual([]);
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
  }
}

describe("HTML that leads away, covers the page or imitates it", () => {
  const payloads = (address: string): string[] =>
    "xmp plaintext noembed noframes noscript listing iframe textarea title style script template"
      .split(" ")
      .flatMap((name) => [
        `<${name}><meta http-equiv="refresh" content="0;url=${address}/hit"></${name}>`,
        `<${name}><style>body::before { content: ""; position: fixed; inset: 0 }</style></${name}>`,
        `<${name}><i id="page-worker">theirs</i><i id="page-stop">theirs</i></${name}>`,
      ]);

  test("as Markdown, as stored outputs and as live ones does none of it", {
    timeout: 120_000,
  }, () => {
    const pieces = payloads(server.address);
    const cells = [
      ...pieces.map((piece, index) => text(`t${index}`, piece)),
      code(
        "stored",
        "0",
        pieces.map((piece) => shown({ "text/html": piece })),
      ),
      code("live", showing(pieces), []),
    ];
    return visit(page(...cells), async ({ page }) => {
      expect(await page.locator(".outputs .html").count()).toBe(pieces.length);
      expect(await strangers(page)).toEqual([]);
      await runAll(page);
      expect(await page.locator(".outputs .html").count()).toBe(pieces.length);
      expect(await coveredControls(page)).toEqual([]);
    });
  });

  test("our parts are found where we put them, whatever stands in a cell", {
    timeout: 120_000,
  }, () => {
    const theirs = [
      "worker",
      "notebook",
      "prepared",
      "editor",
      "run-all",
      "stop",
      "status",
      "tools",
    ]
      .map(
        (name) =>
          `<script type="text/plain" id="page-${name}">theirs</script><i id="page-${name}">x</i>`,
      )
      .join("");
    const html = page(text("a", "text"), code("b", "6 * 7", []));
    const broken = html.replace("<p>text</p>", theirs);
    return visit(
      broken.replace(theirs, () => theirs),
      async ({ page }) => {
        await runAll(page);
        expect(await outputs(page)).toEqual(["42"]);
        await page.evaluate(() => {
          for (const element of document.querySelectorAll(".cell.text > *")) element.remove();
        });
      },
    );
  });
});

test("what stands in a cell covers no button of the page, nor a link of the contents", {
  timeout: 120_000,
}, () => {
  const covers = [
    '<div style="display:flex;height:0;align-items:flex-end"><a href="#x" style="display:block;width:3000px;height:9000px;background:#fff">cover</a></div>',
    '<div dir="rtl"><span style="display:inline-block;width:9000px;height:30px;background:red">cover</span></div>',
    '<a href="#x" style="font-size:900px;line-height:0">\u2588\u2588\u2588</a>',
    "[$\\kern-20em\\rule{20em}{20em}\\kern-20em\\rule{20em}{20em}\\raisebox{20em}{\\rule{20em}{20em}}$](#x)",
    "## $\\raisebox{-20em}{\\rule{20em}{20em}}\\kern-20em\\kern-20em\\rule{20em}{20em}$",
  ];
  const cells = covers.flatMap((cover, index) => [
    code(`c${index}`, "0", []),
    text(`t${index}`, cover),
  ]);
  return visit(page(...cells, code("last", showing(covers.slice(0, 3)), [])), async ({ page }) => {
    await runAll(page);
    expect(await coveredControls(page)).toEqual([]);
  });
});

describe("messages that a cell posts in the worker's name", () => {
  const hostile =
    '"><img src=x onerror=globalThis.hacked=1><meta http-equiv=refresh content="0;url=ADDRESS/hit">';
  const messages = [
    `{ type: "outputs", run: 1, outputs: [{ output_type: "stream", name: HOSTILE, text: "said" }] }`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: HOSTILE, name: HOSTILE, text: HOSTILE }] }`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: "error", ename: { toString: 1 }, evalue: 7, traceback: [{ toString: null }, HOSTILE] }] }`,
    `{ type: "outputs", run: 1, outputs: [null, 1, "x", [], { output_type: "display_data" }, { output_type: "update_display_data" }] }`,
    `{ type: "outputs", run: 1, outputs: { length: 3 } }`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: "display_data", data: { "text/html": 5, "image/png": HOSTILE, "application/json": 10n } }] }`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: "display_data", data: { [HOSTILE]: HOSTILE } }] }`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: "display_data", data: { "application/vnd.plotly.v1+json": { data: [1, null], layout: { meta: { description: HOSTILE } } } } }] }`,
    `{ type: "done", run: HOSTILE, error: 5 }`,
    `{ type: "verdict", run: 1, right: HOSTILE }`,
    `null`,
    `5`,
    `"text"`,
    `[]`,
    `new Map([["type", "outputs"]])`,
    `(() => { const ring: any = { type: "outputs", run: 1 }; ring.outputs = [ring]; return ring; })()`,
    `{ type: "outputs", run: 1, outputs: [{ output_type: "display_data", data: (() => { const ring: any = {}; ring["text/html"] = ring; return ring; })() }] }`,
    `{ run: 1 }`,
  ];

  test("are read as a notebook is, or dropped; nothing runs and nothing is uncaught", {
    timeout: 180_000,
  }, () => {
    const cells = messages.map((message, index) => {
      const source = message.replaceAll(
        "HOSTILE",
        JSON.stringify(hostile.replace("ADDRESS", server.address)),
      );
      return code(`m${index}`, posting(source), []);
    });
    return visit(page(...cells, code("last", "1 + 1", [])), async ({ page }) => {
      await runAll(page);
      const texts = await outputs(page);
      expect(texts[0]).toBe("said");
      expect(texts.at(-1)).toBe("2");
    });
  });
});

describe("fragments of HTML, seeded", () => {
  test.each([1])(
    "turn %i: recorded and live, nothing runs, loads, covers or leaves its place",
    { timeout: 240_000 },
    (seed) => fuzz(seed, 300),
  );
});

async function fuzz(seed: number, count: number): Promise<void> {
  const source = new HtmlFuzz(seed, server.address);
  const pieces = Array.from({ length: count }, () => source.fragment());
  const cells = [
    ...pieces.map((piece, index) => text(`t${index}`, piece)),
    code(
      "stored",
      "0",
      pieces.map((piece) => shown({ "text/html": piece })),
    ),
    code("live", showing(pieces), []),
  ];
  await visit(page(...cells), async ({ page }) => {
    expect(await strangers(page)).toEqual([]);
    await runAll(page);
    expect(await page.locator(".outputs").last().locator("> *").count()).toBe(count);
    expect(await coveredControls(page)).toEqual([]);
  });
}
