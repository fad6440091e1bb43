import { inspect } from "node:util";
import { createContext, Script } from "node:vm";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import type * as Door from "./page-door.ts";

/** The little that a page's worker needs of TypeScript's library, as a page carries it. */
const library = `
  interface Array<T> { length: number; [index: number]: T; map<U>(f: (x: T) => U): U[] }
  interface Boolean {} interface Function {} interface IArguments {} interface RegExp {} interface Object {}
  interface CallableFunction {} interface NewableFunction {} interface String { length: number }
  interface Number { toFixed(digits?: number): string }
  interface PromiseLike<T> { then(done: (value: T) => void): void }
  interface Promise<T> extends PromiseLike<T> {} interface PromiseConstructor { resolve<T>(value: T): Promise<T> }
  declare var Promise: PromiseConstructor; type Awaited<T> = T extends PromiseLike<infer U> ? U : T;
`;

const files = {
  "/lib/lib.es2023.d.ts": library,
  "/node_modules/@types/node/package.json": '{ "name": "@types/node", "types": "index.d.ts" }',
  "/node_modules/@types/node/index.d.ts":
    "declare var console: { log(...values: unknown[]): void };",
  "/node_modules/chainrule/package.json": '{ "name": "chainrule", "types": "index.d.ts" }',
  "/node_modules/chainrule/index.d.ts": "export declare const layers: number[];",
};

let page: { door: typeof Door; context: object };

beforeAll(async () => {
  const bundled = await build({
    entryPoints: [`${import.meta.dirname}/page-door.ts`],
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "door",
    logLevel: "silent",
  });
  const context = createContext({});
  new Script(`${bundled.outputFiles[0].text}; globalThis.door = door;`).runInContext(context);
  page = { context, door: (context as { door: typeof Door }).door };
});

describe("in a page, with nothing of Node's,", () => {
  test("there is no process, no require and no Node module", () => {
    expect(inspect(new Script("[typeof process, typeof require]").runInContext(page.context))).toBe(
      "[ 'undefined', 'undefined' ]",
    );
  });

  test("a cell is compiled and run", () => {
    const cell = page.door.compileCell("const a: number = 20; enum E { B = 22 } a + E.B", {
      fileName: "cell-1.ts",
    });
    new Script(`var ${cell.names.join()};`).runInContext(page.context);
    expect(new Script(cell.code).runInContext(page.context)).toMatchObject({ value: 42 });
  });

  test("cells are checked, completed and inspected with types from memory", () => {
    const { CellLanguage, memoryFiles } = page.door;
    const language = new CellLanguage({
      folder: "/",
      packageFolder: "/",
      files: memoryFiles(files),
    });
    const first = "import { layers } from 'chainrule'; let total = 1; console.log(layers.length)";
    expect(language.check(first)).toHaveLength(0);
    language.commit(first);
    expect(language.check("total = layers").map(({ code }) => code)).toEqual([2322]);
    expect(language.check("process").map(({ code }) => code)).toEqual([2591]);
    expect(language.complete("layers.ma", 9).matches.map(({ text }) => text)).toEqual(["map"]);
    expect(language.inspect("total", 0)?.signature).toBe("let total: number");
    expect(language.signature("layers.map(", 11)?.argument).toBe(0);
  });

  test("a stack is told in the learner's lines", () => {
    const { map } = page.door.compileCell("1\nnull!.x", { fileName: "cell-1.ts" });
    const lookup = (file: string) => (file === "cell-1.ts" ? { label: "Cell 1", map } : undefined);
    const [frame] = page.door.mapFrames("Error\n    at cell-1.ts:3:23", lookup);
    expect(frame).toMatchObject({ label: "Cell 1", line: 2 });
  });

  test("isComplete answers", () => {
    expect(page.door.isComplete("f(").status).toBe("incomplete");
  });
});
