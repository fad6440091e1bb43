/** What only strictness objects to stops a cell where a tsconfig.json asks for it, and is a warning elsewhere. */
import { describe, expect, test } from "vitest";
import { nodeFiles } from "../../src/cells/files.ts";
import { CellLanguage } from "../../src/cells/language.ts";
import { packageFolder, remember } from "./session.ts";

const files = nodeFiles();

/** A language in a folder whose tsconfig.json has these options; without any if left out. */
function languageWith(compilerOptions?: object): CellLanguage {
  const config = compilerOptions && JSON.stringify({ compilerOptions });
  return new CellLanguage({
    folder: "/nowhere/notebooks",
    packageFolder,
    files: {
      ...files,
      fileExists: (path) =>
        path === "/nowhere/tsconfig.json" ? config !== undefined : files.fileExists(path),
      readFile: (path) => (path === "/nowhere/tsconfig.json" ? config : files.readFile(path)),
    },
  });
}

const loose = languageWith();
const strict = languageWith({ strict: true });

/** What is said of the last cell, once those before it were run: "error TS2322". */
function said(language: CellLanguage, cells: readonly string[], asStrict?: boolean): string[] {
  remember(cells.slice(0, -1), language);
  return language
    .check(cells.at(-1) as string, asStrict)
    .map(({ category, code }) => `${category} TS${code}`);
}

const onlyStrictness: [title: string, code: number, ...cells: string[]][] = [
  ["a parameter without a type", 7006, "const add = (x, y: number) => x + y"],
  ["a caught error that is not asked what it is", 18046, "try { 1 } catch (e) { e.message }"],
  ["a variable of the environment as text", 2322, "let s: string = process.env.HOME"],
  ["a found value that may be missing", 2532, "[1, 2].find((x) => x > 1).toFixed()"],
  ["a new property of the global object", 7017, "globalThis.foo = 1"],
  ["this in a callback", 2683, "[1].map(function () { return this })"],
  [
    "a function that does not return everywhere",
    2366,
    "function f(x: number): number { if (x) return 1 }",
  ],
  ["a field without a value", 2564, "class A { x: number }"],
  ["an index by any text", 7053, "const o = { a: 1 }; const k: string = 'a'; o[k]"],
];

describe("what only strictness objects to", () => {
  test.each(onlyStrictness)("%s is a warning without a tsconfig.json", (_, code, ...cells) => {
    expect(said(loose, cells)).toEqual([`warning TS${code}`]);
  });

  test.each(onlyStrictness)(
    "%s stops the cell where tsconfig.json says strict",
    (_, code, ...cells) => {
      expect(said(strict, cells)).toEqual([`error TS${code}`]);
    },
  );

  test("is what the caller asks for, if it asks", () => {
    expect(said(loose, ["const f = (x) => x"], true)).toEqual(["error TS7006"]);
    expect(said(strict, ["const f = (x) => x"], false)).toEqual(["warning TS7006"]);
  });

  test("is nothing where tsconfig.json turns it off", () => {
    expect(said(languageWith({ strict: false }), ["const f = (x) => x"])).toEqual([]);
    expect(said(languageWith({ noImplicitAny: false }), ["const f = (x) => x"])).toEqual([]);
  });

  test("stops the cell where tsconfig.json asks for that part of strictness alone", () => {
    const nulls = languageWith({ strictNullChecks: true });
    expect(said(nulls, ["let s: string = process.env.HOME"])).toEqual(["error TS2322"]);
    expect(said(nulls, ["const f = (x) => x"])).toEqual(["warning TS7006"]);
  });
});

describe("without a tsconfig.json", () => {
  test("a real mistake stops the cell, and strictness beside it still only warns", () => {
    expect(said(loose, ["const f = (x) => x; const n: number = 'a'"])).toEqual([
      "error TS2322",
      "warning TS7006",
    ]);
  });

  test("a mistake that the parser lets through stops the cell", () => {
    expect(said(loose, ["const eval = 1; const f = (x) => x"])).toContain("error TS1215");
  });

  test("a mistake that a comment leaves out is left out", () => {
    expect(said(loose, ["// @ts-ignore\nconst n: number = 'a'; \nconst f = (x) => x"])).toEqual([
      "warning TS7006",
    ]);
  });

  test.each([
    ["null", "let n = null", "n = 5"],
    ["undefined", "let n = undefined", "n = 5"],
    ["a property that is null", "const o = { a: null }", "o.a = 5"],
    ["a property that is an empty list", "const o = { xs: [] }", "o.xs.push(5)"],
    [
      "a class's field that is null",
      "class A { a = null; xs = [] }",
      "new A().a = 1; new A().xs.push(1)",
    ],
  ])("what begins as %s may be something else in a later cell", (_, ...cells) => {
    expect(said(loose, cells)).toEqual([]);
  });

  test("what was found or not is still known as such to a later cell", () => {
    expect(said(loose, ["const found = [1].find((x) => x > 1)", "found.toFixed()"])).toEqual([
      "warning TS18048",
    ]);
  });

  test("a list of null or a text keeps its type", () => {
    expect(said(loose, ["let s: string | null = null", "s = 5"])).toEqual(["error TS2322"]);
  });
});

test("a variable may get its value in a later cell", () => {
  expect(said(strict, ["let later: string; const f = () => later; later"])).toEqual([]);
  expect(said(strict, ["function f() { let x: number; return x; }"])).toEqual(["error TS2454"]);
});

describe("a tsconfig.json", () => {
  test("that cannot be read is left out, with a word on it", () => {
    const broken = new CellLanguage({
      folder: "/nowhere",
      packageFolder,
      files: {
        ...files,
        fileExists: (path) => path === "/nowhere/tsconfig.json" || files.fileExists(path),
        readFile: (path) => (path === "/nowhere/tsconfig.json" ? "{" : files.readFile(path)),
      },
    });
    expect(broken.notice).toContain("/nowhere/tsconfig.json");
  });

  test("that says what a cell cannot follow is told so", () => {
    expect(languageWith({ lib: ["DOM"] }).notice).toBe(
      'tsconfig.json: "lib" has no effect on cells',
    );
    expect(
      languageWith({ outDir: "x", noUnusedLocals: true, target: "es5" }).notice,
    ).toBeUndefined();
    expect(languageWith({ resolvePackageJsonExports: false, noLib: true }).notice).toBe(
      'tsconfig.json: "noLib", "resolvePackageJsonExports" has no effect on cells',
    );
  });

  test.each([
    ["allowUnreachableCode", "function f() { return 1; f(); }", "error TS7027"],
    ["allowUnusedLabels", "a: { f(); } function f() {}", "error TS7028"],
  ])("that says no to %s is heard", (option, cell, found) => {
    expect(said(languageWith({ [option]: false }), [cell])).toEqual([found]);
    expect(said(loose, [cell])).toEqual([]);
  });

  test("with an option or a value that is none is told so, and the rest holds", () => {
    const slip = languageWith({ strickt: true, jsx: "reakt", noImplicitReturns: true });
    expect(slip.notice).toContain("Unknown compiler option 'strickt'");
    expect(slip.notice).toContain("'--jsx' option must be");
    expect(said(slip, ["function f(n: number) { if (n) return 1; }"])).toEqual(["error TS7030"]);
  });
});
