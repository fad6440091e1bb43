import { expect, test } from "vitest";
import { isComplete } from "../../src/cells/is-complete.ts";

// biome-ignore format: a table, one case a line
const cases: readonly [source: string, status: string, indent?: string][] = [
  ["", "complete"],
  ["1 + 1", "complete"],
  ["// only a comment", "complete"],
  ["await f()", "complete"],
  ["const a = { b: [1, 2] }", "complete"],
  ["if (a) { b }", "complete"],
  ["for await (const x of y) {}", "complete"],
  ["label: for (;;) {}", "complete"],
  ["import { a } from 'b'", "complete"],
  ["declare function f(): void", "complete"],
  ["`a\nb`", "complete"],
  ["'a' // (", "complete"],
  ["function f() {", "incomplete", "  "],
  ["  if (a) {\n    b(", "incomplete", "      "],
  ["class A {\n  b() {\n  }", "incomplete", "  "],
  ["[1, 2,", "incomplete", "  "],
  ["f(a,", "incomplete", "  "],
  ["const a =", "incomplete", "  "],
  ["1 +", "incomplete", "  "],
  ["a.", "incomplete", "  "],
  ["a ? b :", "incomplete", "  "],
  ["x =>", "incomplete", "  "],
  ["if (a)", "incomplete", "  "],
  ["for (;;)", "incomplete", "  "],
  ["do {} ", "incomplete", "  "],
  ["try {}", "incomplete", "  "],
  ["function f()", "incomplete", "  "],
  ["async function f(): Promise<void>", "incomplete", "  "],
  ["export function f()", "incomplete", "  "],
  ["class A", "incomplete", "  "],
  ["interface A", "incomplete", "  "],
  ["let a:", "incomplete", "  "],
  ["type A =", "incomplete", "  "],
  ["import { a }", "incomplete", "  "],
  ["import a from", "incomplete", "  "],
  ["`a", "incomplete", ""],
  ["`a $" + "{ b", "incomplete", ""],
  ["/* a", "incomplete"],
  ["switch (a) {\n  case 1:", "incomplete", "  "],
  ["f({\n  a: [\n    1,\n", "incomplete", "    "],
  ["'a", "invalid"],
  ["const s = \"abc\nd", "invalid"],
  [")", "invalid"],
  ["}", "invalid"],
  ["const const a", "invalid"],
  ["f(a b", "invalid"],
  ["let 1a = 2", "invalid"],
  ["a b c", "invalid"],
  ["import import", "invalid"],
  ["class A { b( } ", "invalid"],
  ["if (a) }", "invalid"],
];

test.for(cases)("%j is %s", ([source, status, indent]) => {
  const answer = isComplete(source);
  expect(answer.status).toBe(status);
  if (indent !== undefined) expect(answer.indent).toBe(indent);
});
