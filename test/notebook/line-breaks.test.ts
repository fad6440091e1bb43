/** Where a line of a page may end: in texts, formulas and code, and in what a cell prints. */
import { describe, expect, test } from "vitest";
import { html } from "../../src/notebook/html/html.ts";
import { renderMarkdown } from "../../src/notebook/html/markdown.ts";
import { renderOutput } from "../../src/notebook/html/output.ts";
import { formulas } from "./formulas.ts";

describe("the lines of a text", () => {
  test.each<[string, string[]]>([
    ["a = 1 \\qquad b = 2 \\quad\\text{if}\\quad c", ["a = 1", "b = 2", "\\text{if}", "c"]],
    ["\\begin{cases} 1 & \\quad x \\end{cases}", ["\\begin{cases} 1 &amp; \\quad x \\end{cases}"]],
    ["\\left( a \\quad b \\right) {c \\quad d}", ["\\left( a \\quad b \\right) {c \\quad d}"]],
    ["\\def\\x{1} \\x \\quad \\x", ["\\def\\x{1} \\x \\quad \\x"]],
    ["\\color{red} a \\quad b", ["\\color{red} a \\quad b"]],
  ])("a block with \\quad at its top is formulas of their own: %s", (tex, expected) => {
    expect(formulas(`$$${tex}$$\n`)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ["is $b$. Its", ["b."]],
    ["left ($-1$), or", ["(-1),"]],
    ['$a$, $b$ ("$c$") $d$', ["a,", "(&quot;c&quot;)"]],
    ["so $b$ is", []],
  ])("no line ends between a formula and the signs beside it: %s", (markdown, expected) => {
    const html = `${renderMarkdown(markdown)}`;
    const bound =
      /<span class="bound">([^<]*)<span.*?<annotation[^>]*>(.*?)<\/annotation>.*?<\/span>([^<]+)<\/span>/gs;
    expect([...html.matchAll(bound)].map((m) => m.slice(1).join(""))).toEqual(expected);
  });

  test.each([
    ["$x = 2(a - y)$.", ["x=", "2(a−y)"]],
    ["$(1 + e)/(1 + e) = 1$", ["(1+e)/(1+e)=", "1"]],
    ["$a = 3 \\cdot 10 + 1$", ["a=", "3⋅10+", "1"]],
    ["$$\n3(2x - 1) - 2(-x + 3) + 1 = 8x\n$$", ["3(2x−1)−", "2(−x+3)+", "1=", "8x"]],
    ["$(100 + 200 + 300 + 400 + 500 + 600)$", ["(100+", "200+", "300+", "400+", "500+", "600)"]],
  ])("a line ends behind a formula's sign, not in its short brackets: %s", (markdown, expected) => {
    const html = `${renderMarkdown(markdown)}`.replace(/<math.*?<\/math>/gs, "");
    const parts = html.split("<wbr>").map((part) => part.replace(/<[^>]*>|[.\s\u200b]/g, ""));
    expect(parts).toEqual(expected);
  });

  test("a line may end behind a dot of a long name, not in short code, and code stays code", () => {
    const html = `${renderMarkdown("`losses.squares.hint()` and `1.5 < a.b`, `a.b`")}`;
    expect(html).toContain("<code>losses.<wbr>squares.<wbr>hint()</code>");
    expect(html).toContain('<code class="bound">1.5 &lt; a.b</code>, <code>a.b</code>');
  });

  test("no line ends in the sizes of a network, or before an operator of code", () => {
    const html = `${renderMarkdown("784-30-10, not 1 - 2; `const kept = copy[i]; copy[i] = copy[j];`")}`;
    expect(html).toContain('<p><span class="bound">784-30-10</span>, not 1 - 2; ');
    expect(html).toContain(
      '<code>const <span class="bound">kept =</span> copy[i]; <span class="bound">copy[i] =</span> copy[j];</code>',
    );
  });

  test("no line ends at the hyphen of a title's word, or before an appendix's letter", () => {
    expect(`${renderMarkdown("# 19 Appendix B: More")}`).toContain("19 Appendix&nbsp;B: More</h1>");
    const html = `${renderMarkdown("## A one-hot list, 784-1000-10\n\none-hot")}`;
    expect(html).toContain('<h2>A <span class="bound">one-hot</span> list, 784-1000-10</h2>');
    expect(html).toContain("<p>one-hot</p>");
  });

  test("a line ends before no lesson's number, and within no short name of code", () => {
    const text = `${renderMarkdown("See [lesson 08](08-two-layers.ipynb) and lessons 09: `console.log`.")}`;
    expect(text).toContain(">lesson&nbsp;08</a>");
    expect(text).toContain("lessons&nbsp;09: <code>console.log</code>");
  });

  test("a line ends before no per cent", () => {
    const text = `${renderMarkdown("About 98 % of $y$, and $97$ % of all.")}`;
    expect(text).toContain("About 98&nbsp;% of");
    expect(text).toMatch(/<span class="bound"><span class="katex".*<\/span> %<\/span> of all/);
  });
});

describe("the text of an output", () => {
  const shown = (text: string) =>
    `${renderOutput({ output_type: "stream", name: "stdout", text }, { sanitizeHtml: () => html`` })}`;

  test("goes on in the next line where it is a sentence", () => {
    expect(shown("yours is not tried yet, so the library's is used\n")).toContain("prose");
    expect(shown("[ [ 7, 0 ], [ 0, 4 ] ] then [ [ 1, 7 ], [ 0, 3 ] ]\n")).toContain("prose");
  });

  test("goes on in the next line where a sentence stands above columns, or one line has gaps", () => {
    const sentence = "yours is not tried yet, so the library's is used\n";
    expect(shown(`${sentence}x = 1   y = 2\n`)).toBe(
      `<pre class="stdout"><span class="prose">${sentence.replace("'", "&#39;")}</span>x = 1   y = 2\n</pre>`,
    );
    expect(shown("slope along x: 0.30250711650542383   along y: -0.30\n")).toContain("prose");
    expect(
      shown("\u001b[1ma sentence that is long, above some columns\u001b[0m\na  b"),
    ).not.toContain("prose");
  });

  test("begins no line with a bracket that closes, and divides no number", () => {
    const list = shown("by hand: [ 2, 1 ] -3 [ 2, 3, 3, 2, 1, 0 ]\n");
    expect(list).toContain("1\u00a0] -3 [ 2, 3, 3, 2, 1, 0\u00a0]");
    const check = shown("24 slopes compared, largest relative error 2.3e-9\n");
    expect(check).toContain('error <span class="bound">2.3e-9</span>');
  });

  test("keeps its lines where they are columns, or indented", () => {
    expect(shown("training: 0.99\ntest:     0.98\n")).not.toContain("prose");
    expect(shown("[\n  1, 2\n]\n")).not.toContain("prose");
    expect(shown("a\tb\n")).not.toContain("prose");
  });
});
