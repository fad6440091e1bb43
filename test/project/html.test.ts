import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readModules, root } from "./modules.ts";

/** Who may call something HTML without escaping it, and why that is right. */
const trusting: Readonly<Record<string, string>> = {
  "src/notebook/html/head.ts": "our style sheet and our policy",
  "src/notebook/html/index-page.ts": "our script",
  "src/notebook/html/markdown.ts": "sanitised, with pieces that are HTML already",
  "src/notebook/html/math.ts": "KaTeX's, which is told to trust nobody",
  "src/notebook/html/page.ts": "our script and packed parts",
  "src/notebook/html/sanitize.ts": "sanitised",
  "src/page/sanitize.ts": "sanitised",
};

/** Who may give text to the browser's parser. */
const parsing: Readonly<Record<string, string>> = {
  "src/page/outputs.ts": "HTML of its type",
  "src/page/sanitizer/main.ts": "reads what was sanitised",
  "src/widgets/digit-pad/view/mount.ts": "a constant",
};

const sources = readModules("src").map(({ path }) => path);

function mentioning(pattern: RegExp): string[] {
  return sources.filter((path) => pattern.test(readFileSync(join(root, path), "utf8"))).sort();
}

test("only these files call something HTML that `html` has not made", () => {
  expect(mentioning(/(?<!function )\btrusted\(/)).toEqual(Object.keys(trusting));
});

test("only these files hand markup to a browser", () => {
  const ways =
    /\.(?:innerHTML|outerHTML)\b|insertAdjacentHTML|document\.write|createContextualFragment|setHTMLUnsafe|srcdoc/;
  expect(mentioning(ways)).toEqual(Object.keys(parsing));
});
