/** Every figure drawn by the real Plotly in the real Chromium, beside its static picture. */
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { type Figure, plotlyMime } from "../../src/plots/figure.ts";
import { type OpenPage, openFromDisk, startBrowser } from "../page/browser.ts";
import { everyFigure } from "./gallery.ts";

const plotly = pathToFileURL(fileURLToPath(import.meta.resolve("plotly.js-dist/plotly.js"))).href;

/** Draws a bundle and its picture in boxes 760 pixels wide, and tells what can be seen in them. */
const html = `<!doctype html><meta charset="utf-8"><title>Figures</title>
<script src="${plotly}"></script>
<style>body { margin: 0 } #plot, #picture { width: 760px }</style>
<div id="plot"></div><div id="picture"></div>
<script>
const layers = { scatter: ".scatterlayer .trace", bar: ".barlayer .point", heatmap: ".heatmaplayer image", contour: ".contourlayer path" };
const plot = document.getElementById("plot");
const texts = (selector) => [...document.querySelectorAll(selector)].map((text) => text.textContent.replace(/\\u200b/g, ""));
async function draw(figure, svg) {
  Plotly.purge(plot);
  document.getElementById("picture").innerHTML = svg;
  await Plotly.newPlot(plot, figure);
  const drawn = Object.fromEntries(Object.entries(layers).map(([type, selector]) => [type, plot.querySelectorAll(selector).length]));
  return {
    drawn: { ...drawn, gl: plot.querySelectorAll(".gl-container canvas").length },
    box: plot._fullLayout.xaxis && [plot._fullLayout.xaxis, plot._fullLayout.yaxis].map((axis) => [axis._offset, axis._length]),
    ranges: ["xaxis", "yaxis"].map((name) => plot._fullLayout[name]?.range),
    ticks: [texts("#plot .xtick text"), texts("#plot .ytick text")].flat().sort(),
    words: texts("#picture text"),
    titles: texts("#plot .g-xtitle text, #plot .g-ytitle text"),
    cut: cutTexts(),
    sliderLabel: plot.querySelector(".slider-label")?.textContent,
  };
}
/** Words that reach beyond the edge of the plot, where they cannot be read. */
function cutTexts() {
  const edge = plot.getBoundingClientRect();
  return [...plot.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    if (box.width === 0 || text.closest(".slider-labels")) return false;
    return box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
  }).map((text) => text.textContent);
}
async function step(i) {
  const before = plot.querySelector(".main-svg").innerHTML;
  const { steps } = plot.layout.sliders[0];
  await Plotly.animate(plot, ...steps[i].args);
  return { changed: before !== plot.querySelector(".main-svg").innerHTML, label: plot.querySelector(".slider-label").textContent };
}
const webgl = () => Boolean(document.createElement("canvas").getContext("webgl"));
</script>`;

interface Report {
  readonly drawn: Readonly<Record<string, number>>;
  readonly box?: readonly (readonly number[])[];
  readonly ranges: readonly (readonly number[] | undefined)[];
  readonly ticks: readonly string[];
  readonly words: readonly string[];
  readonly titles: readonly string[];
  readonly cut: readonly string[];
  readonly sliderLabel?: string;
}

const figures = everyFigure();
let browser: Browser;
let open: OpenPage;

beforeAll(async () => {
  browser = await startBrowser();
  open = await openFromDisk(browser, html, { viewport: { width: 800, height: 1400 } });
});
afterAll(async () => {
  await open.close();
  await browser.close();
});

async function draw(figure: Figure): Promise<Report> {
  const bundle = figure[displaySymbol]();
  const parts = [bundle[plotlyMime], bundle["image/svg+xml"]].map((part) => JSON.stringify(part));
  return await open.page.evaluate(`draw(${parts.join(", ")})`);
}

/** Whether this Chromium can draw in three dimensions; without a graphics card it may not. */
const hasGl = (): Promise<boolean> => open.page.evaluate("webgl()");

test.each(Object.entries(figures))(
  "Plotly draws every trace of %s without a complaint",
  async (_, figure) => {
    const needsGl = figure.data.some(({ type }) => type === "surface" || type === "scatter3d");
    if (needsGl && !(await hasGl())) return expect(figure.svg()).toContain("</svg>");
    const { drawn } = await draw(figure);
    for (const { type } of figure.data) {
      const marks = drawn[type === "surface" || type === "scatter3d" ? "gl" : type];
      expect(marks, type).toBeGreaterThan(0);
    }
    expect(open.complaints).toEqual([]);
  },
);

const flat = Object.entries(figures).filter(([, { layout }]) => !layout.scene);

test.each(flat)("the picture of %s has Plotly's ticks, titles and ranges", async (_, figure) => {
  const report = await draw(figure);
  const words = report.words.map((word) => word.trim());
  for (const tick of report.ticks) expect(words).toContain(tick);
  for (const title of report.titles) expect(words).toContain(title);
  const axes = [figure.layout.xaxis, figure.layout.yaxis];
  axes.forEach(({ range, visible }, i) => {
    if (visible === false) return;
    range.forEach((end, at) => {
      expect(report.ranges[i]?.[at]).toBeCloseTo(end, 6);
    });
  });
});

test.each(Object.entries(figures))("no word of %s is cut at the edge", async (_, figure) => {
  if (figure.layout.scene && !(await hasGl())) return;
  expect((await draw(figure)).cut).toEqual([]);
});

const moving = Object.entries(figures).filter(([, { frames }]) => frames);

test.each(moving)("the slider of %s changes what Plotly shows, offline", async (_, figure) => {
  const slider = figure.layout.sliders?.[0];
  const first = slider?.active === 0 ? 1 : 0;
  const { sliderLabel } = await draw(figure);
  expect(sliderLabel).toBe(slider?.steps[slider.active].label);
  const moved = await open.page.evaluate(`step(${first})`);
  expect(moved).toEqual({ changed: true, label: slider?.steps[first].label });
  const back = await open.page.evaluate(`step(${slider?.active})`);
  expect(back).toEqual({ changed: true, label: sliderLabel });
  expect(open.complaints).toEqual([]);
});
