/** Markdown of a notebook as safe HTML: tables, math, highlighted code, headings with anchors. */
import { randomUUID } from "node:crypto";
import MarkdownIt, { type Env, type Token } from "markdown-it";
import type { Attachments } from "../notebook.ts";
import { Footnotes, footnoteSyntax } from "./footnotes.ts";
import { highlight } from "./highlight.ts";
import { type Html, html, trusted } from "./html.ts";
import {
  type Beside,
  formulasOf,
  inlineCode,
  signsBeside,
  titleWords,
  wholeSizes,
  wholeWords,
} from "./line-breaks.ts";
import { renderMath } from "./math.ts";
import { mathSyntax } from "./math-syntax.ts";
import { pictureTypes, pictureUrl } from "./picture.ts";
import { type ResolveLink, sanitizeHtml } from "./sanitize.ts";
import { tableHead } from "./table-head.ts";
import type { Terms } from "./terms.ts";

/** What one markdown text needs from the page around it. */
export interface MarkdownContext {
  /** Anchors for the headings of this text, in order; a heading without one gets no link. */
  readonly anchors?: readonly HeadingAnchor[];
  readonly attachments?: Attachments;
  readonly resolveLink?: ResolveLink;
  /** Begins the ids of footnotes; without it their marks stay text. */
  readonly noteScope?: string;
  /** Marks words of the notation; without it they are plain words. */
  readonly terms?: Terms | undefined;
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
  readonly html: Html;
}

/** The HTML of a markdown text. */
export function renderMarkdown(source: string, context: MarkdownContext = {}): Html {
  const environment = new Environment(context);
  const text = environment.finish(parser.render(source, { environment }));
  const note = (source: string): Html =>
    environment.finish(parser.renderInline(source, { environment }));
  return html`${text}${environment.notes?.render(note) ?? ""}`;
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
    const shown = parser.renderer.render(children, parser.options, { environment });
    const text = children.map((child) => child.content).join("");
    const level = Number(token.tag.slice(1));
    return [{ level, text, html: environment.finish(shown, (safe) => safe.replace(links, "")) }];
  });
}

/** A piece of a markdown text as one reads it: a heading, or words. */
export interface PlainPiece {
  readonly isHeading: boolean;
  readonly text: string;
}

/** The words of a markdown text in order, without marks, pictures and HTML; formulas as TeX. */
export function plainPieces(source: string): PlainPiece[] {
  const environment = new Environment({ noteScope: "" });
  const tokens = parser.parse(source, { environment });
  return tokens.flatMap(({ type, children, content }, index) => {
    const isHeading = tokens[index - 1]?.type === "heading_open";
    if (type !== "inline") return type === "fence" ? [{ isHeading, text: content }] : [];
    const words = (children ?? []).filter((child) => plainTypes.has(child.type));
    return [{ isHeading, text: words.map((child) => child.content || " ").join("") }];
  });
}

const plainTypes = new Set(["text", "code_inline", "math_inline", "softbreak", "hardbreak"]);

/** Tags of links in what the sanitiser made; a link inside a link would end it. */
const links = /<\/?a\b[^>]*>/g;

/**
 * Carries the pieces that the sanitiser must not see (formulas, highlighted code, anchors): each is
 * put aside behind a mark, and comes back after sanitising. The mark cannot be guessed, so no text
 * of a notebook can call a piece back at a place where it does harm.
 */
class Environment {
  readonly context: MarkdownContext;
  readonly notes: Footnotes | undefined;
  headings = 0;
  /** How many headings and links are open: no word is marked in them. */
  open = 0;
  readonly #mark: string = randomUUID();
  readonly #pieces: Html[] = [];

  constructor(context: MarkdownContext) {
    this.context = context;
    this.notes = context.noteScope === undefined ? undefined : new Footnotes(context.noteScope);
  }

  /** What marks terms here. */
  get terms(): Terms | undefined {
    return this.open > 0 ? undefined : this.context.terms;
  }

  /** Puts a whole piece aside; the text that stands for it comes back. */
  keep(piece: Html): string {
    this.#pieces.push(piece);
    return `${this.#mark}:${this.#pieces.length - 1};`;
  }

  /**
   * Sanitises what markdown-it made, and puts the pieces back between its tags. A tag that was left
   * open in a notebook has swallowed what followed: a piece inside it is gone.
   */
  finish(markup: string, change = (safe: string): string => safe): Html {
    const safe = change(`${sanitizeHtml(markup, this.context.resolveLink)}`);
    const marks = new RegExp(`${this.#mark}:(\\d+);`, "g");
    const put = (text: string): string =>
      text.replace(marks, (_mark, index: string) => `${this.#pieces[Number(index)] ?? ""}`);
    const whole = safe.replace(/(<[^>]*>)|([^<]+)/g, (_all, tag?: string, text?: string) =>
      tag === undefined ? put(text ?? "") : boxed(tag.replace(marks, "")),
    );
    return trusted(whole);
  }
}

/** A wide table scrolls in a box of its own. What comes from the sanitiser is balanced, so this is too. */
function boxed(tag: string): string {
  if (/^<table\b/.test(tag)) return `<div class="table">${tag}`;
  return tag === "</table>" ? `${tag}</div>` : tag;
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
  text: (tokens, index, environment) => {
    const text = wholeWords(besideAt(tokens, index).rest);
    const pieces =
      environment.open > 0 ? titleWords(text) : wholeSizes(environment.terms?.mark(text) ?? [text]);
    return pieces
      .map((one) => (typeof one === "string" ? html`${one}` : environment.keep(one)))
      .join("");
  },

  link_open: (tokens, index, environment) => {
    environment.open++;
    return parser.renderer.renderToken(tokens, index, parser.options);
  },

  link_close: (_tokens, _index, environment) => {
    environment.open--;
    return "</a>";
  },

  math_inline: (tokens, index, environment) => {
    const { content } = tokens[index];
    const formula = renderMath(content, false);
    const shown = environment.terms?.markFormula(content, formula) ?? formula;
    const [before, after] = [besideAt(tokens, index - 1).last, besideAt(tokens, index + 1).first];
    if (before + after === "") return environment.keep(shown);
    return environment.keep(html`<span class="bound">${before}${shown}${after}</span>`);
  },

  math_block: (tokens, index, environment) => {
    const formulas = formulasOf(tokens[index].content).map((tex) => renderMath(tex, true));
    const several = formulas.length > 1 ? " formulas" : "";
    return `${environment.keep(html`<div class="formula${several}">${formulas}</div>`)}\n`;
  },

  footnote_mark: (tokens, index, environment) =>
    environment.keep(html`${environment.notes?.renderMark(tokens[index].content) ?? ""}`),

  code_inline: (tokens, index, environment) => environment.keep(inlineCode(tokens[index].content)),

  fence: (tokens, index, environment) => {
    const { content, info } = tokens[index];
    const language = info.trim().split(/\s/)[0].toLowerCase();
    const code = highlight(content.replace(/\n$/, ""), language);
    return `<pre><code>${environment.keep(code)}</code></pre>\n`;
  },

  heading_open: (tokens, index, environment) => {
    const anchor = environment.context.anchors?.[environment.headings];
    environment.open++;
    if (/h[12]/.test(tokens[index].tag)) environment.context.terms?.startSection();
    return `<h${anchor?.level ?? tokens[index].tag.slice(1)}>`;
  },

  heading_close: (tokens, index, environment) => {
    const anchor = environment.context.anchors?.[environment.headings++];
    environment.open--;
    if (anchor === undefined) return `</${tokens[index].tag}>\n`;
    const { id } = anchor;
    const link = html`<a class="anchor" id="${id}" href="#${id}" aria-hidden="true" tabindex="-1">#</a>`;
    return `${environment.keep(link)}</h${anchor.level}>\n`;
  },
};

/** The text at `index` in parts; empty ones where there is no text. */
function besideAt(tokens: readonly Token[], index: number): Beside {
  const text = tokens[index]?.type === "text" ? tokens[index].content : "";
  const isFormula = (at: number): boolean => tokens[at]?.type === "math_inline";
  return signsBeside(text, isFormula(index - 1), isFormula(index + 1));
}

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
