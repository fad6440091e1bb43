/** Search within the page: a field above the contents, the number of hits, next and previous. */

import { showContents } from "./contents.ts";
import { ownElement } from "./own.ts";
import { findHits, type Hit } from "./search-hits.ts";
import { goTo, showHits } from "./search-marks.ts";

/**
 * Adds the field. The key "/" leads into it from anywhere but a place where one writes; Enter and
 * Shift+Enter go on and back; Escape empties it. The browser's own search (Ctrl+F) is left alone.
 */
export function watchSearch(): void {
  const article = document.querySelector("article");
  const contents = ownElement("page-contents");
  if (article === null || ownElement("page-course") !== null) return; // the index searches all lessons
  const search = new Search(article);
  if (contents !== null) contents.prepend(search.element);
  else document.querySelector("main")?.before(search.element);
}

class Search {
  readonly element: HTMLElement;
  readonly #article: Element;
  readonly #input: HTMLInputElement = document.createElement("input");
  readonly #status: HTMLElement = document.createElement("span");
  #hits: readonly Hit[] = [];
  /** Which hit the reader is at; -1 before the first. */
  #at = -1;

  constructor(article: Element) {
    this.#article = article;
    this.element = this.#makeForm();
    document.addEventListener("keydown", (event) => this.#takeKey(event));
  }

  #makeForm(): HTMLElement {
    const form = document.createElement("div");
    form.id = "page-search";
    form.setAttribute("role", "search");
    const label = document.createElement("label");
    label.textContent = "Search this page";
    this.#input.type = "search";
    this.#input.placeholder = "/";
    this.#input.autocomplete = "off";
    this.#input.spellcheck = false;
    this.#input.setAttribute("aria-keyshortcuts", "/");
    this.#input.addEventListener("input", () => this.#start());
    this.#input.addEventListener("keydown", (event) => this.#takeFieldKey(event));
    label.append(this.#input);
    this.#status.setAttribute("role", "status");
    const steps = document.createElement("div");
    steps.append(this.#status, this.#button("Previous", -1), this.#button("Next", 1));
    form.append(label, steps);
    return form;
  }

  #button(word: string, step: 1 | -1): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word;
    button.setAttribute("aria-label", `${word} hit`);
    button.addEventListener("click", () => this.#step(step));
    return button;
  }

  #takeKey(event: KeyboardEvent): void {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "/" || !plain || isForWriting(event.target)) return;
    event.preventDefault();
    showContents(true); // on a narrow screen the field is there
    this.#input.focus();
    this.#input.select();
  }

  #takeFieldKey(event: KeyboardEvent): void {
    if (event.key === "Enter") this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape" && this.#input.value !== "") this.#leave();
    else return;
    event.stopPropagation(); // what hides the contents is to hear of the next one
    event.preventDefault();
  }

  /** The query has changed: finds anew, and goes to the first hit at or below what is in view. */
  #start(): void {
    this.#hits = findHits(this.#article, this.#input.value);
    const top = (hit: Hit): number => hit.start.parentElement?.getBoundingClientRect().top ?? 0;
    const next = this.#hits.findIndex((hit) => isShown(hit) && top(hit) >= 0);
    this.#show(next === -1 ? 0 : next);
  }

  /** Cells may have run since: finds anew, and goes on from the same number. */
  #step(step: 1 | -1): void {
    this.#hits = findHits(this.#article, this.#input.value);
    const { length } = this.#hits;
    this.#show(length === 0 ? 0 : (this.#at + step + length) % length);
  }

  #show(at: number): void {
    const count = this.#hits.length;
    this.#at = count === 0 ? -1 : Math.min(at, count - 1);
    const none = this.#input.value.trim() === "" ? "" : "Nothing found";
    this.#status.textContent = count === 0 ? none : `${this.#at + 1} of ${count}`;
    showHits(this.#hits, this.#at);
    if (count > 0) goTo(this.#hits[this.#at]);
  }

  /** Back to the text: the next Tab goes on from the hit. */
  #leave(): void {
    const hit = this.#hits[this.#at];
    this.#input.value = "";
    this.#start();
    showContents(false);
    if (hit === undefined) this.#input.blur();
    else focusText(hit.start);
  }
}

/** Puts the focus on a text that is no stop of the keyboard, as long as it stays there. */
function focusText({ parentElement }: Text): void {
  const editor = parentElement?.closest<HTMLElement>(".cm-content");
  const target = editor ?? parentElement;
  if (!editor) {
    target?.setAttribute("tabindex", "-1");
    target?.addEventListener("blur", () => target.removeAttribute("tabindex"), { once: true });
  }
  target?.focus({ preventScroll: true });
}

function isShown(hit: Hit): boolean {
  return (hit.start.parentElement?.getClientRects().length ?? 0) > 0;
}

function isForWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select, [role=textbox]");
}
