/** The type of a page's text: its own font, and one in its place that is as wide. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { text } from "../notebook/samples.ts";
import { pageWork } from "./working.ts";

const work = pageWork();

const words =
  "A unit is a function: numbers go in, and 0 or 1 comes out. *The weights* set the direction of the line, and the bias moves it without turning it. ".repeat(
    8,
  );

const page = (source: string): string =>
  exportNotebook({ cells: [text("a", source)], metadata: {} });

test("a text is set in the page's own font, upright, slanted and strong, without a request", () =>
  work(page(`# Type\n\n${words} **strong**`), async (page) => {
    const faces = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].map(({ family, style, weight, status }) =>
        [family.replaceAll('"', ""), style, weight, status].join(" "),
      );
    });
    for (const face of ["normal 400", "italic 400", "normal 600"]) {
      expect(faces).toContain(`Page Serif ${face} loaded`);
    }
  }));

test("before it is there the text stands nearly as it will", () =>
  work(page(words), async (page) => {
    const own = await height(page);
    await page.addStyleTag({ content: ':root { --serif: "Page Serif Times", serif; }' });
    const other = await height(page);
    expect(Math.abs(other / own - 1)).toBeLessThan(0.06);
  }));

function height(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    return document.querySelector("article p")?.getBoundingClientRect().height ?? 0;
  });
}
