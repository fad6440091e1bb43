/** Every lesson with its exercises, and where each exercise stands in it. */
import { existsSync } from "node:fs";
import * as exercisesByLesson from "../../lessons/exercises.ts";
import { lessons } from "../../lessons/index.ts";
import type { LessonAnswers } from "../../src/exercises/answers.ts";
import type { Checked, Exercise } from "../../src/exercises/exercise.ts";
import type { LessonCell } from "../../src/notebook/lesson.ts";
import { lessonCells } from "./run-lesson.ts";

/** One exercise, as a learner finds it in the lesson. */
export interface Task {
  /** Where the learner finds it: `exercises.perceptron.nand`. */
  readonly name: string;
  /** Its name in its group: `nand`. */
  readonly key: string;
  readonly exercise: Exercise<Checked>;
  /** The cell in which the learner writes: the last one above the check that is tagged so. */
  readonly stub: LessonCell | undefined;
  /** The cell that calls the check. */
  readonly check: LessonCell | undefined;
}

/** Names of all lessons, in order: `01-perceptron`. */
export const lessonNames: readonly string[] = lessons.map(({ name }) => name);

/** The exercises of a lesson, in the order of its cells. */
export function tasksOf(lesson: string): Task[] {
  const { group = "" } = lessons.find(({ name }) => name === lesson) ?? {};
  const groups: Readonly<Record<string, Readonly<Record<string, Exercise<Checked>>>>> =
    exercisesByLesson;
  const cells = lessonCells(lesson).filter(({ type }) => type === "code");
  const tasks = Object.entries(groups[group] ?? {}).map(([key, exercise]): Task => {
    const name = `exercises.${group}.${key}`;
    const at = cells.findIndex(({ source }) => source.includes(`${name}.check(`));
    const stub = cells.slice(0, Math.max(at, 0)).findLast(({ tags }) => tags.includes("exercise"));
    return { name, key, exercise, stub, check: cells[at] };
  });
  const place = ({ check }: Task) => (check ? cells.indexOf(check) : Number.POSITIVE_INFINITY);
  return tasks.sort((a, b) => place(a) - place(b));
}

/** What `lessons/<name>.answers.ts` lists. */
export async function answersOf(lesson: string): Promise<LessonAnswers> {
  const file = new URL(`../../lessons/${lesson}.answers.ts`, import.meta.url);
  if (!existsSync(file)) return {};
  return ((await import(file.href)) as { answers: LessonAnswers }).answers;
}
