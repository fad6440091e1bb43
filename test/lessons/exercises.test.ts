import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lessons } from "../../lessons/index.ts";
import { Verdict } from "../../src/exercises/verdict.ts";
import { root } from "../project/modules.ts";
import { lessonNames, tasksOf } from "./lessons.ts";
import { lessonCells } from "./run-lesson.ts";

/** What may be handed to a check by a learner who has not understood the question. */
const strange: readonly (readonly [string, unknown])[] = [
  ["undefined", undefined],
  ["null", null],
  ["NaN", Number.NaN],
  ["a number", 3],
  ["text", "3"],
  ["true", true],
  ["an empty object", {}],
  ["an empty array", []],
  ["nested arrays of text", [["a"]]],
  ["a symbol", Symbol("answer")],
  ["a promise", Promise.resolve(3)],
  ["a function that returns nothing", () => {}],
  ["a function that returns null", () => null],
  ["a function that returns text", () => "3"],
  ["a function that returns a promise", async () => 3],
  ["an object without a prototype", Object.create(null)],
];

/** Words of errors that no learner can do anything with, since they speak of our own code. */
const ours = /Cannot destructure|Cannot read properties|is not iterable|TypeError|undefined is not/;

describe.each(lessonNames)("lesson %s", (lesson) => {
  const tasks = tasksOf(lesson);

  test("has exercises, and a test of the numbers that it quotes", () => {
    // The words are there to be looked up.
    expect(tasks.length).toBeGreaterThanOrEqual(lesson === "20-words" ? 0 : 2);
    expect(existsSync(join(root, "test/lessons", `${lesson}.test.ts`))).toBe(true);
  });

  test("holds each exercise's name and number, and its first cell has the title of the list", () => {
    const { title, group } = lessons.find(({ name }) => name === lesson) ?? {};
    expect(lessonCells(lesson)[0].source).toMatch(
      new RegExp(`^# ${lesson.slice(0, 2)} ${title}\n`),
    );
    for (const { key, exercise } of tasks) expect(exercise.source.name).toBe(`${group}.${key}`);
  });

  test("gives each exercise a cell to write in, and no other cell is tagged as one", () => {
    const tagged = lessonCells(lesson).filter(({ tags }) => tags.includes("exercise"));
    expect(tagged.map(({ id }) => id)).toEqual(tasks.map(({ stub }) => stub?.id));
    for (const { source } of tagged) expect(source).toMatch(/\btodo\(/);
  });

  test.each(tasks)("$name has a solution without todo(), and hints", ({ exercise: { source } }) => {
    expect(source.solution).not.toMatch(/\btodo\(/);
    expect(source.title).not.toBe("");
    expect(source.hints.length).toBeGreaterThanOrEqual(2);
    expect(new Set(source.hints).size).toBe(source.hints.length);
  });

  test.each(tasks)("$name gives its part to later cells if one of them uses it", (task) => {
    const cells = lessonCells(lesson).filter(({ source }) => source.includes(`${task.name}.use(`));
    if (cells.length > 0) expect(task.exercise.source.part).toBeDefined();
  });

  test.each(tasks)(
    "$name refuses strange answers in a sentence",
    async ({ exercise }) => {
      for (const [name, value] of strange) {
        const verdict = await exercise.check(value);
        expect(`${name}: ${verdict instanceof Verdict}`).toBe(`${name}: true`);
        expect(`${name}: ${verdict.state}`).toBe(`${name}: not yet`);
        expect(`${name}: ${verdict.text}`).not.toMatch(ours);
      }
    },
    180_000,
  );
});
