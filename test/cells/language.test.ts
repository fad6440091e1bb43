import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CellLanguage } from "../../src/cells/language.ts";
import { language, messages, mistakes, packageFolder, remember } from "./session.ts";

/** A sentence, cells run one after the other, and what is wrong with the last one. */
type Case = readonly [title: string, cells: readonly string[], wrong?: readonly string[]];

// biome-ignore format: a table, one case a line
const alone: readonly Case[] = [
  ["a right cell", ["const a: number = 1; a.toFixed()"]],
  ["a wrong type", ["const a: string = 1"], ["1:7 TS2322"]],
  ["strict null checks", ["let n: string | null = null as string | null; n.length"], ["1:47 TS18047"]],
  ["no implicit any", ["function f(x) { return x }"], ["1:12 TS7006"]],
  ["a name that no cell has defined", ["\nnobody"], ["2:1 TS2304"]],
  ["every mistake of a cell, in the order of the text", ["const a: string = 1\nconst b: number = ''"], ["1:7 TS2322", "2:7 TS2322"]],
  ["a syntax error hides type errors", ["const a: string = 1; let = "], ["1:27 TS1109"]],
  ["a forbidden form is told before types", ["const a: string = 1; import x = require('x')"], ["1:22 TS1202"]],
  ["unused names are fine", ["import { sep } from 'node:path'; const a = 1; function f(x: number) {}"]],
  ["an unused label or unreachable code is fine", ["a: for (;;) { break; 1 }"]],
  ["await at the top level, for await, using", ["await 1; for await (const x of [1]) x.toFixed(); using r = { [Symbol.dispose]() {} }"]],
  ["Node's globals and modules", ["import { readFileSync } from 'node:fs'; readFileSync('a', 'utf8').length; process.argv; fetch('http://a'); console.log(structuredClone(1)); new AbortController().signal; new Event('x')"]],
  ["no DOM", ["document"], ["1:1 TS2584"]],
  ["names of the global scope may be declared", ["const name = 1; const process = 2; const fetch = 3; class Event {}; name + process + fetch"]],
  ["ES2023", ["[1].toSorted().findLast(Boolean)"]],
  ["a file with its ending, its types and its default", ["import shout, { greeting } from './greeting.mjs'; shout(greeting)"]],
  ["a TypeScript file with and without its ending", ["import { area } from './shapes.ts'; import { area as again } from './shapes'; area({ side: 1 }) + again({ side: 2 })"]],
  ["a mistake against a TypeScript file", ["import { area } from './shapes.ts'; area({ sid: 1 })"], ["1:44 TS2561"]],
  ["types of a TypeScript file, without 'type'", ["import { Square } from './shapes.ts'; const s: Square = { side: 1 }"]],
  ["a folder above", ["import { language } from '../session.ts'; language.check('')"]],
  ["a JSON file", ["import data from './answer.json' with { type: 'json' }; data.answer.toFixed()"]],
  ["a missing file", ["import { a } from './nowhere.ts'"], ["1:19 TS2307"]],
  ["a missing export", ["import { nothing } from './greeting.mjs'"], ["1:10 TS2614"]],
  ["decorators and JSX-like generics parse", ["const id = <T,>(x: T) => x; id<number>(1).toFixed()"]],
];

// biome-ignore format: a table, one case a line
const between: readonly Case[] = [
  ["values are known later", ["let a = 1", "a.toFixed()"]],
  ["values keep their types", ["const a = { b: [1, 'x'] as const }", "const c: 'x' = a.b[1]; a.b[1].toFixed()"], ["1:31 TS2551"]],
  ["let, then let of another type", ["let a = 1", "let a = 'x'", "a.length"]],
  ["let becomes const, function, class, enum, type", ["let a = 1", "const a = 2", "function a() {}", "class a {}", "enum a { B }", "type a = 1; const b: a = 1"]],
  ["a redeclaration never conflicts", ["const a = 1; class C {} interface I { x: 1 } enum E { A } function f() {}", "let a = 'x'; class C { n = 1 } interface I { y: 2 } enum E { B } function f(x: number) {}", "f(E.B); const i: I = { y: 2 }; new C().n; a.length"]],
  ["two declarations in one cell do conflict", ["let a = 1; let a = 2"], ["1:5 TS2451", "1:16 TS2451"]],
  ["a variable may be assigned", ["let a = 1", "a = 2; a += 1; a++"]],
  ["a variable keeps its type", ["let a = 1", "a = 'x'"], ["1:1 TS2322"]],
  ["a constant may not be assigned", ["const a = 1", "a = 2"], ["1:1 TS2588"]],
  ["nor may it in a loop, a pattern or by ++", ["const a = 1", "a++; [a] = [2]; for (a of [1]) {}"], ["1:1 TS2588", "1:7 TS2588", "1:22 TS2588"]],
  ["a function, class, enum, namespace may not be assigned", ["function f() {} class C {} enum E { A } namespace N { export const x = 1 }", "f = C = E = N = 1"], ["1:1 TS2630", "1:5 TS2629", "1:9 TS2628", "1:13 TS2631"]],
  ["an import may not be assigned", ["import { sep } from 'node:path'", "sep = 'x'"], ["1:1 TS2632"]],
  ["a constant's property may be assigned", ["const a = { b: 1 }", "a.b = 2"]],
  ["a literal constant widens as in one file", ["const a = 1", "let b = a; b = 2"]],
  ["a literal constant is narrow as in one file", ["const a = 'x'", "const b: 'x' = a"]],
  ["let of a literal type stays narrow", ["let a: 1 | 2 = 1", "a = 3"], ["1:1 TS2322"]],
  ["a constant is narrowed by a test", ["const n = 1 as number | undefined", "if (n !== undefined) n.toFixed()"]],
  ["a variable that may be null is told", ["let s: string | null = null", "s.length"], ["1:1 TS18047"]],
  ["overloads", ["function f(x: number): number\nfunction f(x: string): string\nfunction f(x: any) { return x }", "f(1).toFixed(); f('a').length; f(true)"], ["1:34 TS2769"]],
  ["generics", ["function first<T>(xs: T[]): T { return xs[0] } class Box<T> { constructor(readonly v: T) {} }", "first(['a']).length; new Box(1).v.toFixed(); const b: Box<string> = new Box('x')"]],
  ["optional parameters and defaults", ["function f(a: number, b = 2, ...c: string[]) {}", "f(1); f(1, 2, 'x'); f()"], ["1:21 TS2555"]],
  ["private members stay private", ["class A { private x = 1; #y = 2; protected z = 3; readonly r = 4 }", "const a = new A(); a.x; a.z; a.r = 5"], ["1:22 TS2341", "1:27 TS2445", "1:32 TS2540"]],
  ["abstract classes and inheritance", ["abstract class A { abstract m(): number }", "class B extends A { m() { return 1 } }", "new B().m().toFixed(); new A()"], ["1:24 TS2511"]],
  ["an anonymous class with private members", ["const C = class { private x = 1; y = 2 }", "new C().y.toFixed(); new C().x"], ["1:30 TS2341"]],
  ["a class made inside a function", ["function make() { class L { private q = 1; v = 2 } return new L() } const l = make()", "l.v.toFixed(); l.q"], ["1:18 TS2341"]],
  ["what such a value gives to later cells", ["function make() { class L { private q = 1; v = 2 } return new L() } const l = make()", "const m = l", "m.v.toFixed(); m.q"], ["1:18 TS2341"]],
  ["unique symbols", ["const s: unique symbol = Symbol(); const o = { [s]: 1 }", "o[s].toFixed()"]],
  ["enums and namespaces", ["enum E { A, B } namespace N { export const x = 1; export type T = 'a' }", "const e: E = E.A; N.x.toFixed(); const t: N.T = 'b'"], ["1:40 TS2322"]],
  ["a class with a namespace", ["class C { n = 1 } namespace C { export const made = 2 }", "C.made.toFixed(); const c: C = new C()"]],
  ["an interface declared twice in one cell is one", ["interface I { a: 1 } interface I { b: 2 }", "const i: I = { a: 1, b: 2 }"]],
  ["an interface declared again replaces the first", ["interface I { a: 1 }", "interface I { b: 2 }", "const i: I = { b: 2 }"]],
  ["an older value keeps the older type of that name", ["interface I { a: number } const i: I = { a: 1 }", "interface I { b: number }", "i.a.toFixed(); const j: I = i"], ["1:22 TS2741"]],
  ["such a value is passed on", ["interface I { a: number } const i: I = { a: 1 }", "interface I { b: number }", "const k = i; function give() { return i }", "k.a + give().a"]],
  ["a type and a value of one name in two cells", ["interface P { x: number }", "const P = { at: (x: number): P => ({ x }) }", "const p: P = P.at(1)"]],
  ["a value and a type of one name in two cells", ["const P = { at: (x: number) => ({ x }) }", "interface P { x: number }", "const p: P = P.at(1)"]],
  ["let and an interface of one name in one cell", ["interface P { x: number } let P = 1", "P = 2; const p: P = { x: 1 }"]],
  ["a value takes a class's place, and its type", ["class A { x = 1 }", "const A = 2", "let a: A"], ["1:8 TS2749"]],
  ["a type takes a class's type, its value stays", ["class A { static x = 1 }", "type A = string", "const a: A = 'x'; A.x.toFixed()"]],
  ["imports are known later", ["import { sep, type ParsedPath } from 'node:path'; import * as fs from 'node:fs'", "sep.length; fs.readFileSync('a'); let p: ParsedPath"]],
  ["a type import is a type later, and no value", ["import type { Stats } from 'node:fs'", "let s: Stats; new Stats()"], ["1:19 TS1361"]],
  ["a value of an imported type", ["import type { Square } from './shapes.ts'; const s: Square = { side: 1 }", "s.side.toFixed(); s.edge"], ["1:21 TS2339"]],
  ["a value whose type was never imported", ["import { square } from './shapes.ts'; const s = square(2)", "s.side.toFixed(); s.edge"], ["1:21 TS2339"]],
  ["an import declared again", ["import { sep as s } from 'node:path'", "import { EOL as s } from 'node:os'", "s.length"]],
  ["destructured names", ["const { a, b: [c], ...rest } = { a: 1, b: ['x'], d: true }", "a.toFixed(); c.length; rest.d"]],
  ["exported names", ["export const a = 1; export default function f() { return 2 } export interface I { x: 1 }\nexport { a as b }", "a + f(); const i: I = { x: 1 }; b"], ["1:33 TS2304"]],
  ["a function that uses later names of its own cell", ["function f() { return g() } function g() { return 1 }", "f().toFixed()"]],
  ["recursive types", ["type Tree = { left?: Tree; value: number }", "const t: Tree = { value: 1, left: { value: 2 } }; t.left?.value"]],
  ["conditional, mapped and template types", [`type Flags<T> = { [K in keyof T as \`has\${Capitalize<string & K>}\`]: T[K] extends string ? 1 : 0 }`, "const f: Flags<{ a: string; b: number }> = { hasA: 1, hasB: 1 }"], ["1:55 TS2322"]],
  ["assertion functions", ["function must(x: unknown): asserts x is string {}", "const v: unknown = 1; must(v); v.length"]],
  ["getters, setters and accessors", ["class A { get v() { return 1 } set v(x: number) {} static accessor n = 1 }", "new A().v = 2; A.n.toFixed()"]],
  ["declare global lasts", ["declare global { interface Array<T> { twice(): T[] } }\nArray.prototype.twice = function () { return [...this, ...this] }", "1", "[1].twice().length"]],
  ["declare global again, unchanged", ["declare global { var shared: number }", "declare global { var shared: number }", "shared.toFixed()"]],
  ["a promise that is awaited later", ["const p = Promise.resolve(1)", "(await p).toFixed()"]],
  ["a name of an earlier cell, written wrongly", ["const network = 1", "netwrok"], ["1:1 TS2552"]],
  ["a forgotten cell's names are unknown", ["1", "gone"], ["1:1 TS2304"]],
];

describe("one cell", () => {
  test.for(alone)("%s", ([, cells, wrong = []]) => expect(mistakes(cells)).toEqual(wrong));
});

describe("from cell to cell", () => {
  test.for(between)("%s", ([, cells, wrong = []]) => expect(mistakes(cells)).toEqual(wrong));
});

describe("messages", () => {
  // biome-ignore format: a table, one case a line
  const told: readonly [cells: readonly string[], message: string][] = [
    [["const a = 1", "a = 2"], "Cannot assign to 'a' because it is a constant."],
    [["function f() {}", "f = 1"], "Cannot assign to 'f' because it is a function."],
    [["interface I { a: number } const i: I = { a: 1 }", "interface I { b: number }", "const j: I = i"], "Property 'b' is missing in type 'I' but required in type 'I'."],
    [["function make() { class L { private q = 1 } return new L() } const l = make()", "l.q"], "Property 'q' is private and only accessible within class 'L'."],
    [["nobody"], "Cannot find name 'nobody'."],
    [["import { chunk } from 'no-such-thing/chunk'"], "Cannot find module 'no-such-thing/chunk' or its corresponding type declarations.\n  If it is a package, this installs it: %npm install no-such-thing"],
    [["import '@no/such-thing/a/b'"], "Cannot find module or type declarations for side-effect import of '@no/such-thing/a/b'.\n  If it is a package, this installs it: %npm install @no/such-thing"],
    [["import { a } from './nowhere.ts'"], "Cannot find module './nowhere.ts' or its corresponding type declarations."],
    [["import { a } from 'node:nothing'"], "Cannot find module 'node:nothing' or its corresponding type declarations."],
  ];

  test.for(told)("%j is told as %s", ([cells, message]) => {
    expect(messages(cells)).toEqual([message]);
  });

  test("never name a file of ours", () => {
    const cells = [
      "interface I { a: { b: number } } const i: I = { a: { b: 1 } }",
      "interface I { c: 1 }",
    ];
    for (const message of messages([...cells, "const j: I = i; const k: string = [i]"])) {
      expect(message).not.toContain("__cell");
    }
  });
});

describe("files on the disk", () => {
  test("a changed, a new and a removed file are seen at the next check", () => {
    const folder = mkdtempSync(join(tmpdir(), "cells-"));
    const fresh = new CellLanguage({ folder, packageFolder });
    const cell = "import { a } from './local.ts'; const b: string = a";
    expect(mistakes([cell], fresh)).toEqual(["1:19 TS2307"]);
    writeFileSync(join(folder, "local.ts"), "export const a = 'text'");
    expect(mistakes([cell], fresh)).toEqual([]);
    writeFileSync(join(folder, "local.ts"), "export const a: number = 12345");
    expect(mistakes([cell], fresh)).toEqual(["1:39 TS2322"]);
    rmSync(join(folder, "local.ts"));
    expect(mistakes([cell], fresh)).toEqual(["1:19 TS2307"]);
    rmSync(folder, { recursive: true });
  });

  test("chainrule and Node's types are found from a folder that has neither", () => {
    const folder = mkdtempSync(join(tmpdir(), "cells-"));
    const own = mkdtempSync(join(tmpdir(), "package-"));
    writeFileSync(join(own, "package.json"), '{ "name": "chainrule", "exports": "./door.ts" }');
    writeFileSync(join(own, "door.ts"), "export const layers: number[] = [2, 1]");
    const fresh = new CellLanguage({ folder, packageFolder: own });
    const cell = "import { layers } from 'chainrule'; layers[0].toFixed(); layers.size";
    expect(mistakes([cell], fresh)).toEqual(["1:65 TS2339"]);
    expect(mistakes(["process.argv"], new CellLanguage({ folder, packageFolder }))).toEqual([]);
    rmSync(folder, { recursive: true });
    rmSync(own, { recursive: true });
  });
});

test("a host's own globals are known, and may be declared by a cell", () => {
  const globals = "declare function prompt(message?: string): string;";
  const folder = import.meta.dirname;
  const hosted = new CellLanguage({ folder, packageFolder, globals });
  expect(mistakes(["prompt('name').length; prompt(1)"], hosted)).toEqual(["1:31 TS2345"]);
  expect(mistakes(["const prompt = 1; prompt.toFixed()"], hosted)).toEqual([]);
});

describe("memory", () => {
  test("is as large as the names that live, not as the cells that were run", () => {
    const cells = Array.from(
      { length: 300 },
      (_, i) => `const a${i % 5} = ${i}; type T${i % 3} = ${i}`,
    );
    remember(cells);
    expect(language.size().names).toBe(8);
    expect(language.size().modules).toBeLessThanOrEqual(8);
  });

  test("holds an old cell as long as a live value needs its types", () => {
    remember(["interface I { a: 1 }", "const i: I = { a: 1 }", "interface I { b: 1 }"]);
    expect(language.size().modules).toBe(3);
    language.check("const i = 1");
    language.commit("const i = 1");
    expect(language.size().modules).toBe(2);
  });

  test("does not grow along a chain of values", () => {
    remember(["let a = 1; let b = 1"]);
    for (let i = 0; i < 40; i++) {
      const cell = i % 2 === 0 ? "const a = b + 1" : "const b = a + 1";
      language.check(cell);
      language.commit(cell);
    }
    expect(language.size().modules).toBe(2);
    expect(language.check("a.toFixed() + b.toFixed()")).toEqual([]);
  });

  test("does not grow when what is kept is the cells' own text", () => {
    const cells = Array.from({ length: 40 }, (_, i) => {
      const make = `function make${i % 2}() { class L { private q = ${i} } return new L() }`;
      return i % 4 < 2 ? `${make}; const l${i % 2} = make${i % 2}()` : `const a${i % 4} = ${i}`;
    });
    remember(cells);
    expect(language.size().modules).toBeLessThanOrEqual(language.size().names);
  });

  test("is empty after forget", () => {
    remember(["const a = 1"]);
    language.forget();
    expect(language.size()).toEqual({ modules: 0, names: 0 });
    expect(language.check("a").map(({ code }) => code)).toEqual([2304]);
  });
});
