/** Where a notebook stands in the course. */
import { type LessonEntry, lessons } from "../../../../lessons/index.ts";
import type { LabNotebookPanel } from "../lab-notebook.ts";

/** A lesson's place: what comes before it and after it. */
export interface Place {
  readonly lesson: LessonEntry;
  readonly before: LessonEntry | undefined;
  readonly next: LessonEntry | undefined;
}

/** The place of an open notebook; `undefined` if it is no lesson of the course. */
export function placeOf({ context }: LabNotebookPanel): Place | undefined {
  const origin = context.model.getMetadata("chainrule") as { lesson?: unknown } | undefined;
  const index = lessons.findIndex(({ name }) => name === origin?.lesson);
  if (index < 0) return undefined;
  return { lesson: lessons[index], before: lessons[index - 1], next: lessons[index + 1] };
}

/** `02 XOR and layers`. */
export function titleOf({ name, title }: LessonEntry): string {
  return `${name.slice(0, 2)} ${title}`;
}

/** The folder of a file, with a slash at its end; "" at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
