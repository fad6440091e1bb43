import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { compileOnce } from "../../../src/kernel/runner/script.ts";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Bytes in use once everything that nobody holds is gone. */
function inUse(): number {
  for (let i = 0; i < 3; i++) collect();
  return process.memoryUsage().heapUsed;
}

test("a script that was run leaves nothing behind", () => {
  const run = (i: number): void => {
    const code = `(class { n = ${i}; twice() { return 2 * this.n; } })`;
    const made = compileOnce(`new ${code}().twice()`, { filename: `cell-${i}.ts` });
    expect(made.runInThisContext()).toBe(2 * i);
  };
  for (let i = 0; i < 1000; i++) run(i);
  const before = inUse();
  for (let i = 1000; i < 6000; i++) run(i);
  expect((inUse() - before) / 5000).toBeLessThan(400);
});
