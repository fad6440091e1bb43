/** HTML as a browser understands it, written so that it can be understood in one way only. */
import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from "parse5";

/**
 * The elements that a browser makes of `markup` inside a `<div>`, as markup: every element has its end
 * tag, and none stands where a parser would move it from.
 *
 * `clean` filters the markup, and may leave elements where a parser would not have put them, so both
 * are done until nothing changes any more; "" if that does not happen.
 */
export function normalHtml(markup: string, clean: (markup: string) => string): string {
  let known = written(clean(written(markup)));
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const next = written(clean(known));
    if (next === known) return known;
    known = next;
  }
  return "";
}

/** Two are enough for what people write, and five for what was tried to be worse. */
const MOST_TURNS = 10;

const [place] = parseFragment("<div></div>").childNodes as [Tree.Element];

function written(markup: string): string {
  const tree = parseFragment(place, markup, {});
  keepLineEnds(tree);
  return serialize(tree);
}

/** A parser leaves out a line end at the beginning of `<pre>`; so one that is meant is written twice. */
function keepLineEnds(node: Tree.ParentNode): void {
  for (const child of node.childNodes) {
    if (!("tagName" in child)) continue;
    const [text] = child.childNodes;
    if (child.tagName === "pre" && text !== undefined && "value" in text) {
      text.value = text.value.replace(/^\n/, "\n\n");
    }
    keepLineEnds(child);
  }
}
