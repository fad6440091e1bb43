/** An interrupt while a cell's import is being loaded: whatever is cut off, the kernel stays usable. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const folder = mkdtempSync(join(tmpdir(), "chainrule-loading-"));
const notebook = new Notebook(folder);
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

beforeAll(() => notebook.run("let kept = 42;"));
afterAll(async () => {
  await notebook.close();
  rmSync(folder, { recursive: true });
});

/** Generous for a shared machine; on a quiet one it takes 1 to 35 ms. */
const SOON_MS = 5000;

/** Modules whose loading does not end by itself; each says first that it has begun. */
const endless: readonly (readonly [what: string, text: string])[] = [
  ["computes", "for (;;) Math.random();"],
  ["catches everything", "for (;;) { try { Math.random(); } catch {} }"],
  ["waits for what never comes", "await new Promise(() => {});"],
  ["waits for timers", "for (;;) await new Promise((r) => setTimeout(r, 1));"],
  ["waits without a timer", "for (;;) await null;"],
  ["computes after a wait", "await null; for (;;) Math.random();"],
];

describe.each([
  ["import", (name: string) => `import { begun } from "./${name}"; begun`],
  ["import()", (name: string) => `(await import("./${name}")).begun`],
])("an interrupt during the first %s of a file", (form, cell) => {
  test.each(endless)("whose top level %s", async (what, text) => {
    const name = `${form.length}-${what.replaceAll(" ", "-")}.ts`;
    write(name, `export const begun: string = "begun";\nconsole.log(begun);\n${text}`);
    let start = 0;
    const { error } = await notebook.run(cell(name), () => {
      start = performance.now();
      void notebook.session.interrupt();
    });
    expect(error).toMatch(/^Interrupted: /);
    expect(performance.now() - start).toBeLessThan(SOON_MS);
    expect((await notebook.run("kept")).result).toBe("42");
    write(name, 'export const begun: string = "mended";');
    expect((await notebook.run(cell(name))).result).toBe("'mended'");
  });
});

test.each([
  ["computes", "const end = performance.now() + 300; while (performance.now() < end);"],
  ["waits", "await new Promise((r) => setTimeout(r, 300));"],
])(
  "a file whose load was stopped while it %s loads when it is imported again",
  async (what, text) => {
    write(`${what}.ts`, `export const begun: string = "begun";\nconsole.log(begun);\n${text}`);
    write(`over-${what}.ts`, `export { begun } from "./${what}.ts";`);
    const cell = `import { begun } from "./over-${what}.ts"; begun`;
    const { error } = await notebook.run(cell, () => void notebook.session.interrupt());
    expect(error).toMatch(/^Interrupted: /);
    expect((await notebook.run(cell)).result).toBe("'begun'");
  },
);

test("interrupts at any moment of loading many files leave all of them loadable", async () => {
  const count = 20;
  for (let i = 0; i < count; i++) {
    const next = i + 1 < count ? `export * from "./part${i + 1}.ts";\n` : "";
    write(`part${i}.ts`, `${next}export const part${i}: number = ${i};`);
  }
  for (let i = 0; i < 30; i++) {
    write("part0.ts", `export * from "./part1.ts";\nexport const round: number = ${i};`);
    const cell = 'console.log("go"); console.log((await import("./part0.ts")).round);';
    await new Promise<void>((done) => {
      const stop = async (): Promise<void> => {
        await notebook.session.interrupt();
        done();
      };
      void notebook.run(cell, () => void setTimeout(stop, i));
    });
  }
  const last = 'import { part19, round } from "./part0.ts"; [part19, round]';
  const { result, error } = await notebook.run(last);
  expect(result, error).toBe("[ 19, 29 ]");
  expect((await notebook.run("kept")).result).toBe("42");
});

/** Modules of Node's that no runner has loaded by itself, each with a function that it exports. */
const builtins: readonly (readonly [name: string, member: string])[] = [
  ["child_process", "execFileSync"],
  ["dgram", "createSocket"],
  ["http2", "connect"],
  ["https", "get"],
  ["readline", "createInterface"],
  ["repl", "start"],
  ["tls", "connect"],
  ["wasi", "WASI"],
  ["zlib", "gzip"],
];

test("interrupts at any moment of loading Node's own modules leave all of them whole", async () => {
  const fresh = new Notebook();
  await fresh.run("let turn = 0;");
  // Keeps the thread busy for longer than an interrupt waits before it cuts something off. The one before ends:
  // nine of them made each cell wait for seconds on a machine that is busy itself.
  const busy = `{
    const mine = ++turn;
    setTimeout(function again() {
      for (const end = performance.now() + 30; performance.now() < end; );
      if (mine === turn) setTimeout(again, 0);
    }, 0);
  }`;
  for (const [name, member] of builtins) {
    await fresh.run(busy);
    const ran = fresh.run(`import { ${member} } from "node:${name}"; await new Promise(() => {});`);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
    let isOver = false;
    void ran.then(() => {
      isOver = true;
    });
    // One that came before the cell began has stopped nothing.
    while (!isOver) await fresh.session.interrupt().then(() => new Promise(setImmediate));
    expect((await ran).error).toMatch(/^Interrupted: /);
    const { result, error } = await fresh.run(
      `import { ${member} } from "node:${name}"; typeof ${member}`,
    );
    expect(result, `${name}: ${error}`).toBe("'function'");
  }
  await fresh.close();
});
