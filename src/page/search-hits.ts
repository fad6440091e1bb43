/** Where a word stands in what the reader sees: text, formulas, code and outputs. */

/** One place, possibly over several pieces of text (coloured code, bold words). */
export interface Hit {
  readonly start: Text;
  readonly startOffset: number;
  readonly end: Text;
  readonly endOffset: number;
}

/**
 * All hits in reading order, whatever is folded. Capitals do not matter, and a space stands for any
 * space or line end; a hit never goes over the end of a paragraph or of a cell.
 */
export function findHits(root: Element, query: string): Hit[] {
  const words = query.trim().split(/\s+/);
  if (words[0] === "") return [];
  const { text, pieces } = collectText(root);
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("\\s+");
  const found = text.matchAll(new RegExp(pattern, "gi"));
  return [...found].map(({ 0: match, index }) => hitAt(pieces, index, index + match.length));
}

interface Piece {
  readonly node: Text;
  /** Where its text begins in the text of all. */
  readonly from: number;
}

/** Marks, buttons, and what is there for machines. */
const passedOver =
  "script, style, button, input, [hidden], .tools, .prompt, .anchor, .chart, .katex-mathml, .cm-tooltip, .cm-announced";

const blocks =
  "p, li, td, th, h1, h2, h3, h4, h5, h6, dt, dd, pre, summary, figcaption, div, details";

function collectText(root: Element): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let text = "";
  let block: Element | null | undefined;
  for (const node of textNodes(root)) {
    const own = node.parentElement?.closest(blocks);
    // A line of an editor ends like a line of text; nothing matches what ends a block.
    if (block && own !== block) text += own?.matches(".cm-line") ? "\n" : "\0";
    block = own;
    pieces.push({ node, from: text.length });
    text += node.data;
  }
  return { text, pieces };
}

function* textNodes(root: Element): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node instanceof Element && node.matches(passedOver)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
  });
  while (walker.nextNode()) if (walker.currentNode instanceof Text) yield walker.currentNode;
}

function hitAt(pieces: readonly Piece[], from: number, to: number): Hit {
  const first = pieceAt(pieces, from);
  const last = pieceAt(pieces, to - 1);
  return {
    start: first.node,
    startOffset: from - first.from,
    end: last.node,
    endOffset: to - last.from,
  };
}

/** The piece that holds the character at `position`, by halving. */
function pieceAt(pieces: readonly Piece[], position: number): Piece {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pieces[middle].from <= position) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}
