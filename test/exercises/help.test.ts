import { expect, test } from "vitest";
import * as groups from "../../lessons/exercises.ts";
import { displaySymbol } from "../../src/display/bundle.ts";
import { type Checked, type Exercise, exercise } from "../../src/exercises/exercise.ts";
import { hintHtml } from "../../src/exercises/hint-html.ts";
import { notYet, right } from "../../src/exercises/verdict.ts";

const nand = exercise({
  name: "gates.nand",
  title: "NAND",
  solution: "const nand = (a: number, b: number) => (a < 1 || b < 1 ? 1 : 0);\n",
  hints: ["What is `a & b`?", "Turn it **round**.", "$1 - ab$"],
  check: (answer) => (answer === 1 ? right("Well done!") : notYet("it is not 1")),
});

const htmlOf = (answer: unknown): string =>
  String(nand.check(answer)[displaySymbol]()["text/html"]);

/** What stands on the folds of some HTML, outermost first. */
const folds = (html: string): string[] =>
  [...html.matchAll(/<summary[^>]*>([^<]*)</g)].map(([, word]) => word);

test("below a verdict stand the hints, each behind the one before, and the solution", () => {
  const html = htmlOf(0);
  expect(folds(html)).toEqual(["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3", "Solution"]);
  expect(html).toContain("</details></details></details><details style=");
  expect(html).toContain("(a &lt; 1 || b &lt; 1 ? 1 : 0);</code>");
});

test("an answer that is right needs no hint, and may be compared", () => {
  expect(folds(htmlOf(1))).toEqual(["One solution, to compare"]);
});

test("the words of a verdict stay as they are, whatever help it has", () => {
  expect(nand.check(0).text).toBe("△ Not yet: it is not 1.");
  expect(nand.check(0)).toEqual(notYet("it is not 1"));
});

test.for([
  ["a `b < c` d", "a <code>b &lt; c</code> d"],
  ["**round** and *what*?", "<strong>round</strong> and <em>what</em>?"],
  ["$v_1 = 10^{-5}$", "<em>v</em><sub>1</sub> = 10<sup>−5</sup>"],
  ["$0.4 \\cdot 3$, $\\frac{2}{n}$", "0.4 · 3, 2/<em>n</em>"],
  ["$\\ln(1 + e^{-|z|})$", "ln(1 + <em>e</em><sup>−|<em>z</em>|</sup>)"],
  ["$u' < v$", "<em>u</em>′ &lt; <em>v</em>"],
  ["`a * b` and `c * d`", "<code>a * b</code> and <code>c * d</code>"],
] as const)("a hint's %j is %j", ([markdown, html]) => {
  expect(withoutNowrap(hintHtml(markdown))).toBe(html);
});

const withoutNowrap = (html: string): string =>
  html.replaceAll(/<span[^>]*>|<\/span>| style="white-space: nowrap"/g, "");

test.for([
  ["`1e-8`", '<code style="white-space: nowrap">1e-8</code>'],
  ["`[i]`", "<code>[i]</code>"],
  ["`const path = [from, there];`", "<code>const path = [from, there];</code>"],
  ["$1 - a$", '<span style="white-space: nowrap">1 − <em>a</em></span>'],
  ["$z$", "<em>z</em>"],
] as const)("a line ends in no short piece of code or of a formula: %s", ([markdown, html]) => {
  expect(hintHtml(markdown)).toBe(html);
});

test("no hint of a lesson has words that its HTML leaves as signs of Markdown or TeX", () => {
  const all = Object.values(groups).flatMap((group) => Object.values(group) as Exercise<Checked>[]);
  for (const { source } of all) {
    for (const hint of source.hints) {
      const words = hintHtml(hint).replaceAll(/<code[ >].*?<\/code>/gs, "");
      expect(words.replaceAll(/<[^>]*>/g, ""), source.name).not.toMatch(/[$\\{}`*^_]|\n/);
    }
  }
});
