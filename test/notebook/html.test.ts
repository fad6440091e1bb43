import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { ansiToHtml, stripAnsi } from "../../src/notebook/html/ansi.ts";
import { decodeBase85 } from "../../src/notebook/html/base85.ts";
import { plotlyType } from "../../src/notebook/html/figure.ts";
import { highlight } from "../../src/notebook/html/highlight.ts";
import { renderMarkdown } from "../../src/notebook/html/markdown.ts";
import { outlineOf, renderContents } from "../../src/notebook/html/outline.ts";
import { exportNotebook } from "../../src/notebook/html/page.ts";
import type { Cell, Notebook } from "../../src/notebook/notebook.ts";
import { buildPageAssets } from "../../src/notebook/page-assets.ts";
import { parseNotebook } from "../../src/notebook/parse.ts";
import { formulas } from "./formulas.ts";
import { code, lineFigure, runNotebookSample, shown, surfaceFigure, text } from "./samples.ts";

beforeAll(buildPageAssets);

const notebookOf = (...cells: Cell[]): Notebook => ({ cells, metadata: {} });

describe("math in markdown", () => {
  test.each<[string, string[]]>([
    ["$a$ and $$b$$", ["a", "b"]],
    ["$$\nx\n\ny\n$$", ["x\n\ny"]],
    ["\\begin{align}\na &= b\n\\end{align}", ["\\begin{align}\na &amp;= b\n\\end{align}"]],
    ["- item $x_1$\n- $$y$$", ["x_1", "y"]],
    ["| a |\n|---|\n| $z$ |", ["z"]],
    ["costs $5 and $6, not $ 7 $", []],
    ["\\$a\\$ and `$b$`", []],
    ["$a_1 * b$ and *c*", ["a_1 * b"]],
    ["$\\$5$", ["\\$5"]],
  ])("%j", (markdown, expected) => expect(formulas(markdown)).toEqual(expected));

  test("a formula that TeX cannot read is shown as its source", () => {
    const html = `${renderMarkdown("$\\frac{1$")}`;
    expect(html).toContain("katex-error");
    expect(html).toContain("\\frac{1");
  });

  test("brings only the fonts that its formulas use", () => {
    const fonts = (source: string): number =>
      exportNotebook(notebookOf(text("a", source))).split("@font-face{font-family:KaTeX").length -
      1;
    expect(fonts("no math")).toBe(0);
    expect(fonts("$1$")).toBe(1);
    expect(fonts("$x + \\mathbb{R}$")).toBe(3);
  });
});

describe("footnotes", () => {
  const page = (...sources: string[]): string => {
    const html = exportNotebook(notebookOf(...sources.map((source, i) => text(`c${i}`, source))));
    return html.slice(html.indexOf("<article>"), html.indexOf("</article>"));
  };
  const ids = (html: string): string[] =>
    [...html.matchAll(/ id="([^"]*\.(?:note|mark)[^"]*)"/g)].map((match) => match[1]);

  test("mark and note lead to each other, and are named for a screen reader", () => {
    const html = page("A rule[^why].\n\n[^why]: Because of *this*,\nand that.\n\nMore text.");
    expect(html).toContain(
      '<sup><a id="cell-c0.mark-1" href="#cell-c0.note-1" role="doc-noteref" aria-label="Note 1">1</a></sup>.',
    );
    expect(html).toContain('<section class="notes" role="doc-endnotes" aria-label="Notes"><ol>');
    expect(html).toMatch(
      /<li id="cell-c0.note-1">Because of <em>this<\/em>,\nand that. <a href="#cell-c0.mark-1" role="doc-backlink"/,
    );
    expect(html.indexOf("More text")).toBeLessThan(html.indexOf("Because"));
  });

  test("notes are numbered as they are mentioned; ids are of their cell, each once", () => {
    const source = "a[^x] b[^y] a again[^x]\n\n[^y]: Y, see [^z].\n[^x]: X\n[^z]: Z";
    const html = page(source, source);
    expect(
      html
        .match(/<sup><a[^>]*>\d/g)
        ?.map((mark) => mark.at(-1))
        .join(""),
    ).toBe("12131213");
    expect(ids(html)).toHaveLength(12);
    expect(new Set(ids(html)).size).toBe(12);
  });

  test.each([
    ["no note[^1]", "no note[^1]"],
    ["`[^1]`\n\n[^1]: code", "<code>[^1]</code>"],
    ["\\[^1]\n\n[^1]: escaped", "[^1]"],
    ["[^1 2]\n\n[^1 2]: a space", "[^1 2]"],
    ["a note nobody mentions\n\n[^1]: lost", "a note nobody mentions"],
  ])("%j stays text", (source, expected) => {
    const html = page(source);
    expect(html).toContain(expected);
    expect(html).not.toContain("doc-noteref");
    expect(html).not.toContain("doc-endnotes");
  });

  test("a heading's note is not in the contents", () => {
    const html = exportNotebook(notebookOf(text("a", "# T\n\n## Part[^1]\n\n[^1]: note")));
    expect(html).toContain('<a href="#part">Part</a>');
    expect(html).toContain('id="cell-a.mark-1"');
  });
});

describe("ansiToHtml", () => {
  test.each([
    ["a \u001b[31mred\u001b[39m b", 'a <span class="ansi-red">red</span> b'],
    ["\u001b[1;32mx\u001b[0my", '<span class="ansi-bold ansi-green">x</span>y'],
    ["\u001b[38;5;196mx\u001b[0m", "x"],
    [
      "\u001b[91mx\u001b[32my\u001b[m",
      '<span class="ansi-red">x</span><span class="ansi-green">y</span>',
    ],
    ["10 %\r20 %\r30 %\nnext\r\n", "30 %\nnext\n"],
    ["\u001b]8;;https://x\u0007link\u001b]8;;\u0007", "link"],
    ["\u001b[2K\u001b[1Ga<b", "a&lt;b"],
    ["\u001b[38:5:196ma\u001b[0m \u001b(B\u001b[mb \u001b7c\u001b8 \u001bPq#0\u001b\\d", "a b c d"],
    ["\u001b]0;never closed\nnext\u001b[", "\nnext"],
  ])("%j", (source, html) => expect(`${ansiToHtml(source)}`).toBe(html));

  test("stripAnsi leaves the text only", () => {
    expect(stripAnsi("\u001b[1;31mError\u001b[0m: <x>")).toBe("Error: <x>");
  });
});

describe("highlight", () => {
  test("marks TypeScript's tokens and loses no character", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: program text to be highlighted
    const source = 'const x: number = 1; // "no"\n\nconst y = `a${x}<b>`;\n';
    const html = `${highlight(source, "typescript")}`;
    expect(html).toContain('<span class="tok-keyword">const</span>');
    expect(html).toContain('<span class="tok-typeName">number</span>');
    const plain = html
      .replace(/<[^>]+>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">");
    expect(plain.replaceAll("&quot;", '"')).toBe(source);
  });

  test("leaves another language plain", () => {
    expect(`${highlight("def f(): <x>", "python")}`).toBe("def f(): &lt;x&gt;");
  });
});

describe("outline", () => {
  const levels = (source: string): string[] =>
    outlineOf(notebookOf(text("a", source))).map((entry) => `${entry.level} ${entry.id}`);

  test("makes an id from the words of a heading, each id once", () => {
    expect(levels("# The `xor` *gate*\n## Why?\n## Why?\n## 何故")).toEqual([
      "1 the-xor-gate",
      "2 why",
      "2 why-2",
      "2 何故",
    ]);
  });

  test("skips no level on the way down", () => {
    expect(levels("# a\n#### b\n## c\n#### d")).toEqual(["1 a", "2 b", "2 c", "3 d"]);
  });

  test("never takes an id of the page itself", () => {
    expect(levels("# page main\n# cell 1\n# !?")).toEqual([
      "1 part-page-main",
      "1 part-cell-1",
      "1 part-",
    ]);
  });

  test("the contents nest parts of level 3 below level 2", () => {
    const outline = outlineOf(notebookOf(text("a", "# t\n## a\n### b\n### c\n## d")));
    const html = `${renderContents(outline)}`;
    expect(html.replace(/<a href="#(\w+)">\w+<\/a>/g, "$1")).toBe(
      "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>",
    );
  });
});

describe("exportNotebook", () => {
  test("gives the same bytes for the same notebook", () => {
    expect(exportNotebook(runNotebookSample())).toBe(exportNotebook(runNotebookSample()));
  });

  test("has one h1, and takes it from the file name if there is none", () => {
    const page = exportNotebook(notebookOf(text("a", "no heading")), {
      fileName: "dir/my <notes>.ipynb",
    });
    expect(page).toContain("<title>my &lt;notes&gt;</title>");
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(exportNotebook(runNotebookSample()).match(/<h1/g)).toHaveLength(1);
  });

  test("moves links to cells, headings and other notebooks to where the page has them", () => {
    const source =
      "## End\n\n[a](#b-1) [b](#End) [c](02-xor.ipynb) [d](#nowhere) [e](https://x.example/)";
    const page = exportNotebook(notebookOf(text("b-1", source)));
    for (const href of ["#cell-b-1", "#end", "02-xor.html"])
      expect(page).toContain(`<a href="${href}">`);
    expect(page).toContain("<a>d</a>");
    expect(page).toContain('<a rel="noreferrer noopener" href="https://x.example/">e</a>');
  });

  test("packs the library that the plots need, once, and none without plots", () => {
    const size = (...cells: Cell[]): number => exportNotebook(notebookOf(...cells)).length;
    const none = size(code("a", "1", []));
    const flat = size(code("a", "1", [shown(lineFigure()), shown(lineFigure())]));
    const deep = size(code("a", "1", [shown(lineFigure()), shown(surfaceFigure())]));
    expect(none).toBeLessThan(170_000); // 82 kB of it are the font of texts
    expect(flat - none).toBeGreaterThan(600_000);
    expect(flat - none).toBeLessThan(750_000);
    expect(deep - none).toBeGreaterThan(1_750_000);
    expect(deep - none).toBeLessThan(1_950_000);
  });

  test("packs a plot's data, and its picture's quotes in three characters each", () => {
    const { data, layout } = lineFigure()[plotlyType] as Record<string, unknown>;
    const page = exportNotebook(notebookOf(code("a", "", [shown(lineFigure())])));
    const [, packed] = /<script type="text\/plain">([^<]*)<\/script>/.exec(page) ?? [];
    const json = gunzipSync(decodeBase85(packed)).toString();
    expect(JSON.parse(json)).toEqual({ data, layout });
    const [, picture] = /<img src="data:image\/svg\+xml,([^"]*)"/.exec(page) ?? [];
    expect(decodeURIComponent(picture)).toBe(lineFigure()["image/svg+xml"]);
    expect(picture).not.toContain("&");
  });

  test("folds cells tagged as hint or solution", () => {
    const cell: Cell = { ...text("a", "It is 3."), metadata: { tags: ["solution"] } };
    expect(exportNotebook(notebookOf(cell))).toContain(
      '<details class="fold"><summary>Solution</summary>',
    );
  });

  test("has the theme and neighbours it is told", () => {
    const page = exportNotebook(runNotebookSample(), {
      theme: "dark",
      next: { title: "XOR & layers", href: "02-xor.html" },
    });
    expect(page).toContain('<html lang="en" data-theme="dark">');
    expect(page).toContain('<a rel="next" href="02-xor.html">');
    expect(page).toContain("XOR &amp; layers");
  });

  test.each<[string, unknown]>([
    ["empty", { cells: [] }],
    [
      "Python",
      {
        cells: [{ cell_type: "code", source: "def f(): pass", outputs: [] }],
        metadata: { language_info: { name: "python" } },
      },
    ],
    [
      "with metadata of the wrong kind",
      {
        cells: [{ cell_type: "markdown", source: null, metadata: [] }],
        metadata: { kernelspec: 7, title: {}, chainrule: null },
      },
    ],
    [
      "of unknown MIME types",
      {
        cells: [
          {
            cell_type: "code",
            source: "x",
            outputs: [{ output_type: "display_data", data: { "application/x-new": 1 } }],
          },
        ],
      },
    ],
  ])("makes a whole page of a notebook that is %s", (_name, raw) => {
    const notebook = parseNotebook(
      JSON.stringify({ nbformat: 4, nbformat_minor: 0, ...(raw as object) }),
    );
    expect(exportNotebook(notebook)).toMatch(
      /^<!doctype html>[\s\S]*<main[\s\S]*<\/main>[\s\S]*<\/html>\n$/,
    );
  });
});
