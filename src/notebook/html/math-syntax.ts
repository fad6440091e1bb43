import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";

/**
 * A markdown-it plugin for formulas: `$...$` in a line; `$$...$$` and `\begin{x}...\end{x}` as
 * blocks. As in pandoc, a `$` with a space inside or a digit behind is money, not math.
 */
export function mathSyntax(parser: MarkdownIt): void {
  parser.inline.ruler.after("escape", "math_inline", inlineRule);
  parser.block.ruler.before("fence", "math_block", blockRule, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
}

function inlineRule(state: StateInline, silent: boolean): boolean {
  const rest = state.src.slice(state.pos, state.posMax);
  const match = inlinePattern.exec(rest);
  if (match === null) return false;
  if (!silent) {
    const token = state.push("math_inline", "math", 0);
    token.content = match[1] ?? match[2];
  }
  state.pos += match[0].length;
  return true;
}

const inlinePattern =
  /^(?:\$\$((?:\\.|[^$\\])+)\$\$|\$(?!\s)((?:\\.|[^$\\])*?(?:\\.|[^$\\\s]))\$(?!\d))/s;

function blockRule(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const start = state.bMarks[startLine] + state.tShift[startLine];
  const opening = /^(?:\$\$|\\begin\{([a-z]+\*?)\})/.exec(state.src.slice(start));
  if (opening === null || state.sCount[startLine] - state.blkIndent >= 4) return false;
  const environment = opening[1];
  const closing = environment === undefined ? "$$" : `\\end{${environment}}`;
  const text = state.getLines(startLine, endLine, state.blkIndent, false).trimStart();
  const from = environment === undefined ? 2 : 0;
  const to = text.indexOf(closing, opening[0].length);
  if (to < 0) return false;
  const end = environment === undefined ? to : to + closing.length;
  const after = text.slice(to + closing.length).split("\n", 1)[0];
  if (after.trim() !== "") return false;
  if (silent) return true;
  const token = state.push("math_block", "math", 0);
  token.block = true;
  token.content = text.slice(from, end).trim();
  state.line = startLine + text.slice(0, to + closing.length).split("\n").length;
  token.map = [startLine, state.line];
  return true;
}
