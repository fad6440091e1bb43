import { inspect } from "node:util";
import sanitizeHtml from "sanitize-html";
import { expect, test } from "vitest";
import { displaySymbol } from "../../src/display/bundle.ts";
import { offerHelp } from "../../src/exercises/help.ts";
import { notTried, notYet, right } from "../../src/exercises/verdict.ts";

const problem = {
  what: "`f(0)`",
  came: 'is "<b>"',
  expected: "0",
  cause: "did you forget `return`?",
};

const help = { hints: ["Look at `f`."], solution: "const f = (x: number) => x;" };
const three = [
  right("Well done!"),
  notYet(problem),
  notTried("Sigmoid"),
  offerHelp(notYet(problem), help),
];

test("a verdict says its state in words, what came, what was expected and the likely cause", () => {
  expect(notYet(problem).text).toBe(
    '△ Not yet: `f(0)` is "<b>"; expected 0.\n  Likely cause: did you forget `return`?',
  );
  expect(notYet("the curve rises").text).toBe("△ Not yet: the curve rises.");
  expect(right("Well done!").text).toBe("✔ Right. Well done!");
});

test("a verdict prints its text, and shows it beside its HTML", () => {
  for (const verdict of three) {
    expect(inspect(verdict)).toBe(verdict.text);
    expect(verdict[displaySymbol]()["text/plain"]).toBe(verdict.text);
  }
});

test("what a learner's value says is text in the HTML, never markup", () => {
  const html = String(notYet(problem)[displaySymbol]()["text/html"]);
  expect(html).toContain('<code>f(0)</code> is "&lt;b&gt;"; expected 0.');
  expect(html).toContain("Likely cause: did you forget <code>return</code>?");
});

test("the HTML passes through a sanitiser as strict as JupyterLab's unchanged", () => {
  const length = /^(0|[\d.]+(px|em))( (0|[\d.]+(px|em)))*$/;
  for (const verdict of three) {
    const html = String(verdict[displaySymbol]()["text/html"]);
    const kept = sanitizeHtml(html, {
      allowedTags: ["div", "p", "strong", "code", "details", "summary", "pre", "span"],
      allowedAttributes: { "*": ["style"] },
      allowedStyles: {
        "*": {
          "border-left": [/^\d+px solid #[0-9a-f]{6}$/],
          margin: [length],
          padding: [length],
          border: [/^1px solid #[0-9a-f]{6}$/],
          "border-radius": [length],
          display: [/^(flex|inline-block)$/],
          "flex-wrap": [/^wrap$/],
          gap: [length],
          "align-items": [/^flex-start$/],
          "min-width": [/^0$/],
          "overflow-x": [/^auto$/],
          "white-space": [/^nowrap$/],
        },
      },
    });
    expect(normal(kept)).toBe(normal(html));
  }
});

test("the HTML sets no text colour and no background, so it is readable in light and dark", () => {
  for (const verdict of three) {
    const html = String(verdict[displaySymbol]()["text/html"]);
    expect(html).not.toMatch(/(^|[\s";])(color|background[\w-]*)\s*:/);
    const [, bar = ""] = html.match(/solid (#[0-9a-f]{6})/) ?? [];
    expect(contrast(bar, "#ffffff")).toBeGreaterThan(3);
    expect(contrast(bar, "#111111")).toBeGreaterThan(3);
  }
});

/** Styles without the blanks that a sanitiser may take out, quotes as written characters. */
function normal(html: string): string {
  return html.replaceAll(/([:;])\s+/g, "$1").replaceAll("&quot;", '"');
}

/** WCAG 2's contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
