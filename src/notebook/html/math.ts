/** TeX formulas, typeset when the page is written: the page needs no script and no network. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import katex from "katex";
import { type Html, trusted } from "./html.ts";
import { withBreaks } from "./line-breaks.ts";

/**
 * A formula as HTML for the eye and MathML for a screen reader. A formula that TeX cannot read
 * comes back as its source in red; it never throws.
 */
export function renderMath(tex: string, displayMode: boolean): Html {
  // trust: false refuses \href, \includegraphics and \html...; the limits stop \def bombs.
  const limits = { trust: false, maxSize: 20, maxExpand: 1000 };
  const options = { displayMode, throwOnError: false, strict: "ignore", ...limits } as const;
  return trusted(withBreaks(katex.renderToString(tex, options)));
}

/** The style sheet for the formulas in `html`, with the fonts they use inside; "" without any. */
export function mathStyle(html: string): string {
  if (!html.includes('class="katex')) return "";
  const css = readFileSync(join(katexFolder(), "katex.min.css"), "utf8");
  const faces = usedFonts(html).map(fontFace).join("");
  return faces + css.replace(/@font-face\{[^}]*\}/g, "");
}

/** Which class in KaTeX's HTML asks for which font file (from katex.css). */
const fontClasses: readonly (readonly [RegExp, string])[] = [
  [/class="katex/, "Main-Regular"],
  [/\bmathnormal\b/, "Math-Italic"],
  [/\bboldsymbol\b/, "Math-BoldItalic"],
  [/\b(?:mathbf|textbf)\b/, "Main-Bold"],
  [/\b(?:mathit|textit)\b/, "Main-Italic"],
  [/\b(?:amsrm|mathbb|textbb)\b/, "AMS-Regular"],
  [/\bmathcal\b/, "Caligraphic-Regular"],
  [/\b(?:mathfrak|textfrak)\b/, "Fraktur-Regular"],
  [/\b(?:mathscr|textscr)\b/, "Script-Regular"],
  [/\b(?:mathsf|textsf)\b/, "SansSerif-Regular"],
  [/\b(?:mathtt|texttt)\b/, "Typewriter-Regular"],
  [/\b(?:size1|small-op|delim-size1)\b/, "Size1-Regular"],
  [/\b(?:delimsizing size2|large-op)\b/, "Size2-Regular"],
  [/\bdelimsizing size3\b/, "Size3-Regular"],
  [/\b(?:delimsizing size4|delim-size4)\b/, "Size4-Regular"],
];

function usedFonts(html: string): string[] {
  return fontClasses.filter(([pattern]) => pattern.test(html)).map(([, font]) => font);
}

function fontFace(font: string): string {
  const [family, variant] = font.split("-");
  const weight = variant.includes("Bold") ? 700 : 400;
  const style = variant.includes("Italic") ? "italic" : "normal";
  const data = readFileSync(join(katexFolder(), "fonts", `KaTeX_${font}.woff2`)).toString("base64");
  const source = `url(data:font/woff2;base64,${data}) format("woff2")`;
  return `@font-face{font-family:KaTeX_${family};font-style:${style};font-weight:${weight};src:${source}}`;
}

function katexFolder(): string {
  return dirname(createRequire(import.meta.url).resolve("katex"));
}
