import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../project/modules.ts";
import { lessonNames, tasksOf } from "./lessons.ts";
import { lessonCells } from "./run-lesson.ts";

describe.each(lessonNames)("lesson %s", (lesson) => {
  const tasks = tasksOf(lesson);

  test("has exercises, and a test of the numbers that it quotes", () => {
    expect(tasks.length).toBeGreaterThanOrEqual(2);
    expect(existsSync(join(root, "test/lessons", `${lesson}.test.ts`))).toBe(true);
  });

  test("gives a cell to every stub, byte for byte, and no other cell is tagged as an exercise", () => {
    const tagged = lessonCells(lesson).filter(({ tags }) => tags.includes("exercise"));
    expect(tasks.filter(({ stub }) => !stub).map(({ name }) => name)).toEqual([]);
    expect(tagged.map(({ id }) => id)).toEqual(tasks.map(({ stub }) => stub?.id));
  });

  test.each(tasks)(
    "$name: is checked in a later cell, with hints and a solution of its own",
    ({ exercise: { source }, stub, check }) => {
      const ids = lessonCells(lesson).map(({ id }) => id);
      expect(ids.indexOf(check?.id ?? "")).toBeGreaterThan(ids.indexOf(stub?.id ?? ""));
      expect(source.stub).toMatch(/\btodo\(/);
      expect(source.solution).not.toMatch(/\btodo\(/);
      expect(source.title).not.toBe("");
      expect(source.hints.length).toBeGreaterThanOrEqual(2);
      expect(new Set(source.hints).size).toBe(source.hints.length);
    },
  );
});
