import { describe, expect, test } from "vitest";
import { compileCell } from "../../src/cells/compile.ts";
import { isComplete } from "../../src/cells/is-complete.ts";
import { language } from "./session.ts";

/** A form of nesting, so many times. */
type Nested = readonly [name: string, text: (n: number) => string];

// biome-ignore format: a table, one case a line
const deep: readonly Nested[] = [
  ["lists", (n) => "[".repeat(n) + "]".repeat(n)],
  ["lists that are not closed", (n) => "[".repeat(n)],
  ["brackets", (n) => `${"(".repeat(n)}1${")".repeat(n)}`],
  ["calls", (n) => `${"f(".repeat(n)}1${")".repeat(n)}`],
  ["blocks", (n) => "{".repeat(n) + "}".repeat(n)],
  ["functions", (n) => "function f() {".repeat(n) + "}".repeat(n)],
  ["arrows", (n) => `${"() => ".repeat(n)}1`],
  ["objects", (n) => `(${"{ a: ".repeat(n)}1${"}".repeat(n)})`],
  ["types", (n) => `let x: ${"Array<".repeat(n)}1${">".repeat(n)}`],
  ["templates", (n) => `${"`${".repeat(n)}1${"}`".repeat(n)}`],
  ["signs", (n) => `${"!".repeat(n)}1`],
];

const sentence = /nested more than 500 deep here; give the inner parts names/;

describe("nested too deeply", () => {
  test.for(deep)("%s are told in a sentence, soon", ([, text]) => {
    for (const n of [600, 3000, 100_000]) {
      const start = performance.now();
      expect(language.check(text(n))).toMatchObject([{ syntax: true, message: sentence }]);
      expect(() => compileCell(text(n), { fileName: "cell.ts" })).toThrow(sentence);
      expect(isComplete(text(n)).status).toBe("invalid");
      expect(performance.now() - start).toBeLessThan(12_000); // it took 36 s, and this machine may be busy
    }
  });

  // biome-ignore format: a table, one case a line
  const long: readonly Nested[] = [
    ["a sum", (n) => `1${" + 1".repeat(n)}`],
    ["a text of parts", (n) => `""${" + 'a'".repeat(n)}`],
    ["a chain of calls", (n) => `[1]${".slice()".repeat(n / 10)}`],
    ["a list", (n) => `[${"[1],".repeat(n)}]`],
    ["else if", (n) => `const x = 1 as number;${`if (x === 2) {} else `.repeat(n / 4)}{}`],
    ["conditions", (n) => `const x = 1 as number; ${`x === 2 ? 3 : `.repeat(n / 4)}4`],
  ];

  test.for(long)("%s is not, however long", ([, text]) => {
    expect(language.check(text(1000))).toEqual([]);
    expect(compileCell(text(1000), { fileName: "cell.ts" }).code).toContain("use strict");
  });
});
