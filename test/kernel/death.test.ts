import { mkdirSync, mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

// A small heap, so that running out of it is quick; runners inherit the environment.
process.env.NODE_OPTIONS = "--max-old-space-size=120";
const notebook = new Notebook();
afterAll(async () => {
  delete process.env.NODE_OPTIONS;
  await notebook.close();
});

const deaths: [name: string, source: string, says: RegExp][] = [
  ["process.exit(3)", "process.exit(3)", /ended its process with exit code 3/],
  [
    "process.exit() in a timer it awaits",
    "await new Promise(() => setTimeout(() => process.exit(), 5))",
    /exit code 0/,
  ],
  ["process.abort()", "process.abort()", /was aborted \(SIGABRT\)/],
  [
    "a signal",
    "process.kill(process.pid, 'SIGTERM'); await new Promise(() => {})",
    /was killed \(SIGTERM\)/,
  ],
  [
    "running out of memory",
    "const all: number[][] = []; for (;;) all.push(new Array(100_000).fill(0.5))",
    /more memory/,
  ],
];

describe("a cell that ends its process", () => {
  test.each(deaths)(
    "by %s gets an error that says so; the next cell runs",
    async (_, source, says) => {
      await notebook.run("const before = 1;");
      const { error, stderr, outputs } = await notebook.run(source);
      expect(error).toMatch(/^ProcessEnded: /);
      expect(error).toMatch(says);
      expect(error).toMatch(/variables of earlier cells are gone/);
      expect(stderr).toBe("");
      expect(outputs.length).toBe(1);
      expect((await notebook.run("1 + 1")).result).toBe("2");
    },
  );

  test("takes its names with it, for the type checker as well", async () => {
    await notebook.run("const before = 1;");
    await notebook.run("process.exit()");
    expect((await notebook.run("before")).error).toMatch(/Cannot find name 'before'/);
  });

  test("after its end, in a timer, says so under that cell", async () => {
    await notebook.run("setTimeout(() => process.exit(4), 20); 0");
    await notebook.until((o) => o.output_type === "error" && o.evalue.includes("exit code 4"));
    expect((await notebook.run("1 + 1")).result).toBe("2");
  });

  test("runs the learner's own exit handlers before that", async () => {
    const { stdout } = await notebook.run(
      'process.on("exit", (code) => console.log("bye", code)); process.exit(5);',
    );
    expect(stdout).toBe("bye 5\n");
  });
});

test.skipIf(process.platform === "win32")(
  "a folder that was deleted is named, and may come back",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "chainrule-gone-"));
    const gone = new Notebook(folder);
    expect((await gone.run("1 + 1")).result).toBe("2");
    rmdirSync(folder);
    await gone.session.restart();
    const { error } = await gone.run("1 + 1");
    expect(error).toContain(`the folder ${folder} is gone`);
    expect(error).not.toContain("a new process was started");
    mkdirSync(folder);
    expect((await gone.run("1 + 1")).result).toBe("2");
    await gone.close();
    rmdirSync(folder);
  },
);
