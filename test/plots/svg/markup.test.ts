import { expect, test } from "vitest";
import { element, escapeXml, px, textElement, textWidth } from "../../../src/plots/svg/markup.ts";
import { all, parseXml, textOf } from "../xml.ts";

const at = { x: 10, y: 20, size: 14 };

test("attributes that are undefined are left out, numbers rounded, words escaped", () => {
  expect(element("rect", { x: 1 / 3, y: undefined, fill: 'a"<&' })).toBe(
    '<rect x="0.33" fill="a&quot;&lt;&amp;"/>',
  );
  expect([px(1.26), px(-0.04), px(3)]).toEqual(["1.3", "0", "3"]);
});

test("lines become tspans one below the other, around the given middle", () => {
  const root = parseXml(textElement("one<br>two", at));
  const lines = all(root, "tspan");
  expect(lines.map(textOf)).toEqual(["one", "two"]);
  const [first, second] = lines.map(({ attributes }) => Number(attributes.y));
  expect(second - first).toBeCloseTo(14 * 1.3, 1);
  // Baselines, which lie about a third of a line below the middle of their lines.
  expect((first + second) / 2 - 20).toBeCloseTo(14 * 1.3 * 0.26, 1);
});

test("bold reaches over a line end, raised numbers are small", () => {
  const bold = parseXml(textElement("<b>one<br>two</b>", at));
  const weights = all(bold, "tspan").map(({ attributes }) => attributes["font-weight"]);
  expect(weights.filter((weight) => weight === "bold")).toHaveLength(2);
  expect(textOf(bold)).toBe("onetwo");
  const power = parseXml(textElement("10<sup>\u22123</sup>", at));
  expect(textOf(all(power, "tspan")[0])).toBe("\u22123");
});

test("Plotly's entities are read before XML's are written", () => {
  expect(textOf(parseXml(textElement("a&lt;b>&amp;amp;", at)))).toBe("a<b>&amp;");
});

test("characters that XML does not allow become a sign for it; pairs of surrogates stay", () => {
  expect(escapeXml("a\u0001\uD800b\t\u{1F600}")).toBe("a\uFFFD\uFFFDb\t\u{1F600}");
});

test("the width counts the longest line, without its mark-up", () => {
  expect(textWidth("ab<br>abcd", 10)).toBeCloseTo(22.4, 9);
  expect(textWidth("a&lt;b", 10)).toBeCloseTo(16.8, 9);
});
