/** Words of the notation in a lesson's texts: marked where a section first has them, explained by the page. */
import { notation, type Term } from "../../../lessons/notation.ts";
import { type Html, html, nothing } from "./html.ts";

/** The terms of one page, which are marked once a section. */
export class Terms {
  readonly #terms: readonly Term[];
  readonly #words: RegExp;
  /** Those that this section has had. */
  readonly #met = new Set<Term>();
  readonly #used = new Set<Term>();

  /** `lesson` is its number; some letters have another meaning in some lessons. */
  constructor(lesson: string) {
    this.#terms = notation.filter(({ notIn = [] }) => !notIn.includes(lesson));
    const forms = this.#terms.flatMap(formsOf).sort((a, b) => b.length - a.length);
    this.#words = new RegExp(
      `${notAsVerb}(?<![\\p{L}\\p{N}-])(${forms.join("|")})(?![\\p{L}\\p{N}-])`,
      "giu",
    );
  }

  /** A section begins: its first words are marked again. */
  startSection(): void {
    this.#met.clear();
  }

  /** A text in pieces: words that are no term, and terms, marked. */
  mark(text: string): (string | Html)[] {
    return text.split(this.#words).map((piece, index) => {
      const term = index % 2 === 1 ? this.#termOf(piece.toLowerCase()) : undefined;
      return term === undefined ? piece : this.#marked(term, html`${piece}`);
    });
  }

  /** A formula; marked if it is nothing but a letter of the notation. */
  markFormula(tex: string, formula: Html): Html {
    const term = this.#terms.find(({ isLetter, name }) => isLetter && name === tex.trim());
    return term === undefined ? formula : this.#marked(term, formula);
  }

  /** What the marked terms mean, for whoever listens and for the page's program; `nothing` without any. */
  renderMeanings(): Html {
    if (this.#used.size === 0) return nothing;
    const meanings = [...this.#used].map(
      (term) => html`<p id="${idOf(term)}"><b>${term.name}</b> ${term.meaning}</p>`,
    );
    return html`<div id="page-terms" hidden>${meanings}</div>`;
  }

  #termOf(form: string): Term | undefined {
    return this.#terms.find((term) => formsOf(term).includes(form));
  }

  #marked(term: Term, shown: Html): Html {
    if (this.#met.has(term)) return shown;
    this.#met.add(term);
    this.#used.add(term);
    return html`<span class="term" data-term="${idOf(term)}">${shown}</span>`;
  }
}

/** "What would it cost" is no cost. */
const notAsVerb = "(?<!\\b(?:can|could|may|might|must|should|will|would) )";

function formsOf({ isLetter, name, forms = [name] }: Term): readonly string[] {
  return isLetter ? [] : forms;
}

function idOf({ name }: Term): string {
  return `page-term-${name.replace(/\W/g, "-")}`;
}
