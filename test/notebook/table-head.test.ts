import { expect, test } from "vitest";
import { renderMarkdown } from "../../src/notebook/html/markdown.ts";

const head = (row: string): string =>
  /<tr>(.*?)<\/tr>/s
    .exec(`${renderMarkdown(`${row}\n|---|---|\n| 1 | 2 |`)}`)?.[1]
    .replace(/\n/g, "") ?? "";

test("an empty cell of a table's head is no header", () => {
  expect(head("| | b |")).toBe("<td></td><th>b</th>");
});

test("a header of one variable is text, which every screen reader reads", () => {
  expect(head("| $x_1$ | $a$ |")).toBe("<th><var>x<sub>1</sub></var></th><th><var>a</var></th>");
});

test("a longer formula in a header stays a formula", () => {
  expect(head("| with $y$ | $a + b$ |")).toMatch(
    /^<th>with <span class="katex".*<th><span class="katex"/,
  );
});
