import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import * as chainrule from "../../src/index.ts";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { historyOf } from "../widgets/program-history.ts";
import { drag, placeOn } from "./touch.ts";
import { darkPhone, expectFitsAndHasNoFault, widgetPage, widgetVisits } from "./widget.ts";

const goals = [
  { says: "XOR to a loss of 0.6", data: "xor", loss: 0.6 },
  { says: "<img src=x onerror=alert(1)>", data: "spiral", maxUnits: 8, loss: 0.1 },
] as const;
const lesson = chainrule.playground({ data: "xor", layers: [8, 8], learningRate: 0.3, goals });
const visit = widgetVisits(() => lesson);

async function epochOf(pad: Locator): Promise<number> {
  return Number((await pad.locator(".epoch").innerText()).replaceAll(",", ""));
}

/** The losses that are shown, as they were computed. */
async function lossesOf(pad: Locator): Promise<string[]> {
  const read = (name: string) => pad.locator(`b.${name}`).getAttribute("data-loss");
  return [(await read("training")) ?? "", (await read("validation")) ?? ""];
}

async function press(pad: Locator, name: string): Promise<void> {
  await pad.getByRole("button", { name, exact: true }).click();
}

const picture = (pad: Locator, canvas: string) =>
  pad.locator(canvas).evaluate((node) => (node as HTMLCanvasElement).toDataURL());

/** What is drawn between the inputs and the first layer: weights alone. */
function linesOf(pad: Locator): Promise<string> {
  return pad.locator(".network").evaluate((node) => {
    const { width, height } = node as HTMLCanvasElement;
    const context = (node as HTMLCanvasElement).getContext("2d");
    return String(context?.getImageData(Math.round(width * 0.33), 0, 1, height).data);
  });
}

/** How light the plane is, 0 to 255. */
function greyOf(pad: Locator): Promise<number> {
  return pad.locator(".sheet canvas").evaluate((node) => {
    const context = (node as HTMLCanvasElement).getContext("2d") as CanvasRenderingContext2D;
    const { data } = context.getImageData(0, 0, 320, 320);
    return (
      data.reduce((sum, part, i) => (i % 4 === 3 ? sum : sum + part), 0) / (0.75 * data.length)
    );
  });
}

describe("a playground in a page", () => {
  test("draws a small network small, with its readings beside the plane", () => {
    const small = chainrule.playground({ layers: [2] });
    const draws = async (pad: Locator): Promise<void> => {
      await pad.locator(".network").waitFor();
      await expect.poll(async () => (await pad.locator(".network").boundingBox())?.height).toBe(88);
    };
    return visit(draws, { html: widgetPage(small[displaySymbol]()) });
  });

  test("trains, pauses, steps and begins anew by mouse, and its maps and lines move", () =>
    visit(async (pad) => {
      await pad.locator(".network").waitFor();
      const before = [await picture(pad, ".network"), await picture(pad, ".sheet canvas")];
      const lines = await linesOf(pad);
      await press(pad, "Train");
      await expect.poll(() => epochOf(pad)).toBeGreaterThan(20);
      await press(pad, "Pause");
      const paused = await epochOf(pad);
      await pad.getByText(`Epoch ${paused}: loss`).waitFor();
      expect(await picture(pad, ".network")).not.toBe(before[0]);
      expect(await picture(pad, ".sheet canvas")).not.toBe(before[1]);
      expect(await linesOf(pad)).not.toBe(lines);
      await press(pad, "Step");
      expect(await epochOf(pad)).toBe(paused + 1);
      await press(pad, "Reset");
      await expect.poll(() => epochOf(pad)).toBe(0);
      expect(await picture(pad, ".network")).toBe(before[0]);
    }));

  test("shows the code, and that gives the numbers that are shown", () =>
    visit(async (pad) => {
      await pad.getByRole("combobox", { name: "Data" }).selectOption("spiral");
      await pad.getByLabel("x²").check();
      await pad.getByRole("combobox", { name: "Activation" }).selectOption("relu");
      await pad.getByRole("combobox", { name: "Weight decay" }).selectOption("0.001");
      await pad.getByLabel("Layer 2").fill("3");
      await pad.getByLabel("Seed").fill("7");
      await press(pad, "Add a layer");
      for (let i = 0; i < 5; i++) await press(pad, "Step");
      await press(pad, "Show the code");
      const history = await historyOf(await pad.locator(".code pre").innerText());
      const [loss, validation] = (await lossesOf(pad)).map(Number);
      expect(history.epochs).toBe(5);
      expect(loss).toBeCloseTo(history.loss[4], 9);
      expect(validation).toBeCloseTo(history.validationLoss[4], 9);
    }));

  test("is worked by the keyboard alone: set, trained, painted on", () =>
    visit(async (pad, page) => {
      await pad.getByRole("combobox", { name: "Data" }).focus();
      await page.keyboard.type("painted");
      await pad.getByText("Paint points of both classes").waitFor();
      await pad.getByRole("application").focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("1");
      for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Space");
      await pad
        .getByRole("application", { name: "2 points; brush for class 1 at 0.8, 0.0" })
        .waitFor();
      await pad.getByRole("button", { name: "Step", exact: true }).focus();
      await page.keyboard.press("Enter");
      expect(await epochOf(pad)).toBe(1);
      await press(pad, "Show the code");
      expect(await pad.locator(".code pre").innerText()).toContain("[0, 0, 0], [0.8, 0, 1],");
    }));

  test("is used by a finger on a dark phone, where it fits and has no fault that axe finds", () =>
    visit(async (pad, page) => {
      await pad.getByRole("button", { name: "Train", exact: true }).tap();
      await expect.poll(() => epochOf(pad)).toBeGreaterThan(3);
      await pad.getByRole("button", { name: "Pause", exact: true }).tap();
      await pad.getByRole("combobox", { name: "Data" }).selectOption("painted");
      await pad.locator(".sheet").scrollIntoViewIfNeeded();
      const sheet = pad.locator(".sheet");
      const { x, y } = await placeOn(sheet, 0.25, 0.25);
      await page.touchscreen.tap(x, y);
      await pad
        .getByRole("application", { name: "1 points; brush for class 0 at -1.0, 1.0" })
        .waitFor();
      await pad.getByLabel("class 1").tap();
      const scrolled = await page.evaluate(() => scrollY);
      await drag(page, await placeOn(sheet, 0.2, 0.4), await placeOn(sheet, 0.8, 0.9));
      // From point to point 0.25 at least: the finger was seen at 11 places.
      await pad
        .getByRole("application", { name: /1\d points; brush for class 1 at 1\.2, -1\.6/ })
        .waitFor();
      expect(await page.evaluate(() => scrollY)).toBe(scrolled);
      await pad.getByRole("button", { name: "Step", exact: true }).tap();
      await pad.getByText("Epoch 1: loss").waitFor();
      await expectFitsAndHasNoFault(page);
    }, darkPhone));

  test("has maps of the page's colours, and others at once when the page turns light", () =>
    visit(
      async (pad, page) => {
        await pad.locator(".network").waitFor();
        await expect.poll(() => greyOf(pad)).toBeLessThan(110);
        await page.emulateMedia({ colorScheme: "light" });
        await expect.poll(() => greyOf(pad)).toBeGreaterThan(130);
      },
      { colorScheme: "dark" },
    ));

  test("has no fault that axe finds on a wide light screen", () =>
    visit(async (pad, page) => {
      await press(pad, "Step");
      await press(pad, "Show the code");
      await expectFitsAndHasNoFault(page);
    }));

  test("remembers the goals that were met, and shows a goal's words as they are", () =>
    visit(async (pad, page) => {
      await pad.getByText("○ open: XOR to a loss of 0.6").waitFor();
      await pad.getByText("<img src=x onerror=alert(1)>").waitFor();
      await press(pad, "Train");
      await pad.getByText("Goal met: XOR to a loss of 0.6.").waitFor();
      await page.reload();
      await pad.getByText("✓ met: XOR to a loss of 0.6").waitFor();
    }));

  test("keeps its state in the page's address, and comes back trained as it was", () =>
    visit(async (pad, page) => {
      await pad.getByRole("combobox", { name: "Data" }).selectOption("moons");
      for (let i = 0; i < 3; i++) await press(pad, "Step");
      const losses = await lossesOf(pad);
      expect(new URL(page.url()).hash).toContain("playground?data=moons");
      await page.reload();
      await expect.poll(() => epochOf(pad)).toBe(3);
      expect(await lossesOf(pad)).toEqual(losses);
      expect(await pad.getByRole("combobox", { name: "Data" }).inputValue()).toBe("moons");
    }));

  test.each([
    ["data=%3Cimg%20src%3Dx%3E", 'playground: data is "<img src=x>"; there are and, or, xor'],
    ["layers=99999999999", "layers[0] is 99999999999; it must be a number from 1 to 8"],
    ["activation=eval", 'activation is "eval"'],
  ])("refuses an address that cannot be, in a sentence: %s", (state, sentence) =>
    visit(async (pad, page) => {
      await pad.locator(".network").waitFor();
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#playground?${state}`);
      await pad.getByText("What was kept of it cannot be used").waitFor();
      expect(await pad.getByRole("status").innerText()).toContain(sentence);
      expect(await pad.getByRole("combobox", { name: "Data" }).inputValue()).toBe("xor");
    }),
  );

  test("stays a picture with a sentence where a stranger's data cannot be", () => {
    const settings = { data: "xor", layers: [1e9] };
    const bundle = { ...lesson[displaySymbol](), [widgetMime("playground")]: { settings } };
    return visit(
      async (pad, page) => {
        await pad.getByText("layers[0] is 1000000000; it must be a number from 1 to 8").waitFor();
        await expectPicture(page);
      },
      { html: widgetPage(bundle) },
    );
  });

  test("is a picture where scripts are off", () =>
    visit(async (_pad, page) => expectPicture(page), { javaScriptEnabled: false }));
});

async function expectPicture(page: Page): Promise<void> {
  const still = page.getByRole("img", { name: "A playground: a network of 2-8-8-1" });
  expect(await still.isVisible()).toBe(true);
}
