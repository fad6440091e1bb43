import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Output } from "../../src/run/outputs.ts";
import { Notebook } from "./notebook.ts";

const folder = mkdtempSync(join(tmpdir(), "chainrule-errors-"));
const notebook = new Notebook(folder);
afterAll(async () => {
  await notebook.close();
  rmSync(folder, { recursive: true });
});

describe("an error in a cell", () => {
  test("shows name, message, the learner's line with an arrow, and no line of ours", async () => {
    await notebook.session.restart();
    const { error, traceback } = await notebook.run(
      'const a: number = 1;\n\nthrow new RangeError("too far");',
    );
    expect(error).toBe("RangeError: too far");
    expect(traceback).toBe(
      [
        "RangeError: too far",
        "  at Cell In[1], line 3, column 7",
        "  1 const a: number = 1;",
        "  2",
        '> 3 throw new RangeError("too far");',
        "          ^",
      ].join("\n"),
    );
  });

  test("through a helper of an earlier cell names both cells and both lines", async () => {
    await notebook.session.restart();
    await notebook.run(
      "type T = number;\nfunction check(n: T): void {\n  if (n < 0) throw new Error('n is ' + n);\n}",
    );
    const { traceback } = await notebook.run(
      "const start = 1;\n[start, -1].forEach((n) =>\n  check(n));",
    );
    expect(traceback).toContain("at check (Cell In[1], line 3, column 20)");
    expect(traceback).toContain("at Cell In[2], line 3, column 3");
    expect(traceback).not.toMatch(/node:|runner|evaluate|\.js/);
  });

  test("after an await, and in a class, keeps its lines", async () => {
    await notebook.session.restart();
    const { traceback } = await notebook.run(
      "class Net {\n  async train(): Promise<void> {\n    await null;\n    throw new Error('no data');\n  }\n}\nawait new Net().train();",
    );
    expect(traceback).toContain("at Net.train (Cell In[1], line 4, column 11)");
    expect(traceback).toContain("Cell In[1], line 7");
  });

  test("in an imported .ts file names the file and its own line", async () => {
    writeFileSync(
      join(folder, "helper.ts"),
      "interface Unused {\n  a: number;\n}\n\nexport function fail(why: string): never {\n  throw new TypeError(why);\n}\n",
    );
    const { traceback } = await notebook.run('import { fail } from "./helper.ts";\nfail("bad");');
    expect(traceback).toContain("at fail (helper.ts:6:9)");
    expect(traceback).toContain("> 6   throw new TypeError(why);");
    expect(traceback).toMatch(/at Cell In\[\d\], line 2, column 1/);
  });

  test("tells its causes, and the errors of an AggregateError", async () => {
    const { traceback } = await notebook.run(
      'throw new Error("outer", { cause: new Error("inner") });',
    );
    expect(traceback).toMatch(/Error: outer[\s\S]*caused by:\nError: inner/);
    const several = await notebook.run(
      'throw new AggregateError([new Error("one"), "two"], "both");',
    );
    expect(several.traceback).toMatch(
      /AggregateError: both[\s\S]*error 1 of 2:\nError: one[\s\S]*error 2 of 2:\n'two'/,
    );
  });

  test("tells its code, once", async () => {
    const { traceback } = await notebook.run('new URL("http://");');
    expect(traceback).toMatch(/^TypeError: Invalid URL\n {2}code: ERR_INVALID_URL\n/);
    const file = await notebook.run('import { readFileSync } from "node:fs"; readFileSync("no");');
    expect(file.traceback).toMatch(/^Error: ENOENT: no such file/);
    expect(file.traceback).not.toContain("code:");
  });

  test("that is no Error at all is shown as the value it is", async () => {
    expect((await notebook.run("throw 'text'")).error).toBe("Thrown value: 'text'");
    expect((await notebook.run("throw { code: 1 }")).error).toBe("Thrown value: { code: 1 }");
    expect((await notebook.run("throw null")).error).toBe("Thrown value: null");
  });

  test("whose message cannot be read is shown all the same", async () => {
    const { error } = await notebook.run(
      "throw Object.defineProperty(new Error(), 'message', { get() { throw new Error('ha'); } });",
    );
    expect(error).toBe("Error: its name and message cannot be read");
  });

  test("in a promise that nobody awaits fails the cell", async () => {
    const { error, traceback } = await notebook.run('void Promise.reject(new Error("nobody"));\n0');
    expect(error).toBe("Error: nobody");
    expect(traceback).toContain("line 1, column 21");
  });

  test("in a late timer is shown under the cell that started it", async () => {
    await notebook.run('setTimeout(() => { throw new Error("late"); }, 40); 0');
    const started = notebook.log.at(-1)?.cell;
    await notebook.run("1");
    const isLate = (o: Output): boolean => o.output_type === "error" && o.evalue === "late";
    await notebook.until(isLate);
    expect(notebook.log.find(({ output }) => isLate(output))?.cell).toBe(started);
  });

  test("printed by the learner has the learner's lines too", async () => {
    await notebook.session.restart();
    const { stdout } = await notebook.run(
      "try {\n  JSON.parse('{');\n} catch (e) {\n  console.log((e as Error).stack);\n}",
    );
    expect(stdout).toContain("at Cell In[1], line 2, column 8");
  });

  test("leaves the cells after it running", async () => {
    await notebook.run("throw new Error('x')");
    expect((await notebook.run("1 + 1")).result).toBe("2");
  });
});

describe("a mistake that the type checker finds", () => {
  test("stops the cell before it runs, with code, line and a caret", async () => {
    await notebook.session.restart();
    const { error, traceback, stdout } = await notebook.run(
      'console.log("ran");\nconst n: number = "text";',
    );
    expect(stdout).toBe("");
    expect(error).toBe(
      "TypeScript error: Type 'string' is not assignable to type 'number'. (TS2322, line 2)",
    );
    expect(traceback).toContain("  at Cell In[1], line 2, column 7 (TS2322)\n");
    expect(traceback).toMatch(/> 2 const n: number = "text";\n {10}\^/);
  });

  test("in 3,000 brackets is told in a sentence, soon", async () => {
    const start = performance.now();
    const { error } = await notebook.run("[".repeat(3000) + "]".repeat(3000));
    expect(error).toMatch(/^SyntaxError: brackets are nested more than 500 deep here/);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test("in the syntax is a SyntaxError", async () => {
    expect((await notebook.run("let = ;")).error).toMatch(/^SyntaxError: /);
  });

  test("knows earlier cells' types, strictly", async () => {
    await notebook.run("const maybe: string | null = [null, 'a'][0];");
    expect((await notebook.run("%check strict\nmaybe.length")).error).toMatch(
      /'maybe' is possibly 'null'/,
    );
  });

  test("knows the types of what earlier cells imported by name", async () => {
    await notebook.session.restart();
    await notebook.run('import { matrix, Matrix } from "chainrule";');
    await notebook.run("const m = matrix([[1]]);");
    expect((await notebook.run("const n: number = m;")).error).toMatch(/^TypeScript error.*TS2322/);
  });
});
