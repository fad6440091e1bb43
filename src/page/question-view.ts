/**
 * A question as a choice: the options of a list become radio buttons, with one button to answer and
 * one to be shown. What was answered, and why it is right or wrong, stands below its option.
 */

/** What a view is made of. */
export interface QuestionSetup {
  /** The list of options as the text has it; it is moved into the view. */
  readonly list: HTMLElement;
  /** Letters of the options, in the order of the list. */
  readonly options: readonly string[];
  /** The right one; `undefined` where the text marks none. */
  readonly right: string | undefined;
  /** Names the group of radio buttons in its document. */
  readonly name: string;
  /** Why an option is right or wrong, as the answer says. */
  reasonFor(option: string): DocumentFragment | undefined;
  /** The reader has answered (`shown` for "show me"), or asks to be asked again. */
  onAnswer(answer: string | undefined): void;
}

/** The answer of a reader who chose none of the options. */
const shown = "shown";

/** One question in a document. */
export class QuestionView {
  readonly element: HTMLFieldSetElement;
  readonly #setup: QuestionSetup;
  readonly #radios: HTMLInputElement[];
  readonly #answer: HTMLButtonElement;
  readonly #show: HTMLButtonElement;
  readonly #again: HTMLButtonElement;
  readonly #status: HTMLElement;

  constructor(setup: QuestionSetup) {
    this.#setup = setup;
    this.element = setup.list.ownerDocument.createElement("fieldset");
    this.element.className = "question";
    setup.list.replaceWith(this.element);
    this.#radios = [...setup.list.children].map((item, i) => this.#choice(item, setup.options[i]));
    this.#answer = this.#button("That is my answer", () => this.#take(this.#chosen()));
    this.#show = this.#button("Show me", () => this.#take(shown));
    this.#again = this.#button("Ask me again", () => this.#take(undefined));
    this.#status = make(this.element, "p", "question-status");
    this.#status.setAttribute("role", "status");
    const legend = make(this.element, "legend", "");
    legend.textContent = "What do you expect?";
    const bar = make(this.element, "div", "question-bar");
    bar.append(this.#answer, this.#show, this.#again);
    this.element.append(legend, setup.list, bar, this.#status);
    this.set(undefined);
  }

  /** Shows an answer that was given before, or the open question. */
  set(answer: string | undefined): void {
    const open = answer === undefined;
    for (const radio of this.#radios) {
      radio.disabled = !open;
      radio.checked = radio.value === answer;
      this.#explain(radio, answer);
    }
    this.#answer.hidden = !open;
    this.#answer.disabled = true;
    this.#show.hidden = !open;
    this.#again.hidden = open;
    this.#status.textContent = open ? "" : this.#words(answer);
  }

  /** Moves the keyboard to the first option. */
  focus(): void {
    (this.#radios.find(({ disabled }) => !disabled) ?? this.#again).focus();
  }

  #take(answer: string | undefined): void {
    this.set(answer);
    this.#setup.onAnswer(answer);
    if (answer === undefined) this.focus();
    else this.#again.focus({ preventScroll: true }); // the button that was pressed has gone
  }

  #chosen(): string | undefined {
    return this.#radios.find(({ checked }) => checked)?.value;
  }

  #words(answer: string): string {
    const { right } = this.#setup;
    if (right === undefined) return "The answer is below.";
    if (answer === right) return "Right.";
    return answer === shown ? `It is ${right}).` : `Not ${answer}). It is ${right}).`;
  }

  /** The option itself names the radio button. */
  #choice(item: Element, option: string): HTMLInputElement {
    const label = item.ownerDocument.createElement("label");
    label.append(...item.childNodes);
    const radio = item.ownerDocument.createElement("input");
    radio.type = "radio";
    radio.name = this.#setup.name;
    radio.value = option;
    radio.addEventListener("change", () => {
      this.#answer.disabled = false;
    });
    label.prepend(radio, " ");
    item.append(label);
    return radio;
  }

  #explain(radio: HTMLInputElement, answer: string | undefined): void {
    const item = radio.closest("li");
    if (item === null) return;
    item.querySelector(".question-reason")?.remove();
    const { right } = this.#setup;
    const told = answer !== undefined && (radio.value === answer || radio.value === right);
    item.classList.toggle("right", told && radio.value === right);
    item.classList.toggle("wrong", told && right !== undefined && radio.value !== right);
    const reason = told ? this.#setup.reasonFor(radio.value) : undefined;
    if (reason !== undefined) make(item, "div", "question-reason").append(reason);
  }

  #button(words: string, work: () => void): HTMLButtonElement {
    const button = this.element.ownerDocument.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", work);
    return button;
  }
}

/** The reason for an option in an answer's list: the item that begins with its letter. */
export function reasonIn(answer: Element | null, option: string): DocumentFragment | undefined {
  const items = [...(answer?.querySelectorAll("li") ?? [])];
  const item = items.find(({ textContent }) => textContent?.trim().startsWith(`${option})`));
  if (item === undefined) return undefined;
  const fragment = item.ownerDocument.createDocumentFragment();
  fragment.append(...[...item.childNodes].map((node) => node.cloneNode(true)));
  dropLetter(fragment, option);
  return fragment;
}

/** The reason stands below its option, which has the letter already. */
function dropLetter(fragment: DocumentFragment, option: string): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    const rest = text.textContent?.replace(new RegExp(`^\\s*${option}\\)\\s*`), "");
    if (rest === text.textContent) continue;
    text.textContent = rest ?? "";
    return;
  }
}

function make<K extends keyof HTMLElementTagNameMap>(
  parent: Element,
  tag: K,
  className: string,
): HTMLElementTagNameMap[K] {
  const element = parent.ownerDocument.createElement(tag);
  element.className = className;
  parent.append(element);
  return element;
}
