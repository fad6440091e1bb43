import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { matrix } from "../../src/engine/matrix.ts";
import { htmlTable as tableOf } from "../../src/run/table.ts";

const right = (text: string): string => `<td style="text-align: right">${text}</td>`;

const htmlTable = (value: unknown): string | undefined => tableOf(value, inspect);

describe("htmlTable", () => {
  test("of records has a column for each field that any of them has", () => {
    expect(
      htmlTable([
        { name: "a", n: 1 },
        { n: 2, more: null },
      ]),
    ).toBe(
      "<table><thead><tr><th>name</th><th>n</th><th>more</th></tr></thead><tbody>" +
        `<tr><td>a</td>${right("1")}<td></td></tr><tr><td></td>${right("2")}<td>null</td></tr>` +
        "</tbody></table>",
    );
  });

  test("of a matrix, of rows of numbers and of typed rows has no head", () => {
    const expected = `<table><tbody><tr>${right("1")}${right("2")}</tr><tr>${right("3")}${right("4.5")}</tr></tbody></table>`;
    const rows = [
      [1, 2],
      [3, 4.5],
    ];
    expect(htmlTable(rows)).toBe(expected);
    expect(htmlTable(matrix(rows))).toBe(expected);
    expect(htmlTable(rows.map((row) => Float32Array.from(row)))).toBe(expected);
  });

  test("has no trace of colours, links and character sets, in the head or below", () => {
    const said = "a\u001b]8;;https://q.example/\u0007\u001b[38:5:7mb\u001b[0m\u001b(Bc";
    expect(htmlTable([{ [said]: said }, { [said]: said }])).toBe(
      "<table><thead><tr><th>abc</th></tr></thead><tbody>" +
        "<tr><td>abc</td></tr><tr><td>abc</td></tr></tbody></table>",
    );
  });

  test("of much is cut, and says how much it is", () => {
    const table = htmlTable(Array.from({ length: 1000 }, (_, i) => ({ i })));
    expect(table).toContain("<caption>1000 rows × 1 columns</caption>");
    expect(table?.match(/<tr>/g)?.length).toBe(1 + 20 + 1);
    expect(table).toContain(right("9"));
    expect(table).not.toContain(right("10"));
    expect(table).toContain(right("990"));
    expect(htmlTable([Array.from({ length: 500 }, () => 0)])).toContain("1 rows × 500 columns");
  });

  test("escapes what a text holds", () => {
    expect(htmlTable([{ "<i>": '<img src="x">&' }])).toContain(
      "<th>&lt;i&gt;</th></tr></thead><tbody><tr><td>&lt;img src=&quot;x&quot;&gt;&amp;</td>",
    );
  });

  test.each([
    ["a number", 5],
    ["a list of numbers", [1, 2]],
    ["an empty list", []],
    ["rows of different lengths", [[1], [1, 2]]],
    ["an object", { a: 1 }],
    ["a list of class instances", [new Date(0)]],
    ["rows of objects", [[{}], [{}]]],
    ["null", null],
  ])("is not for %s", (_, value) => {
    expect(htmlTable(value)).toBeUndefined();
  });
});
