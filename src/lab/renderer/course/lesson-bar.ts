/** Buttons above a lesson: the one before, the course, the next one. */
import type { LessonEntry } from "../../../../lessons/index.ts";
import type { LabNotebookPanel } from "../lab-notebook.ts";
import type { Widget, WidgetClass } from "../widget.ts";
import { folderOf, type Place, titleOf } from "./lesson.ts";

/** What the buttons do. */
export interface LessonBarHost {
  open(path: string): void;
  openCourse(folder: string): void;
}

/** Puts the buttons into the notebook's toolbar, before what says which kernel runs. */
export function addLessonBar(
  panel: LabNotebookPanel,
  { before, next }: Place,
  Base: WidgetClass,
  host: LessonBarHost,
): void {
  const folder = folderOf(panel.context.path);
  const open = (lesson: LessonEntry) => () => host.open(`${folder}${lesson.name}.ipynb`);
  const bar: Widget = new Base();
  bar.addClass("chainrule-lesson-bar");
  if (before) bar.node.append(button("‹", `Lesson before: ${titleOf(before)}`, open(before)));
  bar.node.append(
    button("Course", "All lessons, and how far you are", () => host.openCourse(folder)),
  );
  if (next) {
    const words = `Next: ${next.name.slice(0, 2)} ›`;
    bar.node.append(button(words, `Next lesson: ${titleOf(next)}`, open(next)));
  }
  const { toolbar } = panel;
  if (!toolbar.insertBefore("spacer", barName, bar)) toolbar.addItem(barName, bar);
}

const barName = "chainrule-lesson-bar";

function button(words: string, name: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.title = name;
  made.setAttribute("aria-label", name);
  made.addEventListener("click", press);
  return made;
}
