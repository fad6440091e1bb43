import { expect, test } from "vitest";
import { type FrameSource, mapFrames } from "../../src/cells/frames.ts";
import { CellHost } from "./host.ts";

/** The error's frames as "name line:column of label", or "line:column of label" at a cell's top level. */
async function framesOf(cells: readonly string[]): Promise<string[]> {
  const host = new CellHost({ folder: "/books/my notes (new)" });
  let error: Error | undefined;
  for (const cell of cells) {
    await host.run(cell).catch((thrown: Error) => {
      error = thrown;
    });
  }
  const lookup = (file: string): FrameSource | undefined => {
    const number = /cell-(\d+)\.ts$/.exec(file)?.[1];
    const map = number === undefined ? undefined : host.compiled[Number(number) - 1].map;
    return map && { label: `In[${number}]`, map };
  };
  return mapFrames(error?.stack ?? "", lookup).map((frame) => {
    const { functionName, line, column, label } = frame;
    const place = `${line}:${column} of ${label}`;
    return functionName === undefined ? place : `${functionName} ${place}`;
  });
}

// biome-ignore format: a table, one case a line
const stacks: readonly [title: string, cells: readonly string[], frames: readonly string[]][] = [
  ["a throw at the top level", ["const a = 1\n\n  throw new Error('no')"], ["3:9 of In[1]"]],
  ["a throw after an await", ["await null\nthrow new Error('no')"], ["2:7 of In[1]"]],
  ["a throw in the last expression", ["type T = number\n\n(() => { throw new Error('no') })()"], ["3:16 of In[1]", "3:34 of In[1]"]],
  ["a function of an earlier cell", ["interface A { a: number }\nfunction help(x: number): never {\n  throw new Error('no')\n}", "// two\nhelp(1)"], ["help 3:9 of In[1]", "2:1 of In[2]"]],
  ["a hoisted function", ["go()\nfunction go() {\n  null!.x\n}"], ["go 3:9 of In[1]", "1:1 of In[1]"]],
  ["a constructor", ["class A {\n  constructor() { throw new Error('no') }\n}\nnew A()"], ["new A 2:25 of In[1]", "4:1 of In[1]"]],
  ["a method", ["class A {\n  go() { throw new Error('no') }\n}\nnew A().go()"], ["A.go 2:16 of In[1]", "4:9 of In[1]"]],
  ["an async function", ["async function go() {\n  await null\n  throw new Error('no')\n}\nawait go()"], ["go 3:9 of In[1]", "5:1 of In[1]"]],
  ["an arrow function in a callback", ["const f = (x: number) => {\n  throw new Error('no')\n};\n[1].map(f)"], ["f 2:9 of In[1]", "4:5 of In[1]"]],
  ["a destructuring of nothing", ["const n = null as unknown as { a: number }\nconst { a } = n"], ["2:9 of In[1]"]],
  ["types above the mistake", ["interface A {\n  x: number\n}\nenum E { A }\nconst v = E as unknown as { B: { c: number } }\nv.B.c"], ["6:5 of In[1]"]],
];

test.for(stacks)("%s is told in the learner's lines", async ([, cells, frames]) => {
  expect(await framesOf(cells)).toEqual(frames);
});

const asIs = (file: string) => (file.includes("helper") ? { label: "helper.ts" } : undefined);

// biome-ignore format: a table, one case a line
const texts: readonly [line: string, functionName: string | undefined, line_: number, column: number][] = [
  ["    at go (file:///books/helper.ts:3:9)", "go", 3, 9],
  ["    at async Promise.all (index 0)\n    at async go (C:\\books\\helper.ts:3:9)", "async go", 3, 9],
  ["    at async /books/helper.ts:3:9", undefined, 3, 9],
  ["    at Object.go [as run] (/books/helper.ts:3:9)", "Object.go", 3, 9],
  ["go@file:///books/helper.ts:3:9", "go", 3, 9],
  ["@blob:null/helper:3:9", undefined, 3, 9],
];

test.for(texts)("%j is read", ([text, functionName, line, column]) => {
  const [frame] = mapFrames(`Error: no\n${text}\n    at node:internal/x:1:1`, asIs);
  expect(frame).toMatchObject({ line, column });
  expect(frame.functionName).toBe(functionName);
});

test("a message of many lines is not a frame", () => {
  expect(mapFrames("Error: no\nat all\n    at 5", asIs)).toEqual([]);
});
