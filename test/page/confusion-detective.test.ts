import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { confusionDetective, Matrix } from "../../src/index.ts";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { darkPhone, expectFitsAndHasNoFault, widgetPage, widgetVisits } from "./widget.ts";

/** 40 images of 4 pixels, ten classes; those of class 4 were taken for 9, and image i is i dark. */
const actual = Array.from({ length: 40 }, (_, i) => i % 10);
const predicted = actual.map((label) => (label === 4 ? 9 : label));
const X = new Matrix(40, 4);
X.data.set(X.data.map((_, i) => Math.floor(i / 4) / 255));
const labels = Array.from({ length: 10 }, (_, i) => (i === 9 ? "<i>nine" : String(i)));
const detective = () => confusionDetective({ X, actual, predicted }, { labels });
const visit = widgetVisits(detective);

/** The number of each image that is shown, from its pixels. */
function shown(widget: Locator): Promise<number[]> {
  return widget.locator(".images canvas").evaluateAll((canvases) =>
    (canvases as HTMLCanvasElement[]).map((canvas) => {
      const pixels = canvas.getContext("2d")?.getImageData(0, 0, 2, 2).data;
      return 255 - (pixels?.[0] ?? 0);
    }),
  );
}

const cell = (widget: Locator, name: string) => widget.getByRole("button", { name });

describe("a confusion detective in a page", () => {
  test("begins with the commonest mistake and its images", () =>
    visit(async (widget) => {
      await widget.getByText("4 was taken for <i>nine: 4 times.").waitFor();
      expect(await shown(widget)).toEqual([4, 14, 24, 34]);
    }));

  test("shows the images of a cell that is clicked, or reached by arrow keys and Enter", () =>
    visit(async (widget, page) => {
      await cell(widget, "3 read right: 4").click();
      await widget.getByText("3 was read right: 4 times; 2 of the images are shown.").waitFor();
      expect(await shown(widget)).toEqual([3, 13]);
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Enter");
      await widget.getByText("2 was read right").waitFor();
      expect(await shown(widget)).toEqual([2, 12]);
      expect(new URL(page.url()).hash).toBe("#confusion-detective?2,2");
    }));

  test("by finger on a dark phone, where it fits and has no fault that axe finds", () =>
    visit(async (widget, page) => {
      await cell(widget, "0 taken for 1: 0").tap();
      await widget.getByText("0 was taken for 1: never.").waitFor();
      expect(await shown(widget)).toEqual([]);
      await expectFitsAndHasNoFault(page);
    }, darkPhone));

  test("has no fault that axe finds on a wide light screen", () =>
    visit(async (widget, page) => {
      await widget.getByText("4 was taken for").waitFor();
      await expectFitsAndHasNoFault(page);
    }));

  test("stays a picture with a sentence where a stranger's data cannot be", () => {
    const counts = new Array(1000).fill([]);
    const bundle = {
      ...detective()[displaySymbol](),
      [widgetMime("confusion-detective")]: { counts },
    };
    return visit(
      async (widget) => {
        await widget
          .getByText("counts is a list of 1000; it must be a list of at most 20")
          .waitFor();
        expect(await widget.getByRole("img").isVisible()).toBe(true);
      },
      { html: widgetPage(bundle) },
    );
  });
});
