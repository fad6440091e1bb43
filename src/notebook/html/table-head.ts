/** A markdown-it plugin: heads of tables as programs for screen readers, and their testers, expect them. */
import type { MarkdownIt, Token } from "markdown-it";

/**
 * An empty cell in a table's head is no header. One that holds formulas alone has their source as
 * title: not every program reads MathML.
 */
export function tableHead(parser: MarkdownIt): void {
  parser.core.ruler.push("table_head", ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type !== "th_open") continue;
      const [inline, close] = [tokens[index + 1], tokens[index + 2]];
      if (inline.content.trim() === "") token.tag = close.tag = "td";
      else if (isFormula(inline)) token.attrSet("title", inline.content.replace(/[$\\{}]/g, ""));
    }
  });
}

function isFormula({ children }: Token): boolean {
  const words = (children ?? []).filter(({ content }) => content.trim() !== "");
  return words.length > 0 && words.every(({ type }) => type === "math_inline");
}
