import { afterAll, expect, test } from "vitest";
import { Notebook } from "./notebook.ts";

const notebook = new Notebook();
afterAll(() => notebook.close());

const megabytes = async () =>
  Number((await notebook.run("Math.round(process.memoryUsage.rss() / 2 ** 20)")).result);

test("WebAssembly memory that a cell has left behind is given back while nothing runs", async () => {
  const before = await megabytes();
  const { result } = await notebook.run(
    "{ new Uint8Array(new WebAssembly.Memory({ initial: 2400 }).buffer).fill(1); }\nMath.round(process.memoryUsage.rss() / 2 ** 20)",
  );
  expect(Number(result)).toBeGreaterThan(before + 120);
  // Asking is a cell, too: the memory must come back between two questions.
  await expect.poll(megabytes, { interval: 1000 }).toBeLessThan(before + 60);
});

test("what cells see is what it was: no gc, and their variables", async () => {
  await notebook.run("const kept = new Uint8Array(2 ** 26).fill(7);");
  await expect.poll(megabytes, { interval: 1000 }).toBeGreaterThan(64);
  const { result } = await notebook.run("[typeof globalThis.gc, kept[2 ** 25]]");
  expect(result).toBe("[ 'undefined', 7 ]");
});
