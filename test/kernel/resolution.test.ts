/** What the type checker accepts runs, and what Node runs is accepted: one resolution for both. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { writeFiles } from "./files.ts";
import { Notebook } from "./notebook.ts";

const folder = mkdtempSync(join(tmpdir(), "chainrule-resolution-"));
const files: Record<string, string> = {
  "package.json": '{ "name": "notebooks", "version": "1.2.3" }',
  // As lodash is: names that Node cannot read from the text, files without endings, no exports map.
  "node_modules/tools/package.json":
    '{ "name": "tools", "main": "tools.js", "types": "tools.d.ts" }',
  "node_modules/tools/tools.js":
    ";(function () { var t = { chunk: (a) => [a], size: 3 }; module.exports = t; }).call(this)",
  "node_modules/tools/tools.d.ts":
    "declare const t: { chunk<T>(a: T): T[]; size: number };\ndeclare namespace t { export type Chunk<T> = T[] }\nexport = t;",
  "node_modules/tools/chunk.js": "module.exports = (a) => [a, 'file'];",
  "node_modules/tools/chunk.d.ts": "declare function chunk<T>(a: T): unknown[];\nexport = chunk;",
  "node_modules/typed/package.json":
    '{ "name": "typed", "main": "index.js", "types": "index.d.ts" }',
  "node_modules/typed/index.js":
    "Object.defineProperty(exports, '__esModule', { value: true });\nexports.default = () => 'default';\nexports.part = 5;",
  "node_modules/typed/index.d.ts":
    "export default function main(): string;\nexport declare const part: number;\nexport interface Options { a: number }",
  "node_modules/plain/package.json": '{ "name": "plain", "main": "index.js" }',
  "node_modules/plain/index.js":
    "module.exports = class Plain { static of() { return 'plain'; } };",
  // As ajv is: a class that is the module, with a getter of its own.
  "node_modules/getter/package.json": '{ "name": "getter", "main": "index.js" }',
  "node_modules/getter/index.js":
    "class Base {}\nclass Getter extends Base { static of() { return 'getter'; } }\nObject.defineProperty(Getter, 'part', { enumerable: true, get: () => 5 });\nmodule.exports = exports = Getter;\nObject.defineProperty(exports, '__esModule', { value: true });\nexports.default = Getter;",
  "node_modules/getter/index.d.ts":
    "export default class Getter { static of(): string }\nexport declare const part: number;",
  // As ws is: a class with a constant of its own, which later code extends.
  "node_modules/constant/package.json": '{ "name": "constant", "main": "index.js" }',
  "node_modules/constant/index.js":
    "class Constant extends require('events') {}\nObject.defineProperty(Constant, 'OPEN', { enumerable: true, value: 1 });\nConstant.Server = class {};\nmodule.exports = Constant;",
  // As knex is: a class that is declared as exported, and is not.
  "node_modules/unreal/package.json":
    '{ "name": "unreal", "main": "index.js", "types": "index.d.ts" }',
  "node_modules/unreal/index.js": "exports.real = 5;",
  "node_modules/unreal/index.d.ts":
    "export declare class Unreal { a: number }\nexport declare const real: number;",
  "helper.ts":
    "import tools, { chunk } from 'tools';\nimport * as all from 'tools';\nimport run from 'typed';\nexport interface Shape { a: number }\nexport const helped = [chunk(1), tools.size, all.size, run()];",
  "old.cts": "const { chunk } = require('tools');\nexport const old: number[] = chunk(2);",
  "lib/deep.ts": "export const deep: string = 'deep';",
  "data.json": '{ "rows": [1, 2] }',
};
const notebook = new Notebook(folder);

beforeAll(() => writeFiles(folder, files));
beforeEach(() => notebook.session.restart());
afterAll(async () => {
  await notebook.close();
  rmSync(folder, { recursive: true });
});

const last = (...cells: string[]): Promise<unknown> => notebook.last(...cells);

// biome-ignore format: a table, one case a line
const runs: [title: string, expected: string, ...cells: string[]][] = [
  ["a CommonJS package by name", "[ 1 ]", "import { chunk } from 'tools'; chunk(1)"],
  ["a CommonJS package as a whole", "3", "import * as T from 'tools'; T.size"],
  ["a CommonJS package by default", "3", "import T from 'tools'; T.size"],
  ["a CommonJS package in every form at once", "[ 3, 3, [ 1 ] ]", "import T, { chunk, size as s } from 'tools'; [T.size, s, chunk(1)]"],
  ["a file of a package, without its ending", "[ 1, 'file' ]", "import c from 'tools/chunk'; c(1)"],
  ["a CommonJS package dynamically", "3", "const { size } = await import('tools'); size"],
  ["the same module twice as the same object", "true", "(await import('tools')) === (await import('tools'))"],
  ["what TypeScript wrote as CommonJS by default", "'default'", "import run from 'typed'; run()"],
  ["what TypeScript wrote as CommonJS by name", "5", "import { part } from 'typed'; part"],
  ["a type beside a value, without the word type", "5", "import { part, Options } from 'typed'; const o: Options = { a: 1 }; part"],
  ["a type of a local file, without the word type", "1", "import { Shape } from './helper'; const s: Shape = { a: 1 }; s.a"],
  ["a package without types", "'plain'", "import Plain from 'plain'; Plain.of()"],
  ["a member of a class that is a package", "'plain'", "import { of } from 'plain'; of()"],
  ["a class with a getter of its own", "[ 'getter', 5 ]", "import Getter, { part } from 'getter'; [Getter.of(), part]"],
  ["a class with a constant of its own", "[ 1, 1, 'function' ]", "import Constant, { OPEN, Server } from 'constant'; [Constant.OPEN, OPEN, typeof Server]"],
  ["a class that only its types declare, for its type", "5", "import { Unreal, real } from 'unreal'; const u: Unreal = { a: 5 }; const f = (x: Unreal): typeof Unreal | number => x.a; f(u)"],
  ["a class that only its types declare, for later cells", "5", "import { Unreal, real } from 'unreal'", "const u: Unreal = { a: real }; u.a"],
  ["packages in a local file, in every form", "[ [ 1 ], 3, 3, 'default' ]", "import { helped } from './helper.ts'; helped"],
  ["a .cts file", "[ 2 ]", "import { old } from './old.cts'; old"],
  ["JSON without an attribute", "'1.2.3'", "import pj from './package.json'; pj.version"],
  ["JSON by name", "[ 1, 2 ]", "import { rows } from './data.json'; rows"],
  ["a data: address", "5", "import five from 'data:text/javascript,export default 5'; five"],
];

describe("a cell imports", () => {
  test.each(runs)("%s", async (_, expected, ...cells) => {
    expect(await last(...cells)).toBe(expected);
  });
});

describe("a name that a module does not export", () => {
  const sentence = "does not provide an export named 'nope'";

  test.each(["node:fs", "./helper.ts", "tools", "./data.json"])(
    "of %s is an error",
    async (from) => {
      const { error } = await notebook.run(`%check off\nimport { nope } from '${from}'; nope`);
      expect(error).toBe(`SyntaxError: The requested module '${from}' ${sentence}`);
    },
  );

  test("is an error where its class is used as a value, whatever its types declare", async () => {
    for (const use of ["new Unreal()", "class B extends Unreal {}", "const o = { Unreal }"]) {
      const { error } = await notebook.run(`import { Unreal } from "unreal"; ${use}`);
      expect(error).toBe(
        "SyntaxError: The requested module 'unreal' does not provide an export named 'Unreal'",
      );
    }
  });

  test("is an error where a local file imports it", async () => {
    writeFileSync(
      join(folder, "wrong.ts"),
      "import { nope } from 'tools';\nexport const a = nope;",
    );
    expect((await notebook.run("%check off\nimport { a } from './wrong.ts'")).error).toContain(
      sentence,
    );
  });
});

// biome-ignore format: a table, one case a line
const inNode: [title: string, expected: string, ...cells: string[]][] = [
  ["require of Node's own", "'b'", "const { basename } = require('path'); basename('a/b')"],
  ["require of a package and of a file of it", "[ 3, [ 1, 'file' ] ]", "[require('tools').size, require('tools/chunk')(1)]"],
  ["require of JSON", "'1.2.3'", "require('./package.json').version"],
  ["require of a TypeScript file", "'deep'", "require('./lib/deep.ts').deep"],
  ["require in a function of an earlier cell", "3", "const size = () => require('tools').size", "size()"],
  ["require.resolve", "true", "require.resolve('tools').endsWith('tools.js')"],
  ["__dirname and __filename", "[ true, true ]", "[process.cwd() === __dirname, __filename === import.meta.filename]"],
  ["a require of the learner's own", "5", "const require = (name: string) => 5; require('x')"],
  ["import.meta.resolve", "'node:fs'", "import.meta.resolve('node:fs')"],
  ["import.meta.resolve of a local file", "true", "import.meta.resolve('./helper.ts') === new URL('./helper.ts', import.meta.url).href"],
  ["WebAssembly", "true", "const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]); WebAssembly.validate(bytes)"],
];

describe("as in Node there is", () => {
  test.each(inNode)("%s", async (_, expected, ...cells) => {
    expect(await last(...cells)).toBe(expected);
  });

  test("a sentence for a module that require cannot find", async () => {
    expect((await notebook.run("require('no-such-thing')")).error).toMatch(
      /^Error: Cannot find module 'no-such-thing'/,
    );
  });
});

test.each(["module.exports = 1", "module.exports.a = 1", "exports.a = 1"])(
  "%s is refused, with what to do",
  async (cell) => {
    expect((await notebook.run(cell)).error).toContain("later cells see its names as they are");
  },
);

test.each([
  ["import React from 'npm:react@18'", 'Write "react"', "%npm install react@18"],
  ["import x from 'npm:@a/b/c'", 'Write "@a/b/c"', "%npm install @a/b"],
  ["import x from 'jsr:@std/path'", "JSR", "%npm install"],
])("%s says which name to write", async (cell, name, install) => {
  const { traceback } = await notebook.run(cell);
  expect(traceback).toContain(name);
  expect(traceback).toContain(install);
});

// biome-ignore format: a table, one case a line
const objects: [expected: string, ...cells: string[]][] = [
  ["{ a: 1, b: 2 }", "{ a: 1, b: 2 }"],
  ["{ name: 'x' }", '{ "name": "x" }'],
  ["{ a: 1 }", "const o = { a: 1 };", "{ ...o }"],
  ["{ a: 1, b: 2 }", "const p = { a: 1 }\n{ ...p, b: 2 }"],
  ["{ a: 1 }", "const a = 1;\n\n{ a }\n"],
  ["{}", "{}"],
  ["3", "{ let n = 3; console.log(n); }\n3"],
  ["7", "let r = 0;\n{ r = 7; }", "r"],
  ["2", "function f()\n{ return 2; }", "f()"],
];

describe("an object's text", () => {
  test.each(objects)("means %s as a cell or as its last lines", async (expected, ...cells) => {
    expect(await last(...cells)).toBe(expected);
  });

  test("has its mistakes where they are written", async () => {
    const { traceback } = await notebook.run("const a = 1;\n{ a: nope, b: 2 }");
    expect(traceback).toContain("line 2, column 6");
  });
});

test("export lists and exported types are accepted, and later cells see the names", async () => {
  expect(
    await last(
      "const z = 1; const w = 2; type T = number; export { z, w as v }; export type { T };",
      "const t: T = z + w; t",
    ),
  ).toBe("3");
});

test("every global name that Node has is known", async () => {
  const { result } = await notebook.run("Object.getOwnPropertyNames(globalThis).join(';')");
  const names = String(result).replaceAll("'", "");
  expect((await notebook.run(`${names}; 1`)).error).toBe("");
});
