import { describe, expect, test } from "vitest";
import {
  labIsThere,
  notebookText,
  openLab,
  runAll,
  saved,
  startAll,
  startCell,
} from "./lab-page.ts";
import { serveLab } from "./served-lab.ts";

const served = serveLab();

describe("JupyterLab without a server", () => {
  test("opens lesson 02, runs it, and shows plots; a question covers its answer; nobody else is asked", {
    timeout: 180_000,
  }, async () => {
    const { page, complaints, close } = await openLab(
      served.browser,
      served.address,
      "02-xor.ipynb",
    );
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
    const { page, close } = await openLab(served.browser, served.address, "01-perceptron.ipynb");
    const code = page.locator(".jp-CodeCell .cm-content").first();
    await code.click();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText("const mine = 6 * 7;\nmine");
    await saved(page); // by itself
    await page.goto(`${served.address}/lab/index.html?path=01-perceptron.ipynb`);
    await labIsThere(page);
    await page.locator(".jp-CodeCell .cm-content").first().getByText("const mine").waitFor();
    await close();
  });

  test("a slider has the learner's function called in the worker", async () => {
    const { page, complaints, close } = await openLab(
      served.browser,
      served.address,
      "slider.ipynb",
    );
    await runAll(page);
    const widget = page.locator(".chainrule-widget");
    await widget.getByText("x is 0.5").waitFor();
    await widget.getByRole("slider", { name: "x" }).fill("0.33");
    await widget.getByText("x is 0.33").waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test("a training is paused by its button, goes on, and ends by the lab's stop button", async () => {
    const { page, close } = await openLab(served.browser, served.address, "pause.ipynb");
    await startAll(page);
    const widget = page.locator(".chainrule-widget");
    await widget.getByRole("button", { name: "Pause" }).click();
    await widget.getByText("The training is paused.").waitFor();
    await widget.getByRole("button", { name: "Go on" }).press("Enter");
    await widget.getByText("The training is paused.").waitFor({ state: "detached" });
    await page.locator('[data-command="notebook:interrupt-kernel"]').click();
    await page.getByText("the weights are kept").first().waitFor();
    await close();
  });

  test("names the cell that is to be run first", async () => {
    const { page, close } = await openLab(served.browser, served.address, "two-cells.ipynb");
    await page.locator(".jp-CodeCell .cm-content").nth(1).click();
    await startCell(page);
    await page.getByText("an earlier cell declares it and has not run").first().waitFor();
    await close();
  });
});
