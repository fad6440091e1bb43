import { classHighlighter, highlightCode } from "@lezer/highlight";
import { parser } from "@lezer/javascript";
import { escapeHtml } from "./escape.ts";

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
export function highlight(code: string, language: string): string {
  const languageParser = Object.hasOwn(languages, language) ? languages[language] : undefined;
  if (languageParser === undefined) return escapeHtml(code);
  let html = "";
  const text = (part: string, classes: string): void => {
    html +=
      classes === "" ? escapeHtml(part) : `<span class="${classes}">${escapeHtml(part)}</span>`;
  };
  const lineBreak = (): void => {
    html += "\n";
  };
  highlightCode(code, languageParser.parse(code), classHighlighter, text, lineBreak);
  return html;
}
