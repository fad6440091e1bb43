import { expect, test } from "vitest";
import { fittedLayout } from "../../src/page/figure-fit.ts";

/** Titles below each of four plots, two side by side, as a page draws them. */
function titles(given: readonly string[], room: number): (string | undefined)[] {
  const axes = given.map((text, i) => [`xaxis${i === 0 ? "" : i + 1}`, { title: { text } }]);
  const grid = { columns: 2, least: 200, height: 100, gap: [40, 40] };
  const layout = { width: 700, height: 400, ...Object.fromEntries(axes), meta: { fit: { grid } } };
  const fitted = fittedLayout({ data: [], layout }, room) as Record<
    string,
    { title?: { text: string } }
  >;
  return axes.map(([name]) => fitted[name as string].title?.text);
}

test("plots that share a title below have it at the lowest ones, as many as stand there", () => {
  expect(titles(["", "", "z", "z"], 700)).toEqual(["", "", "z", "z"]);
  expect(titles(["", "", "z", "z"], 300)).toEqual(["", "", "z", "z"]);
  expect(titles(["", "", "", "z"], 700)).toEqual(["", "", "z", "z"]);
});

test("plots with titles of their own keep them", () => {
  const own = ["epoch", "epoch", "epoch", "a"];
  expect(titles(own, 700)).toEqual(own);
  expect(titles(own, 300)).toEqual(own);
});

test("a narrow log axis has fewer decades than a wide one, and a linear one keeps its steps", () => {
  const stepOf = (type: string, room: number) => {
    const xaxis = { type, range: [-15.5, -0.5], dtick: 2 };
    const layout = { width: 760, height: 400, margin: { l: 68, r: 20, t: 16, b: 58 }, xaxis };
    const fitted = fittedLayout({ data: [], layout }, room) as { xaxis: { dtick: number } };
    return fitted.xaxis.dtick;
  };
  expect(stepOf("log", 760)).toBe(2);
  expect(stepOf("log", 346)).toBe(3);
  expect(stepOf("linear", 346)).toBe(2);
});

test("a figure that is a few pixels wider than its place is squeezed, and one that is much wider is not", () => {
  const layout = { width: 700, height: 400, meta: { fit: { least: 360 } } };
  const widthIn = (room: number) =>
    (fittedLayout({ data: [], layout }, room) as { width: number }).width;
  expect(widthIn(346)).toBe(346);
  expect(widthIn(330)).toBe(360);
});
