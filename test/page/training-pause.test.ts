import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { darkPhone, expectFitsAndHasNoFault, widgetPage, widgetVisits } from "./widget.ts";
import { cell, idle, outputs, pageOf, pageWork, runCell } from "./working.ts";

const work = pageWork();
const visit = widgetVisits(() => {
  throw new Error("each visit here brings its page");
});

const lesson = () =>
  pageOf(
    `import { dense, gates, liveTraining, network, sigmoid, tanh, train } from "chainrule";
const data = gates.xor;
const layers = [dense(8, { activation: tanh }), dense(1, { activation: sigmoid })];
const net = network({ inputs: 2, layers });`,
    `await train(net, data, { epochs: 1_000_000, batchSize: 1, ...liveTraining({ net, data }) });`,
    "net.history.epochs > 0",
  );

const button = (page: Page, name: string) =>
  cell(page, 2).locator(".widget").getByRole("button", { name, exact: true });

/** The words above the curves, which tell how far the training is. */
const words = async (page: Page) =>
  await cell(page, 2)
    .locator(".outputs")
    .getByText(/epoch /)
    .first()
    .textContent();

/** The words once they stay for a while: what was drawn before the pause may come after its answer. */
async function settled(page: Page): Promise<string | null> {
  let before: string | null = null;
  await expect
    .poll(
      async () => {
        const seen = before;
        before = await words(page);
        return before === seen;
      },
      { interval: 1000 },
    )
    .toBe(true);
  return before;
}

/** By mouse. */
async function start(page: Page): Promise<void> {
  await runCell(page, 1);
  await cell(page, 2).getByRole("button", { name: "Run cell 2" }).click();
  await cell(page, 2).locator(".widget").scrollIntoViewIfNeeded();
  await button(page, "Pause").waitFor();
}

describe("the pause button of a training in a page", () => {
  test("holds it and lets it go on, by mouse and by keyboard; a stop ends it in its pause", () =>
    work(lesson, async (page) => {
      await start(page);
      await button(page, "Pause").click();
      await cell(page, 2).getByText("The training is paused.").waitFor();
      const held = await settled(page);
      await button(page, "Go on").press("Enter");
      await expect.poll(() => words(page)).not.toBe(held);
      await button(page, "Pause").press("Enter");
      await cell(page, 2).getByText("The training is paused.").waitFor();
      await cell(page, 2).getByRole("button", { name: "Stop cell 2" }).click();
      await idle(page);
      expect((await outputs(page))[1]).toContain("stopped");
      expect(await button(page, "Go on").count()).toBe(0);
    }));
});

test("a training is run, paused and let go on by a finger on a dark phone, where its figure fits", () =>
  work(
    lesson,
    async (page) => {
      await cell(page, 2).getByRole("button", { name: "Run cell 2" }).tap(); // and what it needs
      await cell(page, 2).locator(".widget").scrollIntoViewIfNeeded();
      await button(page, "Pause").tap();
      await cell(page, 2).getByText("The training is paused.").waitFor();
      const held = await settled(page);
      await expectFitsAndHasNoFault(page);
      await button(page, "Go on").tap();
      await expect.poll(() => words(page)).not.toBe(held);
      await cell(page, 2).getByRole("button", { name: "Stop cell 2" }).tap();
      await idle(page);
    },
    darkPhone,
  ));

describe("a pause button that was saved", () => {
  const saved = (data: unknown) =>
    widgetPage({
      [widgetMime("training-pause")]: data,
      "image/svg+xml": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>',
      "text/plain": "a button",
    });

  test("says that its training is not there, on a phone in the dark, without a fault", () =>
    visit(
      async (widget, page) => {
        await widget.getByRole("button", { name: "Pause" }).tap();
        await widget.getByText(/It cannot be paused: .*run/).waitFor();
        await expectFitsAndHasNoFault(page);
      },
      { ...darkPhone, html: saved({ id: "abc-1" }) },
    ));

  test("of a training that has ended is not shown", () =>
    visit(
      async (widget) => {
        await widget.locator(".live").waitFor({ state: "attached" });
        expect(await widget.getByRole("button").count()).toBe(0);
      },
      { html: saved({ id: "abc-1", ended: true }) },
    ));

  test("by a stranger, with what is no name, is a sentence", () =>
    visit(
      async (widget) => {
        await widget
          .getByText("This training-pause stays a picture: training-pause: id is")
          .waitFor();
      },
      { html: saved({ id: { toString: "<b>" } }) },
    ));
});
