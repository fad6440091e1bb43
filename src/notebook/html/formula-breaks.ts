/** Where a line ends at a formula: not before its full stop, and between formulas that stand apart. */

/** A text beside formulas: the signs that stay with the formula before it and after it, and the rest. */
export interface Beside {
  readonly first: string;
  readonly rest: string;
  readonly last: string;
}

/** Parts a text that stands behind a formula, in front of one, or both. */
export function signsBeside(text: string, behind: boolean, inFront: boolean): Beside {
  const first = (behind && /^(?: %)?[.,;:!?)\]"'’”%]*/.exec(text)?.[0]) || "";
  const rest = text.slice(first.length);
  const last = (inFront && /[([“"]+$/.exec(rest)?.[0]) || "";
  return { first, rest: rest.slice(0, rest.length - last.length), last };
}

/** The formulas of a block that `\quad` or `\qquad` sets apart: on a phone each has a line of its own. */
export function formulasOf(tex: string): string[] {
  if (reaching.test(tex)) return [tex];
  const parts = [""];
  let depth = 0;
  for (const [token] of tex.matchAll(tokens)) {
    if (opening.has(token)) depth++;
    if (closing.has(token)) depth--;
    if (depth === 0 && apart.has(token)) parts.push("");
    else parts[parts.length - 1] += token;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** What a part would take from the parts before it, or number for them all. */
const reaching =
  /\\(?:[gex]?def|let|newcommand|color|tag|over|choose|[a-z]*style|large|small|tiny)\b/i;
const tokens = /\\[a-zA-Z]+|\\?./gs;
const opening: ReadonlySet<string> = new Set(["{", "\\begin", "\\left"]);
const closing: ReadonlySet<string> = new Set(["}", "\\end", "\\right"]);
const apart: ReadonlySet<string> = new Set(["\\quad", "\\qquad"]);
