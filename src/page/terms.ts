/** Shows what a word of the notation means, where a reader points at it, taps it or comes to it by keyboard. */
import { ownElement } from "./own.ts";

/** Makes every marked word a stop of the keyboard; its meaning hangs over the text and moves nothing. */
export function watchTerms(): void {
  if (ownElement("page-terms") === null) return;
  for (const term of document.querySelectorAll<HTMLElement>(".term[data-term]")) {
    term.tabIndex = 0;
    term.setAttribute("role", "button");
    const letter = term.querySelector("annotation")?.textContent;
    if (letter) term.setAttribute("aria-label", letter);
    term.setAttribute("aria-describedby", term.dataset.term ?? "");
  }
  const tip = new Tip();
  const termOf = ({ target }: Event): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>(".term[data-term]") : null;
  for (const type of ["pointerover", "focusin", "click"]) {
    document.addEventListener(type, (event) => {
      const term = termOf(event);
      if (term !== null) tip.show(term);
      else if (tip.holds(event.target)) tip.keep();
      else tip.hideSoon(type === "pointerover");
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.hide();
    const term = termOf(event);
    if (term === null || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    tip.toggle(term);
  });
}

/** Milliseconds in which a pointer may go from the word to its meaning. */
const WAY = 250;

/** The one meaning that is shown. */
class Tip {
  readonly #element = document.createElement("div");
  #term: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#element.id = "page-term";
    this.#element.setAttribute("aria-hidden", "true"); // told already: the word is described by it
    this.#element.hidden = true;
    document.body.append(this.#element);
  }

  holds(target: EventTarget | null): boolean {
    return target instanceof Node && this.#element.contains(target);
  }

  toggle(term: HTMLElement): void {
    if (this.#term === term) this.hide();
    else this.show(term);
  }

  /** The pointer has come here in time. */
  keep(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  show(term: HTMLElement): void {
    this.keep();
    const meaning = ownElement(term.dataset.term ?? "");
    if (meaning === null || this.#term === term) return;
    this.#term = term;
    this.#element.replaceChildren(...meaning.cloneNode(true).childNodes);
    this.#element.hidden = false;
    this.#place(term.getClientRects()[0] ?? term.getBoundingClientRect());
  }

  hide(): void {
    this.keep();
    this.#term = undefined;
    this.#element.hidden = true;
  }

  /** At once, or when a pointer has had the time to come here. */
  hideSoon(later: boolean): void {
    if (!later) this.hide();
    else if (this.#term !== undefined) this.#timer ??= setTimeout(() => this.hide(), WAY);
  }

  /** Below the word, or above it where the window ends; never beside the page. */
  #place(word: DOMRect): void {
    const { offsetWidth, offsetHeight, style } = this.#element;
    const room = document.documentElement.clientWidth - offsetWidth - 8;
    const left = Math.max(8, Math.min(word.left, room));
    const isLow = word.bottom + offsetHeight + 12 > innerHeight;
    const top = isLow ? word.top - offsetHeight - 6 : word.bottom + 6;
    style.left = `${left + scrollX}px`;
    style.top = `${top + scrollY}px`;
  }
}
