/** `docs/course.md` says where each fact of the source tutorials is taught; each place must be there. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lessonNames } from "./lessons.ts";
import { lessonCells } from "./run-lesson.ts";

const table = readFileSync(new URL("../../docs/course.md", import.meta.url), "utf8");

/** A lesson by its number, and words of one of its cells. */
interface Place {
  readonly lesson: string;
  readonly words: string;
}

/** The places that a row of the table names: `08 "words"`. */
function placesIn(text: string): Place[] {
  return [...text.matchAll(/\b(\d\d) "((?:[^"\\]|\\.)+)"/g)].map(([, lesson, words]) => ({
    lesson,
    words: words.replaceAll('\\"', '"'),
  }));
}

/** The cells of a lesson whose text holds the words, wherever its lines break. */
function cellsWith({ lesson, words }: Place): string[] {
  const name = lessonNames.find((one) => one.startsWith(`${lesson}-`));
  if (!name) return [];
  return lessonCells(name)
    .filter(({ source }) => source.replace(/\s+/g, " ").includes(words))
    .map(({ id }) => id);
}

/** From the first program on; above it stand the lessons' times. */
const facts = table.slice(table.indexOf("## P1"));
const rows = facts.split("\n").filter((line) => /^\| (?!what )/.test(line));

test("each row of the table names a place, and its words stand in one cell of that lesson", () => {
  for (const row of rows) expect(placesIn(row), row).not.toEqual([]);
  const wrong = placesIn(table)
    .map((place) => ({ ...place, cells: cellsWith(place) }))
    .filter(({ cells }) => cells.length !== 1);
  expect(wrong).toEqual([]);
});

test("words that no cell holds, or a lesson that does not exist, are found", () => {
  expect(cellsWith({ lesson: "08", words: "a plateau of quinces" })).toEqual([]);
  expect(cellsWith({ lesson: "77", words: "XOR" })).toEqual([]);
  expect(placesIn('| a | 12 "It has no way to say \\"I do not know\\"" |')).toEqual([
    { lesson: "12", words: 'It has no way to say "I do not know"' },
  ]);
});

test("all eight programs and all 23 mistakes of the published class are there", () => {
  const programs = [...table.matchAll(/^## P(\d)/gm)].map(([, number]) => Number(number));
  expect(programs).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const defects = [...table.matchAll(/^\| defect (\d+),/gm)].map(([, number]) => Number(number));
  expect(defects).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
});
