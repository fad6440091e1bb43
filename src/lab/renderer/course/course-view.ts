/** The course as a list: what each lesson is about, how far the learner is, where to go on. */
import { type LessonEntry, lessons } from "../../../../lessons/index.ts";
import type { CourseFolder } from "./course-folder.ts";
import { titleOf } from "./lesson.ts";

/** How many of a lesson's exercises were passed. */
interface Score {
  readonly passed: number;
  readonly count: number;
}

/** What the panel shows; `open` opens the notebook at a path. */
export function courseView(course: CourseFolder | undefined, open: (path: string) => void): Node[] {
  if (course === undefined) return [heading(), paragraph(noLessons)];
  const list = document.createElement("ol");
  list.append(...lessons.map((lesson) => row(lesson, course, open)));
  return [heading(), goOn(course, open), list];
}

const noLessons =
  "No lesson is in this folder. In a terminal, `npx chainrule lab FOLDER` puts them into a folder and opens it.";

function heading(): HTMLElement {
  const made = document.createElement("h1");
  made.textContent = "Course";
  return made;
}

/** One sentence, with the first lesson that is not done. */
function goOn(course: CourseFolder, open: (path: string) => void): HTMLElement {
  const scores = lessons.map((lesson) => scoreOf(lesson, course));
  const sum = (of: (score: Score) => number) => scores.reduce((all, score) => all + of(score), 0);
  const made = paragraph(`${sum((s) => s.passed)} of ${sum((s) => s.count)} exercises are right. `);
  const index = scores.findIndex(({ passed, count }) => passed < count);
  const lesson = lessons[index];
  if (lesson === undefined || !course.present.has(lesson.name)) return made;
  const isBegun = scores.some(({ passed }) => passed > 0);
  const go = lessonButton(lesson, course, open);
  go.textContent = `${isBegun ? "Go on with" : "Begin with"} ${titleOf(lesson)}`;
  go.className = "chainrule-course-go";
  made.append(go);
  return made;
}

function row(lesson: LessonEntry, course: CourseFolder, open: (path: string) => void): HTMLElement {
  const { passed, count } = scoreOf(lesson, course);
  const made = document.createElement("li");
  const mark = document.createElement("span");
  mark.className = "chainrule-course-mark";
  mark.textContent = passed === 0 ? "○" : passed < count ? "◐" : "●";
  mark.ariaHidden = "true";
  const isHere = course.present.has(lesson.name);
  const name = isHere ? lessonButton(lesson, course, open) : document.createElement("span");
  name.textContent = titleOf(lesson);
  const facts = document.createElement("span");
  facts.className = "chainrule-course-facts";
  const progress = `${passed} of ${count} ${count === 1 ? "exercise" : "exercises"}`;
  const parts = [
    ...(count > 0 ? [progress] : []),
    `${lesson.minutes} minutes`,
    ...(isHere ? [] : ["not in this folder"]),
  ];
  facts.textContent = parts.join(" · ");
  made.append(mark, name, facts, paragraph(lesson.about));
  return made;
}

function lessonButton(
  { name }: LessonEntry,
  { folder }: CourseFolder,
  open: (path: string) => void,
): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.addEventListener("click", () => open(`${folder}${name}.ipynb`));
  return made;
}

function scoreOf({ group }: LessonEntry, { passed }: CourseFolder): Score {
  const own = new Set(passed.filter((name) => name.startsWith(`${group}.`)));
  const count = exerciseCounts[group] ?? 0;
  return { passed: Math.min(own.size, count), count };
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}
