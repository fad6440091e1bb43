import { expect, test } from "vitest";
import { renderMarkdown } from "../../src/notebook/html/markdown.ts";

const head = (row: string): string =>
  /<tr>(.*?)<\/tr>/s.exec(renderMarkdown(`${row}\n|---|---|\n| 1 | 2 |`))?.[1].replace(/\n/g, "") ??
  "";

test("an empty cell of a table's head is no header", () => {
  expect(head("| | b |")).toBe("<td></td><th>b</th>");
});

test("a header of formulas alone has their source as title", () => {
  expect(head("| $x_1$ | with $y$ |")).toMatch(/^<th title="x_1"><span.*<\/th><th>with <span/);
});
