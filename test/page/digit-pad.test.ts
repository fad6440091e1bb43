import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mnist } from "../../src/data/mnist.ts";
import { take } from "../../src/data/subset.ts";
import { displaySymbol } from "../../src/display/bundle.ts";
import { relu, softmax } from "../../src/engine/activations.ts";
import { dense } from "../../src/engine/dense.ts";
import { Matrix } from "../../src/engine/matrix.ts";
import { type Network, network } from "../../src/engine/network.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { train } from "../../src/train.ts";
import { digitPad } from "../../src/widgets/digit-pad/bundle.ts";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { code, shown } from "../notebook/samples.ts";
import { axeFaults } from "./axe.ts";
import { openFromDisk, startBrowser } from "./browser.ts";
import { drawSeven, outputsShown, pixelsOf } from "./drawing.ts";

let browser: Browser;
let net: Network;
let html: string;

beforeAll(async () => {
  await buildPageAssets();
  const digits = await mnist();
  net = network({
    inputs: 784,
    layers: [dense(30, { activation: relu, init: "he" }), dense(10, { activation: softmax })],
  });
  await train(net, take(digits.training, 10_000), { epochs: 2, learningRate: 0.2 });
  html = pageOf(digitPad(net, { start: take(digits.test, 1).X })[displaySymbol]());
  browser = await startBrowser();
});

afterAll(() => browser?.close());

/** A page with one output. */
function pageOf(bundle: Readonly<Record<string, unknown>>): string {
  const cells = [code("pad", "digitPad(net)", [shown(bundle)])];
  return exportNotebook({ metadata: {}, cells }, { fileName: "pad.ipynb" });
}

/** Opens the pad's page, draws, and demands that nothing was asked of a network. */
async function visit(
  steps: (pad: Locator, page: Page) => Promise<void>,
  options: Parameters<typeof openFromDisk>[2] = {},
): Promise<void> {
  const { page, complaints, close } = await openFromDisk(browser, html, options);
  try {
    const pad = page.locator(".widget");
    await pad.locator(".sheet").waitFor();
    await steps(pad, page);
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
}

describe("a pad in a page", () => {
  test("begins with its first digit and the network's answer to it", () =>
    visit(async (pad) => {
      await pad.getByText("It reads a 7").waitFor();
      await expectNetworksOutputs(pad);
    }));

  test("answers the mouse with what the network gives for the same pixels", () =>
    visit(async (pad, page) => {
      await pad.getByRole("button", { name: "Clear" }).click();
      expect(await outputsShown(pad)).toEqual([]);
      await drawSeven(pad, page);
      await pad.getByText("It reads a 7").waitFor();
      await expectNetworksOutputs(pad);
    }));

  test("is drawn on by a finger, which does not scroll the page meanwhile", () =>
    visit(
      async (pad, page) => {
        await pad.getByRole("button", { name: "Clear" }).tap();
        await pad.locator(".sheet").scrollIntoViewIfNeeded();
        const before = await page.evaluate(() => scrollY);
        await swipeDown(pad, page);
        await pad.getByText("It reads a 1").waitFor();
        expect(await page.evaluate(() => scrollY)).toBe(before);
        await expectNetworksOutputs(pad);
      },
      { hasTouch: true, isMobile: true, viewport: { width: 375, height: 700 } },
    ));

  test("is drawn on by the keyboard alone, and cleared", () =>
    visit(async (pad, page) => {
      await pad.locator(".sheet").press("Delete");
      expect(await outputsShown(pad)).toEqual([]);
      await page.keyboard.press("Space");
      for (let i = 0; i < 16; i++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Space");
      await pad.getByRole("application", { name: "pen up" }).waitFor();
      await pad.getByText("It reads a 1").waitFor();
      const drawn = await pixelsOf(pad.locator(".sheet canvas"));
      await page.keyboard.press("ArrowRight");
      expect(await pixelsOf(pad.locator(".sheet canvas"))).toEqual(drawn);
      await expectNetworksOutputs(pad);
    }));

  test("is reached by Tab, shows where the pen is, and lets the keyboard go on", () =>
    visit(async (pad, page) => {
      await pad.locator(".sheet").focus();
      expect(await pad.locator(".cursor").isVisible()).toBe(true);
      await page.keyboard.press("Tab");
      expect(await pad.getByRole("button").evaluate((node) => node.matches(":focus"))).toBe(true);
      expect(await pad.locator(".cursor").isVisible()).toBe(false);
    }));

  test.each(["light", "dark"] as const)("has no fault that axe finds, %s", (colorScheme) =>
    visit(
      async (pad, page) => {
        await pad.getByText("It reads a 7").waitFor();
        expect(await axeFaults(page)).toEqual([]);
      },
      { colorScheme },
    ),
  );

  test("fits a phone", () =>
    visit(
      async (_pad, page) => {
        const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
        expect(scrollWidth).toBe(clientWidth);
      },
      { viewport: { width: 375, height: 700 } },
    ));
});

test("a pad with broken data stays a picture, and a page with scripts off shows it", async () => {
  const bundle = {
    ...digitPad(net)[displaySymbol](),
    [widgetMime("digit-pad")]: { layers: "<script>" },
  };
  for (const javaScriptEnabled of [true, false]) {
    const opened = await openFromDisk(browser, pageOf(bundle), { javaScriptEnabled });
    const picture = opened.page.getByRole("img", { name: "A pad to draw a digit on" });
    expect(await picture.isVisible()).toBe(true);
    expect(opened.complaints).toEqual([]);
    await opened.close();
  }
});

/** What is shown equals, digit by digit, what the network gives in Node for the pixels it was shown. */
async function expectNetworksOutputs(pad: Locator): Promise<void> {
  const pixels = await pixelsOf(pad.locator(".seen"));
  const expected = net.predict(new Matrix(1, 784, Float64Array.from(pixels))).toArray()[0];
  const shownOutputs = await outputsShown(pad);
  expect(shownOutputs).toHaveLength(10);
  for (const [digit, output] of shownOutputs.entries()) {
    expect(output).toBeCloseTo(expected[digit], 5);
  }
}

/** A finger from top to bottom, as the browser gets it from a touch screen. */
async function swipeDown(pad: Locator, page: Page): Promise<void> {
  const box = await pad.locator(".sheet").boundingBox();
  if (box === null) throw new Error("the sheet is not shown");
  const touch = await page.context().newCDPSession(page);
  const x = box.x + box.width / 2;
  const send = (type: string, share: number) =>
    touch.send(
      "Input.dispatchTouchEvent" as never,
      {
        type,
        touchPoints: type === "touchEnd" ? [] : [{ x, y: box.y + box.height * share }],
      } as never,
    );
  await send("touchStart", 0.2);
  for (let share = 0.25; share < 0.8; share += 0.05) await send("touchMove", share);
  await send("touchEnd", 0.8);
}
