/** The short way of emitting a cell gives what TypeScript's public way gives, to the letter. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { emitByProgram, emitCell } from "../../src/cells/emit.ts";
import { parseCell } from "../../src/cells/parse.ts";

const lessons = fileURLToPath(new URL("../../lessons/", import.meta.url));
const cells = readdirSync(lessons)
  .filter((name) => /^\d\d-[^.]*\.ts$/.test(name))
  .flatMap((name) => readFileSync(`${lessons}${name}`, "utf8").split(/^\/\/ %% .*$/m))
  .filter((cell) => parseCell(cell).errors.length === 0);

/** Forms that lessons do without. */
const forms = [
  "let a: number = 1, [b, { c = 2 }] = [1, {}] as never; a as string; b!; c satisfies number",
  "interface I { a: 1 } type T = I; export type { T }; export { x, y as z }; const x = 1, y = 2;",
  'import d, { type A, b as c, D } from "x"; import type { E } from "y"; import * as n from "z"; c;',
  'export * from "x"; export { a } from "y"; export default function f<T>(this: T, x?: T) {}',
  "function g(a: number): void; function g(a: unknown): void {} async function* h() { yield* [1]; }",
  "for (const [k, v] of new Map<string, number>()) label: for (;;) { break label; } /* c */ // d",
  "const o = { async m<T>(x: T) { await x; }, get p() { return 1; }, ['q']: 1, ...{} }; o?.p ?? 1n;",
  "const t = `a` + tag`b`; const r = /x/gu; (<T,>(x: T): x is T => true)(1); var v; if (1) var w = 2;",
  "try { throw 1; } catch {} finally {} switch (1) { case 1: default: } do {} while (0); delete o.a;",
  'const u = await import("u", { with: { type: "json" } }); import.meta.url; new.target; "use strict";',
  '"🙂"; const é: string = "\\u{1F642}"; é',
  "",
];

/** Without the last line, which marks a module that exports nothing; compiled cells are no modules. */
function withoutMark(text: string): string {
  return text.trimEnd().replace(/(^|\n)export \{\};$/, "");
}

/** The mappings of each line; the mark's has none. */
function lines(map: string): string[] {
  return JSON.parse(map).mappings.replace(/;+$/, "").split(";");
}

test.each([...new Set([...cells, ...forms])].map((cell) => [cell.trim().slice(0, 60), cell]))(
  "%s",
  (_, cell) => {
    const { file, errors } = parseCell(cell);
    const transformers = {};
    expect(errors).toEqual([]);
    const { text, map } = emitByProgram(cell, transformers);
    const short = emitCell(cell, file, transformers);
    expect(withoutMark(short.text)).toBe(withoutMark(text));
    expect(lines(short.map)).toEqual(lines(map));
  },
);

test("there are cells enough to compare", () => {
  expect(cells.length).toBeGreaterThan(200);
});
