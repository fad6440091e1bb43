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

test("the stop button ends a training and the cells below, in one calm sentence, and keeps what was learnt", async () => {
  const setUp = `
    import { dense, map, network, relu, seeded, softmax, train, zeros } from "chainrule";
    const random = seeded(7);
    const X = map(zeros(6400, 100), () => (random.next() < 0.2 ? random.next() : 0));
    const Y = zeros(6400, 10);
    for (let r = 0; r < 6400; r++) Y.data[r * 10 + (r % 10)] = 1;
    const layers = [dense(40, { activation: relu }), dense(10, { activation: softmax })];
    const makeNet = () => network({ inputs: 100, layers, random: seeded(3) });
    const net = makeNet();
    let batches = 0;`;
  const training = `await train(net, { X, Y }, {
      epochs: 1e6, onBatch: () => { if (++batches === 300) console.log("training"); },
    });`;
  const below = `const same = makeNet(), enough = new AbortController();
    let done = 0;
    await train(same, { X, Y }, {
      epochs: 1e6, signal: enough.signal, onBatch: () => { if (++done === batches) enough.abort(); },
    }).catch(() => {});
    console.log(batches >= 300 && net.save() === same.save() ? "kept" : "lost");`;
  const cells = [setUp, training, below].map((source) => ({ source }));
  const { page } = await lab.open("stop.ipynb", notebookOf(...cells));
  await runAllCells(page);
  await outputOf(page, 1).getByText("training").waitFor();
  await page.getByRole("button", { name: /interrupt the kernel/i }).click();
  const sentence = /^stopped (in|after) epoch .*; the weights are kept$/;
  await outputOf(page, 1).getByText(sentence).waitFor();
  await page.getByText("TypeScript (chainrule) | Idle").waitFor();
  expect(await page.locator(errors).count()).toBe(0);
  expect(await outputOf(page, 2).innerText()).toBe("");
  await runCell(page, 2);
  await outputOf(page, 2).getByText("kept").waitFor();
}, 120_000);

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
  await runAllCells(page);
  const codeCells = page.locator(".jp-CodeCell");
  const lastPrompt = codeCells.last().locator(".jp-InputPrompt");
  await expect.poll(() => lastPrompt.textContent(), { timeout: 150_000 }).toMatch(/^\[\d+\]/);
  expect(await page.locator(errors).count()).toBe(0);
  expect(await page.locator(".chainrule-plot .main-svg").count()).toBeGreaterThan(0);
  expect(foreignHosts(requests)).toEqual([]);
}, 180_000);

test("the map of the course shows what was passed, and leads to the notebooks", async () => {
  const { page, requests } = await lab.open(
    "map.ipynb",
    notebookOf(
      { source: 'import { courseMap, exercises } from "chainrule";' },
      { source: "exercises.startHere.double.check((x: number) => 2 * x);" },
      { source: "courseMap();" },
    ),
  );
  await runAllCells(page);
  const row = outputOf(page, 2).locator("tr", { hasText: "00 Start here" });
  await row.getByText("◐ 1 of 3").waitFor();
  const link = outputOf(page, 2).getByRole("link", { name: "01 The perceptron" });
  await expect.poll(() => link.getAttribute("href")).toContain("01-perceptron.ipynb");
  expect(foreignHosts(requests)).toEqual([]);
}, 120_000);

/** What JupyterLab shows in red. */
const errors =
  '[data-mime-type="application/vnd.jupyter.error"], [data-mime-type="application/vnd.jupyter.stderr"]';

async function runAllCells(page: LabPage["page"]): Promise<void> {
  await page.getByText("TypeScript (chainrule) | Idle").waitFor();
  await page.getByRole("menuitem", { name: "Run", exact: true }).click();
  await page.locator(".lm-Menu-item", { hasText: /^Run All Cells$/ }).click();
}

async function runCell(page: LabPage["page"], index: number): Promise<void> {
  // JupyterLab drops an order that comes before it has its kernel.
  await page.getByText("TypeScript (chainrule) | Idle").waitFor();
  await page.locator(".jp-Notebook .jp-Cell").nth(index).locator(".cm-content").click();
  await page.keyboard.press("Control+Enter");
}

function outputOf(page: LabPage["page"], index: number) {
  return page.locator(".jp-Notebook .jp-Cell").nth(index).locator(".jp-OutputArea");
}
