/** The questions of one open notebook: choices in its texts, covers over the outputs behind them. */
import { type Question, questionsOf } from "../../notebook/question.ts";
import { QuestionView, reasonIn } from "../../page/question-view.ts";
import type { KeptAnswers } from "./kept-answers.ts";
import type { LabCell, LabNotebook } from "./lab-notebook.ts";

/** How long JupyterLab's own changes are left to settle, in milliseconds. */
const SETTLE_MS = 50;

/** So often the keyboard is brought to a question: two seconds long. */
const MOST_ATTEMPTS = 40;

/** Follows a notebook: its texts are drawn late, and again whenever they are edited. */
export class NotebookQuestions {
  readonly #notebook: LabNotebook;
  readonly #answers: KeptAnswers;
  readonly #observer = new MutationObserver(() => this.#later());
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `answers` are those that were given before. */
  constructor(notebook: LabNotebook, answers: KeptAnswers) {
    this.#notebook = notebook;
    this.#answers = answers;
    this.#observer.observe(notebook.node, { childList: true, subtree: true });
    this.#follow();
  }

  /** The notebook is closed. */
  dispose(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#follow();
    }, SETTLE_MS);
  }

  #follow(): void {
    const questions = questionsOf(this.#notebook.widgets.map(questionCell));
    const covered = new Map(questions.flatMap((q) => q.behind.map((id) => [id, q] as const)));
    for (const cell of this.#notebook.widgets) {
      const question = covered.get(cell.model.id);
      const isCovered = question !== undefined && this.#answers.get(question.id) === undefined;
      cell.node.classList.toggle("chainrule-covered", isCovered);
      if (question !== undefined) this.#note(cell, question);
    }
    for (const question of questions) this.#ask(question);
    keepKeys(this.#notebook.node, "summary");
  }

  /** Makes a choice of the question's text, if it is drawn and is none yet. */
  #ask(question: Question): void {
    const text = textOf(this.#cell(question.id));
    const list = [...(text?.querySelectorAll<HTMLElement>("ul") ?? [])].at(-1);
    if (!text || list?.children.length !== question.options.length) return;
    if (text.querySelector("fieldset.question")) return;
    const view: QuestionView = new QuestionView({
      list,
      options: question.options,
      right: question.right,
      name: `question-${question.id}`,
      reasonFor: (option) => reasonIn(this.#details(question), option),
      onAnswer: (given) => {
        this.#answers.set(question.id, given);
        this.#open(question, given !== undefined);
        this.#follow();
      },
    });
    keepKeys(view.element);
    view.element.addEventListener("dblclick", (event) => event.stopPropagation()); // edits the text
    view.set(this.#answers.get(question.id));
  }

  /** Says in the place of a cell's outputs where the question is. */
  #note({ node }: LabCell, question: Question): void {
    if (node.querySelector(".covered")) return;
    const note = document.createElement("p");
    note.className = "covered";
    note.append("What this cell shows is covered until you have answered the question. ");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "jp-mod-styled";
    button.textContent = "To the question";
    button.addEventListener("click", () => void this.#goTo(question));
    note.append(button);
    keepKeys(note);
    node.querySelector(".jp-Cell-inputWrapper")?.after(note);
  }

  /** JupyterLab draws a text late, and gives the keyboard to a cell that it scrolls to: it is asked again. */
  async #goTo({ id }: Question): Promise<void> {
    await this.#notebook.scrollToItem(this.#notebook.widgets.findIndex((c) => c.model.id === id));
    const first = "fieldset.question :is(input, button):not(:disabled, [hidden])";
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const control = this.#cell(id)?.node.querySelector<HTMLElement>(first);
      control?.focus();
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      if (control?.closest("fieldset")?.contains(document.activeElement)) return;
    }
  }

  #details({ answer }: Question): HTMLDetailsElement | null {
    return textOf(this.#cell(answer))?.querySelector("details") ?? null;
  }

  #open(question: Question, open: boolean): void {
    const details = this.#details(question);
    if (details) details.open = open;
  }

  #cell(id: string): LabCell | undefined {
    return this.#notebook.widgets.find(({ model }) => model.id === id);
  }
}

/**
 * JupyterLab takes Enter and the arrow keys for its cells; in here they press, open and choose. It looks for
 * the attribute from what has the keyboard upwards, and stops at the first that a shortcut fits.
 */
function keepKeys(element: HTMLElement, controls = "input, button"): void {
  for (const control of element.querySelectorAll<HTMLElement>(controls)) {
    control.dataset.lmSuppressShortcuts = "true";
  }
}

function questionCell({ model }: LabCell) {
  const kind = model.type === "code" ? ("code" as const) : ("text" as const);
  return { id: model.id, kind, source: model.sharedModel.getSource() };
}

/** A text as it is drawn; nothing while it is being edited. */
function textOf(cell: LabCell | undefined): HTMLElement | null | undefined {
  return cell?.node.querySelector<HTMLElement>(".jp-RenderedMarkdown");
}
