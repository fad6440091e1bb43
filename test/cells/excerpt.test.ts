import { expect, test } from "vitest";
import {
  type CellDiagnostic,
  cellDiagnostic,
  formatDiagnostics,
} from "../../src/cells/diagnostic.ts";
import { excerpt } from "../../src/cells/excerpt.ts";

const source = "const a = 1;\nconst b: string = a;\na + b";

function mistake(text: string, start: number, length: number): CellDiagnostic {
  const message = "Type 'number' is not assignable to type 'string'.";
  return cellDiagnostic(text, {
    code: 2322,
    message,
    category: "error",
    syntax: false,
    start,
    length,
  });
}

test("the place's line stands between its neighbours, numbered and underlined", () => {
  expect(excerpt(source, { line: 2, column: 7, length: 1 })).toBe(
    ["  1 const a = 1;", "> 2 const b: string = a;", "          ^", "  3 a + b"].join("\n"),
  );
});

test("a longer place is underlined whole, but no further than its line", () => {
  expect(excerpt("abc def\ng", { line: 1, column: 5, length: 9 })).toBe(
    ["> 1 abc def", "        ^~~", "  2 g"].join("\n"),
  );
});

test("line numbers take the width of the largest", () => {
  const text = `${"a\n".repeat(9)}b`;
  expect(excerpt(text, { line: 9, column: 1 })).toBe(
    ["   8 a", ">  9 a", "     ^", "  10 b"].join("\n"),
  );
});

test("tabs and wide characters keep the mark in its place", () => {
  expect(excerpt("\ta = 日本;x", { line: 1, column: 9 })).toBe(
    ["> 1 \ta = 日本;x", "    \t         ^"].join("\n"),
  );
});

test("a place after the end of the text is marked after the last character", () => {
  expect(excerpt("let a =", { line: 1, column: 8 })).toBe(
    ["> 1 let a =", "           ^"].join("\n"),
  );
});

test("a mistake is told with its place, its number and an excerpt", () => {
  expect(formatDiagnostics([mistake(source, 19, 1)], source, { label: "Cell In[2], " })).toBe(
    [
      "Type 'number' is not assignable to type 'string'.",
      "  at Cell In[2], line 2, column 7 (TS2322)",
      "  1 const a = 1;",
      "> 2 const b: string = a;",
      "          ^",
      "  3 a + b",
    ].join("\n"),
  );
});

test("a mistake that is not TypeScript's is told without a number", () => {
  const found = { ...mistake(source, 19, 1), code: 0 };
  expect(formatDiagnostics([found], source)).toContain("  at line 2, column 7\n");
});

test("what marks the place is bold, in escape codes that leave the text as it is", () => {
  const plain = formatDiagnostics([mistake(source, 19, 1)], source);
  const colored = formatDiagnostics([mistake(source, 19, 1)], source, { styled: true });
  expect(colored).toContain("\u001b[1m>\u001b[0m");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape codes are what is tested
  expect(colored.replaceAll(/\u001b\[\d+m/g, "")).toBe(plain);
});

test("Windows line ends count as one", () => {
  const place = mistake("a\r\nb\r\nc", 6, 1);
  expect([place.line, place.column]).toEqual([3, 1]);
});
