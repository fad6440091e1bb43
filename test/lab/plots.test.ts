import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { everyFigure } from "../plots/gallery.ts";
import { foreignHosts, notebookOf, RunningLab } from "./running-lab.ts";

let lab: RunningLab;
beforeAll(async () => {
  lab = await RunningLab.start();
}, 180_000);
afterAll(() => lab?.stop());

const line = {
  data: [{ type: "scatter", mode: "lines+markers", x: [1, 2, 3, 4], y: [1, 4, 2, 3] }],
  layout: { meta: { description: "The loss falls, then rises" } },
};

test("a figure saved in an untrusted notebook is drawn and answers the mouse", async () => {
  const { page } = await lab.open("saved.ipynb", notebookOf(cellShowing(line)));
  const plot = page.locator(".chainrule-plot");
  const point = plot.locator(".scatterlayer .point").nth(1);
  await point.hover({ force: true });
  await plot.locator(".hoverlayer .hovertext").waitFor();
});

test("a figure has its description as text, and the keyboard reaches it", async () => {
  const { page } = await lab.open("described.ipynb", notebookOf(cellShowing(line)));
  const plot = page.getByRole("img", { name: "The loss falls, then rises" });
  await plot.focus();
  expect(await plot.evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
});

test("the arrow keys move the slider of a figure", async () => {
  const { page } = await lab.open("slider.ipynb", notebookOf(cellShowing(withSlider())));
  const plot = page.getByRole("group", { name: "A line that turns" });
  await plot.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => endOfLine(plot)).toBe(2);
  await page.keyboard.press("Home");
  await expect.poll(() => endOfLine(plot)).toBe(0);
});

test("a figure of the library has the browser's own slider, and its button says what it will do", async () => {
  const bundle = everyFigure().decisionLine[displaySymbol]();
  const outputs = [{ output_type: "display_data", metadata: {}, data: bundle }];
  const { page } = await lab.open("steps.ipynb", notebookOf({ source: "figure", outputs }));
  const said = async () =>
    (await page.locator(".figure-step").innerText()).replaceAll("\u00a0", " ");
  const slider = page.getByRole("slider", { name: "Step" });
  await slider.waitFor();
  expect(await said()).toBe("update 0: w = (0, 0), b = 0");
  await slider.press("ArrowRight");
  await expect.poll(said).toBe("update 1: w = (1, 0), b = −1");
  expect(await slider.evaluate((node) => node === node.ownerDocument.activeElement)).toBe(true);
  await page.getByRole("button", { name: "Play" }).click();
  await page.getByRole("button", { name: "Stop" }).waitFor();
  await page.getByRole("button", { name: "Play" }).waitFor();
  expect(await said()).toBe("update 2: w = (2, 1), b = −3");
});

test("a figure that cannot be drawn shows a sentence and its still picture", async () => {
  const { page } = await lab.open("broken.ipynb", notebookOf(cellShowing({ data: 5 })));
  const output = page.locator(".chainrule-plot");
  await output
    .getByText("This figure cannot be drawn: its data is not a list of traces.")
    .waitFor();
  expect(await output.locator("img").getAttribute("alt")).toBe("plain words");
});

test("a figure is 760 pixels wide at most, and takes the width of a narrower notebook", async () => {
  const { page } = await lab.open("resize.ipynb", notebookOf(cellShowing(line)));
  const drawing = page.locator(".chainrule-plot .main-svg").first();
  await page.setViewportSize({ width: 1600, height: 900 });
  await expect.poll(async () => (await drawing.boundingBox())?.width).toBe(760);
  await page.setViewportSize({ width: 900, height: 900 });
  await expect.poll(async () => (await drawing.boundingBox())?.width).toBeLessThan(660);
});

test("in the dark theme a figure is light on dark, also one that was drawn before", async () => {
  const font = { color: "#777777" };
  const buttons = [
    { label: "linear", method: "skip" },
    { label: "log", method: "skip" },
  ];
  const updatemenus = [{ type: "buttons", buttons, active: 0 }];
  const layout = { ...line.layout, paper_bgcolor: "rgba(0,0,0,0)", font, updatemenus };
  const { page } = await lab.open("dark.ipynb", notebookOf(cellShowing({ ...line, layout })));
  const label = page.locator(".chainrule-plot .xtick text").first();
  await label.waitFor();
  expect(await brightness(label)).toBeLessThan(100);
  await chooseTheme(page, "JupyterLab Dark");
  await expect.poll(() => brightness(label)).toBeGreaterThan(150);
  const chosen = page.locator(".chainrule-plot .updatemenu-item-rect").first();
  expect(await brightness(chosen)).toBeLessThan(120);
  await chooseTheme(page, "JupyterLab Light");
  await expect.poll(() => brightness(label)).toBeLessThan(100);
  expect(await brightness(chosen)).toBeGreaterThan(200);
});

test("a page asks nothing of any machine but this one", async () => {
  const { page, requests } = await lab.open("local.ipynb", notebookOf(cellShowing(line)));
  await page.locator(".chainrule-plot .main-svg").first().waitFor();
  expect(foreignHosts(requests)).toEqual([]);
});

function cellShowing(figure: object): { source: string; outputs: object[] } {
  const data = {
    "application/vnd.plotly.v1+json": figure,
    "image/svg+xml": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
    "text/plain": "plain words",
  };
  return { source: "figure", outputs: [{ output_type: "display_data", metadata: {}, data }] };
}

/** A slider of three steps; step i ends the line at height i. */
function withSlider(): object {
  const steps = [0, 1, 2].map((i) => ({
    label: String(i),
    method: "restyle",
    args: [{ y: [[0, i]] }, [0]],
  }));
  return {
    data: [{ type: "scatter", x: [0, 1], y: [0, 0] }],
    layout: { sliders: [{ steps }], meta: { description: "A line that turns" } },
  };
}

function endOfLine(plot: Locator): Promise<number> {
  return plot.locator(".js-plotly-plot").evaluate((node) => node.data[0].y[1]);
}

async function chooseTheme(page: Page, name: string): Promise<void> {
  await page.getByRole("menuitem", { name: "Settings" }).click();
  await page.locator(".lm-Menu-item", { hasText: /^Theme$/ }).click();
  await page.locator(".lm-Menu-item", { hasText: new RegExp(`^${name}$`) }).click();
}

/** Of a label's colour: 0 is black, 255 white. */
async function brightness(label: Locator): Promise<number> {
  const colour: string = await label.evaluate(
    (node) => node.ownerDocument.defaultView.getComputedStyle(node).fill,
  );
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return (red + green + blue) / 3;
}
