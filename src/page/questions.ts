/** Questions of a page: the outputs behind one are covered until the reader has answered it. */
import type { ProgressStore } from "./progress.ts";
import { QuestionView, reasonIn } from "./question-view.ts";

/** Makes a choice of every question that the exporter has marked (notebook/html/cell.ts). */
export function watchQuestions(store: ProgressStore): void {
  const texts = document.querySelectorAll<HTMLElement>("main article .cell.text[data-question]");
  for (const text of texts) ask(text, store);
}

function ask(text: HTMLElement, store: ProgressStore): void {
  const list = [...text.querySelectorAll<HTMLElement>("ul")].at(-1);
  const options = text.dataset.options?.split(" ") ?? [];
  if (list?.children.length !== options.length) return;
  const id = text.id.replace(/^cell-/, "");
  const answer = document.getElementById(text.dataset.answer ?? "");
  const details = answer?.querySelector("details") ?? null;
  const covers = [...document.querySelectorAll<HTMLElement>(".program[data-behind]")]
    .filter(({ dataset }) => dataset.behind === text.id)
    .map((program) => cover(program, () => view.focus()));
  const uncover = (given: string | undefined): void => {
    for (const setCovered of covers) setCovered(given === undefined);
  };
  const view: QuestionView = new QuestionView({
    list,
    options,
    right: text.dataset.question || undefined,
    name: `question-${id}`,
    reasonFor: (option) => reasonIn(details, option),
    onAnswer: (given) => {
      uncover(given);
      if (details !== null) details.open = given !== undefined;
      store.answer(id, given);
    },
  });
  const given = store.progress.answers.get(id);
  view.set(given);
  uncover(given);
  store.onLoad(({ answers }) => {
    view.set(answers.get(id));
    uncover(answers.get(id));
  });
}

/** Says in the place of a cell's outputs where the question is. */
function cover(program: HTMLElement, goToQuestion: () => void): (covered: boolean) => void {
  const note = document.createElement("p");
  note.className = "covered";
  note.append("What this cell shows is covered until you have answered the question. ");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "To the question";
  button.addEventListener("click", goToQuestion);
  note.append(button);
  program.append(note);
  return (covered) => {
    program.classList.toggle("uncovered", !covered);
    note.hidden = !covered;
  };
}
