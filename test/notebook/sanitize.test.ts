import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { describe, expect, test } from "vitest";
import { allowedAttributes, allowedTags } from "../../src/notebook/html/allowed.ts";
import { renderMarkdown } from "../../src/notebook/html/markdown.ts";
import { sanitizeHtml } from "../../src/notebook/html/sanitize.ts";
import { HtmlFuzz } from "./html-fuzz.ts";

const sanitized = (html: string): string => `${sanitizeHtml(html)}`;

describe("an element whose content is text goes with it", () => {
  const lures = [
    '<meta http-equiv="refresh" content="0;url=http://elsewhere/">',
    "<style>* { position: fixed; inset: 0 }</style>",
    '<i id="page-worker">x</i>',
  ];
  test.each(
    "xmp plaintext noembed noframes noscript listing iframe textarea title style script".split(" "),
  )("%s", (name) => {
    for (const lure of lures) {
      const rest = name === "plaintext" ? "" : "b";
      expect(sanitized(`a<${name}>${lure}</${name}>b`)).toMatch(new RegExp(`^a${rest}`));
      expect(strangers(sanitized(`a<${name}>${lure}</${name}>b`))).toEqual([]);
      expect(sanitized(`a<${name}>${lure}</${name}>b`)).not.toMatch(/meta|style|worker/);
    }
  });
});

test.each([
  [
    '<div style="position:fixed;color:red;background:url(x)">x</div>',
    '<div style="color: red">x</div>',
  ],
  ['<p id="page-main" class="bar" name="body">x</p>', "<p>x</p>"],
  ['<a href="//elsewhere/">x</a>', "<a>x</a>"],
  ['<a href="/\\elsewhere/">x</a>', "<a>x</a>"],
  ['<a href="\\\\elsewhere\\share">x</a>', "<a>x</a>"],
  ['<a href=" java\tscript:x">x</a>', "<a>x</a>"],
  ['<img src="https://elsewhere/x.png" alt="a <b>">', "<span>[picture: a &lt;b&gt;]</span>"],
  ['<p constructor="x" __proto__="y">x</p>', "<p>x</p>"],
  ['<p style="constructor: x; __proto__: y">x</p>', "<p>x</p>"],
])("%s", (html, expected) => expect(sanitized(html)).toBe(expected));

describe("whatever the HTML, by the parser of another library", () => {
  test("sanitised, it holds what is allowed, keeps its place and stays as it is", () => {
    const fuzz = new HtmlFuzz(1, "http://elsewhere");
    for (let turn = 0; turn < 2000; turn++) {
      const fragment = fuzz.fragment();
      const safe = sanitized(fragment);
      expect(strangers(safe), fragment).toEqual([]);
      expect(sanitized(safe), fragment).toBe(safe);
    }
  });

  test("as Markdown around formulas, notes and tables, it stays in its place", () => {
    const fuzz = new HtmlFuzz(2, "http://elsewhere");
    for (let turn = 0; turn < 1000; turn++) {
      const [before, beside, inTable, quoted, note] = Array.from({ length: 5 }, () =>
        fuzz.fragment(),
      );
      const table = `| a |\n|---|\n| ${inTable} <i a="b"> |`;
      const source = `${before}\n\n$x$ ${beside} [^1]\n\n${table}\n\n> ${quoted}\n\n[^1]: ${note} <i title='">'>`;
      expect(strangers(`${renderMarkdown(source, { noteScope: "n" })}`), source).toEqual([]);
    }
  });
});

test("a formula inside an attribute that a notebook left open is left out", () => {
  const html = `${renderMarkdown('<p title="\n\n$\\text{" onmouseover=x}$\n\n">text')}`;
  expect(html).not.toContain("katex");
  expect(strangers(html)).toEqual([]);
});

test("a note inside an attribute that a notebook left open closes nothing of the page", () => {
  const source = 'a[^1]\n\n<p title="\n\n[^1]: <i a="b">\n\n| x |\n|---|\n| <i a="b"> |';
  expect(strangers(`${renderMarkdown(source, { noteScope: "n" })}`)).toEqual([]);
});

/**
 * Elements and attributes that no notebook may bring, when `html` stands in a page; and what shows
 * that it did not stay where it was put.
 */
function strangers(html: string): string[] {
  const page = `<!doctype html><body><main><article><div id="in">${html}</div><p id="next">x</p></article></main>`;
  const all = elements(parse(page));
  const place = all.find((element) => attribute(element, "id") === "in");
  const next = all.find((element) => attribute(element, "id") === "next");
  const inside = place === undefined ? [] : elements(place);
  const outside = all.filter((element) => element !== place && !inside.includes(element));
  const names = outside.map(({ tagName }) => tagName).join(" ");
  const moved = names === "html head body main article p" && next?.parentNode === place?.parentNode;
  return [...(moved ? [] : [`outside: ${names}`]), ...inside.flatMap(faults)];
}

/** Formulas are KaTeX's own. */
const ownClasses = /^(?:katex|table|formula|notes)\b/;

function faults(element: Tree.Element): string[] {
  const { tagName } = element;
  if (isInFormula(element)) return [];
  const ours = ownClasses.test(attribute(element, "class") ?? "");
  const isNote = tagName === "li" || tagName === "a" || tagName === "section";
  const wrong = element.attrs.filter(({ name, value }) => {
    if (name === "class") return !ours;
    if (isNote && /^(?:id|role|aria-label)$/.test(name)) return !/^n\.|^doc-|Note|note/.test(value);
    if (name === "style") return /position|url|fixed/.test(value);
    return !allowedAttributes.includes(name) || /^\s*javascript:/i.test(value);
  });
  const names = wrong.map(({ name, value }) => `${tagName} ${name}="${value}"`);
  return allowedTags.includes(tagName) ? names : [tagName, ...names];
}

function isInFormula(element: Tree.Element): boolean {
  for (
    let node: Tree.ParentNode | null = element;
    node && "tagName" in node;
    node = node.parentNode
  ) {
    if (/^katex/.test(attribute(node, "class") ?? "")) return true;
  }
  return false;
}

function elements(node: Tree.ParentNode): Tree.Element[] {
  return node.childNodes.flatMap((child) =>
    "tagName" in child ? [child, ...elements(child)] : [],
  );
}

function attribute(element: Tree.Element, wanted: string): string | undefined {
  return element.attrs.find(({ name }) => name === wanted)?.value;
}
