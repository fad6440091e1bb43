import { Script } from "node:vm";
import { describe, expect, test } from "vitest";
import { compileCell } from "../../src/cells/compile.ts";
import { CellSyntaxError } from "../../src/cells/diagnostic.ts";
import { CellHost } from "./host.ts";

/** A sentence, cells run one after the other, and what Node prints for the last one's value. */
type Case = readonly [title: string, cells: readonly string[], shown: string];

// biome-ignore format: a table, one case a line
const values: readonly Case[] = [
  ["a number", ["1 + 1"], "2"],
  ["an object literal in brackets", ["({ a: 1 })"], "{ a: 1 }"],
  ["an object's text as in Node's own prompt", ["{ a: 1 }"], "{ a: 1 }"],
  ["a block that could be no object", ["{ let a = 1; a }"], "no value"],
  ["an assignment", ["let x = 1;", "x = 5"], "5"],
  ["a comma expression", ["1, 2"], "2"],
  ["a template", [`const n = 3; \`n is \${n}\``], "'n is 3'"],
  ["a string alone", ["'use strict'"], "'use strict'"],
  ["a regular expression", ["/a+/g"], "/a+/g"],
  ["an arrow function has no name", ["() => 1"], "[Function (anonymous)]"],
  ["an arrow function in brackets has no name", ["(() => 1)"], "[Function (anonymous)]"],
  ["a type assertion on a function", ["((x: number) => x) as (x: number) => number"], "[Function (anonymous)]"],
  ["a function expression keeps its name", ["(function f() {})"], "[Function: f]"],
  ["a class expression has no name", ["(class {})"], "[class (anonymous)]"],
  ["a named class expression", ["(class A {})"], "[class A]"],
  ["undefined is a value", ["undefined"], "undefined"],
  ["an awaited value", ["await Promise.resolve(7)"], "7"],
  ["a promise stays a promise", ["Promise.resolve(7)"], "Promise { 7 }"],
  ["a promise stays a promise after an await", ["await null; Promise.resolve(7)"], "Promise { 7 }"],
  ["comments after the last expression", ["3 // three\n/* and\n more */"], "3"],
  ["empty statements after the last expression", ["4;;"], "4"],
  ["satisfies and as", ["({ a: 1 }) satisfies object as unknown"], "{ a: 1 }"],
  ["non-null", ["const v: number | null = 2 as number | null; v!"], "2"],
  ["export default", ["export default 5"], "5"],
  ["export default of a nameless function", ["export default () => 5"], "[Function (anonymous)]"],
  ["new", ["new Map([[1, 2]])"], "Map(1) { 1 => 2 }"],
  ["a tagged template", ["String.raw`a\\n`"], "'a\\\\n'"],
  ["a declaration gives nothing", ["const d = 1"], "no value"],
  ["a function declaration gives nothing", ["function f() {}"], "no value"],
  ["the last statement in a block gives nothing", ["if (true) { 1 }"], "no value"],
  ["a type after the expression: nothing", ["1; type T = number"], "no value"],
  ["an empty cell", [""], "no value"],
  ["only a comment", ["// nothing"], "no value"],
];

// biome-ignore format: a table, one case a line
const declarations: readonly Case[] = [
  ["let, const and var are seen later", ["let a = 1; const b = 2; var c = 3", "[a, b, c]"], "[ 1, 2, 3 ]"],
  ["let may be declared again", ["let a = 1", "let a = 'x'", "a"], "'x'"],
  ["let becomes const and back", ["let a = 1", "const a = 2", "let a = 3", "a"], "3"],
  ["a variable becomes a function, a class, an enum", ["let a = 1", "function a() {}", "class a {}", "enum a { B }", "a.B"], "0"],
  ["let without a value starts anew", ["let a = 1", "let a", "a"], "undefined"],
  ["var without a value starts anew", ["var a = 1", "var a", "a"], "undefined"],
  ["var keeps what the same cell gave it before", ["a = 2; var a", "a"], "2"],
  ["a var used before its line is undefined", ["var a = 1", "const seen = a; var a = 2; seen"], "undefined"],
  ["object destructuring with defaults, renames and rest", ["const { a, b: { c = 2 }, ...rest } = { a: 1, b: {} as { c?: number }, d: 4, e: 5 }", "[a, c, rest]"], "[ 1, 2, { d: 4, e: 5 } ]"],
  ["array destructuring with holes, defaults and rest", ["const [a, , b = 9, ...rest] = [1, 2, undefined, 4, 5]", "[a, b, rest]"], "[ 1, 9, [ 4, 5 ] ]"],
  ["computed keys in a pattern", ["const key = 'k'; const { [key]: value } = { k: 1 }", "value"], "1"],
  ["let with a pattern, then again", ["let [a, b] = [1, 2]", "let [b, a] = [1, 2]", "[a, b]"], "[ 2, 1 ]"],
  ["a default that is a function takes the variable's name", ["const { f = () => 1 } = {} as { f?: () => number }", "f.name"], "'f'"],
  ["an arrow function takes the variable's name", ["const go = () => 1", "go.name"], "'go'"],
  ["a class expression takes the variable's name", ["const K = class {}", "K.name"], "'K'"],
  ["functions are hoisted", ["const v = twice(2); function twice(x: number) { return 2 * x }", "v"], "4"],
  ["functions see each other's later versions", ["function f() { return 1 } function g() { return f() }", "function f() { return 2 }", "g()"], "2"],
  ["a function's name", ["function f() {}", "f.name"], "'f'"],
  ["overloads", ["function f(x: number): number\nfunction f(x: string): string\nfunction f(x: unknown) { return x }", "f('a')"], "'a'"],
  ["async functions", ["async function f() { return await 3 }", "await f()"], "3"],
  ["generators", ["function* g() { yield 1; yield 2 }", "[...g()]"], "[ 1, 2 ]"],
  ["async generators", ["async function* g() { yield await 1; yield 2 }", "const got: number[] = []; for await (const x of g()) got.push(x); got"], "[ 1, 2 ]"],
  ["classes with private, static and inherited members", ["class A { #p = 1; static made = 0; constructor() { A.made++ } get p() { return this.#p } }", "class B extends A { constructor(readonly q: number) { super() } }", "const b = new B(2); [b.p, b.q, A.made, b instanceof A]"], "[ 1, 2, 1, true ]"],
  ["a class that names itself in a static member", ["class A { static first = 1; static second = A.first + 1 }", "A.second"], "2"],
  ["an old class keeps its own name inside", ["class A { make() { return A.tag } static tag = 'old' }; const a = new A()", "class A { static tag = 'new' }", "a.make()"], "'old'"],
  ["enums", ["enum E { A, B = 'b' }", "[E.A, E[0], E.B]"], "[ 0, 'A', 'b' ]"],
  ["const enums", ["const enum E { A = 3 }", "E.A"], "3"],
  ["an enum declared again does not keep the old members", ["enum E { A }", "enum E { B }", "Object.keys(E)"], "[ '0', 'B' ]"],
  ["two enums of one name in a cell merge", ["enum E { A } enum E { B = 1 }", "Object.keys(E)"], "[ '0', '1', 'A', 'B' ]"],
  ["namespaces", ["namespace N { export const x = 1; export namespace M { export const y = 2 } }", "[N.x, N.M.y]"], "[ 1, 2 ]"],
  ["a namespace that belongs to a function", ["function f() { return f.x } namespace f { export const x = 1 }", "f()"], "1"],
  ["a namespace that belongs to a class", ["class C {} namespace C { export const x = 1 }", "C.x"], "1"],
  ["an alias of a namespace's member", ["namespace N { export const x = 1 } import y = N.x", "y"], "1"],
  ["interfaces, types and declare leave nothing", ["interface I { a: 1 } type T = I; declare const z: number; declare function q(): void; 1"], "1"],
  ["export in front of everything", ["export const a = 1; export let b = 2; export function c() {} export class D {} export enum E { F } export type T = 1; export interface I {}\nexport namespace N { export const x = 1 }\nexport { a as z }", "[a, b, c.name, D.name, E.F, N.x]"], "[ 1, 2, 'c', 'D', 0, 1 ]"],
  ["export default of a named function", ["export default function f() { return 1 }", "f()"], "1"],
  ["export default of a named class", ["export default class K {}", "K.name"], "'K'"],
];

// biome-ignore format: a table, one case a line
const shadowing: readonly Case[] = [
  ["a name of the global object is shadowed, not overwritten", ["const process = 1", "[process, typeof globalThis.process]"], "[ 1, 'object' ]"],
  ["a class called Symbol does not disturb later awaits", ["class Symbol {}", "await 1"], "1"],
];

// biome-ignore format: a table, one case a line
const control: readonly Case[] = [
  ["labels", ["let n = 0; outer: for (;;) { for (;;) { n++; break outer } }", "n"], "1"],
  ["a var of a loop belongs to the cell", ["for (var i = 0; i < 3; i++) {}; i"], "3"],
  ["a var of a loop that the top level declares too", ["var i = 7; for (var i = 0; i < 3; i++) {}", "i"], "3"],
  ["a var in a block that the top level declares too", ["var a = 1; { var a = 2 }", "a"], "2"],
  ["for of with a var that the top level declares too", ["var x; for (var x of [1, 2]) {}", "x"], "2"],
  ["for in with a var that the top level declares too", ["var k; for (var k in { a: 1 }) {}", "k"], "'a'"],
  ["a function's own var is its own", ["var a = 1; function f() { var a = 2; return a } f(); a"], "1"],
  ["let of a block stays in the block", ["let a = 1; { let a = 2 } a"], "1"],
  ["for await over promises", ["const got: number[] = []; for await (const x of [Promise.resolve(1), 2]) got.push(x); got"], "[ 1, 2 ]"],
  ["for await without a block", ["let sum = 0; for await (const x of [1, 2]) sum += x; sum"], "3"],
  ["for await with break", ["let seen = 0; for await (const x of [1, 2]) { seen = x; break } seen"], "1"],
  ["an awaited arrow function that awaits", ["await (async () => { await null; return 4 })()"], "4"],
  ["await in a condition, a loop head and a default", ["if (await true) { for (let i = await 0; i < (await 2); i++) {} } const { a = await 5 } = {} as { a?: number }; a"], "5"],
  ["using is disposed of at the end of the cell", ["const log: string[] = []; { using r = { [Symbol.dispose]() { log.push('gone') } }; log.push('in') } log"], "[ 'in', 'gone' ]"],
  ["using at the top level", ["const log: string[] = []", "using r = { n: 1, [Symbol.dispose]() { log.push('gone') } }; log.push('in'); r.n", "[log, r.n]"], "[ [ 'in', 'gone' ], 1 ]"],
  ["the value of a cell with using", ["using r = { n: 1, [Symbol.dispose]() {} }; r.n"], "1"],
  ["await using", ["const log: string[] = []", "await using r = { async [Symbol.asyncDispose]() { log.push('gone') } }", "log"], "[ 'gone' ]"],
  ["this is the global object", ["this === globalThis"], "true"],
  ["cells are strict", ["(function (this: unknown) { return this })()"], "undefined"],
  ["an error leaves what was assigned before it", ["let a = 1; try { a = 2; throw 1 } catch {}", "a"], "2"],
];

// biome-ignore format: a table, one case a line
const imports: readonly Case[] = [
  ["named, default and namespace", ["import shout, { greeting } from './fixtures/greeting.mjs'\nimport * as all from './fixtures/greeting.mjs'", "[shout(greeting), Object.keys(all).length]"], "[ 'HELLO', 3 ]"],
  ["default and namespace together", ["import shout, * as all from './fixtures/greeting.mjs'", "shout === all.default"], "true"],
  ["renamed, also from a quoted name", ["import { greeting as g, 'spoken words' as s, default as d } from './fixtures/greeting.mjs'", "[g, s, d.name]"], "[ 'hello', 'hello', 'shout' ]"],
  ["for its effect", ["import './fixtures/greeting.mjs'"], "no value"],
  ["with attributes", ["import data from './fixtures/answer.json' with { type: 'json' }", "data.answer"], "42"],
  ["of types only", ["import type { Stats } from 'no-such-package'; import { type Dirent, sep } from 'node:path'", "sep.length"], "1"],
  ["stands above what uses it", ["const up = sep.length; import { sep } from 'node:path'; up"], "1"],
  ["dynamic", ["const { greeting } = await import('./fixtures/greeting.mjs')", "greeting"], "'hello'"],
  ["dynamic, in a function, relative to the cell", ["const load = async () => (await import('./fixtures/greeting.mjs')).greeting", "await load()"], "'hello'"],
  ["again, under a new name", ["import { sep } from 'node:path'", "import { delimiter as sep } from 'node:path'", "sep.length"], "1"],
  ["export from", ["export { greeting } from './fixtures/greeting.mjs'"], "no value"],
];

const groups = { values, declarations, control, imports };
for (const [group, cases] of Object.entries(groups)) {
  describe(`a cell's ${group}`, () => {
    for (const declaring of ["let", "var"] as const) {
      test.for(cases)(`%s (host declares with ${declaring})`, async ([, cells, shown]) => {
        if (declaring === "var" && cells.some((cell) => cell.includes("globalThis.process")))
          return;
        expect(await new CellHost({ declaring }).show(cells)).toBe(shown);
      });
    }
  });
}

describe("a cell's names, declared with let,", () => {
  test.for(shadowing)("%s", async ([, cells, shown]) => {
    expect(await new CellHost().show(cells)).toBe(shown);
  });
});

describe("a cell without await or import", () => {
  test("runs synchronously", () => {
    const cell = compileCell("const f = async () => { await 1 }; 2", { fileName: "cell-1.ts" });
    expect(cell.async).toBe(false);
  });

  test("names what it declares, in the order of the text", () => {
    const source =
      "enum E {} let b = 1; const { a } = { a: 1 }; function f() {} interface I {} class C {}";
    expect(compileCell(source, { fileName: "cell-1.ts" }).names).toEqual(["E", "b", "a", "f", "C"]);
  });
});

describe("import.meta", () => {
  // biome-ignore format: a table, one case a line
  const files: readonly [fileName: string, shown: object][] = [
    ["file:///my%20notes/cell-1.ts", { url: "file:///my%20notes/cell-1.ts", filename: "/my notes/cell-1.ts", dirname: "/my notes" }],
    ["file:///C:/notes/cell-1.ts", { url: "file:///C:/notes/cell-1.ts", filename: "C:/notes/cell-1.ts", dirname: "C:/notes" }],
    ["file:///cell-1.ts", { url: "file:///cell-1.ts", filename: "/cell-1.ts", dirname: "/" }],
    ["cell-1.ts", { url: "cell-1.ts" }],
  ];

  test.for(files)("of %s tells the file and its folder", ([fileName, shown]) => {
    const { code } = compileCell("import.meta", { fileName });
    expect(new Script(code).runInThisContext()).toEqual({ value: shown });
  });
});

describe("a refused cell", () => {
  // biome-ignore format: a table, one case a line
  const refused: readonly [source: string, code: number, line: number, column: number, words: string][] = [
    ["let a = ", 1109, 1, 8, "Expression expected."],
    ["1\nfoo(", 1005, 2, 5, "')' expected."],
    ["import fs = require('node:fs')", 1202, 1, 1, "write: import fs from 'node:fs'"],
    ["const a = 1\nexport = a", 1203, 2, 1, "a cell cannot use 'export ='"],
    ["if (1) { return 3 }", 1108, 1, 10, "within a function body"],
    ["const undefined = 1", 2397, 1, 7, "'undefined' is a fixed name of the language"],
    ["const s = `abc", 1160, 1, 15, "Unterminated template literal."],
  ];

  test.for(refused)(
    "%j is a syntax error with its place",
    ([source, code, line, column, words]) => {
      const error = thrown(() => compileCell(source, { fileName: "cell-1.ts" }));
      expect(error).toBeInstanceOf(CellSyntaxError);
      const [first] = (error as CellSyntaxError).diagnostics;
      expect(first).toMatchObject({ code, line, column, syntax: true });
      expect(first.message).toContain(words);
    },
  );
});

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
