/** Markdown of a notebook as safe HTML: tables, math, highlighted code, headings with anchors. */
import { randomUUID } from "node:crypto";
import MarkdownIt, { type Env, type Token } from "markdown-it";
import type { Attachments } from "../notebook.ts";
import { escapeHtml } from "./escape.ts";
import { Footnotes, footnoteSyntax } from "./footnotes.ts";
import { highlight } from "./highlight.ts";
import { renderMath } from "./math.ts";
import { mathSyntax } from "./math-syntax.ts";
import { pictureTypes, pictureUrl } from "./picture.ts";
import { type ResolveLink, sanitizeHtml } from "./sanitize.ts";
import { tableHead } from "./table-head.ts";

/** What one markdown text needs from the page around it. */
export interface MarkdownContext {
  /** Anchors for the headings of this text, in order; a heading without one gets no link. */
  readonly anchors?: readonly HeadingAnchor[];
  readonly attachments?: Attachments;
  readonly resolveLink?: ResolveLink;
  /** Begins the ids of footnotes; without it their marks stay text. */
  readonly noteScope?: string;
}

/** Where a heading stands in the page. */
export interface HeadingAnchor {
  readonly id: string;
  /** 1 to 6, as shown; no level is skipped on the way down. */
  readonly level: number;
}

/** A heading of a markdown text. */
export interface Heading {
  readonly level: number;
  /** Plain text, for making an id. */
  readonly text: string;
  /** Its inline HTML without links, for a table of contents. */
  readonly html: string;
}

/** The HTML of a markdown text. */
export function renderMarkdown(source: string, context: MarkdownContext = {}): string {
  const environment = new Environment(context);
  const html = parser.render(source, { environment });
  const inline = (text: string): string => parser.renderInline(text, { environment });
  const notes = environment.notes?.render(inline, (piece) => environment.keep(piece)) ?? "";
  return environment.finish(html + notes);
}

/** The headings of a markdown text, in order (those written as HTML tags do not count). */
export function listHeadings(source: string): Heading[] {
  const environment = new Environment({ noteScope: "" }); // so that marks of notes are left out
  const tokens = parser.parse(source, { environment });
  return tokens.flatMap((token, index) => {
    if (token.type !== "heading_open") return [];
    const inline = tokens[index + 1];
    const children = (inline.children ?? []).filter(
      (child) => !/^(?:link_|image|footnote_)/.test(child.type),
    );
    const html = parser.renderer.render(children, parser.options, { environment });
    const text = children.map((child) => child.content).join("");
    return [{ level: Number(token.tag.slice(1)), text, html: environment.finish(html) }];
  });
}

/**
 * Carries the pieces that the sanitiser must not see (formulas, highlighted code, anchors): each is
 * put aside behind a mark, and comes back after sanitising. The mark cannot be guessed, so no text
 * of a notebook can call a piece back at a place where it does harm.
 */
class Environment {
  readonly context: MarkdownContext;
  readonly notes: Footnotes | undefined;
  headings = 0;
  readonly #mark: string = randomUUID();
  readonly #pieces: string[] = [];

  constructor(context: MarkdownContext) {
    this.context = context;
    this.notes = context.noteScope === undefined ? undefined : new Footnotes(context.noteScope);
  }

  /** Puts trusted HTML aside; the text that stands for it comes back. */
  keep(html: string): string {
    this.#pieces.push(html);
    return `${this.#mark}:${this.#pieces.length - 1};`;
  }

  /** Sanitises `html` and puts the pieces back. */
  finish(html: string): string {
    const safe = sanitizeHtml(html, this.context.resolveLink);
    const marks = new RegExp(`${this.#mark}:(\\d+);`, "g");
    return safe.replace(marks, (_mark, index: string) => this.#pieces[Number(index)]);
  }
}

const parser = new MarkdownIt({ html: true, linkify: false, typographer: false });
parser.use(mathSyntax);
parser.use(footnoteSyntax, (env: Env | undefined) => environmentOf(env).notes);
parser.use(tableHead);
// Data pictures are refused by markdown-it's default; the sanitiser decides here.
parser.validateLink = (url) => !/^\s*(?:javascript|vbscript|file):/i.test(url);

/** Renders the token at `index`. */
type Rule = (tokens: Token[], index: number, environment: Environment) => string;

const ownRules: Readonly<Record<string, Rule>> = {
  math_inline: (tokens, index, environment) =>
    environment.keep(renderMath(tokens[index].content, false)),

  math_block: (tokens, index, environment) => {
    const formula = renderMath(tokens[index].content, true);
    return `${environment.keep(`<div class="formula">${formula}</div>`)}\n`;
  },

  footnote_mark: (tokens, index, environment) =>
    environment.keep(environment.notes?.renderMark(tokens[index].content) ?? ""),

  fence: (tokens, index, environment) => {
    const { content, info } = tokens[index];
    const language = info.trim().split(/\s/)[0].toLowerCase();
    const code = highlight(content.replace(/\n$/, ""), language);
    return `<pre><code>${environment.keep(code)}</code></pre>\n`;
  },

  heading_open: (tokens, index, environment) => {
    const anchor = environment.context.anchors?.[environment.headings];
    return `<h${anchor?.level ?? tokens[index].tag.slice(1)}>`;
  },

  heading_close: (tokens, index, environment) => {
    const anchor = environment.context.anchors?.[environment.headings++];
    if (anchor === undefined) return `</${tokens[index].tag}>\n`;
    const id = escapeHtml(anchor.id);
    const link = `<a class="anchor" id="${id}" href="#${id}" aria-hidden="true" tabindex="-1">#</a>`;
    return `${environment.keep(link)}</h${anchor.level}>\n`;
  },

  table_open: (_tokens, _index, environment) => `${environment.keep('<div class="table">')}<table>`,
  table_close: (_tokens, _index, environment) => `</table>${environment.keep("</div>")}\n`,
};

for (const [name, rule] of Object.entries(ownRules)) {
  parser.renderer.rules[name] = (tokens, index, _options, env) =>
    rule(tokens, index, environmentOf(env));
}

function environmentOf(env: Env | undefined): Environment {
  return env?.environment as Environment;
}

const defaultImage = parser.renderer.rules.image;

parser.renderer.rules.image = (tokens, index, options, env, self) => {
  const token = tokens[index];
  const name = /^attachment:(.*)$/.exec(String(token.attrGet("src")))?.[1];
  const { context } = environmentOf(env);
  if (name !== undefined) token.attrSet("src", attachedPicture(context, name));
  return defaultImage?.(tokens, index, options, env, self) ?? "";
};

function attachedPicture(context: MarkdownContext, name: string): string {
  const data = context.attachments?.[decode(name)] ?? {};
  const type = pictureTypes.find((known) => typeof data[known] === "string");
  return type === undefined ? "" : pictureUrl(type, String(data[type]));
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a stray "%": the name is meant as it stands
  }
}
