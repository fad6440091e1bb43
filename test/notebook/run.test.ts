import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Session } from "../../src/kernel/session.ts";
import { type CodeCell, formatNotebook, type Notebook } from "../../src/notebook/notebook.ts";
import { parseNotebook } from "../../src/notebook/parse.ts";
import { type NotebookRun, type RunOptions, runNotebook } from "../../src/notebook/run.ts";

let folder: string;
let path: string;
let session: Session;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chainrule-run-"));
  path = join(folder, "lesson.ipynb");
  session = new Session({ directory: folder });
});

beforeEach(() => session.restart());

afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

/** Runs a notebook of these code cells; a cell's tags stand before a bar: `tag|source`. */
async function run(sources: readonly string[], options: RunOptions = {}): Promise<NotebookRun> {
  const cells = sources.map((text, index): CodeCell => {
    const [tags, source] = /^[a-z-]+\|/.test(text) ? text.split(/\|(.*)/s) : ["", text];
    const metadata = tags === "" ? {} : { tags: [tags] };
    const id = `c${index + 1}`;
    return { cell_type: "code", id, metadata, source, outputs: [], execution_count: null };
  });
  await writeFile(path, formatNotebook({ cells, metadata: {} }));
  return await runNotebook(path, { session, ...options });
}

const saved = async (): Promise<Notebook> => parseNotebook(await readFile(path, "utf8"), path);

const summary = (notebook: Notebook): unknown[] =>
  notebook.cells.map((cell) => {
    if (cell.cell_type !== "code") return cell.cell_type;
    return [cell.execution_count, ...cell.outputs.map((output) => output.output_type)];
  });

test("values, prints and counts are saved in the file", async () => {
  const { notebook, failure } = await run([
    "let x = 2;",
    'console.log("a"); console.log("b"); x * 21',
  ]);
  expect(failure).toBeUndefined();
  expect(await saved()).toEqual(notebook);
  expect(summary(notebook)).toEqual([[1], [2, "stream", "execute_result"]]);
  expect((notebook.cells[1] as CodeCell).outputs).toMatchObject([
    { text: "a\nb\n" },
    { data: { "text/plain": "42" }, execution_count: 2 },
  ]);
});

test("a failing cell ends the run, and what came before it is saved", async () => {
  const { failure } = await run(["1", 'throw new RangeError("too far")', "3"]);
  expect(failure).toMatchObject({ position: 2, ename: "RangeError", evalue: "too far" });
  expect(summary(await saved())).toEqual([[1, "execute_result"], [2, "error"], [null]]);
});

test("with allowErrors, or with the tag raises-exception, the cells after it run", async () => {
  const sources = ['throw new Error("x")', "2"];
  const allowed = await run(sources, { allowErrors: true });
  expect(allowed.failure).toBeUndefined();
  const tagged = await run([`raises-exception|${sources[0]}`, "2"]);
  expect(tagged.failure).toBeUndefined();
  expect(summary(tagged.notebook)[1]).toEqual([4, "execute_result"]);
});

test("a type error is an output of the cell, and the run's failure", async () => {
  const { failure } = await run(['const n: number = "one";']);
  expect(failure?.evalue).toMatch(/not assignable/);
});

test("a notebook of another language is refused and left as it was", async () => {
  const text = formatNotebook({ cells: [], metadata: { language_info: { name: "python" } } });
  await writeFile(path, text);
  await expect(runNotebook(path, { session })).rejects.toThrow(/this is a python notebook/);
  expect(await readFile(path, "utf8")).toBe(text);
});
