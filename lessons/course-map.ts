/** The map of the course: every lesson, and how many of its exercises have been passed. */
import { type CourseMap, mapOf } from "../src/exercises/course-map.ts";
import type { Exercise } from "../src/exercises/exercise.ts";
import * as exercises from "./exercises.ts";
import { lessons } from "./index.ts";

/**
 * The lessons in order, each with a link to its notebook and with what you have passed of it. It
 * shows itself as a table where it is a cell's last value.
 */
export function courseMap(): CourseMap {
  const groups: Readonly<Record<string, object>> = exercises;
  const rows = lessons.map(({ name, title, about, group, minutes }) => {
    const names = Object.values(groups[group] ?? {}).map(
      (one: Exercise) => one.source.name,
    );
    return { name, title, about, minutes, exercises: names };
  });
  return mapOf(rows);
}
