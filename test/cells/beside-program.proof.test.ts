/**
 * A draft is handed to TypeScript's checker behind its back. So every cell of the lessons, as it is
 * and with mistakes put into it, is checked in both ways: beside a program, and inside one that
 * TypeScript made for it. A comment with `@ts-` asks for the second.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CellLanguage } from "../../src/cells/language.ts";
import { parseLesson } from "../../src/notebook/lesson.ts";
import { casesToProve } from "../proof.ts";
import { packageFolder } from "./session.ts";

const folder = join(packageFolder, "lessons");
const lessons = readdirSync(folder).filter((name) => /^\d+-[a-z-]+\.ts$/.test(name));

const insideProgram = "\n// @ts-program";

/** Kinds of mistakes that are put into cells: a type, a variable's type, a property, a name. */
const mistaken: readonly ((cell: string) => string)[] = [
  (cell) => cell.replace(/([=(,] ?)\d+(\.\d+)?/, '$1"seven"'),
  (cell) => {
    const name = /(?:const|let|function|class) (\w+)/.exec(cell)?.[1];
    return name ? `${cell}\n;const wrong1: symbol = ${name};` : cell;
  },
  (cell) => cell.replace(/\.(\w+)\(/, ".$1z("),
  (cell) => cell.replace(/(\w+)\(/, "$1z("),
];

/** The cell itself, and with a mistake: each kind falls on every fourth cell that has room for it. */
function variants(cell: string, index: number): string[] {
  const inTurn = mistaken.map((_, turn) => mistaken[(index + turn) % mistaken.length](cell));
  return [cell, inTurn.find((text) => text !== cell) ?? cell];
}

function mistakes(language: CellLanguage, cell: string): string[] {
  return language
    .check(cell)
    .map(({ line, column, code, message }) => `${line}:${column} TS${code} ${wordsOf(message)}`);
}

/** The words in the order of the alphabet: a union's members are told in the order in which TypeScript met them. */
function wordsOf(message: string): string {
  return message.replace(/[;,]/g, "").split(/\s+/).sort().join(" ");
}

test.each(lessons)("%s: a draft has the mistakes that TypeScript finds in a program", (lesson) => {
  const { cells } = parseLesson(readFileSync(join(folder, lesson), "utf8"), lesson);
  const language = new CellLanguage({ folder, packageFolder });
  const codeCells = cells.filter(({ type }) => type === "code");
  const compared = casesToProve(codeCells, 2);
  let found = 0;
  for (const [index, cell] of codeCells.entries()) {
    if (compared.includes(cell)) found += compare(language, variants(cell.source, index));
    language.check(cell.source);
    language.commit(cell.source);
    language.settle();
  }
  expect(found).toBeGreaterThan(0);
});

/** Checks each text in both ways; gives the number of mistakes they have in common. */
function compare(language: CellLanguage, texts: readonly string[]): number {
  const drafts = texts.map((text) => mistakes(language, text));
  const program = texts.map((text) => mistakes(language, text + insideProgram));
  expect(drafts).toEqual(program);
  return program.flat().length;
}
