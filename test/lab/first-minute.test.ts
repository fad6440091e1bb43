/** What a learner meets in JupyterLab's first minute, and between two lessons. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../src/lab/root.ts";
import { axeFaults } from "../page/axe.ts";
import { chainrule } from "./program.ts";
import { notebookOf, RunningLab } from "./running-lab.ts";

let lab: RunningLab;
beforeAll(async () => {
  lab = await RunningLab.start();
}, 180_000);
afterAll(() => lab?.stop());

const built = async (name: string): Promise<object> =>
  JSON.parse(await readFile(join(projectRoot(), "notebooks", `${name}.ipynb`), "utf8"));

const contents = (page: Page) => page.locator("#table-of-contents");

test("the contents stand beside the first lesson, and whoever closes them does not meet them again", async () => {
  const { page } = await lab.open("01-perceptron.ipynb", await built("01-perceptron"));
  await contents(page).getByText("A weighted sum, then a step").waitFor();
  await page.waitForResponse(isWorkspaceSaved);
  const saved = page.waitForResponse(isWorkspaceSaved);
  await page.getByRole("tab", { name: "Table of Contents" }).click();
  await contents(page).waitFor({ state: "hidden" });
  await saved;
  await page.reload();
  await lessonButton(page, "Next lesson: 02 XOR and layers").waitFor();
  // Whatever the plug-in does, it does when what it remembers has come.
  await page.waitForLoadState("networkidle");
  expect(await contents(page).isVisible()).toBe(false);
});

test("the launcher has the course first, then our kernel, and says what tslab is", async () => {
  const page = await lab.openLauncher();
  const cards = page.locator('.jp-LauncherCard[data-category="Notebook"]');
  await cards.first().waitFor();
  expect(await cards.locator(".jp-LauncherCard-label").allInnerTexts()).toEqual([
    "Course",
    "TypeScript (chainrule)",
    "tslab (another TypeScript kernel)",
  ]);
  await cards.first().click();
  const course = page.locator(".chainrule-course");
  await course.getByRole("button", { name: "00 Start here", exact: true }).waitFor();
  expect(await axeFaults(page, { part: ".chainrule-course" })).toEqual([]);
  await course.getByRole("button", { name: "02 XOR and layers" }).click();
  await page.getByRole("tab", { name: "02-xor.ipynb" }).waitFor();
});

test("the names of all lessons can be read in the list of files and at their tabs", async () => {
  const page = await lab.openLauncher("notebooks");
  const names = page.locator(".jp-DirListing-itemText");
  await names.getByText("04-sigmoid-derivative.ipynb").dblclick();
  const tab = page.locator(".lm-DockPanel .lm-TabBar-tabLabel", { hasText: "04-sigmoid" });
  await tab.waitFor();
  for (const texts of [names, tab]) {
    const cut = await texts.evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
    );
    expect(cut).toEqual([]);
  }
});

test("the next lesson, the one before and the course are one click away", async () => {
  await lab.write("02-xor.ipynb", await built("02-xor"));
  await lab.write("chainrule.progress.json", {
    chainrule: "progress",
    exercises: ["startHere.double", "xor.count"],
  });
  const { page } = await lab.open("01-perceptron.ipynb", await built("01-perceptron"));
  await lessonButton(page, "Next lesson: 02 XOR and layers").click();
  await lessonButton(page, "Next lesson: 03 Activations").waitFor();
  await lessonButton(page, "Lesson before: 01 The perceptron").waitFor();
  await lessonButton(page, "All lessons, and how far you are").click();
  const row = page.locator(".chainrule-course li", { hasText: "02 XOR and layers" });
  expect(await row.innerText()).toMatch(/^◐\s*02 XOR and layers\s*1 of \d exercises/);
  const absent = page.locator(".chainrule-course li", { hasText: "03 Activations" });
  expect(await absent.innerText()).toContain("not in this folder");
});

test("a notebook that was only opened is not unsaved, and its file stays as it is", async () => {
  const run = "00-start-here.ipynb";
  await lab.write(run, await built("00-start-here"));
  await chainrule("run", lab.pathOf(run));
  await lab.write("lesson.ipynb", await built("01-perceptron"));
  await lab.write("older.ipynb", { ...(await built("01-perceptron")), metadata: older });
  await lab.write("own.ipynb", notebookOf({ source: "6 * 7" }));
  for (const name of [run, "lesson.ipynb", "older.ipynb", "own.ipynb"]) {
    const before = await readFile(lab.pathOf(name), "utf8");
    const { page } = await lab.openFile(name);
    await page.getByText("TypeScript (chainrule) | Idle").waitFor({ timeout: 90_000 });
    // JupyterLab has heard what the kernel says of itself when it can name the language.
    await page.waitForLoadState("networkidle");
    expect(await page.locator(".jp-mod-dirty").count(), name).toBe(0);
    expect(await readFile(lab.pathOf(name), "utf8"), name).toBe(before);
    await page.close();
  }
}, 240_000);

/** What the lessons' notebooks said before they said what the kernel says. */
const older = {
  kernelspec: { name: "chainrule", display_name: "chainrule", language: "typescript" },
  language_info: { name: "typescript", mimetype: "text/typescript", file_extension: ".ts" },
};

function lessonButton(page: Page, name: string) {
  return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)").getByRole("button", { name });
}

function isWorkspaceSaved(response: { url(): string; request(): { method(): string } }): boolean {
  return response.url().includes("/api/workspaces") && response.request().method() === "PUT";
}
