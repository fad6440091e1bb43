import { classHighlighter, highlightCode } from "@lezer/highlight";
import { parser } from "@lezer/javascript";
import { type Html, html, joined } from "./html.ts";

const languages: Readonly<Record<string, typeof parser>> = {
  typescript: parser.configure({ dialect: "ts" }),
  ts: parser.configure({ dialect: "ts" }),
  javascript: parser,
  js: parser,
};

/**
 * Program text as HTML, each token in a span with a class of its kind (`tok-keyword`, ...).
 * A language other than TypeScript and JavaScript stays plain.
 */
export function highlight(code: string, language: string): Html {
  const languageParser = Object.hasOwn(languages, language) ? languages[language] : undefined;
  if (languageParser === undefined) return html`${code}`;
  const parts: Html[] = [];
  const text = (part: string, classes: string): void => {
    parts.push(classes === "" ? html`${part}` : html`<span class="${classes}">${part}</span>`);
  };
  const lineBreak = (): void => {
    parts.push(html`\n`);
  };
  highlightCode(code, languageParser.parse(code), classHighlighter, text, lineBreak);
  return joined(parts);
}
