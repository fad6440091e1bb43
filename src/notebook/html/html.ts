/**
 * HTML apart from text: a piece of a page is an `Html`, and the one way from text to it is `html`,
 * which escapes. So nothing of a notebook becomes markup because somebody forgot a call.
 */

/** Markup that may stand in a page between tags. Its class is not exported: only this file makes it. */
class Html {
  // Private, so that no other object passes for one.
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

export type { Html };

/** What `html` takes: `Html` stays, a list is joined, everything else is text and is escaped. */
export type Part = Html | string | number | readonly Part[];

/**
 * Markup from a template. Text put into it can stand between tags and inside quoted attributes.
 *
 * @example html`<p title="${title}">${text}</p>`
 */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(pieces.reduce((all, piece, index) => all + markupOf(parts[index - 1]) + piece));
}

/** Nothing. */
export const nothing: Html = new Html("");

/** Pieces in a row, with `between` between them. */
export function joined(parts: readonly Html[], between = ""): Html {
  return new Html(parts.join(between));
}

/**
 * A value as JSON that can stand inside a `<script type="application/json">` element, and nowhere
 * else.
 */
export function jsonScript(value: unknown): Html {
  // "<" could begin "</script>" or "<!--"; inside a JSON string it can be written as an escape.
  return new Html((JSON.stringify(value) ?? "null").replaceAll("<", "\\u003c"));
}

/**
 * Markup that a library has made safe, or that is our own. `test/project/html.test.ts` lists who may
 * say so.
 */
export function trusted(markup: string): Html {
  return new Html(markup);
}

function markupOf(part: Part): string {
  if (part instanceof Html) return part.toString();
  if (typeof part === "string") return escaped(part);
  return typeof part === "number" ? String(part) : part.map(markupOf).join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
