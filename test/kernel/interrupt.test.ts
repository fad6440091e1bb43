import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const notebook = new Notebook();
beforeAll(() => notebook.run("let steps = 0; let kept = 42;"));
afterAll(() => notebook.close());

/** Generous for a shared machine. */
const SOON_MS = 5000;

const endless: Record<string, string> = {
  "a loop that computes": "while (true) steps++;",
  "a loop of awaits on timers":
    'for (;;) { await new Promise((r) => setTimeout(r, 1)); console.log("tick"); }',
  "a loop of microtasks": "for (;;) { await null; steps++; }",
  "a computing loop after an await": "await null; for (;;) steps++;",
  "a loop that catches everything": "for (;;) { try { steps++; } catch {} }",
  "an async loop that catches everything": "for (;;) { try { await null; } catch {} }",
  "a loop that prints": "for (;;) console.log(steps++);",
  "timers that start timers":
    "await new Promise(() => { const again = () => { console.log(steps++); setTimeout(again, 1); }; again(); });",
  "an interval": "setInterval(() => console.log(steps++), 1); await new Promise(() => {});",
  "a loop of ticks":
    "await new Promise(() => { const again = () => process.nextTick(again); again(); });",
  "a loop of queued microtasks":
    "await new Promise(() => { const again = () => queueMicrotask(again); again(); });",
  "a loop of immediates":
    "await new Promise(() => { const again = () => setImmediate(again); again(); });",
  "a computing loop in an immediate":
    "setImmediate(() => { for (;;) steps++; }); await new Promise(() => {});",
  "a computing loop in a timer":
    "setTimeout(() => { for (;;) steps++; }, 0); await new Promise(() => {});",
  "a promise that never settles": "await new Promise(() => {});",
  "a helper that awaits":
    "async function wait(): Promise<void> { for (;;) await new Promise((r) => setTimeout(r, 1)); }\nawait wait();",
  "a pending fetch": `import { createServer } from "node:http";
    const server = createServer(() => {});
    await new Promise<void>((r) => server.listen(0, "127.0.0.1", r));
    await fetch("http://127.0.0.1:" + (server.address() as { port: number }).port);`,
};

describe("an interrupt", () => {
  test.each(Object.keys(endless))(
    "stops %s, keeps state, and nothing prints later",
    async (name) => {
      const { error, milliseconds } = await notebook.interrupt(endless[name]);
      expect(error).toMatch(/^Interrupted: /);
      expect(milliseconds).toBeLessThan(SOON_MS);
      const before = notebook.log.length;
      const { result, outputs } = await notebook.run(
        "await new Promise((r) => setTimeout(r, 50)); kept",
      );
      expect(result).toBe("42");
      expect(notebook.log.length - before).toBe(outputs.length);
      expect(outputs.length).toBe(1);
    },
  );

  test("aborts the host's signal, which the library's trainings listen to", async () => {
    await notebook.interrupt(`
      const { signal } = Reflect.get(globalThis, Symbol.for("chainrule.host"));
      signal.addEventListener("abort", () => { kept = -kept; });
      await new Promise(() => {});`);
    expect((await notebook.run("kept = -kept; kept")).result).toBe("42");
  });

  test("while nothing runs ends what earlier cells left running", async () => {
    await notebook.run('setInterval(() => console.log("still here"), 1); 0');
    await notebook.until((o) => o.output_type === "stream" && o.text === "still here\n");
    await notebook.session.interrupt();
    await notebook.run("0"); // answered after the interrupt
    const before = notebook.log.length;
    await notebook.run("await new Promise((r) => setTimeout(r, 30));");
    expect(notebook.log.length).toBe(before);
  });

  test("twice at once is harmless", async () => {
    const ran = await notebook.run('console.log("go"); for (;;) steps++;', () => {
      void notebook.session.interrupt();
      void notebook.session.interrupt();
    });
    expect(ran.error).toMatch(/^Interrupted: /);
    expect((await notebook.run("kept")).result).toBe("42");
  });

  test("closes the cell even if it arrives many times while the cell is being closed", async () => {
    for (let i = 0; i < 20; i++) {
      const ran = await notebook.run('console.log("go"); for (;;) steps++;', () => {
        for (let k = 0; k < 5; k++) void notebook.session.interrupt();
      });
      expect(ran.error).toMatch(/^Interrupted: /);
    }
    expect((await notebook.run("kept")).result).toBe("42");
  });

  test("asked for again ends the process of a cell that native code holds", async () => {
    const again = setInterval(() => void notebook.session.interrupt(), 500);
    const { error } = await notebook.run(
      `import { execFileSync } from "node:child_process";
      execFileSync(process.execPath, ["-e", "setTimeout(() => {}, 120_000)"]);`,
    );
    clearInterval(again);
    expect(error).toMatch(/^ProcessEnded: the process was killed/);
    await notebook.run("let steps = 0; let kept = 42;");
  });

  test("a hundred times in a row leaves a working kernel with its state", async () => {
    await notebook.run("let done = 0;");
    const loops = Object.values(endless);
    for (let i = 0; i < 100; i++) {
      const { error } = await notebook.interrupt(`done++;\n${loops[i % loops.length]}`);
      expect(error, loops[i % loops.length]).toMatch(/^Interrupted: /);
    }
    expect((await notebook.run("[done, kept]")).result).toBe("[ 100, 42 ]");
  });
});
