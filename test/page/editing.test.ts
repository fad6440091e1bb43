import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parseNotebook } from "../../src/notebook/parse.ts";
import { cell, idle, outputs, pageOf, pageWork, runAll, runCell, write } from "./working.ts";

const work = pageWork();

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

  test("tells of a name its type, what it does, what it takes, and an example as code", () =>
    work(pageOf('import { barChart } from "chainrule";', "barChart"), async (page) => {
      await write(page, 2, "barChart");
      await cell(page, 2).locator(".cm-content").getByText("barChart").hover();
      const tip = page.locator(".type-tip");
      await tip.locator("pre code", { hasText: "barChart({ majority: 11.35" }).waitFor();
      expect(await tip.innerText()).toContain("Example");
      expect(await tip.innerText()).not.toContain("`");
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

  test("is left by Escape, which first closes what hangs over the text", () =>
    work(pageOf("const weights = [1, 2];", "weights"), async (page) => {
      await write(page, 2, "weig");
      await page.keyboard.type("h");
      await page.locator(".cm-tooltip-autocomplete").waitFor();
      await page.keyboard.press("Escape");
      await page.locator(".cm-tooltip-autocomplete").waitFor({ state: "detached" });
      expect(await page.locator(".cm-focused").count()).toBe(1);
      await page.keyboard.press("Escape");
      const run = page.getByRole("button", { name: "Run cell 2" });
      expect(await run.evaluate((button) => button === document.activeElement)).toBe(true);
    }));

  test("keeps edits over a reload, and gives them as a notebook that can be parsed", () =>
    work(pageOf("1", "2"), async (page) => {
      await write(page, 2, "6 * 7");
      await page.reload();
      expect(await cell(page, 2).locator(".code").innerText()).toBe("6 * 7");
      await runCell(page, 2);
      await page.getByText("Files", { exact: true }).click();
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
        await page.getByText("Files", { exact: true }).click();
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
