import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const exercise = `import { Exercise, todo, Verdict } from "chainrule";
const three = new Exercise({
  name: "test.three", title: "Three", solution: "", hints: [],
  check: (answer) => new Verdict(answer === 3 ? "right" : "not yet", "seen"),
});`;

let folder = "";
let notebook: Notebook;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chainrule-exercises-"));
  process.env.CHAINRULE_PROGRESS = join(folder, "progress.json");
  notebook = new Notebook();
  await notebook.run(exercise);
});

afterAll(async () => {
  await notebook.close();
  await rm(folder, { recursive: true, force: true });
});

describe("an answer in a notebook", () => {
  test("whose newest version has a type error is not judged by the old one", async () => {
    await notebook.run("const answer = 3 as number;");
    expect((await notebook.run("three.check(answer)")).result).toContain("✔ Right");
    await notebook.run('const answer: number = "4";');
    const said = (await notebook.run("three.check(answer)")).result;
    expect(said).toContain("the newest version of `answer` did not run");
    await notebook.run("const answer = 4 as number;");
    expect((await notebook.run("three.check(answer)")).result).toContain("△ Not yet: seen");
  });

  test("that is declared again by the very cell that mends it runs at its first try", async () => {
    await notebook.run('const mended: number = "5";');
    expect((await notebook.run("const mended = 5 as number;\nmended")).result).toBe("5");
  });

  test("whose first version has a syntax error is asked for, without a type error of the check's cell", async () => {
    await notebook.run("const first = (;");
    const { outputs } = await notebook.run("three.check(first)");
    expect(outputs).toMatchObject([
      {
        ename: "Not run",
        evalue:
          "`first` is not there yet: the cell that declares it has an error and did not run; mend it and run it first",
      },
    ]);
  });

  test("with a loop that never ends is named when its check is stopped, and variables are kept", async () => {
    await notebook.run(`const endless = new Exercise({
      name: "test.endless", title: "Without end", solution: "", hints: [],
      check: (answer) => { (answer as () => void)(); return new Verdict("right", ""); },
    });
    const kept = 7;`);
    const source = "const loop = () => { for (;;) {} };\nendless.check(loop)";
    const { error } = await notebook.interrupt(source);
    expect(error).toContain('the check "Without end" was stopped while it ran your code');
    expect((await notebook.run("kept")).result).toBe("7");
    expect((await notebook.interrupt("for (;;) {}")).error).not.toContain("Without end");
  });

  test("that passed is kept in one file, and the map of the course knows it", async () => {
    await notebook.run("three.check(3)");
    const text = await readFile(join(folder, "progress.json"), "utf8");
    expect(JSON.parse(text)).toEqual({ chainrule: "progress", exercises: ["test.three"] });
    await notebook.run('import { courseMap, exercises } from "chainrule";');
    const before = await notebook.run("courseMap()");
    expect(JSON.stringify(before.outputs)).toContain("○ 00 Start here: 0 of 3 exercises");
    await notebook.run("exercises.startHere.double.check((x: number) => 2 * x);");
    const after = await notebook.run("courseMap()");
    expect(JSON.stringify(after.outputs)).toContain("◐ 00 Start here: 1 of 3 exercises");
  });
});
