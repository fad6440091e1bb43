/** What a learner reads when a cell is refused: once, in words that a notebook can follow. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const folder = mkdtempSync(join(tmpdir(), "chainrule-words-"));
const path = join(folder, "lesson.ipynb");
process.env.JPY_SESSION_NAME = path; // as Jupyter's server gives it to a kernel
const notebook = new Notebook(folder);
beforeEach(() => notebook.session.restart());
afterAll(async () => {
  await notebook.close();
  rmSync(folder, { recursive: true });
});

/** Writes the notebook's file. */
function save(...cells: string[]): void {
  const code = cells.map((source) => ({ cell_type: "code", source: source.split(/(?<=\n)/) }));
  writeFileSync(
    path,
    JSON.stringify({ cells: [{ cell_type: "markdown", source: "let a" }, ...code] }),
  );
}

test("a mistake is told once: a plain line, then place, excerpt and arrow", async () => {
  const { traceback } = await notebook.run("const a = 1;\nconst n: number = 'one';");
  expect(traceback.split("\n")).toEqual([
    "TypeScript error: Type 'string' is not assignable to type 'number'.",
    "  at Cell In[1], line 2, column 7 (TS2322)",
    "  1 const a = 1;",
    "> 2 const n: number = 'one';",
    "          ^",
  ]);
});

test("of two mistakes each is told once", async () => {
  const { traceback } = await notebook.run("const n: number = 'one';\nconst m: number = true;");
  expect(traceback.match(/Type 'string'/g)).toHaveLength(1);
  expect(traceback.match(/Type 'boolean'/g)).toHaveLength(1);
});

test("no colour is used, which some theme would make unreadable", async () => {
  for (const cell of ["const n: number = 'one';", "throw new Error('x')"]) {
    const { outputs } = await notebook.run(cell);
    expect(JSON.stringify(outputs).replaceAll(/\\u001b\[[01]m/g, "")).not.toContain("u001b");
  }
});

test("a name that is nearly right finds its like", async () => {
  await notebook.run("const unit = 1;");
  for (const slip of ["unti", "units", "Unit", "uni"]) {
    expect((await notebook.run(`${slip} + 1`)).error).toContain("Did you mean 'unit'?");
  }
});

describe("a name that another cell of the notebook declares, which has not run", () => {
  const use = "rate * 2";

  test("is no slip: it is said which cell to run", async () => {
    save("const rate = 0.1;\nrate", use);
    const { error, traceback } = await notebook.run(use);
    expect(error).toBe(
      "Not run: `rate` is not there yet: an earlier cell declares it and has not run; run that one first, it begins: const rate = 0.1;",
    );
    expect(traceback).toContain("> 1 rate * 2");
  });

  test("further down is said to stand there", async () => {
    save(use, "const rate = 0.1;");
    expect((await notebook.run(use)).error).toContain("a later cell declares it");
  });

  test("in a notebook that cannot be read is a name that is not found", async () => {
    writeFileSync(path, "no JSON");
    expect((await notebook.run(use)).error).toMatch(/^TypeScript error: Cannot find name 'rate'/);
  });
});

test.each([
  ["document.title", /^TypeScript error: Cannot find name 'document'\. \(TS/],
  ["[1, 2].notThere()", /notThere/],
  [
    "Promise.try(() => 1)",
    /^TypeScript error: Property 'try' does not exist on type 'PromiseConstructor'\. \(TS/,
  ],
  ["describe('x', () => 1)", /^TypeScript error: Cannot find name 'describe'\. \(TS/],
])("%s is refused without advice that a notebook cannot follow", async (cell, words) => {
  const { error } = await notebook.run(cell);
  expect(error).toMatch(words);
  expect(error).not.toMatch(/compiler option|tsconfig|npm i /);
});
