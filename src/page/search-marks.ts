/** Marks hits in the page without touching its elements, and brings one into view. */
import type { Hit } from "./search-hits.ts";

/**
 * Marks all hits, and the one at `at` more strongly. Where the browser has no custom highlights
 * (before 2023 to 2025), that one alone is marked, as a selection.
 */
export function showHits(hits: readonly Hit[], at: number): void {
  const current = hits[at];
  if (typeof Highlight === "undefined") {
    getSelection()?.removeAllRanges();
    if (current !== undefined) getSelection()?.addRange(rangeOf(current));
    return;
  }
  const others = hits.filter((_hit, index) => index !== at);
  CSS.highlights.set("page-hit", new Highlight(...others.map(staticRangeOf)));
  CSS.highlights.set("page-current", new Highlight(...(current ? [staticRangeOf(current)] : [])));
}

/** Opens what is folded around the hit and scrolls to it, boxes with a scroll bar first. */
export function goTo(hit: Hit): void {
  for (let box = hit.start.parentElement; box !== null; box = box.parentElement) {
    if (box instanceof HTMLDetailsElement) box.open = true;
  }
  const range = rangeOf(hit);
  for (let box = hit.start.parentElement; box !== null; box = box.parentElement) {
    if (box !== document.documentElement && canScroll(box)) scrollInside(box, range);
  }
  const { top, bottom } = range.getBoundingClientRect();
  // The upper third: what follows a hit matters more than what was before. On a narrow screen the
  // field lies over the first 120 pixels.
  if (top < 130 || bottom > innerHeight - 60) scrollBy({ top: top - innerHeight / 3 });
}

function canScroll(box: Element): boolean {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

function scrollInside(box: Element, range: Range): void {
  const { top, bottom, left, right } = range.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) box.scrollTop += top - frame.top - frame.height / 3;
  if (left < frame.left || right > frame.right)
    box.scrollLeft += left - frame.left - frame.width / 3;
}

function rangeOf({ start, startOffset, end, endOffset }: Hit): Range {
  const range = document.createRange();
  range.setStart(start, startOffset);
  range.setEnd(end, endOffset);
  return range;
}

/** Thousands of living ranges would slow every change of the page; these stay as they are. */
function staticRangeOf({ start, startOffset, end, endOffset }: Hit): StaticRange {
  return new StaticRange({ startContainer: start, startOffset, endContainer: end, endOffset });
}
