/**
 * Where a line of a text may end: not before a formula's full stop, not in its brackets, but between formulas that
 * stand apart; and not in a short piece of code or in a title's word.
 */
import { type Html, html, nothing } from "./html.ts";

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

/**
 * KaTeX's HTML with the places where a line may end, the only ones: behind a sign between two parts, but not
 * inside brackets or a product that are short, such as a power of ten and what stands before it. (By itself a
 * line may end behind each part, the last one before a full stop too.)
 */
export function withBreaks(markup: string): string {
  const parts = markup.split(seam);
  const groups: string[][] = [];
  let depth = 0;
  let goesOn = false;
  for (const part of parts) {
    if (goesOn) groups[groups.length - 1].push(part);
    else groups.push([part]);
    depth = Math.max(0, depth + count(part, 'class="mopen') - count(part, 'class="mclose'));
    goesOn = depth > 0 || endsWithTimes.test(part);
  }
  return groups.map((group) => group.join(isLong(group) ? breakHere : seam)).join(breakHere);
}

const endsWithTimes = /<span class="mbin">[⋅×]<\/span><span class="mspace"[^>]*><\/span>$/;
const seam = '</span><span class="base">';
const breakHere = seam.replace("<span", "<wbr><span");

function count(text: string, piece: string): number {
  return text.split(piece).length - 1;
}

/** More than a phone's line may have room for; the first part may begin with MathML, which nobody sees. */
function isLong(group: readonly string[]): boolean {
  const seen = group.map((part) => part.replace(/^.*<\/math>/s, "").replace(/<[^>]*>/g, ""));
  return seen.join("").length > 22;
}

/** A text with the words that stay in one line: "98 %", "lesson 08". */
export function wholeWords(text: string): string {
  return text.replace(/(\d) %/g, "$1\u00a0%").replace(/\b(lessons?) (?=\d\d\b)/gi, "$1\u00a0");
}

/** The words of a title: one with a hyphen is a piece of its own that no line divides, as "one-hot". */
export function titleWords(text: string): (string | Html)[] {
  return bound(text.replace(/ (?=[A-Z]: )/, "\u00a0"), hyphened); // "Appendix B: ..."
}

/** A text in which no line divides what `pattern` finds. */
export function bound(text: string, pattern: RegExp): (string | Html)[] {
  return text
    .split(new RegExp(`(${pattern.source})`, pattern.flags))
    .map((piece, index) => (index % 2 === 1 ? html`<span class="bound">${piece}</span>` : piece));
}

const hyphened = /(?<![\p{L}\p{N}/.-])\p{L}{1,12}-\p{L}{1,12}(?![\p{L}\p{N}/-])/u;

/** Code in a text: a short piece stays in one line, and the next may begin behind a dot of a long name. */
export function inlineCode(source: string): Html {
  if (source.length <= 20 && /[\s-]/.test(source))
    return html`<code class="bound">${source}</code>`;
  const names = source.length <= 16 ? [source] : source.split(/(?<=\w\.)(?=[a-zA-Z])/);
  const pieces = names.map(
    (name, i) => html`${i === 0 ? nothing : html`<wbr>`}${bound(name, behindSigns)}`,
  );
  return html`<code>${pieces}</code>`;
}

/** An operator and what stands before it: no line of code begins with one. */
const behindSigns = /\S{1,16} [-+*/%<>=!&|?:]+(?= )/;

/** Sizes of a network, such as 784-30-10, stay in one line. */
export function wholeSizes(pieces: readonly (Html | string)[]): (Html | string)[] {
  return pieces.flatMap((piece) => (typeof piece === "string" ? bound(piece, sizes) : [piece]));
}

const sizes = /(?<![\p{L}\p{N}/.-])\d+(?:-\d+)+(?![\p{L}\p{N}/-])/u;
