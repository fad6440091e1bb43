import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../src/lab/root.ts";
import { foreignHosts, type LabPage, notebookOf, RunningLab } from "./running-lab.ts";

let lab: RunningLab;
beforeAll(async () => {
  lab = await RunningLab.start();
}, 180_000);
afterAll(() => lab?.stop());

test("a curve that is updated while a cell runs is redrawn in place", async () => {
  const source = `
    import { showLive } from "chainrule";
    const curve = (y: number[]) => ({ [Symbol.for("Jupyter.display")]: () => ({
      "application/vnd.plotly.v1+json": { data: [{ y, mode: "markers" }], layout: {} } }) });
    const live = showLive(curve([0]));
    for (let i = 1; i < 6; i++) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      live.update(curve([...Array(i + 1).keys()]));
    }`;
  const { page } = await lab.open("live.ipynb", notebookOf({ source }));
  await runCell(page, 0);
  const drawing = page.locator(".chainrule-plot .main-svg").first();
  const first = await drawing.elementHandle({ timeout: 60_000 });
  await expect.poll(() => page.locator(".scatterlayer .point").count()).toBe(6);
  // The very element of the first drawing is still the one in the page.
  expect(await first?.evaluate((node) => node.isConnected)).toBe(true);
  expect(await page.locator(".chainrule-plot").count()).toBe(1);
});

test("stop ends a training, keeps what was learned, and the next cell runs", async () => {
  const training = `
    import { dense, gates, network, seeded, sigmoid, train } from "chainrule";
    const net = network({ inputs: 2, layers: [dense(2, { activation: sigmoid }), dense(1, { activation: sigmoid })], random: seeded(1) });
    let epochs = 0;
    console.log("training");
    await train(net, gates.xor, { epochs: 1e9, learningRate: 0.1, onEpoch: () => { epochs++; } });`;
  const after = `console.log(epochs > 0 ? "kept" : "lost")`;
  const { page } = await lab.open(
    "stop.ipynb",
    notebookOf({ source: training }, { source: after }),
  );
  await runCell(page, 0);
  await outputOf(page, 0).getByText("training").waitFor();
  await page.getByRole("button", { name: /interrupt the kernel/i }).click();
  await outputOf(page, 0).getByText("Interrupted").first().waitFor();
  await runCell(page, 1);
  await outputOf(page, 1).getByText("kept").waitFor();
});

test("TypeScript is coloured as such", async () => {
  const { page } = await lab.open(
    "colour.ipynb",
    notebookOf({ source: "interface P { readonly a: number }" }),
  );
  await page.locator(".cm-line span", { hasText: /^interface$/ }).waitFor();
});

test("lesson 01 runs from its first cell to its last without an error", async () => {
  const built = await readFile(join(projectRoot(), "notebooks", "01-perceptron.ipynb"), "utf8");
  const { page, requests } = await lab.open("01-perceptron.ipynb", JSON.parse(built));
  await page.getByText("TypeScript (chainrule) | Idle").waitFor();
  await page.getByRole("menuitem", { name: "Run", exact: true }).click();
  await page.locator(".lm-Menu-item", { hasText: /^Run All Cells$/ }).click();
  const codeCells = page.locator(".jp-CodeCell");
  const lastPrompt = codeCells.last().locator(".jp-InputPrompt");
  await expect.poll(() => lastPrompt.textContent(), { timeout: 150_000 }).toMatch(/^\[\d+\]/);
  expect(await page.locator('[data-mime-type="application/vnd.jupyter.error"]').count()).toBe(0);
  expect(await page.locator(".chainrule-plot .main-svg").count()).toBeGreaterThan(0);
  expect(foreignHosts(requests)).toEqual([]);
}, 180_000);

async function runCell(page: LabPage["page"], index: number): Promise<void> {
  // JupyterLab drops an order that comes before it has its kernel.
  await page.getByText("TypeScript (chainrule) | Idle").waitFor();
  await page.locator(".jp-Notebook .jp-Cell").nth(index).locator(".cm-content").click();
  await page.keyboard.press("Control+Enter");
}

function outputOf(page: LabPage["page"], index: number) {
  return page.locator(".jp-Notebook .jp-Cell").nth(index).locator(".jp-OutputArea");
}
