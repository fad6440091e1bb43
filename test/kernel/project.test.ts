/** What the tsconfig.json of a notebook's folder says holds for its cells and for the files that they import. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { writeFiles } from "./files.ts";
import { Notebook } from "./notebook.ts";

const project = mkdtempSync(join(tmpdir(), "chainrule-project-"));
const files: Record<string, string> = {
  "tsconfig.json": `{
    // Comments are allowed.
    "compilerOptions": {
      "strict": true, "noUnusedLocals": true, "outDir": "out", "baseUrl": ".",
      "paths": { "@lib/*": ["lib/*"], "exact": ["lib/exact.ts"] },
      "jsx": "react-jsx", "jsxImportSource": "tiny", "experimentalDecorators": true,
      "customConditions": ["mine"]
    },
    "include": ["elsewhere"]
  }`,
  "lib/deep.ts": "import { exact } from 'exact';\nexport const deep: string = 'deep ' + exact;",
  "lib/exact.ts": "export const exact = 'exact';",
  "lib/view.tsx": "export const view = (name: string) => <p class={name}>hi</p>;",
  "node_modules/tiny/package.json": '{ "name": "tiny", "type": "module" }',
  "node_modules/tiny/jsx-runtime.js":
    "export const jsx = (tag, props) => typeof tag === 'function' ? tag(props) : { tag, ...props };\nexport const jsxs = jsx;\nexport const Fragment = 'fragment';",
  "node_modules/tiny/jsx-runtime.d.ts":
    "export declare const jsx: unknown, jsxs: unknown, Fragment: unknown;\nexport namespace JSX { type Element = { tag: string }; interface IntrinsicElements { [tag: string]: object } }",
  "notebooks/worker.ts":
    "import { parentPort } from 'node:worker_threads';\nimport { exact } from 'exact';\nconst text: string = exact;\nparentPort?.postMessage(text);",
  "notebooks/globals.d.ts": "declare const __VERSION__: string;\ninterface Point { x: number }",
  "node_modules/several/package.json":
    '{ "name": "several", "type": "module", "exports": { "mine": { "types": "./mine.d.ts", "default": "./mine.js" }, "default": "./other.js" } }',
  "node_modules/several/mine.js": "export const which = 'mine';",
  "node_modules/several/mine.d.ts": "export declare const which: string;",
  "node_modules/several/other.js": "export const other = 'other';",
  "lib/uses.ts": "export { which } from 'several';",
  "notebooks/node_modules/untyped/index.js": "exports.n = 5;",
};
const notebook = new Notebook(join(project, "notebooks"));

beforeAll(() => writeFiles(project, files));
beforeEach(() => notebook.session.restart());
afterAll(async () => {
  await notebook.close();
  rmSync(project, { recursive: true });
});

const last = (...cells: string[]): Promise<unknown> => notebook.last(...cells);

// biome-ignore format: a table, one case a line
const cases: [title: string, expected: string, ...cells: string[]][] = [
  ["paths, in a cell and in a local file", "'deep exact'", "import { deep } from '@lib/deep'; deep"],
  ["a package as customConditions ask for it, in a cell and in a local file", "[ 'mine', true ]", "import { which } from 'several'; import { which as same } from '@lib/uses'; [which, which === same]"],
  ["JSX in a cell", "{ tag: 'p', id: 'a', children: 'hi' }", "const view = <p id=\"a\">hi</p>;\nview"],
  ["JSX of an earlier cell's component, in a later cell", "{ tag: 'b', children: 'x' }", "const Bold = ({ of }: { of: string }) => <b>{of}</b>;", "<Bold of=\"x\" />"],
  ["JSX in a cell that is followed by one without", "2", "const a = <p />;", "const n = <number>2;\nn"],
  ["a .tsx file", "{ tag: 'p', class: 'x', children: 'hi' }", "import { view } from '@lib/view'; view('x')"],
  ["decorators as experimentalDecorators has them", "[ 'A', 'function' ]", "const seen: unknown[] = [];\nfunction note(target: Function): void { seen.push(target.name, typeof target) }\n@note class A {}\nseen"],
  ["a worker thread in TypeScript", "'exact'", "import { Worker } from 'node:worker_threads';\nconst worker = new Worker('./worker.ts');\nconst said = await new Promise((done) => worker.once('message', done)); said"],
  ["types that a cell refers to, for it and for later cells", "5", "/// <reference path=\"./globals.d.ts\" />\nconst p: Point = { x: 5 };", "const q: Point = p; q.x"],
  ["declare module of a package without types", "6", "declare module 'untyped' { export const n: number }", "import { n } from 'untyped'; n + 1"],
];

describe("cells have", () => {
  test.each(cases)("%s", async (_, expected, ...cells) => {
    expect(await last(...cells)).toBe(expected);
  });

  test("declared modules with their types", async () => {
    expect(
      await last(
        "declare module 'untyped' { export const n: number }",
        "import { n } from 'untyped'; const s: string = n",
      ),
    ).toMatch(/TS2322/);
  });

  test("no mistake in what is about files", async () => {
    expect((await notebook.run("function f() { const unused = 1 }\nf()")).error).toBe("");
  });

  test("strictness, as the file says", async () => {
    expect((await notebook.run("const f = (x) => x")).error).toMatch(/TS7006/);
  });
});
