/** What paper and readers without scripts get of a widget that somebody has worked with. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { type Displayable, displaySymbol } from "../../src/display/bundle.ts";
import {
  backwardGame,
  confusionDetective,
  Matrix,
  playground,
  slider,
  value,
} from "../../src/index.ts";
import { keptForms } from "../../src/widgets/kept.ts";
import type { WidgetKind } from "../../src/widgets/kinds.ts";
import { parseXml } from "../plots/xml.ts";
import { widgetPage, widgetVisits } from "./widget.ts";

const a = value(3, "a");
const made: readonly (readonly [
  WidgetKind,
  Displayable,
  (widget: Locator) => Promise<void>,
  RegExp,
])[] = [
  [
    "playground",
    playground({ data: "xor" }),
    async (widget) => {
      for (let i = 0; i < 3; i++)
        await widget.getByRole("button", { name: "Step", exact: true }).click();
    },
    /^A playground: a network of 2-4-1 \(tanh\) for the data xor\. Epoch 3: loss 0\.\d+/,
  ],
  [
    "backward-game",
    backwardGame(a.multiply(a)),
    (widget) => widget.getByRole("button", { name: "Show me one step" }).click(),
    /passed on by × \(9\)\. All slopes are right\. a: 6\./,
  ],
  [
    "confusion-detective",
    confusionDetective({ X: new Matrix(2, 4), actual: [0, 1], predicted: [0, 0] }),
    (widget) => widget.getByRole("button", { name: "0 read right: 1" }).click(),
    /^Confusion matrix of 2 classes\. 0 was read right: 1 time\.$/,
  ],
  [
    "slider",
    slider(0, 1, (x) => `at ${x}`),
    (widget) => widget.getByRole("slider", { name: "x" }).fill("0.76"),
    /^A figure with a slider, at x = 0\.75\. at 0\.75$/, // a page to read: what was drawn before
  ],
];

const visit = widgetVisits(() => {
  throw new Error("each visit here brings its page");
});

const still = (page: Page) => page.locator(".widget .still img");
const words = async (page: Page) => (await still(page).getAttribute("alt")) ?? "";

describe.each(made)("%s", (kind, shown, work, says) => {
  const bundle = () => shown[displaySymbol]() as Readonly<Record<string, unknown>>;

  test("on paper is the picture of what the reader has made of it", () =>
    visit(
      async (widget, page) => {
        const before = [await words(page), await still(page).getAttribute("src")];
        await widget.locator(".frame").waitFor();
        await work(widget);
        await expect.poll(() => words(page)).toMatch(says);
        const address = (await still(page).getAttribute("src")) ?? "";
        expect(address).not.toBe(before[1]);
        const svg = decodeURIComponent(address.slice("data:image/svg+xml,".length));
        expect(parseXml(svg)).toBeDefined();
        await page.emulateMedia({ media: "print" });
        expect(await still(page).isVisible()).toBe(true);
        expect(await widget.locator(".frame").isVisible()).toBe(false);
        const { width, height } = (await still(page).boundingBox()) ?? { width: 0, height: 0 };
        expect(Math.min(width, height)).toBeGreaterThan(30);
      },
      { html: widgetPage(bundle()) },
    ));

  test("is as it was left where a notebook has its state, and its picture shows that", () => {
    let [state, picture] = ["", { svg: "", text: "" }];
    return visit(
      async (widget, page) => {
        await widget.locator(".frame").waitFor();
        await work(widget);
        await expect.poll(() => words(page)).toMatch(says);
        state = new URL(page.url()).hash.split("?")[1];
        const address = (await still(page).getAttribute("src")) ?? "";
        const svg = decodeURIComponent(address.slice("data:image/svg+xml,".length));
        picture = { svg, text: await words(page) };
      },
      { html: widgetPage(bundle()) },
    ).then(() =>
      visit(
        async (widget, page) => {
          expect(await words(page)).toBe(picture.text);
          await widget.locator(".frame").waitFor();
          await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
          await expect.poll(() => words(page)).toBe(picture.text);
        },
        { html: widgetPage(keptForms(bundle(), kind, state, picture)) },
      ),
    );
  });
});

test("a playground that trains while it is printed stands on paper as it is then", () =>
  visit(
    async (widget, page) => {
      await widget.getByRole("button", { name: "Train", exact: true }).click();
      await expect
        .poll(async () => Number((await widget.locator(".epoch").innerText()).replaceAll(",", "")))
        .toBeGreaterThan(3);
      await page.pdf();
      expect(await words(page)).toMatch(/Epoch [1-9]\d*: loss/);
    },
    { html: widgetPage(playground({ data: "moons" })[displaySymbol]()) },
  ));
