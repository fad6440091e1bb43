/** Where words and marks of every kind of figure stand in an exported page, wide, narrow and on a phone. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import type { MimeData } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { code, shown, text } from "../notebook/samples.ts";
import { everyFigure } from "../plots/gallery.ts";
import { type OpenPage, openFromDisk, startBrowser } from "./browser.ts";
import { faultsIn, type Place, placeOf } from "./figure-measure.ts";
import { drag, placeOn } from "./touch.ts";
import { darkPhone } from "./widget.ts";

const figures = everyFigure();
const names = Object.keys(figures);
let browser: Browser;
let open: OpenPage;

beforeAll(async () => {
  await buildPageAssets();
  browser = await startBrowser();
  const cells = Object.entries(figures).map(([name, figure]) =>
    code(name, name, [shown(figure[displaySymbol]() as MimeData)]),
  );
  const notebook = {
    cells: [text("title", "# Figures"), ...cells],
    metadata: { language_info: { name: "typescript" } },
  };
  open = await openFromDisk(browser, exportNotebook(notebook));
  for (const plot of await open.page.locator(".plot").all()) await plot.scrollIntoViewIfNeeded();
  await open.page.waitForFunction(() => document.querySelector(".plot:not(.drawn)") === null);
});

afterAll(async () => {
  await open?.close();
  await browser?.close();
});

test("there is a sample of every exported function that gives a figure", () => {
  const index = readFileSync(new URL("../../src/index.ts", import.meta.url), "utf8");
  const exported = [...index.matchAll(/export \{([^}]*)\} from "\.\/plots\//g)].flatMap(
    ([, list]) => list.split(",").map((name) => name.trim()),
  );
  const functions = exported.filter((name) => /^[a-z]\w*$/.test(name) && name !== "digitPad");
  expect(functions.length).toBeGreaterThan(14);
  for (const name of functions) {
    expect(
      names.some((sample) => sample.startsWith(name)),
      name,
    ).toBe(true);
  }
});

// From narrow to wide, as a phone is turned: a legend then loses rows.
describe.each([375, 760, 1440])("at a width of %i", (width) => {
  let places: Record<string, Place>;

  beforeAll(async () => {
    await open.page.setViewportSize({ width, height: 900 });
    await open.page.waitForFunction(isSettled, width);
    places = await placesOf(open.page);
  });

  test.each(names)("in %s no word covers a word or a mark, and nothing is cut", (name) => {
    expect(faultsIn(places[name])).toEqual([]);
  });

  test("a legend stands above its plot", () => {
    const legends = Object.entries(places).filter(([, { legendIn }]) => legendIn !== undefined);
    expect(legends.length).toBeGreaterThan(5);
    for (const [name, { legendIn }] of legends) expect(legendIn, name).toBeLessThanOrEqual(1);
  });

  test("the numbers above bars are as large as each other", async () => {
    const view = open.page.locator(".figure-view").nth(names.indexOf("barsOfDigits"));
    const heights = await view
      .locator(".bartext")
      .evaluateAll((list) => list.map((node) => Math.round(node.getBoundingClientRect().height)));
    expect(heights).toHaveLength(10);
    expect(new Set(heights).size).toBe(1);
  });

  test("no figure is wider than 760 pixels, or than its place unless it scrolls with a hint", () => {
    for (const [name, { width: own, room, hint }] of Object.entries(places)) {
      expect(own, name).toBeLessThanOrEqual(760);
      expect(hint, name).toBe(own > room + 1);
    }
  });

  test("planes and matrices have square units", () => {
    const square = names.filter((name) => /^(decision|hidden|contour|confusion|places)/.test(name));
    expect(square.length).toBeGreaterThan(8);
    for (const name of square) {
      for (const [x, y] of places[name].units) expect(x / y, name).toBeCloseTo(1, 1);
    }
  });

  test("a slider is no wider than its plot, and subplots stand below each other on a phone", () => {
    for (const [name, { slider, across, columns }] of Object.entries(places)) {
      if (slider !== undefined) expect(slider, name).toBeLessThanOrEqual(across + 1);
      if (width === 375) expect(columns, name).toBeLessThanOrEqual(1);
    }
    expect(places.hiddenPlane.columns).toBe(width === 375 ? 1 : 2);
  });

  test("the page itself does not scroll sideways", async () => {
    const over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await open.page.evaluate(over)).toBeLessThanOrEqual(0);
  });
});

const stepped = Object.entries(figures).filter(([, { frames }]) => frames);

test.each(stepped)("%s starts at its first step and goes on by keyboard", async (name, figure) => {
  const view = open.page.locator(".figure-view").nth(names.indexOf(name));
  const labels = figure.layout.sliders?.[0].steps.map(({ label }) => shortened(label)) ?? [];
  const said = async () => shortened(await view.locator(".figure-step").innerText());
  const drawn = () => view.locator(".main-svg").first().innerHTML();
  expect(await said()).toBe(labels[0]);
  const before = await drawn();
  const slider = view.getByRole("slider", { name: "Step" });
  await slider.press("End");
  await expect.poll(drawn).not.toBe(before);
  expect(await said()).toBe(labels.at(-1));
  expect(await slider.getAttribute("aria-valuetext")).toBe(labels.at(-1));
  await slider.press("Home");
  expect(await said()).toBe(labels[0]);
});

test("the button under a stepped figure plays to the last step and can be stopped", async () => {
  const view = open.page.locator(".figure-view").nth(names.indexOf("decisionLine"));
  await view.getByRole("button", { name: "Play" }).click();
  await view.getByRole("button", { name: "Stop" }).click();
  await view.getByRole("button", { name: "Play" }).click();
  await view.getByRole("button", { name: "Stop" }).waitFor();
  await view.getByRole("button", { name: "Play" }).waitFor();
  expect(await view.getByRole("slider").inputValue()).toBe("2");
});

test("a stepped figure's slider is dragged by a finger on a phone", async () => {
  const figure = figures.decisionLine[displaySymbol]() as MimeData;
  const cells = [code("line", "line", [shown(figure)])];
  const phone = await openFromDisk(browser, exportNotebook({ cells, metadata: {} }), darkPhone);
  const slider = phone.page.getByRole("slider", { name: "Step" });
  await slider.waitFor();
  await drag(phone.page, await placeOn(slider, 0.05, 0.5), await placeOn(slider, 0.98, 0.5));
  await expect.poll(() => slider.inputValue()).toBe("2");
  await phone.page.getByRole("button", { name: "Play" }).tap();
  await phone.page.getByRole("button", { name: "Stop" }).tap();
  expect(phone.complaints).toEqual([]);
  await phone.close();
});

test("buttons for the scale say which one is chosen, and keep it when the page turns dark", async () => {
  const view = open.page.locator(".figure-view").nth(names.indexOf("lossCurve"));
  const log = view.getByRole("button", { name: "log" });
  expect(await log.getAttribute("aria-pressed")).toBe("false");
  await log.click();
  expect(await log.getAttribute("aria-pressed")).toBe("true");
  const tick = view.locator(".ytick text", { hasText: "0.01" }).first();
  await tick.waitFor();
  await open.page.emulateMedia({ colorScheme: "dark" });
  const colour = () => tick.evaluate((node) => getComputedStyle(node).fill);
  await expect.poll(colour).toBe("rgb(208, 205, 198)");
  await open.page.emulateMedia({ colorScheme: "light" });
  await view.getByRole("button", { name: "linear" }).click();
});

test("nothing was asked of a network, and nothing failed", () => {
  expect(open.complaints).toEqual([]);
});

async function placesOf(page: Page): Promise<Record<string, Place>> {
  const list = await page.locator(".figure-view").evaluateAll(placeOf);
  return Object.fromEntries(list.map((place, i) => [names[i], place]));
}

/** Spaces as a reader sees them. */
function shortened(words: string): string {
  return words.replace(/&lt;/g, "<").replace(/\s+/g, " ").trim();
}

/** In the page: whether every figure is drawn for the page's width. */
function isSettled(width: number): boolean {
  const views = [...document.querySelectorAll(".figure-view")];
  return (
    innerWidth === width &&
    views.every((view) => {
      const wanted = Number.parseFloat(
        view.querySelector<HTMLElement>(".js-plotly-plot")?.style.width ?? "",
      );
      const drawn = Number(view.querySelector(".main-svg")?.getAttribute("width"));
      const fits = wanted <= view.clientWidth + 1 || view.querySelector(".scrolls") !== null;
      return fits && drawn === wanted;
    })
  );
}
