import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../src/lab/root.ts";
import { chainrule } from "./program.ts";
import { type LabPage, RunningLab } from "./running-lab.ts";

let lab: RunningLab;
beforeAll(async () => {
  lab = await RunningLab.start();
}, 180_000);
afterAll(() => lab?.stop());

test("File > Save and Export Notebook As gives the page that chainrule export writes", async () => {
  const built = await readFile(join(projectRoot(), "notebooks", "01-perceptron.ipynb"), "utf8");
  const { page } = await lab.open("01-perceptron.ipynb", JSON.parse(built));
  await page.getByText("TypeScript (chainrule) | Idle").waitFor();
  const saved = await exportAs(page, "Chainrule page");
  expect(saved.name).toBe("01-perceptron.html");
  const notebook = new URL(page.url()).pathname.replace(/^.*\/tree\//, "");
  const path = join(projectRoot(), "dist", "test-export.html");
  await chainrule("export", notebook, "-o", path);
  // Not toBe: what it would print of a difference is 5 MB long.
  expect(saved.text === (await readFile(path, "utf8"))).toBe(true);
});

/** Chooses a format in the menu, and gives the file that arrives. */
async function exportAs(page: LabPage["page"], format: string) {
  await page.getByRole("menuitem", { name: "File", exact: true }).click();
  await page.locator(".lm-Menu-item", { hasText: "Save and Export Notebook As" }).hover();
  // JupyterLab asks for a new tab, which a download would close before the test can see it.
  await page.evaluate("globalThis.open = (address) => { location.href = address; }");
  const arrives = page.waitForEvent("download");
  await page.locator(".lm-Menu-item", { hasText: new RegExp(`^${format}$`) }).click();
  const download = await arrives;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), "utf8"),
  };
}
