import { afterAll, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const notebook = new Notebook();
afterAll(() => notebook.close());

describe("a cell", () => {
  test("has the value of its last expression as its result", async () => {
    expect((await notebook.run("1 + 1")).result).toBe("2");
  });

  test("without a value, or with undefined, has no result", async () => {
    const { outputs } = await notebook.run("const unused = 1;");
    expect(outputs).toEqual([]);
    expect((await notebook.run("undefined")).outputs).toEqual([]);
  });

  test("sees and may redeclare what earlier cells declared", async () => {
    await notebook.run("let x = 1; function twice(n: number) { return 2 * n; }");
    expect((await notebook.run("x = twice(x + 1); x")).result).toBe("4");
    expect((await notebook.run('const x = "text"; x')).result).toBe("'text'");
  });

  test("may await at its top level, in loops, in for await, in an arrow called on the spot", async () => {
    const source = `
      const awaited: number[] = [await Promise.resolve(1)];
      for await (const n of [Promise.resolve(2), 3]) awaited.push(n);
      await (async () => { await null; awaited.push(4); })();
      awaited`;
    expect((await notebook.run(source)).result).toBe("[ 1, 2, 3, 4 ]");
  });

  test("that ends in a promise shows the promise, without the runner's own marks", async () => {
    expect((await notebook.run("Promise.resolve(7)")).result).toBe("Promise { 7 }");
  });

  test("shadows a global name instead of overwriting it", async () => {
    await notebook.run("const process = 5;");
    expect((await notebook.run("[process, typeof globalThis.process.pid]")).result).toBe(
      "[ 5, 'number' ]",
    );
    await notebook.session.restart();
  });

  test("counts from 1, and not when it is not stored", async () => {
    await notebook.session.restart();
    const first = await notebook.run("1");
    const hidden = await notebook.run("2", undefined, { storeHistory: false });
    const second = await notebook.run("3");
    expect([first, hidden, second].map(({ reply }) => reply.executionCount)).toEqual([1, 1, 2]);
  });
});

describe("a cell's outputs", () => {
  test("come in the order in which they were made, errors apart from text", async () => {
    const { outputs } = await notebook.run('console.log("a"); console.error("b"); "c"');
    expect(outputs).toMatchObject([
      { output_type: "stream", name: "stdout", text: "a\n" },
      { output_type: "stream", name: "stderr", text: "b\n" },
      { output_type: "execute_result", data: { "text/plain": "'c'" } },
    ]);
  });

  test("leave while the cell still computes", async () => {
    const source = `
      console.log("first");
      const end = Date.now() + 400;
      while (Date.now() < end);
      console.log(Date.now() - end >= 0)`;
    let seen = 0;
    const { stdout } = await notebook.run(source, () => {
      seen = Date.now();
    });
    expect(stdout).toBe("first\ntrue\n");
    expect(Date.now() - seen).toBeGreaterThan(300);
  });

  test("of native code and child processes are caught, and come before its end", async () => {
    const source = `
      import { execFileSync } from "node:child_process";
      import { writeSync } from "node:fs";
      execFileSync(process.execPath, ["-e", "console.log('child')"], { stdio: "inherit" });
      writeSync(2, "native\\n");`;
    const { stdout, stderr } = await notebook.run(source);
    expect({ stdout, stderr }).toEqual({ stdout: "child\n", stderr: "native\n" });
  });

  test("arrive whole, however many: 100,000 lines", async () => {
    const { stdout } = await notebook.run("for (let i = 0; i < 100_000; i++) console.log(i)");
    const lines = stdout.trimEnd().split("\n");
    expect(lines.length).toBe(100_000);
    expect(lines.every((line, i) => line === String(i))).toBe(true);
  });

  test("that come later are filed under the cell that started them", async () => {
    await notebook.run('setTimeout(() => console.log("from a timer"), 50); 0');
    const timer = notebook.log.at(-1)?.cell;
    await notebook.run(
      'void Promise.resolve().then(async () => { await new Promise((r) => setTimeout(r, 60)); console.log("from a promise"); }); 0',
    );
    await notebook.run('console.log("between"); 0');
    await notebook.until((o) => o.output_type === "stream" && o.text === "from a promise\n");
    const cellOf = (text: string) =>
      notebook.log.find(({ output }) => output.output_type === "stream" && output.text === text)
        ?.cell;
    expect(cellOf("from a timer\n")).toBe(timer);
    expect(cellOf("from a promise\n")).toBe((timer as number) + 1);
  });

  test("of console.clear is a cleared output", async () => {
    const { outputs } = await notebook.run("console.clear()");
    expect(outputs).toEqual([{ output_type: "clear_output", wait: false }]);
  });

  test("of console.table, group and time look as in Node", async () => {
    const { stdout } = await notebook.run(`
      console.group("outer"); console.log("inner"); console.groupEnd();
      console.table([{ a: 1 }]);
      console.time("t"); console.timeEnd("t");`);
    expect(stdout).toContain("outer\n  inner\n");
    expect(stdout).toContain("│ 0       │ 1 │");
    expect(stdout).toMatch(/^t: [\d.]+ms$/m);
  });
});

test("console.group ends with its cell, however that ends", async () => {
  const ends = ["throw new Error('x')", "console.groupCollapsed('b')", "console.groupEnd(); 1"];
  for (const end of ends) {
    await notebook.run(`console.group("a"); ${end}`);
    expect((await notebook.run('console.log("flat\\nflat")')).stdout).toBe("flat\nflat\n");
  }
  await notebook.interrupt("console.group(); console.group(); for (;;);");
  expect((await notebook.run("console.log(1); console.error(2)")).stdout).toBe("1\n");
  const { stdout } = await notebook.run(
    "console.group(); console.log(1); console.groupEnd(); console.groupEnd(); console.log(2)",
  );
  expect(stdout).toBe("  1\n2\n");
});

describe("half of a surrogate pair", () => {
  const half = '"😀"[0]';

  test("leaves as U+FFFD, wherever text leaves", async () => {
    const cells = [
      `console.log(${half})`,
      `console.error(${half})`,
      `console.log(${half}.repeat(100_000))`,
      half,
      `[{ [${half}]: ${half} }]`,
      `throw new Error(${half})`,
      `throw ${half}`,
      `import { show } from "chainrule"; show({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": ${half} }) })`,
    ];
    for (const cell of cells) {
      const { outputs } = await notebook.run(cell);
      const text = JSON.stringify(outputs);
      expect(text).toMatch(/\ufffd|\\\\uD83D/i); // inspect writes it as an escape
      expect(text).not.toMatch(/(?<!\\)\\ud[89a-f]/);
    }
  });

  test("in a whole pair, or spelled by the learner, stays", async () => {
    expect((await notebook.run('console.log("😀", "\\\\ud83d")')).stdout).toBe("😀 \\ud83d\n");
  });
});

describe("a displayed value", () => {
  test("with Symbol.for('Jupyter.display') is its bundle, with a text beside it", async () => {
    const { outputs } = await notebook.run(
      `({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>x</b>", "text/plain": "x" }) })`,
    );
    expect(outputs).toMatchObject([
      { output_type: "execute_result", data: { "text/html": "<b>x</b>", "text/plain": "x" } },
    ]);
  });

  // biome-ignore format: a table, one case a line
  const bundles: readonly (readonly [bundle: string, data: object, word?: RegExp])[] = [
    [`{ "image/png": new Uint8Array([1, 2, 3]) }`, { "image/png": "AQID" }],
    [`{ "image/png": new Uint8Array([1, 2, 3]).buffer }`, { "image/png": "AQID" }],
    [`{ "image/svg+xml": Buffer.from("<svg>ü</svg>") }`, { "image/svg+xml": "<svg>ü</svg>" }],
    [`{ "text/plain": 42 }`, { "text/plain": "42" }],
    [`{ "text/html": ["<b>1", "</b>"] }`, { "text/html": "<b>1</b>" }],
    [`{ "application/json": [1, null] }`, { "application/json": [1, null] }],
    [`{ "application/vnd.x+json": null }`, { "application/vnd.x+json": null }],
    [`{ "text/html": null, "text/latex": "x" }`, { "text/latex": "x" }, /text.html is null.*left out/],
    [`{ "text/html": [1], "image/png": { a: 1 }, "text/latex": "x" }`, { "text/latex": "x" }, /text.html is a list.*\n.*image.png is an object/],
  ];

  test.for(bundles)("as %s is sent as notebooks have it", async ([bundle, data, word = /^$/]) => {
    const value = `({ [Symbol.for("Jupyter.display")]: () => (${bundle}) })`;
    const asResult = await notebook.run(value);
    expect(asResult.outputs.at(-1)).toMatchObject({ output_type: "execute_result", data });
    expect(asResult.stderr).toMatch(word);
    const shown = await notebook.run(`import { show } from "chainrule"; show(${value})`);
    expect(shown.outputs.at(-1)).toEqual({ output_type: "display_data", data, metadata: {} });
    expect(shown.stderr).toMatch(word);
  });

  test("that is no bundle at all is its text, or one word", async () => {
    for (const bundle of ["null", "[1]", "5"]) {
      const value = `({ [Symbol.for("Jupyter.display")]: () => ${bundle} })`;
      expect((await notebook.run(value)).result).toMatch(/Jupyter.display/);
      const { outputs, error, stderr } = await notebook.run(
        `import { show } from "chainrule"; show(${value})`,
      );
      expect({ outputs: outputs.length, error }).toEqual({ outputs: 1, error: "" });
      expect(stderr).toMatch(/^display: the bundle is .* left out\n$/);
    }
  });

  test("may make its bundle in its own time", async () => {
    const { outputs } = await notebook.run(
      `({ [Symbol.for("Jupyter.display")]: async () => ({ "text/html": "<i>y</i>" }) })`,
    );
    expect(outputs).toMatchObject([{ data: { "text/html": "<i>y</i>" } }]);
  });

  test("of the library goes through the host, and is replaced in place by its id", async () => {
    const { outputs } = await notebook.run(`
      const host = Reflect.get(globalThis, Symbol.for("chainrule.host"));
      host.display({ "text/plain": "one" }, { id: "d" });
      host.display({ "text/plain": "two" }, { id: "d", update: true });
      host.clearOutput(true);`);
    expect(outputs).toEqual([
      {
        output_type: "display_data",
        data: { "text/plain": "one" },
        metadata: {},
        transient: { display_id: "d" },
      },
      {
        output_type: "update_display_data",
        data: { "text/plain": "two" },
        metadata: {},
        transient: { display_id: "d" },
      },
      { output_type: "clear_output", wait: true },
    ]);
  });
});
