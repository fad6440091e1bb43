/** The index of the lessons as a map: how far the reader is in each, kept in this browser or a file. */
import { askForFile, saveFile } from "./download.ts";
import { ownElement } from "./own.ts";
import {
  formatCourseProgress,
  keepProgress,
  keptProgress,
  type Progress,
  parseCourseProgress,
} from "./progress.ts";

/** Shows what was done of every lesson, and offers to save and to load it. */
export function watchCourse(): void {
  const tools = ownElement("page-course");
  if (tools === null) return;
  tools.hidden = false;
  showAll();
  const status = tools.querySelector('.files [role="status"]') as HTMLElement;
  wire("page-progress-save", () =>
    saveFile("chainrule.progress.json", "application/json", formatCourseProgress(keptProgress())),
  );
  wire("page-progress-load", () => void load(status));
  // A reader comes back to this page from a lesson, by the browser's own button as well.
  addEventListener("pageshow", showAll);
  addEventListener("storage", showAll);
}

function wire(id: string, work: () => void): void {
  ownElement(id)?.addEventListener("click", work);
}

async function load(status: HTMLElement): Promise<void> {
  const text = await askForFile(".json,application/json");
  if (text === undefined) return;
  try {
    const lessons = [...parseCourseProgress(text)];
    const kept = lessons.every(([name, progress]) => keepProgress(name, progress));
    status.textContent = kept ? "" : "This browser keeps nothing for pages opened from disk.";
    showAll();
  } catch {
    status.textContent = "This file holds no progress of the course.";
  }
}

function showAll(): void {
  const kept = keptProgress();
  const lines = [...document.querySelectorAll<HTMLElement>(".lessons .progress")];
  const shown = lines.map((line) => show(line, kept.get(line.dataset.lesson ?? "")));
  showWhereToGoOn(lines, shown);
}

/** What of a lesson there is to do, and what was done. */
interface Done {
  readonly passed: number;
  readonly exercises: number;
  readonly done: number;
  readonly all: number;
}

/** The first lesson that is not done, and how many exercises of the course are. */
function showWhereToGoOn(lines: readonly HTMLElement[], shown: readonly Done[]): void {
  const line = ownElement("page-continue");
  const link = line?.querySelector("a");
  const words = line?.querySelector("span");
  const at = shown.findIndex(({ done, all }) => done < all);
  const lesson = lines[at]?.closest("li")?.querySelector<HTMLAnchorElement>("h2 a");
  if (!line || !link || !words) return;
  line.hidden = !lesson;
  const isNew = shown.every(({ done }) => done === 0);
  link.textContent = `${isNew ? "Start with" : "Go on with"} ${lesson?.textContent ?? ""}`;
  link.href = lesson?.href ?? "";
  const sum = (count: (one: Done) => number) => shown.reduce((all, one) => all + count(one), 0);
  words.textContent = `${sum((one) => one.passed)} of ${sum((one) => one.exercises)} exercises done`;
}

function show(line: HTMLElement, progress: Progress | undefined): Done {
  const exercises = Number(line.dataset.exercises);
  const questions = Number(line.dataset.questions);
  const passed = Math.min(progress?.passed.length ?? 0, exercises);
  const answered = Math.min(progress?.answers.size ?? 0, questions);
  const meter = document.createElement("progress");
  meter.max = Math.max(1, exercises + questions);
  meter.value = passed + answered;
  meter.setAttribute("aria-label", "Done of this lesson");
  const words = [
    ...(exercises > 0 ? [`${passed} of ${exercises} exercises`] : []),
    ...(questions > 0 ? [`${answered} of ${questions} questions`] : []),
  ];
  line.replaceChildren(meter, ` ${words.join(", ")}`);
  line.hidden = words.length === 0;
  const [done, all] = [passed + answered, exercises + questions];
  line.closest("li")?.classList.toggle("done", all > 0 && done === all);
  return { passed, exercises, done, all };
}
