/** Cells as people write them who have no tsconfig.json: they run, and what strictness objects to is a warning. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const folder = mkdtempSync(join(tmpdir(), "chainrule-loose-"));
const notebook = new Notebook(folder);
beforeEach(() => notebook.session.restart());
afterAll(async () => {
  await notebook.close();
  rmSync(folder, { recursive: true });
});

const last = (...cells: string[]): Promise<unknown> => notebook.last(...cells);

describe("in a folder without a tsconfig.json", () => {
  test("what only strictness objects to is a warning, and the cell runs", async () => {
    const { stderr, result } = await notebook.run("const add = (x, y) => x + y;\nadd(1, 2)");
    expect(result).toBe("3");
    expect(stderr).toContain(
      "warning, line 1: Parameter 'x' implicitly has an 'any' type. (TS7006)\n",
    );
  });

  test("the first warning says once how to be stricter, or silent", async () => {
    expect((await notebook.run("const f = (x) => x")).stderr).toContain("%check strict --notebook");
    expect((await notebook.run("const f = (x) => x")).stderr).not.toContain("%check");
  });

  test("of many warnings the first three are shown, and how many more there are", async () => {
    const { stderr } = await notebook.run("const f = (a, b, c, d, e) => 1");
    expect(stderr.match(/^warning/gm)).toHaveLength(3);
    expect(stderr).toContain("and 2 more\n");
  });

  test("%check strict lets it stop a cell, with --notebook all that follow", async () => {
    expect((await notebook.run("%check strict\nconst f = (x) => x")).error).toMatch(/TS7006/);
    expect((await notebook.run("const f = (x) => x")).error).toBe("");
    await notebook.run("%check strict --notebook");
    expect((await notebook.run("const f = (x) => x")).error).toMatch(/TS7006/);
    expect((await notebook.run("%check loose\nconst f = (x) => x")).error).toBe("");
    await notebook.run("%check off --notebook");
    expect((await notebook.run("const f = (x) => x")).stderr).toBe("");
  });

  test("a restart takes back what %check --notebook said", async () => {
    await notebook.run("%check strict --notebook");
    await notebook.session.restart();
    expect((await notebook.run("const f = (x) => x")).error).toBe("");
  });
});

describe("a folder's tsconfig.json", () => {
  test("that says what a cell cannot follow is told so once", async () => {
    const other = mkdtempSync(join(tmpdir(), "chainrule-lib-"));
    writeFileSync(join(other, "tsconfig.json"), '{ "compilerOptions": { "lib": ["DOM"] } }');
    const own = new Notebook(other);
    expect((await own.run("1")).stderr).toBe('tsconfig.json: "lib" has no effect on cells\n');
    expect((await own.run("1")).stderr).toBe("");
    await own.close();
    rmSync(other, { recursive: true });
  });

  test("that says strict stops the cell", async () => {
    const strict = mkdtempSync(join(tmpdir(), "chainrule-strict-"));
    writeFileSync(join(strict, "tsconfig.json"), '{ "compilerOptions": { "strict": true } }');
    const own = new Notebook(strict);
    expect((await own.run("const add = (x, y) => x + y;")).error).toMatch(/TS7006/);
    await own.close();
    rmSync(strict, { recursive: true });
  });
});

describe("a cell that was refused", () => {
  test("keeps its imports and its types for later cells", async () => {
    const refused =
      'import { basename } from "node:path";\ntype Names = string[];\nconst n: number = "one";';
    expect(await last(refused, "const names: Names = [basename('a/b')]; names")).toBe("[ 'b' ]");
  });

  test("that does not parse keeps them, too", async () => {
    expect(await last('import { basename } from "node:path";\nconst = 5', "basename('a/b')")).toBe(
      "'b'",
    );
  });

  test("keeps no import that is itself wrong", async () => {
    const { error } = await notebook.run(
      'import { basename } from "node:path";\nimport x from "no-such";',
    );
    expect(error).toMatch(/no-such/);
    expect(await last("basename('a/b')")).toBe("'b'");
  });

  test("leaves its values to be declared by it alone", async () => {
    expect(await last("const n: number = 'one';", "n")).toMatch(/^Not run/);
  });
});

describe("a var in a loop or a block", () => {
  test.each(["let i = 5", "var i = 5", "const i = 5", "function i() {}", "class i {}"])(
    "may have the name that an earlier cell declared as %s, and later cells see its value",
    async (earlier) => {
      expect(await last(earlier, "for (var i = 0; i < 3; i++) {}", "i + 1")).toBe("4");
      expect(await last(earlier, "{ var i = 7 }", "i + 1")).toBe("8");
      expect(await last(earlier, "if (1) { var i = 9 }", "i + 1")).toBe("10");
    },
  );

  test("is known to later cells with its type", async () => {
    expect(await last("for (var key in { a: 1 }) {}", "key.toUpperCase()")).toBe("'A'");
    expect(await last("for (const x of [1]) { var [twice] = [x * 2]; }", "twice.toFixed(1)")).toBe(
      "'2.0'",
    );
    expect(await last("for (var word of ['a']) {}", "const n: number = word")).toMatch(/TS2322/);
  });

  test("in a declaration of the global scope is none of the cell's", async () => {
    const declared = "declare global { var counter: number }\nglobalThis.counter = 5;";
    expect(await last(declared, "counter + 1")).toBe("6");
    expect(await last("const text: string = counter")).toMatch(/TS2322/);
  });

  test("starts as undefined in each run", async () => {
    expect(
      await last("if (true) { var seen = 1 }", "if (false) { var seen = 2 }\nString(seen)"),
    ).toBe("'undefined'");
  });
});

describe("a handler of the learner's own", () => {
  test("for uncaughtException takes the error, and the cell is not failed", async () => {
    const { error, stdout } = await notebook.run(
      "process.on('uncaughtException', (e) => console.log('took', e.message));\nsetTimeout(() => { throw new Error('late') });\nawait new Promise((done) => setTimeout(done, 20));",
    );
    expect([error, stdout]).toEqual(["", "took late\n"]);
  });

  test("for unhandledRejection takes the reason", async () => {
    const { error, stdout } = await notebook.run(
      "process.on('unhandledRejection', (e) => console.log('took', e));\nPromise.reject(5);\nawait new Promise((done) => setTimeout(done, 20));",
    );
    expect([error, stdout]).toEqual(["", "took 5\n"]);
  });
});
