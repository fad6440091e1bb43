import { numberText } from "../../plots/number-text.ts";
import type { WalkNode } from "./nodes.ts";
import { arrivals, slopesAfter } from "./walk.ts";

/** What is known of each node's slope when those of `order` have passed theirs on: `–`, `9 so far`, `15`. */
export function slopeTexts(nodes: readonly WalkNode[], order: readonly number[]): string[] {
  const slopes = slopesAfter(nodes, order);
  return nodes.map((_, i) => {
    const { come, all } = arrivals(nodes, order, i);
    const isEnd = i === nodes.length - 1;
    if (come === 0) return isEnd ? numberText(slopes[i]) : "–";
    return come === all ? numberText(slopes[i]) : `${numberText(slopes[i])} so far`;
  });
}
