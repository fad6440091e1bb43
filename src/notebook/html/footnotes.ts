/**
 * A markdown-it plugin for footnotes: `[^1]` in a text, and below it a paragraph `[^1]: The note.`
 * Own code, because the usual plugin numbers the notes of one text only, and gives ids that a
 * notebook's other cells would give again. Readers without footnotes see the same marks as text.
 */
import type { Env, MarkdownIt, StateBlock, StateInline } from "markdown-it";
import { type Html, html, nothing } from "./html.ts";

/** The notes of one markdown text. */
export class Footnotes {
  /** Begins every id of these notes; unlike any other in the page. */
  readonly scope: string;
  readonly #texts = new Map<string, string>();
  /** Labels in the order of their first mention. */
  readonly #mentioned: string[] = [];

  constructor(scope: string) {
    this.scope = scope;
  }

  define(label: string, text: string): void {
    if (!this.#texts.has(label)) this.#texts.set(label, text);
  }

  has(label: string): boolean {
    return this.#texts.has(label);
  }

  /** The mark of a note in the text. */
  renderMark(label: string): Html {
    const isFirst = !this.#mentioned.includes(label);
    if (isFirst) this.#mentioned.push(label);
    const number = this.#mentioned.indexOf(label) + 1;
    const id = isFirst ? html` id="${this.#id("mark", number)}"` : nothing;
    const link = html`href="#${this.#id("note", number)}" role="doc-noteref" aria-label="Note ${number}"`;
    return html`<sup><a${id} ${link}>${number}</a></sup>`;
  }

  /** The notes that the text mentions; `nothing` if there is none. A note may mention another one. */
  render(renderText: (source: string) => Html): Html {
    const items: Html[] = [];
    for (let number = 1; number <= this.#mentioned.length; number++) {
      const text = renderText(this.#texts.get(this.#mentioned[number - 1]) ?? "");
      const back = html`<a href="#${this.#id("mark", number)}" role="doc-backlink" aria-label="Back to the text, note ${number}">↩</a>`;
      items.push(html`<li id="${this.#id("note", number)}">${text} ${back}</li>`);
    }
    if (items.length === 0) return nothing;
    return html`<section class="notes" role="doc-endnotes" aria-label="Notes"><ol>${items}</ol></section>`;
  }

  #id(kind: "mark" | "note", number: number): string {
    return `${this.scope}.${kind}-${number}`;
  }
}

/** Reads footnotes where `notesOf` gives a place for them; elsewhere their marks stay text. */
export function footnoteSyntax(
  parser: MarkdownIt,
  notesOf: (env: Env | undefined) => Footnotes | undefined,
): void {
  parser.block.ruler.before("reference", "footnote", (state, line, endLine, silent) =>
    readDefinition(state, line, endLine, silent, notesOf(state.env)),
  );
  parser.inline.ruler.before("link", "footnote", (state, silent) =>
    readMark(state, silent, notesOf(state.env)),
  );
}

function readDefinition(
  state: StateBlock,
  line: number,
  endLine: number,
  silent: boolean,
  notes: Footnotes | undefined,
): boolean {
  const first = definition.exec(lineOf(state, line));
  if (notes === undefined || first === null) return false;
  let next = line + 1;
  const isMore = (text: string): boolean => text !== "" && !definition.test(text);
  while (next < endLine && isMore(lineOf(state, next))) next++;
  if (silent) return true;
  const rest = state.getLines(line + 1, next, 0, false);
  notes.define(first[1], `${first[2]}\n${rest}`.trim());
  state.line = next;
  return true;
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]).trim();
}

const definition = /^\[\^([^\]\s]{1,40})\]:\s+(\S.*)$/;

function readMark(state: StateInline, silent: boolean, notes: Footnotes | undefined): boolean {
  const [mark, label] = /^\[\^([^\]\s]{1,40})\]/.exec(state.src.slice(state.pos)) ?? [];
  if (label === undefined || notes?.has(label) !== true) return false;
  if (!silent) state.push("footnote_mark", "", 0).content = label;
  state.pos += mark?.length ?? 0;
  return true;
}
