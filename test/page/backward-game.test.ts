import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { backwardGame, value } from "../../src/index.ts";
import { widgetMime } from "../../src/widgets/kinds.ts";
import { darkPhone, expectFitsAndHasNoFault, widgetPage, widgetVisits } from "./widget.ts";

/** The graph of lesson 07; `b` has a name that is no markup. */
function graph() {
  const a = value(3, "a");
  const u = a.multiply(value(2, "<b>x"));
  const v = u.add(a);
  const w = u.multiply(v);
  [u.label, v.label, w.label] = ["u", "v", "w"];
  return backwardGame(w);
}

const visit = widgetVisits(graph);
const node = (game: Locator, name: string) => game.getByRole("button", { name });
const slopeOf = (game: Locator, name: string) => node(game, name).locator(".slope").innerText();

describe("a walk back in a page", () => {
  test("by mouse, in the right order, ends with the gradients", () =>
    visit(async (game) => {
      await node(game, "w: ×").click();
      await game.getByText("w passes on 1 × 9 = 9 to u, and 1 × 6 = 6 to v.").waitFor();
      expect(await slopeOf(game, "u: ×")).toBe("9 so far");
      await node(game, "v: +").click();
      expect(await slopeOf(game, "u: ×")).toBe("15");
      await node(game, "u: ×").click();
      await game.getByText("All slopes are right. a: 36, <b>x: 45.").waitFor();
    }));

  test("in a wrong order shows at once which sums are wrong, and takes the step back", () =>
    visit(async (game) => {
      await node(game, "w: ×").click();
      await node(game, "u: ×").click();
      const said = await game.getByRole("status").innerText();
      expect(said).toContain("Too early: u passed on 9, and its whole slope is 15.");
      expect(said).toContain("along a this order finds 24, and 36 is right");
      expect(said).toContain("along <b>x this order finds 27, and 45 is right");
      await game.getByRole("button", { name: "Take back" }).click();
      await game.getByText("w passes on 1 × 9").waitFor();
    }));

  test("by keyboard keeps the focus, and the address brings the walk back", () =>
    visit(async (game, page) => {
      await node(game, "w: ×").focus();
      await page.keyboard.press("Enter");
      expect(await node(game, "w: ×").evaluate((button) => button.matches(":focus"))).toBe(true);
      expect(new URL(page.url()).hash).toBe("#backward-game?4");
      await page.reload();
      await game.getByText("w passes on 1 × 9").waitFor();
      await page.evaluate(() => {
        location.hash = "#backward-game?4,4";
      });
      await game.getByText('the order is "4,4"; it must name nodes').waitFor();
    }));

  test("by finger on a dark phone, where it fits and has no fault that axe finds", () =>
    visit(async (game, page) => {
      await node(game, "w: ×").tap();
      await game.getByText("w passes on").waitFor();
      await node(game, "u: ×").tap();
      await game.getByText("Too early: u passed on 9").waitFor();
      await game.getByRole("button", { name: "Take back" }).tap();
      await node(game, "v: +").tap();
      await game.getByRole("button", { name: "Show me one step" }).tap();
      await game.getByText("All slopes are right. a: 36, <b>x: 45.").waitFor();
      await expectFitsAndHasNoFault(page);
    }, darkPhone));

  test("has no fault that axe finds on a wide light screen, with a wrong step", () =>
    visit(async (game, page) => {
      await node(game, "u: ×").click();
      await game.getByText("Too early").waitFor();
      await expectFitsAndHasNoFault(page);
    }));

  test.each([{}, darkPhone])("has lines that begin and end at their nodes (%#)", (options) =>
    visit(async (game) => {
      await node(game, "w: ×").waitFor();
      expect(await game.locator("polyline").count()).toBe(6);
      expect(await game.locator(".graph").evaluate(looseEnds)).toEqual([]);
    }, options),
  );

  test("stays a picture with a sentence where a stranger's graph cannot be", () => {
    const nodes = [{ label: "a", op: "", data: 1, inputs: [0], slopes: [1] }];
    const bundle = { ...graph()[displaySymbol](), [widgetMime("backward-game")]: { nodes } };
    return visit(
      async (game) => {
        await game.getByText("node 0 is made of node 0").waitFor();
        expect(await game.getByRole("img", { name: "Walk back through" }).isVisible()).toBe(true);
      },
      { html: widgetPage(bundle) },
    );
  });
});

/** In the page: ends of lines that touch no node. */
function looseEnds(graph: Element): string[] {
  const boxes = [...graph.querySelectorAll(".node")].map((node) => node.getBoundingClientRect());
  return [...graph.querySelectorAll("polyline")].flatMap((line) => {
    const { left, top } = (line.ownerSVGElement as Element).getBoundingClientRect();
    const ends = [line.points[0], line.points[line.points.length - 1]];
    const isLoose = ({ x, y }: DOMPoint) =>
      boxes.every(
        (box) =>
          Math.abs(left + x - (box.left + box.right) / 2) > box.width / 2 + 1 ||
          Math.abs(top + y - (box.top + box.bottom) / 2) > box.height / 2 + 1,
      );
    return ends.filter(isLoose).map(({ x, y }) => `${x},${y}`);
  });
}
