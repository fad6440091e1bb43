/** A finger on the screen, moved as a browser is told of it: for pages opened with `hasTouch`. */
import type { Locator, Page } from "playwright-core";

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Puts the finger down, moves it, and lifts it. It rests before it is lifted: else the browser sees a fling, which
 * swallows a tap that comes at once.
 */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: Point[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints });
  const steps = 10;
  await touch("touchStart", from);
  for (let step = 1; step <= steps; step++) {
    const share = step / steps;
    await touch("touchMove", {
      x: from.x + share * (to.x - from.x),
      y: from.y + share * (to.y - from.y),
    });
  }
  for (let frame = 0; frame < 12; frame++) {
    await page.evaluate("new Promise(requestAnimationFrame)");
    await touch("touchMove", to);
  }
  await touch("touchEnd");
  await session.detach();
}

/** A place of an element that is shown, in shares of its width and height. */
export async function placeOn(element: Locator, across: number, down: number): Promise<Point> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) throw new Error("the element is not shown");
  return { x: box.x + across * box.width, y: box.y + down * box.height };
}
