/**
 * What a lesson's notebook says of its place in the course: how long it takes, what comes before
 * and what comes next. Made from the list of lessons, so that no text leads to what is not there.
 */
import type { LessonEntry } from "../../lessons/index.ts";
import type { Lesson, LessonCell } from "./lesson.ts";

/** The lesson with the rows "Time" and "Before this" in its first cell and "Next" in its last. */
export function frameLesson(lesson: Lesson, name: string, course: readonly LessonEntry[]): Lesson {
  const place = course.findIndex((entry) => entry.name === name);
  if (place < 0) return lesson; // a lesson outside the course, such as an author's own
  const links = new Map(course.map((entry) => [numberOf(entry), linkTo(entry)]));
  const linked = lesson.cells.map((cell) => linkLessons(cell, links, numberOf(course[place])));
  const [first, ...rest] = linked;
  const opened = { ...first, source: `${first.source}\n${rowsOf(course[place], links)}` };
  const cells = [opened, ...rest];
  return { cells: [...cells, nextCell(course[place + 1])] };
}

function rowsOf(
  { minutes, seconds, needs }: LessonEntry,
  links: ReadonlyMap<string, string>,
): string {
  const before = needs.flatMap((number) => links.get(number) ?? []);
  const nothing = "nothing but some TypeScript";
  return [
    `| **Time** | about ${workTime(minutes)}; all cells together run in about ${duration(seconds)} |`,
    `| **Before this** | ${before.length > 0 ? before.join(", ") : nothing} |`,
  ].join("\n");
}

/** Two hours and more are told in hours. */
function workTime(minutes: number): string {
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? "one minute" : `${minutes} minutes`;
}

function nextCell(next: LessonEntry | undefined): LessonCell {
  const source =
    next === undefined
      ? "## Next\n\nThis is the last lesson that there is. Build something of your own."
      : `## Next\n\n**${linkTo(next)}**: ${next.about}.`;
  return { type: "markdown", id: "next", tags: [], source };
}

/** Makes a link of each `lesson 04` or `Lesson 04` in a text, but for the lesson itself. */
function linkLessons(
  cell: LessonCell,
  links: ReadonlyMap<string, string>,
  own: string,
): LessonCell {
  if (cell.type !== "markdown") return cell;
  const source = cell.source.replace(
    /(`[^`\n]*`)|\b([Ll]esson (\d\d))\b(?!\])/g,
    (all, code, words, number) => {
      const link = links.get(number);
      if (code !== undefined || number === own || link === undefined) return all;
      return link.replace(/^\[[^\]]*\]/, `[${words}]`);
    },
  );
  return { ...cell, source };
}

/** `[02 XOR and layers](02-xor.ipynb)`; a page turns it to its own neighbour. */
function linkTo(entry: LessonEntry): string {
  return `[${numberOf(entry)} ${entry.title}](${entry.name}.ipynb)`;
}

function numberOf({ name }: LessonEntry): string {
  return name.slice(0, 2);
}
