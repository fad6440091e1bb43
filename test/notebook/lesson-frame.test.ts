import { expect, test } from "vitest";
import type { LessonEntry } from "../../lessons/index.ts";
import { frameLesson } from "../../src/notebook/lesson-frame.ts";

const entry = (name: string, needs: readonly string[] = []): LessonEntry => ({
  name,
  title: name.slice(3),
  about: "something",
  group: "group",
  minutes: 5,
  seconds: 1,
  needs,
});
const course = [entry("01-one"), entry("02-two", ["01"])];

function framed(text: string): string {
  const cell = { type: "markdown", id: "text", tags: [], source: text } as const;
  return frameLesson({ cells: [cell] }, "02-two", course).cells[0].source.split("\n")[0];
}

test("a lesson that a text names becomes a link, also where its name begins the sentence", () => {
  expect(framed("See lesson 01.")).toBe("See [lesson 01](01-one.ipynb).");
  expect(framed("Lesson 01 says it.")).toBe("[Lesson 01](01-one.ipynb) says it.");
});

test("neither the lesson itself, nor one that is not there, nor code becomes a link", () => {
  const text = "Lesson 02, lesson 03 and `lesson 01` stay.";
  expect(framed(text)).toBe(text);
});

test("a lesson's time is told in minutes, from two hours on in hours", () => {
  const cell = { type: "markdown", id: "text", tags: [], source: "# Two" } as const;
  const timed = (minutes: number) =>
    frameLesson({ cells: [cell] }, "01-one", [{ ...entry("01-one"), minutes }]).cells[0].source;
  expect(timed(90)).toContain("about 90 minutes;");
  expect(timed(300)).toContain("about 5 hours;");
});
