import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { slider } from "../../src/index.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import { code, shown } from "../notebook/samples.ts";
import { drag, placeOn } from "./touch.ts";
import { darkPhone, expectFitsAndHasNoFault } from "./widget.ts";
import { cell, idle, pageOf, pageWork, runAll, runCell } from "./working.ts";

const visit = pageWork();

const imports = `import { decisionLine, gates, show, slider, sliders } from "chainrule";`;
const line = `show(slider(-2, 2, (w) => decisionLine(gates.and, { w: [w, 1], b: -0.5 }), { label: "w" }));`;
const page = () =>
  pageOf(
    imports,
    line,
    `let armed = false;
show(slider(0, 1, (x) => {
  if (x > 0.7 && x < 0.8) throw new RangeError("not <b>here</b>");
  while (armed && x > 0.9);
  return "x is " + x;
}));`,
    "armed = true;",
    `show(sliders({ a: [0, 1], p: { at: [0.5, 0.5] } }, ({ a, p }) =>
  decisionLine(gates.and, { w: [1, a], b: -p[0] })));`,
  );

const widget = (at: Page, number: number) => cell(at, number).locator(".widget");

/** A widget is mounted when it comes into view. */
const comeTo = (at: Page, number: number) => widget(at, number).scrollIntoViewIfNeeded();

async function keysUntil(at: Page, key: string, text: string): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    if ((await at.getByText(text).count()) > 0) return;
    await at.keyboard.press(key);
  }
  await at.getByText(text).waitFor();
}

describe("sliders in a page", () => {
  test("have the learner's function called, by keyboard; show its error, and go on", () =>
    visit(page, async (at) => {
      await runAll(at);
      await comeTo(at, 3);
      const slider = widget(at, 3).getByRole("slider", { name: "x" });
      await widget(at, 3).getByText("x is 0.5").waitFor();
      await slider.focus();
      await keysUntil(at, "ArrowRight", "RangeError: not <b>here</b>");
      await keysUntil(at, "ArrowRight", "x is 0.8");
      expect(await widget(at, 3).getByText("not <b>here</b>").count()).toBe(0);
    }));

  test("redraw a figure more often than 20 times a second, the latest value last", () =>
    visit(page, async (at) => {
      await runCell(at, 1);
      await runCell(at, 2);
      await comeTo(at, 2);
      const input = widget(at, 2).getByRole("slider", { name: "w" });
      await input.waitFor();
      const frames = await input.evaluate(async (element) => {
        const slider = element as HTMLInputElement;
        const picture = slider.closest(".frame")?.querySelector(".picture") as HTMLElement;
        let drawn = 0;
        new MutationObserver(() => drawn++).observe(picture, { childList: true });
        const end = performance.now() + 1000;
        for (let i = 0; performance.now() < end; i++) {
          slider.value = String(((i % 40) - 20) / 10);
          slider.dispatchEvent(new Event("input"));
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        // In one go: all but the first come while a question is open.
        for (const value of ["0.3", "-1.9", "1.2"]) {
          slider.value = value;
          slider.dispatchEvent(new Event("input"));
        }
        return drawn;
      });
      console.log(`slider: ${frames} figures a second`);
      expect(frames).toBeGreaterThan(1);
      await expect
        .poll(() => widget(at, 2).locator("img").last().getAttribute("alt"))
        .toContain("1.2");
    }));

  test("have points that are dragged over the figure, by mouse and by keys", () =>
    visit(page, async (at) => {
      await runAll(at);
      await comeTo(at, 5);
      const point = widget(at, 5).getByRole("button", { name: "Point p at 0.5, 0.5" });
      const box = await point.boundingBox();
      if (box === null) throw new Error("the point is not shown");
      await at.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await at.mouse.down();
      await at.mouse.move(box.x + 60, box.y - 30, { steps: 5 });
      await at.mouse.up();
      await expect.poll(() => point.count()).toBe(0);
      const moved = widget(at, 5).getByRole("button", { name: "Point p at" });
      const before = await moved.getAttribute("aria-label");
      await moved.press("ArrowLeft");
      await expect.poll(() => moved.getAttribute("aria-label")).not.toBe(before);
    }));

  test("end the worker of an endless function, say so, and work again when the cells have run", () =>
    visit(page, async (at) => {
      for (const number of [1, 3, 4]) await runCell(at, number);
      const input = widget(at, 3).getByRole("slider", { name: "x" });
      await input.fill("0.95");
      await widget(at, 3).getByText("has ended its worker, and all variables with it").waitFor();
      for (const number of [1, 3]) await runCell(at, number);
      await widget(at, 3).getByRole("slider", { name: "x" }).fill("0.95");
      await widget(at, 3).getByText("x is 0.95").waitFor();
    }));

  test("fit, and have no fault that axe finds", () =>
    visit(page, async (at) => {
      await runAll(at);
      for (const number of [2, 3, 5]) await comeTo(at, number);
      await widget(at, 5).getByRole("slider", { name: "a" }).waitFor();
      await expectFitsAndHasNoFault(at);
    }));

  test("and points are dragged by a finger on a dark phone; the page stays where it is", () =>
    visit(
      page,
      async (at) => {
        await at.getByRole("button", { name: "Run all", exact: true }).tap();
        await idle(at);
        await comeTo(at, 3);
        const input = widget(at, 3).getByRole("slider", { name: "x" });
        await input.waitFor();
        await drag(at, await placeOn(input, 0.5, 0.5), await placeOn(input, 0.25, 0.5));
        await widget(at, 3)
          .getByText(/^x is 0\.[123]\d*$/)
          .waitFor();
        await comeTo(at, 5);
        const point = widget(at, 5).getByRole("button", { name: "Point p at" });
        const before = await point.getAttribute("aria-label");
        const from = await placeOn(point, 0.5, 0.5);
        const scrolled = await at.evaluate(() => scrollY);
        await drag(at, from, { x: from.x + 50, y: from.y + 40 });
        await expect.poll(() => point.getAttribute("aria-label")).not.toBe(before);
        expect(await at.evaluate(() => scrollY)).toBe(scrolled);
        await expectFitsAndHasNoFault(at);
      },
      darkPhone,
    ));
});

describe("sliders that were saved, in a page whose cells have not run", () => {
  const saved = slider(0, 1, (x) => `drawn at ${x}`);
  const html = () =>
    exportNotebook(
      {
        metadata: { language_info: { name: "typescript" } },
        cells: [code("one", line, [shown(saved[displaySymbol]())]), code("two", "1", [])],
      },
      { fileName: "saved.ipynb" },
    );

  test.each([
    ["none has run", []],
    ["others have run", [2]],
  ])("show what was drawn before, and say so: %s", (_, numbers) =>
    visit(html, async (at) => {
      for (const number of numbers) await runCell(at, number);
      await comeTo(at, 1);
      await widget(at, 1).getByRole("slider", { name: "x" }).fill("0.85");
      await widget(at, 1).getByText("drawn at 0.875").waitFor();
      const said = "Drawn before, at 0.875: run its cell to have it computed.";
      await widget(at, 1).getByText(said).waitFor();
    }),
  );
});
