import { renderMarkdown } from "../../src/notebook/html/markdown.ts";

/** The formulas that KaTeX found in a markdown text, as TeX. */
export function formulas(markdown: string): string[] {
  const found = `${renderMarkdown(markdown)}`.matchAll(/<annotation[^>]*>(.*?)<\/annotation>/gs);
  return [...found].map((match) => match[1]);
}
