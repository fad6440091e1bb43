/**
 * What TypeScript's public types leave out makes cells fast, and another version may lack it. So the
 * cells of the lessons are read, checked and remembered in both ways, as they are and with a mistake.
 * `CHAINRULE_PUBLIC_TYPESCRIPT=1 npx vitest run test/cells` holds the public ways to all other tests.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { compileCell } from "../../src/cells/compile.ts";
import { innerFunctions, takePublicWays } from "../../src/cells/inner.ts";
import { CellLanguage } from "../../src/cells/language.ts";
import { intendedNames } from "../../src/cells/names.ts";
import { parseLesson } from "../../src/notebook/lesson.ts";
import { readModules } from "../project/modules.ts";
import { casesToProve } from "../proof.ts";
import { packageFolder } from "./session.ts";

const folder = join(packageFolder, "lessons");
const lessons = readdirSync(folder).filter((name) => /^\d+-[a-z-]+\.ts$/.test(name));
/** Of a lesson: each costs the public ways a second. */
const MOST_CELLS = 12;
const arePublic = innerFunctions() === undefined;
afterEach(() => takePublicWays(arePublic));

test.each(casesToProve(lessons, 1))("%s is read alike in both ways", (lesson) => {
  const { cells } = parseLesson(readFileSync(join(folder, lesson), "utf8"), lesson);
  const code = cells.filter(({ type }) => type === "code").slice(0, MOST_CELLS);
  const sources = code.map(({ source }) => source);
  takePublicWays(false);
  const inner = readAll(sources);
  takePublicWays(true);
  expect(readAll(sources)).toEqual(inner);
});

/** All that a notebook of these cells is told, cell by cell. */
function readAll(sources: readonly string[]): unknown[] {
  const language = new CellLanguage({ folder, packageFolder });
  return sources.map((source) => {
    const wrong = source.replace(/([=(,] ?)\d+(\.\d+)?/, '$1"seven"');
    const open = source.trimEnd().slice(0, -1).replace(/\w*$/, "(");
    const found = [open, wrong, source].map((text) => language.check(text).map(told));
    language.commit(source);
    language.settle();
    const types = intendedNames(source).map((name) => language.inspect(name, 0)?.signature);
    const { code } = compileCell(source, { fileName: "cell.ts" });
    return [found, types.map((type) => wordsOf(type ?? "")), code];
  });
}

function told({ line, column, code, message }: ReturnType<CellLanguage["check"]>[number]): string {
  return `${line}:${column} TS${code} ${wordsOf(message)}`;
}

/** The words in the order of the alphabet: a union's members are told in the order in which TypeScript met them. */
function wordsOf(text: string): string {
  return text.replace(/[;,]/g, "").split(/\s+/).sort().join(" ");
}

test("one file knows what TypeScript's public types leave out", () => {
  const inside =
    /\bts as unknown|parseDiagnostics|bindDiagnostics|externalModuleIndicator|\.getResolvedModule/;
  const files = readModules("src").filter(({ source }) => inside.test(source));
  expect(files.map(({ path }) => path)).toEqual(["src/cells/inner.ts"]);
});
