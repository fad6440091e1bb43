/** A markdown-it plugin: heads of tables as programs for screen readers, and their testers, expect them. */
import type { MarkdownIt, Token } from "markdown-it";

/**
 * An empty cell in a table's head is no header. One that holds a variable alone, such as `$x_1$`, has
 * it as text: not every program reads MathML.
 */
export function tableHead(parser: MarkdownIt): void {
  parser.core.ruler.push("table_head", ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type !== "th_open") continue;
      const [inline, close] = [tokens[index + 1], tokens[index + 2]];
      if (inline.content.trim() === "") token.tag = close.tag = "td";
      const [only, ...more] = inline.children ?? [];
      if (only?.type === "math_inline" && more.length === 0) writeOut(only);
    }
  });
}

/** Writes a formula of one variable as HTML; others stay formulas. */
function writeOut(token: Token): void {
  const [, name, index = ""] = /^([a-zA-Z])(?:_(\w))?$/.exec(token.content) ?? [];
  if (name === undefined) return;
  token.type = "html_inline";
  token.content = `<var>${name}${index && `<sub>${index}</sub>`}</var>`;
}
