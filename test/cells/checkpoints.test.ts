import { expect, test } from "vitest";
import type { Checkpoint } from "../../src/cells/compiled.ts";
import { CellHost } from "./host.ts";

/** A host whose checkpoint never settles once `stop` was called. */
function stoppableHost() {
  let stopped = false;
  const log: number[] = [];
  const checkpoint: Checkpoint = (awaited) =>
    new Promise((resolve, reject) => {
      Promise.resolve(awaited).then(
        (value) => stopped || resolve(value),
        (error) => stopped || reject(error),
      );
    });
  const host = new CellHost({ globals: { log, stop: () => (stopped = true) } });
  const script = 'globalThis[Symbol.for("chainrule.checkpoint")] = install';
  Object.assign(host.context, { install: checkpoint });
  return { host, log, ready: host.run(script) };
}

/** Some turns of the event loop, in which a loop that goes on would show itself. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
}

// biome-ignore format: a table, one case a line
const loops: readonly [title: string, cell: string][] = [
  ["a loop of await at the top level", "for (let i = 0; ; i++) { log.push(i); if (i === 3) stop(); await null }"],
  ["a loop in an async function", "const go = async () => { for (let i = 0; ; i++) { log.push(i); if (i === 3) stop(); await null } }; await go()"],
  ["a loop in a function that nobody awaits", "(async () => { for (let i = 0; ; i++) { log.push(i); if (i === 3) stop(); await null } })(); 1"],
  ["a loop of timers", "for (let i = 0; ; i++) { log.push(i); if (i === 3) stop(); await new Promise((r) => setTimeout(r, 1)) }"],
  ["for await over an endless generator", "let i = 0; for await (const x of (async function* () { for (;;) yield i })()) { log.push(i); if (i++ === 3) stop() }"],
  ["a loop that catches everything", "for (let i = 0; ; i++) { try { log.push(i); if (i === 3) stop(); await Promise.reject(1) } catch {} }"],
  ["a method of a class", "class A { async go() { for (let i = 0; ; i++) { log.push(i); if (i === 3) stop(); await null } } } await new A().go()"],
];

test.for(loops)("%s ends at the next await after a stop", async ([, cell]) => {
  const { host, log, ready } = stoppableHost();
  await ready;
  void host.run(cell);
  await expect.poll(() => log.length).toBeGreaterThan(3);
  await turns();
  expect(log).toEqual([0, 1, 2, 3]);
});

test("a rejected await passes the checkpoint as the same error", async () => {
  const { host, ready } = stoppableHost();
  await ready;
  const cell = "try { await Promise.reject(new RangeError('no')) } catch (e) { (e as Error).name }";
  await host.run(`let name = ""; ${cell.replace("(e as", "name = (e as")}`);
  expect(await host.show(["name"])).toBe("'RangeError'");
});

test("without a host's checkpoint cells wait as usual", async () => {
  expect(await new CellHost().show(["await 1"])).toBe("1");
});
