/** Drawing on a pad, and reading it, for tests in a page and in JupyterLab. */
import type { Locator, Page } from "playwright-core";

/** Draws a 7 with the mouse. */
export async function drawSeven(pad: Locator, page: Page): Promise<void> {
  const box = await pad.locator(".sheet").boundingBox();
  if (box === null) throw new Error("the sheet is not shown");
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(0.28, 0.25));
  await page.mouse.down();
  await page.mouse.move(...at(0.7, 0.25), { steps: 8 });
  await page.mouse.move(...at(0.45, 0.8), { steps: 8 });
  await page.mouse.up();
}

/** What is used of a canvas; tests of JupyterLab are checked without the browser's types. */
interface Canvas {
  getContext(kind: "2d"): { getImageData(...box: number[]): { data: ArrayLike<number> } };
}

/** The ink of each pixel of a canvas, 0 (paper) to 1, row by row. */
export function pixelsOf(canvas: Locator): Promise<number[]> {
  return canvas.evaluate((node) => {
    const { data } = (node as unknown as Canvas).getContext("2d").getImageData(0, 0, 28, 28);
    return Array.from({ length: 784 }, (_, i) => (255 - data[4 * i]) / 255);
  });
}

/** The outputs that stand beside the bars; none where there is nothing to judge. */
export async function outputsShown(pad: Locator): Promise<number[]> {
  const texts: string[] = [];
  for (const item of await pad.locator("li").all()) {
    texts.push((await item.getAttribute("data-output")) ?? "");
  }
  return texts.filter((text) => text !== "").map(Number);
}
