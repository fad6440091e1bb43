import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBrowser } from "../page/browser.ts";
import { labFolder } from "./built-lab.ts";
import { labIsThere, notebookText, openLab, runAll, saved } from "./lab-page.ts";
import { type StaticServer, serve } from "./static-server.ts";

let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  browser = await startBrowser();
  server = await serve(labFolder);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe("JupyterLab without a server", () => {
  test("opens lesson 02, runs it, and shows plots; a question covers its answer; nobody else is asked", {
    timeout: 180_000,
  }, async () => {
    const { page, complaints, close } = await openLab(browser, server.address, "02-xor.ipynb");
    await runAll(page);
    expect(await page.locator(".jp-OutputArea-output .main-svg").count()).toBeGreaterThan(0);
    expect(await page.locator(".question").count()).toBeGreaterThan(0);
    const { cells } = JSON.parse(await notebookText(page));
    const errors = cells.flatMap((cell: { outputs?: { output_type: string }[] }) =>
      (cell.outputs ?? []).filter(({ output_type }) => output_type === "error"),
    );
    expect(errors).toEqual([]);
    await page.getByRole("button", { name: "All lessons" }).click();
    await page.locator(".chainrule-course h1").waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test("keeps what was written over a reload", { timeout: 120_000 }, async () => {
    const { page, close } = await openLab(browser, server.address, "01-perceptron.ipynb");
    const code = page.locator(".jp-CodeCell .cm-content").first();
    await code.click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText("const mine = 6 * 7;\nmine");
    await saved(page); // by itself
    await page.goto(`${server.address}/lab/index.html?path=01-perceptron.ipynb`);
    await labIsThere(page);
    await page.locator(".jp-CodeCell .cm-content").first().getByText("const mine").waitFor();
    await close();
  });
});
