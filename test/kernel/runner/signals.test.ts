import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { builtFile } from "../../../src/kernel/built.ts";
import { CRITICAL, createSignals, enterCritical } from "../../../src/kernel/runner/signals.ts";

/** Announces cuts as fast as it can, and says while each is under way. */
const cutter = `
  const { parentPort, workerData: { url, signals, state } } = require("node:worker_threads");
  import(url).then(({ beginCut, endCut }) => {
    while (Atomics.load(state, 1) < 20_000) {
      if (!beginCut(signals)) continue;
      Atomics.add(state, 1, 1);
      Atomics.store(state, 0, 1);
      Atomics.store(state, 0, 0);
      endCut(signals);
    }
  });`;

test("no cut is under way while the main thread must not be cut off", async () => {
  const signals = createSignals();
  /** Whether a cut is under way, and how many there were. */
  const state = new Int32Array(new SharedArrayBuffer(8));
  const url = builtFile("runner/signals.js").href;
  const worker = new Worker(cutter, { eval: true, workerData: { url, signals, state } });
  let entered = 0;
  let overlaps = 0;
  while (Atomics.load(state, 1) < 20_000) {
    enterCritical(signals);
    entered++;
    for (let look = 0; look < 10; look++) overlaps += Atomics.load(state, 0);
    Atomics.store(signals, CRITICAL, 0);
    for (let pause = 0; pause < 10; pause++) Atomics.load(state, 0);
  }
  await worker.terminate();
  expect(overlaps).toBe(0);
  expect(entered).toBeGreaterThan(1000);
});
