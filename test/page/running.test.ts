import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readFile as readMnistFile } from "../../src/data/mnist-files.ts";
import { notebookFromLesson } from "../../src/notebook/convert.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { parseLesson } from "../../src/notebook/lesson.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { parseNotebook } from "../../src/notebook/parse.ts";
import { type OpenPage, openFromDisk, startBrowser } from "./browser.ts";

let browser: Browser;

beforeAll(async () => {
  await buildPageAssets();
  browser = await startBrowser();
});

afterAll(() => browser?.close());

/** The page of a lesson with these code cells, none of them run. */
function pageOf(...sources: readonly string[]): string {
  const cells = sources.map((source, index) => `// %% id="c${index + 1}"\n${source}`);
  const lesson = parseLesson(cells.join("\n\n"), "lesson.ts");
  return exportNotebook(notebookFromLesson(lesson, "lesson"), { fileName: "lesson.ipynb" });
}

/** Opens a page, works in it, and demands that it complained of nothing. */
async function work(
  html: string,
  steps: (page: Page, opened: OpenPage) => Promise<void>,
): Promise<void> {
  const opened = await openFromDisk(browser, html);
  try {
    await steps(opened.page, opened);
    expect(opened.complaints).toEqual([]);
  } finally {
    await opened.close();
  }
}

const cell = (page: Page, number: number): Locator => page.locator(".program").nth(number - 1);

async function idle(page: Page): Promise<void> {
  await page.locator('.program:not([data-state="idle"])').first().waitFor({ state: "detached" });
}

async function runAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run all", exact: true }).click();
  await idle(page);
}

async function runCell(page: Page, number: number): Promise<void> {
  await cell(page, number).hover();
  await cell(page, number)
    .getByRole("button", { name: `Run cell ${number}` })
    .click();
  await idle(page);
}

/** The text of each cell's outputs; "" for none. */
async function outputs(page: Page): Promise<string[]> {
  const texts: string[] = [];
  for (const program of await page.locator(".program").all()) {
    const area = program.locator(".outputs");
    texts.push((await area.count()) === 0 ? "" : (await area.innerText()).trim());
  }
  return texts;
}

/** Replaces the text of a cell by the keyboard. */
async function write(page: Page, number: number, text: string): Promise<void> {
  await cell(page, number).locator(".code, .cm-content").first().click();
  await cell(page, number).locator(".cm-content").waitFor();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

describe("cells that run in the page", () => {
  test("see the cells above, redeclare, import, await and print as in the kernel", () =>
    work(
      pageOf(
        'import { matrix, matmul } from "chainrule";',
        "let n = 2;\nconst square = (x: number): number => x * x;\nsquare(n)",
        'const n = "two";\nconst name = "shadows the worker\'s own";\nn + name.length',
        "const later = await new Promise<number>((resolve) => setTimeout(() => resolve(7), 5));\nlater",
        'console.log("a", { b: [1, 2] });\nconsole.error("careful")',
        "matmul(matrix([[1, 2]]), matrix([[3], [4]]))",
        "Array.from({ length: 8 }, (_, i) => i * 1.5)",
      ),
      async (page) => {
        await runAll(page);
        expect(await outputs(page)).toEqual([
          "",
          "4",
          "'two24'",
          "7",
          "a { b: [ 1, 2 ] }\n\ncareful",
          expect.stringContaining("11"),
          expect.stringMatching(/^\[\s+0, 1\.5,/),
        ]);
      },
    ));

  test("stop the row at an error, shown with the cell's own line", () =>
    work(
      pageOf("function f(): never {\n  throw new RangeError('far');\n}", "f()", "3"),
      async (page) => {
        await runAll(page);
        const [, failed, after] = await outputs(page);
        expect(failed).toMatch(/^RangeError: far\n +at f \(Cell In\[1\], line 2, column 9\)/);
        expect(failed).toContain("at Cell In[2], line 1, column 1");
        expect(after).toBe("");
      },
    ));

  test("run without TypeScript as they were exported, and with it once one above is changed", () =>
    work(pageOf("const n = 20;", "n * 2 + 2"), async (page) => {
      await runAll(page);
      expect((await outputs(page))[1]).toBe("42");
      expect(page.workers()).toHaveLength(1);
      await write(page, 1, 'const n = "20";');
      await runCell(page, 2);
      expect((await outputs(page))[1]).toContain("TS2362");
      expect(page.workers()).toHaveLength(2);
    }));

  test("are checked before they run: a type error names line and code", () =>
    work(pageOf('const n: number = "one";'), async (page) => {
      await runAll(page);
      const [failed] = await outputs(page);
      expect(failed).toContain("TypeScript error");
      expect(failed).toMatch(/TS2322[\s\S]*Cell In\[1\], line 1, column 7[\s\S]*\^/);
    }));

  test("that never end are stopped, the page lives, and the next cell runs", () =>
    work(pageOf("while (true) {}", "1 + 1"), async (page) => {
      await cell(page, 1).hover();
      await page.getByRole("button", { name: "Run cell 1" }).click();
      await cell(page, 1).locator(".outputs").waitFor({ state: "attached" });
      await page.locator("#page-stop").click();
      await idle(page);
      expect((await outputs(page))[0]).toContain("variables are gone");
      await runCell(page, 2);
      expect((await outputs(page))[1]).toBe("2");
    }));

  test("that wait are stopped with their variables kept, and nothing of them prints later", () =>
    work(
      pageOf(
        "let ticks = 0;",
        "for (;;) { ticks++; await new Promise((resolve) => setTimeout(resolve, 1)); }",
        "const seen = ticks;\nawait new Promise((resolve) => setTimeout(resolve, 30));\n[ticks > 1, ticks === seen]",
      ),
      async (page) => {
        await runCell(page, 1);
        await cell(page, 2).hover();
        await page.getByRole("button", { name: "Run cell 2" }).click();
        await cell(page, 2).locator(".outputs").waitFor({ state: "attached" });
        await page.locator("#page-stop").click();
        await idle(page);
        expect((await outputs(page))[1]).toContain("variables keep the values they had");
        await runCell(page, 3);
        expect((await outputs(page))[2]).toBe("[ true, true ]");
      },
    ));

  test.each([
    [
      "large arrays",
      "const hoard: number[][] = [];\nfor (;;) hoard.push(new Array(1e6).fill(1.5));",
    ],
    ["one array", "const hoard: object[] = [];\nfor (;;) hoard.push({ a: 1 });"],
    ["numbers", "const hoard: Float64Array[] = [];\nfor (;;) hoard.push(new Float64Array(1e7));"],
    ["a text", 'let hoard = "x";\nfor (;;) hoard += hoard;'],
  ])("that fill the memory with %s end with an error, and the page lives", (_name, hoard) =>
    work(pageOf(hoard, "1"), async (page) => {
      await runAll(page);
      expect((await outputs(page))[0]).toMatch(/RangeError/);
      await runCell(page, 2);
      expect((await outputs(page))[1]).toBe("1");
    }),
  );

  test("that print without end are cut, and can be stopped", () =>
    work(pageOf('for (;;) console.log("again and again");'), async (page) => {
      await cell(page, 1).hover();
      await page.getByRole("button", { name: "Run cell 1" }).click();
      await page.getByText("the page shows no more of it").waitFor();
      await page.locator("#page-stop").click();
      await idle(page);
      expect((await outputs(page))[0]).toContain("Interrupted");
    }));

  test("cannot reach the page or the network", () =>
    work(
      pageOf(
        "['document' in globalThis, 'localStorage' in globalThis, 'parent' in globalThis]",
        `const worker = globalThis as unknown as {
  fetch(url: string): Promise<unknown>;
  addEventListener(type: string, take: (event: { violatedDirective: string }) => void): void;
};
const refused = new Promise<string>((resolve) =>
  worker.addEventListener("securitypolicyviolation", (e) => resolve(e.violatedDirective)));
const answer = await worker.fetch("https://evil.example/").then(() => "loaded", () => "failed");
[answer, await refused]`,
      ),
      async (page, opened) => {
        await runAll(page);
        expect(await outputs(page)).toEqual([
          "[ false, false, false ]",
          "[ 'failed', 'connect-src' ]",
        ]);
        opened.complaints.length = 0; // the browser's own words about what the policy refused
      },
    ));

  test("draw figures, and redraw a live one in place", () =>
    work(
      pageOf(
        'import { lineChart, showLive } from "chainrule";',
        `const live = showLive(lineChart([{ x: [0, 1], y: [0, 1] }], { title: "first" }));
for (let i = 2; i < 6; i++) {
  await new Promise((resolve) => setTimeout(resolve, 20));
  live.update(lineChart([{ x: [0, 1], y: [0, i] }], { title: \`step \${i}\` }));
}`,
      ),
      async (page) => {
        await runAll(page);
        const plot = cell(page, 2).locator(".plot");
        expect(await plot.count()).toBe(1);
        await plot.scrollIntoViewIfNeeded();
        await plot.locator(".chart .gtitle", { hasText: "step 5" }).waitFor();
      },
    ));
});

describe("an edited page", () => {
  test("becomes an editor where it is clicked, runs what is written, and resets", () =>
    work(pageOf("1", "const old = 1;\nold"), async (page) => {
      await write(page, 2, "const fresh: number = 41;\nfresh + 1");
      await page.keyboard.press("ControlOrMeta+Enter");
      await idle(page);
      expect((await outputs(page))[1]).toBe("42");
      await page.getByRole("button", { name: "Reset cell 2" }).click();
      expect(await cell(page, 2).locator(".cm-content").innerText()).toContain("old");
      expect((await outputs(page))[1]).toBe("");
    }));

  test("underlines a type error and offers names with their types", () =>
    work(pageOf("const weights = [1, 2];", "weights"), async (page) => {
      await write(page, 2, 'const n: number = "one";');
      await cell(page, 2).locator(".cm-lintRange-error").waitFor();
      await write(page, 2, "weig");
      await page.keyboard.type("h");
      await page.locator(".cm-tooltip-autocomplete", { hasText: "weights" }).waitFor();
      expect(await page.locator(".cm-tooltip-autocomplete").innerText()).toContain("number[]");
    }));

  test("lets the keyboard in and out of every cell", () =>
    work(pageOf("1", "2"), async (page) => {
      await cell(page, 1).locator(".code").focus();
      await cell(page, 1).locator(".cm-content").waitFor();
      await page.waitForFunction(() => document.activeElement?.matches(".cm-content"));
      await page.keyboard.press("Shift+Enter");
      await page.waitForFunction(() =>
        document.querySelectorAll(".program")[1]?.contains(document.activeElement),
      );
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.matches(".cm-content"))).toBe(false);
      await idle(page);
    }));

  test("keeps edits over a reload, and gives them as a notebook that can be parsed", () =>
    work(pageOf("1", "2"), async (page) => {
      await write(page, 2, "6 * 7");
      await page.reload();
      expect(await cell(page, 2).locator(".code").innerText()).toBe("6 * 7");
      await runCell(page, 2);
      await page.getByText("Files").click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download as notebook" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("lesson.ipynb");
      const notebook = parseNotebook(await readFile(await download.path(), "utf8"));
      expect(notebook.cells.map(({ source }) => source)).toEqual(["1", "6 * 7"]);
      expect(notebook.cells[1]).toMatchObject({ outputs: [{ data: { "text/plain": "42" } }] });
      expect(notebook.metadata).toMatchObject({ kernelspec: { name: "chainrule" } });
    }));

  test("shows exercises passed, and takes progress from a file", () =>
    work(
      pageOf(
        'import { exercises } from "chainrule";',
        "const onPaper = () => ({ z: 0, a: 1 });",
        "exercises.perceptron.paper.check(onPaper)",
      ),
      async (page) => {
        const status = page.locator("#page-status");
        expect(await status.innerText()).toBe("0 of 1 exercises right");
        await runAll(page);
        expect((await outputs(page))[2]).toMatch(/Right|Not yet/);
        const file = JSON.stringify({ chainrule: "progress", edits: { c2: "0" }, passed: ["c3"] });
        await page.getByText("Files").click();
        const [chooser] = await Promise.all([
          page.waitForEvent("filechooser"),
          page.getByRole("button", { name: "Load progress" }).click(),
        ]);
        const buffer = Buffer.from(file);
        await chooser.setFiles({ name: "p.json", mimeType: "application/json", buffer });
        await page.getByText("1 of 1 exercises right").waitFor();
        expect(await cell(page, 2).locator(".code").innerText()).toBe("0");
      },
    ));
});

describe("MNIST in a page", () => {
  const load =
    'import { mnist, countLabels } from "chainrule";\nconst { training, test } = await mnist();\n[training.X.rows, test.X.rows, ...countLabels(test.labels)].join()';

  test("is a part with as many images of each digit, and the page says so", () =>
    work(pageOf(load), async (page) => {
      expect(await page.locator("#page-mnist-note").innerText()).toContain("2,000 training images");
      await runAll(page);
      expect((await outputs(page))[0]).toBe(`'2000,500${",50".repeat(10)}'`);
    }));

  test("is all of it once the four files are given", async () => {
    const folder = await mkdtemp(join(tmpdir(), "chainrule-mnist-"));
    const names = [
      "train-images-idx3",
      "train-labels-idx1",
      "t10k-images-idx3",
      "t10k-labels-idx1",
    ];
    const paths = names.map((name) => join(folder, `${name}-ubyte`));
    for (const path of paths) await writeFile(path, await readMnistFile(basename(path)));
    await work(pageOf(load), async (page) => {
      const input = page.locator("#page-mnist-note input");
      await input.setInputFiles(paths.slice(0, 1));
      await page.getByText("Still missing: train-labels").waitFor();
      await input.setInputFiles(paths.slice(1));
      await page.getByText("All 70,000 images are here").waitFor();
      await runAll(page);
      expect((await outputs(page))[0]).toMatch(/^'60000,10000,980,1135/);
    });
    await rm(folder, { recursive: true });
  });
});
