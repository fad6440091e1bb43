/** Every lesson with its exercises, and where each exercise stands in it. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Checked, Exercise } from "../../src/exercises/exercise.ts";
import * as exercisesByLesson from "../../src/exercises/index.ts";
import type { LessonCell } from "../../src/notebook/lesson.ts";
import { root } from "../project/modules.ts";
import { lessonCells } from "./run-lesson.ts";

/** One exercise, as a learner finds it in the lesson. */
export interface Task {
  /** Where the learner finds it: `exercises.perceptron.nand`. */
  readonly name: string;
  readonly exercise: Exercise<never, Checked>;
  /** The cell that holds the stub. */
  readonly stub: LessonCell | undefined;
  /** The cell that calls the check. */
  readonly check: LessonCell | undefined;
}

/** Names of all lessons, in order: `01-perceptron`. */
export const lessonNames: readonly string[] = readdirSync(join(root, "lessons"))
  .filter((file) => /^\d\d-[a-z0-9-]+\.ts$/.test(file))
  .map((file) => file.replace(/\.ts$/, ""))
  .sort();

/** The exercises of a lesson: `02-xor` has those of `exercises.xor`. */
export function tasksOf(lesson: string): Task[] {
  const group = groupName(lesson);
  const groups: Readonly<Record<string, object>> = exercisesByLesson;
  const cells = lessonCells(lesson).filter(({ type }) => type === "code");
  return Object.entries(groups[group] ?? {}).map(([key, exercise]) => {
    const name = `exercises.${group}.${key}`;
    return {
      name,
      exercise: exercise as Exercise<never, Checked>,
      stub: cells.find(({ source }) => source === exercise.source.stub),
      check: cells.find(({ source }) => source.includes(`${name}.check(`)),
    };
  });
}

/** `sigmoidDerivative` for `04-sigmoid-derivative`. */
function groupName(lesson: string): string {
  return lesson.replace(/^\d\d-/, "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
