/** Figures to work with, in JupyterLab: saved in a notebook that nobody trusts, and with a kernel. */
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Displayable, displaySymbol } from "../../src/display/bundle.ts";
import { backwardGame, confusionDetective, Matrix, playground, value } from "../../src/index.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { parseNotebook } from "../../src/notebook/parse.ts";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { drag, placeOn } from "../page/touch.ts";
import { foreignHosts, type LabPage, notebookOf, RunningLab } from "./running-lab.ts";

let lab: RunningLab;
beforeAll(async () => {
  lab = await RunningLab.start();
}, 180_000);
afterAll(() => lab?.stop());

/** A notebook that nobody trusts, with a widget that was saved in it. */
async function open(name: string, shown: Displayable | object): Promise<LabPage> {
  const data = displaySymbol in shown ? await (shown as Displayable)[displaySymbol]() : shown;
  const outputs = [{ output_type: "display_data", metadata: {}, data }];
  return await lab.open(name, notebookOf({ source: "1", outputs }, { source: "2" }));
}

/** A phone, held upright. */
const phone = { hasTouch: true, isMobile: true, viewport: { width: 375, height: 700 } } as const;

const widget = (page: Page) => page.locator(".chainrule-widget");

/** Saves as a reader does, until the file has what a widget keeps once its reader rests; gives what the file has. */
async function saved(page: Page, name: string): Promise<string> {
  const save = page.getByRole("button", { name: "Save and create checkpoint" }).first();
  const text = async () => {
    await save.click();
    return await readFile(lab.pathOf(name), "utf8");
  };
  await expect.poll(text, { interval: 1000 }).toContain('"state"');
  return await readFile(lab.pathOf(name), "utf8");
}

/**
 * Runs the first cell until something of it is shown. JupyterLab drops an order that comes before its kernel is
 * there, so the order is given again, but never to a cell that runs: its second run would draw the figure anew.
 */
async function startFirst(page: Page): Promise<Locator> {
  await page
    .getByText("TypeScript (chainrule) | Idle")
    .waitFor({ state: "attached", timeout: 90_000 });
  const cell = page.locator(".jp-Cell").first();
  const prompt = cell.locator(".jp-InputPrompt");
  const run = async (): Promise<number> => {
    if ((await widget(page).count()) > 0) return 1;
    if ((await prompt.textContent()) !== "[ ]:") return 0;
    await cell.locator(".cm-content").click();
    await page.keyboard.press("Control+Enter");
    return 0;
  };
  await expect.poll(run, { timeout: 150_000, interval: 10_000 }).toBe(1);
  return prompt;
}

/** The same, until the cell has ended: what was shown before that may be drawn anew. */
async function runFirst(page: Page): Promise<void> {
  const prompt = await startFirst(page);
  await expect.poll(() => prompt.textContent(), { timeout: 90_000 }).toMatch(/\[\d+\]/);
}

// These need a kernel, and come first: the notebooks of those below start theirs, too, and would make it wait.
test("a slider has the learner's function called by the kernel", { timeout: 200_000 }, async () => {
  const source = 'import { slider } from "chainrule";\nslider(0, 1, (x) => "x is " + x)';
  const endless = { source: "for (;;);" };
  const { page } = await lab.open("slider.ipynb", notebookOf({ source }, endless));
  await runFirst(page);
  await widget(page).getByText("x is 0.5").waitFor({ timeout: 90_000 });
  await widget(page).getByRole("slider", { name: "x" }).fill("0.33");
  await widget(page).getByText("x is 0.33").waitFor();
  // A question that waits while its kernel is restarted is answered by nobody, and the next one is asked.
  await page.locator(".jp-Cell").nth(1).locator(".cm-content").click();
  await page.keyboard.press("Control+Enter");
  await page.locator(".jp-Cell").nth(1).getByText("[*]:").waitFor();
  await widget(page).getByRole("slider", { name: "x" }).fill("0.44");
  await widget(page).getByText("Waiting for an answer: a cell may be running.").waitFor();
  await page.getByRole("button", { name: "Restart the kernel", exact: true }).click();
  await page.getByRole("button", { name: "Confirm Kernel Restart" }).click();
  await widget(page).getByText("run its cell to have it computed").waitFor();
  await widget(page).getByRole("slider", { name: "x" }).fill("0.9");
  await widget(page).getByText("Drawn before, at 0.875").waitFor();
});

test("a slider that was moved before its kernel was known is computed when it is", {
  timeout: 200_000,
}, async () => {
  const source = 'import { slider } from "chainrule";\nslider(0, 1, (x) => "now " + x)';
  const { page } = await lab.open("reload.ipynb", notebookOf({ source }));
  await runFirst(page);
  await widget(page).getByText("now 0.5").waitFor({ timeout: 90_000 });
  await widget(page).getByRole("slider", { name: "x" }).fill("0.33");
  await widget(page).getByText("now 0.33").waitFor();
  expect(await saved(page, "reload.ipynb")).toContain("now 0.33"); // its picture's words, too
  // Slow: the learner's answers, which JupyterLab fetches before it says which kernel a notebook has.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/chainrule\.progress\.json/, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();
  const slider = widget(page).getByRole("slider", { name: "x" });
  await slider.fill("0.71");
  await widget(page).getByText("Drawn before").waitFor();
  letGo();
  await widget(page).getByText("now 0.71").waitFor();
});

test("a slider is dragged by a finger at a phone's width", { timeout: 200_000 }, async () => {
  const source = 'import { slider } from "chainrule";\nslider(0, 1, (x) => "x is " + x)';
  const { page } = await lab.open("phone.ipynb", notebookOf({ source }), phone);
  await page.locator(".jp-SideBar.jp-mod-left .lm-mod-current").tap(); // files give way to the notebook
  await runFirst(page);
  const slider = widget(page).getByRole("slider", { name: "x" });
  await slider.waitFor({ timeout: 90_000 });
  await drag(page, await placeOn(slider, 0.5, 0.5), await placeOn(slider, 0.2, 0.5));
  await widget(page)
    .getByText(/^x is 0\.[12]\d*$/)
    .waitFor();
});

test("a training is paused by its button, and goes on", { timeout: 200_000 }, async () => {
  const source = `import { dense, gates, liveTraining, network, sigmoid, train } from "chainrule";
const data = gates.xor;
const net = network({ inputs: 2, layers: [dense(4), dense(1, { activation: sigmoid })] });
await train(net, data, { epochs: 10_000_000, batchSize: 1, ...liveTraining({ net, data }) });`;
  const { page } = await lab.open("pause.ipynb", notebookOf({ source }));
  await startFirst(page);
  await widget(page).getByRole("button", { name: "Pause" }).click();
  await widget(page).getByText("The training is paused.").waitFor();
  await widget(page).getByRole("button", { name: "Go on" }).press("Enter");
  await widget(page).getByText("The training is paused.").waitFor({ state: "detached" });
  // And is left paused: nobody listens to it any more.
  await widget(page).getByRole("button", { name: "Pause" }).click();
  await widget(page).getByText("The training is paused.").waitFor();
});

test("a playground trains without a kernel's help, and its state is saved with the notebook", async () => {
  const goals = [{ says: "XOR below 0.69", data: "xor", loss: 0.69 }] as const;
  const { page, requests } = await open("play.ipynb", playground({ learningRate: 1, goals }));
  const pad = widget(page);
  await pad.getByRole("button", { name: "Train", exact: true }).click();
  await pad.getByText("Goal met: XOR below 0.69.").waitFor();
  await pad.getByRole("button", { name: "Pause", exact: true }).click();
  await pad.getByRole("combobox", { name: "Data" }).selectOption("moons");
  await pad.getByRole("button", { name: "Step", exact: true }).press("Enter");
  await pad.getByText("Epoch 1: loss").waitFor();
  const text = await saved(page, "play.ipynb");
  expect(text).toContain("data=moons");
  // Whoever only reads the file sees what was made of it, and so does a page of it.
  const says = "A playground: a network of 2-4-1 (tanh) for the data moons. Epoch 1: loss";
  expect(JSON.parse(text).cells[0].outputs[0].data["text/plain"].join("")).toContain(says);
  expect(exportNotebook(parseNotebook(text))).toContain(`alt="${says}`);
  expect(foreignHosts(requests)).toEqual([]);
  await page.reload();
  await pad.getByText("Epoch 1: loss").waitFor();
  await pad.getByText("✓ met: XOR below 0.69").waitFor();
});

test("a walk back is taken by keyboard; JupyterLab's shortcuts do not take the keys", async () => {
  const a = value(3, "a");
  const { page } = await open("walk.ipynb", backwardGame(a.multiply(a)));
  const node = widget(page).getByRole("button", { name: /^×.*9/ });
  await node.focus();
  await page.keyboard.press("Enter");
  await widget(page).getByText("All slopes are right. a: 6.").waitFor();
  expect(await node.evaluate((button) => button.matches(":focus"))).toBe(true);
});

test("a confusion detective shows a cell's images", async () => {
  const X = new Matrix(2, 4);
  const { page } = await open(
    "who.ipynb",
    confusionDetective({ X, actual: [0, 1], predicted: [0, 0] }),
  );
  await widget(page).getByText("1 was taken for 0: 1 time.").waitFor();
  await widget(page).getByRole("button", { name: "0 read right: 1" }).click();
  await widget(page).getByText("0 was read right: 1 time.").waitFor();
});

test("a stranger's widget that cannot be is a sentence", async () => {
  const settings = { layers: [1e9] };
  const { page } = await open("foreign.ipynb", { [widgetMime("playground")]: { settings } });
  await widget(page)
    .getByText("This playground cannot be shown: playground: layers[0] is 1000000000")
    .waitFor();
});
