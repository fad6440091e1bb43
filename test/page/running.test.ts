import { describe, expect, test } from "vitest";
import { cell, idle, outputs, pageOf, pageWork, runAll, runCell, write } from "./working.ts";

const work = pageWork();

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
      expect(failed).toMatch(/Cell In\[1\], line 1, column 7 \(TS2322\)[\s\S]*\^/);
    }));

  test("tell an error's code, and do not speak of %npm", () =>
    work(pageOf("throw Object.assign(new Error('far'), { code: 'E_FAR' });", "1"), async (page) => {
      await write(page, 2, "import { chunk } from 'lodash';");
      await runCell(page, 1);
      await runCell(page, 2);
      const [failed, missing] = await outputs(page);
      expect(failed).toMatch(/^Error: far\n +code: E_FAR\n/);
      expect(missing).toContain("Cannot find module 'lodash'");
      expect(missing).not.toContain("%npm");
    }));

  test("print no deeper after a cell that ended in a group", () =>
    work(
      pageOf('console.group("a");\nconsole.log(1);', 'console.log("flat\\nflat")'),
      async (page) => {
        await runAll(page);
        const printed = cell(page, 2).locator(".outputs");
        expect((await printed.innerText()).replace(/\n$/, "")).toBe("flat\nflat");
      },
    ));

  test("show half characters, bytes, numbers, null and lists as a notebook can hold them", () => {
    const shown = (bundle: string) =>
      `({ [Symbol.for("Jupyter.display")]: () => (${bundle}) }) as unknown`;
    const pixel = "new Uint8Array([71, 73, 70, 56, 57, 97, 1, 0, 1, 0, 0, 0, 0, 59])";
    return work(
      pageOf(
        'console.log("😀"[0]);\nconsole.log("😀"[0].charCodeAt(0).toString(16))',
        shown(`{ "image/gif": ${pixel} }`),
        shown('{ "text/plain": 42 }'),
        shown('{ "text/html": null, "text/plain": "left" }'),
        shown("[1]"),
      ),
      async (page) => {
        await runAll(page);
        const texts = await outputs(page);
        expect(texts[0]).toBe("\ufffd\nd83d");
        const first = cell(page, 1).locator(".outputs");
        const halves = await first.evaluate((area) =>
          /[\ud800-\udfff]/.test(area.textContent ?? ""),
        );
        expect(halves).toBe(false);
        expect(await cell(page, 2).locator("img").getAttribute("src")).toMatch(
          /^data:image\/gif;base64,R0lGODlh/,
        );
        expect(texts[2]).toBe("42");
        expect(texts[3]).toMatch(/text\/html is null.*left out[\s\S]*left$/);
        expect(texts[4]).toContain("Jupyter.display");
      },
    );
  });

  test("are refused in a sentence where 3,000 brackets stand", () =>
    work(pageOf("1"), async (page) => {
      await write(page, 1, "[".repeat(3000) + "]".repeat(3000));
      await page.keyboard.press("ControlOrMeta+Enter");
      await idle(page);
      expect((await outputs(page))[0]).toMatch(/^SyntaxError: brackets are nested more than 500/);
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
