import { describe, expect, test } from "vitest";
import { language, mistakes } from "./session.ts";

/** Cells; in the last, `m` is given to a number, and must be refused. */
type Case = readonly [title: string, cells: readonly string[]];

const made = "const m = K.box()";

// biome-ignore format: a table, one case a line
const routes: readonly Case[] = [
  ["a class's name beside its function", ["import { box, Box } from './far/away/kinds.js'", "const m = box()"]],
  ["... as a type", ["import { box, type Box } from './far/away/kinds.js'", "const m = box()"]],
  ["... in an import of types", ["import { box } from './far/away/kinds.js'; import type { Box } from './far/away/kinds.js'", "const m = box()"]],
  ["... in a cell of its own", ["import { Box } from './far/away/kinds.js'", "import { box } from './far/away/kinds.js'", "const m = box()"]],
  ["... under another name", ["import { box, Box as B } from './far/away/kinds.js'", "const m = box()"]],
  ["... passed on by `export`", ["import { box } from './far/away/kinds.js'; export { Box } from './far/away/kinds.js'", "const m = box()"]],
  ["an interface", ["import { shape, Shape } from './far/away/kinds.js'", "const m = shape()"]],
  ["an enum", ["import { color, Color } from './far/away/kinds.js'", "const m = { c: color() }"]],
  ["a namespace", ["import { length, Units } from './far/away/kinds.js'", "const m = length()"]],
  ["a type alias", ["import { size, Size } from './far/away/kinds.js'", "const m = size()"]],
  ["a default import", ["import Default, { standard } from './far/away/kinds.js'", "const m = standard()"]],
  ["a namespace import", ["import * as K from './far/away/kinds.js'", made]],
  ["a namespace import and the class", ["import * as K from './far/away/kinds.js'; import { Box } from './far/away/kinds.js'", made]],
  ["a name beside a variable of its own cell", ["import { box, Box } from './far/away/kinds.js'; const m = box()"]],
  ["the name is declared again", ["import { box, Box } from './far/away/kinds.js'", "const Box = 1", "const m = box()"]],
  ["the import is gone when the value is made", ["import { box as b, Box } from './far/away/kinds.js'", "declare global { var x: 1 }", "const box = b", "const Box = 1, b = 2", "const m = box()"]],
  ["the import is gone after the value is made", ["import { box, Box } from './far/away/kinds.js'", "const m = box()", "const Box = 1, box = 2"]],
  ["another module is imported in between", ["import { box, Box } from './far/away/kinds.js'", "const m = box()", "import { square, Square } from './shapes.ts'"]],
  ["a class of a cell", ["class Box { width = 1 } const box = () => new Box()", "const m = box()"]],
  ["... declared again", ["class Box { width = 1 } const box = () => new Box()", "class Box { depth = 1 }", "const m = box()"]],
  ["... declared again after an import", ["import { sep } from 'node:path'; class Box { width = 1 } const box = () => new Box()", "class Box { depth = 1 }", "const m = box()"]],
  ["an interface of a cell, declared again", ["interface I { a: 1 } const make = (): I => ({ a: 1 })", "import { sep } from 'node:path'; interface I { b: 1 }", "const m = make()"]],
  ["an enum of a cell, declared again", ["enum E { A } const make = () => ({ e: E.A })", "enum E { B }", "const m = make()"]],
  ["a namespace of a cell, declared again", ["namespace N { export interface T { a: 1 } } const make = (): N.T => ({ a: 1 })", "namespace N { export const b = 1 }", "const m = make()"]],
  ["an alias of a cell", ["import { box, Box } from './far/away/kinds.js'; type Other = Box; export { Box as Third }", "const m = box()"]],
];

describe("a value keeps the type of what was imported:", () => {
  test.for(routes)("%s", ([, cells]) => {
    expect(mistakes([...cells, "const wrong: number = m"])).toEqual(["1:7 TS2322"]);
    expect(mistakes([...cells, "const again = m", "const wrong: number = again"])).toEqual([
      "1:7 TS2322",
    ]);
  });

  test("by the package's own name", () => {
    const cells = ["import { matrix, Matrix } from 'chainrule'", "const m = matrix([[1]])"];
    expect(mistakes([...cells, "const wrong: number = m"])).toEqual(["1:7 TS2322"]);
    expect(mistakes([...cells, "const right: Matrix = m; m.rows.toFixed()"])).toEqual([]);
  });

  test("when the cell that named it was refused", () => {
    language.forget();
    const run = (cell: string) => language.check(cell).length === 0 && language.commit(cell);
    run("import { box } from './far/away/kinds.js'");
    run("import { Box } from './far/away/kinds.js'; const n: number = 'x'");
    run("const m = box()");
    run("import { sep } from 'node:path'");
    expect(language.check("const wrong: number = m").map(({ code }) => code)).toEqual([2322]);
  });
});
